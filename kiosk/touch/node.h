// SPDX-License-Identifier: Apache-2.0
// A frame leaves one Node for each control and each text, in reading order: what it is, says and holds, and
// where it stands. Speech, focus, keys, switches, tests, the audit and the automation port read this list and
// nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace touch {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend bool operator==(const Colour&, const Colour&) = default;
};

struct Rect {  // millimetres
    float x = 0, y = 0, width = 0, height = 0;
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Rect inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
};

enum class Role {
    heading,
    text,
    button,
    radio,
    checkbox,
    text_field,
    key,
    row,
    progress,
    banner,
    alert,
    image,
    spinner,  // a value between two buttons that turn it up and down
    slider    // a value on a track: a finger touches the place it should have; keys use the buttons beside it
};
const char* name_of(Role);

// The place of a choice among those of its question. A screenful may show only some of them.
struct Among {
    int number = 0, total = 0;  // the second of five; 0 of 0 where it is no choice
    int chosen = 0;             // how many of them are chosen
    friend bool operator==(const Among&, const Among&) = default;
};

struct Node {
    std::string id;  // stable while the page stays: "continue", "choice:/data/agree:yes"
    Role role = Role::text;
    std::string name;   // what it is called, in the language on screen
    std::string value;  // text of a field, "4 of 14" of a progress
    std::string about;  // what the eye adds to the name: the question that a Change belongs to
    std::string language;
    bool enabled = true, focusable = false, focused = false, selected = false, invalid = false;
    std::string row;         // the way into its row of the keyboard, "" for none
    bool strongest = false;  // the filled button: the way on
    bool tool = false;       // it stands in the bar at the top, on every page
    std::string state;       // how it is said that it is selected: "on", "open"; "" for "chosen"
    bool answer = false;     // the person wrote this: speech says it only where nobody else hears it
    bool seen_only = false;  // words for a finger on the glass, such as "Tap here to type": never said
    Among among;
    bool fits = true;     // its words fit inside its bounds; the audit demands it everywhere
    Rect bounds;          // physical: x from the left edge of the picture, mirrored already
    float letter_mm = 0;  // height of a capital letter, 0 where there is none
    Colour foreground, background;
};

}  // namespace touch
