// SPDX-License-Identifier: Apache-2.0
#include "kiosk/window/window.h"

#define GL_GLEXT_PROTOTYPES
#define GLFW_INCLUDE_GLEXT
#include <algorithm>
#include <clocale>
#include <cmath>
#include <limits>
#include <utility>

#include <GLFW/glfw3.h>
#include <X11/Xlib.h>
#include <backends/imgui_impl_opengl3.h>
#include <imgui.h>
#include <png.h>
#include <poll.h>

#include "kiosk/kill_point.h"
#include "kiosk/touch/panel.h"
#include "kiosk/touch/texture_id.h"
#include "kiosk/utf8.h"
#include "kiosk/window/window_keys.h"

// From glfw3native.h, which would also want Xrandr's headers.
extern "C" Display* glfwGetX11Display();
extern "C" ::Window glfwGetX11Window(GLFWwindow*);

namespace kiosk {
namespace {

std::string glfw_said() {
    const char* words = nullptr;
    glfwGetError(&words);
    return words == nullptr ? "no reason given" : words;
}

GLFWmonitor* first_monitor() {
    return glfwGetPrimaryMonitor();
}

// ImGui wants colours that are not yet multiplied by alpha. The pictures have it multiplied in already:
// divide it out.
std::vector<std::uint8_t> straight(std::vector<std::uint8_t> rgba) {
    for (std::size_t i = 0; i + 3 < rgba.size(); i += 4) {
        const unsigned alpha = rgba[i + 3];
        for (std::size_t channel = i; alpha != 0 && channel < i + 3; ++channel)
            rgba[channel] = static_cast<std::uint8_t>(std::min(255U, rgba[channel] * 255U / alpha));
    }
    return rgba;
}

// Does what touch::flood() asks for: clears the clip rectangle to one colour. The caller has cut the
// rectangle to the area that it paints, so that nothing may be left of it.
void clear_clip(const ImDrawList* /*list*/, const ImDrawCmd* command) {
    const ImVec4& clip = command->ClipRect;
    if (clip.z <= clip.x || clip.w <= clip.y) return;
    const auto colour = ImGui::ColorConvertU32ToFloat4(
        static_cast<ImU32>(reinterpret_cast<std::uintptr_t>(command->UserCallbackData)));
    const auto height = ImGui::GetIO().DisplaySize.y;
    glScissor(static_cast<GLint>(clip.x), static_cast<GLint>(height - clip.w),
              static_cast<GLsizei>(clip.z - clip.x), static_cast<GLsizei>(clip.w - clip.y));
    glClearColor(colour.x, colour.y, colour.z, 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

// What a graphics driver may offer, the best first, with the language of its shaders. A Raspberry Pi 4 has no
// 3.3. ES comes through EGL: GLX need not know it.
struct Offer {
    int client, major, minor, profile, through, robustness;
    const char* shaders;
};
constexpr int tells = GLFW_LOSE_CONTEXT_ON_RESET, silent = GLFW_NO_ROBUSTNESS;
constexpr Offer offers[] = {
    {GLFW_OPENGL_API, 3, 3, GLFW_OPENGL_CORE_PROFILE, GLFW_NATIVE_CONTEXT_API, tells, "#version 330 core"},
    {GLFW_OPENGL_API, 3, 3, GLFW_OPENGL_CORE_PROFILE, GLFW_NATIVE_CONTEXT_API, silent, "#version 330 core"},
    {GLFW_OPENGL_API, 3, 1, GLFW_OPENGL_ANY_PROFILE, GLFW_NATIVE_CONTEXT_API, tells, "#version 140"},
    {GLFW_OPENGL_API, 3, 1, GLFW_OPENGL_ANY_PROFILE, GLFW_NATIVE_CONTEXT_API, silent, "#version 140"},
    {GLFW_OPENGL_ES_API, 3, 0, GLFW_OPENGL_ANY_PROFILE, GLFW_EGL_CONTEXT_API, tells, "#version 300 es"},
    {GLFW_OPENGL_ES_API, 3, 0, GLFW_OPENGL_ANY_PROFILE, GLFW_EGL_CONTEXT_API, silent, "#version 300 es"}};

// A driver that tells of its resets does so by one of these.
std::function<bool()> driver_was_reset() {
    using TellReset = GLenum (*)();
    constexpr std::pair<const char*, const char*> ways[] = {
        {"GL_ARB_robustness", "glGetGraphicsResetStatusARB"},
        {"GL_EXT_robustness", "glGetGraphicsResetStatusEXT"},
        {"GL_KHR_robustness", "glGetGraphicsResetStatusKHR"}};
    for (const auto& [extension, name] : ways) {
        if (glfwExtensionSupported(extension) == GLFW_FALSE) continue;
        if (const auto status = reinterpret_cast<TellReset>(glfwGetProcAddress(name)))
            return [status] { return status() != GL_NO_ERROR; };
    }
    return [] { return false; };
}

void ask_for(const Offer& offer) {
    glfwWindowHint(GLFW_CLIENT_API, offer.client);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, offer.major);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, offer.minor);
    glfwWindowHint(GLFW_OPENGL_PROFILE, offer.profile);
    glfwWindowHint(GLFW_CONTEXT_CREATION_API, offer.through);
    // Without it a driver may keep a reset to itself, and the glass stays black until somebody comes.
    glfwWindowHint(GLFW_CONTEXT_ROBUSTNESS, offer.robustness);
}

// GLFW has no touch of its own: a finger is a pointer only where X11 (or XWayland) makes it one. From 3.4 on
// GLFW would take Wayland where it can.
void choose_x11() {
#ifdef GLFW_PLATFORM_X11
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
}

}  // namespace

Result<std::unique_ptr<Window>> Window::open(const Options& options) {
    std::unique_ptr<Window> window(new Window);
    if (auto created = window->create(options); !created) return tl::unexpected(created.error());
    return window;
}

Result<void> Window::create(const Options& options) {
    options_ = options;
    choose_x11();
    std::setlocale(LC_CTYPE, "C.UTF-8");  // Xlib reads what a keyboard types by it; numbers stay as in "C"
    if (glfwInit() == GLFW_FALSE)
        return fail(ErrorKind::invalid, "There is no display to open a window on (" + glfw_said() +
                                            "): start the kiosk under cage or X, or set DISPLAY.");
    GLFWmonitor* monitor = first_monitor();
    if (monitor == nullptr)
        return fail(ErrorKind::invalid, "The display has no screen: connect one and switch it on.");

    glfwWindowHint(GLFW_RESIZABLE, GLFW_FALSE);
    glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);
    // Nothing here draws to these buffers: they would only cost memory.
    for (const int buffer : {GLFW_DEPTH_BITS, GLFW_STENCIL_BITS, GLFW_ALPHA_BITS}) glfwWindowHint(buffer, 0);

