// SPDX-License-Identifier: Apache-2.0
// Every screen, in every language that is shipped, at every size, in every palette, upright and not, in reach
// mode and not: is it for everyone? What was counted is left for the conformance table (conformance.h).
//
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "kiosk/settings/config.h"
#include "tests/audit/checks.h"
#include "tests/audit/gallery.h"
#include "tests/audit/languages.h"

namespace audit {
namespace {

constexpr touch::TextSize sizes[] = {touch::TextSize::small, touch::TextSize::medium, touch::TextSize::large,
                                     touch::TextSize::largest};
constexpr Standing standings[] = {Standing::landscape, Standing::portrait};

// Every day the languages share the other panels out, and look at one screen of each kind; at night
// (AUDIT=whole) each takes all of all of them. AUDIT=12.1 is all of that panel alone, AUDIT="12.1 kinds" one
// screen of each kind on it.
std::string wanted() {
    const char* wanted = std::getenv("AUDIT");
    return wanted == nullptr ? "" : wanted;
}
bool is_every_day() {
    return wanted().empty();
}
bool is_whole() {
    return !is_every_day() && !wanted().ends_with("kinds");
}
bool is_wanted(const PanelKind& panel) {
    return panel.inches != usual_panel.inches &&
           (is_every_day() || wanted() == "whole" || wanted().starts_with(panel.inches));
}

std::string where(const Screen& screen, int part, const std::string& language, const Pose& pose) {
    std::string where = screen.name + " (" + language + ", " + told(pose) + ")";
    if (part > 0) where += ", part " + std::to_string(part + 1);
    return where;
}

class EveryScreen : public testing::TestWithParam<std::string> {
 protected:
    // All its parts, as More leads to them.
    template <class Look>
    void look_at_parts(const Screen& screen, const Pose& pose, Look look) {
        screens::View view = screen.view;
        std::vector<touch::Node> of_all_parts;
        for (int part = 0; part < 120; ++part) {
            ledger_.stand_at(where(screen, part, GetParam(), pose));
            const bool has_parts = show_part(view, part);
            const auto& nodes = camera_.show(view, pose);
            of_all_parts.insert(of_all_parts.end(), nodes.begin(), nodes.end());
            const bool more = std::any_of(nodes.begin(), nodes.end(),
                                          [](const touch::Node& node) { return node.id == "more"; });
            look();
            ledger_.expect(Check::nothing_lost, has_parts || !more, [] { return "'more' leads nowhere"; });
            if (!more || !has_parts) break;
        }
        check_nothing_lost(ledger_, screen.view, of_all_parts);
    }

    void TearDown() override {
        const std::string test = testing::UnitTest::GetInstance()->current_test_info()->name();
        ledger_.write(ledger_file(GetParam(), test.substr(0, test.find('/'))));
        EXPECT_GT(ledger_.count(), 1000U);
        EXPECT_TRUE(ledger_.failures().empty()) << ledger_.report();
    }

    // Everything that the Nodes tell.
    void look_over(const Screen& screen, const Pose& pose) {
        look_at_parts(screen, pose, [&] {
            check_nodes(ledger_, camera_, pose);
            // Where a wall leaves as little within reach as kiosk.toml may say, even a scale comes in parts.
            const bool may_cut = pose.lowered_mm > 0 && pose.lowered_mm <= kiosk::least_reach_mm;
            check_question(ledger_, screen.view, camera_.nodes(), may_cut);
            check_edge(ledger_, camera_, packs_choices(screen.view));
            if (pose.lowered_mm == 0) check_grid(ledger_, camera_, screen.view);
        });
    }

    // Each of several questions comes down with its answers, and the trial of the machine whole, whose points
    // are in its corners. Nobody has lowered what invites somebody to come.
    void look_for_headings(const Screen& screen, const Pose& lowered) {
        const std::string kind = screens::name_of(screen.view);
        const auto* page = std::get_if<screens::QuestionPage>(&screen.view.screen);
        const auto is_asked = [](const screens::Item& item) {
            return item.question.control != xforms::ControlKind::note;
        };
        const bool several =
            page != nullptr && std::count_if(page->items.begin(), page->items.end(), is_asked) > 1;
        if (!screen.exemplar || several || kind == "attract" || kind == "staff_trial") return;
        Pose usual = lowered;
        usual.lowered_mm = 0;
        const std::vector<touch::Node> before = camera_.show(screen.view, usual);
        ledger_.stand_at(where(screen, 0, GetParam(), lowered));
        camera_.show(screen.view, lowered);
        check_headings_in_reach(ledger_, camera_, lowered, before);
    }

