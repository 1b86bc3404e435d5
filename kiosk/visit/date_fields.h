// SPDX-License-Identifier: Apache-2.0
// Dates and times of day that are put together field by field: what a press of a button does to them.
//
// Pure functions of what is given; the day it is today is an argument. A step of one field never changes
// another: 31 January stepped on twice is 31 March, and 29 February waits for its year. What is no real date
// on the way there is not written.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/screens/screen.h"

namespace kiosk {

// The fields that a question asks for, with those of its value. Empty where it asks for no date or time. ODK
// XForms spec, "Appearances": month-year and year leave the smaller fields out; they are stored as 1.
std::vector<screens::DateFieldValue> fields_of(const xforms::Question&);

// A field without a value begins at this year, at midday, or at the end that `by` points away from.
void step(std::vector<screens::DateFieldValue>&, screens::DateField, int by, std::chrono::sys_days today);

// As the engine takes it: "2024-02-15", "14:30", "2024-02-15T14:30"; "" until every field has a value and
// they are a day that there is.
std::string written(const xforms::Question&, const std::vector<screens::DateFieldValue>&);

// Typed one after another: "27031957" is 27 March 1957 where the form asks for day, month and year. A part
// that has not all its digits, or that no date has, is not chosen.
void enter(std::vector<screens::DateFieldValue>&, std::string_view digits);

}  // namespace kiosk
