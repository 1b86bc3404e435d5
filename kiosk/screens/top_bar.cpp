// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/chrome.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float banner_inset = 2;
constexpr float tag_inset = 4, tag_gap = 6;  // of the banner where it stands in the bar
constexpr float least_title = 0.3F;  // of the bar's width: narrower, and the tools take rows of their own

std::string banner_words() {
    // Translators: banner on a machine that is being shown or tried out.
    return words::say("banner", "Practice: these answers are not counted");
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
    look.ink = frame.theme().on_tint;
    look.ground = frame.theme().tint;
    look.align = text::Align::centre;
    look.role = touch::Role::banner;
    return look;
}

}  // namespace

touch::ButtonLook TopBar::look_of(const Tool& tool) const {
    touch::ButtonLook look;
    look.scale = small_scale(stage_.frame);
    look.icon = tool.icon;
    look.on_bar = true;
    look.selected = tool.selected;
    return look;
}

// A tap opens the sheet; a second tap closes it.
void TopBar::add_sheet_tool(const std::string& id, const std::string& words, Sheet sheet) {
    const bool open = stage_.view.sheet == sheet;
    tools_.push_back({id, words, id, open ? Intent{CloseSheet{}} : Intent{OpenSheet{sheet}}, open, {}});
}

TopBar::TopBar(Stage& stage) : stage_(stage) {
    touch::Frame& frame = stage.frame;
    // Translators: button in the bar at the top; opens the choice of four sizes.
    add_sheet_tool("size", words::say("button", "Text size"), Sheet::size);
    // Translators: button in the bar at the top; opens the choice of colours.
    add_sheet_tool("colours", words::say("button", "Colours"), Sheet::colours);
    // Translators: button in the bar at the top; opens the list of languages.
    add_sheet_tool("language", words::say("button", "Language"), Sheet::language);
    const bool sheet = stage.view.sheet == Sheet::listen;
    // Translators: button in the bar at the top; the machine reads the page aloud.
    tools_.push_back({"listen",
                      words::say("button", "Listen"),
                      "listen",
                      sheet ? Intent{CloseSheet{}} : Intent{Listen{}},
                      stage.view.chrome.sound.on,
                      {}});

    const float gap = frame.theme().gap;
    const float room = frame.width() - 2 * side_margin(frame);
    float tools = -gap;
    for (const Tool& tool : tools_) {
        const float width = frame.button_width({.words = tool.words, .look = look_of(tool)});
        tool_height_ =
            std::max(tool_height_, frame.button_height({.words = tool.words, .look = look_of(tool)}, width));
        tools += width + gap;
    }
    const float beside = room - tools - measure::column_gap;
    // Beside the tools, a title may wrap in a wide bar; in a narrow one it takes a row of its own.
    if (title_width() <= beside || (!frame.portrait() && beside >= room * least_title)) {
        place_title(beside);
        bar_height_ = std::max(title_.height, tool_height_) + 2 * measure::bar_inset;
        title_.y = (bar_height_ - title_.height) / 2;
        place_tools(side_margin(frame) + room - tools, (bar_height_ - tool_height_) / 2);
    } else {
        place_title(room);
        place_tools(side_margin(frame), std::max(title_.bottom(), measure::corner) + 2);
        bar_height_ = tools_.back().place.bottom() + measure::bar_inset;
    }
    height_ = bar_height_;
    if (stage.view.chrome.practice) place_banner();
}

void TopBar::place_title(float width) {
    touch::Frame& frame = stage_.frame;
    const Chrome& chrome = stage_.view.chrome;
    const float council = frame.measure(chrome.council, bar_look(frame, text::Weight::bold), width).height;
    const float title = frame.measure(chrome.title, bar_look(frame, text::Weight::regular), width).height;
    title_ = {side_margin(frame), measure::bar_inset, width, council + title};
}

// On one line each.
float TopBar::title_width() const {
    touch::Frame& frame = stage_.frame;
    const Chrome& chrome = stage_.view.chrome;
    return std::max(frame.measure(chrome.council, bar_look(frame, text::Weight::bold), 0).width,
                    frame.measure(chrome.title, bar_look(frame, text::Weight::regular), 0).width);
}

// Between the title and the tools where there is room; else a strip of its own under the bar.
void TopBar::place_banner() {
    touch::Frame& frame = stage_.frame;
    const text::Size words = frame.measure(banner_words(), banner_look(frame), 0);
    const float title = title_width();
    const float width = words.width + 2 * tag_inset, gap = tag_gap;
    const float end = tools_.front().place.x - gap;
    if (tools_.front().place.y < title_.bottom() && side_margin(frame) + title + gap + width <= end) {
        const float height = words.height + 2 * banner_inset;
        banner_ = {end - width, (bar_height_ - height) / 2, width, height};
        title_.width = title + 1;
        return;
    }
    const float room = frame.width() - 2 * side_margin(frame);
    banner_ = {0, bar_height_, frame.width(),
               frame.measure(banner_words(), banner_look(frame), room).height + 2 * banner_inset};
    height_ += banner_.height;
}

void TopBar::place_tools(float from_x, float y) {
    touch::Frame& frame = stage_.frame;
    const float end = frame.width() - side_margin(frame);
    const float gap = frame.theme().gap;
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

void TopBar::draw() const {
    touch::Frame& frame = stage_.frame;
    frame.fill({0, 0, frame.width(), bar_height_}, frame.theme().council);
    draw_title();
    const bool practice = stage_.view.chrome.practice;
    const bool strip = banner_.y >= bar_height_;
    if (practice && !strip) draw_banner();
    for (const Tool& tool : tools_)
        if (frame.button(tool.id, tool.place, {.words = tool.words, .look = look_of(tool)}))
            stage_.ask(tool.intent);
    if (practice && strip) draw_banner();
}

void TopBar::draw_banner() const {
    touch::Frame& frame = stage_.frame;
    const bool strip = banner_.y >= bar_height_;
    frame.fill(banner_, frame.theme().tint, strip ? 0 : frame.theme().radius);
    // Where the tint is the bar's own colour, the edge alone sets the banner apart.
    if (!strip) frame.outline(banner_, frame.theme().on_council, frame.theme().border, frame.theme().radius);
    const float inset = strip ? side_margin(frame) : tag_inset / 2;
    frame.words("practice",
                {banner_.x + inset, banner_.y + banner_inset, banner_.width - 2 * inset,
                 banner_.height - 2 * banner_inset},
                banner_words(), banner_look(frame));
}

void TopBar::draw_title() const {
    touch::Frame& frame = stage_.frame;
    const Chrome& chrome = stage_.view.chrome;
    touch::Rect place = title_;
    if (!chrome.council.empty())
        place.y += frame.words("council", place, chrome.council, bar_look(frame, text::Weight::bold));
    place.height = title_.bottom() - place.y;
    if (!chrome.title.empty())
        frame.words("title", place, chrome.title, bar_look(frame, text::Weight::regular));
}

// Not while a finger reads the screen: such a finger rests anywhere, and would come to the PIN page without a
// word. Staff end the visit first.
void hold_corner(Stage& stage) {
    if (stage.view.chrome.sound.explores()) return;
    const float held = stage.frame.held("corner", {0, 0, measure::corner, measure::corner});
    if (held >= measure::corner_hold_s) stage.ask(HoldCorner{});
}

}  // namespace screens
