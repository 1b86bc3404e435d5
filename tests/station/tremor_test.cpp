// SPDX-License-Identifier: Apache-2.0
// What a site that sets double_strike_ms has of it on the glass: the Station behind the loop that a kiosk
// runs, and its clock in our hands.
#include <algorithm>

#include "kiosk/touch/headless.h"
#include "kiosk/window/picture_loop.h"
#include "tests/station/at_the_kiosk.h"

namespace {

using namespace screens;
using namespace std::chrono_literals;

class ATremor : public AtTheKiosk {
 protected:
    void begin(std::chrono::milliseconds double_strike) {
        config_.keys.double_strike = double_strike;
        open();
        loop_.emplace(*station_, headless_.glass(), headless_, typesetter_, config_.keys, speech_, theme_);
        settle(2s);
    }
    void settle(std::chrono::milliseconds later) {
        now_ = now_ + later;
        loop_->settle(now_);
        loop_->shown(now_);
    }
    // So long after what was drawn last.
    void tap(std::chrono::milliseconds later, const std::string& id) {
        const auto& nodes = loop_->nodes();
        const auto node =
            std::find_if(nodes.begin(), nodes.end(), [&](const touch::Node& each) { return each.id == id; });
        ASSERT_NE(node, nodes.end()) << id;
        const float px_per_mm = headless_.glass().surface().px_per_mm;
        const touch::Rect at = node->bounds;
        headless_.glass().press((at.x + at.width / 2) * px_per_mm, (at.y + at.height / 2) * px_per_mm);
        headless_.glass().release();
        settle(later);
    }
    std::string page() const { return screens::page_of(loop_->view()); }

    touch::Headless headless_{touch::Surface{1920, 1080, 4.03F}};
    text::Typesetter typesetter_ = std::move(*text::Typesetter::open());
    speech::Speech speech_{{}};
    pictures::Album theme_{{}};
    std::optional<kiosk::PictureLoop> loop_;
};

TEST_F(ATremor, OnAPageThatHasJustComeDoesNothingForAsLongAsTheSiteSets) {
    for (const auto set : {300ms, 800ms, 2000ms}) {
        begin(set);
        tap(3s, "start");
        const std::string first = page();
        ASSERT_NE(first, "welcome#0");
        tap(set - 100ms, "continue");
        EXPECT_EQ(page(), first) << set.count();
        tap(200ms, "continue");
        EXPECT_NE(page(), first) << set.count();
    }
}

TEST_F(ATremor, OnAChoiceUndoesNothingForAsLongAsTheSiteSets) {
    begin(800ms);
    go_to_first_question();
    settle(2s);
    std::string choice;
    for (const touch::Node& node : loop_->nodes())
        if (node.role == touch::Role::checkbox) choice = node.id;
    const auto is_chosen = [&] {
        for (const touch::Node& node : loop_->nodes())
            if (node.id == choice) return node.selected;
        return false;
    };
    tap(1s, choice);
    ASSERT_TRUE(is_chosen());
    tap(700ms, choice);
    EXPECT_TRUE(is_chosen());
    tap(900ms, choice);
    EXPECT_FALSE(is_chosen());
}

}  // namespace
