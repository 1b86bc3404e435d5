// SPDX-License-Identifier: Apache-2.0
// The days of the week whose opening hours staff have changed.
//
// Rows among the counters, under a day that is none: a program of before takes them for counts that it does
// not know. Does not own the database; errors and threads as store.h says.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/result.h"

namespace store {

struct Database;

struct ChosenDay {
    std::size_t weekday = 0;            // from Monday
    std::chrono::minutes from{}, to{};  // since midnight; equal: closed all day
    std::string instead_of;             // the hours of the settings, in whatever words: they hold for as long
    friend bool operator==(const ChosenDay&, const ChosenDay&) = default;
};

class Hours {
 public:
    explicit Hours(Database& database) : database_(&database) {}

    // Instead of all that were kept; one for each weekday at most.
    kiosk::Result<void> keep(const std::vector<ChosenDay>&);
    // From Monday on. A row that the disk has made one of no day or no time is left out.
    kiosk::Result<std::vector<ChosenDay>> kept() const;

 private:
    Database* database_;
};

}  // namespace store
