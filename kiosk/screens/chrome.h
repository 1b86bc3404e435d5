// SPDX-License-Identifier: Apache-2.0
// The frame around every screen: the council's bar at the top, whose tools never move, and the bar at the
// foot.
//
// Both bars are planned before the screen is drawn, since the body is what they leave. The drawing goes in
// reading order: top, body, foot. The bar at the top is one line wherever one line holds it: the council's
// name, the title behind it, and the tools, each with its icon and its word. Where they do not fit the title
// stands under the name, beside the tools; on an upright panel, whose width four tools take by themselves,
// name and title have a row above theirs; a small panel that lies leaves the title out. Long words and large
// letters make a bar of three rows; no words are ever cut.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/screens/layout.h"

namespace screens {

// While an open keyboard leaves no room for the question, the tools' icons stand there without their words.
enum class ToolWords { shown, only_spoken };

class TopBar {
 public:
    explicit TopBar(Stage&, ToolWords = ToolWords::shown);
    float height() const { return height_; }
    void draw() const;
    // In reach mode, for a screen that has something to read between them: the title at the top of the glass,
    // then the tools at the top of what is within reach. No zone where the bar stands whole.
    void draw_head() const;
    std::optional<touch::Rect> zone_above() const;
    float head_bottom() const;  // of that title
    void draw_tools() const;

 private:
    struct Tool {
        std::string id, words, icon;
        Intent intent;
        bool selected = false;
        touch::Rect place;
        std::string name = {};  // what speech says, where no words are shown
    };
    void add_sheet_tool(const std::string& id, const std::string& words, Sheet);
    void place_tools(float from_x, float y, float gap);
    bool stands_apart() const;
    bool has_title() const;
    bool has_banner() const;
    bool stands_beside(float width) const;
    bool stands_alone(float tools) const;
    float tools_width(float gap) const;
    float title_width() const;
    float title_before() const;
    float title_alone() const;
    void place_title(float width);
    void place_title_without_logo(float width);
    float logo_indent() const;
    float tag_width(const std::string& words) const;
    float tag_height(const std::string& words) const;
    void place_banner();
    void draw_title() const;
    void draw_banner() const;
    touch::ButtonLook look_of(const Tool&) const;

    Stage& stage_;
    std::vector<Tool> tools_;
    text::Size logo_;                          // 0 by 0 where the theme has none
    bool named_ = true, in_one_line_ = false;  // the council's name, and the title behind it
    touch::Rect title_, banner_;
    float words_height_ = 0;  // of the council's name and the title, which stand on the middle of their place
    std::string banner_shown_;
    float tool_height_ = 0;  // of each: the same for all
    float height_ = 0;
};

// Of the button that leads to the next part, as it is spoken; with so many things below, 0 where nothing is
// counted.
using MoreWords = std::string (*)(int below);
std::string more_below(int = 0);  // "More below"
std::string more_choices(int);    // "More: 3 choices below"
std::string more_questions(int);  // "More: 3 questions below"
std::string more_answers(int);    // "More: 9 answers below"

struct BarButton {
    std::string id, words;
    touch::ButtonLook look;
    Intent intent;
};

// What leads on from a page whose every part was shown: the bar's own button, or something on the page.
enum class AtItsEnd { bar_leads_on, page_leads_on };

struct BarContent {
    std::optional<BarButton> back;
    std::vector<BarButton> small;
    std::optional<BarButton> forward;
    MoreWords more = nullptr;  // of a page that may come in parts
    AtItsEnd at_its_end = AtItsEnd::bar_leads_on;
    std::string progress;  // in words; "" for none
    float fraction = 0;
    bool narrow = false;        // small buttons take two lines, for what stands beside them
    bool wide_forward = false;  // the way on takes what the others leave, as much as half of the row
};

// The common buttons.
BarButton back_button();
BarButton forward_button(const std::string& id, const std::string& words, Intent);
BarButton small_button(const touch::Frame&, const std::string& id, const std::string& words, Intent);
BarButton continue_button();
BarButton finish_button(const Stage&);
// "Move controls down", where the glass is higher than a seated person can reach. Where all is within reach
// there is none.
void add_lower_button(const Stage&, BarContent&);

// The progress by itself, at the head of `place`. Returns what that leaves of it.
enum class Doing { measuring, drawing };
touch::Rect below_progress(Stage&, const BarContent&, touch::Rect place, Doing);

// The bar of a page of the form: back, how far along, the ways out, and on.
BarContent question_bar(Stage&, const Progress&);

// The same for a screen without bars: the button stands alone at the foot of `page`. Returns what it leaves
// of the page.
touch::Rect above_lower(Stage&, touch::Rect page);
enum class LowerOn { paper, council };
void draw_lower(Stage&, touch::Rect page, LowerOn);

// Nothing is skipped: while a page has a part that was not shown, the filled button leads to it, and what
// leads past the page (Continue) is not there. Both stand at one place, and have one size. Back leads to the
// part before, and from the first one to the page before.
class BottomBar {
 public:
    BottomBar(Stage&, BarContent);
    BottomBar(const BottomBar&) = delete;  // its pieces point to its content
    BottomBar& operator=(const BottomBar&) = delete;
    float height() const { return height_; }
    // Of the glass: what is free in it before the first of its buttons, where they stand in one row at its
    // end.
    touch::Rect room_before_buttons() const;
    void draw(const Shown& = {}) const;

 private:
    struct Piece {
        const BarButton* button = nullptr;  // none where the progress stands
        float width = 0;                    // as wide as its words
        touch::Rect place;
    };
    using Row = std::vector<Piece>;
    enum class Wrapped { nothing, progress, progress_and_small };  // into two lines each
    Row row_of(const std::vector<const BarButton*>&, bool progress, Wrapped = Wrapped::nothing) const;
    float width_of_two_lines(const std::string& words, const touch::TextLook&, float whole) const;
    void wrap(Piece&) const;
    bool is_small(const BarButton&) const;
    Piece piece_of(const BarButton&) const;
    bool is_way_on(const BarButton&) const;
    float height_of(const Piece&) const;
    // As it is with that part of the page; none where the page leads on.
    std::optional<BarButton> button_with(const Shown&, const BarButton&) const;
    touch::BackAndNext back_and_next_with(const Shown&) const;
    float widths(const Row&) const;
    std::optional<Row> fitting(const std::vector<const BarButton*>&, std::initializer_list<Wrapped>) const;
    void plan();
    void place(Row, float& y);

    Stage& stage_;
    BarContent content_;
    std::vector<Piece> pieces_;  // placed, y from the top of the bar
    float height_ = 0;
};

// A page of the staff's, which has no bars: two parts beside each other, or one above the other where the
// glass is upright, and "Move controls down" at its foot.
struct StaffAreas {
    touch::Rect whole;          // inside the margins
    touch::Rect first, second;  // in reading order, on the page's columns
    touch::Rect read;   // `first`, if no more than read: in reach mode it begins at the top of the glass
    touch::Rect above;  // of `read`, what is out of reach; of no height where all is within reach
    float columns_as_wide_as(const touch::Frame&, float least) const;
};
// `second` is at least so wide, as columns are, or so high; as much as half of the page at most.
StaffAreas staff_areas(Stage&, text::Size second);

// What the bars leave, inside the page's margins.
touch::Rect body_between(const touch::Frame&, const TopBar&, const BottomBar&);
touch::Rect body_under(const touch::Frame&, const TopBar&);  // down to the foot of the glass

// The staff's place in the corner at the start of the top bar.
void hold_corner(Stage&);

}  // namespace screens