    const GLFWvidmode* mode = glfwGetVideoMode(monitor);
    const bool full = options.fullscreen && mode != nullptr;
    const char* shaders = nullptr;
    for (const Offer& offer : offers) {
        if (window_ != nullptr) break;
        ask_for(offer);
        shaders = offer.shaders;
        window_ =
            glfwCreateWindow(full ? mode->width : options.width_px, full ? mode->height : options.height_px,
                             options.title.c_str(), full ? monitor : nullptr, nullptr);
    }
    if (window_ == nullptr)
        return fail(ErrorKind::invalid, "The display gives no window of OpenGL 3.1 or OpenGL ES 3.0 (" +
                                            glfw_said() + "): install the package libgl1-mesa-dri.");
    glfwMakeContextCurrent(window_);
    // A touch makes one picture at most, so that nothing can run ahead of the screen. To wait for the
    // screen's beat would only delay a tap.
    glfwSwapInterval(0);
    if (options.fullscreen) glfwSetInputMode(window_, GLFW_CURSOR, GLFW_CURSOR_HIDDEN);

    const auto surface = measure();
    if (!surface) return tl::unexpected(surface.error());
    glass_ = std::make_unique<touch::Glass>(*surface);
    drawing_ready_ = ImGui_ImplOpenGL3_Init(shaders);
    if (!drawing_ready_)
        return fail(ErrorKind::invalid, "OpenGL could not be loaded: install the package libgl1.");
    ImGui_ImplOpenGL3_NewFrame();
    // Our shapes use one white pixel of this texture. With a soft filter, software OpenGL would blend four
    // pixels for each one.
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(touch::texture_name(ImGui::GetIO().Fonts->TexID)));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    if (!options_.was_reset) options_.was_reset = driver_was_reset();
    back_buffer_kept_ = keeps_back_buffer();
    stood_ = stand();
    listen();
    return {};
}

