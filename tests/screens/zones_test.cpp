// SPDX-License-Identifier: Apache-2.0
// The three zones of a question's page: what is asked, its text to read, its choices.
#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <utility>

#include <gtest/gtest.h>

#include "tests/screens/control_examples.h"
#include "tests/screens/screen_fixture.h"

namespace {

using examples::Tongue;
using fixture::Picture;
using fixture::ScreenFixture;

screens::QuestionPage& page_of(screens::View& view) {
    return std::get<screens::QuestionPage>(view.screen);
}

xforms::Words words(std::string text) {
    return {.paragraphs = {{xforms::Paragraph::Kind::plain, 0, std::move(text), {}}}};
}

// A text of so many words beside the example's question of six choices.
screens::View with_text_of(int count) {
    screens::View view = examples::proposal(Tongue::english);
    std::string text;
    for (int at = 0; at < count; ++at) text += "objective ";
    page_of(view).items.front().question.label = words(text);
    return view;
}

std::vector<std::string> choices_on(const std::vector<touch::Node>& nodes) {
    std::vector<std::string> choices;
    for (const touch::Node& node : nodes)
        if (node.role == touch::Role::radio || node.role == touch::Role::checkbox) choices.push_back(node.id);
    return choices;
}

TEST(APage, KeepsItsQuestionAndAllChoicesWhileItsTextComesInParts) {
    for (const Picture picture : {Picture::landscape, Picture::portrait}) {
        ScreenFixture fixture(picture, Tongue::english);
        screens::View view = with_text_of(400);
        int& part = page_of(view).part;
        for (fixture.show(view);; fixture.show(view)) {
            EXPECT_EQ(choices_on(fixture.nodes()).size(), 6U);
            EXPECT_TRUE(fixture.find("question:/data/agree"));
            ASSERT_TRUE(fixture.find("part"));
            EXPECT_TRUE(fixture.find("part")->name.starts_with("Part " + std::to_string(part + 1) + " of "));
            if (fixture.find("more") == nullptr) break;
            ASSERT_LT(++part, 40);
        }
        EXPECT_GT(part, 1);
    }
}

TEST(AScale, IsNeverCutInTwo) {
    for (const Picture picture : {Picture::landscape, Picture::portrait})
        for (const int text : {0, 5, 30, 60, 90, 400})
            for (const touch::TextSize size : {touch::TextSize::large, touch::TextSize::largest}) {
                ScreenFixture fixture(picture, Tongue::english);
                screens::View view = with_text_of(text);
                view.chrome.size = size;
                for (int& part = page_of(view).part;; ++part) {
                    const auto choices = choices_on(fixture.show(view));
                    EXPECT_TRUE(choices.empty() || choices.size() == 6U) << text << " words, part " << part;
                    EXPECT_TRUE(choices.empty() || fixture.find("question:/data/agree"))
                        << "choices without their question";
                    if (fixture.find("more") == nullptr) break;
                    ASSERT_LT(part, 40);
                }
            }
}

// Five long choices under a long hint, with the largest letters: at last their words become smaller.
TEST(AScale, OfLongChoicesBecomesSmallerBeforeItIsCut) {
    for (const Picture picture : {Picture::landscape, Picture::portrait})
        for (const int hint : {0, 12, 30, 60}) {
            ScreenFixture fixture(picture, Tongue::english);
            screens::View view = with_text_of(60);
            view.chrome.size = touch::TextSize::largest;
            xforms::Question& question = page_of(view).items.back().question;
            question.choices.resize(5);
            for (auto& choice : question.choices)
                choice.label = words("I agree with most of what is written there, though not with all of it");
            std::string text;
            for (int at = 0; at < hint; ++at) text += "objective ";
            question.hint = words(text);
            bool shown = false;
            for (int& part = page_of(view).part;; ++part) {
                const auto choices = choices_on(fixture.show(view));
                EXPECT_TRUE(choices.empty() || choices.size() == 5U)
                    << choices.size() << " under " << hint << " words, part " << part;
                EXPECT_TRUE(choices.empty() || fixture.find("question:/data/agree"));
                for (const std::string& id : choices) EXPECT_GE(fixture.find(id)->letter_mm, 6.1F);
                shown = shown || !choices.empty();
                if (fixture.find("more") == nullptr) break;
                ASSERT_LT(part, 40);
            }
            EXPECT_TRUE(shown);
        }
}

// What is read stands above, and each part of the page that has choices has their question too.
TEST(APageInReach, KeepsItsQuestionAboveItsChoices) {
    for (const int text : {5, 60, 200, 600})
        for (const touch::TextSize size : {touch::TextSize::large, touch::TextSize::largest}) {
            ScreenFixture fixture(Picture::portrait, Tongue::english);
            screens::View view = with_text_of(text);
            view.chrome.size = size;
            view.chrome.lowered = true;
            view.chrome.lowered_height_mm = 230;
            const float height = static_cast<float>(fixture::surface_of(Picture::portrait).height_px) /
                                 fixture::surface_of(Picture::portrait).px_per_mm;
            std::set<std::string> answers;
            for (int& part = page_of(view).part;; ++part) {
                const auto choices = choices_on(fixture.show(view));
                answers.insert(choices.begin(), choices.end());
                const touch::Node* question = fixture.find("question:/data/agree");
                EXPECT_TRUE(choices.empty() || question) << text << " words, part " << part;
                if (question != nullptr) {
                    EXPECT_LT(question->bounds.bottom(), height - 230);
                }
                if (fixture.find("more") == nullptr) break;
                ASSERT_LT(part, 60);
            }
            EXPECT_EQ(answers.size(), 6U);
        }
}

TEST(ASheetInReach, LeavesWhatIsReadAbove) {
    using screens::Sheet;
    const auto& picture = fixture::surface_of(Picture::portrait);
    const float reach = 260, top = static_cast<float>(picture.height_px) / picture.px_per_mm - reach;
    for (const auto& [sheet, id] : std::map<Sheet, std::string>{{Sheet::size, "sheet"},
                                                                {Sheet::colours, "sheet"},
                                                                {Sheet::clear, "explanation"},
                                                                {Sheet::listen, "sheet"},
                                                                {Sheet::key_help, "explanation"},
                                                                {Sheet::switches, "said"},
                                                                {Sheet::reading, "note:"}}) {
        screens::View view = with_text_of(400);
        view.sheet = sheet;
        view.chrome.lowered = true;
        view.chrome.lowered_height_mm = reach;
        ScreenFixture fixture(Picture::portrait, Tongue::english);
        int controls = 0, read = 0;
        for (const touch::Node& node : fixture.show(view)) {
            if (node.id.starts_with(id)) {
                ++read;
                EXPECT_LE(node.bounds.bottom(), top) << node.id;
            }
            if (node.role != touch::Role::button && node.role != touch::Role::radio) continue;
            ++controls;
            EXPECT_GE(node.bounds.y, top - 0.5F) << node.id;
        }
        EXPECT_GT(controls, 2);
        EXPECT_GT(read, 0) << id;
    }
}

TEST(TheThanksInReach, LeaveTheirHeadingAboveAndNoWordsSmallerThanUsual) {
    const auto& picture = fixture::surface_of(Picture::portrait);
    const float reach = 320, top = static_cast<float>(picture.height_px) / picture.px_per_mm - reach;
    screens::Thanks thanks;
    thanks.learn_more = "https://liverpool.gov.uk/equality-objectives";
    thanks.sent_after = "02:00";
    screens::View view = examples::of(Tongue::english, thanks);
    for (const touch::TextSize size : {touch::TextSize::large, touch::TextSize::largest}) {
        view.chrome.size = size;
        view.chrome.lowered = false;
        ScreenFixture fixture(Picture::portrait, Tongue::english);
        fixture.show(view);
        const float letters = fixture.find("next:sent")->letter_mm;
        view.chrome.lowered = true;
        view.chrome.lowered_height_mm = reach;
        fixture.show(view);
        for (const char* id : {"heading", "sealed"}) {
            ASSERT_TRUE(fixture.find(id)) << id;
            EXPECT_LE(fixture.find(id)->bounds.bottom(), top) << id;
        }
        EXPECT_GE(fixture.find("next:sent")->letter_mm, letters);
        ASSERT_TRUE(fixture.find("qr"));
        EXPECT_GE(fixture.find("qr")->bounds.y, top);
    }
}

TEST(TheWelcomeInReach, HasItsTitleAboveAndItsLanguagesAndStartWithinReach) {
    const auto& picture = fixture::surface_of(Picture::portrait);
    const float reach = 320, top = static_cast<float>(picture.height_px) / picture.px_per_mm - reach;
    screens::View view = examples::welcome(Tongue::english);
    view.chrome.lowered = true;
    view.chrome.lowered_height_mm = reach;
    ScreenFixture fixture(Picture::portrait, Tongue::english);
    fixture.show(view);
    for (const char* id : {"kicker", "hear"}) {
        ASSERT_TRUE(fixture.find(id)) << id;
        EXPECT_LE(fixture.find(id)->bounds.bottom(), top) << id;
    }
    for (const char* id : {"language:ar", "start"}) {
        ASSERT_TRUE(fixture.find(id)) << id;
        EXPECT_GE(fixture.find(id)->bounds.y, top) << id;
    }
    EXPECT_TRUE(fixture.find("privacy")) << "what is promised is not passed unseen";
}

TEST(AText, HasItsTitleOnEachOfItsParts) {
    for (const Picture picture : {Picture::landscape, Picture::portrait})
        for (const int count : {150, 600}) {
            ScreenFixture fixture(picture, Tongue::english);
            screens::View view = with_text_of(count);
            page_of(view).titles = {words("Draft objective 2 of 5")};
            for (int& part = page_of(view).part;; ++part) {
                const auto& nodes = fixture.show(view);
                const bool reads = std::any_of(nodes.begin(), nodes.end(), [](const touch::Node& node) {
                    return node.id.starts_with("note:");
                });
                EXPECT_TRUE(!reads || fixture.find("section")) << count << " words, part " << part;
                if (fixture.find("more") == nullptr) break;
                ASSERT_LT(part, 40);
            }
        }
}

TEST(AScale, IsNotCutWhereSeveralStandOnOnePage) {
    for (const Picture picture : {Picture::landscape, Picture::portrait}) {
        ScreenFixture fixture(picture, Tongue::english);
        screens::View view = with_text_of(5);
        page_of(view).titles = {words("Your neighbourhood")};
        auto& items = page_of(view).items;
        for (const char* reference : {"/data/second", "/data/third"}) {
            items.push_back(items[1]);
            items.back().question.reference = reference;
        }
        std::size_t all = 0;
        for (int& part = page_of(view).part;; ++part) {
            std::map<std::string, int> of_question;
            for (const std::string& id : choices_on(fixture.show(view)))
                ++of_question[id.substr(7, id.rfind(':') - 7)];
            for (const auto& [question, choices] : of_question) {
                EXPECT_EQ(choices, 6) << question << ", part " << part;
                EXPECT_TRUE(fixture.find("question:" + question));
            }
            all += of_question.size();
            EXPECT_TRUE(fixture.find("section")) << "part " << part;
            const touch::Node* more = fixture.find("more");
            if (more == nullptr) break;
            EXPECT_EQ(more->name, all == 1 ? "More: 2 questions below" : "More: 1 question below");
            ASSERT_LT(part, 20);
        }
        EXPECT_EQ(all, 3U);
    }
}

std::string counted_words(int count, int from = 0) {
    std::string text;
    for (int at = from; at < from + count; ++at) text += "word" + std::to_string(at) + " ";
    return text;
}

// From the first to the last thing between the bars.
struct Standing {
    float above = 0, below = 0, first = 0;
};

Standing standing_of(ScreenFixture& fixture, const screens::View& view, const std::string& last) {
    fixture.show(view);
    const float top = fixture.find("size")->bounds.bottom(), foot = fixture.find("back")->bounds.y;
    const auto& all = fixture.nodes();
    const auto first = std::find_if(all.begin(), all.end(), [](const touch::Node& node) {
        return node.id == "section" || node.id.starts_with("question:");
    });
    return {first->bounds.y - top, foot - fixture.find(last)->bounds.bottom(), first->bounds.y};
}

TEST(AShortPage, StandsAtTheOpticalMiddleAndItsTitleDoesNotLeap) {
    for (const Picture picture : {Picture::landscape, Picture::portrait}) {
        ScreenFixture fixture(picture, Tongue::english);
        screens::View view = examples::postcode(Tongue::english);
        page_of(view).items.front().error.clear();
        const std::string field = "field:/data/postcode";
        const Standing hinted = standing_of(fixture, view, field);
        EXPECT_GT(hinted.above / hinted.below, 0.5F);
        EXPECT_LT(hinted.above / hinted.below, 0.85F);
        page_of(view).items.front().question.hint = {};
        EXPECT_EQ(standing_of(fixture, view, field).first, hinted.first) << "without a hint";
        page_of(view).items.front().question.label = words(
            "How do you get to the library, and how long does it "
            "take you from where you live or work?");
        EXPECT_EQ(standing_of(fixture, view, field).first, hinted.first) << "with a longer question";
        view.chrome.size = touch::TextSize::largest;
        page_of(view).items.front().question.label =
            words(counted_words(picture == Picture::portrait ? 60 : 30));
        EXPECT_LT(standing_of(fixture, view, field).above, 20) << "what needs the room begins at the top";
    }
}

// Whose answers are of all numbers and heights.
TEST(APageWithChoices, BeginsAtTheTop) {
    ScreenFixture fixture(Picture::portrait, Tongue::english);
    screens::View view = examples::long_choice(Tongue::english);
    page_of(view).items.front().question.choices.resize(2);
    fixture.show(view);
    const float top = fixture.find("size")->bounds.bottom();
    EXPECT_LT(fixture.find("section")->bounds.y - top, 20);
}

// One column, or two that are filled one after the other.
TEST(AScale, RunsDownAndNeverToAndFro) {
    screens::View view = with_text_of(60);
    view.chrome.size = touch::TextSize::largest;
    ScreenFixture fixture(Picture::landscape, Tongue::english);
    page_of(view).part = 99;
    fixture.show(view);
    const auto choices = choices_on(fixture.nodes());
    ASSERT_EQ(choices.size(), 6U);
    for (std::size_t at = 1; at < choices.size(); ++at) {
        const touch::Rect before = fixture.find(choices[at - 1])->bounds,
                          next = fixture.find(choices[at])->bounds;
        EXPECT_TRUE(at == 3 ? next.x > before.x : next.x == before.x) << choices[at];
    }
}

TEST(ALongList, SaysOnEachPartWhatIsAskedAndWhichChoicesTheseAre) {
    screens::View view = examples::long_choice(Tongue::english);
    view.chrome.size = touch::TextSize::largest;
    ScreenFixture fixture(Picture::landscape, Tongue::english);
    const std::size_t seen = choices_on(fixture.show(view)).size();
    const touch::Node* which = fixture.find("question:/data/who:which");
    ASSERT_NE(which, nullptr) << "on the first part too";
    EXPECT_EQ(which->name, "1 to " + std::to_string(seen) + " of 9");
    EXPECT_LE(which->bounds.bottom(), fixture.find("back")->bounds.y);
    EXPECT_GE(which->bounds.y, fixture.find(choices_on(fixture.nodes()).back())->bounds.bottom());
    page_of(view).part = 1;
    const std::size_t here = choices_on(fixture.show(view)).size();
    EXPECT_TRUE(fixture.find("question:/data/who"));
    ASSERT_TRUE(fixture.find("question:/data/who:which"));
    EXPECT_EQ(fixture.find("question:/data/who:which")->name,
              std::to_string(seen + 1) + " to " + std::to_string(seen + here) + " of 9");
}

TEST(AChoice, OfThreeHundredLettersStaysBetweenTheBars) {
    for (const Picture picture : {Picture::landscape, Picture::portrait}) {
        screens::View view = examples::proposal(Tongue::english);
        view.chrome.size = touch::TextSize::largest;
        auto& choices = page_of(view).items.back().question.choices;
        choices.resize(2);
        std::string text;
        while (text.size() < 300) text += "We would keep the library open on weekdays. ";
        for (auto& choice : choices) choice.label = words(text + choice.value);
        ScreenFixture fixture(picture, Tongue::english);
        for (int& part = page_of(view).part;; ++part) {
            fixture.show(view);
            const float bar = fixture.find("back")->bounds.y;
            for (const std::string& id : choices_on(fixture.nodes()))
                EXPECT_LT(fixture.find(id)->bounds.bottom(), bar);
            EXPECT_EQ(fixture.tap(view, "back").size(), 1U) << "something under the bar took the tap too";
            if (fixture.find("more") == nullptr) break;
            ASSERT_LT(part, 20);
        }
    }
}

// What is too long for one screenful goes on in the next: all of it is read, and none of it under a bar.
void expect_all_between_the_bars(screens::View view, const std::string& id, std::size_t words) {
    for (const Picture picture : {Picture::landscape, Picture::portrait}) {
        ScreenFixture fixture(picture, Tongue::english);
        std::set<std::string> seen;
        int& part = page_of(view).part;
        for (part = 0;; ++part) {
            fixture.show(view);
            const float top = fixture.find("size")->bounds.bottom(), foot = fixture.find("back")->bounds.y;
            for (const touch::Node& node : fixture.nodes()) {
                if (!node.id.starts_with(id)) continue;
                EXPECT_GE(node.bounds.y, top) << node.id;
                EXPECT_LE(node.bounds.bottom(), foot) << node.id;
                EXPECT_TRUE(node.fits) << node.id;
                std::istringstream stream(node.name);
                for (std::string word; stream >> word;)
                    if (word.starts_with("word")) seen.insert(word);
            }
            const auto back = fixture.tap(view, "back");
            EXPECT_EQ(back.size(), 1U) << "something under the bar took the tap too";
            if (fixture.find("more") == nullptr) break;
            ASSERT_LT(part, 40);
        }
        EXPECT_EQ(seen.size(), words);
    }
}

TEST(AnError, OfManyWordsGoesOnInTheNextPart) {
    screens::View view = examples::field(Tongue::english);
    view.chrome.size = touch::TextSize::largest;
    page_of(view).items.front().error = counted_words(150);
    expect_all_between_the_bars(view, "question:/data/change:error", 150);
}

TEST(ALikertScale, OfManyWordsStaysBetweenTheBars) {
    screens::View view = examples::choices(Tongue::english, "likert");
    view.chrome.size = touch::TextSize::largest;
    xforms::Question& question = page_of(view).items.front().question;
    int from = 0;
    for (auto& choice : question.choices)
        choice.label = words(counted_words(20, std::exchange(from, from + 20)));
    expect_all_between_the_bars(view, "choice:", static_cast<std::size_t>(from));
}

// A comment on a page of its own, after the one with its text.
screens::View comment_on_text_of(int count) {
    screens::View view = with_text_of(count);
    auto& page = page_of(view);
    page.text_before = {page.items.front()};
    page.items.erase(page.items.begin(), page.items.end() - 1);
    xforms::Question& question = page.items.front().question;
    question.control = xforms::ControlKind::input;
    question.choices.clear();
    question.reference = "/data/comment";
    question.hint = words("Do not include names.");
    return view;
}

TEST(AComment, HasTheTextThatItIsAboutBesideItOrOneTapAway) {
    for (const Picture picture : {Picture::landscape, Picture::portrait})
        for (const int count : {20, 400}) {
            ScreenFixture fixture(picture, Tongue::english);
            screens::View view = comment_on_text_of(count);
            fixture.show(view);
            ASSERT_TRUE(fixture.find("field:/data/comment"));
            if (count == 20) {
                const std::string note = "note:" + page_of(view).text_before[0].question.reference;
                EXPECT_TRUE(fixture.find(note + ":0:0") || fixture.find("read"));
                continue;
            }
            const auto intents = fixture.tap(view, "read");
            const auto* opened = fixture::only<screens::OpenSheet>(intents);
            ASSERT_TRUE(opened);
            EXPECT_EQ(opened->sheet, screens::Sheet::reading);
        }
}

TEST(AComment, ShowsItsHintAndAWayToTheTextWhileItIsTyped) {
    for (const Picture picture : {Picture::landscape, Picture::portrait}) {
        screens::View view = comment_on_text_of(400);
        page_of(view).keyboard = screens::Keyboard{.reference = "/data/comment", .layout = "en"};
        ScreenFixture fixture(picture, Tongue::english);
        fixture.show(view);
        EXPECT_TRUE(fixture.find("question:/data/comment:hint"));
        EXPECT_TRUE(fixture.find("read"));
    }
}

TEST(TheTextInFull, ComesAsASheetInAsManyPartsAsItTakes) {
    screens::View view = comment_on_text_of(400);
    view.sheet = screens::Sheet::reading;
    ScreenFixture fixture(Picture::landscape, Tongue::english);
    fixture.show(view);
    EXPECT_TRUE(fixture.find("done"));
    EXPECT_FALSE(fixture.find("field:/data/comment"));
    EXPECT_TRUE(fixture.find("more"));
}

TEST(AnOpenedText, IsTurnedByAFingerThatDragsItAlong) {
    screens::View view = with_text_of(400);
    ScreenFixture fixture(Picture::landscape, Tongue::english);
    fixture.show(view);
    const auto onward = fixture.drag(view, {200, 150}, {120, 155});
    ASSERT_TRUE(fixture::only<screens::ShowPart>(onward));
    EXPECT_EQ(fixture::only<screens::ShowPart>(onward)->part, 1);
    EXPECT_TRUE(fixture.drag(view, {120, 150}, {200, 155}).empty())
        << "there is nothing before the first part";
    EXPECT_TRUE(fixture.drag(view, {200, 100}, {190, 180}).empty()) << "down is no way";
}

TEST(APromise, IsNotPassedUnseen) {
    for (const touch::TextSize size : {touch::TextSize::large, touch::TextSize::largest}) {
        screens::View view = examples::welcome(Tongue::english);
        view.chrome.size = size;
        ScreenFixture fixture(Picture::portrait, Tongue::english);
        auto& welcome = std::get<screens::Welcome>(view.screen);
        bool promised = false;
        const auto promise = [&] {
            const touch::Node* brief = fixture.find("privacy");
            return fixture.find("privacy:forgets") ||
                   (brief != nullptr && brief->name.find("walk away") != std::string::npos);
        };
        for (fixture.show(view); fixture.find("start") == nullptr; fixture.show(view)) {
            promised = promised || promise();
            ASSERT_TRUE(fixture.find("more"));
            ASSERT_LT(++welcome.part, 20);
        }
        EXPECT_TRUE(promised || promise());
        EXPECT_EQ(welcome.part, 0) << "in brief all comes into one screenful";
    }
}

}  // namespace
