// SPDX-License-Identifier: Apache-2.0
// A text field. It shows what was typed and where the next letter goes, and keeps nothing: the typed words
// are Visit's.
#include <algorithm>
#include <cmath>

#include "kiosk/touch/frame_impl.h"

namespace touch {
namespace {

constexpr float padding = 4.0F, caret_width = 0.8F;  // millimetres
constexpr std::string_view bullet = "\u2022";

std::string masked(std::string_view value) {
    std::string bullets;
    for (std::size_t i = 0; i < text::characters(value); ++i) bullets += bullet;
    return bullets;
}

// The same place in what is shown, where bullets may stand for the letters.
std::size_t shown_at(const Frame::Field& field, std::size_t offset) {
    return field.masked ? bullet.size() * text::characters(field.value.substr(0, offset)) : offset;
}

}  // namespace

Ruler::Impl::Typed::Typed(Impl& impl, const Field& given, Rect place)
    : passage(impl.passage(given.masked ? masked(given.value) : given.value, 1, text::Weight::regular,
                           text::Align::start, place.width - 2 * padding)) {
    const auto [first, end] = impl.typesetter.excerpt(passage, shown_at(given, given.caret));
    begin = first;
    if (end - first < passage.words.size()) passage.words = passage.words.substr(first, end - first);
}

// A tint with a thick line under it: some eyes do not see the tint.
void Ruler::Impl::Typed::draw_selection(Impl& impl, const Field& given, ImVec2 origin) const {
    const std::size_t first = within(shown_at(given, given.caret - std::min(given.selected, given.caret)));
    const float line = std::max(2.0F, std::round(impl.px(caret_width)));
    for (const text::Stretch& stretch :
         impl.typesetter.stretches(passage, first, within(shown_at(given, given.caret)))) {
        const ImVec2 from{std::round(origin.x + stretch.x), std::round(origin.y + stretch.y)};
        const ImVec2 to{std::round(origin.x + stretch.x + stretch.width),
                        std::round(origin.y + stretch.y + stretch.height)};
        impl.fill({from, to}, impl.look.tint);
        impl.fill({{from.x, to.y - line}, to}, impl.look.ink);
    }
}

std::size_t Ruler::caret_after(Rect place, const Field& field, Edit edit) {
    if (field.masked) {  // bullets look alike: they stand in the order of typing
        if (edit == Edit::left) return field.caret - text::cluster_before(field.value, field.caret);
        if (edit == Edit::right) return field.caret + text::cluster_after(field.value, field.caret);
        return field.caret;
    }
    text::Typesetter& typesetter = impl_->typesetter;
    const Impl::Typed typed(*impl_, field, place);
    const std::size_t caret = typed.within(field.caret);
    switch (edit) {
        case Edit::left:
            return typed.begin + typesetter.move(typed.passage, caret, -1);
        case Edit::right:
            return typed.begin + typesetter.move(typed.passage, caret, 1);
        case Edit::up:
            return typed.begin + typesetter.move_line(typed.passage, caret, -1);
        case Edit::down:
            return typed.begin + typesetter.move_line(typed.passage, caret, 1);
        default:
            return field.caret;
    }
}

std::optional<std::size_t> Frame::text_field(std::string_view id, Rect place, const Field& given) {
    Impl& impl = *impl_;
    const auto touch = impl.control(id, Role::text_field, given.name, place);
    const Theme& look = theme();
    const Impl::Typed typed(impl, given, place);
    const text::Passage& passage = typed.passage;
    Node& node = impl.nodes.back();
    node.value = given.masked ? masked(given.value) : given.value;
    node.answer = true;
    node.letter_mm = impl.letter();
    node.invalid = given.invalid;
    const Colour ground = touch.pressed ? look.ink : look.card, ink = touch.pressed ? look.card : look.ink;
    node.foreground = ink;
    node.background = ground;
    if (given.active) impl.field = id;

    const bool heavy = given.active || given.invalid;
    impl.ring_if_focused(id, touch.box);
    impl.framed(touch.box, ground,
                given.invalid ? look.error
                : heavy       ? look.ink
                              : look.line,
                heavy ? look.heavy_border : look.border, look.radius);

    const text::CaretPlace caret = impl.typesetter.caret(passage, typed.within(shown_at(given, given.caret)));
    if (given.active) {
        const auto y_at = [&](std::size_t offset) { return impl.typesetter.caret(passage, offset).y; };
        impl.hands.line_above = given.multiline && caret.y > y_at(0) + 1;
        impl.hands.line_below = given.multiline && caret.y + 1 < y_at(passage.words.size());
    }
    const Box inside = touch.box.inset(std::round(impl.px(look.heavy_border)));
    const float height = impl.typesetter.measure(passage).height;
    const float above = given.multiline ? std::min(impl.px(padding), (inside.height() - caret.height) / 2)
                                        : (inside.height() - height) / 2;
    // A text that does not fit scrolls up until the caret's line is the lowest that shows.
    const float scrolled = std::max(0.0F, above + caret.y + caret.height - inside.height());
    const ImVec2 origin{std::round(touch.box.min.x + impl.px(padding)),
                        std::round(inside.min.y + above - scrolled)};

    impl.list->PushClipRect(inside.min, inside.max, true);
    if (given.active && given.selected > 0 && !touch.pressed) typed.draw_selection(impl, given, origin);
    impl.draw(passage, origin, ink);
    if (given.active) {
        const float thickness = std::max(2.0F, std::round(impl.px(caret_width)));
        const bool to_left = caret.after == text::Direction::right_to_left;
        const float x = std::round(origin.x + caret.x - (to_left ? thickness : 0));
        impl.fill({{x, std::round(origin.y + caret.y)},
                   {x + thickness, std::round(origin.y + caret.y + caret.height)}},
                  ink);
    }
    impl.list->PopClipRect();

    if (!touch.chosen) return std::nullopt;
    if (impl.chosen_by_key == id || given.masked) return given.value.size();
    const ImVec2 finger = ImGui::GetIO().MousePos;
    return typed.begin + impl.typesetter.offset_at(passage, finger.x - origin.x, finger.y - origin.y);
}

}  // namespace touch
