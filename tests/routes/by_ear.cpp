// SPDX-License-Identifier: Apache-2.0
#include "tests/routes/by_ear.h"

#include <cctype>
#include <functional>
#include <stdexcept>

namespace routes {
namespace {

constexpr int most_presses = 100;
constexpr const char* next = "F19";
constexpr const char* select = "F20";

// "q, w, e, r": the names of a row's keys.
bool lists(const std::string& row, const std::string& key) {
    return row == key || row.starts_with(key + ", ") || row.ends_with(", " + key) ||
           row.find(", " + key + ", ") != std::string::npos;
}

}  // namespace

void ByEar::press(const std::string& key) {
    kiosk_.key(key);
    const auto reply = kiosk_.say({{"do", "heard"}});
    const std::vector<std::string> said = reply["heard"];
    if (!said.empty()) heard_ = said;
}

bool ByEar::heard(const std::string& words) const {
    for (const std::string& said : heard_)
        if (said.find(words) != std::string::npos) return true;
    return false;
}

// The control that has the focus is said last.
bool ByEar::stands_on(const std::string& begins) const {
    return !heard_.empty() && heard_.back().starts_with(begins);
}

void ByEar::choose(const std::string& begins) {
    for (int presses = 0; presses < most_presses; ++presses) {
        if (stands_on(begins)) return press(select);
        press(stands_on("More: ") ? select : next);
    }
    throw std::runtime_error("nothing is said that begins with \"" + begins + "\"; the last was \"" +
                             (heard_.empty() ? "" : heard_.back()) + "\"");
}

void ByEar::open_row_with(const std::string& key) {
    for (int presses = 0; presses < most_presses; ++presses) {
        if (!heard_.empty() && heard_.back() == key) return press(select);
        const bool row = !heard_.empty() && lists(heard_.back(), key);
        press(row ? select : next);
    }
    throw std::runtime_error("no row is said that has the key " + key);
}

void ByEar::type(const std::string& words) {
    for (const char letter : words) {
        if (std::isupper(static_cast<unsigned char>(letter)) != 0) open_row_with("Shift");
        open_row_with(letter == ' ' ? "Space" : std::string(1, letter));
    }
}

}  // namespace routes
