// SPDX-License-Identifier: Apache-2.0
// Every screen in three tongues, at four text sizes, upright and not: all of it is on the glass, legible and
// tappable.
#include <gtest/gtest.h>

#include "tests/screens/screen_fixture.h"

namespace {

using examples::Tongue;
using fixture::Picture;

// VVSG 2.0, 7.2-I and 7.1-G; a twentieth of a millimetre is less than a pixel's rounding.
constexpr float least_target = 12.7F - 0.05F;
constexpr float least_gap = 2.54F - 0.05F;
constexpr float least_letter = 3.85F - 0.01F;
constexpr float rounding = 0.5F;  // two pixels, for words that stand close

struct Case {
    Tongue tongue;
    touch::TextSize size;
    Picture picture;
    float lowered_mm = 0;  // 0: not lowered
};

std::string name_of(const testing::TestParamInfo<Case>& info) {
    static const char* sizes[] = {"Small", "Medium", "Large", "Largest"};
    std::string name = info.param.tongue == Tongue::arabic ? "Arabic" : "English";
    if (info.param.tongue == Tongue::stretched) name = "Stretched";
    name += sizes[static_cast<int>(info.param.size)];
    name += info.param.picture == Picture::portrait ? "Portrait" : "Landscape";
    return name + (info.param.lowered_mm > 0 ? "Lowered" : "");
}

bool is_control(const touch::Node& node) {
    using touch::Role;
    return node.role == Role::button || node.role == Role::radio || node.role == Role::checkbox ||
           node.role == Role::text_field || node.role == Role::key || node.role == Role::slider;
}

float gap_between(const touch::Rect& a, const touch::Rect& b) {
    const float beside = std::max(a.x, b.x) - std::min(a.right(), b.right());
    const float above = std::max(a.y, b.y) - std::min(a.bottom(), b.bottom());
    return std::max(beside, above);
}

// Words that stand in an empty field belong to it.
bool belong_together(const touch::Node& a, const touch::Node& b) {
    return a.id + ":hint" == b.id || b.id + ":hint" == a.id;
}

std::string told(const touch::Node& node) {
    const touch::Rect& at = node.bounds;
    std::ostringstream told;
    told << "'" << node.id << "' (" << node.name.substr(0, 40) << ") at " << at.x << "," << at.y << " "
         << at.width << "x" << at.height;
    return told.str();
}

void expect_within(const touch::Node& node, const touch::Surface& surface, float top) {
    const touch::Rect& at = node.bounds;
    const float width = static_cast<float>(surface.width_px) / surface.px_per_mm;
    const float height = static_cast<float>(surface.height_px) / surface.px_per_mm;
    EXPECT_TRUE(at.x >= -rounding && at.right() <= width + rounding) << told(node);
    const float highest = is_control(node) ? top : 0;  // what is only read may stand above
    EXPECT_TRUE(at.y >= highest - rounding && at.bottom() <= height + rounding) << told(node);
}

void expect_usable(const std::vector<touch::Node>& nodes, const touch::Surface& surface, float top) {
    const bool typed = std::any_of(nodes.begin(), nodes.end(),
                                   [](const touch::Node& node) { return node.role == touch::Role::key; });
    for (const touch::Node& node : nodes) {
        // The field that the keys in reach write into may stand above them.
        expect_within(node, surface, typed && node.role == touch::Role::text_field ? 0 : top);
        EXPECT_FALSE(node.name.empty()) << told(node);
        EXPECT_TRUE(node.fits) << "its words do not fit: " << told(node);
        EXPECT_TRUE(node.letter_mm == 0 || node.letter_mm >= least_letter)
            << node.letter_mm << " " << told(node);
        if (is_control(node)) {
            EXPECT_GE(node.bounds.width, least_target) << told(node);
            EXPECT_GE(node.bounds.height, least_target) << told(node);
        }
    }
    for (std::size_t a = 0; a < nodes.size(); ++a) {
        for (std::size_t b = a + 1; b < nodes.size(); ++b) {
            if (belong_together(nodes[a], nodes[b])) continue;
            const bool targets = is_control(nodes[a]) && is_control(nodes[b]);
            EXPECT_GE(gap_between(nodes[a].bounds, nodes[b].bounds), targets ? least_gap : -rounding)
                << told(nodes[a]) << " and " << told(nodes[b]);
            EXPECT_NE(nodes[a].id, nodes[b].id) << told(nodes[a]) << " and " << told(nodes[b]);
        }
    }
}

void show_part(screens::View& view, int part) {
    view.sheet_part = part;
    if (auto* welcome = std::get_if<screens::Welcome>(&view.screen)) welcome->part = part;
    if (auto* about = std::get_if<screens::About>(&view.screen)) about->part = part;
    if (auto* question = std::get_if<screens::QuestionPage>(&view.screen)) question->part = part;
    if (auto* repeat = std::get_if<screens::RepeatPage>(&view.screen)) repeat->part = part;
    if (auto* check = std::get_if<screens::Check>(&view.screen)) check->part = part;
    // Its parts begin where the room ends: here with each line.
    if (auto* sheet = std::get_if<screens::Readiness>(&view.screen))
        sheet->first = static_cast<std::size_t>(part);
}

// Its further choices are other views: Visit gives the screen only those that it can show.
bool is_long_list(const screens::View& view) {
    const auto* page = std::get_if<screens::QuestionPage>(&view.screen);
    return page != nullptr && page->items.front().list;
}

class EveryScreen : public testing::TestWithParam<Case> {};

TEST_P(EveryScreen, IsOnTheGlassLegibleAndTappableInAllItsParts) {
    const Case& wanted = GetParam();
    const touch::Surface surface = fixture::surface_of(wanted.picture);
    const float height = static_cast<float>(surface.height_px) / surface.px_per_mm;
    fixture::ScreenFixture fixture(wanted.picture, wanted.tongue);
    for (auto& [name, view] : examples::all_views(wanted.tongue)) {
        view.chrome.size = wanted.size;
        view.chrome.lowered = wanted.lowered_mm > 0;
        view.chrome.lowered_height_mm = wanted.lowered_mm;
        for (int part = 0; part < 40; ++part) {
            SCOPED_TRACE(name + ", part " + std::to_string(part));
            show_part(view, part);
            expect_usable(fixture.show(view), surface,
                          wanted.lowered_mm > 0 ? height - wanted.lowered_mm : 0);
            if (fixture.find("more") == nullptr || is_long_list(view)) break;
            EXPECT_LT(part, 30) << "the parts never end";
        }
    }
}

std::vector<Case> all_cases() {
    using touch::TextSize;
    std::vector<Case> cases;
    for (const Tongue tongue : {Tongue::english, Tongue::arabic, Tongue::stretched})
        for (const TextSize size : {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest})
            for (const Picture picture : {Picture::landscape, Picture::portrait})
                cases.push_back({tongue, size, picture});
    cases.push_back({Tongue::english, TextSize::large, Picture::landscape, 230});
    cases.push_back({Tongue::stretched, TextSize::large, Picture::portrait, 320});
    cases.push_back({Tongue::english, TextSize::largest, Picture::portrait, 320});
    return cases;
}

INSTANTIATE_TEST_SUITE_P(Screens, EveryScreen, testing::ValuesIn(all_cases()), name_of);

}  // namespace
