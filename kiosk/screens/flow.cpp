// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/flow.h"

#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float share_of_back_up = 0.34F;

std::string back_up_words() {
    // Translators: button; goes to the part of this page above the one on screen.
    return words::say("button", "Back up");
}

touch::ButtonLook strip_look(const touch::Frame& frame, const char* icon) {
    touch::ButtonLook look;
    look.scale = small_scale(frame);
    look.icon = icon;
    return look;
}

}  // namespace

std::string more_below(int) {
    // Translators: button; the rest of this page is on the next screen.
    return words::say("button", "More below");
}

std::string more_choices(int below) {
    if (below == 0) return more_below(0);
    // Translators: button; so many choices of this question are on the next screen.
    return words::say("button", "More: %d choice below", "More: %d choices below", below);
}

std::string more_answers(int below) {
    if (below == 0) return more_below(0);
    // Translators: button; so many of the person's answers are on the next screen.
    return words::say("button", "More: %d answer below", "More: %d answers below", below);
}

Flow::Flow(Stage& stage, touch::Rect place, MoreWords more) : stage_(stage), place_(place), more_(more) {}

float Flow::room() const {
    return place_.height - strip_height() - stage_.frame.theme().gap;
}

float Flow::panel_width() const {
    return place_.width - 2 * measure::panel_inset - measure::panel_edge;
}

void Flow::add(Block block) {
    if (added_ == 0) {
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

float Flow::height_of(Screenful screenful) const {
    float height = 0;
    Ground ground = Ground::paper;
    for (std::size_t at = screenful.begin; at < screenful.end; ++at) {
        const Block& block = blocks_[at];
        if (block.ground != ground) height += measure::panel_inset;
        ground = block.ground;
        height += block.height;
        const bool last = at + 1 == screenful.end;
        if (!last) height += block.after;
    }
    return height + (ground == Ground::panel ? measure::panel_inset : 0);
}

Flow::Screenful Flow::after(std::size_t begin) {
    Screenful next{begin, begin + 1};
    while (has(next.end) && height_of({begin, next.end + 1}) <= room()) ++next.end;
    if (!has(next.end)) return next;
    std::size_t end = next.end;
    while (end > begin + 1 && blocks_[end - 1].with_next) --end;
    // A row of headings alone would never end, and a screenful that is mostly empty looks like a fault. There
    // the last heading stands alone.
    if (height_of({begin, end}) * 2 > room()) next.end = end;
    return next;
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

void Flow::draw(int part) {
    if (fits()) return draw_blocks({0, blocks_.size()}, growth());
    Screenful shown = after(0);
    int at = 0;
    for (; at < part && has(shown.end); ++at) shown = after(shown.end);
    draw_blocks(shown, 0);
    draw_strip({.part = at, .last = !has(shown.end), .below = counted_from(shown.end)});
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

void Flow::draw_blocks(Screenful screenful, float growth) const {
    touch::Frame& frame = stage_.frame;
    const touch::Theme& theme = frame.theme();
    float y = place_.y;
    Ground ground = Ground::paper;
    for (std::size_t at = screenful.begin; at < screenful.end; ++at) {
        const Block& block = blocks_[at];
        if (block.ground != ground) {
            // The panel lies under all of its blocks: paint it before the first of them.
            if (block.ground == Ground::panel) {
                std::size_t end = at;
                while (end < screenful.end && blocks_[end].ground == Ground::panel) ++end;
                frame.panel({place_.x, y, place_.width, height_of({at, end})}, theme.tint, theme.panel_edge);
            }
            y += measure::panel_inset;
        }
        ground = block.ground;
        const bool panel = ground == Ground::panel;
        const float inset = panel ? measure::panel_inset + measure::panel_edge : 0;
        const float inner = panel ? panel_width() : place_.width;
        const float height = block.height + block.grows * growth;
        block.draw({place_.x + inset, y, inner, height});
        y += height + block.after;
    }
}

float Flow::strip_height() const {
    touch::Frame& frame = stage_.frame;
    const touch::ButtonLook look = strip_look(frame, "more");
    const float back = place_.width * share_of_back_up;
    const float more = place_.width - back - frame.theme().gap;
    return std::max(frame.button_height({.words = back_up_words(), .look = look}, back),
                    frame.button_height({.words = more_(88), .look = look}, more));
}

void Flow::draw_strip(const Strip& strip) const {
    const auto [part, last, below] = strip;
    touch::Frame& frame = stage_.frame;
    const float height = strip_height();
    const float y = place_.y + place_.height - height;
    const float back = place_.width * share_of_back_up;
    const float more_x = part > 0 ? back + frame.theme().gap : 0;
    if (part > 0 && frame.button("back-up", {place_.x, y, back, height},
                                 {.words = back_up_words(), .look = strip_look(frame, "less")}))
        stage_.ask(ShowPart{part - 1});
    // The focus may belong to a question further on, which is not on the glass: then it starts at the way
    // there.
    frame.else_focus(last ? "back-up" : "more");
    if (last) return;
    const touch::Rect place{place_.x + more_x, y, place_.width - more_x, height};
    if (frame.button("more", place, {.words = more_(below), .look = strip_look(frame, "more")}))
        stage_.ask(ShowPart{part + 1});
}

}  // namespace screens
