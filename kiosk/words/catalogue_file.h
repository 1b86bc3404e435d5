// SPDX-License-Identifier: Apache-2.0
// Whether a compiled catalogue of gettext (.mo) is whole. Its reader follows the numbers in the file, so that
// one that was cut short or written over would show wrong words, or end the program at the first.
//
// GNU gettext manual, 10.3 "The Format of GNU MO Files". Checks of our own, because gettext's library reads
// only the text form (.po). Threads: any; keeps nothing.
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

// "" where every word can be read: all tables and strings lie inside the file, end where they say, and are
// UTF-8, and there is a header. Else what is wrong: "it was cut short".
std::string damage_of_catalogue(std::string_view mo);

}  // namespace kiosk
