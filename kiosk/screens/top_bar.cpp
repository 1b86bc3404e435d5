// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/languages.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float banner_inset = 2;
constexpr float tag_inset = 5, tag_gap = 6;  // of the banner
constexpr float widest_logo = 2;             // of its height
constexpr float logo_gap = 4;
constexpr float title_gap = 1.6F;    // of the letter, behind the council's name
constexpr float least_title = 0.3F;  // of the bar's width: narrower, and the tools take rows of their own

// Smaller where the tools need the width.
float corner_of(const touch::Frame& frame) {
    return is_small_panel(frame) ? measure::least_corner : measure::corner;
}

// "" for no banner.
std::string banner_words(const Chrome& chrome) {
    if (chrome.practice) {
        // Translators: banner on a machine that is being shown or tried out.
        return words::say("banner", "Practice: these answers are not counted");
    }
    if (chrome.closed) {
        // Translators: banner, for a person who had begun before it closed.
        return words::say("banner", "We are closed now. You can still finish and submit your answers.");
    }
    if (chrome.closing.empty()) return {};
    // Translators: banner; {0} is a time of day, when the library closes.
    return words::fill(words::say("banner", "We close at {0}. You can finish your answers."),
                       {chrome.closing});
}

// The same where there is room for a word or two.
std::string short_banner_words(const Chrome& chrome) {
    if (chrome.practice) {
        // Translators: on a machine that is being shown or tried out, where there is room for one word.
        return words::say("banner", "Practice");
    }
    // Translators: banner, where there is little room, for a person who had begun before it closed.
    if (chrome.closed) return words::say("banner", "Closed: please finish");
    // Translators: banner, where there is little room; {0} is a time of day, when the library closes.
    return words::fill(words::say("banner", "We close at {0}"), {chrome.closing});
}

touch::TextLook bar_look(const touch::Frame& frame, text::Weight weight) {
    touch::TextLook look;
    look.scale = small_scale(frame);
    look.weight = weight;
    look.ink = frame.theme().on_council;
    look.ground = frame.theme().council;
    return look;
}

touch::TextLook banner_look(const touch::Frame& frame) {
    touch::TextLook look = bold_look(small_scale(frame));
    look.ink = frame.theme().on_second;
    look.ground = frame.theme().second;
    look.align = text::Align::centre;
    look.role = touch::Role::banner;
    return look;
}

}  // namespace

touch::ButtonLook TopBar::look_of(const Tool& tool) const {
    touch::ButtonLook look;
    look.scale = small_scale(stage_.frame);
    look.icon = tool.icon;
    look.name = tool.name;
    look.on_bar = true;
    look.selected = tool.selected;
    // Translators: spoken after the name of a button whose sheet is on the screen.
    const std::string open = words::say("speech", "open");
    const bool speaks = tool.id == "listen" && stage_.view.sheet != Sheet::listen;
    look.state = speaks ? words::say("speech", "on") : open;
    return look;
}

// A tap opens the sheet; a second tap closes it.
void TopBar::add_sheet_tool(const std::string& id, const std::string& words, Sheet sheet) {
    const bool open = stage_.view.sheet == sheet;
    tools_.push_back({id, words, id, open ? Intent{CloseSheet{}} : Intent{OpenSheet{sheet}}, open, {}});
}

