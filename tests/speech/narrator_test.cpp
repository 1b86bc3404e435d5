// SPDX-License-Identifier: Apache-2.0
// What is said, about what the screens really draw.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "kiosk/words/words.h"
#include "tests/speech/listener.h"

namespace {

using examples::Tongue;
using listener::Listener;
using testing::ElementsAre;
using testing::IsEmpty;

screens::QuestionPage& page_of(screens::View& view) {
    return std::get<screens::QuestionPage>(view.screen);
}

void choose(screens::View& view, const std::string& reference, std::size_t choice) {
    auto& choices = examples::question_of(view, reference).choices;
    for (std::size_t at = 0; at < choices.size(); ++at) choices[at].selected = at == choice;
}

TEST(ANewPage, IsSaidInTheOrderPlaceWordsChoicesFocus) {
    Listener listener;
    listener.hear(examples::welcome(Tongue::english));
    EXPECT_THAT(
        listener.hear(examples::long_choice(Tongue::english)),
        ElementsAre("Question 4", "Draft objective 1 of 5", "Who are you answering as?",
                    "Choose all that fit.", "9 choices. Choose as many as you like. Nothing chosen yet.",
                    "I live in Liverpool, not chosen, choice 1 of 9"));
}

TEST(ANewPage, SaysWhatIsChosenAlready) {
    screens::View view = examples::proposal(Tongue::english);
    choose(view, "/data/agree", 1);
    const auto said = Listener().hear(view);
    EXPECT_THAT(said, testing::Contains("6 choices. Choose one. 1 chosen."));
    EXPECT_EQ(said.back(), "Agree, chosen, choice 2 of 6");
}

TEST(ANewPage, DoesNotSayAgainWhatStandsFromTheOneBefore) {
    Listener listener;
    EXPECT_THAT(listener.hear(examples::proposal(Tongue::english)),
                testing::Contains("Liverpool City Council"));
    EXPECT_THAT(listener.hear(examples::check(Tongue::english, 1)),
                testing::Not(testing::Contains("Liverpool City Council")));
}

TEST(ASheetThatCloses, LeadsBackWithoutThePageBeingReadAgain) {
    Listener listener;
    screens::View view = examples::proposal(Tongue::english);
    listener.hear(view);
    view.sheet = screens::Sheet::size;
    EXPECT_THAT(listener.hear(view), testing::Contains("Choose a text size"));
    view.sheet = screens::Sheet::none;
    EXPECT_THAT(listener.hear(view),
                ElementsAre("How far do you agree with this objective?", "Strongly agree, choice 1 of 6"));
}

TEST(TheQuestionWhetherSomebodyIsThere, IsSaidEachTimeAndLeadsBackToThePage) {
    Listener listener;
    const screens::View page = examples::proposal(Tongue::english);
    listener.hear(page);
    for (int time = 0; time < 2; ++time) {
        const auto asked = listener.hear(examples::of(Tongue::english, screens::StillThere{45}));
        EXPECT_THAT(asked,
                    testing::IsSupersetOf({"Are you still there?", "45 seconds", "I’m still here, button"}));
        EXPECT_THAT(listener.hear(page), ElementsAre("How far do you agree with this objective?",
                                                     "Strongly agree, choice 1 of 6"));
    }
}

TEST(AnErrorThatGoes, LeavesTheChoiceThatPutItRight) {
    Listener listener;
    screens::View view = examples::long_choice(Tongue::english);
    page_of(view).items[0].error = "Select at least one.";
    listener.hear(view);
    page_of(view).items[0].error.clear();
    choose(view, "/data/who", 1);
    EXPECT_THAT(listener.hear(view), ElementsAre("I work in Liverpool, chosen"));
}

TEST(TheFocus, IsFollowedFromChoiceToChoiceWithoutTheQuestion) {
    Listener listener;
    const screens::View view = examples::proposal(Tongue::english);
    listener.hear(view);
    listener.strike(view, touch::Key::down);  // the first key shows where the focus is
    EXPECT_THAT(listener.strike(view, touch::Key::down), ElementsAre("Agree, choice 2 of 6"));
}

TEST(TheFocus, OnALanguageSaysItsNameInThatLanguage) {
    Listener listener;
    const screens::View view = examples::welcome(Tongue::english);
    listener.hear(view);
    listener.walk_to(view, "language:ar");
    std::vector<speech::Utterance> said;
    const speech::Scene scene = listener.scene(view);
    for (const touch::Node& node : scene.nodes)
        if (node.id == "language:ar") said = speech::describe(node, "en", speech::Answers::kept_quiet);
    EXPECT_THAT(said, ElementsAre(speech::Utterance{"العربية", "ar"}, speech::Utterance{"button", "en"}));
}

TEST(Change, SaysWhichQuestionItBelongsTo) {
    Listener listener;
    const screens::View view = examples::check(Tongue::english, 3);
    listener.hear(view);
    EXPECT_THAT(
        listener.walk_to(view, "change:1"),
        ElementsAre("Change, Draft objective 1 of 5, Objective 2: lead in celebrating diversity, button"));
}

TEST(Change, HasTheMarkOfItsLanguageBetweenSectionAndQuestion) {
    Listener listener(Tongue::arabic);
    const screens::View view = examples::check(Tongue::arabic, 3);
    listener.hear(view);
    const auto said = listener.walk_to(view, "change:1");
    ASSERT_EQ(said.size(), 1U);
    EXPECT_EQ(said[0].find(','), std::string::npos) << said[0];
}

TEST(AChoice, ThatIsTheOnlyOneIsNotSaidToBeSeveral) {
    words::speak("en");
    touch::Node box;
    box.role = touch::Role::checkbox;
    box.among.total = 1;
    EXPECT_EQ(speech::summary_of(box), "There is one choice. Nothing chosen yet.");
}

TEST(TheColours, AreSaidByTheirButtonsAndNotByASampleForTheEyes) {
    Listener listener;
    screens::View view = examples::welcome(Tongue::english);
    view.sheet = screens::Sheet::colours;
    const auto said = listener.hear(view);
    EXPECT_THAT(said, testing::Contains("Choose colours"));
    EXPECT_THAT(said, testing::Not(testing::Contains("Words look like this")));
}

TEST(AChoice, SaysWhatIsChosenAndWhatNoLongerIs) {
    Listener listener;
    screens::View view = examples::proposal(Tongue::english);
    choose(view, "/data/agree", 1);
    listener.hear(view);
    choose(view, "/data/agree", 3);
    EXPECT_THAT(listener.hear(view), ElementsAre("Disagree, chosen", "Agree, no longer chosen"));
}

TEST(Typing, SaysLettersAsTheyComeAndAWordAtItsSpace) {
    Listener listener;
    listener.answers = speech::Answers::said;
    screens::View view = examples::typing(Tongue::english);
    std::string& text = page_of(view).items[1].draft->text;
    text = "Ho";
    EXPECT_THAT(listener.hear(view), testing::Contains("The keyboard is open."));
    text = "Hot";
    EXPECT_THAT(listener.hear(view), ElementsAre("t"));
    text = "Hot ";
    EXPECT_THAT(listener.hear(view), ElementsAre("Hot"));
    text = "Hot";
    EXPECT_THAT(listener.hear(view), ElementsAre("Space, deleted"));
    text = "Hotéß";
    EXPECT_THAT(listener.hear(view), ElementsAre("éß"));
    text = "Hoté";
    EXPECT_THAT(listener.hear(view), ElementsAre("ß, deleted"));
}

TEST(Typing, IsNotSaidWhereOthersMightHear) {
    Listener listener;
    screens::View view = examples::typing(Tongue::english);
    std::string& text = page_of(view).items[1].draft->text;
    text = "H";
    listener.hear(view);
    text = "Hx";
    EXPECT_THAT(listener.hear(view), ElementsAre("typed"));
}

TEST(TheCheck, KeepsTheAnswersQuietWhereOthersMightHearAndSaysSo) {
    const screens::View view = examples::check(Tongue::english, 3);
    const auto quiet = Listener().hear(view);
    EXPECT_THAT(quiet, testing::Not(testing::Contains("Strongly agree")));
    EXPECT_THAT(quiet, testing::Contains(testing::StartsWith("Your answers are not read aloud")));
    EXPECT_THAT(quiet, testing::IsSupersetOf({"Answered", "Not answered"}));
    Listener alone;
    alone.answers = speech::Answers::said;
    const auto said = alone.hear(view);
    EXPECT_THAT(said, testing::Contains("Strongly agree"));
    EXPECT_THAT(said, testing::Contains("“More help with forms in my language”"));
    EXPECT_THAT(said, testing::Not(testing::Contains(testing::StartsWith("Your answers are not"))));
}

TEST(AnError, IsSaidFirstAndAgainWhereContinueChangesNothing) {
    Listener listener;
    screens::View view = examples::postcode(Tongue::english);
    const std::string error = std::exchange(page_of(view).items[0].error, "");
    listener.hear(view);
    page_of(view).items[0].error = error;
    const auto again = ElementsAre("Error: " + error, "Answer box, 2 characters");
    EXPECT_THAT(listener.hear(view), again);
    listener.acted = true;
    EXPECT_THAT(listener.hear(view), again);
}

TEST(ACountdown, IsSaidEveryTenSeconds) {
    Listener listener;
    const auto second = [&](int left) {
        listener.boot += std::chrono::seconds(1);
        return listener.hear(examples::of(Tongue::english, screens::StillThere{left}));
    };
    EXPECT_THAT(second(45), testing::Contains("45 seconds"));
    for (int left = 44; left > 35; --left) EXPECT_THAT(second(left), IsEmpty()) << left;
    EXPECT_THAT(second(35), ElementsAre("35 seconds"));
    EXPECT_THAT(second(34), IsEmpty());
}

TEST(ARestingPicture, IsNotTalkedAbout) {
    Listener listener;
    const screens::View view = examples::proposal(Tongue::english);
    listener.hear(view);
    EXPECT_THAT(listener.hear(view), IsEmpty());
}

// A key types nothing by tapping: the field says itself that it is an answer box, and empty.
TEST(AFieldThatIsEmpty, IsNotSaidToBeTapped) {
    Listener listener;
    const screens::View view = examples::field(Tongue::english);
    const auto said = listener.hear(view);
    EXPECT_THAT(said, testing::Not(testing::Contains("Tap here to type")));
    EXPECT_THAT(said, testing::Contains(testing::HasSubstr("Answer box, empty")));
    for (const speech::Utterance& utterance : listener.narrator.everything())
        EXPECT_NE(utterance.words, "Tap here to type");
}

TEST(AnExploringFinger, HearsWhatItComesToEvenTheSameAgain) {
    Listener listener;
    const screens::View view = examples::proposal(Tongue::english);
    listener.hear(view);
    speech::Scene scene = listener.scene(view);
    scene.pointed = "continue";
    for (int touch = 1; touch <= 2; ++touch) {
        scene.pointings = touch;
        EXPECT_THAT(listener.narrator.tell(scene, {}),
                    ElementsAre(speech::Utterance{"Continue, button", "en"}));
    }
}

TEST(WhereAmI, SaysTitleProgressQuestionAndFocus) {
    Listener listener;
    listener.hear(examples::proposal(Tongue::english));
    std::vector<std::string> said;
    for (const speech::Utterance& utterance : listener.narrator.where()) said.push_back(utterance.words);
    EXPECT_THAT(said,
                ElementsAre("Equality Objectives 2024–2028", "Question 4",
                            "How far do you agree with this objective?", "Strongly agree, choice 1 of 6"));
}

// EN 301 549, 5.1.3.1: all that is shown can be heard.
TEST(EveryScreen, IsSaidInAllItsWords) {
    for (const Tongue tongue : {Tongue::english, Tongue::arabic})
        for (const auto& [name, view] : examples::all_views(tongue)) {
            Listener listener(tongue);
            listener.answers = speech::Answers::said;
            std::string all = "\n";
            for (const std::string& words : listener.hear(view)) all += words + "\n";
            const speech::Scene scene = listener.scene(view);
            for (const touch::Node& node : scene.nodes) {
                if (node.seen_only) {
                    EXPECT_EQ(all.find("\n" + node.name + "\n"), std::string::npos)
                        << name << ": " << node.id;
                } else if (speech::is_control(node)) {
                    EXPECT_FALSE(speech::describe(node, "en", listener.answers).empty())
                        << name << " " << node.id;
                } else {
                    EXPECT_NE(all.find(node.name), std::string::npos)
                        << name << ": " << node.id << " is not said";
                }
            }
        }
}

TEST(TheLanguageOfWhatIsSaid, IsThatOfTheWordsOnScreen) {
    Listener listener(Tongue::arabic);
    listener.hear(examples::welcome(Tongue::arabic));
    const speech::Scene scene = listener.scene(examples::proposal(Tongue::arabic));
    for (const speech::Utterance& utterance : listener.narrator.tell(scene, {}))
        EXPECT_EQ(utterance.language, "ar") << utterance.words;
}

using speech::Utterance;

TEST(ARecording, IsHeardForTheWordsOfTheFormAndTheVoiceSaysTheRest) {
    Listener listener;
    screens::View view = examples::proposal(Tongue::english);
    listener.hear(view);
    speech::Scene scene = listener.scene(view);
    scene.clips = {{"How far do you agree with this objective?", "q.ogg"}, {"Agree", "agree.ogg"}};
    speech::Narrator narrator;
    EXPECT_THAT(narrator.tell(scene, {}),
                testing::Contains(Utterance{"How far do you agree with this objective?", "en", "q.ogg"}));
    for (touch::Node& node : scene.nodes)
        if (node.name == "Agree") node.selected = true;
    EXPECT_THAT(narrator.tell(scene, {}),
                testing::IsSupersetOf({Utterance{"Agree", "en", "agree.ogg"}, Utterance{"chosen", "en"}}));
}

speech::Scene words_on_a_page(const std::vector<std::string>& words) {
    speech::Scene scene{.place = "page", .page = "page#0", .language = "en"};
    for (const std::string& each : words) {
        touch::Node node;
        node.id = "note:" + std::to_string(scene.nodes.size());
        node.name = each;
        node.language = "en";
        scene.nodes.push_back(node);
    }
    return scene;
}

std::vector<Utterance> told(const speech::Scene& scene) {
    return speech::Narrator().tell(scene, {});
}

TEST(ARecording, OfSeveralParagraphsIsHeardOnceForAllOfThem) {
    speech::Scene scene = words_on_a_page({"One.", "Two words.", "Three."});
    scene.clips = {{"One.\nTwo words.", "clip.ogg"}};
    EXPECT_EQ(told(scene),
              (std::vector<Utterance>{{"One.\nTwo words.", "en", "clip.ogg"}, {"Three.", "en"}}));
}

TEST(ARecording, OfWordsThatGoOnWithMoreIsHeardWhole) {
    speech::Scene scene = words_on_a_page({"A long", "text that"});
    scene.clips = {{"A long text that goes on", "clip.ogg"}};
    EXPECT_EQ(told(scene).front(), (Utterance{"A long", "en"})) << "these are other words";
    touch::Node more;
    more.id = "more";
    more.role = touch::Role::button;
    more.name = "More below";
    scene.nodes.push_back(more);
    EXPECT_EQ(told(scene).front(), (Utterance{"A long text that goes on", "en", "clip.ogg"}));
}

TEST(ARecording, DoesNotSilenceAParagraphThatIsAskedForByItself) {
    speech::Scene scene = words_on_a_page({"One.", "Two."});
    scene.clips = {{"One.\nTwo.", "clip.ogg"}};
    speech::Narrator narrator;
    narrator.tell(scene, {});
    scene.pointed = "note:1";
    ++scene.pointings;
    EXPECT_EQ(narrator.tell(scene, {}), (std::vector<Utterance>{{"Two.", "en"}}));
}

TEST(AButtonOutOfUse, IsSaidToBe) {
    speech::Scene scene = words_on_a_page({"Staff"});
    touch::Node button;
    button.id = "upload";
    button.role = touch::Role::button;
    button.name = "Upload now";
    button.language = "en";
    button.enabled = false;
    scene.nodes.push_back(button);
    const auto said = told(scene);
    EXPECT_THAT(said, testing::Contains(testing::Field(&Utterance::words, testing::HasSubstr("Upload now"))));
    EXPECT_THAT(said,
                testing::Contains(testing::Field(&Utterance::words, testing::HasSubstr("not available"))));
}

TEST(AField, IsSaidByItsOwnNameWhereItsQuestionHasAnother) {
    speech::Scene scene = words_on_a_page({"Which ward do you live in?"});
    touch::Node field;
    field.id = "field:search";
    field.role = touch::Role::text_field;
    field.name = "Search";
    field.language = "en";
    field.focusable = field.focused = true;
    scene.nodes.push_back(field);
    EXPECT_THAT(told(scene), testing::Contains(Utterance{"Search", "en"}));
    scene.nodes.back().name = scene.nodes.front().name;
    const auto said = told(scene);
    EXPECT_EQ(std::count(said.begin(), said.end(), Utterance{"Which ward do you live in?", "en"}), 1);
}

}  // namespace
