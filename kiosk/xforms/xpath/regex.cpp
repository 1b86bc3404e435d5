// SPDX-License-Identifier: Apache-2.0
#define PCRE2_CODE_UNIT_WIDTH 8
#include "kiosk/xforms/xpath/regex.h"

#include <array>
#include <string>

#include <pcre2.h>

namespace xforms {

namespace {

// The spec: "'[0-9]+' becomes /[0-9]+/": JavaScript's expressions, so \u0041, [^], and $ at the very end
// only.
constexpr std::uint32_t readings = PCRE2_UTF | PCRE2_ALT_BSUX | PCRE2_ALLOW_EMPTY_CLASS |
                                   PCRE2_DOLLAR_ENDONLY | PCRE2_MATCH_UNSET_BACKREF | PCRE2_NEVER_BACKSLASH_C;
constexpr std::uint32_t most_steps = 200'000;  // about 10 ms; an honest pattern over an answer takes hundreds
constexpr std::uint32_t most_heap_kib = 8 * 1024;

struct Limits {
    pcre2_match_context* context = pcre2_match_context_create(nullptr);
    Limits() {
        pcre2_set_match_limit(context, most_steps);
        pcre2_set_heap_limit(context, most_heap_kib);
    }
    Limits(const Limits&) = delete;
    Limits& operator=(const Limits&) = delete;
    ~Limits() { pcre2_match_context_free(context); }
};

}  // namespace

kiosk::Result<std::shared_ptr<const Regex>> Regex::compile(std::string_view pattern) {
    int error = 0;
    PCRE2_SIZE place = 0;
    pcre2_code* code = pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), readings,
                                     &error, &place, nullptr);
    if (code == nullptr) {
        std::array<PCRE2_UCHAR, 200> message{};
        pcre2_get_error_message(error, message.data(), message.size());
        return kiosk::fail(kiosk::ErrorKind::invalid, "the regular expression is wrong at its character " +
                                                          std::to_string(place + 1) + ": " +
                                                          reinterpret_cast<const char*>(message.data()));
    }
    return std::make_shared<const Regex>(code);
}

Regex::~Regex() {
    pcre2_code_free(code_);
}

bool Regex::found_in(std::string_view text, Allowance& allowance) const {
    allowance.spend(50 + text.size());
    static const Limits limits;
    pcre2_match_data* found = pcre2_match_data_create(1, nullptr);
    const int result = pcre2_match(code_, reinterpret_cast<PCRE2_SPTR>(text.data()), text.size(), 0, 0, found,
                                   limits.context);
    pcre2_match_data_free(found);
    if (result == PCRE2_ERROR_MATCHLIMIT) allowance.spend(most_steps);
    return result >= 0;
}

}  // namespace xforms