TopBar::TopBar(Stage& stage, ToolWords shown) : stage_(stage) {
    touch::Frame& frame = stage.frame;
    // Translators: button in the bar at the top; opens the choice of four sizes.
    add_sheet_tool("size", words::say("button", "Text size"), Sheet::size);
    // Translators: button in the bar at the top; opens the choice of colours.
    add_sheet_tool("colours", words::say("button", "Colours"), Sheet::colours);
    // Translators: button in the bar at the top; opens the list of languages.
    const std::string language = words::say("button", "Language");
    if (offers_languages(stage)) add_sheet_tool("language", language, Sheet::language);
    const bool sheet = stage.view.sheet == Sheet::listen;
    // Translators: button in the bar at the top; the machine reads the page aloud.
    tools_.push_back({"listen",
                      words::say("button", "Listen"),
                      "listen",
                      sheet ? Intent{CloseSheet{}} : Intent{Listen{}},
                      stage.view.chrome.sound.on,
                      {}});
    if (shown == ToolWords::only_spoken)
        for (Tool& tool : tools_) tool.name = std::exchange(tool.words, {});

    const float gap = frame.theme().gap;
    const float room = frame.width() - 2 * side_margin(frame);
    for (const Tool& tool : tools_) {
        const float width = frame.button_width({.words = tool.words, .look = look_of(tool)});
        tool_height_ =
            std::max(tool_height_, frame.button_height({.words = tool.words, .look = look_of(tool)}, width));
    }
    const float tools = tools_width(gap), dense_tools = tools_width(measure::key_gap);
    const text::Size logo =
        frame.decoration_size(touch::logo_picture, {tool_height_ * widest_logo, tool_height_});
    logo_ = logo;
    const float tag = has_banner() ? tag_width(short_banner_words(stage.view.chrome)) + tag_gap : 0;
    const float beside = room - tools - aired(frame, measure::column_gap) - tag;
    const float inset = aired(frame, measure::bar_inset);
    // A small panel has one line before it has a logo.
    if (!has_title() && !stands_apart() && !stands_beside(beside)) logo_ = {};
    if (stands_apart()) {
        place_title(room - tag);
        title_.y = inset - frame.above();
        place_tools(side_margin(frame), inset, gap);
        height_ = tools_.back().place.bottom() + inset;
    } else if (stands_beside(beside)) {
        place_title(beside);
        if (logo_.width > 0 && title_.height > tool_height_) place_title_without_logo(beside);
        height_ = std::max(title_.height, tool_height_) + 2 * inset;
        title_.y = (height_ - title_.height) / 2;
        place_tools(side_margin(frame) + room - tools, (height_ - tool_height_) / 2, gap);
    } else if (stands_alone(dense_tools + tag)) {
        named_ = false;
        if (logo.width + logo_gap + tools + tag <= room) logo_ = logo;
        const bool dense = !stands_alone(tools + tag);
        const float width = dense ? dense_tools : tools;
        title_ = {side_margin(frame) + logo_indent(), inset, room - width - logo_indent(), tool_height_};
        place_tools(side_margin(frame) + room - width, inset, dense ? measure::key_gap : gap);
        height_ = tool_height_ + 2 * inset;
    } else {
        place_title(room - tag);
        place_tools(side_margin(frame), std::max(title_.bottom(), corner_of(frame)) + 2, gap);
        height_ = tools_.back().place.bottom() + inset;
    }
    if (has_banner()) place_banner();
}

void TopBar::place_title(float width) {
    touch::Frame& frame = stage_.frame;
    const Chrome& chrome = stage_.view.chrome;
    const float indent = logo_indent();
    const float room = width - indent;
    const float council = frame.measure(chrome.council, bar_look(frame, text::Weight::bold), room).height;
    const float title = frame.measure(chrome.title, bar_look(frame, text::Weight::regular), room).height;
    in_one_line_ = false;
    constexpr float rounding = 1;
    in_one_line_ = has_title() && title_before() + title_alone() + rounding <= room;
    words_height_ = in_one_line_ ? std::max(council, title) : council + (has_title() ? title : 0);
    title_ = {side_margin(frame) + indent, aired(frame, measure::bar_inset), room,
              std::max(words_height_, logo_.height)};
    if (has_banner()) title_.height = std::max(title_.height, tag_height(short_banner_words(chrome)));
}

// How far along its line the title begins: behind the council's name.
float TopBar::title_before() const {
    touch::Frame& frame = stage_.frame;
    const float council =
        frame.measure(stage_.view.chrome.council, bar_look(frame, text::Weight::bold), 0).width;
    return council > 0 ? council + frame.letter() * title_gap : 0;
}

