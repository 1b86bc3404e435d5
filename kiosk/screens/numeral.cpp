// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/numeral.h"

#include <string_view>
#include <vector>

#include "kiosk/utf8.h"

namespace screens {
namespace {

struct Number {
    std::string digits;
    int value = 0;
};

constexpr int too_large = 100;

// In the digits of any script.
std::vector<Number> numbers_in(const std::string& words) {
    std::vector<Number> found;
    bool within = false;
    utf8::each_letter(words, [&](char32_t letter, std::string_view bytes) {
        const int digit = g_unichar_digit_value(letter);
        if (digit >= 0 && !within) found.emplace_back();
        within = digit >= 0;
        if (!within) return;
        found.back().digits += bytes;
        if (found.back().value < too_large) found.back().value = found.back().value * 10 + digit;
    });
    return found;
}

}  // namespace

std::string numeral_of(const std::string& title) {
    const std::vector<Number> numbers = numbers_in(title);
    if (numbers.size() != 2) return "";
    for (const Number& number : numbers)
        if (number.value < 1 || number.value >= too_large) return "";
    return numbers[0].value <= numbers[1].value ? numbers[0].digits : numbers[1].digits;
}

}  // namespace screens
