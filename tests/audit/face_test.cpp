// SPDX-License-Identifier: Apache-2.0
// What leaves no Node and is seen all the same: the control under a finger, the tick of the thanks, the logo
// of a council's theme. In pixels.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "kiosk/settings/theme_file.h"
#include "tests/audit/checks.h"
#include "tests/audit/gallery.h"
#include "tests/audit/languages.h"

namespace audit {
namespace {

using touch::Colour;
using touch::Node;

// Of that area's pixels, how large a share is of that colour.
float share_of(const Pixels& photo, const Area& area, Colour colour) {
    int found = 0;
    for (int y = area.top; y < area.bottom; ++y)
        for (int x = area.left; x < area.right; ++x) found += photo.at(x, y) == colour ? 1 : 0;
    return static_cast<float>(found) /
           static_cast<float>((area.right - area.left) * (area.bottom - area.top));
}

// Changed so much that nobody overlooks it.
float share_changed(const Pixels& before, const Pixels& after, const Area& area) {
    int changed = 0;
    for (int y = area.top; y < area.bottom; ++y)
        for (int x = area.left; x < area.right; ++x)
            changed += touch::contrast(before.at(x, y), after.at(x, y)) >= 3 ? 1 : 0;
    return static_cast<float>(changed) /
           static_cast<float>((area.right - area.left) * (area.bottom - area.top));
}

pictures::Files theme_of_liverpool() {
    auto theme = kiosk::read_theme_file(SOURCE_DIR "/assets/themes/liverpool.toml");
    if (!theme) throw std::runtime_error(theme.error().sentence);
    return std::move(theme->pictures);
}

// What somebody touches answers at once: the first picture after the finger came down, with no event between,
// has words and ground of that control change places; on a track its knob. Where a finger reads before it
// chooses, it presses nothing.
TEST(EachControl, TurnsInTheFirstPictureThatAFingerIsDown) {
    constexpr float most_of_it = 0.4F, knob = 0.03F;  // of its area
    Camera camera;
    std::map<std::string, int> seen;
    for (const Screen& screen : all_screens("en")) {
        if (!screen.exemplar || screens::frame_setup_of(screen.view).explores) continue;
        std::set<std::string> kinds;  // one of each on a screen
        for (const Node& node : std::vector<Node>(camera.show(screen.view, {}))) {
            const std::string kind = std::string(touch::name_of(node.role)) +
                                     (node.strongest ? " filled" : "") + (node.selected ? " selected" : "") +
                                     (node.tool ? " of the bar" : "");
            if (!is_control(node) || !node.enabled || !kinds.insert(kind).second) continue;
            const Area area = camera.area_of(node.bounds);
            const Pixels before = camera.photo(area);
            const Pixels after = camera.photo_of_press(node, area);
            const float least = node.role == touch::Role::slider ? knob : most_of_it;
            EXPECT_GT(share_changed(before, after, area), least) << screen.name << ": " << told(node);
            camera.lift();
            EXPECT_EQ(share_changed(before, camera.photo(area), area), 0)
                << screen.name << ": " << told(node);
            ++seen[kind];
        }
    }
    for (const char* kind :
         {"button", "button filled", "button of the bar", "radio", "checkbox", "key", "text_field"})
        EXPECT_GT(seen[kind], 0) << kind;
}

// What of `place` is that colour, as a box around all of it.
Area box_of(const Pixels& photo, const Area& place, Colour colour) {
    Area box{place.right, place.bottom, place.left, place.top};
    for (int y = place.top; y < place.bottom; ++y)
        for (int x = place.left; x < place.right; ++x) {
            if (!(photo.at(x, y) == colour)) continue;
            box = {std::min(box.left, x), std::min(box.top, y), std::max(box.right, x + 1),
                   std::max(box.bottom, y + 1)};
        }
    return box;
}

// Beside the heading or over it, on a round ground of the council's second colour.
TEST(TheThanks, HaveATick) {
    constexpr float around = 45, least_mm = 11.5F;
    Camera camera;
    int seen = 0;
    for (const char* language : {"en", "ar"})
        for (Screen& screen : all_screens(language)) {
            if (!std::holds_alternative<screens::Thanks>(screen.view.screen) || !screen.exemplar) continue;
            screen.view.chrome.practice = false;  // whose mark has that colour too
            for (const PanelKind& panel : panels)
                for (const Standing standing : {Standing::landscape, Standing::portrait}) {
                    const Pose pose{.standing = standing, .size = default_size(panel), .panel = panel};
                    const auto& nodes = camera.show(screen.view, pose);
                    const auto heading = std::find_if(nodes.begin(), nodes.end(),
                                                      [](const Node& node) { return node.id == "heading"; });
                    ASSERT_NE(heading, nodes.end());
                    const Area place = camera.area_of(heading->bounds, around);
                    const Pixels photo = camera.photo(place);
                    const touch::Theme& look = touch::theme(pose.palette);
                    const std::string where = std::string(language) + ", " + told(pose);
                    const Area tick = box_of(photo, place, look.second);
                    ASSERT_FALSE(tick.empty()) << where;
                    EXPECT_GE(static_cast<float>(tick.right - tick.left),
                              least_mm * camera.surface().px_per_mm / camera.surface().growth)
                        << where;
                    EXPECT_GT(share_of(photo, tick, look.second), 0.5F) << where;
                    EXPECT_GT(share_of(photo, tick, look.on_second), 0.03F) << where;
                    ++seen;
                }
        }
    EXPECT_GE(seen, 20);
}

// On the page, or on its second part: 28 mm across at least without its margin, in modules of 0.7 mm.
TEST(TheThanks, HaveTheCodeOfTheirAddressOnEachPanelInEachSizeAndLanguage) {
    constexpr float least_code = 28, least_module = 0.7F, margin = 8;
    Camera camera;
    int seen = 0;
    for (const std::string& language : shipped_languages())
        for (Screen& screen : all_screens(language)) {
            auto* thanks = std::get_if<screens::Thanks>(&screen.view.screen);
            if (thanks == nullptr || thanks->learn_more.empty() || !screen.exemplar) continue;
            for (const PanelKind& panel : panels)
                for (const Standing standing : {Standing::landscape, Standing::portrait})
                    for (const touch::TextSize size : {default_size(panel), largest_size(panel)}) {
                        const Pose pose{.standing = standing, .size = size, .panel = panel};
                        const std::string where = language + ", " + told(pose);
                        float side = 0;
                        bool ends = false;
                        for (thanks->part = 0; thanks->part < 2 && !ends; ++thanks->part)
                            for (const Node& node : camera.show(screen.view, pose)) {
                                if (node.id == "qr") side = node.bounds.width;
                                if (node.id == "finished") ends = true;
                            }
                        thanks->part = 0;
                        EXPECT_TRUE(ends) << where;
                        const float px_per_mm = camera.surface().px_per_mm / camera.surface().growth;
                        for (const float modules : {25.0F, 29.0F, 33.0F}) {
                            const float module =
                                std::floor(side * camera.surface().px_per_mm / (modules + margin)) /
                                px_per_mm;
                            EXPECT_GE(module, least_module) << where;
                            EXPECT_GE(module * modules, least_code) << where;
                        }
                        ++seen;
                    }
        }
    EXPECT_GE(seen, 12 * 20);
}

// The code itself, without its quiet zone, in the letters that the panel begins with.
TEST(TheThanks, HaveACodeOfSixtyMillimetresOn22Inches) {
    constexpr float modules = 25, margin = 8, asked_for = 60;
    Camera camera;
    int seen = 0;
    for (const std::string& language : shipped_languages())
        for (const Screen& screen : all_screens(language)) {
            const auto* thanks = std::get_if<screens::Thanks>(&screen.view.screen);
            if (thanks == nullptr || thanks->learn_more.empty() || !screen.exemplar) continue;
            if (language == "en-XA") continue;
            for (const Standing standing : {Standing::landscape, Standing::portrait}) {
                // Upright, Urdu's lines, half as high again, leave it 49 mm.
                if (language == "ur" && standing == Standing::portrait) continue;
                const Pose pose{.standing = standing, .size = default_size(usual_panel)};
                const float px_per_mm = surface_of(usual_panel, standing).px_per_mm;
                float side = 0;
                for (const Node& node : camera.show(screen.view, pose))
                    if (node.id == "qr") side = node.bounds.width;
                EXPECT_GE(std::floor(side * px_per_mm / (modules + margin)) / px_per_mm * modules, asked_for)
                    << language << ", " << told(pose) << ": " << side;
                ++seen;
            }
        }
    EXPECT_GE(seen, 11 * 2);
}

// Upright too, beside "hello" in every language, and beside the council's picture where that has room.
TEST(TheWelcome, HasAStartThatIsByFarTheLargestThingOnUprightGlass) {
    constexpr float inviting = 40, larger_than_a_language = 1.5F;  // millimetres; times as high
    Camera camera(theme_of_liverpool());
    int seen = 0;
    for (const std::string& language : shipped_languages())
        for (Screen& screen : all_screens(language)) {
            const auto* welcome = std::get_if<screens::Welcome>(&screen.view.screen);
            if (welcome == nullptr || welcome->closed || welcome->begun || !screen.exemplar) continue;
            screen.view.chrome.practice = false;
            const auto& nodes = camera.show(screen.view, {.standing = Standing::portrait});
            float start = 0, name = 0;
            for (const Node& node : nodes) {
                if (node.id == "start") start = node.bounds.height;
                if (node.id.starts_with("language:")) name = std::max(name, node.bounds.height);
            }
            EXPECT_GE(start, inviting) << language << ", " << screen.name;
            EXPECT_GE(start, name * larger_than_a_language) << language << ", " << screen.name;
            ++seen;
        }
    EXPECT_GE(seen, 12);
}

// How many of the bar's pixels have the colour of the shipped mark's bubble, as a share of a square as high
// as a tool. Nothing else there wears it, but for the mark of practice.
float mark_in_bar(Camera& camera, screens::View view, const Pose& pose) {
    view.chrome.practice = view.chrome.closed = false;
    view.chrome.closing.clear();
    float bottom = 0, side = 0;
    for (const Node& node : camera.show(view, pose)) {
        if (!node.tool) continue;
        bottom = std::max(bottom, node.bounds.bottom());
        side = node.bounds.height;
    }
    const Area bar = camera.area_of({0, 0, camera.width_mm(), bottom});
    const touch::Colour colour = touch::theme(touch::Palette::standard).second;
    const float pixels = share_of(camera.photo(bar), bar, colour) * camera.width_mm() * bottom;
    return pixels / (side * side);
}

TEST(TheBar, HasTheMarkOfPracticeOnAGroundOfItsOwn) {
    Camera camera;
    int seen = 0;
    for (const Screen& screen : all_screens("en"))
        for (const auto palette : {touch::Palette::standard, touch::Palette::yellow_on_black}) {
            if (!screen.exemplar || !screen.view.chrome.practice) continue;
            Pose pose;
            pose.palette = palette;
            const auto& nodes = camera.show(screen.view, pose);
            const auto mark = std::find_if(nodes.begin(), nodes.end(),
                                           [](const Node& node) { return node.id == "practice"; });
            if (mark == nodes.end()) continue;
            const Area place = camera.area_of(mark->bounds);
            EXPECT_GT(share_of(camera.photo(place), place, touch::theme(palette).second), 0.3F)
                << screen.name;
            ++seen;
        }
    EXPECT_GE(seen, 10);
}

TEST(TheBar, HasTheLogoOfTheCouncilsTheme) {
    for (const bool hung : {true, false}) {
        Camera camera(hung ? theme_of_liverpool() : pictures::Files{});
        int seen = 0;
        for (const char* language : {"en", "ur"})
            for (const Screen& screen : all_screens(language)) {
                if (!std::holds_alternative<screens::QuestionPage>(screen.view.screen)) continue;
                for (const PanelKind& panel : panels)
                    for (const Standing standing : {Standing::landscape, Standing::portrait}) {
                        // On a small panel one line of the bar goes before the logo.
                        const bool narrow = panel.width_mm < 300 || standing == Standing::portrait;
                        if (panel.width_mm < usual_panel.width_mm && narrow) continue;
                        const Pose pose{.standing = standing, .size = default_size(panel), .panel = panel};
                        const float mark = mark_in_bar(camera, screen.view, pose);
                        const std::string where = std::string(language) + ", " + told(pose);
                        if (hung)
                            EXPECT_GT(mark, 0.3F) << where;
                        else
                            EXPECT_EQ(mark, 0) << where;
                        ++seen;
                    }
                break;
            }
        EXPECT_EQ(seen, 14);
    }
}

}  // namespace
}  // namespace audit
