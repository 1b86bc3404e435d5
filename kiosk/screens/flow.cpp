// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/flow.h"

#include <algorithm>

#include "kiosk/screens/chrome.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float share_of_back_up = 0.34F;

// Of a place: room for the mark of the focus.
float above_and_below(const touch::Frame& frame) {
    return aired(frame, measure::body_inset) - 0.1F;
}

std::string back_up_words() {
    // Translators: button; goes to the part of this page above the one on screen.
    return words::say("button", "Show what is above");
}

touch::ButtonLook strip_look(const touch::Frame& frame, const char* icon) {
    touch::ButtonLook look;
    look.scale = small_scale(frame);
    look.icon = icon;
    return look;
}

}  // namespace

Flow::Flow(Stage& stage, touch::Rect place, PartsBy parts_by)
    : stage_(stage), place_(place), parts_by_(parts_by), inset_(aired(stage.frame, measure::panel_inset)) {}

float Flow::limit() const {
    if (parts_by_ == PartsBy::bar) return place_.height;
    return place_.height - strip_height() - stage_.frame.theme().gap;
}

float Flow::room(Room where) const {
    if (where == Room::at_its_end) return room_at_its_end();
    const bool goes_on = question_ != 0 && !blocks_.empty() && blocks_.back().question == question_;
    return room_under_title() - (goes_on ? questions_.at(question_).height : 0);
}

float Flow::panel_width() const {
    return place_.width - 2 * inset_ - measure::panel_edge;
}

float Flow::card_width() const {
    return place_.width - 2 * inset_of(Ground::card);
}

void Flow::space(float height) {
    if (!blocks_.empty()) blocks_.back().after = height;
}

void Flow::add(Block block) {
    if (added_ == 0) {
        block.question = question_;
        blocks_.push_back(std::move(block));
        return;
    }
    const int counted = block.counted;
    later([block = std::move(block)](Flow& flow) { flow.add(block); }, counted);
}

void Flow::later(Fill fill, int counted) {
    later_.insert(later_.begin() + static_cast<std::ptrdiff_t>(added_++), {std::move(fill), counted});
}

void Flow::mark(const std::string& name) {
    ++marked_;
    later([name](Flow& flow) { flow.marks_[name] = flow.blocks_.size(); });
}

bool Flow::has(std::size_t block) {
    while (blocks_.size() <= block && !later_.empty()) {
        const Later next = std::move(later_.front());
        later_.pop_front();
        added_ = 0;  // what it adds comes before all that was to come after it
        next.fill(*this);
        added_ = later_.size();
    }
    return blocks_.size() > block;
}

bool Flow::fits() {
    std::size_t end = 0;
    while (has(end))
        if (height_of({0, ++end}) > place_.height) return false;
    return true;
}

float Flow::inset_of(Ground ground) const {
    if (ground == Ground::paper) return 0;
    return ground == Ground::panel ? inset_ : inset_ / 2;
}

bool Flow::shares_ground(std::size_t block, std::size_t next) const {
    const Block &a = blocks_[block], &b = blocks_[next];
    return a.ground == b.ground && (a.ground != Ground::card || a.question == b.question);
}

float Flow::height_of(Screenful screenful) const {
    if (screenful.begin == screenful.end) return 0;
    const GoesOn* repeated = goes_on(screenful.begin);
    float height = title_above(screenful.begin) + inset_of(blocks_[screenful.begin].ground) +
                   (repeated == nullptr ? 0 : repeated->height);
    for (std::size_t at = screenful.begin; at < screenful.end; ++at) {
        height += blocks_[at].height;
        if (at + 1 == screenful.end) break;
        height += blocks_[at].after;
        if (!shares_ground(at, at + 1))
            height += inset_of(blocks_[at].ground) + inset_of(blocks_[at + 1].ground);
    }
    return height + inset_of(blocks_[screenful.end - 1].ground);
}

Flow::Screenful Flow::after(std::size_t begin) {
    make_room_for_title(begin);
    Screenful next{begin, begin + 1};
    while (has(next.end) && height_of({begin, next.end + 1}) <= limit()) ++next.end;
    if (!has(next.end)) return next;
    std::size_t end = next.end;
    while (end > begin + 1 && blocks_[end - 1].with_next) --end;
    // A row of headings alone would never end, and a screenful that is mostly empty looks like a fault. There
    // the last heading stands alone.
    if (height_of({begin, end}) * 2 > limit()) next.end = end;
    if (blocks_[next.end].with_before && next.end > begin + 1) --next.end;
    next.end = before_a_cut(next);
    return with_room_for_foot(next);
}

int Flow::part_of(const std::string& mark) {
    int part = 0;
    if (fits()) return part;
    for (Screenful at = after(0);; at = after(at.end), ++part) {
        const auto marked = marks_.find(mark);
        if (marked != marks_.end() && marked->second < at.end) return part;
        if (!has(at.end)) return part;
    }
}

Flow::Screenful Flow::find(int& part) {
    Screenful found = after(0);
    int at = 0;
    for (; at < part && has(found.end); ++at) found = after(found.end);
    part = at;
    return found;
}

