// SPDX-License-Identifier: Apache-2.0
// What a finger asks for: each screen is drawn, something on it is tapped by its name, and the intent is
// looked at.
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "tests/screens/screen_fixture.h"

namespace {

using namespace std::chrono_literals;
using examples::Tongue;
using fixture::only;
using fixture::Picture;
using fixture::px_per_mm;
using fixture::ScreenFixture;

ScreenFixture english() {
    return ScreenFixture(Picture::landscape, Tongue::english);
}

// Where a control stands on the glass.
float place_of(const ScreenFixture& fixture, const std::string& id) {
    const touch::Node* node = fixture.find(id);
    if (node == nullptr) ADD_FAILURE() << "nothing on this screen is called '" << id << "'";
    return node == nullptr ? 0 : node->bounds.x;
}

TEST(Welcome, StartsWhenStartIsTapped) {
    EXPECT_TRUE(only<screens::Start>(english().tap(examples::welcome(Tongue::english), "Start")));
}

TEST(Welcome, OffersEveryLanguageByItsOwnName) {
    ScreenFixture fixture = english();
    const auto chosen = fixture.tap(examples::welcome(Tongue::english), "العربية");
    ASSERT_TRUE(only<screens::ChooseLanguage>(chosen));
    EXPECT_EQ(only<screens::ChooseLanguage>(chosen)->index, 1U);
    EXPECT_TRUE(fixture.find("English")->selected);
    EXPECT_TRUE(fixture.find("language:en-x-easyread"));
}

TEST(Welcome, HasStartAsItsLargestThingAndNoLanguageLargerThanAnother) {
    for (const touch::Surface& glass : {touch::Surface{1920, 1080, 1920 / 476.4F},
                                        {1080, 1920, 1080 / 268.0F},
                                        {1080, 1920, 1080 / 685.0F}}) {
        ScreenFixture fixture(glass, Tongue::english);
        const auto nodes = fixture.show(examples::welcome(Tongue::english));
        ASSERT_TRUE(fixture.find("start"));
        const touch::Rect start = fixture.find("start")->bounds;
        const float height = fixture.find("language:en")->bounds.height;
        for (const touch::Node& node : nodes) {
            if (!node.id.starts_with("language:")) continue;
            EXPECT_NEAR(node.bounds.height, height, 0.1F) << node.id << " at " << glass.height_px;
            EXPECT_GT(start.width * start.height, node.bounds.width * node.bounds.height) << node.id;
        }
    }
}

TEST(Welcome, OfOneLanguageOffersNone) {
    ScreenFixture fixture = english();
    for (screens::View view : {examples::welcome(Tongue::english), examples::long_choice(Tongue::english),
                               examples::of(Tongue::english, screens::StillThere{38})}) {
        fixture.show(view);
        EXPECT_TRUE(fixture.find("language"));
        view.chrome.languages.resize(1);
        for (const touch::Node& node : fixture.show(view))
            EXPECT_FALSE(node.id.starts_with("language")) << node.id;
    }
}

TEST(Welcome, OfAFormWithoutAWelcomePageIsHeadedByItsTitle) {
    ScreenFixture fixture = english();
    screens::View view = examples::welcome(Tongue::english);
    std::get<screens::Welcome>(view.screen).page.questions.clear();
    fixture.show(view);
    ASSERT_TRUE(fixture.find("welcome:title"));
    EXPECT_EQ(fixture.find("welcome:title")->name, view.chrome.title);
    EXPECT_EQ(fixture.find("welcome:title")->role, touch::Role::heading);
    view = examples::attract(Tongue::english, 0);
    std::get<screens::Attract>(view.screen).page.questions.clear();
    fixture.show(view);
    ASSERT_TRUE(fixture.find("headline"));
    EXPECT_EQ(fixture.find("headline")->name, view.chrome.title);
}

TEST(Welcome, SaysAfterHowLongTheMachineForgets) {
    ScreenFixture fixture = english();
    fixture.show(examples::welcome(Tongue::english));
    ASSERT_TRUE(fixture.find("privacy"));
    EXPECT_NE(fixture.find("privacy")->name.find(
                  "If you walk away, this machine clears your answers after 2 minutes and 45 seconds."),
              std::string::npos);
}

TEST(Welcome, OfAClosedConsultationOffersNoStart) {
    screens::View view = examples::welcome(Tongue::english);
    std::get<screens::Welcome>(view.screen).closed = true;
    view.chrome.practice = false;
    ScreenFixture fixture = english();
    fixture.show(view);
    EXPECT_FALSE(fixture.find("start"));
    EXPECT_EQ(fixture.find("kicker")->name, "This consultation is closed");
    std::get<screens::Welcome>(view.screen).closed_on = "15 February 2024";
    std::get<screens::Welcome>(view.screen).results = "liverpool.gov.uk";
    fixture.show(view);
    EXPECT_EQ(fixture.find("kicker")->name, "This consultation closed on 15 February 2024");
    EXPECT_EQ(fixture.find("results")->name,
              "You can read the results, when they are ready, at liverpool.gov.uk");
    view.chrome.practice = true;
    fixture.show(view);
    EXPECT_TRUE(fixture.find("start"));
}

TEST(AQuestion, TakesTheChoiceThatIsTapped) {
    const auto intents = english().tap(examples::proposal(Tongue::english), "Disagree");
    ASSERT_TRUE(only<screens::GiveAnswer>(intents));
    EXPECT_EQ(only<screens::GiveAnswer>(intents)->reference, "/data/agree");
    EXPECT_EQ(only<screens::GiveAnswer>(intents)->value, "c3");
}

TEST(AQuestion, OfManyChoicesKeepsTheOthersInTheFormsOrder) {
    screens::View view = examples::long_choice(Tongue::english);
    xforms::Question& question = examples::question_of(view, "/data/who");
    question.choices[0].selected = question.choices[2].selected = true;
    const auto added = english().tap(view, "I work in Liverpool");
    ASSERT_TRUE(only<screens::GiveAnswer>(added));
    EXPECT_EQ(only<screens::GiveAnswer>(added)->value, "c0 c1 c2");
    const auto removed = english().tap(view, "I live in Liverpool");
    ASSERT_TRUE(only<screens::GiveAnswer>(removed));
    EXPECT_EQ(only<screens::GiveAnswer>(removed)->value, "c2");
}

TEST(AQuestion, GoesOnBackAndAsksBeforeItClears) {
    ScreenFixture fixture = english();
    const screens::View view = examples::proposal(Tongue::english);
    EXPECT_TRUE(only<screens::Continue>(fixture.tap(view, "Continue")));
    EXPECT_TRUE(only<screens::Back>(fixture.tap(view, "Back")));
    const auto finish = fixture.tap(view, "Leave without sending");
    ASSERT_TRUE(only<screens::OpenSheet>(finish));
    EXPECT_EQ(only<screens::OpenSheet>(finish)->sheet, screens::Sheet::clear);
}

// Its answers were submitted before: to leave it is not to leave them unsent.
TEST(ASignUp, IsLeftInWordsOfItsOwn) {
    ScreenFixture fixture = english();
    screens::View view = examples::proposal(Tongue::english);
    view.chrome.record = screens::Record::sign_up;
    const auto finish = fixture.tap(view, "Leave without signing up");
    ASSERT_TRUE(only<screens::OpenSheet>(finish));
    view.sheet = only<screens::OpenSheet>(finish)->sheet;
    EXPECT_TRUE(only<screens::CloseSheet>(fixture.tap(view, "Keep my details and go back")));
    EXPECT_TRUE(only<screens::EndVisit>(fixture.tap(view, "Clear my details")));
    screens::View still = examples::of(Tongue::english, screens::StillThere{38});
    still.chrome.record = screens::Record::sign_up;
    EXPECT_TRUE(only<screens::EndVisit>(fixture.tap(still, "Leave and clear my details now")));
    for (const screens::View& shown : {view, still}) {
        fixture.show(shown);
        for (const touch::Node& node : fixture.nodes())
            EXPECT_EQ(node.name.find("clears all your answers"), std::string::npos) << node.name;
    }
}

TEST(AQuestion, StandsBesideItsProposal) {
    ScreenFixture fixture = english();
    fixture.show(examples::proposal(Tongue::english));
    EXPECT_LT(place_of(fixture, "section"), place_of(fixture, "question:/data/agree"));
    EXPECT_LT(place_of(fixture, "back"), place_of(fixture, "continue"));
}

TEST(AQuestion, IsMirroredInArabic) {
    ScreenFixture fixture(Picture::landscape, Tongue::arabic);
    fixture.show(examples::proposal(Tongue::arabic));
    EXPECT_GT(place_of(fixture, "section"), place_of(fixture, "question:/data/agree"));
    EXPECT_GT(place_of(fixture, "back"), place_of(fixture, "continue"));
    EXPECT_EQ(fixture.find("continue")->name, "متابعة");
}

TEST(AQuestion, OpensTheFieldThatIsTapped) {
    ScreenFixture fixture = english();
    const auto intents = fixture.tap(examples::field(Tongue::english), "field:/data/change");
    ASSERT_TRUE(only<screens::OpenField>(intents));
    EXPECT_EQ(only<screens::OpenField>(intents)->reference, "/data/change");
    EXPECT_EQ(fixture.find("field:/data/change:hint")->name, "Tap here to type");
}

TEST(AQuestion, WhoseAuthorAskedForNoLinesHasAFieldOfOneLine) {
    screens::View view = examples::field(Tongue::english);
    auto& question = std::get<screens::QuestionPage>(view.screen).items.front().question;
    ScreenFixture fixture = english();
    fixture.show(view);
    const touch::Rect long_text = fixture.find("field:/data/change")->bounds;
    question.most_characters.reset();
    fixture.show(view);
    const touch::Rect name = fixture.find("field:/data/change")->bounds;
    EXPECT_LT(name.height, long_text.height / 2);
    EXPECT_EQ(name.width, long_text.width) << "nobody said that it is short";
    question.appearance = {"multiline"};
    fixture.show(view);
    EXPECT_EQ(fixture.find("field:/data/change")->bounds.height, long_text.height);
}

TEST(AQuestion, ThatWasRefusedSaysWhyOnceWhereItIsPutRight) {
    ScreenFixture fixture = english();
    fixture.show(examples::postcode(Tongue::english));
    EXPECT_FALSE(fixture.find("problem")) << "one error needs no list";
    EXPECT_EQ(fixture.find("question:/data/postcode:error")->name,
              "Error: Give the first half of a postcode, such as L8.");
    EXPECT_EQ(fixture.find("question:/data/postcode:error")->role, touch::Role::alert);
    EXPECT_TRUE(fixture.find("field:/data/postcode")->invalid);
    EXPECT_EQ(fixture.focus(), "field:/data/postcode");
}

TEST(APage, OfSeveralErrorsListsThemByTheirQuestions) {
    ScreenFixture fixture = english();
    screens::View view = examples::long_choice(Tongue::english);
    const screens::View postcode = examples::postcode(Tongue::english);
    auto& items = std::get<screens::QuestionPage>(view.screen).items;
    items.push_back(std::get<screens::QuestionPage>(postcode.screen).items.front());
    items.front().error = "Select at least one.";
    fixture.show(view);
    EXPECT_EQ(fixture.find("problem")->name, "There is a problem");
    EXPECT_EQ(fixture.find("problem:/data/who")->name, "Who are you answering as: Select at least one.");
    EXPECT_EQ(fixture.focus(), "problem:/data/who");
    std::set<std::string> sentences;
    for (const touch::Node& node : fixture.nodes())
        if (node.role == touch::Role::alert) {
            EXPECT_TRUE(sentences.insert(node.name).second) << node.name << " stands there twice";
        }
    const auto intents = fixture.tap(view, "problem:/data/postcode");
    ASSERT_TRUE(only<screens::OpenField>(intents));
    EXPECT_EQ(only<screens::OpenField>(intents)->reference, "/data/postcode");
}

TEST(APage, WhoseErrorIsFurtherOnSaysSoWhereItBegins) {
    ScreenFixture fixture = english();
    screens::View view = examples::long_choice(Tongue::english);
    const screens::View postcode = examples::postcode(Tongue::english);
    std::get<screens::QuestionPage>(view.screen)
        .items.push_back(std::get<screens::QuestionPage>(postcode.screen).items.front());
    view.chrome.size = touch::TextSize::largest;
    fixture.show(view);
    EXPECT_FALSE(fixture.find("field:/data/postcode"));
    EXPECT_TRUE(fixture.find("problem:/data/postcode"));
    EXPECT_EQ(fixture.focus(), "problem:/data/postcode");
}

TEST(AQuestion, ThatDoesNotFitShowsThatThereIsMore) {
    screens::View view = examples::long_choice(Tongue::english);
    view.chrome.size = touch::TextSize::largest;
    ScreenFixture fixture = english();
    const auto more = fixture.tap(view, "more");
    ASSERT_TRUE(only<screens::ShowPart>(more));
    EXPECT_EQ(only<screens::ShowPart>(more)->part, 1);
    EXPECT_TRUE(fixture.find("more")->name.starts_with("More: ")) << fixture.find("more")->name;
    EXPECT_TRUE(fixture.find("more")->strongest);
    EXPECT_FALSE(fixture.find("continue")) << "nobody goes past what they have not seen";
    std::get<screens::QuestionPage>(view.screen).part = 1;
    const auto back = fixture.tap(view, "Back");
    ASSERT_TRUE(only<screens::ShowPart>(back));
    EXPECT_EQ(only<screens::ShowPart>(back)->part, 0);
}

TEST(AQuestion, LeadsOnWhereMoreStoodOnceItsLastPartIsShown) {
    screens::View view = examples::long_choice(Tongue::english);
    view.chrome.size = touch::TextSize::largest;
    ScreenFixture fixture = english();
    fixture.show(view);
    const touch::Rect more = fixture.find("more")->bounds;
    std::get<screens::QuestionPage>(view.screen).part = 99;
    fixture.show(view);
    EXPECT_FALSE(fixture.find("more"));
    ASSERT_TRUE(fixture.find("continue"));
    EXPECT_EQ(fixture.find("continue")->bounds.x, more.x);
    EXPECT_EQ(fixture.find("continue")->bounds.width, more.width);
}

TEST(AQuestion, WithAnOpenFieldLeadsToThePartBelowFirst) {
    screens::View view = examples::long_choice(Tongue::english);
    view.chrome.size = touch::TextSize::largest;
    auto& page = std::get<screens::QuestionPage>(view.screen);
    const screens::View field = examples::field(Tongue::english);
    page.items.insert(page.items.begin(), std::get<screens::QuestionPage>(field.screen).items.back());
    page.keyboard = screens::Keyboard{.reference = page.items.front().question.reference, .layout = "en"};
    ScreenFixture fixture = english();
    const auto more = fixture.tap(view, "more");
    ASSERT_TRUE(only<screens::ShowPart>(more));
    EXPECT_FALSE(fixture.find("continue"));
}

TEST(AQuestion, ShowsEachOfItsChoicesInExactlyOnePart) {
    screens::View view = examples::long_choice(Tongue::stretched);
    view.chrome.size = touch::TextSize::largest;
    ScreenFixture fixture(Picture::landscape, Tongue::stretched);
    std::vector<std::string> seen;
    for (int part = 0; part < 9; ++part) {
        std::get<screens::QuestionPage>(view.screen).part = part;
        for (const touch::Node& node : fixture.show(view))
            if (node.role == touch::Role::checkbox) seen.push_back(node.id);
        if (fixture.find("more") == nullptr) break;
    }
    std::vector<std::string> wanted;
    for (int at = 0; at < 9; ++at) wanted.push_back("choice:/data/who:c" + std::to_string(at));
    EXPECT_EQ(seen, wanted);
}

TEST(Typing, SendsLettersSpacesDeletionsAndLines) {
    ScreenFixture fixture = english();
    const screens::View view = examples::typing(Tongue::english);
    const auto letter = fixture.tap(view, "q");
    ASSERT_TRUE(only<screens::TypeText>(letter));
    EXPECT_EQ(only<screens::TypeText>(letter)->text, "q");
    EXPECT_EQ(only<screens::TypeText>(fixture.tap(view, "Space"))->text, " ");
    EXPECT_EQ(only<screens::EditText>(fixture.tap(view, "Delete"))->edit, touch::Edit::backspace);
    EXPECT_EQ(only<screens::EditText>(fixture.tap(view, "New line"))->edit, touch::Edit::newline);
    EXPECT_TRUE(only<screens::ToggleShift>(fixture.tap(view, "Shift")));
    EXPECT_TRUE(only<screens::ToggleAlphabetical>(fixture.tap(view, "ABC order")));
    EXPECT_TRUE(only<screens::CloseKeyboard>(fixture.tap(view, "Close keyboard")));
    EXPECT_TRUE(only<screens::PlaceCaret>(fixture.tap(view, "field:/data/change")));
}

TEST(Typing, ShiftThatIsOnIsSeenAndHeard) {
    ScreenFixture fixture = english();
    screens::View view = examples::typing(Tongue::english);
    fixture.show(view);
    EXPECT_FALSE(fixture.find("key:shift")->selected);
    const touch::Colour off = fixture.find("key:shift")->background;
    std::get<screens::QuestionPage>(view.screen).keyboard->shifted = true;
    fixture.show(view);
    EXPECT_TRUE(fixture.find("key:shift")->selected);
    EXPECT_EQ(fixture.find("key:shift")->state, "on");
    EXPECT_NE(fixture.find("key:shift")->background, off);
}

TEST(Typing, ShiftMovesNoDigitAndTheMarksBesideThemStay) {
    ScreenFixture fixture = english();
    screens::View view = examples::typing(Tongue::english);
    fixture.show(view);
    std::vector<touch::Node> row;
    for (const char* key : {"1", "2", "3", "4", "5", "6", "7", "8", "9", "0", "£", "%", "&", "(", ")"}) {
        const touch::Node* found = fixture.find(std::string("key:") + key);
        ASSERT_TRUE(found) << key;
        row.push_back(*found);
    }
    std::get<screens::QuestionPage>(view.screen).keyboard->shifted = true;
    fixture.show(view);
    for (const touch::Node& before : row) {
        const touch::Node* now = fixture.find(before.id);
        ASSERT_TRUE(now) << before.id;
        EXPECT_EQ(now->bounds.x, before.bounds.x) << before.id;
        EXPECT_EQ(now->bounds.y, row.front().bounds.y) << before.id;
    }
}

TEST(Typing, ASentenceBeginsWithACapitalAndKeepsItsDigits) {
    ScreenFixture fixture = english();
    screens::View view = examples::typing(Tongue::english);
    std::get<screens::QuestionPage>(view.screen).keyboard->capital = true;
    fixture.show(view);
    EXPECT_TRUE(fixture.find("key:Q"));
    EXPECT_TRUE(fixture.find("key:1"));
    EXPECT_TRUE(fixture.find("key:,"));
    EXPECT_FALSE(fixture.find("key:q"));
    EXPECT_TRUE(fixture.find("key:shift")->selected);
}

TEST(Typing, TheSpaceBarIsLongOnAnUprightGlassToo) {
    ScreenFixture upright(Picture::portrait, Tongue::english);
    upright.show(examples::typing(Tongue::english));
    const touch::Node* space = upright.find("key:space");
    ASSERT_TRUE(space);
    EXPECT_GE(space->bounds.width, 80);
}

TEST(Typing, AllRowsHaveOneWidthAndCloseIsFarFromANewLine) {
    ScreenFixture fixture = english();
    fixture.show(examples::typing(Tongue::english));
    std::map<float, std::pair<float, float>> rows;  // by height on the glass: from where to where
    for (const touch::Node& node : fixture.nodes()) {
        if (node.role != touch::Role::key) continue;
        auto [row, fresh] = rows.try_emplace(node.bounds.y, node.bounds.x, node.bounds.right());
        row->second = {std::min(row->second.first, node.bounds.x),
                       std::max(row->second.second, node.bounds.right())};
    }
    ASSERT_GE(rows.size(), 5U);
    for (const auto& [y, ends] : rows) {
        EXPECT_NEAR(ends.first, rows.begin()->second.first, 0.3F) << y;
        EXPECT_NEAR(ends.second, rows.begin()->second.second, 0.3F) << y;
    }
    EXPECT_GT(fixture.find("key:newline")->bounds.x - fixture.find("key:close")->bounds.right(), 60);
}

TEST(ASettingsSheet, BeginsAtThePresentChoice) {
    ScreenFixture fixture = english();
    screens::View view = examples::proposal(Tongue::english);
    for (const auto& [sheet, id] :
         {std::pair{screens::Sheet::size, "size:2"}, std::pair{screens::Sheet::colours, "swatch:0:choose"},
          std::pair{screens::Sheet::language, "language:en"}}) {
        view.sheet = sheet;
        fixture.show(view);
        EXPECT_EQ(fixture.focus(), id);
    }
    EXPECT_EQ(fixture.find("language")->state, "open");
}

// Under 15 inches the largest letters would leave an open keyboard no line to type on.
TEST(TheTextSizes, AreThoseThatThePanelHasRoomFor) {
    screens::View view = examples::proposal(Tongue::english);
    view.sheet = screens::Sheet::size;
    for (const float width_mm : {261.0F, 344.0F}) {
        ScreenFixture fixture({1920, width_mm < 300 ? 1200 : 1080, 1920.0F / width_mm}, Tongue::english);
        view.chrome.size = touch::TextSize::largest;
        fixture.show(view);
        EXPECT_NE(fixture.find("size:2"), nullptr);
        EXPECT_EQ(fixture.find("size:3") != nullptr, width_mm > 300);
        const float drawn = fixture.find("done")->letter_mm;
        view.chrome.size = touch::TextSize::large;
        fixture.show(view);
        const bool shrank = fixture.find("done")->letter_mm < drawn;
        EXPECT_EQ(shrank, width_mm > 300) << "drawn larger than is offered";
    }
}

TEST(Typing, LatinKeysAreOneTapFromAnotherScriptAndBack) {
    ScreenFixture fixture(Picture::landscape, Tongue::arabic);
    screens::View view = examples::typing(Tongue::arabic);
    EXPECT_EQ(only<screens::ChooseLayout>(fixture.tap(view, "key:layout"))->language, "en");
    std::get<screens::QuestionPage>(view.screen).keyboard->layout = "en";
    EXPECT_EQ(only<screens::TypeText>(fixture.tap(view, "q"))->text, "q");
    EXPECT_EQ(only<screens::ChooseLayout>(fixture.tap(view, "key:layout"))->language, "ar");
}

TEST(Typing, WhoReadsLatinLettersHasThemAlready) {
    ScreenFixture fixture = english();
    fixture.show(examples::typing(Tongue::english));
    EXPECT_EQ(fixture.find("key:layout"), nullptr);
}

TEST(Typing, MovesTheCaretAsItIsSeenOnTheGlass) {
    ScreenFixture fixture = english();
    screens::View view = examples::typing(Tongue::english);
    auto& page = std::get<screens::QuestionPage>(view.screen);
    page.keyboard->keys = screens::Keyboard::Keys::editing;
    screens::Draft& draft = *page.items[1].draft;
    draft = {"in العربية", 3, 0};
    // To the right of the gap stands the last Arabic letter: the caret comes to the end of the words.
    EXPECT_GT(only<screens::PlaceCaret>(fixture.tap(view, "key:right"))->offset, 5U);
    EXPECT_EQ(only<screens::PlaceCaret>(fixture.tap(view, "key:left"))->offset, 2U);
    draft = {"first\nsecond", 9, 0};
    EXPECT_LE(only<screens::PlaceCaret>(fixture.tap(view, "key:up"))->offset, 5U);
    EXPECT_EQ(only<screens::PlaceCaret>(fixture.tap(view, "key:down"))->offset, draft.text.size());
    EXPECT_LE(only<screens::PlaceCaret>(fixture.strike(view, touch::Key::up))->offset, 5U);
    EXPECT_EQ(only<screens::PlaceCaret>(fixture.strike(view, touch::Key::left))->offset, 8U);
    EXPECT_TRUE(fixture.strike(view, touch::Key::down).empty()) << "below the last line are the keys";
    EXPECT_EQ(only<screens::EditText>(fixture.tap(view, "key:word"))->edit, touch::Edit::select_word);
    EXPECT_EQ(only<screens::EditText>(fixture.tap(view, "key:erase"))->edit, touch::Edit::erase);
    EXPECT_TRUE(only<screens::ShowKeys>(fixture.tap(view, "key:letters")));
}

TEST(Typing, OffersChineseWordsForPinyinOneRowAtATime) {
    ScreenFixture fixture = english();
    screens::View view = examples::typing(Tongue::english);
    view.chrome.language = 3;
    auto& keyboard = *std::get<screens::QuestionPage>(view.screen).keyboard;
    keyboard.layout = "zh-Hans";
    fixture.show(view);
    EXPECT_NE(fixture.find("key:《"), nullptr);
    keyboard.preedit = "shi";
    for (int at = 0; at < 60; ++at) keyboard.candidates.emplace_back("是");
    EXPECT_EQ(only<screens::ChooseCandidate>(fixture.tap(view, "candidate:2"))->index, 2U);
    EXPECT_TRUE(only<screens::CommitPreedit>(fixture.tap(view, "key:preedit")));
    const auto next = only<screens::ShowCandidates>(fixture.tap(view, "key:candidates"))->first;
    EXPECT_EQ(fixture.find("candidate:" + std::to_string(next)), nullptr);
    keyboard.first_candidate = next;
    fixture.show(view);
    EXPECT_NE(fixture.find("candidate:" + std::to_string(next)), nullptr);
    keyboard.first_candidate = 59;
    EXPECT_EQ(only<screens::ShowCandidates>(fixture.tap(view, "key:candidates"))->first, 0U);
}

TEST(Typing, TakesARealKeyboardToo) {
    ScreenFixture fixture = english();
    const auto typed = fixture.type(examples::typing(Tongue::english), "é");
    ASSERT_TRUE(only<screens::TypeText>(typed));
    EXPECT_EQ(only<screens::TypeText>(typed)->text, "é");
}

TEST(Typing, SaysHowManyLettersAreLeft) {
    ScreenFixture fixture = english();
    fixture.show(examples::typing(Tongue::english));
    EXPECT_EQ(fixture.find("left")->name, "465 characters left");
}

TEST(Typing, ShowsTheKeysInTheOrderOfTheAlphabetWhenAsked) {
    screens::View view = examples::typing(Tongue::english);
    std::get<screens::QuestionPage>(view.screen).keyboard->alphabetical = true;
    ScreenFixture fixture = english();
    std::string letters;
    for (const touch::Node& node : fixture.show(view))
        if (node.role == touch::Role::key && node.name.size() == 1 && std::isalpha(node.name[0]) != 0)
            letters += node.name;
    EXPECT_EQ(letters, "abcdefghijklmnopqrstuvwxyz");
}

TEST(CheckYourAnswers, LeadsBackToAQuestionAndSubmits) {
    ScreenFixture fixture = english();
    const screens::View view = examples::check(Tongue::english, 3);
    const auto change = fixture.tap(view, "change:2");
    ASSERT_TRUE(only<screens::ChangeAnswer>(change));
    EXPECT_EQ(only<screens::ChangeAnswer>(change)->page, "/data/page2");
    EXPECT_EQ(fixture.find("row:1:answer")->name, "“More help with forms in my language”");
    EXPECT_EQ(fixture.find("row:2:answer")->name, "Not answered");
    EXPECT_TRUE(only<screens::Submit>(fixture.tap(view, "Submit answers")));
}

TEST(CheckYourAnswers, ComeBackToTheRowThatWasChanged) {
    ScreenFixture fixture = english();
    screens::View view = examples::check(Tongue::english, 30);
    auto& check = std::get<screens::Check>(view.screen);
    check.changed = 20;
    fixture.show(view);
    ASSERT_TRUE(fixture.find("change:20")) << "its part is shown";
    EXPECT_EQ(fixture.focus(), "change:20");
    const auto back = fixture.tap(view, "back");
    ASSERT_TRUE(only<screens::ShowPart>(back)) << "the answers above it are on an earlier part";
    check.changed.reset();
    check.part = only<screens::ShowPart>(back)->part + 1;
    fixture.show(view);
    EXPECT_TRUE(fixture.find("change:20")) << "the parts are counted on from it";
}

TEST(CheckYourAnswers, HaveSubmitFarFromWhatLeavesWithoutSending) {
    for (const Tongue tongue : {Tongue::english, Tongue::arabic}) {
        ScreenFixture fixture(fixture::Picture::landscape, tongue);
        const auto& nodes = fixture.show(examples::check(tongue, 3));
        ASSERT_FALSE(nodes.empty());
        const touch::Rect submit = fixture.find("submit")->bounds, leave = fixture.find("finish")->bounds;
        const float apart = tongue == Tongue::english ? submit.x - leave.right() : leave.x - submit.right();
        EXPECT_GT(apart, 100);
    }
}

// On upright glass they stand in rows one above the other, the progress between them.
TEST(APage, HasWhatLeavesItWithoutSendingFarFromWhatLeadsOn) {
    for (const Tongue tongue : {Tongue::english, Tongue::arabic, Tongue::stretched})
        for (const fixture::Picture picture : {fixture::Picture::landscape, fixture::Picture::portrait})
            for (const bool lowered : {false, true}) {
                ScreenFixture fixture(picture, tongue);
                screens::View view = examples::proposal(tongue);
                view.chrome.lowered = lowered;
                fixture.show(view);
                const touch::Node* on =
                    fixture.find("continue") ? fixture.find("continue") : fixture.find("more");
                const touch::Node* away = fixture.find("finish");
                ASSERT_TRUE(on && away);
                const touch::Rect to = on->bounds, from = away->bounds;
                const float beside = tongue == Tongue::arabic ? from.x - to.right() : to.x - from.right();
                EXPECT_GT(std::max(beside, to.y - from.bottom()), 9)
                    << static_cast<int>(tongue) << static_cast<int>(picture) << lowered;
            }
}

TEST(CheckYourAnswers, SubmitsOnlyFromTheirLastPart) {
    ScreenFixture fixture = english();
    screens::View view = examples::check(Tongue::english, 30);
    auto& check = std::get<screens::Check>(view.screen);
    for (fixture.show(view); fixture.find("more") != nullptr; fixture.show(view)) {
        EXPECT_FALSE(fixture.find("submit"));
        EXPECT_TRUE(fixture.find("heading"));
        EXPECT_EQ(fixture.focus(), "more");
        ASSERT_LT(++check.part, 30);
    }
    EXPECT_GT(check.part, 1);
    EXPECT_TRUE(only<screens::Submit>(fixture.tap(view, "submit")));
    EXPECT_FALSE(fixture.find("continue"));
}

TEST(CheckYourAnswers, NeverShowSubmitWithoutAnAnswerAboveIt) {
    for (const fixture::Picture picture : {fixture::Picture::landscape, fixture::Picture::portrait}) {
        ScreenFixture fixture(picture, Tongue::english);
        for (int answers = 1; answers < 40; ++answers) {
            screens::View view = examples::check(Tongue::english, answers);
            auto& check = std::get<screens::Check>(view.screen);
            for (fixture.show(view); fixture.find("more") != nullptr; fixture.show(view)) ++check.part;
            ASSERT_TRUE(fixture.find("submit"));
            const auto& nodes = fixture.show(view);
            EXPECT_TRUE(std::any_of(nodes.begin(), nodes.end(),
                                    [](const touch::Node& node) { return node.id.starts_with("change:"); }))
                << answers << " answers";
        }
    }
}

TEST(CheckYourAnswers, ShowsEveryWordOfAnAnswerThatFillsManyScreens) {
    screens::View view = examples::check(Tongue::english, 2);
    std::string longest;
    for (int at = 0; at < 600; ++at) longest += "word" + std::to_string(at) + " ";
    std::get<screens::Check>(view.screen).rows[1].answer = longest;
    ScreenFixture fixture = english();
    std::string seen;
    for (int part = 0; part < 40; ++part) {
        std::get<screens::Check>(view.screen).part = part;
        for (const touch::Node& node : fixture.show(view))
            if (node.id.starts_with("row:1:answer")) seen += node.name;
        if (fixture.find("more") == nullptr) break;
    }
    longest.pop_back();  // the blank at its end is no answer
    EXPECT_EQ(seen, "“" + longest + "”");
}

TEST(CheckYourAnswers, SaysWhenTheyCouldNotBeKept) {
    screens::View view = examples::check(Tongue::english, 2);
    std::get<screens::Check>(view.screen).not_stored = true;
    ScreenFixture fixture = english();
    fixture.show(view);
    ASSERT_TRUE(fixture.find("not-stored"));
    EXPECT_EQ(fixture.find("not-stored")->role, touch::Role::alert);
    EXPECT_TRUE(only<screens::Submit>(fixture.tap(view, "submit")));
}

TEST(Attract, MakesWayForTheWelcomeAtATouchAnywhereOrAnyKey) {
    const screens::View view = examples::attract(Tongue::english, 0);
    ScreenFixture fixture = english();
    EXPECT_TRUE(screens::get_if<screens::Wake>(fixture.tap(view, "begin").front()));
    EXPECT_TRUE(screens::get_if<screens::Wake>(fixture.tap_at(view, 3, 3).front()));
    EXPECT_TRUE(screens::get_if<screens::Wake>(fixture.strike(view, touch::Key::down).front()));
}

TEST(Attract, GreetsInEveryLanguageAndLightsOne) {
    ScreenFixture fixture = english();
    fixture.show(examples::attract(Tongue::english, 0));
    EXPECT_EQ(fixture.find("greeting:ar")->language, "ar");
    EXPECT_EQ(fixture.find("greeting:en")->background, touch::theme(touch::Palette::standard).second);
    EXPECT_FALSE(fixture.find("greeting:en-x-easyread")) << "it greets as English does";
}

// What stands at one place for days is seen there for years after.
TEST(Attract, KeepsNoWordsAndNoGroundFromOnePictureToTheNext) {
    ScreenFixture fixture = english();
    for (int step = 0; step < 30; ++step) {
        const auto before = fixture.show(examples::attract(Tongue::english, step));
        const auto now = fixture.show(examples::attract(Tongue::english, step + 1));
        const auto button = [](const std::vector<touch::Node>& nodes) {
            return *std::find_if(nodes.begin(), nodes.end(),
                                 [](const touch::Node& node) { return node.id == "begin"; });
        };
        if ((step + 1) % 12 != 0) {
            EXPECT_NE(button(before).background, button(now).background) << step;
        }
        EXPECT_NE(button(before).bounds.x, button(now).bounds.x) << step;
    }
}

TEST(Thanks, SayWhatHappensNextAndWhen) {
    screens::Thanks thanks;
    thanks.sent_after = "3:30";
    thanks.closes = "15 February 2024";
    ScreenFixture fixture = english();
    fixture.show(examples::of(Tongue::english, thanks));
    EXPECT_EQ(fixture.find("next:sent")->name, "This machine sends them to the council after 3:30.");
    EXPECT_NE(fixture.find("next:closes")->name.find("15 February 2024"), std::string::npos);
    EXPECT_FALSE(fixture.find("qr"));
    thanks.sent_after.clear();  // no server: staff carry them
    fixture.show(examples::of(Tongue::english, thanks));
    EXPECT_EQ(fixture.find("next:sent")->name, "The council collects them from this machine.");
}

TEST(Thanks, ShowTheAddressAsACodeAndEndTheVisit) {
    ScreenFixture fixture = english();
    const screens::View view =
        examples::of(Tongue::english, screens::Thanks{.learn_more = "https://liverpool.gov.uk"});
    EXPECT_TRUE(only<screens::EndVisit>(fixture.tap(view, "I’m finished")));
    EXPECT_EQ(fixture.find("qr")->role, touch::Role::image);
    // Whole pixels to each module, and four modules of margin on each side.
    for (const int modules : {25, 29, 33}) {
        const float whole = fixture.find("qr")->bounds.width * px_per_mm / static_cast<float>(modules + 8);
        EXPECT_GE(std::floor(whole) * static_cast<float>(modules) / px_per_mm, 60) << modules;
    }
    EXPECT_EQ(fixture.find("address")->name, "https://liverpool.gov.uk");
}

// 15.6 inches across, with the largest letters.
TEST(Thanks, NeverLayTheCodeOverTheWords) {
    screens::View view = examples::of(
        Tongue::english, screens::Thanks{.learn_more = "https://liverpool.gov.uk/equality-objectives",
                                         .sent_after = "2:00",
                                         .closes = "15 February 2024"});
    view.chrome.size = touch::TextSize::largest;
    ScreenFixture fixture({1920, 1080, 1920.0F / 344}, Tongue::english);
    for (const bool practice : {false, true}) {
        view.chrome.practice = practice;
        auto& thanks = std::get<screens::Thanks>(view.screen);
        thanks.part = 0;
        fixture.show(view);
        if (!fixture.find("address")) {
            EXPECT_FALSE(fixture.find("finished")) << "what was not seen comes first";
            ASSERT_TRUE(fixture.find("more"));
            thanks.part = 1;
            fixture.show(view);
        }
        const touch::Node* address = fixture.find("address");
        ASSERT_TRUE(address);
        EXPECT_TRUE(fixture.find("finished"));
        EXPECT_NE(address->name.find("https://liverpool.gov.uk/equality-objectives"), std::string::npos);
        EXPECT_TRUE(address->fits);
        EXPECT_GE(address->letter_mm, 6.1F) << "the words come before the code";
        const touch::Node* code = fixture.find("qr");
        EXPECT_NE(fixture.find("learn-more")->name.find("QR"), std::string::npos);
        ASSERT_TRUE(code);
        EXPECT_TRUE(address->bounds.right() <= code->bounds.x || address->bounds.bottom() <= code->bounds.y);
    }
}

TEST(StillThere, ShowsNothingOfThePageBeneathAndOffersToStay) {
    ScreenFixture fixture = english();
    screens::View view = examples::of(Tongue::english, screens::StillThere{38});
    view.sheet = screens::Sheet::language;
    EXPECT_TRUE(only<screens::StayHere>(fixture.tap(view, "I’m still here")));
    EXPECT_TRUE(only<screens::EndVisit>(fixture.tap(view, "Leave and clear my answers now")));
    EXPECT_EQ(fixture.find("seconds")->name, "38 seconds");
    EXPECT_EQ(fixture.focus(), "finish");
    EXPECT_FALSE(fixture.find("council"));
}

TEST(ASheet, TakesThePlaceOfTheScreen) {
    screens::View view = examples::proposal(Tongue::english);
    ScreenFixture fixture = english();
    EXPECT_EQ(only<screens::OpenSheet>(fixture.tap(view, "Text size"))->sheet, screens::Sheet::size);
    view.sheet = screens::Sheet::size;
    EXPECT_EQ(only<screens::ChooseSize>(fixture.tap(view, "Largest"))->size, touch::TextSize::largest);
    EXPECT_TRUE(fixture.find("Large")->selected);
    EXPECT_FALSE(fixture.find("continue"));
    EXPECT_TRUE(only<screens::CloseSheet>(fixture.tap(view, "Done")));
    EXPECT_TRUE(only<screens::PutSettingsBack>(fixture.tap(view, "Reset settings")));
    view.sheet = screens::Sheet::colours;
    EXPECT_EQ(only<screens::ChoosePalette>(fixture.tap(view, "Yellow on black"))->palette,
              touch::Palette::yellow_on_black);
    view.sheet = screens::Sheet::language;
    EXPECT_EQ(only<screens::ChooseLanguage>(fixture.tap(view, "Polski"))->index, 2U);
    view.sheet = screens::Sheet::clear;
    EXPECT_TRUE(only<screens::CloseSheet>(fixture.tap(view, "Keep my answers and go back")));
    EXPECT_TRUE(only<screens::EndVisit>(fixture.tap(view, "Clear my answers")));
}

TEST(TheStaffCorner, AsksForThePinPadAfterThreeSecondsAndIsNoNode) {
    ScreenFixture fixture = english();
    const screens::View view = examples::proposal(Tongue::english);
    EXPECT_TRUE(fixture.hold_corner(view, 2900ms).empty());
    EXPECT_FALSE(fixture.hold_corner(view, 3100ms).empty());
    for (const touch::Node& node : fixture.nodes()) EXPECT_NE(node.id, "corner");
}

TEST(TheStaffCorner, IsOutOfUseWhileAFingerReadsTheScreen) {
    ScreenFixture fixture = english();
    screens::View view = examples::proposal(Tongue::english);
    view.chrome.sound.on = true;
    EXPECT_TRUE(fixture.hold_corner(view, 3100ms).empty());
    view.chrome.sound.began = screens::Began::by_keys;
    EXPECT_FALSE(fixture.hold_corner(view, 3100ms).empty());
}

TEST(TheStaffCorner, IsAtTheStartSideInArabicToo) {
    ScreenFixture fixture(Picture::portrait, Tongue::arabic);
    EXPECT_FALSE(fixture.hold_corner(examples::welcome(Tongue::arabic), 3100ms).empty());
}

TEST(ThePinPad, SendsDigitsAndNeverShowsThem) {
    screens::PinPad pad;
    pad.digits = 4;
    const screens::View view = examples::of(Tongue::english, pad);
    ScreenFixture fixture = english();
    EXPECT_EQ(only<screens::PinDigit>(fixture.tap(view, "7"))->digit, 7);
    EXPECT_TRUE(only<screens::PinDelete>(fixture.tap(view, "Delete")));
    EXPECT_TRUE(only<screens::PinEnter>(fixture.tap(view, "Enter")));
    EXPECT_TRUE(only<screens::LeaveStaff>(fixture.tap(view, "Leave")));
    ASSERT_TRUE(fixture.find("pin"));
    EXPECT_EQ(fixture.find("pin")->value.find_first_of("0123456789"), std::string::npos);
    pad.wait_s = 90;
    fixture.show(examples::of(Tongue::english, pad));
    EXPECT_FALSE(fixture.find("key:1"));
    EXPECT_EQ(fixture.find("state")->name, "Too many wrong PINs. Try again in 1 minute and 30 seconds.");
}

TEST(TheStaffPage, OffersWhatStaffMayDo) {
    screens::Staff staff;
    staff.in_visit = true;
    screens::View view = examples::of(Tongue::english, staff);
    ScreenFixture fixture = english();
    EXPECT_TRUE(only<screens::StaffReset>(fixture.tap(view, "Clear this person’s answers")));
    EXPECT_TRUE(only<screens::StaffUpload>(fixture.tap(view, "Upload now")));
    EXPECT_EQ(only<screens::StaffDoors>(fixture.tap(view, "Close for today"))->doors, screens::Doors::closed);
    EXPECT_EQ(only<screens::StaffPage>(fixture.tap(view, "More"))->page, screens::Staff::Page::more);
    EXPECT_TRUE(only<screens::LeaveStaff>(fixture.tap(view, "Back to this person’s answers")));
    staff.upload_asked = staff.closed_today = true;
    view.screen = staff;
    EXPECT_TRUE(fixture.tap(view, "upload").empty());
    EXPECT_EQ(only<screens::StaffDoors>(fixture.tap(view, "Open again"))->doors, screens::Doors::open);
}

TEST(TheStaffPage, HasTheRareButtonsBehindMore) {
    screens::Staff staff{.may_power_off = true, .page = screens::Staff::Page::more};
    screens::View view = examples::of(Tongue::english, staff);
    ScreenFixture fixture = english();
    EXPECT_EQ(only<screens::StaffPractice>(fixture.tap(view, "Turn practice mode on"))->practice,
              screens::Practice::on);
    EXPECT_TRUE(only<screens::StaffChangePin>(fixture.tap(view, "Change the PIN")));
    EXPECT_TRUE(only<screens::StaffClose>(fixture.tap(view, "Restart the program")));
    EXPECT_TRUE(only<screens::StaffPowerOff>(fixture.tap(view, "Turn this machine off")));
    EXPECT_EQ(only<screens::StaffPage>(fixture.tap(view, "Less"))->page, screens::Staff::Page::state);
    staff.practice = staff.practice_fixed = true;
    staff.may_power_off = false;
    view.screen = staff;
    EXPECT_TRUE(fixture.tap(view, "practice-mode").empty());
    fixture.show(view);
    EXPECT_FALSE(fixture.find("power-off"));
}

TEST(TheStaffPage, TellsWhatTheRoundDoesAndHowManyOfHowManyAreSent) {
    using Step = screens::Staff::Round::Step;
    screens::Staff staff;
    staff.upload_asked = true;
    ScreenFixture fixture = english();
    const auto shown = [&](screens::Staff::Round round) {
        staff.round = round;
        fixture.show(examples::of(Tongue::english, staff));
        const touch::Node* node = fixture.find("round");
        return node == nullptr ? std::string() : node->name;
    };
    EXPECT_EQ(shown({}), "The upload begins in a moment.");
    EXPECT_EQ(shown({Step::sends, 12, 40}), "Sending answers: 12 of 40");
    EXPECT_EQ(fixture.find("round")->value, "30 %");
    EXPECT_EQ(shown({Step::fetches, 40, 40}), "The answers are sent. Looking for a newer consultation.");
    staff.upload_asked = false;
    fixture.show(examples::of(Tongue::english, staff));
    EXPECT_FALSE(fixture.find("round"));
}

TEST(TheStaffPage, LeadsToTheTrialAndToTheReadinessSheet) {
    const screens::View view =
        examples::of(Tongue::english, screens::Staff{.page = screens::Staff::Page::more});
    ScreenFixture fixture = english();
    EXPECT_EQ(only<screens::StaffPage>(fixture.tap(view, "Test sound, keys and screen"))->page,
              screens::Staff::Page::trial);
    EXPECT_EQ(only<screens::StaffPage>(fixture.tap(view, "Is everything ready?"))->page,
              screens::Staff::Page::readiness);
}

TEST(TheTrial, HasPointsToTouchAboveAndBelowColoursByNameASoundAndTheLastKey) {
    screens::StaffTrial trial;
    screens::View view = examples::of(Tongue::english, trial);
    ScreenFixture fixture = english();
    for (std::size_t at = 0; at < screens::StaffTrial::points; ++at)
        EXPECT_EQ(only<screens::StaffPoint>(fixture.tap(view, "point:" + std::to_string(at)))->point, at);
    EXPECT_TRUE(only<screens::StaffSound>(fixture.tap(view, "Play a sound")));
    EXPECT_EQ(only<screens::StaffPage>(fixture.tap(view, "Back"))->page, screens::Staff::Page::more);
    trial.touched[2] = true;
    trial.last_key = "F20";
    trial.sound_trouble = "No sound card.";
    fixture.show(examples::of(Tongue::english, trial));
    EXPECT_EQ(fixture.find("point:2")->name, "Touch point 3");
    EXPECT_TRUE(fixture.find("point:2")->selected);
    EXPECT_EQ(fixture.find("point:2")->state, "touched");
    EXPECT_EQ(fixture.find("touched")->name, "Touched: 1 of 6");
    EXPECT_EQ(fixture.find("last-key")->name, "Last key pressed: F20");
    EXPECT_EQ(fixture.find("sound-trouble")->role, touch::Role::alert);
    for (const auto& [id, name] : {std::pair("colour:0", "Red"), {"colour:2", "Blue"}, {"colour:4", "Black"}})
        EXPECT_EQ(fixture.find(id)->name, name);
}

TEST(TheReadinessSheet, SaysByAWordWhatIsReadyAndWhatToDoAndShowsEveryLine) {
    screens::Readiness sheet;
    sheet.lines = {{"display", "HDMI-A-1, 476 x 268 mm", ""},
                   {"network", "no network cable is connected", "Look at both ends of the cable."}};
    ScreenFixture fixture = english();
    fixture.show(examples::of(Tongue::english, sheet));
    EXPECT_EQ(fixture.find("heading")->name, "Not everything is ready");
    EXPECT_EQ(fixture.find("line:0")->name, "Screen: ready");
    EXPECT_EQ(fixture.find("line:1")->name, "Network: not ready");
    EXPECT_EQ(fixture.find("line:1")->role, touch::Role::alert);
    EXPECT_EQ(fixture.find("found:0")->name, "HDMI-A-1, 476 x 268 mm");
    EXPECT_EQ(fixture.find("remedy:1")->name, "Look at both ends of the cable.");
    EXPECT_FALSE(fixture.find("remedy:0"));
    sheet.lines = {20, {"disk", "answers cannot be kept", "Make room: 50 MB are needed."}};
    std::set<std::string> seen;
    for (bool more = true; more;) {
        const screens::View view = examples::of(Tongue::english, sheet);
        fixture.show(view);
        for (std::size_t at = 0; at < sheet.lines.size(); ++at)
            if (fixture.find("line:" + std::to_string(at))) seen.insert(std::to_string(at));
        more = fixture.find("more") != nullptr;
        if (more) sheet.first = only<screens::StaffLines>(fixture.tap(view, "more"))->first;
    }
    EXPECT_EQ(seen.size(), sheet.lines.size());
    EXPECT_EQ(only<screens::StaffLines>(fixture.tap(examples::of(Tongue::english, sheet), "again"))->first,
              0U);
}

TEST(TheOpeningHours, AreChosenByTheDayAndTurnedByButtonsThatSayWhatCannotBe) {
    screens::StaffHours hours;
    hours.week[0] = {.hours = "09:30–12:30, 13:30–17:00",
                     .as_set_up = "09:30–12:30, 13:30–17:00",
                     .has_break = true,
                     .opens = "09:30",
                     .closes = "17:00",
                     .may_open_earlier = true,
                     .may_close_earlier = true};
    hours.week[6] = {.as_set_up = "10:00–16:00", .changed = true};
    ScreenFixture fixture = english();
    fixture.show(examples::of(Tongue::english, hours));
    EXPECT_EQ(fixture.find("day:0")->name, "Monday: 09:30–12:30, 13:30–17:00");
    EXPECT_EQ(fixture.find("day:5")->name, "Saturday: Closed");
    EXPECT_EQ(fixture.find("day:6")->name, "Sunday: Closed (changed here)");
    EXPECT_EQ(only<screens::StaffDay>(fixture.tap(examples::of(Tongue::english, hours), "day:6"))->day, 6U);
    EXPECT_EQ(only<screens::StaffPage>(fixture.tap(examples::of(Tongue::english, hours), "leave"))->page,
              screens::Staff::Page::state);
    const auto change = [&](const char* id) {
        const auto asked = fixture.tap(examples::of(Tongue::english, hours), id);
        const auto* found = only<screens::StaffChangeDay>(asked);
        if (found == nullptr) ADD_FAILURE() << id << " changes nothing";
        return found == nullptr ? std::pair(std::size_t{7}, screens::DayChange::open)
                                : std::pair(found->day, found->change);
    };
    using screens::DayChange;
    hours.chosen = 0;
    EXPECT_EQ(change("lower:opens"), std::pair(std::size_t{0}, DayChange::opens_earlier));
    EXPECT_EQ(change("lower:closes"), std::pair(std::size_t{0}, DayChange::closes_earlier));
    EXPECT_EQ(change("closed"), std::pair(std::size_t{0}, DayChange::closed));
    EXPECT_EQ(fixture.find("heading")->name, "Monday");
    EXPECT_EQ(fixture.find("value:opens")->value, "09:30");
    EXPECT_FALSE(fixture.find("higher:opens")->enabled);
    EXPECT_FALSE(fixture.find("higher:closes")->enabled);
    EXPECT_TRUE(fixture.find("break"));
    EXPECT_FALSE(fixture.find("as-set-up")->enabled) << "there is nothing to take back";
    EXPECT_FALSE(fixture.find("before"));
    EXPECT_EQ(only<screens::StaffPage>(fixture.tap(examples::of(Tongue::english, hours), "leave"))->page,
              screens::Staff::Page::hours);
    hours.chosen = 6;
    EXPECT_EQ(change("open"), std::pair(std::size_t{6}, DayChange::open));
    EXPECT_EQ(change("as-set-up"), std::pair(std::size_t{6}, DayChange::as_set_up));
    EXPECT_FALSE(fixture.find("value:opens"));
    EXPECT_EQ(fixture.find("before")->name, "Changed here. As set up: 10:00–16:00");
}

TEST(TheOpeningHours, AreReachedFromTheStaffPage) {
    const screens::Staff staff;
    ScreenFixture fixture = english();
    EXPECT_EQ(
        only<screens::StaffPage>(fixture.tap(examples::of(Tongue::english, staff), "opening-hours"))->page,
        screens::Staff::Page::hours);
}

TEST(TheStaffPage, SaysFirstWhetherAnythingMustBeDoneAndWhere) {
    ScreenFixture fixture = english();
    screens::Staff staff;
    fixture.show(examples::of(Tongue::english, staff));
    const touch::Colour red = touch::theme(touch::Palette::standard).error;
    EXPECT_EQ(fixture.find("heading")->name, "All is well");
    EXPECT_NE(fixture.find("heading")->foreground, red);
    staff.needs = {{screens::Staff::Need::Area::clock, "It is 1970."}};
    fixture.show(examples::of(Tongue::english, staff));
    EXPECT_EQ(fixture.find("heading")->name, "This machine needs you");
    EXPECT_EQ(fixture.find("heading")->foreground, red);
    EXPECT_EQ(fixture.find("need:0")->name, "Clock: It is 1970.");
}

// As the readiness sheet does: nobody can begin.
TEST(TheStaffPage, IsRedOnceTheLastDayIsPast) {
    ScreenFixture fixture = english();
    screens::Staff staff{.closes = "15 February 2024", .days_left = 0};
    for (const auto page : {screens::Staff::Page::state, screens::Staff::Page::more}) {
        staff.page = page;
        staff.days_left = 0;
        fixture.show(examples::of(Tongue::english, staff));
        EXPECT_EQ(fixture.find("heading")->name, "All is well");
        staff.days_left = -1;
        fixture.show(examples::of(Tongue::english, staff));
        EXPECT_EQ(fixture.find("heading")->name, "This machine needs you");
        ASSERT_TRUE(fixture.find("need:0"));
        EXPECT_EQ(fixture.find("need:0")->name, "Consultation: The consultation closed on 15 February 2024");
        EXPECT_EQ(fixture.find("need:0")->role, touch::Role::alert);
        EXPECT_FALSE(fixture.find("closes")) << "once is enough";
    }
}

TEST(Practice, IsMarkedOnEveryScreenOfAVisitAndTheRealThingIsNot) {
    ScreenFixture fixture = english();
    for (screens::View view : {examples::welcome(Tongue::english), examples::proposal(Tongue::english),
                               examples::check(Tongue::english, 4)})
        for (const bool practice : {true, false}) {
            view.chrome.practice = practice;
            fixture.show(view);
            EXPECT_EQ(fixture.find("practice") != nullptr, practice) << screens::name_of(view);
        }
}

// How much is free above what is between the bars, as a share of what is free below.
float above_to_below(ScreenFixture& fixture, const screens::View& view) {
    float top = 1e9F, bottom = 0, bar = 0;
    for (const touch::Node& node : fixture.show(view)) {
        if (node.tool) {
            bar = std::max(bar, node.bounds.bottom());
            continue;
        }
        if (node.id == "council" || node.id == "title" || node.id == "practice") continue;
        top = std::min(top, node.bounds.y);
        bottom = std::max(bottom, node.bounds.bottom());
    }
    constexpr float height = 1080 / px_per_mm;  // of the glass, millimetres
    return (top - bar) / (height - bottom);
}

// A little above the middle, where a sheet looks as if it stood there.
TEST(AFewWords, StandAtTheOpticalMiddle) {
    ScreenFixture fixture = english();
    for (const screens::View& view : {examples::of(Tongue::english, screens::StillThere{.seconds_left = 30}),
                                      examples::of(Tongue::english, screens::OutOfService{})}) {
        const float ratio = above_to_below(fixture, view);
        EXPECT_GT(ratio, 0.5F) << screens::name_of(view);
        EXPECT_LT(ratio, 1.0F) << screens::name_of(view);
    }
}

}  // namespace