Window::~Window() {
    if (drawing_ready_) {
        std::vector<std::uint64_t> serials;
        for (const auto& [serial, texture] : textures_) serials.push_back(serial);
        drop(serials);
        ImGui_ImplOpenGL3_Shutdown();
    }
    glass_.reset();
    if (window_ != nullptr) glfwDestroyWindow(window_);
    glfwTerminate();
}

// A kiosk that does not know its millimetres cannot promise the height of a letter: it does not open. Some
// monitors tell 0 by 0.
Result<touch::Surface> Window::measure() const {
    GLFWmonitor* monitor = first_monitor();
    const GLFWvidmode* mode = monitor == nullptr ? nullptr : glfwGetVideoMode(monitor);
    if (mode == nullptr)
        return fail(ErrorKind::invalid, "The display has no screen: connect one and switch it on.");
    const ToldSize told = options_.told_size ? options_.told_size() : told_size(monitor);
    double width_mm = options_.screen_width_mm.value_or(told.width_mm);
    double height_mm = options_.screen_height_mm.value_or(
        options_.screen_width_mm ? *options_.screen_width_mm * mode->height / mode->width : told.height_mm);
    // Whoever measured the picture measured it as it stood then; since, it may have been turned.
    if (options_.screen_height_mm && (width_mm > height_mm) != (mode->width > mode->height))
        std::swap(width_mm, height_mm);

    const double across = mode->width / width_mm, down = mode->height / height_mm;
    const bool believable = across > 1.5 && across < 25;  // from a wall of 1280 pixels to a telephone
    const bool square = std::abs(across - down) < 0.1 * across;
    if (width_mm <= 0 || height_mm <= 0 || !believable || !square)
        return fail(
            ErrorKind::invalid,
            "The screen of " + std::to_string(mode->width) + " x " + std::to_string(mode->height) +
                " pixels is said to be " + std::to_string(std::lround(width_mm)) + " x " +
                std::to_string(std::lround(height_mm)) +
                " mm, which cannot be: measure its picture, and set width_mm and height_mm in [screen].");
    int width_px = 0, height_px = 0;
    glfwGetFramebufferSize(window_, &width_px, &height_px);
    return touch::surface_of(width_px, height_px, static_cast<float>(across));
}

void Window::listen() {
    glfwSetWindowUserPointer(window_, this);
    static const auto self = [](GLFWwindow* window) {
        return static_cast<Window*>(glfwGetWindowUserPointer(window));
    };
    glfwSetCharCallback(window_,
                        [](GLFWwindow* window, unsigned int character) { self(window)->type(character); });
    glfwSetKeyCallback(window_, [](GLFWwindow* window, int key, int scancode, int action, int modifiers) {
        self(window)->strike(key, scancode, action, modifiers);
    });
    glfwSetCursorPosCallback(window_,
                             [](GLFWwindow* window, double x, double y) { self(window)->move(x, y); });
    glfwSetMouseButtonCallback(window_, [](GLFWwindow* window, int button, int action, int) {
        self(window)->click(button, action);
    });
    glfwSetFramebufferSizeCallback(window_, [](GLFWwindow* window, int, int) { self(window)->resize(); });
    glfwSetWindowRefreshCallback(window_, [](GLFWwindow* window) { self(window)->must_paint_ = true; });
    glfwSetWindowCloseCallback(window_, [](GLFWwindow* window) {
        if (!self(window)->options_.may_be_closed) glfwSetWindowShouldClose(window, GLFW_FALSE);
    });
}

bool Window::asked_to_close() const {
    return glfwWindowShouldClose(window_) != GLFW_FALSE;
}

bool Window::lost() {
    return options_.was_reset() || reset_point();
}

