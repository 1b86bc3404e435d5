// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/numeral.h"

#include <vector>

namespace screens {
namespace {

struct Number {
    std::string digits;
    int value = 0;
};

// How many bytes the digit at that place has, and its value; none where there is no digit. Those of Arabic
// and of Persian have two bytes.
struct Digit {
    std::size_t bytes = 0;
    int value = 0;
};

Digit digit_at(const std::string& words, std::size_t at) {
    const auto byte = [&](std::size_t place) {
        return place < words.size() ? static_cast<unsigned char>(words[place]) : 0U;
    };
    if (byte(at) >= '0' && byte(at) <= '9') return {1, static_cast<int>(byte(at) - '0')};
    const unsigned zero = byte(at) == 0xD9 ? 0xA0U : byte(at) == 0xDB ? 0xB0U : 0;
    if (zero == 0 || byte(at + 1) < zero || byte(at + 1) > zero + 9) return {};
    return {2, static_cast<int>(byte(at + 1) - zero)};
}

constexpr int too_large = 100;

std::vector<Number> numbers_in(const std::string& words) {
    std::vector<Number> found;
    bool within = false;
    for (std::size_t at = 0; at < words.size();) {
        const Digit digit = digit_at(words, at);
        if (digit.bytes > 0 && !within) found.emplace_back();
        within = digit.bytes > 0;
        if (within) {
            Number& number = found.back();
            number.digits += words.substr(at, digit.bytes);
            if (number.value < too_large) number.value = number.value * 10 + digit.value;
        }
        at += within ? digit.bytes : 1;
    }
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
