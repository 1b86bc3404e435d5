// SPDX-License-Identifier: Apache-2.0
// A long hint, and what of a long label is not asked: a text to read, as an objective is.
#include "kiosk/screens/explanation.h"

#include <algorithm>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/audit/panels.h"
#include "tests/screens/screen_fixture.h"

namespace {

using audit::PanelKind;
using audit::Standing;
using examples::Tongue;
using fixture::ScreenFixture;
using Kind = xforms::Paragraph::Kind;

const std::string sentence =
    "The council asks this so that it knows whom its parks, pools and libraries serve. ";

std::string of_sentences(int count) {
    std::string all;
    for (int at = 0; at < count; ++at) all += sentence;
    return all;
}

screens::QuestionPage& page_of(screens::View& view) {
    return std::get<screens::QuestionPage>(view.screen);
}

// The example's six choices, without a text of their own.
screens::View asked(const std::string& label, const std::string& hint) {
    screens::View view = examples::proposal(Tongue::english);
    auto& page = page_of(view);
    page.items.erase(page.items.begin(), page.items.end() - 1);
    page.items.front().question.label = examples::words(label);
    if (!hint.empty()) page.items.front().question.hint = examples::words(hint);
    return view;
}

struct Seen {
    std::set<std::string> words;  // of what is in the panel
    int parts_with_choices = 0;
    bool by_button = false, part_told = false;
};

// Through all parts: choices stand together and with their question, and the question never by half.
Seen walk(ScreenFixture& fixture, screens::View view, const std::string& question) {
    Seen seen;
    for (int& part = page_of(view).part;; ++part) {
        const auto& nodes = fixture.show(view);
        const auto choices = std::count_if(nodes.begin(), nodes.end(), [](const touch::Node& node) {
            return node.role == touch::Role::radio;
        });
        EXPECT_TRUE(choices == 0 || choices == 6) << choices << " on part " << part;
        if (choices > 0) {
            ++seen.parts_with_choices;
            const touch::Node* heading = fixture.find("question:/data/agree");
            EXPECT_TRUE(heading && heading->name == question) << "part " << part;
        }
        for (const touch::Node& node : nodes) {
            seen.by_button = seen.by_button || node.id == "read";
            seen.part_told = seen.part_told || node.id == "part";
            if (!node.id.starts_with("note:")) continue;
            std::istringstream stream(node.name);
            for (std::string word; stream >> word;) seen.words.insert(word);
        }
        if (fixture.find("more") == nullptr) return seen;
        if (part == 40) throw std::runtime_error("the parts do not end");
    }
}

std::string ids_of(const std::vector<touch::Node>& nodes) {
    std::string all;
    for (const touch::Node& node : nodes) all += node.id + '\n';
    return all;
}

std::set<std::string> words_of(const std::string& text) {
    std::istringstream stream(text);
    std::set<std::string> words;
    for (std::string word; stream >> word;) words.insert(word);
    return words;
}

TEST(ALongHint, IsATextToReadAndTakesNoRoomFromTheChoices) {
    for (const PanelKind& panel : {audit::panels[1], audit::panels[2]})
        for (const Standing standing : {Standing::landscape, Standing::portrait})
            for (const touch::TextSize size : {audit::default_size(panel), audit::largest_size(panel)})
                for (const int sentences : {4, 12, 40}) {
                    ScreenFixture fixture(audit::surface_of(panel, standing), Tongue::english);
                    screens::View view = asked("Where do you live?", of_sentences(sentences));
                    view.chrome.size = size;
                    const Seen seen = walk(fixture, view, "Where do you live?");
                    const std::string where = std::string(panel.inches) + ", " + std::to_string(sentences);
                    EXPECT_EQ(seen.words, words_of(sentence)) << where;
                    EXPECT_GE(seen.parts_with_choices, 1) << where;
                    EXPECT_TRUE(sentences < 40 || seen.part_told || seen.by_button) << where;
                }
}

TEST(ALongHint, ComesInPartsBesideItsWholeQuestion) {
    ScreenFixture fixture(audit::surface_of(audit::usual_panel, Standing::landscape), Tongue::english);
    const screens::View view = asked("Where do you live?", of_sentences(40));
    fixture.show(view);
    ASSERT_TRUE(fixture.find("part"));
    EXPECT_TRUE(fixture.find("part")->name.starts_with("Part 1 of ")) << fixture.find("part")->name;
    EXPECT_TRUE(fixture.find("question:/data/agree"));
    EXPECT_FALSE(fixture.find("question:/data/agree:hint"));
    EXPECT_TRUE(fixture::only<screens::ShowPart>(fixture.drag(view, {200, 150}, {120, 155})));
}

TEST(ALongHint, ThatGivesWayIsOpenedByAButtonThatSaysWhatItOpens) {
    int buttons = 0;
    for (const fixture::Picture picture : {fixture::Picture::landscape, fixture::Picture::portrait})
        for (const touch::TextSize size : {touch::TextSize::large, touch::TextSize::largest})
            for (const int sentences : {8, 12, 16}) {
                ScreenFixture fixture(picture, Tongue::english);
                screens::View view = asked("Where do you live?", of_sentences(sentences));
                view.chrome.size = size;
                page_of(view).part = 99;
                fixture.show(view);
                if (fixture.find("read") == nullptr) continue;
                ++buttons;
                EXPECT_EQ(fixture.find("read")->name, "Read the explanation in full");
                const auto intents = fixture.tap(view, "read");
                ASSERT_TRUE(fixture::only<screens::OpenSheet>(intents));
                EXPECT_EQ(fixture::only<screens::OpenSheet>(intents)->sheet, screens::Sheet::reading);
                view.sheet = screens::Sheet::reading;
                fixture.show(view);
                const auto& nodes = fixture.nodes();
                EXPECT_TRUE(std::any_of(nodes.begin(), nodes.end(), [](const touch::Node& node) {
                    return node.id.starts_with("note:/data/agree:hint") &&
                           node.name.find("parks") != std::string::npos;
                }));
            }
    EXPECT_GT(buttons, 0);
}

TEST(ALongHint, StandsAfterTheObjectiveThatWasReadBefore) {
    ScreenFixture fixture(audit::surface_of(audit::usual_panel, Standing::landscape), Tongue::english);
    screens::View view = asked("Where do you live?", of_sentences(4));
    auto objective = page_of(view).items.front();
    objective.question = {};
    objective.question.reference = "/data/objective";
    objective.question.label = examples::words("To be fair.");
    page_of(view).text_before = {objective};
    fixture.show(view);
    const touch::Node *before = fixture.find("note:/data/objective:0:0"),
                      *after = fixture.find("note:/data/agree:hint:0:0");
    ASSERT_TRUE(before && after) << ids_of(fixture.nodes());
    EXPECT_LT(before->bounds.y, after->bounds.y);
}

TEST(AShortHint, StaysUnderItsQuestion) {
    ScreenFixture fixture(audit::surface_of(audit::usual_panel, Standing::landscape), Tongue::english);
    fixture.show(asked("Where do you live?", of_sentences(2)));
    EXPECT_TRUE(fixture.find("question:/data/agree:hint"));
    EXPECT_FALSE(fixture.find("note:/data/agree:hint:0:0"));
}

TEST(ALongLabel, IsReadButForWhatItAsks) {
    const std::string question = "Would you come more often?";
    for (const PanelKind& panel : {audit::panels[1], audit::panels[2]})
        for (const touch::TextSize size : {audit::default_size(panel), audit::largest_size(panel)}) {
            ScreenFixture fixture(audit::surface_of(panel, Standing::landscape), Tongue::english);
            screens::View view = asked(of_sentences(9) + question, "");
            view.chrome.size = size;
            EXPECT_EQ(walk(fixture, view, question).words, words_of(sentence)) << panel.inches;
        }
}

xforms::Words paragraphs(std::vector<xforms::Paragraph> all) {
    xforms::Words words;
    words.paragraphs = std::move(all);
    return words;
}

std::vector<std::string> explained_and_asked(const xforms::Words& label) {
    const auto parts =
        screens::apart(label, [](const xforms::Paragraph& paragraph) { return paragraph.words.size() > 60; });
    return {parts.explained.plain(), parts.asked.plain()};
}

TEST(WhatALabelAsks, IsItsLastQuestionOrElseItsBeginning) {
    using Both = std::vector<std::string>;
    EXPECT_EQ(explained_and_asked(paragraphs({{Kind::heading, 1, "Parks", {}},
                                              {Kind::plain, 0, "They close at night.", {}},
                                              {Kind::plain, 0, "Should they? Or not?", {}}})),
              (Both{"Parks\nThey close at night.", "Should they? Or not?"}));
    EXPECT_EQ(explained_and_asked(paragraphs({{Kind::plain, 0, "Say what you think", {}},
                                              {Kind::bullet, 0, "of parks", {}},
                                              {Kind::bullet, 0, "of pools?", {}}})),
              (Both{"of parks\nof pools?", "Say what you think"}));
    EXPECT_EQ(explained_and_asked(examples::words(sentence + "Ask Dr. Jones. Is that right?")),
              (Both{sentence + "Ask Dr. Jones.", "Is that right?"}));
    EXPECT_EQ(explained_and_asked(examples::words("Ask your doctor what " + sentence + "Then answer.")),
              (Both{"Then answer.", "Ask your doctor what " + sentence.substr(0, sentence.size() - 1)}));
    EXPECT_EQ(explained_and_asked(examples::words("One sentence that " + sentence)).front(), "");
}

TEST(WhatALabelAsks, KeepsTheLookOfItsWords) {
    const std::string bold = "right";
    xforms::Words label = examples::words(sentence + "Is that right?");
    const std::size_t at = label.paragraphs.front().words.find(bold);
    label.paragraphs.front().spans = {{0, 11, true, false, ""}, {at, at + bold.size(), true, false, ""}};
    const auto parts = screens::apart(label, [](const xforms::Paragraph&) { return true; });
    ASSERT_EQ(parts.asked.paragraphs.front().spans.size(), 1U);
    const xforms::Span& span = parts.asked.paragraphs.front().spans.front();
    EXPECT_EQ(parts.asked.paragraphs.front().words.substr(span.begin, span.end - span.begin), bold);
    EXPECT_EQ(parts.explained.paragraphs.front().spans.size(), 1U);
}

}  // namespace
