// SPDX-License-Identifier: Apache-2.0
#include "kiosk/window/window_keys.h"

#include <utility>

#include <GLFW/glfw3.h>

namespace kiosk {
namespace {

constexpr std::pair<int, const char*> named[] = {
    {GLFW_KEY_UP, "Up"},
    {GLFW_KEY_DOWN, "Down"},
    {GLFW_KEY_LEFT, "Left"},
    {GLFW_KEY_RIGHT, "Right"},
    {GLFW_KEY_ENTER, "Enter"},
    {GLFW_KEY_SPACE, "Space"},
    {GLFW_KEY_BACKSPACE, "Backspace"},
    {GLFW_KEY_DELETE, "Delete"},
    {GLFW_KEY_INSERT, "Insert"},
    {GLFW_KEY_HOME, "Home"},
    {GLFW_KEY_END, "End"},
    {GLFW_KEY_PAGE_UP, "PageUp"},
    {GLFW_KEY_PAGE_DOWN, "PageDown"},
    {GLFW_KEY_ESCAPE, "Escape"},
    {GLFW_KEY_MENU, "Menu"},
    {GLFW_KEY_PAUSE, "Pause"},
    {GLFW_KEY_PRINT_SCREEN, "PrintScreen"},
    {GLFW_KEY_CAPS_LOCK, "CapsLock"},
    {GLFW_KEY_SCROLL_LOCK, "ScrollLock"},
    {GLFW_KEY_NUM_LOCK, "NumLock"},
    {GLFW_KEY_KP_ENTER, "KeypadEnter"},
    {GLFW_KEY_KP_ADD, "KeypadAdd"},
    {GLFW_KEY_KP_SUBTRACT, "KeypadSubtract"},
    {GLFW_KEY_KP_DECIMAL, "KeypadPoint"},
    {GLFW_KEY_KP_MULTIPLY, "KeypadMultiply"},
    {GLFW_KEY_KP_DIVIDE, "KeypadDivide"},
};

// X's codes of keys for which GLFW has no name: Linux's own code plus 8.
constexpr std::pair<int, const char*> by_scancode[] = {{121, "Mute"}, {122, "VolumeDown"}, {123, "VolumeUp"}};

bool is_modifier(int key) {
    return key >= GLFW_KEY_LEFT_SHIFT && key <= GLFW_KEY_RIGHT_SUPER;
}

}  // namespace

std::string key_name(int key, int scancode, int modifiers) {
    constexpr int chords = GLFW_MOD_CONTROL | GLFW_MOD_ALT | GLFW_MOD_SUPER;
    if (is_modifier(key) || (modifiers & chords) != 0) return "";
    if (key == GLFW_KEY_TAB) return (modifiers & GLFW_MOD_SHIFT) != 0 ? "Shift+Tab" : "Tab";
    for (const auto& [known, name] : named)
        if (known == key) return name;
    if (key >= GLFW_KEY_F1 && key <= GLFW_KEY_F25) return "F" + std::to_string(key - GLFW_KEY_F1 + 1);
    if (key >= GLFW_KEY_KP_0 && key <= GLFW_KEY_KP_9) return "Keypad" + std::to_string(key - GLFW_KEY_KP_0);
    if (key > GLFW_KEY_SPACE && key <= GLFW_KEY_GRAVE_ACCENT) return {static_cast<char>(key)};
    for (const auto& [known, name] : by_scancode)
        if (known == scancode) return name;
    return "Scancode " + std::to_string(scancode);
}

}  // namespace kiosk
