// SPDX-License-Identifier: Apache-2.0
// When the building is open: local times of day, by weekday. Pure; any thread.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/moment.h"

namespace kiosk {

class OpeningHours {
 public:
    using Minutes = std::chrono::minutes;  // since midnight
    struct Span {
        Minutes from, to;
        friend bool operator==(const Span&, const Span&) = default;
    };
    struct Opening {
        std::chrono::year_month_day day;
        Minutes at;
    };

    // "09:30-17:00"; nothing where it is no such thing, or ends before it begins.
    static std::optional<Span> span(const std::string& text);
    // `weekday` from Monday, 0. A day that was never set is closed, where any was set. False where two spans
    // of it overlap.
    bool set(std::size_t weekday, std::vector<Span> spans);

    bool always_open() const { return !set_; }
    std::vector<Span> on(std::chrono::year_month_day) const;
    const std::vector<Span>& on(std::size_t weekday) const { return days_.at(weekday); }
    bool open_at(Wall) const;
    std::optional<Minutes> closes(Wall) const;       // of the span that it is in
    std::optional<Opening> opens_after(Wall) const;  // within a week

 private:
    std::array<std::vector<Span>, 7> days_;
    bool set_ = false;
};

}  // namespace kiosk
