// SPDX-License-Identifier: Apache-2.0
// What a visit looks like on the panels that councils buy.
#include <algorithm>
#include <cmath>
#include <set>

#include "tests/audit/at_a_panel.h"
#include "tests/audit/checks.h"
#include "tests/audit/gallery.h"
#include "tests/audit/languages.h"

namespace audit {
namespace {

class APanel : public AtAPanel {
 protected:
    static std::ptrdiff_t count(const std::vector<touch::Node>& nodes, const std::string& id) {
        return std::count_if(nodes.begin(), nodes.end(),
                             [&](const touch::Node& node) { return node.id.starts_with(id); });
    }
    static const touch::Node& find(const std::vector<touch::Node>& nodes, const std::string& id) {
        const auto found =
            std::find_if(nodes.begin(), nodes.end(), [&](const touch::Node& node) { return node.id == id; });
        if (found == nodes.end()) throw std::runtime_error("nothing here is called " + id);
        return *found;
    }
    bool is_asked(const std::string& reference) const {
        const screens::View view = shown();
        const auto* page = std::get_if<screens::QuestionPage>(&view.screen);
        return page != nullptr && page->items.front().question.reference == reference;
    }
    void press_the_strongest() {
        const touch::Node* strongest = strongest_of(draw());
        ASSERT_NE(strongest, nullptr);
        press(touch::Node(*strongest));
    }
};

std::string largest_control(const std::vector<touch::Node>& nodes) {
    const auto area = [](const touch::Node& node) {
        return node.focusable ? node.bounds.width * node.bounds.height : 0;
    };
    return std::max_element(nodes.begin(), nodes.end(),
                            [&](const auto& one, const auto& other) { return area(one) < area(other); })
        ->id;
}

// Who reads none of the words must find their own language before anything else, and Start is what the first
// screen is for: in each language.
TEST_F(APanel, OfAnySizeOffersStartAndEachLanguageOnItsFirstScreenInEveryLanguage) {
    for (const std::string& language : shipped_languages()) {
        if (language == "en-XA" || !open_in(language)) continue;
        for (const PanelKind& panel : panels)
            for (const Standing standing : {Standing::landscape, Standing::portrait}) {
                begin(panel, standing, default_size(panel));
                const auto& nodes = draw();
                const std::string where =
                    language + " at " + panel.inches + (standing == Standing::portrait ? " upright" : "");
                EXPECT_EQ(count(nodes, "start"), 1) << where;
                EXPECT_EQ(count(nodes, "language:"), std::ssize(shown().chrome.languages)) << where;
                EXPECT_GE(count(nodes, "privacy"), 1) << where << ": promised before anybody starts";
                // Elsewhere the words of what stands beside it are as long as a line of 12.1 inches.
                if (language == "en" || language == "ar") {
                    EXPECT_EQ(largest_control(nodes), "start") << where;
                }
            }
    }
}

TEST_F(APanel, Of22InchesShowsSevenAnswersOnEachPartOfTheCheckButTheLast) {
    ASSERT_TRUE(open_in("en"));
    begin(usual_panel, Standing::landscape, default_size(usual_panel));
    ask(screens::Start{});
    for (int pages = 0; name() != "check"; ++pages) {
        ASSERT_LT(pages, 200);
        answer(Answers::everything);
        press_the_strongest();
    }
    for (int part = 1;; ++part) {
        ASSERT_LT(part, 20);
        const auto nodes = draw();
        const bool more = count(nodes, "more") > 0;
        if (!more) break;
        // An objective's rating and comment are two rows with one button.
        const auto rows = std::count_if(nodes.begin(), nodes.end(), [](const touch::Node& node) {
            return node.id.starts_with("row:") && node.id.ends_with(":question");
        });
        EXPECT_GE(rows, 7) << "part " << part;
        press_the_strongest();
    }
}

// So that nobody takes one objective for the other: on each of its screens, and of one size.
TEST_F(APanel, OfAnySizeHasTheNumberOfEachObjectiveBeforeItsTitle) {
    for (const char* language : {"en", "ar"}) {
        ASSERT_TRUE(open_in(language));
        for (const PanelKind& panel : panels)
            for (const Standing standing : {Standing::landscape, Standing::portrait})
                for (const touch::TextSize size : {default_size(panel), largest_size(panel)}) {
                    begin(panel, standing, size);
                    ask(screens::Start{});
                    std::set<std::string> numerals;
                    std::set<long> hundredths;  // of a millimetre
                    for (int screens = 0; name() != "check"; ++screens) {
                        ASSERT_LT(screens, 200);
                        answer(Answers::what_must_be);
                        const auto nodes = draw();
                        const auto section =
                            std::find_if(nodes.begin(), nodes.end(),
                                         [](const touch::Node& node) { return node.id == "section"; });
                        const bool counted =
                            section != nodes.end() && section->name.find('5') != std::string::npos;
                        EXPECT_EQ(count(nodes, "numeral"), counted ? 1 : 0)
                            << language << " " << panel.inches;
                        if (counted) {
                            numerals.insert(find(nodes, "numeral").name);
                            hundredths.insert(std::lround(find(nodes, "numeral").letter_mm * 100));
                        }
                        press_the_strongest();
                    }
                    EXPECT_EQ(numerals.size(), 5U);
                    EXPECT_LE(hundredths.size(), 2U) << "one of a page, one of a part that goes on";
                    ask(screens::EndVisit{});
                }
    }
}

// What is wrong with an answer is never told in larger letters than what was asked.
TEST_F(APanel, OfAnySizeTellsAnErrorInNoLargerLettersThanItsQuestion) {
    for (const char* language : {"en", "ar", "ur", "pl"}) {
        ASSERT_TRUE(open_in(language));
        for (const PanelKind& panel : panels)
            for (const Standing standing : {Standing::landscape, Standing::portrait}) {
                begin(panel, standing, largest_size(panel));
                ask(screens::Start{});
                ask(screens::Continue{});  // unanswered
                const auto nodes = draw();
                const auto error = std::find_if(nodes.begin(), nodes.end(), [](const touch::Node& node) {
                    return node.role == touch::Role::alert;
                });
                const auto heading = std::find_if(nodes.begin(), nodes.end(), [](const touch::Node& node) {
                    return node.role == touch::Role::heading;
                });
                ASSERT_TRUE(error != nodes.end() && heading != nodes.end()) << language << panel.inches;
                EXPECT_LE(error->letter_mm, heading->letter_mm + 0.01F) << language << " " << panel.inches;
                EXPECT_EQ(error->name.find("What describes you"), std::string::npos)
                    << "nothing else is asked here";
                ask(screens::EndVisit{});
            }
    }
}

// With the largest letters Start may come after the promise, on a later part, and no language does.
TEST_F(APanel, OfAnySizeOffersEachLanguageOnItsFirstScreenInTheLargestLetters) {
    for (const std::string& language : shipped_languages()) {
        if (language == "en-XA" || !open_in(language)) continue;
        for (const PanelKind& panel : panels)
            for (const Standing standing : {Standing::landscape, Standing::portrait}) {
                begin(panel, standing, largest_size(panel));
                EXPECT_EQ(count(draw(), "language:"), std::ssize(shown().chrome.languages))
                    << language << " at " << panel.inches
                    << (standing == Standing::portrait ? " upright" : "");
            }
    }
}

// With the letters that it begins with.
TEST_F(APanel, FromTheCommonestOnGreetsInEachLanguage) {
    for (const std::string& language : shipped_languages()) {
        if (language == "en-XA" || !open_in(language)) continue;
        for (const PanelKind& panel : panels)
            for (const Standing standing : {Standing::landscape, Standing::portrait}) {
                if (panel.inches == panels[0].inches) continue;
                begin(panel, standing, default_size(panel));
                const auto nodes = draw();
                const std::string where =
                    language + " at " + panel.inches + (standing == Standing::portrait ? " upright" : "");
                // English and Easy Read greet alike.
                EXPECT_EQ(count(nodes, "greeting:"), std::ssize(shown().chrome.languages) - 1) << where;
                EXPECT_EQ(count(nodes, "start"), 1) << where;
                EXPECT_GE(count(nodes, "privacy"), 1) << where;
                EXPECT_EQ(count(nodes, "more"), 0) << where;
            }
    }
}

TEST_F(APanel, ThatStandsUprightGreetsToo) {
    for (const std::string& language : shipped_languages()) {
        if (language == "en-XA" || !open_in(language)) continue;
        for (const PanelKind& panel : panels) {
            if (panel.width_mm < usual_panel.width_mm) continue;
            begin(panel, Standing::portrait, default_size(panel));
            EXPECT_EQ(count(draw(), "greeting:"), std::ssize(shown().chrome.languages) - 1)
                << language << " at " << panel.inches;
        }
    }
}

// Two of its choices are higher than a small panel with the largest letters.
TEST_F(APanel, NeverLaysAChoiceOfThreeHundredLettersOverItsBars) {
    config_.form_id = "lc";
    config_.form = SOURCE_DIR "/tests/cases/long-choice-300/form.xml";
    config_.closes.reset();
    config_.languages = {"en"};
    open();
    for (const PanelKind& panel : panels)
        for (const Standing standing : {Standing::landscape, Standing::portrait}) {
            begin(panel, standing, touch::TextSize::largest);
            ask(screens::Start{});
            std::set<std::string> seen;
            for (int parts = 0; is_asked("/data/e"); ++parts) {
                ASSERT_LT(parts, 20);
                const auto nodes = draw();
                const float foot = find(nodes, "back").bounds.y, top = find(nodes, "size").bounds.bottom();
                for (const touch::Node& node : nodes) {
                    if (!node.id.starts_with("choice:")) continue;
                    seen.insert(node.id);
                    EXPECT_TRUE(node.fits) << panel.inches << " " << node.id;
                    EXPECT_GE(node.bounds.y, top) << panel.inches << " " << node.id;
                    EXPECT_LE(node.bounds.bottom(), foot) << panel.inches << " " << node.id;
                }
                press_the_strongest();
            }
            EXPECT_EQ(seen.size(), 4U) << panel.inches;
            ask(screens::EndVisit{});
        }
}

class APhoto : public AtTheKiosk {};  // by the Camera, which has a glass of its own

// They were black in every theme once.
TEST_F(APhoto, HasTheWordsBesideAnEmojiInItsThemesInk) {
    config_.form_id = "emoji-dark";
    config_.form = SOURCE_DIR "/tests/cases/emoji-dark/form.xml";
    config_.closes.reset();
    config_.languages = {"en"};
    open();
    Camera camera;
    ask(screens::Start{});
    for (const touch::Palette palette : touch::palettes) {
        ask(screens::ChoosePalette{palette});
        const Pose pose{Standing::landscape, default_size(usual_panel), palette};
        const auto& nodes = camera.show(station_->view(now_), pose);
        EXPECT_TRUE(std::any_of(nodes.begin(), nodes.end(), [](const touch::Node& node) {
            return node.id == "choice:/data/a:1" && node.name == "\U0001F44D Yes";
        }));
        Ledger ledger;
        check_picture(ledger, camera, pose);
        EXPECT_EQ(ledger.failed(Check::contrast_measured), 0U) << ledger.report();
        EXPECT_GT(ledger.count(Check::contrast_measured), 5U);
    }
}

// Upright the last button, which turns the machine off, once stood below the glass.
TEST(TheStaffsPage, HasEachButtonOnTheSmallestPanel) {
    Camera camera;
    Ledger ledger;
    int buttons = 0;
    for (const Screen& screen : all_screens("en")) {
        if (!std::holds_alternative<screens::Staff>(screen.view.screen)) continue;
        for (const Standing standing : {Standing::landscape, Standing::portrait})
            for (const touch::TextSize size : {default_size(panels[0]), largest_size(panels[0])}) {
                for (const touch::Node& node : camera.show(screen.view, {standing, size, {}, 0, panels[0]})) {
                    if (!is_control(node)) continue;
                    ++buttons;
                    EXPECT_TRUE(node.fits) << screen.name << " " << node.id;
                    EXPECT_LE(node.bounds.bottom(), camera.height_mm()) << screen.name << " " << node.id;
                }
            }
    }
    EXPECT_GT(buttons, 50);
}

// Whoever types sees at least one whole line of it between the bars and the keys, and each key has its size.
TEST(TheSmallestPanel, HasALineToTypeOnAboveEveryKeyboard) {
    Camera camera;
    for (const char* language : {"en", "ar", "pl"})
        for (const Screen& screen : all_screens(language)) {
            const auto* page = std::get_if<screens::QuestionPage>(&screen.view.screen);
            if (page == nullptr || !page->keyboard || !screen.exemplar) continue;
            for (const Standing standing : {Standing::landscape, Standing::portrait}) {
                const Pose pose{standing, largest_size(panels[0]), {}, 0, panels[0]};
                const auto& nodes = camera.show(screen.view, pose);
                float keys = camera.height_mm(), field = 0;
                for (const touch::Node& node : nodes) {
                    const std::string of = screen.name + " " + told(pose) + " " + node.id;
                    if (node.role == touch::Role::key) keys = std::min(keys, node.bounds.y);
                    if (node.role == touch::Role::text_field) field = node.bounds.bottom();
                    if (node.role != touch::Role::key && node.role != touch::Role::text_field) continue;
                    EXPECT_GE(node.bounds.height, 12.65F) << of;
                    EXPECT_GE(node.bounds.width, 12.65F) << of;
                }
                EXPECT_LE(field, keys) << screen.name << " " << told(pose);
            }
        }
}

// Who types a comment has the question in sight, what its hint says first (to name nobody), and what it is
// about one tap away.
TEST(ATypedComment, HasItsQuestionAndHintInSightAndItsObjectiveOneTapAway) {
    Camera camera;
    int seen = 0;
    for (const std::string& language : shipped_languages())
        for (const Screen& screen : all_screens(language)) {
            const auto* page = std::get_if<screens::QuestionPage>(&screen.view.screen);
            if (language == "en-XA" || page == nullptr || !page->keyboard || page->text_before.empty() ||
                !screen.exemplar)
                continue;
            for (const PanelKind& panel : {panels[0], panels[1], panels[2]})
                for (const Standing standing : {Standing::landscape, Standing::portrait})
                    for (const touch::TextSize size : {default_size(panel), largest_size(panel)}) {
                        // Six or seven rows of keys leave 12.1 inches no more with the largest letters, and
                        // no hint where words climb or marks have a row of their own.
                        const bool low = panel.inches == panels[0].inches && standing == Standing::landscape;
                        if (low && size != default_size(panel)) continue;
                        const bool no_hint = low && (language == "ur" || language == "zh-Hans");
                        const Pose pose{standing, size, {}, 0, panel};
                        const auto& nodes = camera.show(screen.view, pose);
                        const auto has = [&](const std::string& id) {
                            return std::any_of(nodes.begin(), nodes.end(), [&](const touch::Node& node) {
                                return node.id == id && node.fits;
                            });
                        };
                        ++seen;
                        const std::string& reference = page->keyboard->reference;
                        std::vector<std::string> wanted{"read", "size", "question:" + reference,
                                                        "field:" + reference};
                        if (!no_hint) wanted.push_back("question:" + reference + ":hint");
                        for (const std::string& id : wanted)
                            EXPECT_TRUE(has(id))
                                << id << " " << language << " " << screen.name << ", " << told(pose);
                    }
        }
    EXPECT_GE(seen, 12 * 11);
}

// With a trouble and with somebody's visit under way it is at its fullest. It comes in one screenful, which
// makes words smaller before it cuts them: there they are no smaller than usual ones.
TEST(TheStaffsPage, IsWholeOnTheCommonestPanelWithTheLargestLetters) {
    const Pose pose{.size = touch::TextSize::largest, .panel = panels[1]};
    Camera camera;
    Ledger ledger;
    int pages = 0;
    for (const Screen& screen : all_screens("en")) {
        const auto* staff = std::get_if<screens::Staff>(&screen.view.screen);
        if (staff == nullptr) continue;
        pages += staff->in_visit && !staff->needs.empty() ? 1 : 0;
        ledger.stand_at(screen.name);
        camera.show(screen.view, pose);
        check_nodes(ledger, camera, {.size = touch::TextSize::large, .panel = pose.panel});
    }
    EXPECT_GT(pages, 0) << "one in trouble is among them";
    EXPECT_TRUE(ledger.failures().empty()) << ledger.report();
}

}  // namespace
}  // namespace audit