float TopBar::title_alone() const {
    touch::Frame& frame = stage_.frame;
    return frame.measure(stage_.view.chrome.title, bar_look(frame, text::Weight::regular), 0).width;
}

// A logo stays away where it would cost the title, and so every page, a line of a title that wraps. That name
// and title stand on one line without it is no such gain.
void TopBar::place_title_without_logo(float width) {
    const text::Size logo = std::exchange(logo_, {});
    const float height = title_.height;
    place_title(width);
    if (title_.height < height && !in_one_line_) return;
    logo_ = logo;
    place_title(width);
}

float TopBar::logo_indent() const {
    return logo_.width > 0 ? logo_.width + logo_gap : 0;
}

// A small panel has no room for both: there the council's name stands alone.
bool TopBar::has_title() const {
    return !is_small_panel(stage_.frame);
}

// Beside the tools, a title may wrap in a wide bar; in a narrow one it takes a row of its own.
bool TopBar::stands_beside(float width) const {
    touch::Frame& frame = stage_.frame;
    if (title_width() <= width) return true;
    if (has_title())
        return !frame.portrait() && width >= (frame.width() - 2 * side_margin(frame)) * least_title;
    constexpr float rows = 1.4F;  // of a tool: the name in two lines
    return width > logo_indent() && frame.measure(stage_.view.chrome.council,
                                                  bar_look(frame, text::Weight::bold), width - logo_indent())
                                            .height <= rows * tool_height_;
}

// On a small panel that lies, a row for the council's name would cost each page a tenth of its height: where
// the name does not stand beside the tools they stand without it, and leave its corner to staff.
bool TopBar::stands_alone(float tools) const {
    const touch::Frame& frame = stage_.frame;
    return !has_title() && frame.lies() &&
           tools <= frame.width() - side_margin(frame) - std::max(corner_of(frame), side_margin(frame));
}

float TopBar::tag_width(const std::string& words) const {
    return stage_.frame.measure(words, banner_look(stage_.frame), 0).width + 2 * tag_inset;
}

float TopBar::tag_height(const std::string& words) const {
    return stage_.frame.measure(words, banner_look(stage_.frame), 0).height + 2 * banner_inset;
}

// On one line or one line each, with the logo before them.
float TopBar::title_width() const {
    touch::Frame& frame = stage_.frame;
    const Chrome& chrome = stage_.view.chrome;
    const float council =
        logo_indent() +
        (named_ ? frame.measure(chrome.council, bar_look(frame, text::Weight::bold), 0).width : 0);
    if (!has_title()) return council;
    return std::max(council, logo_indent() + (in_one_line_ ? title_before() : 0) + title_alone());
}

// At the end of the title's row, in one word where there is no room for the sentence: it is always a mark,
// and costs a page no height.
void TopBar::place_banner() {
    touch::Frame& frame = stage_.frame;
    const Chrome& chrome = stage_.view.chrome;
    const bool beside = tools_.front().place.y < title_.bottom();
    const float end = beside ? tools_.front().place.x - tag_gap : frame.width() - side_margin(frame);
    const bool whole = side_margin(frame) + title_width() + tag_gap + tag_width(banner_words(chrome)) <= end;
    banner_shown_ = whole ? banner_words(chrome) : short_banner_words(chrome);
    const float width = tag_width(banner_shown_);
    const float height = tag_height(banner_shown_);
    banner_ = {end - width, title_.y + (title_.height - height) / 2, width, height};
    title_.width = std::min(title_.width, banner_.x - tag_gap - title_.x);
}

float TopBar::tools_width(float gap) const {
    float width = -gap;
    for (const Tool& tool : tools_)
        width += stage_.frame.button_width({.words = tool.words, .look = look_of(tool)}) + gap;
    return width;
}

