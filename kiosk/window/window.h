// SPDX-License-Identifier: Apache-2.0
// The one window: GLFW, OpenGL 3.3 and the pixels. Nobody else includes them.
//
// Gives what the display server reports of fingers to touch::Glass and of keys to whoever asks, holds the
// textures of words, and shows the glass's picture when it differs from the one on screen. Where the driver
// keeps the back buffer after a swap, as software OpenGL does, only what differs is painted again: a tap
// costs the pixels of two cards, not of the whole screen.
//
// Knows how many pixels a millimetre has. Full-screen it has no pointer and cannot be closed from outside:
// what a person can do is what the glass can do.
//
// GLFW has no touch interface: a touch screen reaches it as the pointer that X makes of the first finger, so
// under Wayland this runs on Xwayland.
//
// Threads: one, the one that opened it. Errors: ErrorKind::invalid, in open() where there is no display, no
// OpenGL or no believable screen size, in screenshot() where the file cannot be written.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "kiosk/input/keys.h"
#include "kiosk/result.h"
#include "kiosk/touch/glass.h"

struct GLFWwindow;

namespace kiosk {

class Window final : public touch::Textures {
 public:
    struct Options {
        std::string title = "Have Your Say";
        bool fullscreen = true;                                   // on the primary monitor
        int width_px = 1920, height_px = 1080;                    // where not full-screen
        std::optional<double> screen_width_mm, screen_height_mm;  // of the screen, where it tells wrongly
        bool may_be_closed = false;                               // by the window manager
    };
    static Result<std::unique_ptr<Window>> open(const Options&);
    ~Window() override;
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    touch::Glass& glass() { return *glass_; }
    bool asked_to_close() const;

    // Keys that were struck since the last call, in their order.
    std::vector<Stroke> take_strokes();

    // Shows the glass's drawing on `paper`; false where that is on screen already.
    bool present(touch::Colour paper);

    // Sleeps until there is input, `file` or `other` can be read (-1: none), a signal came, or `at_most` has
    // passed. True where `file` can be read or has ended.
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
    bool paint(touch::Colour paper);  // true where anything differed
    void paint_area(const Area&, touch::Colour paper);
    bool keeps_back_buffer();
    void type(unsigned int character);
    void strike(int key, int scancode, int action, int modifiers);
    void move(double x, double y);
    void click(int button, int action);
    void resize();

    Options wishes_;
    GLFWwindow* window_ = nullptr;
    std::unique_ptr<touch::Glass> glass_;
    bool drawing_ready_ = false;  // the OpenGL half of Dear ImGui has been set up
    std::unordered_map<std::uint64_t, Texture> textures_;
    bool back_buffer_kept_ = false;      // after a swap, by this driver
    std::vector<touch::Patch> painted_;  // what the back buffer holds
    touch::Colour painted_paper_;
    bool must_paint_ = true;  // all of it
    bool must_show_ = true;   // what is painted is not on screen
    bool key_repeats_ = false;
    std::vector<Stroke> strokes_;
    float pointer_x_ = 0, pointer_y_ = 0;
};

}  // namespace kiosk
