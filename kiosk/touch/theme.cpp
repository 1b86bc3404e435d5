// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/theme.h"

#include <algorithm>
#include <cmath>

namespace touch {
namespace {

constexpr Colour rgb(std::uint32_t code) {
    return {static_cast<std::uint8_t>(code >> 16U), static_cast<std::uint8_t>(code >> 8U),
            static_cast<std::uint8_t>(code)};
}

// VVSG 7.1-C: 10:1 or more for words and meaningful shapes.
Theme standard() {
    Theme theme;
    theme.paper = rgb(0xfbfaf6);
    theme.ink = rgb(0x14132b);
    theme.card = rgb(0xffffff);
    theme.line = rgb(0x6b6a80);
    theme.council = theme.chosen = rgb(0x2a1a5e);
    theme.on_council = theme.on_chosen = rgb(0xffffff);
    theme.second = rgb(0xf7b63e);
    theme.on_second = rgb(0x14132b);
    theme.tint = rgb(0xece8fb);
    theme.on_tint = rgb(0x14132b);
    theme.panel_edge = rgb(0x2a1a5e);
    theme.focus = rgb(0xffd400);
    theme.focus_edge = rgb(0x14132b);
    theme.error = rgb(0x7d0012);
    theme.quiet = rgb(0xd8d3ec);
    return theme;
}

// VVSG 7.1-D.1: 20:1 or more, so black and white alone; the ring keeps its yellow, for its black edge carries
// it.
Theme dark_on_white() {
    Theme theme = standard();
    const Colour white = rgb(0xffffff), black = rgb(0x000000);
    theme.paper = theme.card = theme.tint = theme.on_council = theme.on_chosen = theme.quiet = white;
    theme.second = white;
    theme.ink = theme.line = theme.council = theme.chosen = theme.on_tint = theme.panel_edge = theme.error =
        black;
    theme.focus_edge = theme.on_second = black;
    return theme;
}

// VVSG 7.1-D.2: yellow on black, 17.5:1 or more. The bar stays black: a bar of yellow would dazzle.
Theme yellow_on_black() {
    Theme theme = standard();
    const Colour yellow = rgb(0xffff00), black = rgb(0x000000);
    theme.paper = theme.card = theme.tint = theme.council = theme.on_chosen = theme.quiet = black;
    theme.on_second = black;
    theme.second = yellow;
    theme.ink = theme.line = theme.on_council = theme.chosen = theme.on_tint = theme.panel_edge =
        theme.error = yellow;
    theme.focus = rgb(0xffffff);
    theme.focus_edge = yellow;
    return theme;
}

// VVSG 7.1-D.3: all between 4.5:1 and 8:1, decoration too, for eyes that light hurts.
Theme soft() {
    Theme theme = standard();
    const Colour dusk = rgb(0x222222), ash = rgb(0xa6a6a6);
    theme.paper = theme.card = theme.tint = theme.council = theme.on_chosen = theme.on_second = dusk;
    theme.second = ash;
    theme.ink = theme.on_council = theme.chosen = theme.on_tint = theme.panel_edge = ash;
    theme.line = rgb(0x8f8f8f);
    theme.error = rgb(0xd08a8a);
    theme.focus = rgb(0xb8a860);
    theme.focus_edge = dusk;
    theme.quiet = dusk;
    return theme;
}

Themes& worn() {
    static Themes themes;
    return themes;
}

double linear(std::uint8_t channel) {
    const double value = channel / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

// WCAG 2.2, "relative luminance".
double luminance(Colour colour) {
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

}  // namespace

// VVSG 7.1-G: the middle of each of its four bands.
float letter_mm(TextSize size) {
    switch (size) {
        case TextSize::small:
            return 3.85F;
        case TextSize::medium:
            return 5.2F;
        case TextSize::large:
            return 6.75F;
        case TextSize::largest:
            return 8.75F;
    }
    return 6.75F;
}

Themes::Themes() : all_{standard(), dark_on_white(), yellow_on_black(), soft()} {}

void use(const Themes& themes) {
    worn() = themes;
}

const Theme& theme(Palette palette) {
    return worn()[palette];
}

double contrast(Colour left, Colour right) {
    const double a = luminance(left), b = luminance(right);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

}  // namespace touch
