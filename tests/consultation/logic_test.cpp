// SPDX-License-Identifier: Apache-2.0
// Which question follows from which answer, and what reaches the council.
#include "tests/consultation/filling_in.h"

namespace consultation {
namespace {

const char* const objectives[] = {"reduce_inequality", "celebrate_diversity", "good_relationships",
                                  "excellent_services", "inclusive_employer"};

TEST(LiverpoolForm, LoadsWithoutAnyProblem) {
    const auto loaded = load();
    ASSERT_NE(loaded.form, nullptr) << describe(loaded.problems);
    EXPECT_TRUE(loaded.problems.empty()) << describe(loaded.problems);
    EXPECT_EQ(loaded.form->id(), "liverpool-equality-objectives-2024-2028");
    EXPECT_FALSE(loaded.form->version().empty());
    EXPECT_EQ(loaded.form->languages()[loaded.form->default_language()].code, "en");
}

TEST_F(FillingIn, StartsWithWelcomeAndAboutAndThenAsksWhoIsAnswering) {
    const auto pages = instance_.pages();
    ASSERT_GE(pages.size(), 3U);
    EXPECT_EQ(pages[0], "/data/welcome");
    EXPECT_EQ(pages[1], "/data/about");
    EXPECT_EQ(pages[2], "/data/respondent/capacity");
    EXPECT_EQ(instance_.page(pages[0]).appearance, (std::vector<std::string>{"field-list", "welcome"}));
    EXPECT_EQ(instance_.page(pages[1]).appearance, (std::vector<std::string>{"field-list", "about"}));
}

TEST_F(FillingIn, OnlyWhoIsAnsweringIsRequiredAndItsMessageSaysWhatToDo) {
    const auto violations = instance_.violations();
    ASSERT_EQ(violations.size(), 1U);
    EXPECT_EQ(violations[0].reference, "/data/respondent/capacity");
    EXPECT_NE(violations[0].message.plain().find("“None of these, or I prefer not to say”"),
              std::string::npos);
    answer("/data/respondent/capacity", "resident worker");
    EXPECT_TRUE(instance_.violations().empty());
}

TEST_F(FillingIn, PostcodeTakesTheFirstHalfOnly) {
    for (const char* taken : {"L8", "L69", "l1", "CH41", "W1A", "EC1A", "L8 ", ""}) {
        answer("/data/respondent/postcode_district", taken);
        EXPECT_FALSE(violated("/data/respondent/postcode_district")) << taken;
    }
    for (const char* refused : {"Liverpool", "L", "8", "L8 7TX", "L87TX", "LIV1", "L8!", "٨"}) {
        answer("/data/respondent/postcode_district", refused);
        EXPECT_TRUE(violated("/data/respondent/postcode_district")) << refused;
    }
}

class EachObjective : public FillingIn, public testing::WithParamInterface<const char*> {
 protected:
    std::string group_ = std::string("/data/") + GetParam();
};

TEST_P(EachObjective, StandsOnOnePageWithItsQuestion) {
    const auto page = instance_.page(group_ + "/objective");
    ASSERT_EQ(page.questions.size(), 2U);
    EXPECT_EQ(page.questions[0].control, xforms::ControlKind::note);
    EXPECT_EQ(page.questions[1].control, xforms::ControlKind::select_one);
    EXPECT_EQ(page.questions[1].choices.size(), 6U);
    EXPECT_FALSE(page.questions[1].required);
}

TEST_P(EachObjective, AsksForChangesWhereSomebodyDisagrees) {
    for (const char* value : {"disagree", "strongly_disagree"}) {
        answer(group_ + "/objective/agreement", value);
        EXPECT_TRUE(asks(group_ + "/change")) << value;
        EXPECT_FALSE(asks(group_ + "/comment")) << value;
    }
}

TEST_P(EachObjective, AsksForCommentsOfEverybodyElseWhoAnswered) {
    for (const char* value : {"strongly_agree", "agree", "neither", "dont_know"}) {
        answer(group_ + "/objective/agreement", value);
        EXPECT_FALSE(asks(group_ + "/change")) << value;
        EXPECT_TRUE(asks(group_ + "/comment")) << value;
    }
}

TEST_P(EachObjective, AsksNothingMoreWhereItWasSkipped) {
    answer(group_ + "/objective/agreement", "agree");
    answer(group_ + "/objective/agreement", "");
    EXPECT_FALSE(asks(group_ + "/change"));
    EXPECT_FALSE(asks(group_ + "/comment"));
}

TEST_P(EachObjective, TakesTwoThousandCharactersOfAnyScriptAndNoMore) {
    answer(group_ + "/objective/agreement", "agree");
    std::string text;
    for (int letter = 0; letter < 2000; ++letter) text += "ش";
    answer(group_ + "/comment", text);
    EXPECT_FALSE(violated(group_ + "/comment"));
    answer(group_ + "/comment", text + "!");
    EXPECT_TRUE(violated(group_ + "/comment"));
}

INSTANTIATE_TEST_SUITE_P(All, EachObjective, testing::ValuesIn(objectives),
                         [](const auto& objective) { return std::string(objective.param); });

TEST_F(FillingIn, EqualityQuestionsComeOnlyWhenAskedFor) {
    EXPECT_FALSE(asks("/data/equality/age_group"));
    answer("/data/equality_gate/answer", "no");
    EXPECT_FALSE(asks("/data/equality/age_group"));
    answer("/data/equality_gate/answer", "yes");
    EXPECT_TRUE(asks("/data/equality/age_group"));
    EXPECT_TRUE(asks("/data/equality/pregnancy_or_birth"));
}

TEST_F(FillingIn, EveryEqualityChoiceOffersNotToSayAndNoneIsRequired) {
    answer("/data/equality_gate/answer", "yes");
    for (const char* broad : {"white", "mixed", "asian", "black", "other"}) {
        answer("/data/equality/ethnic_group", broad);
        int seen = 0;
        for (const auto& answered : instance_.review()) {
            const auto& question = answered.question;
            if (!question.reference.starts_with("/data/equality/")) continue;
            EXPECT_FALSE(question.required) << question.reference;
            if (question.control != xforms::ControlKind::select_one) continue;
            EXPECT_EQ(question.choices.back().value, "prefer_not_to_say") << question.reference;
            ++seen;
        }
        EXPECT_EQ(seen, 11) << broad;
    }
}

TEST_F(FillingIn, EthnicGroupIsAskedInTwoStepsAndOtherInOwnWords) {
    answer("/data/equality_gate/answer", "yes");
    for (const std::string broad : {"white", "mixed", "asian", "black", "other"}) {
        answer("/data/equality/ethnic_group", broad);
        for (const std::string other : {"white", "mixed", "asian", "black", "other"})
            EXPECT_EQ(asks("/data/equality/" + other + "_background"), other == broad) << broad << other;
        const std::string words = "/data/equality/" + broad + "_background_other";
        EXPECT_FALSE(asks(words));
        answer("/data/equality/" + broad + "_background", "other");
        EXPECT_TRUE(asks(words));
    }
    answer("/data/equality/ethnic_group", "prefer_not_to_say");
    EXPECT_FALSE(asks("/data/equality/other_background_other"));
}

TEST_F(FillingIn, FollowUpsWaitForTheAnswerThatTheyFollow) {
    answer("/data/equality_gate/answer", "yes");
    const struct {
        const char *question, *value, *follow_up;
    } pairs[] = {{"long_term_condition", "yes", "activities_reduced"},
                 {"religion", "other", "religion_other"},
                 {"gender_same_as_registered", "no", "gender_identity"},
                 {"sexual_orientation", "other", "sexual_orientation_other"}};
    for (const auto& pair : pairs) {
        const std::string question = std::string("/data/equality/") + pair.question;
        const std::string follow_up = std::string("/data/equality/") + pair.follow_up;
        EXPECT_FALSE(asks(follow_up));
        answer(question, pair.value);
        EXPECT_TRUE(asks(follow_up));
        answer(question, "prefer_not_to_say");
        EXPECT_FALSE(asks(follow_up));
    }
}

TEST_F(FillingIn, SkippedEqualityQuestionsLeaveNoTraceInTheSubmission) {
    answer("/data/respondent/capacity", "resident");
    answer("/data/equality_gate/answer", "yes");
    answer("/data/equality/religion", "sikh");
    answer("/data/equality_gate/answer", "no");
    const auto submission = instance_.finish({}).value();
    EXPECT_EQ(submission.xml.find("<equality>"), std::string::npos) << submission.xml;
    EXPECT_EQ(submission.xml.find("religion"), std::string::npos);
    EXPECT_EQ(submission.xml.find("sikh"), std::string::npos);
}

TEST_F(FillingIn, SubmissionTellsTheDayButNoTimeNorDevice) {
    answer("/data/respondent/capacity", "resident");
    const std::string xml = instance_.finish({}).value().xml;
    EXPECT_NE(xml.find("<today>1970-01-01</today>"), std::string::npos) << xml;
    EXPECT_EQ(xml.find(":00:00"), std::string::npos) << xml;
    EXPECT_EQ(xml.find("have-your-say:test"), std::string::npos) << xml;
}

TEST(LiverpoolForm, PracticeIsMarkedInTheSubmissionAndOnlyThen) {
    for (const bool practice : {false, true}) {
        auto instance = xforms::Instance::begin(load().form, {"have-your-say:test", practice}, {});
        const std::string xml = instance.finish({}).value().xml;
        EXPECT_EQ(xml.find("<practice>yes</practice>") != std::string::npos, practice) << xml;
    }
}

}  // namespace
}  // namespace consultation
