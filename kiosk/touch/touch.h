// SPDX-License-Identifier: Apache-2.0
// The controls: what a finger or a key can choose. Each is drawn through Dear ImGui and leaves a Node behind.
//
// A Frame is one drawing of one screen. Screens lay it out in logical millimetres (ruler.h); the Frame alone
// mirrors them for Arabic and its kin. A button or a choice returns true in the frame in which it was chosen,
// by a finger that was lifted on it or by a key. Controls keep no state. What lasts longer
// than a frame is in Hands, and each visit begins with new Hands. Dear ImGui gives hit testing and draw
// lists; kiosk/text shapes the words. Threads: one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/pictures/album.h"
#include "kiosk/touch/ruler.h"

namespace touch {

// What the display shows. Its millimetres are those of the layout: on a large panel one of them is `growth`
// millimetres of a ruler (panel.h).
struct Surface {
    int width_px = 1920, height_px = 1080;
    float px_per_mm = 4.03F;
    float growth = 1;
};

// Keeps the textures: in the window's OpenGL, or nowhere on a glass without a display.
class Textures {
 public:
    virtual ~Textures() = default;
    virtual std::uintptr_t texture(
        const text::Picture&) = 0;  // makes it once for each serial; 0 without a display
    virtual void drop(const std::vector<std::uint64_t>& serials) = 0;
};

// The controls that a keypad's Back and Next choose.
struct BackAndNext {
    enum class Forward {
        is_chosen,
        is_shown
    };  // is_shown: Next only moves the focus there, since choosing it cannot be undone
    std::string back, forward;  // ids, "" for none
    Forward what = Forward::is_chosen;
};

// How a person walks from control to control. by_arrows: every control is a stop. by_rows, with next and
// select alone: a row of keys is one stop, and select opens it.
enum class Walk { by_arrows, by_rows };

// A finger that reads before it chooses; see explore.cpp.
struct Exploring {
    std::string pointed;  // id of the Node that it came to last
    int count = 0;        // how often it came to a Node: it may come to the same one again
    std::string read;     // the control that a tap anywhere chooses, "" for none
    bool down = false, slid = false,
         fresh = false;            // fresh: `read` was read by the touch that is on the glass now
    float from_x = 0, from_y = 0;  // where it was put down, pixels
};

// What the person's hands do from frame to frame: the focus, and a finger that is held down. Each visit
// begins with fresh ones.
struct Hands {
    struct Place {
        std::string page, focus;
    };
    std::string focus;           // id of the focused Node, "" for none yet
    bool focus_visible = false;  // the ring shows once a key was struck
    std::string page;            // the focus is on this page; on another it starts at first_focus()
    Exploring exploring;
    std::string field;  // id of the text field that is being typed into, "" for none
    bool line_above = false,
         line_below = false;  // its caret has a line above or below: Up or Down then stays in the field
    std::vector<Node> nodes;  // of the last frame, in reading order
    Walk walk = Walk::by_arrows;
    std::string opened;  // the way into the row that is open, "" for none
    // The question that was answered last by switches: the focus passes over its other choices.
    std::string answered;
    BackAndNext back_and_next;
    std::vector<Place> covered;  // where the focus returns when each cover goes, the lowest cover first
};

// What was typed in a frame, for the screen that has a text field or a PIN pad.
struct TypedInput {
    std::string text;  // UTF-8, from a keyboard that is plugged in
    std::vector<Edit> edits;
};

class Glass;

// Every control takes its place and one struct with named fields; the structs of those that can be measured
// first are in ruler.h.
class Frame : public Canvas {
 public:
    // The albums hold the form's pictures and the theme's, where there are any. They outlive the frame.
    Frame(const Glass&, const Setup&, text::Typesetter&, Textures&, Hands&,
          pictures::Album* of_form = nullptr, pictures::Album* of_theme = nullptr);
    ~Frame();  // closes ImGui's window and hands the Nodes to Hands
    Frame(const Frame&) = delete;
    Frame& operator=(const Frame&) = delete;

    bool button(std::string_view id, Rect, const Button&);
    bool choice(std::string_view id, Rect, const Choice&);
    // A track along the longer side of its place. Returns where a finger was lifted on it: 0 is its start or
    // foot, 1 its end or top.
    struct Slider {
        std::optional<float> at;  // of the knob; there is none before a value is chosen
        int steps = 0;            // more than 1: each has a tick
        std::string_view name, value;
    };
    std::optional<float> slider(std::string_view id, Rect, const Slider&);
    // Shows a text and its caret. Returns the byte offset where a finger was lifted in it.
    std::optional<std::size_t> text_field(std::string_view id, Rect, const Field&);
    // The one control that is not mirrored: rows of keys run from left to right in Arabic too.
    struct ScreenKey {
        std::string_view cap, name;
        bool wide = false;            // its cap is a word: smaller letters, in bold
        bool selected = false;        // Shift is on
        std::string_view state = {};  // how speech says that
    };
    bool key(std::string_view id, Rect, const ScreenKey&);
    // The keys between these two are one row, or a part of the row that began before. Speech says the name.
    void begin_row(std::string_view id, Rect, std::string_view name);
    void end_row();
    // An invisible place that is held, not tapped: the staff's corner. Returns for how many seconds a finger
    // has held it.
    float held(std::string_view id, Rect);

    // 1 where a finger was put down in that place and lifted far along towards what comes next, -1 towards
    // what came before, else 0. Swiping is never the only way (VVSG 2.0, 7.2-E).
    int swiped(Rect) const;

    // Where the focus starts on this page, and where it starts when that is not on the glass: at the next
    // control that is drawn, or, where none is drawn before the call, at `id`.
    void first_focus(std::string_view id);
    void else_focus_on_next();
    void else_focus(std::string_view id);
    void move_focus(std::string_view id);  // at once: from an error's sentence to its field
    void back_and_next(BackAndNext);
    TypedInput typed() const;  // what was typed in this frame and no control took
    bool touched() const;      // a finger or a key did something in this frame: the person is there
};

}  // namespace touch
