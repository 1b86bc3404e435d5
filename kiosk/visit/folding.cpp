// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/folding.h"

#include <memory>
#include <mutex>
#include <unordered_map>

#include <unicode/coleitr.h>
#include <unicode/tblcoll.h>

#include "kiosk/result.h"
#include "kiosk/utf8.h"

namespace kiosk {
namespace {

// One sound, several keys: what Unicode's own table tells apart as letters of different languages.
constexpr const char* same_sound =
    "&\u064A=\u06CC=\u0649=\u06D2=\u0626"  // yeh: Arabic, Persian and Sorani, without dots, Urdu's at the end
                                           // of a word
    "&\u0643=\u06A9=\u06AA"                // kaf: Arabic, Persian, Urdu and Sorani, Sindhi
    "&\u0647=\u06D5=\u06C1=\u06BE=\u0629=\u06C3"  // heh: Arabic, Sorani, Urdu's two; teh marbuta, which ends
                                                  // as it
    "&\u0627=\u0623=\u0625=\u0622=\u0671"         // alef, with hamza, with madda, with wasla
    "&\u0648=\u0624";                             // waw, and with hamza

// Typed in a dozen ways or not at all; a drawn-out line is no letter either.
bool is_left_out(char32_t letter) {
    constexpr std::u32string_view apostrophes =
        U"'`\u00B4\u02B9\u02BB\u02BC\u02BE\u02BF\u2018\u2019\u201B\u2032\uFF07";
    constexpr char32_t tatweel = 0x0640;
    return letter == tatweel || apostrophes.find(letter) != apostrophes.npos;
}

// The weights of each letter, asked of ICU once: a list of 100,000 names has some hundred letters.
class Weights {
 public:
    Weights() {
        UErrorCode status = U_ZERO_ERROR;
        collator_ =
            std::make_unique<icu::RuleBasedCollator>(icu::UnicodeString::fromUTF8(same_sound), status);
        require(U_SUCCESS(status) != 0, "ICU has the collation that it was built with");
    }

    const std::u16string& of(char32_t letter) {
        const auto known = known_.find(letter);
        return known != known_.end() ? known->second : known_.emplace(letter, ask(letter)).first->second;
    }

 private:
    std::u16string ask(char32_t letter) const {
        std::u16string weights;
        if (is_left_out(letter)) return weights;
        const std::unique_ptr<icu::CollationElementIterator> elements(
            collator_->createCollationElementIterator(icu::UnicodeString(static_cast<UChar32>(letter))));
        require(elements != nullptr, "ICU has memory for one letter");
        UErrorCode status = U_ZERO_ERROR;
        for (std::int32_t element = elements->next(status);
             U_SUCCESS(status) != 0 && element != icu::CollationElementIterator::NULLORDER;
             element = elements->next(status))
            if (const std::int32_t primary = icu::CollationElementIterator::primaryOrder(element);
                primary != 0)
                weights += static_cast<char16_t>(primary);
        return weights;
    }

    std::unique_ptr<icu::RuleBasedCollator> collator_;
    std::unordered_map<char32_t, std::u16string> known_;
};

}  // namespace

std::u16string folded(std::string_view words) {
    static std::mutex one_at_a_time;
    static Weights weights;
    const std::lock_guard lock(one_at_a_time);
    std::u16string all;
    all.reserve(words.size());
    utf8::each_letter(words, [&](char32_t letter, std::string_view) { all += weights.of(letter); });
    return all;
}

}  // namespace kiosk
