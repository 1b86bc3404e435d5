// SPDX-License-Identifier: Apache-2.0
// Draws a view as the kiosk would on a given screen, in given colours and letters, and gives back its Nodes
// and, where asked, its pixels.
//
// Owns the one Glass of the program. Each screen is drawn for a fresh pair of hands, so that no focus is left
// from the one before. Threads: one.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/touch/glass.h"
#include "tests/audit/panels.h"
#include "tests/audit/raster.h"

namespace audit {

// How a screen is looked at.
struct Pose {
    Standing standing = Standing::landscape;
    touch::TextSize size = touch::TextSize::large;
    touch::Palette palette = touch::Palette::standard;
    float lowered_mm = 0;  // height of the part in reach, 0 where it is not lowered
    PanelKind panel = usual_panel;
};
std::string told(const Pose&);

class Camera final : public touch::Textures {
 public:
    explicit Camera(pictures::Files theme = {});  // the council's pictures

    // What `draw` does instead of screens::draw(), for a screen that is broken on purpose.
    using Draw = std::function<void(touch::Frame&)>;

    const std::vector<touch::Node>& show(screens::View, const Pose&);
    const std::vector<touch::Node>& show(const touch::Frame::Setup&, const Pose&, Draw);
    // On what is shown; the same as by a person.
    const std::vector<touch::Node>& strike(touch::Key);
    // A finger comes down on it: the first picture after that, and no other one.
    Pixels photo_of_press(const touch::Node&, const Area&);
    void lift();  // beside everything: nothing is chosen

    const std::vector<touch::Node>& nodes() const { return hands_.nodes; }
    const touch::Hands& hands() const { return hands_; }
    const touch::Surface& surface() const { return glass_.surface(); }
    const touch::Frame::Setup& screen() const { return screen_; }
    float width_mm() const;
    float height_mm() const;
    // Letters of the last screen for which no font had a shape.
    int unknown_glyphs() const { return unknown_glyphs_; }

    Pixels photo();
    Pixels photo(const Area&);  // paper outside of it
    Area area_of(const touch::Rect& millimetres, float more = 0) const;

    std::uintptr_t texture(const text::Picture&) override;
    void drop(const std::vector<std::uint64_t>&) override {}

 private:
    void draw_once();
    void settle();
    Pixels painted(const Area&);

    touch::Glass glass_;
    touch::Hands hands_;
    touch::Frame::Setup screen_;
    Draw draw_;
    pictures::Album theme_;
    Pictures pictures_;  // of the photo being taken
    bool keeps_pictures_ = false;
    int unknown_glyphs_ = 0;
};

}  // namespace audit