// GLFW reports a key first and its letter right after. Space is left to the key: it may choose something
// instead of typing.
void Window::type(unsigned int character) {
    if (key_repeats_ || character == ' ') return;
    if (strokes_.empty() || strokes_.back().press != Stroke::Press::struck || !strokes_.back().text.empty())
        strokes_.emplace_back();
    strokes_.back().text = utf8::of(character);
}

void Window::strike(int key, int scancode, int action, int modifiers) {
    key_repeats_ = action == GLFW_REPEAT;  // VVSG 7.2-M: a held key does not repeat
    std::string name = action == GLFW_RELEASE ? "" : key_name(key, scancode, modifiers);
    if (name.empty()) return;
    strokes_.push_back({std::move(name), "", key_repeats_ ? Stroke::Press::held : Stroke::Press::struck});
}

std::vector<Stroke> Window::take_strokes() {
    return std::exchange(strokes_, {});
}

void Window::move(double x, double y) {
    pointer_x_ = static_cast<float>(x);
    pointer_y_ = static_cast<float>(y);
    if (glass_->finger_asked()) glass_->drag(pointer_x_, pointer_y_);
}

// The finger is where the last motion left it. glfwGetCursorPos() would ask the server where it is by now.
void Window::click(int button, int action) {
    if (button != GLFW_MOUSE_BUTTON_LEFT) return;
    if (action == GLFW_PRESS)
        glass_->press(pointer_x_, pointer_y_);
    else
        glass_->release();
}

void Window::resize() {
    int width_px = 0, height_px = 0;
    glfwGetFramebufferSize(window_, &width_px, &height_px);
    if (width_px <= 0 || height_px <= 0) return;  // the screen is between two modes; another resize follows
    const touch::Surface before = glass_->surface();
    const auto measured = measure();
    // A monitor that has just come back may not tell its size yet: its letters stay as large as they were.
    glass_->resize(measured ? *measured
                            : touch::surface_of(width_px, height_px, before.px_per_mm / before.growth));
    must_paint_ = resized_ = true;
}

Window::Stand Window::stand() {
    Stand now{.monitor = first_monitor()};
    const GLFWvidmode* mode = now.monitor == nullptr ? nullptr : glfwGetVideoMode(now.monitor);
    if (mode == nullptr) return {};
    glfwGetMonitorPos(now.monitor, &now.x, &now.y);
    now.width = mode->width;
    now.height = mode->height;
    return now;
}

// A monitor may be turned, or go and come again, while the kiosk runs; GLFW leaves its window as it was. To a
// monitor that has come, GLFW is asked to bring it. One that was turned is followed without GLFW, which would
// choose from the modes that it read when the monitor came, among which the turned one is not, and set the
// monitor to one of those.
void Window::follow_monitor() {
    if (!options_.fullscreen) return;
    const Stand now = stand();
    const bool on_it = glfwGetWindowMonitor(window_) == now.monitor;
    if (now.monitor == nullptr || now.width <= 0 || now.height <= 0 || (on_it && now == stood_)) return;
    stood_ = now;
    if (on_it)
        XMoveResizeWindow(glfwGetX11Display(), glfwGetX11Window(window_), now.x, now.y,
                          static_cast<unsigned>(now.width), static_cast<unsigned>(now.height));
    else
        glfwSetWindowMonitor(window_, now.monitor, 0, 0, now.width, now.height, GLFW_DONT_CARE);
    resize();
}

// Whatever X had to say, the monitor may be another since: its news come in no callback where it was only
// turned, and among those of fingers where the pointer was moved with it. So it is looked at before each
// sleep, when what a finger asked for has been shown already.
bool Window::wait(std::chrono::milliseconds at_most, int file, int other) {
    glfwPollEvents();  // Xlib may have read input already while it waited for something else
    const auto busy = [&] { return !glass_->settled() || !strokes_.empty() || must_paint_ || must_show_; };
    if (!busy() && !glass_->finger_asked()) follow_monitor();
    pollfd watched[] = {
        {ConnectionNumber(glfwGetX11Display()), POLLIN, 0}, {file, POLLIN, 0}, {other, POLLIN, 0}};
    XFlush(glfwGetX11Display());
    const bool at_once = busy() || XEventsQueued(glfwGetX11Display(), QueuedAlready) > 0;
    const auto longest = std::chrono::milliseconds(std::numeric_limits<int>::max());
    const auto patience =
        at_once ? std::chrono::milliseconds{0} : std::clamp(at_most, std::chrono::milliseconds{0}, longest);
    const int ready = poll(watched, 3, static_cast<int>(patience.count()));
    glfwPollEvents();
    return ready > 0 && watched[1].revents != 0;
}

