// SPDX-License-Identifier: Apache-2.0
// What all screens share: the stage that they are drawn on, and the measures that are not the theme's.
//
// All measures are millimetres. A name that ends in `scale` counts in multiples of the body text. Threads:
// one.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/screens/screen.h"

namespace screens {

// One drawing of one view. It refers to what draw() was given, and lives no longer than that call.
struct Stage {
    const View& view;
    touch::Frame& frame;
    std::vector<Intent>& intents;

    void ask(Intent intent) { intents.push_back(std::move(intent)); }
};

// Which part of a page is on the glass: a page that does not fit comes in parts (flow.h).
struct Shown {
    int part = 0;
    bool last = true;
    int below = 0;  // things on the parts that follow, where they are counted
    int questions_below = 0;
};

namespace measure {

inline constexpr float least_letter = 3.85F;  // VVSG 7.1-G: nothing is smaller than the smallest size offered
inline constexpr float least_default = 4.8F;  // VVSG 7.1-G: nor smaller than this where nobody asked for it
inline constexpr float least_of_largest = 6.1F;            // 0.7 degrees at 50 cm (EN 301 549, 5.1.4)
inline constexpr float widest_page = 520;                  // of all that is drawn, on a wide panel
inline constexpr float corner = 16, least_corner = 12.8F;  // staff hold this square
inline constexpr float corner_hold_s = 3;
inline constexpr float body_inset = 6;   // between a bar and the body
inline constexpr int columns = 12;       // of the grid
inline constexpr float column_gap = 16;  // between two of them, and so between a proposal and its question
inline constexpr float panel_inset = 7;  // of the words in a panel, from its edge
inline constexpr float panel_edge = 3;   // thickness of the panel's start edge
inline constexpr float text_foot = 3;    // between a text and the line that tells its part
inline constexpr float least_text = 4;   // lines of a text that has a place of its own
inline constexpr float bar_inset = 4;    // of a bar's buttons from its edges
inline constexpr float error_bar = 2.6F;
inline constexpr float error_inset = 7;  // of what stands beside an error's bar
inline constexpr float field_inset = 5;
inline constexpr float stepper_inset = 2;     // above and below the words of a value that is turned
inline constexpr float key_gap = 2.6F;        // VVSG 7.2-I asks for 2.54
inline constexpr float least_target = 12.8F;  // VVSG 7.2-I asks for 12.7
inline constexpr float least_progress = 45;
inline constexpr float choice_width = 52;  // of a card that has the page to itself, in letters
inline constexpr float line_length = 60;   // WCAG 1.4.8: 80 characters, in letters
inline constexpr float big_button = 26;
inline constexpr float roomy_card = 4;          // how much taller a choice may be than it must
inline constexpr float roomy_field = 40;        // the same of a field for long answers
inline constexpr float qr = 60, least_qr = 45;  // 45 mm: a phone still reads it at arm’s length

inline constexpr float optical_middle = 0.4F;  // of the room left: the eye's middle is above the ruler's

inline constexpr float kicker_scale = 0.9F;
inline constexpr float title_scale = 1.65F;
inline constexpr float figure_scale = 2.4F;

}  // namespace measure

bool is_largest(const touch::Frame&);  // the text size
bool is_small_panel(
    const touch::Frame&);  // what gives up air: there each line of a bar is one less of the page
// Of the words in bars and on small buttons: a little smaller than the body, never under the smallest size
// offered.
float small_scale(const touch::Frame&);
// Of a page's heading. At the largest size a heading that grew in proportion would leave no room for its
// question.
float heading_scale(const touch::Frame&);
// From the glass's edge to all that is drawn: on a wide panel the column stands in the middle.
float side_margin(const touch::Frame&);
// The grid: twelve columns between the margins. Blocks begin with one of them and end with one, and what
// stands beside each other is a gutter apart. So do parts of a block that is itself as wide as some columns.
float gutter(const touch::Frame&);
touch::Rect columns_of(const touch::Frame&, touch::Rect room, int first, int count);
// As many columns as are at least so wide, or all of them.
float columns_as_wide_as(const touch::Frame&, float room, float least);
// Of buttons one above the other: wider ones would only send the eye further.
float width_of_buttons(const touch::Frame&, float room);
// Whether in reach mode there is so much above what is within reach that what is read stands there.
bool reads_above(const touch::Frame&);
// As much of a space as the panel has room for; a mark of the focus still fits into it.
float aired(const touch::Frame&, float space);
float line_of(touch::Frame&, float scale = 1);  // height of one line
// Where words must shrink: the least letters that their size promises, then those of the default, then those
// of the smallest size, in millimetres.
std::vector<float> promised_letters(const touch::Frame&);

// The colour of lines between rows and bars: where a palette has no quiet colour, that of its borders.
touch::Colour separator(const touch::Theme&);

touch::TextLook heading_look(const touch::Frame&, float scale);
touch::TextLook bold_look(float scale);

// The largest of 1, 0.9, 0.8, 0.7 at which `height_at` is within `room`, for a screen that comes in one
// screenful.
template <class HeightAt>
float fitting_scale(const touch::Frame& frame, float room, HeightAt height_at) {
    constexpr float step = 0.03F;
    const float least = std::max(0.5F, std::min(1.0F, measure::least_letter / frame.letter()));
    float scale = 1;
    while (scale > least && height_at(scale) > room) scale = std::max(least, scale - step);
    return scale;
}

// The same, but no smaller than promised where all of it fits so. `least` is what it keeps of what was
// promised, 0 where it does not fit.
struct KeptScale {
    float scale = 1, least = 0;
};
template <class HeightAt>
KeptScale kept_scale(const touch::Frame& frame, float room, HeightAt height_at) {
    const float fitting = fitting_scale(frame, room, height_at);
    for (const float least : promised_letters(frame)) {
        const float scale = std::max(fitting, std::min(1.0F, least / frame.letter()));
        if (height_at(scale) <= room) return {scale, least};
    }
    return {fitting, 0};
}

// How many bytes of the words are at most that high: all of them, or up to the last place between words that
// fits, but one word at least. Looks at no more than twice as much, however long they are.
std::size_t fitting_words(touch::Frame&, std::string_view words, const touch::TextLook&, float width,
                          float limit);

// Cuts words into pieces of at most `limit` height each, always between words.
std::vector<std::string> split_words(touch::Frame&, std::string_view words, const touch::TextLook&,
                                     float width, float limit);

}  // namespace screens