void TopBar::place_tools(float from_x, float y, float gap) {
    touch::Frame& frame = stage_.frame;
    const float end = frame.width() - side_margin(frame);
    float x = from_x;
    for (Tool& tool : tools_) {
        const float width =
            std::min(frame.button_width({.words = tool.words, .look = look_of(tool)}), end - from_x);
        if (x > from_x && x + width > end + 0.1F) {
            x = from_x;
            y += tool_height_ + gap;
        }
        tool.place = {x, y, width, tool_height_};
        x += width + gap;
    }
}

bool TopBar::has_banner() const {
    return !banner_words(stage_.view.chrome).empty();
}

// In reach mode the title stays at the top of the glass, and the tools come down. Where little is out of
// reach, the bar stays whole.
bool TopBar::stands_apart() const {
    return reads_above(stage_.frame);
}

float TopBar::head_bottom() const {
    touch::Frame& frame = stage_.frame;
    return stands_apart() ? title_.bottom() + aired(frame, measure::bar_inset) : height_;
}

std::optional<touch::Rect> TopBar::zone_above() const {
    if (!stands_apart()) return std::nullopt;
    touch::Frame& frame = stage_.frame;
    const float inset = aired(frame, measure::body_inset), side = side_margin(frame);
    const float y = head_bottom() + inset;
    return touch::Rect{side, y, frame.width() - 2 * side, -inset - y};
}

void TopBar::draw() const {
    draw_head();
    draw_tools();
}

void TopBar::draw_head() const {
    touch::Frame& frame = stage_.frame;
    const float top = -frame.above();  // where the bar stands whole, the little above it is its own
    frame.fill({0, top, frame.width(), head_bottom() - top}, frame.theme().council);
    draw_title();
    if (has_banner()) draw_banner();
}

void TopBar::draw_tools() const {
    touch::Frame& frame = stage_.frame;
    if (stands_apart()) frame.fill({0, 0, frame.width(), height_}, frame.theme().council);
    for (const Tool& tool : tools_)
        if (frame.button(tool.id, tool.place, {.words = tool.words, .look = look_of(tool)}))
            stage_.ask(tool.intent);
}

void TopBar::draw_banner() const {
    touch::Frame& frame = stage_.frame;
    frame.fill(banner_, frame.theme().second, banner_.height / 2);
    const std::string name = banner_words(stage_.view.chrome);
    touch::TextLook look = banner_look(frame);
    look.name = name;
    frame.words("practice",
                {banner_.x + tag_inset / 2, banner_.y + banner_inset, banner_.width - tag_inset,
                 banner_.height - 2 * banner_inset},
                banner_shown_, look);
}

void TopBar::draw_title() const {
    touch::Frame& frame = stage_.frame;
    const Chrome& chrome = stage_.view.chrome;
    touch::Rect place = title_;
    if (logo_.width > 0)
        frame.decoration(touch::logo_picture,
                         {title_.x - logo_gap - logo_.width, title_.y + (title_.height - logo_.height) / 2,
                          logo_.width, logo_.height});
    place.y += std::max(0.0F, (title_.height - words_height_) / 2);
    const float after = in_one_line_ ? title_before() : 0;
    if (named_ && !chrome.council.empty()) {
        touch::Rect council = place;
        if (in_one_line_) council.width = after - frame.letter() * title_gap / 2;
        const float height =
            frame.words("council", council, chrome.council, bar_look(frame, text::Weight::bold));
        place.y += in_one_line_ ? 0 : height;
    }
    place.x += after;
    place.width -= after;
    place.height = title_.bottom() - place.y;
    if (has_title() && !chrome.title.empty())
        frame.words("title", place, chrome.title, bar_look(frame, text::Weight::regular));
}

// Not while a finger reads the screen: such a finger rests anywhere, and would come to the PIN page without a
// word. Staff end the visit first.
void hold_corner(Stage& stage) {
    if (stage.view.chrome.sound.explores()) return;
    const float side = corner_of(stage.frame);
    const float held = stage.frame.held("corner", {0, 0, side, side});
    if (held >= measure::corner_hold_s) stage.ask(HoldCorner{});
}

}  // namespace screens