// Does a swap keep the back buffer? No extension says so for sure (llvmpipe has no GLX_EXT_buffer_age). So
// paint two shades, which nobody has time to see, and read them back: a driver that flips buffers returns an
// older one.
bool Window::keeps_back_buffer() {
    constexpr std::uint8_t shades[] = {0, 32};
    for (const std::uint8_t shade : shades) {
        const float grey = static_cast<float>(shade) / 255;
        glClearColor(grey, grey, grey, 1);
        glClear(GL_COLOR_BUFFER_BIT);
        glfwSwapBuffers(window_);
        std::uint8_t seen[4] = {};
        glReadPixels(0, 0, 1, 1, GL_RGBA, GL_UNSIGNED_BYTE, seen);
        if (std::abs(seen[0] - shade) > 4) return false;
    }
    return true;
}

Window::Area Window::whole() const {
    return {0, 0, glass_->surface().width_px, glass_->surface().height_px};
}

// The area around all patches that differ. A picture is drawn in order and a tap changes few patches: those
// before the first difference and behind the last one are equal.
Window::Area Window::changed() const {
    const std::vector<touch::Patch>& wanted = glass_->drawing();
    const auto [old_first, new_first] =
        std::mismatch(painted_.begin(), painted_.end(), wanted.begin(), wanted.end());
    auto old_last = painted_.end();
    auto new_last = wanted.end();
    while (old_last != old_first && new_last != new_first && *std::prev(old_last) == *std::prev(new_last)) {
        --old_last;
        --new_last;
    }
    Area area{whole().right, whole().bottom, 0, 0};
    const auto include = [&area](const touch::Patch& patch) {
        area.left = std::min(area.left, std::max(0, patch.left));
        area.top = std::min(area.top, std::max(0, patch.top));
        area.right = std::max(area.right, patch.right);
        area.bottom = std::max(area.bottom, patch.bottom);
    };
    std::for_each(old_first, old_last, include);
    std::for_each(new_first, new_last, include);
    return {area.left, area.top, std::min(area.right, whole().right), std::min(area.bottom, whole().bottom)};
}

bool Window::paint(touch::Colour paper) {
    const bool repaper = must_paint_ || paper != painted_paper_;
    if (!repaper && glass_->drawing() == painted_) return false;
    paint_area(repaper || !back_buffer_kept_ ? whole() : changed(), paper);
    painted_ = glass_->drawing();
    painted_paper_ = paper;
    must_paint_ = false;
    must_show_ = true;
    return true;
}

