// SPDX-License-Identifier: Apache-2.0
#include "kiosk/setup/devices.h"

#include <cmath>
#include <sstream>

#include "kiosk/touch/panel.h"

namespace setup {
namespace {

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

std::vector<fs::path> inside(const Machine& machine, const fs::path& folder) {
    std::vector<fs::path> all;
    std::error_code none;
    for (const auto& each : fs::directory_iterator(machine.at(folder), none))
        all.push_back(folder / each.path().filename());
    return all;
}

struct Millimetres {
    double width = 0, height = 0;
};

// Of the preferred timing, in millimetres, where the screen gives them; else the whole centimetres of its
// head (VESA E-EDID, sections 3.6.2 and 3.10.2).
Millimetres size_in(const std::string& edid) {
    constexpr std::size_t head_cm = 21, timing_mm = 66, shortest = 128;
    if (edid.size() < shortest) return {};
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(edid[at]); };
    const int width = byte(timing_mm) | (byte(timing_mm + 2) & 0xF0) << 4;
    const int height = byte(timing_mm + 1) | (byte(timing_mm + 2) & 0x0F) << 8;
    if (width > 0 && height > 0) return {double(width), double(height)};
    return {byte(head_cm) * 10.0, byte(head_cm + 1) * 10.0};
}

std::string whole(double length) {
    return std::to_string(std::lround(length));
}

// The blocks of /proc/bus/input/devices: has one `line`, such as "B: PROP=", with this bit in its last word?
bool has_input(const std::string& devices, const std::string& line, unsigned bit) {
    std::istringstream lines(devices);
    for (std::string each; std::getline(lines, each);) {
        if (!each.starts_with(line)) continue;
        const auto word = each.find_last_of(" =");
        if (std::strtoul(each.c_str() + word + 1, nullptr, 16) >> bit & 1) return true;
    }
    return false;
}

Line of_display(const std::string& where, const Millimetres& told, const kiosk::Config& config) {
    const bool measured = config.screen_width_mm.has_value();
    const Millimetres size{config.screen_width_mm.value_or(told.width),
                           config.screen_height_mm.value_or(told.height)};
    Line line{"display",
              where + whole(size.width) + " x " + whole(size.height) + " mm" +
                  (measured ? ", as [screen] says" : ""),
              ""};
    if (size.width <= 0 || size.height <= 0)
        line = {"display", where + "it does not tell its size",
                "Measure its picture, and set width_mm and height_mm in [screen]."};
    else if (!touch::is_large_enough({static_cast<float>(size.width), static_cast<float>(size.height)}))
        line.remedy =
            "A kiosk needs " + whole(touch::least_long_side_mm) + " x " + whole(touch::least_short_side_mm) +
            " mm or more: use a larger screen, or, where this size is wrong, measure its picture, and "
            "set width_mm and height_mm in [screen].";
    return line;
}

}  // namespace

Line display(const Machine& machine, const kiosk::Config& config) {
    for (const fs::path& each : inside(machine, "/sys/class/drm")) {
        if (first_line(machine.text(each / "status")) != "connected") continue;
        const std::string name = each.filename().string();
        std::string where = name.substr(name.find('-') + 1);
        if (const std::string mode = first_line(machine.text(each / "modes")); !mode.empty())
            where += ", " + mode;
        return of_display(where + ", ", size_in(machine.text(each / "edid")), config);
    }
    return {"display", "no screen is connected", "Connect one, and switch it on."};
}

Line touch_panel(const Machine& machine) {
    constexpr unsigned direct = 1;  // INPUT_PROP_DIRECT: what is touched is what is seen
    if (has_input(machine.text("/proc/bus/input/devices"), "B: PROP=", direct))
        return {"touch", "a touch panel", ""};
    return {
        "touch", "no touch panel",
        "Plug in the screen's USB cable; where the image lets no USB device in by itself, name the panel in "
        "usb_allowed, as lsusb does."};
}

Line sound(const Machine& machine, const kiosk::Config& config) {
    if (config.sound_device.empty()) return {"sound", "none, as [speech] device says", ""};
    const std::string cards = machine.text("/proc/asound/cards");
    if (cards.find('[') == std::string::npos)
        return {"sound", "no sound card",
                "Connect one, or set device = \"\" in [speech]: nothing is then read aloud."};
    const auto from = cards.find(": ") + 2;
    const std::string card = cards.substr(from, cards.find('\n') - from);
    constexpr unsigned headphones = 2;  // SW_HEADPHONE_INSERT
    const bool tells = has_input(machine.text("/proc/bus/input/devices"), "B: SW=", headphones);
    if (tells) return {"sound", card + ", and its jack tells of headphones", ""};
    if (config.listening != kiosk::Config::Listening::detect)
        return {"sound", card + ", without a jack that tells", ""};
    return {"sound", card + ", but no jack tells whether headphones are in",
            "Set listening in [speech] to \"headphones\" or \"loudspeaker\", whichever there is."};
}

Line network(const Machine& machine) {
    bool any = false;
    for (const fs::path& each : inside(machine, "/sys/class/net")) {
        const std::string name = each.filename().string();
        if (name == "lo") continue;
        any = true;
        if (first_line(machine.text(each / "carrier")) == "1")
            return {"network", "a cable is in " + name, ""};
    }
    return {"network", any ? "no network cable is connected" : "no network socket",
            any ? "Look at both ends of the cable."
                : "Fit a network card, or find out why this one is not known."};
}

Line clock(const Machine& machine, kiosk::Moment now) {
    const std::tm local = kiosk::local_clock(now.wall);
    char text[64];
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M %Z", &local);
    switch (kiosk::clock_fault(now, machine.at("/"))) {
        case kiosk::ClockFault::none:
            break;
        case kiosk::ClockFault::before_it_was_built:
            return {"clock", std::string(text) + ", before this program was made",
                    "Connect the network, so that a time server sets it; if it stays, change the battery."};
        case kiosk::ClockFault::never_set:
            return {"clock", std::string(text) + ", but no time server has set it",
                    "Let this socket reach a time server (UDP port 123), or compare it with your watch."};
    }
    return {"clock", text, ""};
}

}  // namespace setup
