// SPDX-License-Identifier: Apache-2.0
// Values that go up and down. A spinner shows one between its two buttons; a slider shows where it is on a
// track.
#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/touch/frame_impl.h"

namespace touch {
namespace {

constexpr float padding = 2.5F;                     // millimetres, around the words of a spinner
constexpr float groove = 2.6F, knob_radius = 5.2F;  // millimetres
constexpr float tick_length = 4.6F, tick_width = 0.7F;
constexpr int most_ticks = 40;  // more would run together

}  // namespace

void Canvas::spinner(std::string_view id, Rect place, const Spinner& given) {
    const auto& [shown, name, value, scale] = given;
    Impl& impl = *impl_;
    const Theme& look = theme();
    Node& node = impl.leave(id, Role::spinner, name, place);
    node.value = value;
    node.letter_mm = impl.letter(scale);
    node.background = look.card;
    impl.framed(impl.box(place), look.card, look.line, look.border, look.radius);
    const float room = place.width - 2 * padding;
    const text::Passage passage = impl.passage(shown, scale, text::Weight::bold, text::Align::centre, room);
    const text::Size size = impl.measure(passage);
    node.fits = size.height <= place.height + 0.2F && size.width <= room + 0.2F;
    impl.draw(passage, impl.box({place.x + padding, place.y + (place.height - size.height) / 2, room, 1}).min,
              look.ink);
}

std::optional<float> Frame::slider(std::string_view id, Rect place, const Slider& given) {
    Impl& impl = *impl_;
    const Theme& look = theme();
    const auto touch = impl.control(id, Role::slider, given.name, place);
    Node& node = impl.nodes.back();
    node.value = given.value;
    node.focusable = false;  // keys use its buttons instead
    const Colour ground = touch.pressed ? look.ink : look.quiet;
    const Colour knob_fill = touch.pressed ? look.paper : look.chosen;
    const Colour knob_edge = touch.pressed ? look.chosen : look.paper;
    if (touch.pressed) std::swap(node.foreground, node.background);
    const bool upright = place.height > place.width;
    const float inset = impl.px(knob_radius);
    const Box& box = touch.box;
    const ImVec2 middle{(box.min.x + box.max.x) / 2, (box.min.y + box.max.y) / 2};
    const bool from_right = impl.mirrored() && !upright;
    const float begin = upright ? box.max.y - inset : from_right ? box.max.x - inset : box.min.x + inset;
    const float end = upright ? box.min.y + inset : from_right ? box.min.x + inset : box.max.x - inset;
    const auto along = [&](float fraction) { return begin + (end - begin) * fraction; };
    // A bar across the track's direction, `half` pixels to both sides of its middle line.
    const auto bar = [&](float from, float to, float half) {
        const float low = std::min(from, to), high = std::max(from, to);
        return upright ? Box{{middle.x - half, low}, {middle.x + half, high}}
                       : Box{{low, middle.y - half}, {high, middle.y + half}};
    };
    if (given.steps > 1 && given.steps <= most_ticks)
        for (int tick = 0; tick <= given.steps; ++tick) {
            const float at = along(static_cast<float>(tick) / static_cast<float>(given.steps));
            const float half = std::max(1.0F, std::round(impl.px(tick_width))) / 2;
            impl.fill(bar(at - half, at + half, impl.px(tick_length)), look.line);
        }
    const float half_groove = impl.px(groove) / 2;
    impl.framed(bar(begin, end, half_groove), ground, look.line, look.border, groove / 2);
    if (given.at) {
        const float at = along(std::clamp(*given.at, 0.0F, 1.0F));
        impl.fill(bar(begin, at, half_groove), look.chosen, groove / 2);
        const ImVec2 knob = upright ? ImVec2{middle.x, at} : ImVec2{at, middle.y};
        impl.list->AddCircleFilled(knob, inset, packed(knob_fill));
        impl.list->AddCircle(knob, inset, packed(knob_edge), 0, std::max(1.0F, impl.px(look.border)));
    }
    if (!touch.chosen || begin == end) return std::nullopt;
    const ImVec2 finger = ImGui::GetIO().MousePos;
    return std::clamp(((upright ? finger.y : finger.x) - begin) / (end - begin), 0.0F, 1.0F);
}

}  // namespace touch
