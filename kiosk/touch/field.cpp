// SPDX-License-Identifier: Apache-2.0
// A text field: shows the words typed so far and where the next will go. It keeps nothing; what was typed is
// Visit's.
#include <algorithm>
#include <cmath>

#include "kiosk/touch/parts.h"

namespace touch {
namespace {

constexpr float padding = 4.0F, caret_width = 0.8F;  // millimetres
constexpr std::string_view bullet = "\u2022";

std::string masked(std::string_view value) {
    std::string bullets;
    for (std::size_t i = 0; i < text::characters(value); ++i) bullets += bullet;
    return bullets;
}

}  // namespace

std::optional<std::size_t> Frame::text_field(std::string_view id, Rect place, const Field& given) {
    Parts& parts = *parts_;
    const auto touch = parts.control(id, Role::text_field, given.name, place);
    const Theme& look = theme();
    const std::string shown = given.masked ? masked(given.value) : std::string(given.value);
    Node& node = parts.nodes.back();
    node.value = shown;
    node.answer = true;
    node.letter_mm = parts.letter();
    node.invalid = given.invalid;
    node.background = look.card;
    if (given.active) parts.field = id;

    const bool heavy = given.active || given.invalid;
    parts.ring_if_focused(id, touch.box);
    parts.framed(touch.box, look.card,
                 given.invalid ? look.error
                 : heavy       ? look.ink
                               : look.line,
                 heavy ? look.heavy_border : look.border, look.radius);

    const auto passage =
        parts.passage(shown, 1, text::Weight::regular, text::Align::start, place.width - 2 * padding);
    const std::size_t at =
        given.masked ? bullet.size() * text::characters(given.value.substr(0, given.caret)) : given.caret;
    const text::CaretPlace caret = parts.typesetter.caret(passage, at);
    const Box inside = touch.box.inset(std::round(parts.px(look.heavy_border)));
    const float height = parts.typesetter.measure(passage).height;
    const float above = given.multiline ? std::min(parts.px(padding), (inside.height() - caret.height) / 2)
                                        : (inside.height() - height) / 2;
    // What does not fit scrolls up until the caret's line is the lowest that shows.
    const float scrolled = std::max(0.0F, above + caret.y + caret.height - inside.height());
    const ImVec2 origin{std::round(touch.box.min.x + parts.px(padding)),
                        std::round(inside.min.y + above - scrolled)};

    parts.list->PushClipRect(inside.min, inside.max, true);
    parts.draw(passage, origin, look.ink);
    if (given.active) {
        const float thickness = std::max(2.0F, std::round(parts.px(caret_width)));
        const float x = std::round(origin.x + caret.x - (parts.mirrored() ? thickness : 0));
        parts.fill({{x, std::round(origin.y + caret.y)},
                    {x + thickness, std::round(origin.y + caret.y + caret.height)}},
                   look.ink);
    }
    parts.list->PopClipRect();

    if (!touch.chosen) return std::nullopt;
    if (parts.chosen_by_key == id || given.masked) return given.value.size();
    const ImVec2 finger = ImGui::GetIO().MousePos;
    return parts.typesetter.offset_at(passage, finger.x - origin.x, finger.y - origin.y);
}

}  // namespace touch
