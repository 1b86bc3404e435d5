// SPDX-License-Identifier: Apache-2.0
// Numbers as a language writes them: its digits, its decimal sign, what parts its thousands (Unicode CLDR, by
// ICU). Stored they are always as XForms has them, "-1234.5". in_own_digits() stands in words.h.
//
// `language` is a code, by default that of the words now spoken. Errors: none; a language that CLDR does not
// know writes as English does. Threads: one.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/words/words.h"

namespace words {

const std::string& spoken_language();  // the one of words::speak()

std::string decimal_sign(const std::string& language = spoken_language());

// A stored number as somebody would type it: "-1234,5", "-۱۲۳۴٫۵".
std::string own_number(const std::string& stored, const std::string& language = spoken_language());
// The same with its thousands parted; what is no number stays as it is.
std::string own_number_in_thousands(const std::string& stored,
                                    const std::string& language = spoken_language());

// What was typed as a number, as it is stored: whatever digits, and the language's decimal sign or a point.
// Nothing where it could be read in two ways, as "1.750" where points part thousands: nobody is guessed at.
// Text that is no number comes back as it is, for whoever checks it.
std::optional<std::string> stored_number(std::string_view typed,
                                         const std::string& language = spoken_language());

}  // namespace words
