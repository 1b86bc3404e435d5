// SPDX-License-Identifier: Apache-2.0
// Which of its kind a page is about, where its title counts: "2" of "Draft objective 2 of 5". It stands large
// before the title, and makes it plain that the page was turned. Pure function.
#pragma once

#include <string>

namespace screens {

// In the digits of the title; "" where it has not exactly two numbers from 1 to 99. The count may come first,
// as in some languages it does: the smaller one is the number.
std::string numeral_of(const std::string& title);

}  // namespace screens
