// SPDX-License-Identifier: Apache-2.0
// The glass itself: what fingers and keys did to it, in order, and what is drawn on it. Owns the Dear ImGui
// context.
//
// A real window, the automation port and a program without any display all feed the same queue, so that a tap
// of a test is a tap: ImGui sees a press in one frame and its release in a later one. Each frame takes at
// most one press, release or key, whatever arrived meanwhile: quick fingers on a slow machine lose nothing.
// Held keys do not repeat (VVSG 7.2-M): a key is struck once, and nothing here knows how long it stays down.
//
// Keys are ours: Dear ImGui gets the finger alone, so that its own names of keys, which differ between its
// versions, are nowhere in the program.
//
// Use: begin(); a touch::Frame; end(); again while not settled(). Only then is the picture worth showing.
// Refuses: multi-touch, hover, clipboard, files of ImGui's own. One at a time in a program. Threads: one.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/touch/touch.h"

struct ImDrawCmd;
struct ImDrawList;

namespace touch {

// The keys of a keyboard, and what a keypad or two switches have in their place: next, previous and select
// walk by rows, turn_back and turn_forward choose what turns the page.
enum class Key {
    tab,
    back_tab,
    up,
    down,
    left,
    right,
    home,
    end,
    enter,
    space,
    backspace,
    erase,
    next,
    previous,
    select,
    turn_back,
    turn_forward,
};
std::optional<Key> key_named(
    std::string_view);  // "Tab", "Shift+Tab", "Down", "Enter", "Space", "Backspace", "Delete"...

// Stands in a draw list as a callback, for: the clip rectangle is filled with the colour that is the
// callback's data (ImU32, opaque). Does nothing itself; the window clears those pixels instead of blending
// them, which on a software renderer costs a twentieth.
void flood(const ImDrawList*, const ImDrawCmd*);

// Triangles drawn together, or a flood: what they are, as a hash, and the pixels that they may touch.
struct Patch {
    std::uint64_t content = 0;
    int left = 0, top = 0, right = 0, bottom = 0;
    friend bool operator==(const Patch&, const Patch&) = default;
};

class Glass {
 public:
    explicit Glass(const Surface&);
    ~Glass();
    Glass(const Glass&) = delete;
    Glass& operator=(const Glass&) = delete;

    const Surface& surface() const { return surface_; }
    void resize(const Surface&);

    // Pixels from the top left. A press while a finger is down is another finger: ignored, as its release is.
    void press(float x, float y);
    void drag(float x, float y);
    void release();
    void strike(Key);
    void type(std::string_view words);  // UTF-8, as a keyboard of that language would have typed it

    void begin(std::chrono::milliseconds boot);  // time since boot: how long a finger has been held
    void end();
    // What this frame takes, between begin() and end(): at most one key, or the words that were typed, UTF-8.
    bool struck(Key key) const { return struck_ == key; }
    const std::string& typed() const { return typed_; }

    // Nothing waits and the last two frames drew the same.
    bool settled() const { return waiting_.empty() && same_ && !struck_; }
    bool idle() const { return waiting_.empty() && !struck_; }  // every finger and key has been drawn
    bool finger_down() const { return finger_down_; }
    bool finger_asked() const { return finger_asked_; }  // as it will be once nothing waits
    // What the last frame drew, in its order: equal drawings are equal pictures.
    const std::vector<Patch>& drawing() const { return drawing_; }

 private:
    struct Press {
        float x, y;
    };
    struct Drag {
        float x, y;
    };
    struct Release {};
    using Input = std::variant<Press, Drag, Release, Key, std::string>;
    void take_next_input();

    Surface surface_;
    std::deque<Input> waiting_;
    bool finger_asked_ = false;  // as the queue will have left it
    bool finger_down_ = false;   // as the last frame saw it
    std::optional<Key> struck_;  // taken by the last frame: the next one shows what came of it
    std::string typed_;          // taken by this frame, UTF-8
    std::optional<std::chrono::milliseconds> last_begin_;
    std::vector<Patch> drawing_, drawing_before_;
    bool same_ = false;
};

}  // namespace touch
