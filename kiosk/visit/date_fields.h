// SPDX-License-Identifier: Apache-2.0
// Dates and times of day that are put together part by part: what a press of a button does to them.
//
// Pure functions of what is given; the day it is today is an argument. Days follow their month: after 31
// January a turn of the month leaves 29 or 28 February, never a day that does not exist.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/screens/screen.h"

namespace kiosk {

// The parts that a question asks for, with those of its value. Empty where it asks for no date or time. ODK
// XForms spec, "Appearances": month-year and year leave the smaller parts out; they are stored as 1.
std::vector<screens::DateFieldValue> parts_of(const xforms::Question&);

// A part without a value begins at this year, at midday, or at the end that `by` points away from.
void turn(std::vector<screens::DateFieldValue>&, screens::DateField, int by, std::chrono::sys_days today);

// As the engine takes it: "2024-02-15", "14:30", "2024-02-15T14:30"; "" until every part has a value.
std::string written(const xforms::Question&, const std::vector<screens::DateFieldValue>&);

std::chrono::sys_days local_day(Moment);

}  // namespace kiosk
