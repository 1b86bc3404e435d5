// SPDX-License-Identifier: Apache-2.0
// Urdu is written in Nastaliq: its words climb, and its strokes leave their lines. Where they stand no Node
// tells: here the pixels are measured.
#include <algorithm>

#include <gtest/gtest.h>

#include "tests/audit/checks.h"
#include "tests/audit/gallery.h"

namespace audit {
namespace {

using touch::Node;
using touch::Role;

constexpr touch::TextSize sizes[] = {touch::TextSize::medium, touch::TextSize::large,
                                     touch::TextSize::largest};

class TheStrokesOfUrdu : public testing::Test {
 protected:
    // On each question and each sheet of its kind, keyboards too, on the usual panel both ways.
    template <class Look>
    void look_at_questions(const Look& look) {
        for (const Screen& screen : all_screens("ur")) {
            const bool asks = std::holds_alternative<screens::QuestionPage>(screen.view.screen);
            if (!screen.exemplar || (!asks && screen.view.sheet == screens::Sheet::none)) continue;
            for (const Standing standing : {Standing::landscape, Standing::portrait})
                for (const touch::TextSize size : sizes) {
                    const Pose pose{standing, size};
                    camera_.show(screen.view, pose);
                    const Pixels photo = camera_.photo();
                    look(photo, screen.name + ", " + told(pose));
                }
        }
    }

    static bool is_plain(const Pixels& photo, Area area) {
        area = {std::max(area.left, 0), std::max(area.top, 0), std::min(area.right, photo.width()),
                std::min(area.bottom, photo.height())};
        if (area.empty()) return true;
        const touch::Colour ground = photo.at(area.left, area.top);
        for (int y = area.top; y < area.bottom; ++y)
            for (int x = area.left; x < area.right; ++x)
                if (!(photo.at(x, y) == ground)) return false;
        return true;
    }

    Area area_within(const Node& node, float inset) const { return camera_.area_of(node.bounds, -inset); }

    Camera camera_;
};

bool has_border(const Node& node) {
    return (node.role == Role::button || node.role == Role::key || node.role == Role::radio ||
            node.role == Role::checkbox) &&
           node.letter_mm > 0;
}

// In the line right inside the border there is nothing but the ground, corners left out.
TEST_F(TheStrokesOfUrdu, TouchNoBorderOfAKeyOrAButton) {
    constexpr float border = 0.7F, pixel = 0.15F;
    constexpr int corner = 14;
    int borders = 0;
    look_at_questions([&](const Pixels& photo, const std::string& where) {
        for (const Node& node : camera_.nodes()) {
            if (!has_border(node)) continue;
            ++borders;
            // Words on a key of the least height have no pixel to spare.
            const Area in = area_within(node, border + (node.role == Role::key ? 0 : pixel));
            const std::string of = where + ": " + told(node);
            EXPECT_TRUE(is_plain(photo, {in.left + corner, in.top, in.right - corner, in.top + 1})) << of;
            EXPECT_TRUE(is_plain(photo, {in.left + corner, in.bottom - 1, in.right - corner, in.bottom}))
                << of;
            EXPECT_TRUE(is_plain(photo, {in.left, in.top + corner, in.left + 1, in.bottom - corner})) << of;
            EXPECT_TRUE(is_plain(photo, {in.right - 1, in.top + corner, in.right, in.bottom - corner})) << of;
        }
    });
    EXPECT_GT(borders, 1000);
}

// At the right, where its words begin, they keep to the margin; and the bar's stay within the bar.
TEST_F(TheStrokesOfUrdu, TouchNoMarginAndNoBar) {
    constexpr float beyond = 0.3F, as_far_as = 1.2F;
    int words = 0;
    look_at_questions([&](const Pixels& photo, const std::string& where) {
        for (const Node& node : camera_.nodes()) {
            if (node.role != Role::text && node.role != Role::heading) continue;
            if (node.id.ends_with(":hint") && node.id.starts_with("field:")) continue;  // stands in its field
            ++words;
            touch::Rect margin = node.bounds;
            margin.x = node.bounds.right() + beyond;
            margin.width = as_far_as;
            EXPECT_TRUE(is_plain(photo, camera_.area_of(margin))) << where << ": " << told(node);
        }
        int bar = 0;
        while (bar + 1 < photo.height() && photo.at(1, bar + 1) == photo.at(1, 0)) ++bar;
        EXPECT_TRUE(is_plain(photo, {0, bar - 1, photo.width(), bar + 1})) << where << ": the bar's foot";
        EXPECT_TRUE(is_plain(photo, {0, bar + 1, photo.width(), bar + 3}))
            << where << ": right under the bar";
    });
    EXPECT_GT(words, 100);
}

TEST_F(TheStrokesOfUrdu, OfAQuestionStandClearOfItsFirstAnswer) {
    constexpr float least_mm = 1.5F;
    int answers = 0;
    look_at_questions([&](const Pixels& photo, const std::string& where) {
        const auto& nodes = camera_.nodes();
        for (std::size_t at = 1; at < nodes.size(); ++at) {
            const bool first =
                nodes[at].id.starts_with("choice:") && nodes[at - 1].id.starts_with("question:");
            if (!first) continue;
            ++answers;
            const Area card = camera_.area_of(nodes[at].bounds);
            const int clear = static_cast<int>(least_mm * camera_.surface().px_per_mm);
            const Area above{card.left, card.top - clear, card.right, card.top - 1};
            EXPECT_TRUE(is_plain(photo, above)) << where << ": " << told(nodes[at - 1]);
        }
    });
    EXPECT_GT(answers, 20);
}

TEST_F(TheStrokesOfUrdu, StandInTheMiddleOfTheirKeys) {
    constexpr float inside = 1.2F, off_mm = 0.5F;
    int letters = 0;
    look_at_questions([&](const Pixels& photo, const std::string& where) {
        for (const Node& node : camera_.nodes()) {
            const bool letter = node.role == Role::key && node.value.size() == 2 &&
                                static_cast<unsigned char>(node.value[0]) >= 0xD8;
            if (!letter) continue;
            ++letters;
            const Area in = area_within(node, inside);
            const auto is_empty_row = [&](int y) { return is_plain(photo, {in.left, y, in.right, y + 1}); };
            int above = 0, below = 0;
            while (in.top + above < in.bottom && is_empty_row(in.top + above)) ++above;
            while (in.bottom - below > in.top && is_empty_row(in.bottom - 1 - below)) ++below;
            EXPECT_LE(std::abs(above - below), off_mm * camera_.surface().px_per_mm)
                << where << ": " << told(node);
        }
    });
    EXPECT_GT(letters, 100);
}

}  // namespace
}  // namespace audit
