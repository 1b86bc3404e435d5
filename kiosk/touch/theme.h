// SPDX-License-Identifier: Apache-2.0
// The colours and measures of a screen. theme_rules.h holds every pair of colours that carries meaning to the
// ratios of ACCESSIBILITY 1a. All measures are millimetres and stand in one table: no screen has its own
// number for a corner or a gap.
//
// The themes are the program's own until use() gives others, once, before the first Frame. Threads: one.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "kiosk/touch/node.h"

namespace touch {

enum class Palette { standard, dark_on_white, yellow_on_black, soft };
enum class TextSize { small, medium, large, largest };  // capitals of 3.85, 5.2, 6.75 (default), 8.75 mm

float letter_mm(TextSize);

struct Theme {
    Colour paper, ink;           // the page
    Colour card, line;           // an unchosen choice, and every border (3:1 against paper and card)
    Colour council, on_council;  // top bar
    Colour second, on_second;    // the council's other colour: a mark on its first, with words
    Colour tint, on_tint;        // the panel of the proposal
    Colour panel_edge;           // the thick start edge of that panel
    Colour chosen, on_chosen;    // a chosen choice, and the one filled button
    Colour focus, focus_edge;    // the ring and its dark edge
    Colour error;                // on paper
    Colour quiet;  // track of the progress bar; decoration only, outlined where it equals the paper

    float radius = 2.8F, border = 0.7F, heavy_border = 1.0F;
    float gap = 3.6F;           // between targets; never under 2.54
    float margin = 11.0F;       // of the page
    float target = 14.5F;       // least height of a target; never under 12.7
    float card_height = 15.0F;  // of a choice, before text makes it taller; 18 where there is room
    float ring = 1.4F, ring_edge = 0.7F, ring_gap = 0.2F;
    float air = 1;  // how much there is of the usual space between things: see panel.h
};

inline constexpr Palette palettes[] = {Palette::standard, Palette::dark_on_white, Palette::yellow_on_black,
                                       Palette::soft};

// One for each palette.
class Themes {
 public:
    Themes();  // the program's own
    Theme& operator[](Palette palette) { return all_[static_cast<std::size_t>(palette)]; }
    const Theme& operator[](Palette palette) const { return all_[static_cast<std::size_t>(palette)]; }

 private:
    std::array<Theme, 4> all_;
};

// What a council's pictures are for, as the album of the theme names them.
inline constexpr const char* logo_picture = "logo";        // in the top bar, beside the council's name
inline constexpr const char* welcome_picture = "welcome";  // a strip that stands on the council's colour

// Every Frame from now on is drawn in these. A Theme that theme() gave out stays where it is.
void use(const Themes&);
const Theme& theme(Palette);

// WCAG 2.2 "contrast ratio", 1 to 21.
double contrast(Colour, Colour);

}  // namespace touch
