// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "kiosk/blanks.h"
#include "kiosk/utf8.h"
#include "kiosk/written_version.h"
#include "kiosk/xml_text.h"

namespace {

std::u32string letters_of(std::string_view text) {
    std::u32string all;
    utf8::each_letter(text, [&](char32_t code, std::string_view) { all += code; });
    return all;
}

TEST(AVersion, IsShownAsItsAuthorWroteIt) {
    EXPECT_EQ(kiosk::written_version("2024-01-08.6[encrypted:/XzQZk0g]"), "2024-01-08.6");
    EXPECT_EQ(kiosk::written_version("2024-01-08.6"), "2024-01-08.6");
    EXPECT_EQ(kiosk::written_version("draft [encrypted: no]2"), "draft [encrypted: no]2");
    EXPECT_EQ(kiosk::written_version(""), "");
}

TEST(Utf8, IsReadLetterByLetterInEveryLength) {
    EXPECT_EQ(letters_of("aé€😀"), U"aé€😀");
    std::string written;
    for (const char32_t code : {U'a', U'é', U'€', U'😀'}) utf8::append(written, code);
    EXPECT_EQ(written, "aé€😀");
    EXPECT_EQ(utf8::letters("aé€😀"), 4U);
    EXPECT_EQ(utf8::utf16_length("aé€😀"), 5U);
}

TEST(Utf8, ThatIsNoneReadsAsOneReplacementForEachByte) {
    EXPECT_EQ(letters_of("a\xFFz"), U"a\uFFFDz");
    EXPECT_EQ(letters_of("\xC0\xAF"), U"\uFFFD\uFFFD");                      // longer than it need be
    EXPECT_EQ(letters_of("\xED\xA0\x80"), U"\uFFFD\uFFFD\uFFFD");            // half a surrogate pair
    EXPECT_EQ(letters_of("\xF4\x90\x80\x80"), U"\uFFFD\uFFFD\uFFFD\uFFFD");  // past U+10FFFF
    EXPECT_EQ(letters_of("caf\xC3"), U"caf\uFFFD");                          // cut inside a letter
    EXPECT_FALSE(utf8::valid("caf\xC3"));
    EXPECT_FALSE(utf8::valid("\xED\xA0\x80"));
    EXPECT_FALSE(utf8::valid(std::string_view("a\0b", 3)));
    EXPECT_TRUE(utf8::valid("café 😀"));
}

TEST(Utf8, IsNeverCutInsideALetter) {
    const std::string text = "a€b";
    EXPECT_EQ(utf8::boundary(text, 1), 1U);
    EXPECT_EQ(utf8::boundary(text, 2), 1U);
    EXPECT_EQ(utf8::boundary(text, 3), 1U);
    EXPECT_EQ(utf8::boundary(text, 4), 4U);
    EXPECT_EQ(utf8::boundary(text, 99), text.size());
    EXPECT_EQ(utf8::boundary("", 0), 0U);
}

TEST(XmlText, HoldsOnlyWhatXmlCanCarry) {
    using kiosk::XmlPlace;
    const std::string hostile = "<&>\"'\x01\x7F\t\n\r\uFFFE\uFFFF\xED\xA0\x80 é😀";
    EXPECT_EQ(kiosk::escaped(hostile, XmlPlace::content),
              "&lt;&amp;&gt;&quot;'\x7F\t\n&#13;\uFFFD\uFFFD\uFFFD é😀");
    EXPECT_EQ(kiosk::escaped(hostile, XmlPlace::attribute),
              "&lt;&amp;&gt;&quot;'\x7F&#9;&#10;&#13;\uFFFD\uFFFD\uFFFD é😀");
    EXPECT_TRUE(kiosk::fits_xml("a\t\n\ré😀\uFFFD"));
    for (const char* none : {"\x01", "\uFFFE", "\uFFFF", "\xED\xA0\x80", "\xFF"})
        EXPECT_FALSE(kiosk::fits_xml(none)) << none;
}

TEST(Blanks, AreTakenFromAroundATextAndFromBetweenItsWords) {
    EXPECT_EQ(kiosk::trimmed(" \t a b\r\n"), "a b");
    EXPECT_EQ(kiosk::trimmed(" \n"), "");
    EXPECT_EQ(kiosk::trimmed(""), "");
    EXPECT_EQ(kiosk::words_of("  a\tb\n\nc "), (std::vector<std::string>{"a", "b", "c"}));
    EXPECT_TRUE(kiosk::words_of(" ").empty());
}

}  // namespace
