// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/title.h"

#include <algorithm>

#include "kiosk/screens/numeral.h"
#include "kiosk/screens/promise.h"

namespace screens {
namespace {

constexpr float numeral_scale = 1.25F;  // of the title's letters; its line is still as high as theirs
constexpr float side_padding = 0.5F, gap = 0.7F;  // of its letters
constexpr float most_of_a_page = 0.35F;           // for a title that is repeated, or has a number

BlockLook kicker_look(const touch::Frame& frame, Ground ground) {
    touch::TextLook look = bold_look(std::max(measure::kicker_scale, small_scale(frame)));
    if (ground == Ground::panel) look = on_panel(frame, look);
    look.ink = frame.theme().chosen;  // as strong as the ink, in the council's colour
    return {.text = look, .after = frame.letter() * 0.5F, .with_next = true, .ground = ground};
}

float width_of(const Flow& flow, Ground ground) {
    return ground == Ground::panel ? flow.panel_width() : flow.width();
}

}  // namespace

PageTitle::PageTitle(Stage& stage, const std::string& words, touch::TextLook look)
    : stage_(&stage), look_(std::move(look)), words_(words), numeral_(numeral_of(words_)) {
    if (numeral_.empty()) return;
    const float letter = stage.frame.letter() * look_.scale;
    touch::TextLook large = look_;
    large.scale *= numeral_scale;
    const float height = stage.frame.measure(numeral_, look_, 0).height;
    const float digits = stage.frame.measure(numeral_, large, 0).width;
    square_ = {std::max(height, digits + 2 * side_padding * letter), height};
    beside_ = square_.width + gap * letter;
}

PageTitle PageTitle::within(float width) const {
    const float without = stage_->frame.measure(words_, look_, width).height;
    const auto costs = [&](const PageTitle& title) {
        return title.size(width).height > std::max(without, title.square_.height);
    };
    touch::TextLook small = look_;
    small.scale = std::min(look_.scale, small_scale(stage_->frame));
    PageTitle smaller(*stage_, words_, small);
    return costs(*this) && !costs(smaller) ? smaller : *this;
}

text::Size PageTitle::size(float width) const {
    const float room = width > 0 ? width - beside_ : 0;
    const text::Size words = stage_->frame.measure(words_, look_, room);
    return {words.width + beside_, std::max(words.height, square_.height)};
}

// The number is said with the words.
void PageTitle::draw(touch::Rect place) const {
    touch::Frame& frame = stage_->frame;
    if (beside_ > 0) {
        const touch::Theme& theme = frame.theme();
        const touch::Rect square{place.x, place.y, square_.width, square_.height};
        touch::TextLook look = look_;
        look.scale *= numeral_scale;
        look.align = text::Align::centre;
        look.ink = theme.on_chosen;
        look.ground = theme.chosen;
        look.seen_only = true;
        frame.fill(square, theme.chosen, theme.radius);
        const float higher = frame.measure(numeral_, look, 0).height - square.height;
        frame.words("numeral", {square.x, square.y - higher / 2, square.width, square.height + higher},
                    numeral_, look);
    }
    frame.words("section", {place.x + beside_, place.y, place.width - beside_, place.height}, words_, look_);
}

touch::TextLook title_look(const touch::Frame& frame) {
    touch::TextLook look = kicker_look(frame, Ground::paper).text;
    look.scale = small_scale(frame);
    return look;
}

void add_kicker(Flow& flow, Stage& stage, const QuestionPage& page, Ground ground) {
    if (page.titles.empty()) return;
    const BlockLook kicker = kicker_look(stage.frame, ground);
    const float width = width_of(flow, ground);
    const PageTitle title = PageTitle(stage, page.titles.back().plain(), kicker.text).within(width);
    Block block;
    block.height = title.size(width).height;
    // One that is a text by itself may have to be cut.
    if (block.height > flow.room() * most_of_a_page)
        return flow.words("section", page.titles.back().plain(), kicker);
    block.after = kicker.after;
    block.with_next = true;
    block.ground = ground;
    block.draw = [title](touch::Rect place) { title.draw(place); };
    flow.add(std::move(block));
}

GoesOn title_again(const Flow& flow, Stage& stage, const QuestionPage& page, Ground ground) {
    GoesOn none{.height = 0, .draw = [](touch::Rect, int, int) {}};
    if (page.titles.empty()) return none;
    BlockLook kicker = kicker_look(stage.frame, ground);
    kicker.text.scale = title_look(stage.frame).scale;
    const PageTitle title(stage, page.titles.back().plain(), kicker.text);
    const float width = width_of(flow, ground);
    const float height = title.size(width).height;
    if (height > flow.room() * most_of_a_page) return none;
    const auto draw = [title, width, height](touch::Rect place, int, int) {
        title.draw({place.x, place.y, width, height});
    };
    return {height + kicker.after * 0.6F, draw};
}

}  // namespace screens
