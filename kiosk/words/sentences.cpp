// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/sentences.h"

#include <map>
#include <memory>

#include <unicode/brkiter.h>
#include <unicode/utext.h>

namespace words {
namespace {

// Made once for each language: to read what CLDR knows of one takes a thousand times as long as to ask it.
icu::BreakIterator* breaks_of(const std::string& language) {
    static std::map<std::string, std::unique_ptr<icu::BreakIterator>> known;
    if (const auto found = known.find(language); found != known.end()) return found->second.get();
    UErrorCode status = U_ZERO_ERROR;
    // "ss": no sentence ends after an abbreviation, as in "Dr. Jones".
    icu::Locale locale = icu::Locale::forLanguageTag(language, status);
    locale.setUnicodeKeywordValue("ss", "standard", status);
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createSentenceInstance(locale, status));
    if (U_FAILURE(status) != 0) made.reset();
    return known.emplace(language, std::move(made)).first->second.get();
}

}  // namespace

std::vector<std::size_t> ends_of_sentences(std::string_view text, const std::string& language) {
    if (text.empty()) return {};
    UErrorCode status = U_ZERO_ERROR;
    UText opened = UTEXT_INITIALIZER;
    utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &status);
    std::vector<std::size_t> ends;
    if (icu::BreakIterator* breaks = breaks_of(language); breaks != nullptr && U_SUCCESS(status) != 0) {
        breaks->setText(&opened, status);
        for (std::int32_t at = breaks->first(); at != icu::BreakIterator::DONE; at = breaks->next())
            if (at > 0) ends.push_back(static_cast<std::size_t>(at));
    }
    utext_close(&opened);
    if (ends.empty() || ends.back() != text.size()) ends.push_back(text.size());
    return ends;
}

}  // namespace words
