// SPDX-License-Identifier: Apache-2.0
// Screens that are broken on purpose, each in one way: a check that never failed would prove nothing.
#include <gtest/gtest.h>

#include "tests/audit/checks.h"

namespace audit {
namespace {

using touch::Colour;
using touch::Frame;

constexpr Colour grey{0x99, 0x99, 0x99};

class ABrokenScreen : public testing::Test {
 protected:
    // Failures of that check on what `draw` draws, after Nodes and picture were looked at.
    std::size_t failures(Check check, const Camera::Draw& draw) {
        camera_.show({.page = "broken", .language = "en"}, Pose{}, draw);
        Ledger ledger;
        check_nodes(ledger, camera_, {});
        check_keys(ledger, camera_);
        camera_.show({.page = "broken again", .language = "en"}, Pose{}, draw);
        check_picture(ledger, camera_, {});
        return ledger.failed(check);
    }
    Camera camera_;
};

void sound(Frame& frame) {
    frame.words("heading", {20, 20, 200, 20}, "Have your say", {.role = touch::Role::heading});
    frame.button("back", {20, 60, 60, 15}, {.words = "Back"});
    frame.button("go", {90, 60, 80, 15},
                 {.words = "Continue", .look = {.emphasis = touch::Emphasis::filled}});
    frame.choice("yes", {20, 90, 100, 16}, {.words = "Yes", .selected = true});
}

TEST_F(ABrokenScreen, ThatIsSoundFailsNoCheck) {
    for (std::size_t check = 0; check < checks; ++check)
        EXPECT_EQ(failures(static_cast<Check>(check), sound), 0U) << name_of(static_cast<Check>(check));
}

TEST_F(ABrokenScreen, OfSmallTargets) {
    EXPECT_GT(failures(Check::target_size,
                       [](Frame& frame) {
                           frame.button("a", {20, 20, 12, 15}, {.words = "A"});
                       }),
              0U);
}

TEST_F(ABrokenScreen, OfTargetsTooClose) {
    EXPECT_GT(failures(Check::target_gap,
                       [](Frame& frame) {
                           frame.button("a", {20, 20, 40, 15}, {.words = "A"});
                           frame.button("b", {62, 20, 40, 15}, {.words = "B"});
                       }),
              0U);
}

TEST_F(ABrokenScreen, OfChoicesThatStandOffTheGrid) {
    const auto failures_of = [&](float x, float width) {
        camera_.show({.page = "broken", .language = "en"}, Pose{}, [&](Frame& frame) {
            frame.choice("choice:/data/a:1", {x, 90, width, 16}, {.words = "Yes"});
            frame.button("continue", {380, 240, 81.4F, 15}, {.words = "Continue"});
        });
        Ledger ledger;
        check_grid(ledger, camera_, {});
        return ledger.failed(Check::one_edge);
    };
    constexpr float margin = 15, all = 446.4F, half = (all - 16) / 2;
    EXPECT_EQ(failures_of(margin, all), 0U);
    EXPECT_EQ(failures_of(margin, half), 0U);
    EXPECT_EQ(failures_of(margin + half + 16, half), 0U);
    EXPECT_EQ(failures_of(margin + 4, all - 4), 1U);
    EXPECT_EQ(failures_of(margin, half + 10), 1U);
}

TEST_F(ABrokenScreen, OfAHeadingThatComesDownInReachMode) {
    const auto failures_with_heading_at = [&](float y) {
        const auto draw = [y](Frame& frame) {
            frame.words("heading", {20, y, 200, 20}, "Have your say", {.role = touch::Role::heading});
        };
        const Pose usual{.standing = Standing::portrait},
            lowered{.standing = Standing::portrait, .lowered_mm = 300};
        const std::vector<touch::Node> before =
            camera_.show({.page = "usual", .language = "en"}, usual, draw);
        camera_.show({.page = "lowered", .language = "en", .lowered = true, .lowered_height_mm = 300},
                     lowered, draw);
        Ledger ledger;
        check_headings_in_reach(ledger, camera_, lowered, before);
        return ledger.failed(Check::on_the_glass);
    };
    EXPECT_EQ(failures_with_heading_at(20), 1U);
    EXPECT_EQ(failures_with_heading_at(-100), 0U);
}

TEST_F(ABrokenScreen, OfWordsOnWords) {
    EXPECT_GT(failures(Check::no_overlap,
                       [](Frame& frame) {
                           frame.words("a", {20, 20, 100, 20}, "One");
                           frame.words("b", {30, 24, 100, 20}, "Two");
                       }),
              0U);
}

TEST_F(ABrokenScreen, ThatRunsOffTheGlass) {
    const auto draw = [](Frame& frame) {
        frame.button("a", {frame.width() - 20, 20, 40, 15}, {.words = "A"});
    };
    EXPECT_GT(failures(Check::on_the_glass, draw), 0U);
}

TEST_F(ABrokenScreen, OfThingsWithoutNamesOrWithTheSame) {
    EXPECT_GT(failures(Check::named,
                       [](Frame& frame) {
                           frame.button("a", {20, 20, 40, 15}, {.words = ""});
                       }),
              0U);
    const auto twice = [](Frame& frame) {
        frame.button("a", {20, 20, 40, 15}, {.words = "A"});
        frame.button("a", {20, 60, 40, 15}, {.words = "A"});
        frame.button("b", {20, 100, 40, 15}, {.words = "B"});
    };
    EXPECT_GT(failures(Check::named, twice), 0U);
    EXPECT_GT(failures(Check::reached_by_keys, twice), 0U) << "the focus never gets past two of one id";
}

TEST_F(ABrokenScreen, OfWordsThatAreCut) {
    const auto draw = [](Frame& frame) {
        frame.button("a", {20, 20, 40, 15}, {.words = "I’m finished: clear all of my answers now"});
    };
    EXPECT_GT(failures(Check::words_fit, draw), 0U);
}

TEST_F(ABrokenScreen, OfSmallLetters) {
    const auto draw = [](Frame& frame) { frame.words("a", {20, 20, 100, 20}, "Have", {.scale = 0.5F}); };
    EXPECT_GT(failures(Check::letter_stated, draw), 0U);
}

TEST_F(ABrokenScreen, WhoseLettersAreSmallerThanItSays) {
    const auto draw = [](Frame& frame) {
        frame.words("a", {20, 20, 100, 20}, "Have");
        frame.fill({10, 10, 200, 40}, frame.theme().paper);
        frame.words("b", {20, 20, 100, 20}, "Have", {.scale = 0.75F});
    };
    EXPECT_GT(failures(Check::letter_measured, draw), 0U);
}

TEST_F(ABrokenScreen, OfPaleWords) {
    const auto draw = [](Frame& frame) { frame.words("a", {20, 20, 100, 20}, "Have", {.ink = grey}); };
    EXPECT_GT(failures(Check::contrast_stated, draw), 0U);
    EXPECT_GT(failures(Check::contrast_measured, draw), 0U);
    EXPECT_GT(failures(Check::palette_kept, draw), 0U) << "grey is no colour of the theme";
}

TEST_F(ABrokenScreen, WhoseWordsAreCovered) {
    const auto draw = [](Frame& frame) {
        frame.words("a", {20, 20, 100, 20}, "Have");
        frame.fill({10, 10, 200, 40}, frame.theme().paper);
    };
    EXPECT_GT(failures(Check::contrast_measured, draw), 0U);
    EXPECT_EQ(failures(Check::contrast_stated, draw), 0U) << "only the picture tells";
}

TEST_F(ABrokenScreen, WhoseControlsHaveNoEdge) {
    const auto draw = [](Frame& frame) {
        frame.button("a", {20, 20, 60, 15}, {.words = "A", .look = {.emphasis = touch::Emphasis::plain}});
    };
    EXPECT_GT(failures(Check::edge_measured, draw), 0U);
}

TEST_F(ABrokenScreen, WhoseFocusMarkIsCovered) {
    const auto draw = [](Frame& frame) {
        frame.button("a", {20, 20, 60, 15}, {.words = "A"});
        frame.fill({10, 10, 100, 40}, frame.theme().paper);
    };
    EXPECT_GT(failures(Check::focus_measured, draw), 0U);
}

TEST_F(ABrokenScreen, ThatIsReadInAnotherOrderThanItIsSeen) {
    const auto upwards = [](Frame& frame) {
        frame.button("a", {20, 60, 60, 15}, {.words = "A"});
        frame.button("b", {20, 20, 60, 15}, {.words = "B"});
    };
    EXPECT_GT(failures(Check::reading_order, upwards), 0U);
    const auto backwards = [](Frame& frame) {
        frame.button("a", {120, 20, 60, 15}, {.words = "A"});
        frame.button("b", {20, 20, 60, 15}, {.words = "B"});
    };
    EXPECT_GT(failures(Check::reading_order, backwards), 0U);
}

TEST_F(ABrokenScreen, OfLettersThatNoFontHas) {
    const auto draw = [](Frame& frame) { frame.words("a", {20, 20, 100, 20}, "A\U0010FFFD"); };
    EXPECT_GT(failures(Check::shaped, draw), 0U);
}

TEST_F(ABrokenScreen, ThatIsSoundIsSaidWhole) {
    camera_.show({.page = "broken", .language = "en"}, Pose{}, sound);
    Ledger ledger;
    check_speech(ledger, camera_);
    EXPECT_EQ(ledger.failed(Check::spoken), 0U) << ledger.report();
    EXPECT_EQ(ledger.count(Check::spoken), 4U);
    check_said(ledger, camera_.nodes(), "Have your say. Back. Continue.");
    EXPECT_EQ(ledger.failed(Check::spoken), 1U) << "nobody said Yes";
}

TEST_F(ABrokenScreen, ThatLosesAChoiceOrAWord) {
    screens::QuestionPage page;
    screens::Item item;
    item.question.reference = "/data/a";
    item.question.label.paragraphs = {{xforms::Paragraph::Kind::plain, 0, "How far?", {}}};
    item.question.choices = {{"yes", item.question.label, false}};
    page.items = {item};
    screens::View view;
    view.screen = page;
    touch::Node label, choice;
    label.name = "How far?";
    choice.id = "choice:/data/a:yes";
    const auto lost = [&](const std::vector<touch::Node>& nodes) {
        Ledger ledger;
        check_nothing_lost(ledger, view, nodes);
        return ledger.failed(Check::nothing_lost);
    };
    EXPECT_EQ(lost({label, choice}), 0U);
    EXPECT_EQ(lost({label}), 1U);
    label.name = "How";
    EXPECT_GT(lost({label, choice}), 0U);
}

screens::View view_of_one_question() {
    screens::QuestionPage page;
    screens::Item item;
    item.question.reference = "/data/a";
    item.question.label.paragraphs = {{xforms::Paragraph::Kind::plain, 0, "How far?", {}}};
    for (const char* value : {"yes", "no"})
        item.question.choices.push_back({value, item.question.label, false});
    page.items = {item};
    screens::View view;
    view.screen = page;
    return view;
}

touch::Node node_of(const char* id, const char* name = "How far?") {
    touch::Node node;
    node.id = id;
    node.name = name;
    return node;
}

TEST(ABrokenWay, LeavesAPageOfWhichAPartWasNotShown) {
    const auto failed = [](const std::vector<touch::Node>& shown) {
        Ledger ledger;
        check_passed(ledger, view_of_one_question(), shown);
        return ledger.failed(Check::nothing_skipped);
    };
    const touch::Node yes = node_of("choice:/data/a:yes"), no = node_of("choice:/data/a:no");
    EXPECT_EQ(failed({yes, no}), 0U);
    EXPECT_EQ(failed({yes}), 1U);
}

TEST(ABrokenWay, HasNoStrongestButtonOrTwoOrSubmitsWhereContinueStood) {
    const auto failed = [](std::vector<touch::Node> before, std::vector<touch::Node> then) {
        Ledger ledger;
        Way way;
        for (touch::Node& node : before) node.bounds = {100, 100, 40, 15};
        for (touch::Node& node : then) node.strongest = true;
        if (!before.empty()) check_strongest(ledger, way, before);
        const std::size_t until = ledger.failed(Check::nothing_skipped);
        check_strongest(ledger, way, then);
        return ledger.failed(Check::nothing_skipped) - until;
    };
    touch::Node submit = node_of("submit", "Submit");
    submit.bounds = {10, 100, 40, 15};
    EXPECT_EQ(failed({}, {submit}), 0U);
    EXPECT_EQ(failed({}, {}), 1U);
    EXPECT_EQ(failed({}, {submit, submit}), 1U);
    EXPECT_EQ(failed({node_of("continue", "Continue")}, {submit}), 0U);
    submit.bounds.x = 130;
    EXPECT_EQ(failed({node_of("continue", "Continue")}, {submit}), 1U);
    EXPECT_EQ(failed({node_of("more", "More below")}, {submit}), 1U);
}

TEST(ABrokenWay, HasAProgressThatGoesBackOrIsFullTooSoon) {
    const auto failed = [](std::initializer_list<const char*> values, bool at_the_check) {
        Ledger ledger;
        Way way;
        touch::Node progress = node_of("progress", "Question 4");
        progress.role = touch::Role::progress;
        for (const char* value : values) {
            progress.value = value;
            check_progress(ledger, way, {progress}, at_the_check);
        }
        return ledger.failed(Check::true_progress);
    };
    EXPECT_EQ(failed({"10", "20"}, false), 0U);
    EXPECT_EQ(failed({"20", "10"}, false), 1U);
    EXPECT_EQ(failed({"100"}, false), 1U);
    EXPECT_EQ(failed({"100"}, true), 0U);
    EXPECT_EQ(failed({"90"}, true), 1U);
}

TEST(ABrokenWay, CutsAScaleOrPartsItFromItsQuestion) {
    const auto failed = [](const std::vector<touch::Node>& nodes) {
        Ledger ledger;
        check_question(ledger, view_of_one_question(), nodes);
        return ledger.failed(Check::question_with_choices);
    };
    const touch::Node asked = node_of("question:/data/a"), yes = node_of("choice:/data/a:yes"),
                      no = node_of("choice:/data/a:no");
    EXPECT_EQ(failed({asked, yes, no}), 0U);
    EXPECT_EQ(failed({yes, no}), 1U);
    EXPECT_EQ(failed({asked, yes}), 1U);
}

TEST(ABrokenWay, ShowsARowOfATableWithoutItsHead) {
    const auto failed = [](const std::vector<touch::Node>& nodes) {
        screens::View view = view_of_one_question();
        auto& page = std::get<screens::QuestionPage>(view.screen);
        screens::Item head = page.items.front();
        head.question.reference = "/data/head";
        head.question.appearance = {"label"};
        page.items.front().question.appearance = {"list-nolabel"};
        page.items.insert(page.items.begin(), head);
        Ledger ledger;
        check_question(ledger, view, nodes);
        return ledger.failed(Check::question_with_choices);
    };
    const touch::Node asked = node_of("question:/data/a"),
                      yes = node_of("choice:/data/a:yes", "Buses: the first"),
                      no = node_of("choice:/data/a:no", "Buses: the second"),
                      head_yes = node_of("question:/data/head:yes"),
                      head_no = node_of("question:/data/head:no");
    EXPECT_EQ(failed({head_yes, head_no, asked, yes, no}), 0U);
    EXPECT_EQ(failed({head_yes, asked, yes, no}), 1U);
    EXPECT_EQ(failed({asked, yes, no}), 2U);
}

TEST(ABrokenWay, ShowsAPartOfATextWithoutItsTitle) {
    const auto failed = [](const std::vector<touch::Node>& nodes) {
        screens::View view = view_of_one_question();
        auto& page = std::get<screens::QuestionPage>(view.screen);
        page.titles.emplace_back().paragraphs.emplace_back().words = "Draft objective 2 of 5";
        screens::Item note;
        note.question.reference = "/data/text";
        note.question.control = xforms::ControlKind::note;
        page.items.insert(page.items.begin(), note);
        Ledger ledger;
        check_question(ledger, view, nodes);
        return ledger.failed(Check::question_with_choices);
    };
    const touch::Node text = node_of("note:/data/text:1"),
                      title = node_of("section", "Draft objective 2 of 5");
    EXPECT_EQ(failed({title, text}), 0U);
    EXPECT_EQ(failed({text}), 1U);
    EXPECT_EQ(failed({}), 0U);
}

TEST_F(ABrokenScreen, WhosePageOrBarEndsAtAnotherLine) {
    const auto failed = [&](float page_end, float tools_end, float card_end = 0) {
        camera_.show({.page = "broken", .language = "en"}, Pose{}, [&](Frame& frame) {
            const float edge = frame.width() - 20;
            frame.words("council", {20, 10, 100, 15}, "Council");
            frame.button("size", {150, 10, 40, 15}, {.words = "Size"});
            frame.button("listen", {edge + tools_end - 40, 10, 40, 15}, {.words = "Listen"});
            frame.button("yes", {edge + page_end - 60, 60, 60, 15}, {.words = "Yes"});
            frame.choice("choice:/data/a:1", {20, 80, edge + card_end - 20, 15}, {.words = "One"});
            frame.button("continue", {edge - 60, 100, 60, 15}, {.words = "Continue"});
        });
        Ledger ledger;
        check_edge(ledger, camera_);
        return ledger.failed(Check::one_edge);
    };
    EXPECT_EQ(failed(0, 0), 0U);
    EXPECT_EQ(failed(-30, 0), 0U) << "a short line ends where it ends";
    EXPECT_GT(failed(8, 0), 0U);
    EXPECT_GT(failed(0, -8), 0U);
    EXPECT_GT(failed(0, 0, -8), 0U) << "choices end where the page does";
}

TEST(Letters, OfEachSizeAreMeasuredAsHighAsTheyWereDrawn) {
    Camera camera;
    for (const float scale : {0.6F, 0.8F, 1.0F, 1.3F, 2.0F})
        for (const char* words : {"Have", "Text size", "Submit", "Language", "Question 4 of 14"}) {
            camera.show({.page = "letters", .language = "en"}, Pose{}, [&](Frame& frame) {
                frame.words("a", {20, 20, 300, 60}, words, {.scale = scale});
            });
            Ledger ledger;
            check_picture(ledger, camera, {});
            EXPECT_EQ(ledger.failed(Check::letter_measured), 0U) << words << " " << scale;
            EXPECT_EQ(ledger.count(Check::letter_measured), words[0] == 'Q' ? 0U : 1U);
        }
}

}  // namespace
}  // namespace audit
