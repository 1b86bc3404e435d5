// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <memory>

#include <qrencode.h>

#include "kiosk/touch/frame_impl.h"
#include "kiosk/touch/glass.h"

namespace touch {

void Ruler::Impl::fill(const Box& box, Colour colour, float radius) {
    if (box.width() <= 0 || box.height() <= 0) return;
    fill_rounded(box, colour, px(radius));
}

void Ruler::Impl::flood_box(const Box& box, Colour colour) {
    list->PushClipRect(box.min, box.max, true);
    list->AddCallback(flood, reinterpret_cast<void*>(static_cast<std::uintptr_t>(packed(colour))));
    list->PopClipRect();
}

// A card is nearly all plain rectangles, and these are flooded. Only the squares at its four corners are
// blended. Where an edge lies between two pixels, the outline above it covers it.
void Ruler::Impl::fill_rounded(const Box& box, Colour colour, float radius_px) {
    const float corner = radius_px > 0 ? std::ceil(radius_px) + 1 : 0;
    const Box whole{{std::ceil(box.min.x), std::ceil(box.min.y)},
                    {std::floor(box.max.x), std::floor(box.max.y)}};
    const Box inner = whole.inset(corner);
    constexpr float worth_it = 4096;  // pixels: below, more draw commands cost as much as they save
    if (inner.width() <= 0 || inner.height() <= 0 || whole.width() * inner.height() < worth_it) {
        list->AddRectFilled(box.min, box.max, packed(colour), radius_px);
        return;
    }
    flood_box({{whole.min.x, inner.min.y}, {whole.max.x, inner.max.y}}, colour);
    if (corner == 0) return;
    flood_box({{inner.min.x, whole.min.y}, {inner.max.x, inner.min.y}}, colour);
    flood_box({{inner.min.x, inner.max.y}, {inner.max.x, whole.max.y}}, colour);
    const auto turn = [&](ImVec2 low, ImVec2 high, ImDrawFlags which) {
        list->AddRectFilled(low, high, packed(colour), radius_px, which);
    };
    turn(box.min, inner.min, ImDrawFlags_RoundCornersTopLeft);
    turn({inner.max.x, box.min.y}, {box.max.x, inner.min.y}, ImDrawFlags_RoundCornersTopRight);
    turn({box.min.x, inner.max.y}, {inner.min.x, box.max.y}, ImDrawFlags_RoundCornersBottomLeft);
    turn(inner.max, box.max, ImDrawFlags_RoundCornersBottomRight);
}

void Ruler::Impl::outline(const Box& box, Colour colour, float thickness, float radius) {
    stroke(box, colour, std::max(1.0F, std::round(px(thickness))), px(radius));
}

// A frame inside the box; `radius` is that of its outer corners, in pixels. The straight sides lie on whole
// pixels and need no soft edge: as rectangles they cost a third of ImGui's soft line.
void Ruler::Impl::stroke(const Box& box, Colour colour, float thickness, float radius) {
    const float corner = std::max(std::round(radius), thickness);
    const ImU32 ink = packed(colour);
    const ImVec2 low = box.min, high = box.max;
    list->AddRectFilled({low.x + corner, low.y}, {high.x - corner, low.y + thickness}, ink);
    list->AddRectFilled({low.x + corner, high.y - thickness}, {high.x - corner, high.y}, ink);
    list->AddRectFilled({low.x, low.y + corner}, {low.x + thickness, high.y - corner}, ink);
    list->AddRectFilled({high.x - thickness, low.y + corner}, {high.x, high.y - corner}, ink);
    const auto turn = [&](float x, float y, int from_twelfth) {
        list->PathArcToFast({x, y}, corner - thickness / 2, from_twelfth, from_twelfth + 3);
        list->PathStroke(ink, 0, thickness);
    };
    turn(low.x + corner, low.y + corner, 6);
    turn(high.x - corner, low.y + corner, 9);
    turn(high.x - corner, high.y - corner, 0);
    turn(low.x + corner, high.y - corner, 3);
}

// Touches each pixel once where it can: on a software renderer, the number of blended pixels is the time that
// a tap takes.
void Ruler::Impl::framed(const Box& box, Colour ground, Colour edge, float thickness, float radius) {
    if (ground == edge) return fill(box, ground, radius);
    const float pixels = std::max(1.0F, std::round(px(thickness)));
    const Box inside =
        box.inset(pixels / 2);  // up to the middle of the line, so that no paper shines between
    fill_rounded(inside, ground, std::max(0.0F, px(radius) - pixels / 2));
    outline(box, edge, thickness, radius);
}

// The focus ring: yellow with a dark edge, in the gap around a control. 1.4 + 0.7 + 0.2 mm are less than the
// gap, so that the ring never touches the next control. WCAG 2.4.13 asks for an area and for 3:1: on light
// paper the edge gives it, on dark paper the yellow.
void Ruler::Impl::ring_if_focused(std::string_view id, const Box& around) {
    if (!hands.focus_visible || hands.focus != id) return;
    const float clear = std::max(1.0F, std::round(px(look.ring_gap)));
    const float band = std::max(2.0F, std::round(px(look.ring)));
    const float edge = std::max(1.0F, std::round(px(look.ring_edge)));
    const float out = clear + band + edge;
    // The edge goes under the band too, so that nothing shines between them.
    stroke(around.inset(-out), look.focus_edge, edge + band / 2, px(look.radius) + out);
    stroke(around.inset(-clear - band), look.focus, band, px(look.radius) + clear + band);
}

void Canvas::begin_clip(Rect place) {
    const Box box = impl_->box(place);
    ImGui::PushClipRect(box.min, box.max, true);
}

void Canvas::end_clip() {
    ImGui::PopClipRect();
}

void Canvas::fill(Rect place, Colour colour, float radius) {
    impl_->fill(impl_->box(place), colour, radius);
}

void Canvas::outline(Rect place, Colour colour, float thickness, float radius) {
    impl_->outline(impl_->box(place), colour, thickness, radius);
}

void Canvas::line(Rect place, Colour colour) {
    Box box = impl_->box(place);
    box.max.y = std::max(box.max.y, box.min.y + 1);
    box.max.x = std::max(box.max.x, box.min.x + 1);
    impl_->fill(box, colour);
}

void Canvas::panel(Rect place, Colour ground, Colour edge) {
    const Theme& look = theme();
    const Box box = impl_->box(place);
    // In the strong palettes the panel has the paper's colour: there a line all around makes it a panel.
    const bool bare = ground == look.paper;
    impl_->framed(box, ground, bare ? look.line : ground, look.border, look.radius);
    constexpr float thick_edge = 2.3F;
    Box bar = box;
    const float thickness = std::round(impl_->px(thick_edge));
    if (impl_->mirrored())
        bar.min.x = bar.max.x - thickness;
    else
        bar.max.x = bar.min.x + thickness;
    const auto corners = impl_->mirrored() ? ImDrawFlags_RoundCornersRight : ImDrawFlags_RoundCornersLeft;
    impl_->list->AddRectFilled(bar.min, bar.max, packed(edge), impl_->px(look.radius), corners);
}

void Canvas::progress(std::string_view id, Rect place, const Progress& given) {
    const auto& [words, fraction, scale] = given;
    const Theme& look = theme();
    const TextLook small{.scale = scale, .align = text::Align::centre};
    const float above = measure(words, small, place.width).height;
    Node& node = impl_->leave(id, Role::progress, words, place);
    // Rounded down: all is done only at the end.
    node.value = std::to_string(static_cast<int>(std::floor(fraction * 100 + 0.01F))) + " %";
    node.letter_mm = impl_->letter(small.scale);

    constexpr float thickness = 2.2F;
    const text::Passage passage =
        impl_->passage(words, small.scale, text::Weight::regular, small.align, place.width);
    const float top = place.y + std::max(0.0F, (place.height - above - thickness) / 2);
    node.fits = above + thickness <= place.height + 0.2F;
    impl_->draw(passage, impl_->box({place.x, top, place.width, above}).min, look.ink);
    const Rect track{place.x, top + above, place.width, thickness};
    impl_->fill(impl_->box(track), look.quiet, thickness / 2);
    if (look.quiet == look.paper) impl_->outline(impl_->box(track), look.line, look.border, thickness / 2);
    const float done = std::clamp(fraction, 0.0F, 1.0F) * track.width;
    impl_->fill(impl_->box({track.x, track.y, done, track.height}), look.chosen, thickness / 2);
}

void Canvas::qr(std::string_view id, Rect place, const QrCode& given) {
    const std::string text(given.text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    const Theme& look = theme();
    Node& node = impl_->leave(id, Role::image, given.name, place);
    // ISO/IEC 18004: dark on light, with a quiet zone of four modules; so in a dark palette the two change
    // places.
    const bool dark_paper = contrast(look.paper, {0, 0, 0}) < contrast(look.ink, {0, 0, 0});
    node.foreground = dark_paper ? look.paper : look.ink;
    node.background = dark_paper ? look.ink : look.paper;
    node.fits = code != nullptr;
    if (code == nullptr) return;  // longer than a QR code can hold: its words stand beside it anyway

    const Box box = impl_->box(place);
    const int modules = code->width + 8;
    const float side =
        std::max(1.0F, std::floor(std::min(box.width(), box.height()) / static_cast<float>(modules)));
    const float whole = side * static_cast<float>(modules);
    const ImVec2 corner{std::floor((box.min.x + box.max.x - whole) / 2),
                        std::floor((box.min.y + box.max.y - whole) / 2)};
    impl_->fill({corner, {corner.x + whole, corner.y + whole}}, node.background);
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1U) == 0) continue;
            const ImVec2 at{corner.x + side * static_cast<float>(x + 4),
                            corner.y + side * static_cast<float>(y + 4)};
            impl_->fill({at, {at.x + side, at.y + side}}, node.foreground);
        }
}

}  // namespace touch
