// SPDX-License-Identifier: Apache-2.0
#define PCRE2_CODE_UNIT_WIDTH 8
#include "sync/report/personal.h"

#include <algorithm>
#include <memory>

#include <pcre2.h>

#include "kiosk/result.h"

namespace council {

namespace {

// One capital word after another is a name, unless the first begins a sentence as such words do.
constexpr const char* names =
    R"((?:\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Cllr|Councillor|Sir|Dame|Lord|Lady|Rev|Imam|Sheikh)\.?\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)"
    R"(|(?:[Mm]y name(?: is|'s|’s)|[Cc]alled|[Nn]amed|[Ss]igned:?)\s+\p{Lu}[\p{L}'’-]+(?:\s+\p{Lu}[\p{L}'’-]+)*)"
    R"(|\b(?!(?:The|A|An|This|That|These|Those|We|I|It|My|Our|Your|Their|They|You|He|She|More|Less|Please|Make|Stop|Keep|In|On|At|For|From|And|But|Also|All|No|Not|Yes|If|When|Why|How|What|Some|Every|Dear)\b)\p{Lu}[\p{Ll}'’-]+(?:\s+\p{Lu}[\p{Ll}'’-]+)+))";
constexpr const char* postcodes = R"(\b[A-Za-z]{1,2}[0-9][A-Za-z0-9]?\s*[0-9][A-Za-z]{2}\b)";
constexpr const char* mails = R"([^\s@<>]+@[^\s@<>]+\.[^\s@<>]+)";
constexpr const char* phones = R"((?<!\p{N})\+?(?:\p{Nd}[\s().\-/]{0,2}){8,14}\p{Nd}(?!\p{N}))";

struct Free {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
    void operator()(pcre2_match_data* found) const { pcre2_match_data_free(found); }
};

class Pattern {
 public:
    explicit Pattern(const char* source) {
        int error = 0;
        PCRE2_SIZE at = 0;
        code_.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(source), PCRE2_ZERO_TERMINATED,
                                  PCRE2_UTF | PCRE2_UCP, &error, &at, nullptr));
        kiosk::require(code_ != nullptr, "the patterns of this file compile");
        // Where a machine forbids it, the patterns are interpreted: slower, and the same is found.
        (void)pcre2_jit_compile(code_.get(), PCRE2_JIT_COMPLETE);
        found_.reset(pcre2_match_data_create_from_pattern(code_.get(), nullptr));
    }

    void find(std::string_view text, std::vector<Stretch>& stretches) const {
        const auto subject = reinterpret_cast<PCRE2_SPTR>(text.data());
        for (std::size_t from = 0; from < text.size();) {
            int found = match(subject, text.size(), from, 0);
            if (found == PCRE2_ERROR_JIT_STACKLIMIT) found = match(subject, text.size(), from, PCRE2_NO_JIT);
            if (found == PCRE2_ERROR_NOMATCH) return;
            if (found < 1) {  // it gave up, so that nobody knows what the rest holds
                stretches.push_back({from, text.size()});
                return;
            }
            const PCRE2_SIZE* ends = pcre2_get_ovector_pointer(found_.get());
            stretches.push_back({ends[0], ends[1]});
            from = std::max<std::size_t>(ends[1], from + 1);
        }
    }

 private:
    int match(PCRE2_SPTR subject, std::size_t size, std::size_t from, std::uint32_t how) const {
        return pcre2_match(code_.get(), subject, size, from, how, found_.get(), nullptr);
    }

    std::unique_ptr<pcre2_code, Free> code_;
    std::unique_ptr<pcre2_match_data, Free> found_;
};

}  // namespace

std::vector<Stretch> personal(std::string_view text, std::string_view public_words) {
    static const Pattern name(names), others[] = {Pattern(postcodes), Pattern(mails), Pattern(phones)};
    std::vector<Stretch> found;
    name.find(text, found);
    std::erase_if(found, [&](const Stretch& each) {
        return public_words.find(text.substr(each.begin, each.end - each.begin)) != public_words.npos;
    });
    for (const Pattern& pattern : others) pattern.find(text, found);
    std::sort(found.begin(), found.end(),
              [](const Stretch& one, const Stretch& other) { return one.begin < other.begin; });
    std::vector<Stretch> apart;
    for (const Stretch& each : found) {
        if (!apart.empty() && each.begin < apart.back().end)
            apart.back().end = std::max(apart.back().end, each.end);
        else
            apart.push_back(each);
    }
    return apart;
}

}  // namespace council
