// SPDX-License-Identifier: Apache-2.0
// Dates, ranges, ranks and triggers: what a finger or a key on each of them asks for.
#include <set>

#include <gtest/gtest.h>

#include "kiosk/screens/card_words.h"
#include "kiosk/words/numbers.h"
#include "tests/audit/panels.h"
#include "tests/screens/control_examples.h"
#include "tests/screens/screen_fixture.h"

namespace {

using examples::Tongue;
using fixture::only;
using fixture::Picture;
using fixture::ScreenFixture;
using screens::DateField;
using screens::GiveAnswer;

ScreenFixture english() {
    return ScreenFixture(Picture::landscape, Tongue::english);
}

screens::View a_date() {
    return examples::date(Tongue::english,
                          {{DateField::day, 15}, {DateField::month, 2}, {DateField::year, std::nullopt}});
}

std::string given(const std::vector<screens::Intent>& intents) {
    const auto* answer = only<GiveAnswer>(intents);
    return answer == nullptr ? "nothing" : answer->value;
}

TEST(DateBlock, ShowsTheMonthInWordsAndNothingForWhatIsNotChosen) {
    ScreenFixture fixture = english();
    fixture.show(a_date());
    EXPECT_EQ(fixture.find("value:/data/since:month")->value, "February");
    EXPECT_EQ(fixture.find("value:/data/since:month")->name, "Month");
    EXPECT_EQ(fixture.find("value:/data/since:month")->role, touch::Role::spinner);
    EXPECT_EQ(fixture.find("value:/data/since:year")->value, "Not answered");
}

TEST(DateBlock, EachButtonTurnsItsOwnPart) {
    const auto turned = english().tap(a_date(), "Month: higher");
    ASSERT_TRUE(only<screens::StepDateField>(turned));
    EXPECT_EQ(only<screens::StepDateField>(turned)->field, DateField::month);
    EXPECT_EQ(only<screens::StepDateField>(turned)->by, 1);
    const auto years = english().tap(a_date(), "Year: 10 lower");
    ASSERT_TRUE(only<screens::StepDateField>(years));
    EXPECT_EQ(only<screens::StepDateField>(years)->field, DateField::year);
    EXPECT_EQ(only<screens::StepDateField>(years)->by, -10);
}

TEST(DateBlock, OffersToClearOnlyWhatWasBegun) {
    EXPECT_TRUE(only<screens::ClearAnswer>(english().tap(a_date(), "Clear this answer")));
    ScreenFixture fixture = english();
    fixture.show(examples::date(Tongue::english, {{DateField::year, std::nullopt}}));
    EXPECT_FALSE(fixture.find("clear:/data/since"));
}

TEST(DateBlock, IsReachedByKeysAlone) {
    ScreenFixture fixture = english();
    fixture.strike(a_date(), touch::Key::tab);
    EXPECT_EQ(fixture.focus(), "lower:/data/since:day");
    fixture.strike(a_date(), touch::Key::tab);
    EXPECT_EQ(fixture.focus(), "higher:/data/since:day");
    const auto turned = fixture.strike(a_date(), touch::Key::enter);
    ASSERT_TRUE(only<screens::StepDateField>(turned));
    EXPECT_EQ(only<screens::StepDateField>(turned)->by, 1);
}

// The same words as in a note: what is a list in the form is a list at its question and in its hint.
TEST(QuestionBlocks, ShowTheListsOfALabelAndOfAHint) {
    using Kind = xforms::Paragraph::Kind;
    screens::View view = examples::choices(Tongue::english, "");
    xforms::Question& question = std::get<screens::QuestionPage>(view.screen).items.front().question;
    question.label.paragraphs = {{Kind::plain, 0, "We propose two things:", {}},
                                 {Kind::numbered, 1, "Open Sundays", {{5, 12, true, false, ""}}},
                                 {Kind::numbered, 2, "Close on Mondays", {}}};
    question.hint.paragraphs = {{Kind::bullet, 0, "for staff", {}}, {Kind::bullet, 0, "for you", {}}};
    ScreenFixture fixture = english();
    std::vector<std::string> names;
    for (const touch::Node& node : fixture.show(view))
        if (node.id.starts_with("question:/data/parks")) names.push_back(node.name);
    EXPECT_EQ(names, (std::vector<std::string>{"We propose two things:", "1. Open Sundays",
                                               "2. Close on Mondays", "for staff", "for you"}));
}

TEST(ChoiceBlocks, ShowBoldWordsAndListsOfAChoiceAndSpeechSaysThemPlainly) {
    using Kind = xforms::Paragraph::Kind;
    screens::View view = examples::choices(Tongue::english, "");
    xforms::Choice& choice =
        std::get<screens::QuestionPage>(view.screen).items.front().question.choices.front();
    choice.label.paragraphs = {{Kind::plain, 0, "Plan A: open", {{5, 6, true, false, ""}}},
                               {Kind::bullet, 0, "on Sundays", {{3, 10, false, true, ""}}},
                               {Kind::numbered, 2, "late", {}},
                               {Kind::heading, 2, "New", {}}};
    const screens::CardWords card(choice.label);
    EXPECT_EQ(card.words, "Plan A: open\n• on Sundays\n2. late\nNew");
    std::vector<std::string> marked;
    for (const text::Run& run : card.runs)
        marked.push_back(card.words.substr(run.begin, run.end - run.begin));
    EXPECT_EQ(marked, (std::vector<std::string>{"A", "Sundays", "New"}));
    EXPECT_TRUE(card.runs[0].bold);
    EXPECT_TRUE(card.runs[1].italic);
    EXPECT_TRUE(card.runs[2].bold);
    ScreenFixture fixture = english();
    fixture.show(view);
    const touch::Node* drawn = fixture.find("choice:/data/parks:c0");
    ASSERT_NE(drawn, nullptr);
    EXPECT_EQ(drawn->name, "Plan A: open\non Sundays\n2. late\nNew");
    EXPECT_TRUE(drawn->fits);
    EXPECT_GT(drawn->bounds.height, fixture.find("choice:/data/parks:c1")->bounds.height);
}

TEST(RangeBlock, ShowsNoValueUntilThePersonChooses) {
    ScreenFixture fixture = english();
    fixture.show(examples::range(Tongue::english, "", ""));
    EXPECT_EQ(fixture.find("track:/data/safe")->value, "Not answered");
    EXPECT_EQ(fixture.find("track:/data/safe")->role, touch::Role::slider);
    EXPECT_FALSE(fixture.find("clear:/data/safe"));
}

TEST(RangeBlock, AFingerOnTheTrackChoosesTheNearestStep) {
    EXPECT_EQ(given(english().tap(examples::range(Tongue::english, "", ""), "track:/data/safe")), "5");
    EXPECT_EQ(given(english().tap(examples::range(Tongue::english, "vertical", "1"), "track:/data/safe")),
              "5");
}

TEST(RangeBlock, ButtonsGoByOneStepAndStopAtTheEnds) {
    EXPECT_EQ(given(english().tap(examples::range(Tongue::english, "", "7"), "higher:/data/safe")), "8");
    EXPECT_EQ(given(english().tap(examples::range(Tongue::english, "", ""), "higher:/data/safe")), "0");
    EXPECT_EQ(given(english().tap(examples::range(Tongue::english, "", ""), "lower:/data/safe")), "10");
    ScreenFixture fixture = english();
    fixture.show(examples::range(Tongue::english, "picker", "10"));
    EXPECT_FALSE(fixture.find("higher:/data/safe")->enabled);
    EXPECT_TRUE(fixture.find("lower:/data/safe")->enabled);
}

TEST(RangeBlock, FractionsAreWrittenAsTheStepHasThem) {
    EXPECT_EQ(given(english().tap(examples::range(Tongue::english, "", "2.5", 0.1), "higher:/data/safe")),
              "2.6");
    EXPECT_EQ(given(english().tap(examples::range(Tongue::english, "", "2.9", 0.1), "higher:/data/safe")),
              "3");
    EXPECT_EQ(given(english().tap(examples::range(Tongue::english, "", "2.5", 0.1), "lower10:/data/safe")),
              "1.5");
}

TEST(RangeBlock, ARangeThatRunsDownGoesFromItsStart) {
    screens::View view = examples::range(Tongue::english, "", "");
    examples::question_of(view, "/data/safe").range = xforms::Range{5, 1, 2};
    EXPECT_EQ(given(english().tap(view, "higher:/data/safe")), "5");
    examples::question_of(view, "/data/safe").value = "5";
    EXPECT_EQ(given(english().tap(view, "higher:/data/safe")), "3");
}

TEST(RangeBlock, ARatingIsAStarForEachValue) {
    ScreenFixture fixture = english();
    EXPECT_EQ(given(fixture.tap(examples::range(Tongue::english, "rating", "4"), "star:/data/safe:9")), "9");
    EXPECT_TRUE(fixture.find("star:/data/safe:4")->selected);
    EXPECT_FALSE(fixture.find("star:/data/safe:3")->selected);
}

TEST(RangeBlock, TheTrackRunsFromTheRightInArabic) {
    const auto ends = [](Tongue tongue) {
        ScreenFixture fixture(Picture::landscape, tongue);
        fixture.show(examples::range(tongue, "", "7"));
        return std::pair(fixture.find("end:/data/safe:low")->bounds.x,
                         fixture.find("end:/data/safe:high")->bounds.x);
    };
    EXPECT_LT(ends(Tongue::english).first, ends(Tongue::english).second);
    EXPECT_GT(ends(Tongue::arabic).first, ends(Tongue::arabic).second);
}

TEST(RankBlock, MovesOneChoiceByOnePlaceAndAnswersWithAllOfThem) {
    const screens::View view = examples::rank(Tongue::english, "");
    EXPECT_EQ(given(english().tap(view, "Move up: Libraries")), "c0 c2 c1");
    EXPECT_EQ(given(english().tap(view, "Move down: Parks and open spaces")), "c1 c0 c2");
}

TEST(RankBlock, TheOrderShownIsAnAnswerOnlyWhenThePersonSaysSo) {
    ScreenFixture fixture = english();
    EXPECT_EQ(given(fixture.tap(examples::rank(Tongue::english, ""), "Keep this order")), "c0 c1 c2");
    fixture.show(examples::rank(Tongue::english, "c0 c1 c2"));
    EXPECT_FALSE(fixture.find("keep:/data/first"));
    EXPECT_TRUE(fixture.find("clear:/data/first"));
}

TEST(RankBlock, TheEndsGoNoFurther) {
    ScreenFixture fixture = english();
    fixture.show(examples::rank(Tongue::english, ""));
    EXPECT_FALSE(fixture.find("up:choice:/data/first:c0")->enabled);
    EXPECT_TRUE(fixture.find("up:choice:/data/first:c1")->enabled);
    EXPECT_FALSE(fixture.find("down:choice:/data/first:c2")->enabled);
}

TEST(NumberField, ShowsSeparatorsWhereTheFormAsksAndOpensAtTheEnd) {
    ScreenFixture fixture = english();
    const screens::View separated = examples::number(Tongue::english, "1234567.5", "thousands-sep");
    fixture.show(separated);
    EXPECT_EQ(fixture.find("field:/data/budget")->value, "1,234,567.5");
    const auto opened = fixture.tap(separated, "field:/data/budget");
    ASSERT_TRUE(only<screens::OpenField>(opened));
    EXPECT_GE(only<screens::OpenField>(opened)->caret, std::string("1234567.5").size());
    fixture.show(examples::number(Tongue::english, "1234567.5", ""));
    EXPECT_EQ(fixture.find("field:/data/budget")->value, "1234567.5");
}

TEST(NumberField, HasTheDecimalSignOfTheLanguageOnItsPadAndShowsWhatIsStoredWithIt) {
    for (const auto& [language, sign] : {std::pair("en", "."), {"pl", ","}, {"fa", "٫"}}) {
        ScreenFixture fixture = english();
        words::speak(language);
        fixture.show(examples::number(Tongue::english, "2.5", ""));
        EXPECT_EQ(fixture.find("field:/data/budget")->value, words::own_number("2.5"));
        screens::View typing = examples::number(Tongue::english, "2.5", "");
        auto& page = std::get<screens::QuestionPage>(typing.screen);
        page.items[0].draft = screens::Draft{};
        page.keyboard = screens::Keyboard{.reference = "/data/budget", .layout = "en"};
        const auto typed = fixture.tap(typing, std::string("key:") + sign);
        ASSERT_TRUE(only<screens::TypeText>(typed)) << language;
        EXPECT_EQ(only<screens::TypeText>(typed)->text, sign);
        words::speak("en");
    }
}

TEST(Trigger, IsTickedAndUnticked) {
    EXPECT_EQ(given(english().tap(examples::trigger(Tongue::english, ""), "OK")), "OK");
    EXPECT_EQ(given(english().tap(examples::trigger(Tongue::english, "OK"), "OK")), "");
}

TEST(RepeatSummary, NamesItsRowsInTheFormsWordsAndOffersToAddChangeAndRemove) {
    ScreenFixture fixture = english();
    const screens::View view = examples::repeat(Tongue::english, 2);
    fixture.show(view);
    EXPECT_EQ(fixture.find("row:0")->name, "People in your household 1");
    EXPECT_EQ(fixture.find("row:0:answers")->name, "Maria, 34, Full-time carer");
    const auto added = fixture.tap(view, "Add another");
    ASSERT_TRUE(only<screens::AddInstance>(added));
    EXPECT_EQ(only<screens::AddInstance>(added)->repeat, "/data/person");
    const auto changed = fixture.tap(view, "Change: People in your household 2");
    ASSERT_TRUE(only<screens::ChangeInstance>(changed));
    EXPECT_EQ(only<screens::ChangeInstance>(changed)->instance, "/data/person[2]");
    const auto removed = fixture.tap(view, "Remove: People in your household 2");
    ASSERT_TRUE(only<screens::AskRemoval>(removed));
}

TEST(RepeatSummary, AsksBeforeItRemoves) {
    screens::View view = examples::repeat(Tongue::english, 2);
    std::get<screens::RepeatPage>(view.screen).removing = "/data/person[2]";
    EXPECT_TRUE(only<screens::KeepInstance>(english().tap(view, "Keep it")));
    const auto removed = english().tap(view, "remove");
    ASSERT_TRUE(only<screens::RemoveInstance>(removed));
    EXPECT_EQ(only<screens::RemoveInstance>(removed)->instance, "/data/person[2]");
}

TEST(RepeatSummary, WhereTheFormCountsNothingIsAddedOrRemoved) {
    screens::View view = examples::repeat(Tongue::english, 2);
    std::get<screens::RepeatPage>(view.screen).repeat.fixed = true;
    ScreenFixture fixture = english();
    fixture.show(view);
    EXPECT_FALSE(fixture.find("add"));
    EXPECT_FALSE(fixture.find("remove:row:0"));
    EXPECT_TRUE(fixture.find("change:row:0"));
}

TEST(RepeatSummary, HasItsHeadingOnEachPartAndCallsNothingAChoice) {
    ScreenFixture fixture = english();
    screens::View view = examples::repeat(Tongue::english, 14);
    int& part = std::get<screens::RepeatPage>(view.screen).part;
    for (;; ++part) {
        fixture.show(view);
        ASSERT_TRUE(fixture.find("heading")) << "part " << part;
        EXPECT_EQ(fixture.find("heading")->name, "People in your household");
        const touch::Node* more = fixture.find("more");
        if (more == nullptr) break;
        EXPECT_EQ(more->name.find("choice"), std::string::npos) << more->name;
        ASSERT_LT(part, 14);
    }
    EXPECT_GT(part, 0);
    EXPECT_TRUE(fixture.find("add"));
}

TEST(RepeatSummary, AListThatIsFullSaysSoInThePlaceOfAdd) {
    screens::View view = examples::repeat(Tongue::english, 2);
    ScreenFixture fixture = english();
    fixture.show(view);
    EXPECT_TRUE(fixture.find("add"));
    EXPECT_FALSE(fixture.find("full"));
    std::get<screens::RepeatPage>(view.screen).repeat.full = true;
    fixture.show(view);
    EXPECT_FALSE(fixture.find("add"));
    EXPECT_TRUE(fixture.find("full"));
    EXPECT_TRUE(fixture.find("remove:row:0"));
}

TEST(ChoiceBlocks, ALikertScaleIsOneRow) {
    ScreenFixture fixture = english();
    fixture.show(examples::choices(Tongue::english, "likert"));
    EXPECT_EQ(fixture.find("Agree")->bounds.y, fixture.find("Disagree")->bounds.y);
    EXPECT_LT(fixture.find("Agree")->bounds.x, fixture.find("Disagree")->bounds.x);
    fixture.show(examples::choices(Tongue::english, ""));
    EXPECT_LT(fixture.find("Agree")->bounds.y, fixture.find("Disagree")->bounds.y);
}

// Two columns are for a list that is long, and no reason to press it against its question.
TEST(ChoiceBlocks, InTwoColumnsKeepTheirDistanceWhereThereIsRoom) {
    const auto distance = [](std::size_t count) {
        screens::View view = examples::choices(Tongue::english, "");
        auto& choices = examples::question_of(view, "/data/parks").choices;
        const xforms::Choice first = choices.front();
        choices.clear();
        for (std::size_t at = 0; at < count; ++at) {
            choices.push_back(first);
            choices.back().value = "age" + std::to_string(at);
        }
        ScreenFixture fixture = english();
        fixture.show(view);
        const auto at = [&](const std::string& id) { return fixture.find(id)->bounds; };
        const float last_x = at("choice:/data/parks:age" + std::to_string(count - 1)).x;
        EXPECT_EQ(last_x > at("choice:/data/parks:age0").x, count > 6) << "in two columns";
        return at("choice:/data/parks:age0").y - at("question:/data/parks").bottom();
    };
    EXPECT_NEAR(distance(10), distance(3), 0.1F);
}

// As ODK Collect has them: row by row.
TEST(ChoiceBlocks, StandInAsManyColumnsAsAreAskedFor) {
    screens::View view = examples::choices(Tongue::english, "columns-2");
    examples::question_of(view, "/data/parks").control = xforms::ControlKind::select_many;
    ScreenFixture fixture = english();
    fixture.show(view);
    EXPECT_EQ(fixture.find("Agree")->bounds.y, fixture.find("Neither")->bounds.y);
    EXPECT_LT(fixture.find("Agree")->bounds.y, fixture.find("Disagree")->bounds.y);
}

// Whatever its appearance: its row would else run to and fro.
TEST(AScale, ThatAsksForColumnsIsReadDownThem) {
    for (const char* appearance : {"columns-2", "columns-3", "compact-3", "columns", "columns-pack"}) {
        screens::View view = examples::choices(Tongue::english, appearance);
        auto& choices = examples::question_of(view, "/data/parks").choices;
        for (xforms::Choice& choice : choices)
            choice.label = examples::words(choice.label.plain() + " with what the council proposes");
        ScreenFixture fixture = english();
        fixture.show(view);
        std::vector<touch::Rect> places;
        for (const xforms::Choice& choice : choices)
            places.push_back(fixture.find("choice:/data/parks:" + choice.value)->bounds);
        EXPECT_LT(places[0].y, places[1].y) << appearance;
        EXPECT_EQ(places[0].x, places[1].x) << appearance;
        EXPECT_EQ(places[0].y, places[2].y) << appearance;
        EXPECT_LT(places[0].x, places[2].x) << appearance;
        EXPECT_LT(places[2].y, places[3].y) << appearance;
    }
    ScreenFixture fixture = english();
    fixture.show(examples::choices(Tongue::english, "columns-pack"));
    EXPECT_EQ(fixture.find("Agree")->bounds.y, fixture.find("Don’t know")->bounds.y)
        << "one row is no detour";
}

TEST(ChoiceBlocks, WhatAListDoesNotShowStaysChosen) {
    screens::View view = examples::choices(Tongue::english, "");
    auto& question = examples::question_of(view, "/data/parks");
    question.control = xforms::ControlKind::select_many;
    question.value = "far c1";
    EXPECT_EQ(given(english().tap(view, "Disagree")), "far c1 c2");
    EXPECT_EQ(given(english().tap(view, "Neither")), "far");
}

TEST(TableBlock, ItsMarksAreCalledByQuestionAndChoice) {
    ScreenFixture fixture = english();
    const auto chosen = fixture.tap(examples::table(Tongue::english), "Parks: Disagree");
    ASSERT_TRUE(only<GiveAnswer>(chosen));
    EXPECT_EQ(only<GiveAnswer>(chosen)->reference, "/data/parks");
    EXPECT_EQ(only<GiveAnswer>(chosen)->value, "c2");
    EXPECT_FALSE(fixture.find("choice:/data/head:c0")) << "the head asks nothing";
    EXPECT_EQ(fixture.find("choice:/data/parks:c0")->bounds.x,
              fixture.find("choice:/data/buses:c0")->bounds.x);
}

TEST(ChoiceList, OpensFromItsButtonWhichShowsWhatIsChosen) {
    ScreenFixture fixture = english();
    const auto opened = fixture.tap(examples::closed_list(Tongue::english), "Choose from the list");
    ASSERT_TRUE(only<screens::OpenList>(opened));
    EXPECT_EQ(only<screens::OpenList>(opened)->reference, "/data/street");
    EXPECT_EQ(fixture.find("chosen:/data/street")->name, "Hope Street");
}

TEST(ChoiceList, MoreGoesOnWhereTheGlassWasFull) {
    ScreenFixture fixture = english();
    const screens::View view = examples::open_list(Tongue::english, 10000, 0, false);
    const auto more = fixture.tap(view, "more");
    ASSERT_TRUE(only<screens::ShowPart>(more));
    const int next = only<screens::ShowPart>(more)->part;
    EXPECT_TRUE(fixture.find("choice:/data/street:s" + std::to_string(next - 1)));
    EXPECT_FALSE(fixture.find("choice:/data/street:s" + std::to_string(next)));
    EXPECT_FALSE(fixture.find("back-up"));
}

TEST(TableBlock, HasItsTitleAndItsHeadOnEachPart) {
    ScreenFixture fixture = english();
    screens::View view = examples::long_table(Tongue::english);
    auto& page = std::get<screens::QuestionPage>(view.screen);
    std::set<std::string> rows;
    for (;; ++page.part) {
        const auto before = rows.size() / 4;
        fixture.show(view);
        EXPECT_TRUE(fixture.find("section")) << "part " << page.part;
        for (const xforms::Choice& choice : page.items.front().question.choices)
            EXPECT_TRUE(fixture.find("question:/data/head:" + choice.value)) << "part " << page.part;
        for (const touch::Node& node : fixture.nodes())
            if (node.role == touch::Role::radio) rows.insert(node.id);
        const auto seen = rows.size() / 4, all = page.items.size() - 1;
        const touch::Node* which = fixture.find("question:/data/head:which");
        EXPECT_EQ(which == nullptr, page.part == 0);
        EXPECT_TRUE(!which || which->name == std::to_string(before + 1) + " to " + std::to_string(seen) +
                                                 " of " + std::to_string(all))
            << which->name;
        const touch::Node* more = fixture.find("more");
        if (more == nullptr) break;
        EXPECT_EQ(more->name, "More: " + std::to_string(all - seen) + " questions below");
        ASSERT_LT(page.part, 20);
    }
    EXPECT_GT(page.part, 0);
    EXPECT_EQ(rows.size(), (page.items.size() - 1) * 4);
}

TEST(TableBlock, WithoutAHeadEachRowHasChoicesWithWords) {
    screens::View view = examples::table(Tongue::english);
    auto& page = std::get<screens::QuestionPage>(view.screen);
    page.items.erase(page.items.begin());
    ScreenFixture fixture = english();
    fixture.show(view);
    EXPECT_EQ(fixture.find("choice:/data/parks:c0")->name, "Agree");
}

// Twelve choices of so many letters behind a question of so many words.
struct LongList {
    int letters, words_asked;
    bool searchable;
    touch::TextSize size;
};
screens::View view_of(const LongList& list, int first) {
    screens::View view = examples::open_list(Tongue::english, 12, first, false);
    screens::Item& item = std::get<screens::QuestionPage>(view.screen).items.front();
    view.chrome.size = list.size;
    item.list->searchable = list.searchable;
    const auto repeated = [](std::string words, const std::string& again, std::size_t letters) {
        while (words.size() < letters) words += again;
        return xforms::Words{.paragraphs = {{xforms::Paragraph::Kind::plain, 0, words, {}}}};
    };
    item.question.label =
        repeated("Which?", " of all these", static_cast<std::size_t>(list.words_asked) * 10);
    for (xforms::Choice& choice : item.question.choices)
        choice.label =
            repeated(choice.label.plain(), " and what is near it", static_cast<std::size_t>(list.letters));
    return view;
}

// From part to part, as its button leads: how many choices were on the glass, each whole and above the bar.
int walk_through(ScreenFixture& fixture, const LongList& list) {
    std::set<std::string> seen;
    for (int first = 0;;) {
        const screens::View view = view_of(list, first);
        fixture.show(view);
        int here = 0;
        for (const touch::Node& node : fixture.nodes()) {
            if (node.role != touch::Role::radio) continue;
            seen.insert(node.id);
            ++here;
            EXPECT_TRUE(node.fits);
            const touch::Node* below = fixture.find("more");
            if (below == nullptr) below = fixture.find("back-up");
            if (below == nullptr) below = fixture.find("done");
            if (below == nullptr) {
                ADD_FAILURE() << "no way on";
                return 0;
            }
            EXPECT_LE(node.bounds.bottom(), below->bounds.y) << node.id;
        }
        const touch::Node* range = fixture.find("question:/data/street:which");
        if (here < 12) {
            const std::string last = here == 1 ? "" : " to " + std::to_string(first + here);
            EXPECT_TRUE(range && range->name == std::to_string(first + 1) + last + " of 12");
        }
        if (fixture.find("more") == nullptr || here == 0) return static_cast<int>(seen.size());
        first += here;
    }
}

TEST(ChoiceList, ShowsOneChoiceWholeAtLeastAndSaysWhichTheyAre) {
    for (const auto& panel : {audit::panels[0], audit::panels[1], audit::panels[2]})
        for (const audit::Standing standing : {audit::Standing::landscape, audit::Standing::portrait})
            for (const int letters : {20, 300, 600})
                for (const int words_asked : {1, 60})
                    for (const bool searchable : {false, true}) {
                        ScreenFixture fixture(audit::surface_of(panel, standing), Tongue::english);
                        const auto size = audit::largest_size(panel);
                        EXPECT_EQ(walk_through(fixture, {letters, words_asked, searchable, size}), 12)
                            << letters << " letters at " << panel.inches << " inches, standing "
                            << static_cast<int>(standing) << ", asked in " << words_asked << " words"
                            << (searchable ? ", searchable" : "");
                    }
}

TEST(ChoiceList, FindsWhileItIsTyped) {
    ScreenFixture fixture = english();
    const screens::View view = examples::open_list(Tongue::english, 700, 0, true);
    const auto typed = fixture.type(view, "p");
    ASSERT_TRUE(only<screens::TypeText>(typed));
    EXPECT_EQ(fixture.find("found")->name, "700 choices found");
    EXPECT_EQ(given(fixture.tap(view, "choice:/data/street:s0")), "s0");
    EXPECT_TRUE(only<screens::CloseList>(fixture.tap(view, "Done")));
}

}  // namespace