Shown Flow::look(int part) {
    if (fits()) return {};
    const Screenful shown = find(part);
    const auto begun =
        std::ranges::count_if(marks_, [&](const auto& mark) { return mark.second < shown.end; });
    return {.part = part,
            .last = !has(shown.end),
            .below = counted_from(shown.end),
            .questions_below = marked_ - static_cast<int>(begun)};
}

Shown Flow::draw(int part) {
    if (fits()) {
        draw_blocks({0, blocks_.size()}, growth());
        return {};
    }
    const Shown shown = look(part);
    stage_.frame.else_focus_on_next();
    const float mark = above_and_below(stage_.frame);
    stage_.frame.begin_clip({0, place_.y - mark, stage_.frame.width(), place_.height + 2 * mark});
    draw_blocks(find(part), 0);
    stage_.frame.end_clip();
    if (parts_by_ == PartsBy::strip) draw_strip(shown, place_);
    return shown;
}

int Flow::counted_from(std::size_t block) const {
    int counted = 0;
    for (; block < blocks_.size(); ++block) counted += blocks_[block].counted;
    for (const Later& later : later_) counted += later.counted;
    return counted;
}

// How much of its wish to grow each block gets, 0 to 1.
float Flow::growth() const {
    float wanted = 0;
    for (const Block& block : blocks_) wanted += block.grows;
    const float spare = place_.height - height_of({0, blocks_.size()});
    return wanted > 0 ? std::clamp(spare / wanted, 0.0F, 1.0F) : 0;
}

// Under all blocks from there on that share it: before the first of them is drawn.
void Flow::paint_ground(Screenful screenful, float y, float growth) const {
    const Ground ground = blocks_[screenful.begin].ground;
    if (ground == Ground::paper) return;
    std::size_t end = screenful.begin + 1;
    while (end < screenful.end && shares_ground(end - 1, end)) ++end;
    touch::Frame& frame = stage_.frame;
    const touch::Theme& theme = frame.theme();
    float grown = 0;
    for (std::size_t at = screenful.begin; at < end; ++at) grown += blocks_[at].grows * growth;
    const float height = height_of({screenful.begin, end}) - title_above(screenful.begin) + grown;
    const touch::Rect place{place_.x, y, place_.width, height};
    if (ground == Ground::panel) return frame.panel(place, theme.tint, theme.panel_edge);
    frame.fill(place, theme.card, theme.radius);
    frame.outline(place, theme.line, theme.border, theme.radius);
}

void Flow::draw_blocks(Screenful screenful, float growth) const {
    float y = place_.y;
    for (std::size_t at = screenful.begin; at < screenful.end; ++at) {
        const Block& block = blocks_[at];
        const bool first = at == screenful.begin;
        const float edge = block.ground == Ground::panel ? measure::panel_edge : 0;
        const float inset = inset_of(block.ground);
        const float inner = place_.width - 2 * inset - edge;
        if (const float title = first ? title_above(at) : 0; title > 0) {
            title_.draw({place_.x, y, place_.width, title}, 0, 0);
            y += title;
        }
        if (first || !shares_ground(at - 1, at)) {
            if (!first) y += inset_of(blocks_[at - 1].ground);
            paint_ground({at, screenful.end}, y, growth);
            y += inset;
        }
        if (const GoesOn* repeated = first ? goes_on(at) : nullptr) {
            draw_goes_on(screenful, {place_.x + inset + edge, y, inner, repeated->height});
            y += repeated->height;
        }
        const float height = block.height + block.grows * growth;
        block.draw({place_.x + inset + edge, y, inner, height});
        y += height;
        if (const float foot = at + 1 == screenful.end ? foot_of(screenful) : 0; foot > 0)
            draw_foot(screenful, {place_.x + inset + edge, y, inner, foot});
        y += block.after;
    }
}

float Flow::strip_height() const {
    touch::Frame& frame = stage_.frame;
    const touch::ButtonLook look = strip_look(frame, "more");
    const float back = place_.width * share_of_back_up;
    const float more = place_.width - back - frame.theme().gap;
    return std::max(frame.button_height({.words = back_up_words(), .look = look}, back),
                    frame.button_height({.words = more_below(), .look = look}, more));
}

void Flow::draw_strip(const Shown& shown, touch::Rect at) const {
    touch::Frame& frame = stage_.frame;
    const float height = strip_height();
    const float y = at.bottom() - height;
    const float back = at.width * share_of_back_up;
    const float more_x = shown.part > 0 ? back + frame.theme().gap : 0;
    if (shown.part > 0 && frame.button("back-up", {at.x, y, back, height},
                                       {.words = back_up_words(), .look = strip_look(frame, "less")}))
        stage_.ask(ShowPart{shown.part - 1});
    frame.else_focus(shown.last ? "back-up" : "more");
    if (shown.last) return;
    const touch::Rect place{at.x + more_x, y, at.width - more_x, height};
    if (frame.button("more", place, {.words = more_below(), .look = strip_look(frame, "more")}))
        stage_.ask(ShowPart{shown.part + 1});
}

}  // namespace screens
