// SPDX-License-Identifier: Apache-2.0
// The fifth route: nothing is seen. With the picture off, every press is decided from what the kiosk says.
#include "tests/routes/by_ear.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/drive/test_council.h"
#include "tests/routes/answers.h"

namespace {

namespace fs = std::filesystem;

using Spoken = std::vector<std::pair<std::string, std::string>>;  // a question's words, and its answer's

const Spoken choices = {
    {"Which of these describes you?", "I live in Liverpool"},
    {"Which of these describes you?", "I am visiting Liverpool"},
    {"How far do you agree or disagree with objective 1", "Disagree"},
    {"How far do you agree or disagree with objective 2", "Strongly agree"},
    {"How far do you agree or disagree with objective 3", "Neither agree nor disagree"},
    {"How far do you agree or disagree with objective 4", "Agree"},
    {"How far do you agree or disagree with objective 5", "Strongly disagree"},
    {"Which one objective matters most to you?", "Provide and commission excellent services"},
    {"Do you want to answer the equality questions?", "Yes, answer the equality questions"},
    {"What is your age group?", "75 to 84"},
    {"Do you have any physical or mental health conditions", "Yes"},
    {"Do any of your conditions or illnesses reduce", "Yes, a lot"},
    {"What is your religion?", "Any other religion"},
    {"What is your legal marital", "Prefer not to say"},
};
const Spoken texts = {
    {"What is the first part of your postcode?", "L8"},
    {"What would you change about objective 1", "Ramps at 2"},
    {"What is your religion? (optional)", "Quaker"},
};

bool contains(const std::vector<std::string>& said, const std::string& words) {
    return std::any_of(said.begin(), said.end(),
                       [&](const std::string& each) { return each.find(words) != std::string::npos; });
}

// What is asked on this screenful; false where nothing of it was wished for.
bool answer_screenful(routes::ByEar& ear) {
    const auto page = ear.said();
    bool answered = false;
    for (const auto& [question, choice] : choices) {
        if (!contains(page, question) || contains(page, question + " (optional)")) continue;
        ear.choose(choice);
        answered = true;
    }
    for (const auto& [question, text] : texts) {
        if (!contains(page, question) && !ear.heard(question)) continue;  // a choice may have brought it
        ear.choose("Answer box");
        ear.type(text);
        ear.press("F21");  // closes the keyboard
        answered = true;
    }
    return answered;
}

// Where a question is said only with what is below, More leads to it.
void answer_page(routes::ByEar& ear) {
    while (!answer_screenful(ear) && ear.heard("More: ")) ear.choose("More: ");
}

TEST(ByEar, TheWholeConsultationIsAnsweredFromWhatIsHeardAlone) {
    drive::TestCouncil test_council(fs::path(BINARY_DIR) / "routes" / "by-ear",
                                    fs::path(SOURCE_DIR) / "assets/consultations",
                                    "liverpool-equality-objectives-2024-2028");
    ASSERT_EQ(test_council.sync().code, 0);
    drive::Driver kiosk = test_council.kiosk();
    routes::ByEar ear(kiosk);
    ear.press("F19");
    ear.press("F8");
    ear.choose("Start");
    for (int pages = 0; !ear.heard("Check your answers"); ++pages) {
        ASSERT_LT(pages, 100) << "the visit does not end";
        answer_page(ear);
        ear.press("F22");
    }
    for (int parts = 0; !ear.heard("Submit answers"); ++parts) {
        ASSERT_LT(parts, 20) << "the check does not end";
        ear.press("F22");
    }
    ear.choose("Submit answers");
    EXPECT_TRUE(ear.heard("Thank you")) << testing::PrintToString(ear.said());
    EXPECT_EQ(kiosk.quit(), 0);
    ASSERT_EQ(test_council.sync().code, 0);
    const auto records = test_council.exported();
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(routes::answers_of(records[0]), routes::expected_answers);
}

TEST(ByEar, AKeyThatExplainsItselfIsHeardEachTimeItIsPressed) {
    drive::TestCouncil test_council(fs::path(BINARY_DIR) / "routes" / "key-help",
                                    fs::path(SOURCE_DIR) / "assets/consultations",
                                    "liverpool-equality-objectives-2024-2028");
    ASSERT_EQ(test_council.sync().code, 0);
    drive::Driver kiosk = test_council.kiosk();
    routes::ByEar ear(kiosk);
    ear.press("F19");
    ear.press("F17");
    const std::string back = "Back: goes to the page before", next = "Next: goes to the next page";
    const Spoken explained = {{"F21", back},      {"F21", back},     {"F22", next},
                              {"PageDown", next}, {"Q", "This key"}, {"W", "This key"}};
    for (const auto& [key, words] : explained) {
        ear.press(key);
        EXPECT_EQ(ear.said().size(), 1U) << key << testing::PrintToString(ear.said());
        EXPECT_TRUE(ear.heard(words)) << key << testing::PrintToString(ear.said());
    }
    EXPECT_EQ(kiosk.quit(), 0);
}

}  // namespace
