// SPDX-License-Identifier: Apache-2.0
// What an answer reads like where it is shown again: in the check, in a row of a list, in a closed list.
#include "kiosk/screens/answer_words.h"

#include <gtest/gtest.h>

#include "kiosk/screens/numeral.h"
#include "kiosk/words/words.h"

using screens::answer_words;
using screens::numeral_of;
using xforms::DataType;
using xforms::Question;

namespace {

Question answer(DataType type, const std::string& value, std::vector<std::string> appearance = {}) {
    Question question;
    question.control = xforms::ControlKind::input;
    question.type = type;
    question.value = value;
    question.appearance = std::move(appearance);
    return question;
}

xforms::Choice choice(const std::string& label, bool selected) {
    xforms::Choice made{label, {}, selected};
    made.label.paragraphs.push_back({.words = label});
    return made;
}

class AnAnswer : public testing::Test {
 protected:
    void SetUp() override {
        ASSERT_TRUE(words::open(BINARY_DIR "/words", {"en", "ar", "es", "fa", "pl", "ro", "zh-Hans"}));
        words::speak("en");
    }
    void TearDown() override { words::speak("en"); }
};

TEST_F(AnAnswer, ThatIsADateOrATimeIsInWords) {
    EXPECT_EQ(answer_words(answer(DataType::date, "2024-02-05")), "5 February 2024");
    EXPECT_EQ(answer_words(answer(DataType::date, "2024-02-01", {"month-year"})), "February 2024");
    EXPECT_EQ(answer_words(answer(DataType::date, "2024-01-01", {"year"})), "2024");
    EXPECT_EQ(answer_words(answer(DataType::time, "04:30:00.000+01:00")), "04:30");
    EXPECT_EQ(answer_words(answer(DataType::date_time, "2024-02-05T14:30:00.000Z")),
              "5 February 2024, 14:30");
    words::speak("zh-Hans");
    EXPECT_EQ(answer_words(answer(DataType::date, "2024-02-05")), "2024年2月5日");
    words::speak("pl");
    EXPECT_EQ(answer_words(answer(DataType::date, "2024-02-01", {"month-year"})), "luty 2024");
}

TEST_F(AnAnswer, ThatIsNoDateAfterAllIsShownAsItIs) {
    EXPECT_EQ(answer_words(answer(DataType::date, "soon")), "soon");
    EXPECT_EQ(answer_words(answer(DataType::date, "2024-02-30")), "2024-02-30") << "no such day";
    EXPECT_EQ(answer_words(answer(DataType::date, "2024-2-5 or so")), "2024-2-5 or so");
    EXPECT_EQ(answer_words(answer(DataType::time, "9:5")), "9:5");
    EXPECT_EQ(answer_words(answer(DataType::date, "")), "");
}

TEST_F(AnAnswer, ThatIsANumberHasTheLanguagesDigitsAndSeparatorsWhereTheFormAsks) {
    EXPECT_EQ(answer_words(answer(DataType::integer, "1234567", {"thousands-sep"})), "1,234,567");
    EXPECT_EQ(answer_words(answer(DataType::decimal, "-1234.5", {"thousands-sep"})), "-1,234.5");
    EXPECT_EQ(answer_words(answer(DataType::integer, "1234")), "1234");
    EXPECT_EQ(answer_words(answer(DataType::decimal, "no number", {"thousands-sep"})), "no number");
    words::speak("pl");
    EXPECT_EQ(answer_words(answer(DataType::decimal, "1.75")), "1,75");
    EXPECT_EQ(answer_words(answer(DataType::decimal, "12345.5", {"thousands-sep"})), "12\u00A0345,5");
    for (const char* language : {"es", "ro"}) {
        words::speak(language);
        EXPECT_EQ(answer_words(answer(DataType::decimal, "1.75")), "1,75") << language;
        EXPECT_EQ(answer_words(answer(DataType::decimal, "12345.5", {"thousands-sep"})), "12.345,5")
            << language;
    }
    words::speak("fa");
    EXPECT_EQ(answer_words(answer(DataType::integer, "42")), "۴۲");
    EXPECT_EQ(answer_words(answer(DataType::decimal, "1.75")), "۱٫۷۵");
    EXPECT_EQ(answer_words(answer(DataType::string, "L8 7AB")), "L8 7AB") << "as it was typed";
}

TEST_F(AnAnswer, ThatIsMaskedTellsNeitherItsWordsNorTheirLength) {
    const std::string dots = answer_words(answer(DataType::string, "secret", {"masked"}));
    EXPECT_EQ(dots, answer_words(answer(DataType::string, "x", {"hidden-answer"})));
    EXPECT_EQ(dots, answer_words(answer(DataType::integer, "12345", {"masked"})));
    EXPECT_EQ(dots.find_first_of("secrtx12345"), std::string::npos);
}

TEST_F(AnAnswer, OfSeveralChoicesIsAListInTheLanguagesWay) {
    Question question = answer(DataType::string, "a c");
    question.choices = {choice("Apple", true), choice("Berry", false), choice("Cherry", true)};
    EXPECT_EQ(answer_words(question), "Apple, Cherry");
    words::speak("ar");
    EXPECT_EQ(answer_words(question), "Apple، Cherry");
    words::speak("zh-Hans");
    EXPECT_EQ(answer_words({question, answer(DataType::integer, "3")}), "Apple、Cherry、3");
}

TEST(ATitle, ThatCountsHasANumeralInItsOwnDigits) {
    EXPECT_EQ(numeral_of("Draft objective 2 of 5"), "2");
    EXPECT_EQ(numeral_of("مسودة الهدف ٣ من ٥"), "٣");
    EXPECT_EQ(numeral_of("از ۵ هدف، هدف ۴"), "۴");
    EXPECT_EQ(numeral_of("目标草案 5（共 5 项）"), "5");
    EXPECT_EQ(numeral_of("Part 10 of 12"), "10");
    for (const char* title :
         {"About you", "Objective 2", "Equality Objectives 2024-2028", "0 of 5", "1 of 2 of 3", ""})
        EXPECT_EQ(numeral_of(title), "") << title;
}

}  // namespace
