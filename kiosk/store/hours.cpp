// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/hours.h"

#include <optional>
#include <string_view>

#include "kiosk/store/database.h"

namespace store {
namespace {

constexpr const char* rows = "hours";                    // where the others have a date
constexpr std::string_view instead_of = " instead of ";  // in a name, between "0", for Monday, and the hours
constexpr int minutes_of_day = 24 * 60, shift = 10'000;  // 570 to 1020 is 5701020

std::string name_of(const ChosenDay& day) {
    return std::to_string(day.weekday) + std::string(instead_of) + day.instead_of;
}

int amount_of(const ChosenDay& day) {
    return static_cast<int>(day.from.count()) * shift + static_cast<int>(day.to.count());
}

std::optional<ChosenDay> day_of(const std::string& name, int amount) {
    const int from = amount / shift, to = amount % shift;
    const bool is_day = name.size() > instead_of.size() && name[0] >= '0' && name[0] <= '6' &&
                        std::string_view(name).substr(1).starts_with(instead_of);
    if (!is_day || from < 0 || to < from || to > minutes_of_day) return std::nullopt;
    return ChosenDay{static_cast<std::size_t>(name[0] - '0'), std::chrono::minutes{from},
                     std::chrono::minutes{to}, name.substr(1 + instead_of.size())};
}

}  // namespace

kiosk::Result<void> Hours::keep(const std::vector<ChosenDay>& days) {
    return attempt(database_->path, "keep the opening hours", [&]() -> kiosk::Result<void> {
        auto transaction = database_->begin_write();
        database_->write("DELETE FROM counter WHERE day = ?", rows);
        for (const ChosenDay& day : days)
            database_->write("INSERT INTO counter (day, name, amount) VALUES (?, ?, ?)", rows, name_of(day),
                             amount_of(day));
        transaction.commit();
        return {};
    });
}

kiosk::Result<std::vector<ChosenDay>> Hours::kept() const {
    return attempt(database_->path, "give the opening hours", [&]() -> kiosk::Result<std::vector<ChosenDay>> {
        std::vector<ChosenDay> days;
        auto row = database_->query("SELECT name, amount FROM counter WHERE day = ? ORDER BY name", rows);
        while (row.executeStep())
            if (auto day = day_of(row.getColumn(0).getString(), row.getColumn(1).getInt()))
                days.push_back(std::move(*day));
        return days;
    });
}

}  // namespace store
