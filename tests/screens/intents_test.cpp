// SPDX-License-Identifier: Apache-2.0
// What a finger asks for: each screen is drawn, something on it is tapped by its name, and the intent is
// looked at.
#include <gtest/gtest.h>

#include "tests/screens/screen_fixture.h"

namespace {

using namespace std::chrono_literals;
using examples::Tongue;
using fixture::only;
using fixture::Picture;
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

TEST(Welcome, SaysAfterHowLongTheMachineForgets) {
    ScreenFixture fixture = english();
    fixture.show(examples::welcome(Tongue::english));
    ASSERT_TRUE(fixture.find("privacy:forgets"));
    EXPECT_EQ(fixture.find("privacy:forgets")->name,
              "If you walk away, this machine forgets after 2 minutes and 45 seconds.");
}

TEST(Welcome, OfAClosedConsultationOffersNoStart) {
    screens::View view = examples::welcome(Tongue::english);
    std::get<screens::Welcome>(view.screen).closed = true;
    view.chrome.practice = false;
    ScreenFixture fixture = english();
    fixture.show(view);
    EXPECT_FALSE(fixture.find("start"));
    EXPECT_EQ(fixture.find("kicker")->name, "This consultation is closed");
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
    const auto finish = fixture.tap(view, "I’m finished: clear my answers");
    ASSERT_TRUE(only<screens::OpenSheet>(finish));
    EXPECT_EQ(only<screens::OpenSheet>(finish)->sheet, screens::Sheet::clear);
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

TEST(AQuestion, ThatWasRefusedSaysWhyAtTheTopAndAtTheField) {
    ScreenFixture fixture = english();
    const screens::View view = examples::postcode(Tongue::english);
    fixture.show(view);
    EXPECT_EQ(fixture.find("problem")->name, "There is a problem");
    EXPECT_EQ(fixture.find("question:/data/postcode:error")->name,
              "Error: Give the first half of a postcode, such as L8.");
    EXPECT_EQ(fixture.find("question:/data/postcode:error")->role, touch::Role::alert);
    EXPECT_TRUE(fixture.find("field:/data/postcode")->invalid);
    EXPECT_EQ(fixture.focus(), "problem:/data/postcode");
    const auto intents = fixture.tap(view, "problem:/data/postcode");
    ASSERT_TRUE(only<screens::OpenField>(intents));
    EXPECT_EQ(only<screens::OpenField>(intents)->reference, "/data/postcode");
}

TEST(AQuestion, ThatDoesNotFitShowsThatThereIsMore) {
    screens::View view = examples::long_choice(Tongue::english);
    view.chrome.size = touch::TextSize::largest;
    ScreenFixture fixture = english();
    const auto more = fixture.tap(view, "more");
    ASSERT_TRUE(only<screens::ShowPart>(more));
    EXPECT_EQ(only<screens::ShowPart>(more)->part, 1);
    EXPECT_TRUE(fixture.find("more")->name.starts_with("More: ")) << fixture.find("more")->name;
    EXPECT_TRUE(fixture.find("continue"));
    std::get<screens::QuestionPage>(view.screen).part = 1;
    const auto back = fixture.tap(view, "Back up");
    ASSERT_TRUE(only<screens::ShowPart>(back));
    EXPECT_EQ(only<screens::ShowPart>(back)->part, 0);
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
    keyboard.composing = "shi";
    for (int at = 0; at < 60; ++at) keyboard.candidates.emplace_back("是");
    EXPECT_EQ(only<screens::ChooseCandidate>(fixture.tap(view, "candidate:2"))->index, 2U);
    EXPECT_TRUE(only<screens::KeepComposing>(fixture.tap(view, "key:composing")));
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
    EXPECT_EQ(fixture.find("left")->name, "465 letters left");
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

TEST(Thanks, ShowTheAddressAsACodeAndEndTheVisit) {
    ScreenFixture fixture = english();
    const screens::View view = examples::of(Tongue::english, screens::Thanks{"https://liverpool.gov.uk"});
    EXPECT_TRUE(only<screens::Finish>(fixture.tap(view, "I’m finished")));
    EXPECT_EQ(fixture.find("qr")->role, touch::Role::image);
    EXPECT_EQ(fixture.find("address")->name, "https://liverpool.gov.uk");
}

TEST(StillThere, ShowsNothingOfThePageBeneathAndOffersToStay) {
    ScreenFixture fixture = english();
    screens::View view = examples::of(Tongue::english, screens::StillThere{38});
    view.sheet = screens::Sheet::language;
    EXPECT_TRUE(only<screens::StayHere>(fixture.tap(view, "I’m still here")));
    EXPECT_TRUE(only<screens::Finish>(fixture.tap(view, "I’m finished: clear my answers now")));
    EXPECT_EQ(fixture.find("seconds")->name, "38 seconds");
    EXPECT_EQ(fixture.focus(), "finish");
    EXPECT_FALSE(fixture.find("council"));
}

TEST(ASheet, TakesThePlaceOfTheSight) {
    screens::View view = examples::proposal(Tongue::english);
    ScreenFixture fixture = english();
    EXPECT_EQ(only<screens::OpenSheet>(fixture.tap(view, "Text size"))->sheet, screens::Sheet::size);
    view.sheet = screens::Sheet::size;
    EXPECT_EQ(only<screens::ChooseSize>(fixture.tap(view, "Largest"))->size, touch::TextSize::largest);
    EXPECT_TRUE(fixture.find("Large")->selected);
    EXPECT_FALSE(fixture.find("continue"));
    EXPECT_TRUE(only<screens::CloseSheet>(fixture.tap(view, "Done")));
    EXPECT_TRUE(only<screens::PutSettingsBack>(fixture.tap(view, "Put settings back")));
    view.sheet = screens::Sheet::colours;
    EXPECT_EQ(only<screens::ChoosePalette>(fixture.tap(view, "Yellow on black"))->palette,
              touch::Palette::yellow_on_black);
    view.sheet = screens::Sheet::language;
    EXPECT_EQ(only<screens::ChooseLanguage>(fixture.tap(view, "Polski"))->index, 2U);
    view.sheet = screens::Sheet::clear;
    EXPECT_TRUE(only<screens::CloseSheet>(fixture.tap(view, "Keep my answers and go back")));
    EXPECT_TRUE(only<screens::Finish>(fixture.tap(view, "Clear my answers")));
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
    EXPECT_EQ(fixture.find("state")->name, "That was wrong too often. Try again in 1 minute and 30 seconds.");
}

TEST(TheStaffPage, OffersWhatStaffMayDo) {
    screens::Staff staff;
    staff.in_visit = true;
    screens::View view = examples::of(Tongue::english, staff);
    ScreenFixture fixture = english();
    EXPECT_TRUE(only<screens::StaffReset>(fixture.tap(view, "Clear this visit")));
    EXPECT_TRUE(only<screens::StaffUpload>(fixture.tap(view, "Upload now")));
    EXPECT_EQ(only<screens::StaffPractice>(fixture.tap(view, "Turn practice mode on"))->practice,
              screens::Practice::on);
    EXPECT_TRUE(only<screens::StaffClose>(fixture.tap(view, "Close the program")));
    EXPECT_TRUE(only<screens::LeaveStaff>(fixture.tap(view, "Back to the visit")));
    staff.practice = staff.practice_fixed = staff.upload_asked = true;
    view.screen = staff;
    EXPECT_TRUE(fixture.tap(view, "upload").empty());
    EXPECT_TRUE(fixture.tap(view, "practice-mode").empty());
}

}  // namespace