void Window::paint_area(const Area& area, touch::Colour paper) {
    if (area.left >= area.right || area.top >= area.bottom) return;
    const auto channel = [](std::uint8_t value) { return static_cast<float>(value) / 255.0F; };
    glEnable(GL_SCISSOR_TEST);
    glScissor(area.left, whole().bottom - area.bottom, area.right - area.left, area.bottom - area.top);
    // Clearing is cheap. On software OpenGL, a window of ImGui's that is blended over the whole screen takes
    // most of a frame.
    glClearColor(channel(paper.red), channel(paper.green), channel(paper.blue), 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glDisable(GL_SCISSOR_TEST);

    ImDrawData* drawn = ImGui::GetDrawData();
    std::vector<ImVec4> clips;  // put back below, since this drawing may be painted again
    for (int i = 0; i < drawn->CmdListsCount; ++i)
        for (ImDrawCmd& command : drawn->CmdLists[i]->CmdBuffer) {
            if (command.UserCallback == touch::flood) command.UserCallback = clear_clip;
            ImVec4& clip = command.ClipRect;
            clips.push_back(clip);
            clip = {std::max(clip.x, static_cast<float>(area.left)),
                    std::max(clip.y, static_cast<float>(area.top)),
                    std::min(clip.z, static_cast<float>(area.right)),
                    std::min(clip.w, static_cast<float>(area.bottom))};
        }
    ImGui_ImplOpenGL3_RenderDrawData(drawn);
    auto clip = clips.begin();
    for (int i = 0; i < drawn->CmdListsCount; ++i)
        for (ImDrawCmd& command : drawn->CmdLists[i]->CmdBuffer) command.ClipRect = *clip++;
}

bool Window::present(touch::Colour paper) {
    paint(paper);
    if (!must_show_) return false;
    glfwSwapBuffers(window_);
    must_show_ = false;
    // Some drivers learn of a window's new size as they swap: what was painted went into a picture of the old
    // one.
    if (std::exchange(resized_, false)) must_paint_ = true;
    return true;
}

std::uintptr_t Window::texture(const text::Picture& picture) {
    auto [at, is_new] = textures_.try_emplace(picture.serial);
    Texture& texture = at->second;
    if (!is_new) return texture.name;
    texture.width = picture.width;
    texture.height = picture.height;
    texture.coloured = picture.coloured;
    glGenTextures(1, &texture.name);
    glBindTexture(GL_TEXTURE_2D, texture.name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    // Words stand on whole pixels in their own size. Only pictures are scaled.
    const GLint filter = picture.coloured ? GL_LINEAR : GL_NEAREST;
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    if (picture.coloured) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, picture.width, picture.height, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                     straight(picture.bytes).data());
        return texture.name;
    }
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, picture.width, picture.height, 0, GL_RED, GL_UNSIGNED_BYTE,
                 picture.bytes.data());
    // Coverage as alpha; one by one, for ES has no call for all four.
    for (const GLenum colour : {GL_TEXTURE_SWIZZLE_R, GL_TEXTURE_SWIZZLE_G, GL_TEXTURE_SWIZZLE_B})
        glTexParameteri(GL_TEXTURE_2D, colour, GL_ONE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_A, GL_RED);
    return texture.name;
}

// Overwrite the pixels first: they may show what somebody typed, and a driver keeps memory that was freed.
void Window::drop(const std::vector<std::uint64_t>& serials) {
    for (const std::uint64_t serial : serials) {
        const auto at = textures_.find(serial);
        if (at == textures_.end()) continue;
        const Texture& texture = at->second;
        const std::size_t size =
            static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height);
        const std::vector<std::uint8_t> nothing(size * (texture.coloured ? 4 : 1));
        glBindTexture(GL_TEXTURE_2D, texture.name);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, texture.width, texture.height,
                        texture.coloured ? GL_RGBA : GL_RED, GL_UNSIGNED_BYTE, nothing.data());
        glDeleteTextures(1, &texture.name);
        textures_.erase(at);
        must_paint_ = true;  // OpenGL uses the name again: equal drawings may differ then
    }
}

Result<void> Window::screenshot(const std::filesystem::path& file, touch::Colour paper) {
    paint(paper);
    const touch::Surface& surface = glass_->surface();
    const std::size_t count =
        static_cast<std::size_t>(surface.width_px) * static_cast<std::size_t>(surface.height_px);
    // ES promises to be read with alpha only.
    std::vector<std::uint8_t> pixels(count * 4);
    glReadPixels(0, 0, surface.width_px, surface.height_px, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    for (std::size_t at = 0; at < count; ++at)
        std::copy_n(pixels.begin() + static_cast<std::ptrdiff_t>(at * 4), 3,
                    pixels.begin() + static_cast<std::ptrdiff_t>(at * 3));
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(surface.width_px);
    image.height = static_cast<png_uint_32>(surface.height_px);
    image.format = PNG_FORMAT_RGB;
    const int bottom_up = -surface.width_px * 3;  // OpenGL's first row is the lowest
    if (png_image_write_to_file(&image, file.c_str(), 0, pixels.data(), bottom_up, nullptr) == 0)
        return fail(ErrorKind::invalid,
                    file.string() + ": the picture could not be written: " + image.message + ".");
    return {};
}

}  // namespace kiosk
