// SPDX-License-Identifier: Apache-2.0
// The frame around every screen: the council's bar at the top, whose tools never move, and the bar at the
// foot.
//
// Both bars are planned before the screen is drawn, since the body is what they leave. The drawing goes in
// reading order: top, body, foot. Long words and large letters make a bar of two or three rows; no words are
// ever cut.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/layout.h"

namespace screens {

class TopBar {
 public:
    explicit TopBar(Stage&);
    float height() const { return height_; }
    void draw() const;

 private:
    struct Tool {
        std::string id, words, icon;
        Intent intent;
        bool selected = false;
        touch::Rect place;
    };
    void add_sheet_tool(const std::string& id, const std::string& words, Sheet);
    void place_tools(float from_x, float y);
    float title_width() const;
    void place_title(float width);
    void place_banner();
    void draw_title() const;
    void draw_banner() const;
    touch::ButtonLook look_of(const Tool&) const;

    Stage& stage_;
    std::vector<Tool> tools_;
    touch::Rect title_, banner_;
    float tool_height_ = 0;  // of each: the same for all
    float bar_height_ = 0;   // without a banner under it
    float height_ = 0;
};

struct BarButton {
    std::string id, words;
    touch::ButtonLook look;
    Intent intent;
};

struct BarContent {
    std::optional<BarButton> back;
    std::vector<BarButton> small;
    std::optional<BarButton> forward;
    std::string progress;  // in words; "" for none
    float fraction = 0;
};

// The common buttons.
BarButton back_button();
BarButton forward_button(const std::string& id, const std::string& words, Intent);
BarButton small_button(const touch::Frame&, const std::string& id, const std::string& words, Intent);
BarButton finish_button(const touch::Frame&);
// "Lower", where the glass is higher than a seated person can reach. Where all is within reach there is none.
void add_lower_button(const Stage&, BarContent&);

// The bar of a page of the form: back, how far along, the ways out, and on.
BarContent question_bar(Stage&, int number, int total);

// The same for a screen without bars: the button stands alone at the foot of `page`. Returns what it leaves
// of the page.
touch::Rect above_lower(Stage&, touch::Rect page);
enum class LowerOn { paper, council };
void draw_lower(Stage&, touch::Rect page, LowerOn);

class BottomBar {
 public:
    BottomBar(Stage&, BarContent);
    BottomBar(const BottomBar&) = delete;  // its pieces point to its content
    BottomBar& operator=(const BottomBar&) = delete;
    float height() const { return height_; }
    void draw() const;

 private:
    struct Piece {
        const BarButton* button = nullptr;  // none where the progress stands
        float width = 0;                    // as wide as its words
        touch::Rect place;
    };
    using Row = std::vector<Piece>;
    Row row_of(const std::vector<const BarButton*>&, bool progress) const;
    Piece piece_of(const BarButton&) const;
    float widths(const Row&) const;
    void plan();
    void place(Row, float& y);

    Stage& stage_;
    BarContent content_;
    std::vector<Piece> pieces_;  // placed, y from the top of the bar
    float height_ = 0;
};

// What the two bars leave, inside the page's margins.
touch::Rect body_between(const touch::Frame&, const TopBar&, const BottomBar&);

// The staff's place in the corner at the start of the top bar.
void hold_corner(Stage&);

}  // namespace screens
