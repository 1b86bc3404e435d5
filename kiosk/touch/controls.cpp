// SPDX-License-Identifier: Apache-2.0
// Buttons, marks and keys. Colour alone never tells that a control is chosen: weight, fill and mark change
// with it. While a finger is down on one, its words and its ground change places, in the very next frame.
// Padding, marks and icons grow with the letter (VVSG 7.1-H: enlarging scales everything).
#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/touch/frame_impl.h"
#include "kiosk/touch/icons.h"

namespace touch {
namespace {

// Of the letter.
constexpr float side_padding = 0.85F, height_padding = 0.3F, icon_side = 1.1F, icon_gap = 0.7F;
constexpr float least_side_padding = 3.2F;  // millimetres

float padding(float letter) {
    return std::max(least_side_padding, letter * side_padding);
}

// The chosen one of several buttons wears a tick where it has no icon of its own.
std::string_view icon_of(const ButtonLook& look) {
    return look.icon.empty() && look.selected ? std::string_view("tick") : std::string_view(look.icon);
}

float beside(const ButtonLook& look, float letter) {
    const float icon = icon_of(look).empty() ? 0 : letter * (icon_side + icon_gap);
    return 2 * padding(letter) + icon;
}

struct Paint {
    Colour ground, edge, ink;
    float border;
};

Paint paint_of(const Theme& theme, const ButtonLook& look) {
    const Colour around = look.on_bar ? theme.council : theme.paper;
    const Colour ink = look.on_bar ? theme.on_council : theme.ink;
    if (!look.enabled) return {around, theme.line, look.on_bar ? theme.on_council : theme.line, theme.border};
    if (look.emphasis == Emphasis::filled && look.on_bar)
        return {theme.second, theme.second, theme.on_second, theme.heavy_border};
    if (look.emphasis == Emphasis::filled || look.selected) {
        if (look.on_bar) return {theme.on_council, theme.on_council, theme.council, theme.heavy_border};
        return {theme.chosen, theme.chosen, theme.on_chosen, theme.heavy_border};
    }
    if (look.emphasis == Emphasis::plain) return {around, around, ink, theme.border};
    return {look.on_bar ? theme.council : theme.card, look.on_bar ? theme.on_council : theme.line, ink,
            theme.border};
}

}  // namespace

float clear_of_edges(const text::Picture& picture, float line, const Box& box, float clear) {
    const auto top = static_cast<float>(picture.top), height = static_cast<float>(picture.height);
    if (height + 2 * clear > box.height()) return std::round((box.min.y + box.max.y - height) / 2 - top);
    return std::clamp(line + top, box.min.y + clear, box.max.y - clear - height) - top;
}

float height_of_strokes(text::Typesetter& typesetter, const Surface& surface, const text::Passage& passage,
                        float border) {
    const float strokes = typesetter.strokes(passage);
    constexpr float soft =
        3;  // pixels of their soft edges: one above, one below, and one for where they begin
    return strokes > 0 ? (std::ceil(strokes) + soft) / surface.px_per_mm + 2 * (border + ink_air) : 0;
}

// One pixel more: given back exactly the width that was measured, the words might wrap.
float Ruler::button_width(const Button& given) {
    const float letter = impl_->letter(given.look.scale);
    const float words = impl_->measure(impl_->passage_of(given, 0)).width;
    return std::max(words + beside(given.look, letter) + impl_->mm(2), theme().target);
}

float Ruler::button_height(const Button& given, float width) {
    const float letter = impl_->letter(given.look.scale);
    const text::Passage passage = impl_->passage_of(given, width - beside(given.look, letter));
    return std::max({theme().target, impl_->measure(passage).height + 2 * letter * height_padding,
                     height_of_strokes(impl_->typesetter, impl_->surface, passage, theme().heavy_border)});
}

text::Passage Ruler::Impl::passage_of(const Button& given, float width_mm) const {
    text::Passage words =
        passage(given.words, given.look.scale, text::Weight::bold, given.look.align, width_mm);
    if (!given.language.empty()) words.language = given.language;
    return words;
}

bool Frame::button(std::string_view id, Rect place, const Button& given) {
    const auto& [words, look, language] = given;
    Impl& impl = *impl_;
    const auto touch =
        impl.control(id, Role::button, look.name.empty() ? words : look.name, place, look.enabled);
    Paint paint = paint_of(look.wears ? touch::theme(*look.wears) : theme(), look);
    if (touch.pressed) std::swap(paint.ground, paint.ink);
    Node& node = impl.nodes.back();
    node.selected = look.selected;
    node.state = look.state;
    node.tool = look.on_bar;
    node.about = look.about;
    node.strongest = look.emphasis == Emphasis::filled;
    node.letter_mm = impl.letter(look.scale);
    node.foreground = paint.ink;
    node.background = paint.ground;
    if (!language.empty()) node.language = language;

    impl.ring_if_focused(id, touch.box);
    impl.framed(touch.box, paint.ground, paint.edge, paint.border, theme().radius);
    const float letter = impl.letter(look.scale);
    const std::string_view icon = icon_of(look);
    const float icon_width = icon.empty() ? 0 : letter * (icon_side + (words.empty() ? 0 : icon_gap));
    // An icon alone stands in the middle, however narrow its button.
    const float room = words.empty() ? 0 : place.width - 2 * padding(letter) - icon_width;
    text::Passage passage = impl.passage_of(given, room);
    const text::Size size = impl.measure(passage);
    node.fits = size.height <= place.height + 0.2F && (words.empty() || size.width <= room + 0.2F);

    // Words and icon together stand in the middle, or at the start.
    const float group = icon_width + std::min(size.width, room);
    const float start =
        look.align == text::Align::centre ? place.x + (place.width - group) / 2 : place.x + padding(letter);
    const float words_x = look.icon_after ? start : start + icon_width;
    passage.width_px = std::max(1.0F, std::ceil(impl.px(std::min(size.width, room))));
    ImVec2 at =
        impl.box({words_x, place.y + (place.height - size.height) / 2, std::min(size.width, room), 1}).min;
    if (!words.empty())
        at.y = clear_of_edges(impl.typesetter.picture(passage), at.y, touch.box,
                              impl.px(paint.border + ink_air));
    impl.draw(passage, at, paint.ink);
    if (!icon.empty()) {
        const float icon_x = look.icon_after ? start + group - letter * icon_side : start;
        const Box square = impl.box({icon_x, place.y + (place.height - letter * icon_side) / 2,
                                     letter * icon_side, letter * icon_side});
        draw_icon(*impl.list, icon, {(square.min.x + square.max.x) / 2, (square.min.y + square.max.y) / 2},
                  impl.px(letter * icon_side), packed(paint.ink), setup().direction);
    }
    return touch.chosen;
}

void Canvas::icon(std::string_view name, Rect place, Colour ink) {
    const Box square = impl_->box(place);
    draw_icon(*impl_->list, name, {(square.min.x + square.max.x) / 2, (square.min.y + square.max.y) / 2},
              std::min(square.width(), square.height()), packed(ink), setup().direction);
}

// A radio is round and gets a dot; a checkbox is square and gets a tick. Their shapes tell them apart.
void Ruler::Impl::mark(Rect place, Frame::Mark mark, bool selected, Colour ink, Colour ground) {
    const Box square = box(place);
    const ImVec2 middle{(square.min.x + square.max.x) / 2, (square.min.y + square.max.y) / 2};
    const float radius = square.width() / 2;
    if (mark == Frame::Mark::radio) {
        const float thickness = std::max(2.0F, px(0.75F));
        list->AddCircleFilled(middle, radius, packed(ink));
        list->AddCircleFilled(middle, radius - thickness, packed(ground));
        if (selected) list->AddCircleFilled(middle, radius * 0.56F, packed(ink));
        return;
    }
    framed(square, ground, ink, 0.75F, 0.9F);
    if (selected) draw_icon(*list, "tick", middle, square.width() * 0.72F, packed(ink), setup.direction);
}

namespace {

// Where a key's line stands: Latin letters on one line, however deep they reach; those of Arabic and its kin,
// whose lines differ, with their ink in the middle. No ink comes nearer than `clear` to the key's edge.
float line_within(const text::Passage& cap, const text::Picture& picture, float line, const Box& key,
                  float clear) {
    const auto ink_top = static_cast<float>(picture.top), ink_height = static_cast<float>(picture.height);
    const bool arabic = !cap.words.empty() && static_cast<unsigned char>(cap.words.front()) >= 0xD8 &&
                        static_cast<unsigned char>(cap.words.front()) <= 0xDB;
    if (arabic) return std::round((key.min.y + key.max.y - ink_height) / 2 - ink_top);
    return clear_of_edges(picture, line, key, clear);
}

}  // namespace

float Ruler::least_key_height(std::string_view words) {
    const float least = letter_mm(TextSize::small) / impl_->letter(1);
    return height_of_strokes(impl_->typesetter, impl_->surface,
                             impl_->passage(words, least, text::Weight::bold, text::Align::centre, 0),
                             theme().border);
}

bool Frame::key(std::string_view id, Rect place, const ScreenKey& given) {
    const auto [cap, name, wide, selected, state] = given;
    Impl& impl = *impl_;
    // Mirrored twice it is not mirrored: a keyboard runs from left to right everywhere.
    if (impl.mirrored()) place.x = width() - place.right();
    const auto touch = impl.control(id, Role::key, name, place);
    const Theme& look = theme();
    const float clear = look.border + ink_air;
    // Some caps are whole words, such as the rial of a Persian keyboard: they have smaller letters.
    float scale = wide ? 0.8F : 1;
    const auto weight = wide ? text::Weight::bold : text::Weight::regular;
    constexpr float inset = 2.5F;  // of the words, on both sides together, and a little for rounding
    const auto fits_at = [&](float smaller) {
        const auto line = impl.passage(given.cap, smaller, weight, text::Align::centre, 0);
        if (impl.measure(line).width > place.width - inset) return false;
        return !given.wide ||
               impl.mm(static_cast<float>(impl.typesetter.picture(line).height)) <= place.height - 2 * clear;
    };
    const float least = letter_mm(TextSize::small) / impl.letter(1);
    while (!fits_at(scale) && scale > least) scale = std::max(scale * 0.9F, least);
    Colour ground = selected ? look.chosen : look.card, ink = selected ? look.on_chosen : look.ink;
    if (touch.pressed) std::swap(ground, ink);
    Node& node = impl.nodes.back();
    node.value = cap;
    node.selected = selected;
    node.state = given.state;
    node.letter_mm = impl.letter(scale);
    node.background = ground;
    node.foreground = ink;
    impl.ring_if_focused(id, touch.box);
    impl.framed(touch.box, ground, selected ? look.chosen : look.line, look.border, look.radius);

    const auto passage = impl.passage(cap, scale, weight, text::Align::centre, place.width - 2);
    const text::Size size = impl.measure(passage);
    // Judge by the ink: the line of a mark that stands over or under letters is higher than any mark.
    const float ink_height = static_cast<float>(impl.typesetter.picture(passage).height);
    node.fits = impl.mm(ink_height) <= place.height && size.width <= place.width;
    ImVec2 at = impl.box({place.x + 1, place.y + (place.height - size.height) / 2, place.width - 2, 1}).min;
    at.y = line_within(passage, impl.typesetter.picture(passage), at.y, touch.box, impl.px(clear));
    impl.draw(passage, at, ink);
    return touch.chosen;
}

}  // namespace touch