    std::size_t number_of_language() const {
        const auto languages = shipped_languages();
        return static_cast<std::size_t>(std::find(languages.begin(), languages.end(), GetParam()) -
                                        languages.begin());
    }

    Ledger ledger_;
    Camera camera_;
};

// Where things stand does not hang on the colours, so these change on one screen of each kind.
TEST_P(EveryScreen, StandsWhereItIsSeenReadAndTouched) {
    for (const Screen& screen : all_screens(GetParam()))
        for (const Standing standing : standings)
            for (const touch::TextSize size : sizes)
                for (const touch::Palette palette : touch::palettes) {
                    if (palette != touch::Palette::standard && !screen.exemplar) continue;
                    look_over(screen, {standing, size, palette});
                }
}

TEST_P(EveryScreen, StandsOnEveryPanel) {
    std::size_t turn = number_of_language();
    const auto all = all_screens(GetParam());
    for (const PanelKind& panel : panels)
        for (const Standing standing : standings) {
            if (!is_wanted(panel) || (turn++ % 4 != 0 && is_every_day())) continue;
            for (const touch::TextSize size : {default_size(panel), largest_size(panel)}) {
                // Nobody speaks it: where there is least room the languages that are shipped are held to it.
                const bool least_room = panel.width_mm < 300 || size == touch::TextSize::largest;
                if (GetParam() == "en-XA" && panel.width_mm < 440 && least_room) continue;
                for (const Screen& screen : all)
                    if (screen.exemplar || is_whole())
                        look_over(screen, {standing, size, touch::Palette::standard, 0, panel});
            }
        }
}

// An upright screen mounted as most are, and a question on one as high as kiosk.toml may say. One that lies
// is low enough as it stands.
TEST_P(EveryScreen, StandsInReachWhenItIsLowered) {
    constexpr float usual_reach = 320;
    for (const Screen& screen : all_screens(GetParam())) {
        for (const touch::TextSize size : sizes) {
            look_over(screen, {Standing::portrait, size, {}, usual_reach});
            look_for_headings(screen, {Standing::portrait, size, {}, usual_reach});
        }
        // Not met yet with a keyboard open where a wall leaves so little within reach.
        const auto* question = std::get_if<screens::QuestionPage>(&screen.view.screen);
        if (question != nullptr && !question->keyboard && GetParam() != "en-XA" && GetParam() != "so" &&
            screen.view.sheet == screens::Sheet::none && screen.exemplar)
            look_over(
                screen,
                {Standing::portrait, touch::TextSize::large, {}, static_cast<float>(kiosk::least_reach_mm)});
    }
}

TEST_P(EveryScreen, IsReachedByKeysAlone) {
    for (const Screen& screen : all_screens(GetParam()))
        for (const Pose& pose : {Pose{}, Pose{Standing::portrait, touch::TextSize::largest}})
            if (screen.exemplar) look_at_parts(screen, pose, [&] { check_keys(ledger_, camera_); });
}

TEST_P(EveryScreen, IsSaidByTheSpeech) {
    for (const Screen& screen : all_screens(GetParam()))
        look_at_parts(screen, {}, [&] { check_speech(ledger_, camera_); });
}

// Of one screen of each kind in each palette at each size, upright by turns, and the languages share them
// out: what a picture shows beyond the Nodes hardly changes with the words.
TEST_P(EveryScreen, IsMeasuredInItsPicture) {
    const std::size_t languages = shipped_languages().size();
    std::size_t turn = number_of_language();
    for (const Screen& screen : all_screens(GetParam())) {
        if (!screen.exemplar) continue;
        for (const touch::TextSize size : sizes)
            for (const touch::Palette palette : touch::palettes) {
                if (++turn % languages != 0) continue;
                const Pose pose{standings[turn / languages % 2], size, palette, 0};
                ledger_.stand_at(where(screen, 0, GetParam(), pose));
                camera_.show(screen.view, pose);
                check_picture(ledger_, camera_, pose);
            }
    }
}

std::string name_of_test(const testing::TestParamInfo<std::string>& language) {
    std::string name = language.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Audit, EveryScreen, testing::ValuesIn(shipped_languages()), name_of_test);

// is_whole() would be true nowhere else.
TEST(TheNight, TakesEveryPanelInEveryLanguage) {
    std::ifstream script(SOURCE_DIR "/tests/nightly");
    const std::string nightly{std::istreambuf_iterator<char>(script), {}};
    EXPECT_NE(nightly.find("AUDIT=whole ./tests/run"), std::string::npos);
}

}  // namespace
}  // namespace audit
