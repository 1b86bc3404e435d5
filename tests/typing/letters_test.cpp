// SPDX-License-Identifier: Apache-2.0
// Every letter of a language has a key: those of its alphabet, as Unicode's CLDR has it, and those of the
// words that the kiosk and its consultation speak to the reader.
#include <filesystem>
#include <memory>
#include <set>

#include <glib.h>
#include <gtest/gtest.h>
#include <unicode/ulocdata.h>
#include <unicode/uset.h>

#include "kiosk/touch/keyboard.h"
#include "kiosk/words/languages.h"
#include "tests/text/shipped_words.h"

namespace {

using Letters = touch::LayoutName::Letters;

std::string text_of(gunichar letter) {
    std::string text(6, '\0');
    text.resize(static_cast<std::size_t>(g_unichar_to_utf8(letter, text.data())));
    return text;
}

std::set<gunichar> typed_by(const touch::KeyboardLayout& layout) {
    std::set<gunichar> typed;
    const auto take = [&](const std::vector<touch::KeyRow>& rows) {
        for (const touch::KeyRow& row : rows)
            for (const touch::KeyCap& key : row)
                for (const char* at = key.text.c_str(); *at != '\0'; at = g_utf8_next_char(at))
                    typed.insert(g_unichar_tolower(g_utf8_get_char(at)));
    };
    take(layout.plain);
    take(layout.shifted);
    return typed;
}

// Letters and the marks on them. Who writes in another script has Latin letters one tap away.
void take_letters(const std::string& words, Letters of, std::set<gunichar>& into) {
    for (const char* at = words.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar letter = g_utf8_get_char(at);
        const bool mark = g_unichar_type(letter) == G_UNICODE_NON_SPACING_MARK;
        const bool latin = g_unichar_get_script(letter) == G_UNICODE_SCRIPT_LATIN;
        if ((g_unichar_isalpha(letter) != 0 && latin == (of == Letters::latin)) || mark)
            into.insert(g_unichar_tolower(letter));
    }
}

std::set<gunichar> alphabet_of(const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    ULocaleData* data = ulocdata_open(language.c_str(), &status);
    USet* set = ulocdata_getExemplarSet(data, nullptr, 0, ULOCDATA_ES_STANDARD, &status);
    std::set<gunichar> letters;
    for (gunichar letter = 1; letter < 0x2000; ++letter)
        if (uset_contains(set, static_cast<UChar32>(letter)) != 0) letters.insert(letter);
    uset_close(set);
    ulocdata_close(data);
    return letters;
}

void expect_keys(const kiosk::SpokenLanguage& language, const std::set<gunichar>& letters,
                 const std::string& of) {
    const auto layout = touch::keyboard_layout(language.keys, language.code);
    ASSERT_TRUE(layout) << layout.error().sentence;
    const std::set<gunichar> typed = typed_by(*layout);
    for (const gunichar letter : letters)
        EXPECT_TRUE(typed.count(letter) == 1) << language.code << ": " << text_of(letter) << " of " << of;
}

TEST(EveryLetter, OfEachAlphabetHasAKey) {
    for (const kiosk::SpokenLanguage& language : kiosk::spoken_languages()) {
        if (language.keys.letters == Letters::pinyin) continue;
        std::string written;
        for (const gunichar letter : alphabet_of(language.code)) written += text_of(letter);
        std::set<gunichar> letters;
        take_letters(written, language.keys.letters, letters);
        EXPECT_GT(letters.size(), 15U) << language.code;
        expect_keys(language, letters, "its alphabet");
    }
}

TEST(EveryLetter, OfTheWordsThatAreShippedHasAKey) {
    const std::filesystem::path assets = SOURCE_DIR "/assets";
    const auto form =
        shipped::words_of_form(assets / "consultations/liverpool-equality-objectives-2024-2028/form.xml");
    for (const kiosk::SpokenLanguage& language : kiosk::spoken_languages()) {
        const std::string code = language.code;
        if (language.keys.letters == Letters::pinyin || code == "en") continue;
        std::set<gunichar> letters;
        for (const std::string& words : shipped::words_of_catalogue(assets / "words" / (code + ".po")))
            take_letters(words, language.keys.letters, letters);
        for (const std::string& words : form.at(code)) take_letters(words, language.keys.letters, letters);
        EXPECT_GT(letters.size(), 20U) << code;
        expect_keys(language, letters, "its words");
    }
}

}  // namespace
