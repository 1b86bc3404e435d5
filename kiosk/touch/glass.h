// SPDX-License-Identifier: Apache-2.0
// The glass: what fingers and keys did to it, in order, and what is drawn on it. Owns the Dear ImGui context.
//
// A window, the automation port and a program without a display feed the same queue, so that a test's tap is
// a real tap: ImGui sees the press in one frame and the release in a later one. A frame takes at most one
// press, release or key, however many wait: on a slow machine, quick fingers lose nothing. A held key does
// not repeat (VVSG 7.2-M): the glass is told that a key was struck, and not how long it stays down.
//
// Keys are the program's own. Dear ImGui hears of the finger alone: its names of keys differ between its
// versions.
//
// Use: begin(); a touch::Frame; end(); again while not settled(). Only then is the picture worth showing.
// Refuses: multi-touch, hover, clipboard, files of ImGui's own. A program has one glass at a time. Threads:
// one.
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

// The keys of a keyboard, and those of a keypad or of two switches: next, previous and select walk by rows;
// turn_back and turn_forward choose the controls that turn the page.
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

// A callback in a draw list. It means: fill the clip rectangle with one opaque colour, which is the
// callback's data (ImU32). The function itself does nothing. The window clears those pixels instead of
// blending them, which on a software renderer costs a twentieth.
void flood(const ImDrawList*, const ImDrawCmd*);

// What was drawn in one command: its content as a hash, and the pixels that it may touch.
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

    // Pixels from the top left. A press while a finger is down comes from another finger: it is ignored, and
    // so is its release.
    void press(float x, float y);
    void drag(float x, float y);
    void release();
    // The next press does nothing, nor do its drag and its release, where it comes before `until` (since
    // boot): the second strike of a tremor, or a tap meant for what was there before. `here`: only within a
    // finger's breadth of the last press.
    enum class Where { here, anywhere };
    void ignore_presses(std::chrono::milliseconds until, Where);
    int doubled() const { return doubled_; }  // presses ignored `here` so far
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
    bool finger_asked() const { return finger_asked_; }  // what finger_down() will be once nothing waits
    // What the last frame drew, in order. Equal drawings are equal pictures.
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
    bool is_ignored(const Press&) const;

    Surface surface_;
    std::deque<Input> waiting_;
    bool finger_asked_ = false;  // as the queue will have left it
    bool finger_down_ = false;   // as the last frame saw it
    Press last_press_{0, 0};     // that was taken
    std::chrono::milliseconds ignored_until_{0}, ignored_here_until_{0};
    bool ignoring_ = false;  // a finger is down that counts for nothing
    int doubled_ = 0;
    std::optional<Key> struck_;  // taken by the last frame: the next one shows what came of it
    std::string typed_;          // taken by this frame, UTF-8
    std::optional<std::chrono::milliseconds> last_begin_;
    std::vector<Patch> drawing_, drawing_before_;
    bool same_ = false;
};

}  // namespace touch
