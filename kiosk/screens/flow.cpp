// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/flow.h"

#include "kiosk/screens/rich.h"
#include "kiosk/words.h"

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
    blocks_.push_back(std::move(block));
}

void Flow::words(const std::string& id, const std::string& words, const touch::TextLook& look, float after,
                 bool with_next, bool panel) {
    if (words.empty()) return;
    touch::Frame& frame = stage_.frame;
    const float most = look.scale * frame.letter() * measure::line_length;
    const float line = std::min(panel ? panel_width() : width(), most);
    const float limit = room() - (panel ? 2 * measure::panel_inset : 0);
    const std::vector<std::string> pieces = split_words(frame, words, look, line, limit);
    for (std::size_t at = 0; at < pieces.size(); ++at) {
        Block block;
        block.height = frame.measure(pieces[at], look, line).height;
        block.after = at + 1 == pieces.size() ? after : 0;
        block.with_next = with_next;
        block.panel = panel;
        const std::string name = at == 0 ? id : id + ":" + std::to_string(at);
        block.draw = [&frame, name, piece = pieces[at], look, line](touch::Rect place) {
            frame.words(name, {place.x, place.y, line, place.height}, piece, look);
        };
        add(std::move(block));
    }
}

void Flow::rich(const std::string& id, const xforms::Words& all, const touch::TextLook& look, float after,
                bool panel) {
    picture(id, all, stage_.frame.letter() * 0.6F, panel);
    touch::Frame& frame = stage_.frame;
    const float line =
        std::min(panel ? panel_width() : width(), look.scale * frame.letter() * measure::line_length);
    const float limit = room() - (panel ? 2 * measure::panel_inset : 0);
    const std::vector<touch::Paragraph> paragraphs = split_paragraphs(frame, all, look, line, limit);
    for (std::size_t at = 0; at < paragraphs.size(); ++at) {
        Block block;
        block.height = frame.measure_rich({paragraphs[at]}, look, line);
        block.after = at + 1 == paragraphs.size() ? after : frame.letter() * look.scale * 0.45F;
        block.with_next = paragraphs[at].heading;
        block.panel = panel;
        const std::string name = id + ":" + std::to_string(at);
        block.draw = [&frame, name, paragraph = paragraphs[at], look, line](touch::Rect place) {
            frame.rich(name, {place.x, place.y, line, place.height}, {paragraph}, look);
        };
        add(std::move(block));
    }
}

float Flow::height() const {
    return height_of({0, blocks_.size()});
}

float Flow::height_of(Screenful screenful) const {
    float height = 0;
    bool panel = false;
    for (std::size_t at = screenful.begin; at < screenful.end; ++at) {
        const Block& block = blocks_[at];
        if (block.panel != panel) height += measure::panel_inset;
        panel = block.panel;
        height += block.height;
        const bool last = at + 1 == screenful.end;
        if (!last) height += block.after;
    }
    return height + (panel ? measure::panel_inset : 0);
}

std::vector<Flow::Screenful> Flow::screenfuls() const {
    if (fits()) return {{0, blocks_.size()}};
    std::vector<Screenful> all;
    Screenful current;
    while (current.begin < blocks_.size()) {
        current.end = current.begin + 1;
        while (current.end < blocks_.size() && height_of({current.begin, current.end + 1}) <= room())
            ++current.end;
        std::size_t end = current.end;
        while (end < blocks_.size() && end > current.begin + 1 && blocks_[end - 1].with_next) --end;
        // A run of headings alone would never end: then the last one has to stand alone.
        if (!(end == current.begin + 1 && blocks_[current.begin].with_next)) current.end = end;
        all.push_back(current);
        current.begin = current.end;
    }
    return all;
}

int Flow::part_of(std::size_t block) const {
    const std::vector<Screenful> all = screenfuls();
    int part = 0;
    while (static_cast<std::size_t>(part) + 1 < all.size() &&
           all[static_cast<std::size_t>(part)].end <= block)
        ++part;
    return part;
}

void Flow::draw(int part) const {
    const std::vector<Screenful> all = screenfuls();
    const int parts = static_cast<int>(all.size());
    part = std::clamp(part, 0, std::max(parts - 1, 0));
    const Screenful shown = all[static_cast<std::size_t>(part)];
    draw_blocks(shown, place_.y, parts > 1 ? 0 : growth());
    int below = 0;
    for (std::size_t at = shown.end; at < blocks_.size(); ++at) below += blocks_[at].counted;
    if (parts > 1) draw_strip(part, parts, below);
}

// Of each block's own wish to grow, the part that there is room for.
float Flow::growth() const {
    float wanted = 0;
    for (const Block& block : blocks_) wanted += block.grows;
    return wanted > 0 ? std::clamp((place_.height - height()) / wanted, 0.0F, 1.0F) : 0;
}

void Flow::draw_blocks(Screenful screenful, float y, float growth) const {
    touch::Frame& frame = stage_.frame;
    const touch::Theme& theme = frame.theme();
    bool panel = false;
    for (std::size_t at = screenful.begin; at < screenful.end; ++at) {
        const Block& block = blocks_[at];
        if (block.panel != panel) {
            if (block.panel) {  // the panel goes under all of its blocks, so it is painted before the first
                std::size_t end = at;
                while (end < screenful.end && blocks_[end].panel) ++end;
                frame.panel({place_.x, y, place_.width, height_of({at, end})}, theme.tint, theme.panel_edge);
            }
            y += measure::panel_inset;
        }
        panel = block.panel;
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
    return std::max(frame.button_height(back_up_words(), look, back),
                    frame.button_height(more_(88), look, more));
}

void Flow::draw_strip(int part, int parts, int below) const {
    touch::Frame& frame = stage_.frame;
    const float height = strip_height();
    const float y = place_.y + place_.height - height;
    const float back = place_.width * share_of_back_up;
    const float more_x = part > 0 ? back + frame.theme().gap : 0;
    if (part > 0 &&
        frame.button("back-up", {place_.x, y, back, height}, back_up_words(), strip_look(frame, "less")))
        stage_.ask(ShowPart{part - 1});
    // A question that is further on has no place for the focus yet: the way to it has.
    frame.else_focus(part + 1 == parts ? "back-up" : "more");
    if (part + 1 == parts) return;
    const touch::Rect place{place_.x + more_x, y, place_.width - more_x, height};
    if (frame.button("more", place, more_(below), strip_look(frame, "more"))) stage_.ask(ShowPart{part + 1});
}

}  // namespace screens
