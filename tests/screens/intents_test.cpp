// SPDX-License-Identifier: Apache-2.0
// What a finger asks for: each sight is drawn, something on it is tapped by its name, and the intent is
// looked at.
#include <gtest/gtest.h>

#include "tests/screens/booth.h"

namespace {

using namespace std::chrono_literals;
using booth::Booth;
using booth::only;
using booth::Picture;
using examples::Tongue;

Booth english() {
    return Booth(Picture::landscape, Tongue::english);
}

// Where a control stands on the glass.
float place_of(const Booth& booth, const std::string& id) {
    const touch::Node* node = booth.find(id);
    if (node == nullptr) ADD_FAILURE() << "nothing on this sight is called '" << id << "'";
    return node == nullptr ? 0 : node->bounds.x;
}

TEST(Welcome, StartsWhenStartIsTapped) {
    EXPECT_TRUE(only<screens::Start>(english().tap(examples::welcome(Tongue::english), "Start")));
}

TEST(Welcome, OffersEveryLanguageByItsOwnName) {
    Booth booth = english();
    const auto chosen = booth.tap(examples::welcome(Tongue::english), "العربية");
    ASSERT_TRUE(only<screens::ChooseLanguage>(chosen));
    EXPECT_EQ(only<screens::ChooseLanguage>(chosen)->index, 1U);
    EXPECT_TRUE(booth.find("English")->selected);
    EXPECT_TRUE(booth.find("language:en-x-easyread"));
}

TEST(Welcome, SaysAfterHowLongTheMachineForgets) {
    Booth booth = english();
    booth.show(examples::welcome(Tongue::english));
    ASSERT_TRUE(booth.find("privacy:forgets"));
    EXPECT_EQ(booth.find("privacy:forgets")->name,
              "If you walk away, this machine forgets after 2 minutes and 45 seconds.");
}

TEST(Welcome, OfAClosedConsultationOffersNoStart) {
    screens::View view = examples::welcome(Tongue::english);
    std::get<screens::Welcome>(view.sight).closed = true;
    view.chrome.practice = false;
    Booth booth = english();
    booth.show(view);
    EXPECT_FALSE(booth.find("start"));
    EXPECT_EQ(booth.find("kicker")->name, "This consultation is closed");
    view.chrome.practice = true;
    booth.show(view);
    EXPECT_TRUE(booth.find("start"));
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
    Booth booth = english();
    const screens::View view = examples::proposal(Tongue::english);
    EXPECT_TRUE(only<screens::Continue>(booth.tap(view, "Continue")));
    EXPECT_TRUE(only<screens::Back>(booth.tap(view, "Back")));
    const auto finish = booth.tap(view, "I’m finished: clear my answers");
    ASSERT_TRUE(only<screens::OpenSheet>(finish));
    EXPECT_EQ(only<screens::OpenSheet>(finish)->sheet, screens::Sheet::clear);
}

TEST(AQuestion, StandsBesideItsProposal) {
    Booth booth = english();
    booth.show(examples::proposal(Tongue::english));
    EXPECT_LT(place_of(booth, "section"), place_of(booth, "question:/data/agree"));
    EXPECT_LT(place_of(booth, "back"), place_of(booth, "continue"));
}

TEST(AQuestion, IsMirroredInArabic) {
    Booth booth(Picture::landscape, Tongue::arabic);
    booth.show(examples::proposal(Tongue::arabic));
    EXPECT_GT(place_of(booth, "section"), place_of(booth, "question:/data/agree"));
    EXPECT_GT(place_of(booth, "back"), place_of(booth, "continue"));
    EXPECT_EQ(booth.find("continue")->name, "متابعة");
}

TEST(AQuestion, OpensTheFieldThatIsTapped) {
    Booth booth = english();
    const auto intents = booth.tap(examples::field(Tongue::english), "field:/data/change");
    ASSERT_TRUE(only<screens::OpenField>(intents));
    EXPECT_EQ(only<screens::OpenField>(intents)->reference, "/data/change");
    EXPECT_EQ(booth.find("field:/data/change:hint")->name, "Tap here to type");
}

TEST(AQuestion, ThatWasRefusedSaysWhyAtTheTopAndAtTheField) {
    Booth booth = english();
    const screens::View view = examples::postcode(Tongue::english);
    booth.show(view);
    EXPECT_EQ(booth.find("problem")->name, "There is a problem");
    EXPECT_EQ(booth.find("question:/data/postcode:error")->name,
              "Error: Give the first half of a postcode, such as L8.");
    EXPECT_EQ(booth.find("question:/data/postcode:error")->role, touch::Role::alert);
    EXPECT_TRUE(booth.find("field:/data/postcode")->invalid);
    EXPECT_EQ(booth.focus(), "problem:/data/postcode");
    const auto intents = booth.tap(view, "problem:/data/postcode");
    ASSERT_TRUE(only<screens::OpenField>(intents));
    EXPECT_EQ(only<screens::OpenField>(intents)->reference, "/data/postcode");
}

TEST(AQuestion, ThatDoesNotFitShowsThatThereIsMore) {
    screens::View view = examples::long_choice(Tongue::english);
    view.chrome.size = touch::TextSize::largest;
    Booth booth = english();
    const auto more = booth.tap(view, "more");
    ASSERT_TRUE(only<screens::ShowPart>(more));
    EXPECT_EQ(only<screens::ShowPart>(more)->part, 1);
    EXPECT_TRUE(booth.find("more")->name.starts_with("More: ")) << booth.find("more")->name;
    EXPECT_TRUE(booth.find("continue"));
    std::get<screens::QuestionPage>(view.sight).part = 1;
    const auto back = booth.tap(view, "Back up");
    ASSERT_TRUE(only<screens::ShowPart>(back));
    EXPECT_EQ(only<screens::ShowPart>(back)->part, 0);
}

TEST(AQuestion, ShowsEachOfItsChoicesInExactlyOnePart) {
    screens::View view = examples::long_choice(Tongue::stretched);
    view.chrome.size = touch::TextSize::largest;
    Booth booth(Picture::landscape, Tongue::stretched);
    std::vector<std::string> seen;
    for (int part = 0; part < 9; ++part) {
        std::get<screens::QuestionPage>(view.sight).part = part;
        for (const touch::Node& node : booth.show(view))
            if (node.role == touch::Role::checkbox) seen.push_back(node.id);
        if (booth.find("more") == nullptr) break;
    }
    std::vector<std::string> wanted;
    for (int at = 0; at < 9; ++at) wanted.push_back("choice:/data/who:c" + std::to_string(at));
    EXPECT_EQ(seen, wanted);
}

TEST(Typing, SendsLettersSpacesDeletionsAndLines) {
    Booth booth = english();
    const screens::View view = examples::typing(Tongue::english);
    const auto letter = booth.tap(view, "q");
    ASSERT_TRUE(only<screens::TypeText>(letter));
    EXPECT_EQ(only<screens::TypeText>(letter)->text, "q");
    EXPECT_EQ(only<screens::TypeText>(booth.tap(view, "Space"))->text, " ");
    EXPECT_EQ(only<screens::EditText>(booth.tap(view, "Delete"))->edit, touch::Edit::backspace);
    EXPECT_EQ(only<screens::EditText>(booth.tap(view, "New line"))->edit, touch::Edit::newline);
    EXPECT_TRUE(only<screens::ToggleShift>(booth.tap(view, "Shift")));
    EXPECT_TRUE(only<screens::ToggleAlphabetical>(booth.tap(view, "ABC order")));
    EXPECT_TRUE(only<screens::CloseKeyboard>(booth.tap(view, "Close keyboard")));
    EXPECT_TRUE(only<screens::PlaceCaret>(booth.tap(view, "field:/data/change")));
}

TEST(Typing, LatinKeysAreOneTapFromAnotherScriptAndBack) {
    Booth booth(Picture::landscape, Tongue::arabic);
    screens::View view = examples::typing(Tongue::arabic);
    EXPECT_EQ(only<screens::ChooseLayout>(booth.tap(view, "key:layout"))->language, "en");
    std::get<screens::QuestionPage>(view.sight).keyboard->layout = "en";
    EXPECT_EQ(only<screens::TypeText>(booth.tap(view, "q"))->text, "q");
    EXPECT_EQ(only<screens::ChooseLayout>(booth.tap(view, "key:layout"))->language, "ar");
}

TEST(Typing, WhoReadsLatinLettersHasThemAlready) {
    Booth booth = english();
    booth.show(examples::typing(Tongue::english));
    EXPECT_EQ(booth.find("key:layout"), nullptr);
}

TEST(Typing, MovesTheCaretAsItIsSeenOnTheGlass) {
    Booth booth = english();
    screens::View view = examples::typing(Tongue::english);
    auto& page = std::get<screens::QuestionPage>(view.sight);
    page.keyboard->keys = screens::Keyboard::Keys::editing;
    screens::Draft& draft = *page.items[1].draft;
    draft = {"in العربية", 3, 0};
    // To the right of the gap stands the last Arabic letter: the caret comes to the end of the words.
    EXPECT_GT(only<screens::PlaceCaret>(booth.tap(view, "key:right"))->offset, 5U);
    EXPECT_EQ(only<screens::PlaceCaret>(booth.tap(view, "key:left"))->offset, 2U);
    draft = {"first\nsecond", 9, 0};
    EXPECT_LE(only<screens::PlaceCaret>(booth.tap(view, "key:up"))->offset, 5U);
    EXPECT_EQ(only<screens::PlaceCaret>(booth.tap(view, "key:down"))->offset, draft.text.size());
    EXPECT_LE(only<screens::PlaceCaret>(booth.strike(view, touch::Key::up))->offset, 5U);
    EXPECT_EQ(only<screens::PlaceCaret>(booth.strike(view, touch::Key::left))->offset, 8U);
    EXPECT_TRUE(booth.strike(view, touch::Key::down).empty()) << "below the last line are the keys";
    EXPECT_EQ(only<screens::EditText>(booth.tap(view, "key:word"))->edit, touch::Edit::select_word);
    EXPECT_EQ(only<screens::EditText>(booth.tap(view, "key:erase"))->edit, touch::Edit::erase);
    EXPECT_TRUE(only<screens::ShowKeys>(booth.tap(view, "key:letters")));
}

TEST(Typing, OffersChineseWordsForPinyinOneRowAtATime) {
    Booth booth = english();
    screens::View view = examples::typing(Tongue::english);
    view.chrome.language = 3;
    auto& keyboard = *std::get<screens::QuestionPage>(view.sight).keyboard;
    keyboard.layout = "zh-Hans";
    booth.show(view);
    EXPECT_NE(booth.find("key:《"), nullptr);
    keyboard.composing = "shi";
    for (int at = 0; at < 60; ++at) keyboard.candidates.emplace_back("是");
    EXPECT_EQ(only<screens::ChooseCandidate>(booth.tap(view, "candidate:2"))->index, 2U);
    EXPECT_TRUE(only<screens::KeepComposing>(booth.tap(view, "key:composing")));
    const auto next = only<screens::ShowCandidates>(booth.tap(view, "key:candidates"))->first;
    EXPECT_EQ(booth.find("candidate:" + std::to_string(next)), nullptr);
    keyboard.first_candidate = next;
    booth.show(view);
    EXPECT_NE(booth.find("candidate:" + std::to_string(next)), nullptr);
    keyboard.first_candidate = 59;
    EXPECT_EQ(only<screens::ShowCandidates>(booth.tap(view, "key:candidates"))->first, 0U);
}

TEST(Typing, TakesARealKeyboardToo) {
    Booth booth = english();
    const auto typed = booth.type(examples::typing(Tongue::english), "é");
    ASSERT_TRUE(only<screens::TypeText>(typed));
    EXPECT_EQ(only<screens::TypeText>(typed)->text, "é");
}

TEST(Typing, SaysHowManyLettersAreLeft) {
    Booth booth = english();
    booth.show(examples::typing(Tongue::english));
    EXPECT_EQ(booth.find("left")->name, "465 letters left");
}

TEST(Typing, ShowsTheKeysInTheOrderOfTheAlphabetWhenAsked) {
    screens::View view = examples::typing(Tongue::english);
    std::get<screens::QuestionPage>(view.sight).keyboard->alphabetical = true;
    Booth booth = english();
    std::string letters;
    for (const touch::Node& node : booth.show(view))
        if (node.role == touch::Role::key && node.name.size() == 1 && std::isalpha(node.name[0]) != 0)
            letters += node.name;
    EXPECT_EQ(letters, "abcdefghijklmnopqrstuvwxyz");
}

TEST(CheckYourAnswers, LeadsBackToAQuestionAndSubmits) {
    Booth booth = english();
    const screens::View view = examples::check(Tongue::english, 3);
    const auto change = booth.tap(view, "change:2");
    ASSERT_TRUE(only<screens::ChangeAnswer>(change));
    EXPECT_EQ(only<screens::ChangeAnswer>(change)->page, "/data/page2");
    EXPECT_EQ(booth.find("row:1:answer")->name, "“More help with forms in my language”");
    EXPECT_EQ(booth.find("row:2:answer")->name, "Not answered");
    EXPECT_TRUE(only<screens::Submit>(booth.tap(view, "Submit answers")));
}

TEST(CheckYourAnswers, ShowsEveryWordOfAnAnswerThatFillsManyScreens) {
    screens::View view = examples::check(Tongue::english, 2);
    std::string longest;
    for (int at = 0; at < 600; ++at) longest += "word" + std::to_string(at) + " ";
    std::get<screens::Check>(view.sight).rows[1].answer = longest;
    Booth booth = english();
    std::string seen;
    for (int part = 0; part < 40; ++part) {
        std::get<screens::Check>(view.sight).part = part;
        for (const touch::Node& node : booth.show(view))
            if (node.id.starts_with("row:1:answer")) seen += node.name;
        if (booth.find("more") == nullptr) break;
    }
    EXPECT_EQ(seen, "“" + longest + "”");
}

TEST(CheckYourAnswers, SaysWhenTheyCouldNotBeKept) {
    screens::View view = examples::check(Tongue::english, 2);
    std::get<screens::Check>(view.sight).not_stored = true;
    Booth booth = english();
    booth.show(view);
    ASSERT_TRUE(booth.find("not-stored"));
    EXPECT_EQ(booth.find("not-stored")->role, touch::Role::alert);
    EXPECT_TRUE(only<screens::Submit>(booth.tap(view, "submit")));
}

TEST(Thanks, ShowTheAddressAsACodeAndEndTheVisit) {
    Booth booth = english();
    const screens::View view = examples::of(Tongue::english, screens::Thanks{"https://liverpool.gov.uk"});
    EXPECT_TRUE(only<screens::Finish>(booth.tap(view, "I’m finished")));
    EXPECT_EQ(booth.find("qr")->role, touch::Role::image);
    EXPECT_EQ(booth.find("address")->name, "https://liverpool.gov.uk");
}

TEST(StillThere, ShowsNothingOfThePageBeneathAndOffersToStay) {
    Booth booth = english();
    screens::View view = examples::of(Tongue::english, screens::StillThere{38});
    view.sheet = screens::Sheet::language;
    EXPECT_TRUE(only<screens::StayHere>(booth.tap(view, "I’m still here")));
    EXPECT_TRUE(only<screens::Finish>(booth.tap(view, "I’m finished: clear my answers now")));
    EXPECT_EQ(booth.find("seconds")->name, "38 seconds");
    EXPECT_EQ(booth.focus(), "finish");
    EXPECT_FALSE(booth.find("council"));
}

TEST(ASheet, TakesThePlaceOfTheSight) {
    screens::View view = examples::proposal(Tongue::english);
    Booth booth = english();
    EXPECT_EQ(only<screens::OpenSheet>(booth.tap(view, "Text size"))->sheet, screens::Sheet::size);
    view.sheet = screens::Sheet::size;
    EXPECT_EQ(only<screens::ChooseSize>(booth.tap(view, "Largest"))->size, touch::TextSize::largest);
    EXPECT_TRUE(booth.find("Large")->selected);
    EXPECT_FALSE(booth.find("continue"));
    EXPECT_TRUE(only<screens::CloseSheet>(booth.tap(view, "Done")));
    EXPECT_TRUE(only<screens::PutSettingsBack>(booth.tap(view, "Put settings back")));
    view.sheet = screens::Sheet::colours;
    EXPECT_EQ(only<screens::ChoosePalette>(booth.tap(view, "Yellow on black"))->palette,
              touch::Palette::yellow_on_black);
    view.sheet = screens::Sheet::language;
    EXPECT_EQ(only<screens::ChooseLanguage>(booth.tap(view, "Polski"))->index, 2U);
    view.sheet = screens::Sheet::clear;
    EXPECT_TRUE(only<screens::CloseSheet>(booth.tap(view, "Keep my answers and go back")));
    EXPECT_TRUE(only<screens::Finish>(booth.tap(view, "Clear my answers")));
}

TEST(TheStaffCorner, AsksForThePinPadAfterThreeSecondsAndIsNoNode) {
    Booth booth = english();
    const screens::View view = examples::proposal(Tongue::english);
    EXPECT_TRUE(booth.hold_corner(view, 2900ms).empty());
    EXPECT_FALSE(booth.hold_corner(view, 3100ms).empty());
    for (const touch::Node& node : booth.nodes()) EXPECT_NE(node.id, "corner");
}

TEST(TheStaffCorner, IsOutOfUseWhileAFingerReadsTheScreen) {
    Booth booth = english();
    screens::View view = examples::proposal(Tongue::english);
    view.chrome.sound.on = true;
    EXPECT_TRUE(booth.hold_corner(view, 3100ms).empty());
    view.chrome.sound.began = screens::Began::by_keys;
    EXPECT_FALSE(booth.hold_corner(view, 3100ms).empty());
}

TEST(TheStaffCorner, IsAtTheStartSideInArabicToo) {
    Booth booth(Picture::portrait, Tongue::arabic);
    EXPECT_FALSE(booth.hold_corner(examples::welcome(Tongue::arabic), 3100ms).empty());
}

TEST(ThePinPad, SendsDigitsAndNeverShowsThem) {
    screens::PinPad pad;
    pad.digits = 4;
    const screens::View view = examples::of(Tongue::english, pad);
    Booth booth = english();
    EXPECT_EQ(only<screens::PinDigit>(booth.tap(view, "7"))->digit, 7);
    EXPECT_TRUE(only<screens::PinDelete>(booth.tap(view, "Delete")));
    EXPECT_TRUE(only<screens::PinEnter>(booth.tap(view, "Enter")));
    EXPECT_TRUE(only<screens::LeaveStaff>(booth.tap(view, "Leave")));
    ASSERT_TRUE(booth.find("pin"));
    EXPECT_EQ(booth.find("pin")->value.find_first_of("0123456789"), std::string::npos);
    pad.wait_s = 90;
    booth.show(examples::of(Tongue::english, pad));
    EXPECT_FALSE(booth.find("key:1"));
    EXPECT_EQ(booth.find("state")->name, "That was wrong too often. Try again in 1 minute and 30 seconds.");
}

TEST(TheStaffPage, OffersWhatStaffMayDo) {
    screens::Staff staff;
    staff.in_visit = true;
    screens::View view = examples::of(Tongue::english, staff);
    Booth booth = english();
    EXPECT_TRUE(only<screens::StaffReset>(booth.tap(view, "Clear this visit")));
    EXPECT_TRUE(only<screens::StaffUpload>(booth.tap(view, "Upload now")));
    EXPECT_TRUE(only<screens::StaffPractice>(booth.tap(view, "Turn practice mode on"))->on);
    EXPECT_TRUE(only<screens::StaffClose>(booth.tap(view, "Close the program")));
    EXPECT_TRUE(only<screens::LeaveStaff>(booth.tap(view, "Back to the visit")));
    staff.practice = staff.practice_fixed = staff.upload_asked = true;
    view.sight = staff;
    EXPECT_TRUE(booth.tap(view, "upload").empty());
    EXPECT_TRUE(booth.tap(view, "practice-mode").empty());
}

}  // namespace
