// SPDX-License-Identifier: Apache-2.0
// The one window: GLFW, OpenGL (3.3, else 3.1, else ES 3.0) and the pixels. Nobody else includes them.
//
// It hands fingers to touch::Glass and keys to whoever asks for them. It holds the textures of words, and
// shows the glass's picture when that differs from the one on screen. Some drivers, such as software OpenGL,
// keep the back buffer after a swap: there it paints only what differs, and a tap costs the pixels of two
// cards instead of a whole screen.
//
// It knows how many pixels a millimetre has. Full-screen it shows no pointer, nobody can close it from
// outside, and it follows its monitor, which may be turned, unplugged and plugged in again.
//
// GLFW has no touch interface. X makes a pointer of the first finger, and the window sees that pointer; under
// Wayland it therefore runs on Xwayland.
//
// Threads: one, the one that opened it. Errors: ErrorKind::invalid. open() fails where there is no display,
// no OpenGL or no believable screen size; screenshot() fails where the file cannot be written.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "kiosk/input/keys.h"
#include "kiosk/result.h"
#include "kiosk/touch/glass.h"
#include "kiosk/window/told_size.h"

struct GLFWwindow;
struct GLFWmonitor;

namespace kiosk {

class Window final : public touch::Textures {
 public:
    struct Options {
        std::string title = "Have Your Say";
        bool fullscreen = true;                 // on the primary monitor
        int width_px = 1920, height_px = 1080;  // where not full-screen
        std::optional<double> screen_width_mm,
            screen_height_mm;        // the screen's true size, where it reports a wrong one
        bool may_be_closed = false;  // by the window manager
        // What the monitor tells of its size: asked of X, unless a test says.
        std::function<ToldSize()> told_size;
        // Whether the graphics driver was reset: asked of the driver, unless a test says.
        std::function<bool()> was_reset;
    };
    static Result<std::unique_ptr<Window>> open(const Options&);
    ~Window() override;
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    touch::Glass& glass() { return *glass_; }
    bool asked_to_close() const;
    // The graphics driver was reset, and every picture is gone with it: whatever is painted from now on is
    // not seen. Whoever holds this window has to end (RELIABILITY F14).
    bool lost();

    // The keys that were struck since the last call, in order.
    std::vector<Stroke> take_strokes();

    // Shows the glass's drawing on `paper`. False where the screen shows it already.
    bool present(touch::Colour paper);

    // Sleeps until there is input, until `file` or `other` can be read (-1: none), until a signal comes, or
    // until `at_most` has passed. True where `file` can be read or has ended.
    bool wait(std::chrono::milliseconds at_most, int file = -1, int other = -1);

    // A PNG of the glass's drawing, whether or not it has been shown.
    Result<void> screenshot(const std::filesystem::path&, touch::Colour paper);

    std::uintptr_t texture(const text::Picture&) override;
    void drop(const std::vector<std::uint64_t>& serials) override;

 private:
    struct Texture {
        std::uint32_t name = 0;
        int width = 0, height = 0;
        bool coloured = false;
    };
    struct Area {
        int left = 0, top = 0, right = 0, bottom = 0;
    };
    Window() = default;
    Result<void> create(const Options&);
    Result<touch::Surface> measure() const;
    void listen();
    Area whole() const;
    Area changed() const;
    bool paint(touch::Colour paper);  // true where it had something to paint
    void paint_area(const Area&, touch::Colour paper);
    bool keeps_back_buffer();
    void type(unsigned int character);
    void strike(int key, int scancode, int action, int modifiers);
    void move(double x, double y);
    void click(int button, int action);
    void resize();
    struct Stand {
        GLFWmonitor* monitor = nullptr;
        int x = 0, y = 0, width = 0, height = 0;
        friend bool operator==(const Stand&, const Stand&) = default;
    };
    static Stand stand();
    void follow_monitor();

    Options options_;
    GLFWwindow* window_ = nullptr;
    std::unique_ptr<touch::Glass> glass_;
    bool drawing_ready_ = false;  // the OpenGL half of Dear ImGui has been set up
    std::unordered_map<std::uint64_t, Texture> textures_;
    bool back_buffer_kept_ = false;      // after a swap, by this driver
    std::vector<touch::Patch> painted_;  // what the back buffer holds
    touch::Colour painted_paper_;
    bool must_paint_ = true;  // all of it
    bool resized_ = false;    // since it was shown last
    bool must_show_ = true;   // the back buffer has what the screen does not show yet
    bool key_repeats_ = false;
    Stand stood_;  // the monitor as it was when the window was laid over it
    std::vector<Stroke> strokes_;
    float pointer_x_ = 0, pointer_y_ = 0;
};

}  // namespace kiosk
