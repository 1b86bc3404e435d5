// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string_view>
#include <utility>

#include "kiosk/speech/respelling.h"

namespace speech {
namespace {

constexpr std::array ones = {"eber", "kow", "laba",    "saddex",  "afar",
                             "shan", "lix", "toddoba", "siddeed", "sagaal"};
constexpr std::array tens = {"",       "toban",  "labaatan",    "soddon",    "afartan",
                             "konton", "lixdan", "toddobaatan", "siddeetan", "sagaashan"};

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}

bool is_letter(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

char small(char byte) {
    return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
}

std::string below_ten_thousand(unsigned number) {
    std::string words;
    const auto add = [&](const std::string& part) { words += (words.empty() ? "" : " iyo ") + part; };
    const auto many = [](unsigned count, const char* unit) {
        return count == 1 ? std::string(unit) : std::string(ones.at(count)) + " " + unit;
    };
    if (number >= 1000) add(many(number / 1000, "kun"));
    if (number % 1000 >= 100) add(many(number % 1000 / 100, "boqol"));
    const unsigned rest = number % 100;
    if (rest % 10 != 0 || number == 0) add(ones.at(rest % 10));
    if (rest >= 10) add(tens.at(rest / 10));
    return words;
}

// The voice would count in Oromo. What is longer, or begins with 0, is no amount: digit by digit.
std::string number_words(std::string_view digits) {
    if (digits.size() <= 4 && (digits.size() == 1 || digits[0] != '0'))
        return below_ten_thousand(static_cast<unsigned>(std::stoul(std::string(digits))));
    std::string words;
    for (const char digit : digits) words += (words.empty() ? "" : " ") + std::string(ones.at(digit - '0'));
    return words;
}

// The letters at `at` as Oromo writes their sound, and how many they are.
std::pair<std::string_view, std::size_t> oromo_for(std::string_view words, std::size_t at) {
    const char next = at + 1 < words.size() ? small(words[at + 1]) : '\0';
    switch (small(words[at])) {
        case 'x':  // the voice says Oromo's x as a t; without a pharynx, h is the nearest
            return {"h", 1};
        case 'c':  // not Oromo's ch; between vowels the mark keeps them apart
            return {"'", 1};
        case 'k':
            return next == 'h' ? std::pair<std::string_view, std::size_t>{"h", 2}
                               : std::pair<std::string_view, std::size_t>{words.substr(at, 1), 1};
        case 'y':  // the voice says its y as a vowel of its own, and glides from i to the next vowel
            return {"i", next == 'y' ? 2U : 1U};
        default:
            return {words.substr(at, 1), 1};
    }
}

std::string with_number_words(std::string_view words) {
    std::string all;
    for (std::size_t at = 0; at < words.size();) {
        if (is_digit(words[at])) {
            std::size_t end = at;
            while (end < words.size() && is_digit(words[end])) ++end;
            if (!all.empty() && is_letter(all.back())) all += ' ';
            all += number_words(words.substr(at, end - at));
            if (end < words.size() && is_letter(words[end])) all += ' ';
            at = end;
        } else {
            all += words[at++];
        }
    }
    return all;
}

}  // namespace

std::string somali_for_oromo(const std::string& words) {
    if (words.size() == 1 && is_letter(words[0])) return words;
    const std::string worded = with_number_words(words);
    std::string all;
    for (std::size_t at = 0; at < worded.size();) {
        const auto [letters, taken] = oromo_for(worded, at);
        all += letters;
        at += taken;
    }
    return all;
}

}  // namespace speech
