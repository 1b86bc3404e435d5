// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/numbers.h"

#include <map>

#include <unicode/dcfmtsym.h>
#include <unicode/numberformatter.h>

#include "kiosk/plain_digits.h"

namespace words {
namespace {

constexpr std::size_t digits_of_a_thousand = 3;

struct Signs {
    std::string decimal, thousands;
    char32_t zero = '0';
};

// Arabic keeps 0 to 9, as the United Kingdom's public notices in it do.
icu::Locale locale_of(const std::string& language) {
    if (language == "ar") return icu::Locale("ar", nullptr, nullptr, "numbers=latn");
    UErrorCode status = U_ZERO_ERROR;
    return icu::Locale::forLanguageTag(language, status);
}

const Signs& signs_of(const std::string& language) {
    static std::map<std::string, Signs> known;
    if (const auto found = known.find(language); found != known.end()) return found->second;
    UErrorCode status = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(locale_of(language), status);
    using Symbol = icu::DecimalFormatSymbols;
    Signs signs;
    symbols.getSymbol(Symbol::kDecimalSeparatorSymbol).toUTF8String(signs.decimal);
    symbols.getSymbol(Symbol::kGroupingSeparatorSymbol).toUTF8String(signs.thousands);
    signs.zero = static_cast<char32_t>(symbols.getSymbol(Symbol::kZeroDigitSymbol).char32At(0));
    return known.emplace(language, std::move(signs)).first->second;
}

std::string with_digits_of(const Signs& signs, const std::string& text) {
    if (signs.zero == '0') return text;
    std::string own;
    for (const char letter : text) {
        if (letter >= '0' && letter <= '9')
            utf8::append(own, signs.zero + static_cast<char32_t>(letter - '0'));
        else
            own += letter;
    }
    return own;
}

// Marks that turn the direction of writing stand beside the signs of numbers, and mean nothing in them.
bool only_turns(char32_t code) {
    constexpr char32_t left_to_right = 0x200E, right_to_left = 0x200F, arabic = 0x061C;
    return code == left_to_right || code == right_to_left || code == arabic;
}

// Without those marks, with one sign for minus and one for the Arabic decimal sign.
std::string with_plain_signs(std::string_view typed) {
    constexpr char32_t minus = 0x2212, arabic_decimal = 0x066B;
    std::string plain;
    utf8::each_letter(typed, [&](char32_t code, std::string_view bytes) {
        if (code == minus)
            plain += '-';
        else if (code == arabic_decimal)
            plain += '.';
        else if (!only_turns(code))
            plain += bytes;
    });
    return plain;
}

}  // namespace

std::string decimal_sign(const std::string& language) {
    return signs_of(language).decimal;
}

std::string in_own_digits(const std::string& text) {
    return with_digits_of(signs_of(spoken_language()), text);
}

std::string own_number(const std::string& stored, const std::string& language) {
    std::string number = stored;
    if (const std::size_t point = number.find('.'); point != std::string::npos)
        number.replace(point, 1, signs_of(language).decimal);
    return with_digits_of(signs_of(language), number);
}

std::string own_number_in_thousands(const std::string& stored, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const auto formatted = icu::number::NumberFormatter::withLocale(locale_of(language))
                               .precision(icu::number::Precision::unlimited())
                               .formatDecimal(stored, status);
    std::string number;
    formatted.toString(status).toUTF8String(number);
    return U_SUCCESS(status) != 0 ? number : stored;
}

std::optional<std::string> stored_number(std::string_view typed, const std::string& language) {
    const Signs& signs = signs_of(language);
    std::string number(typed);
    const std::size_t own = signs.decimal == "." ? std::string::npos : number.find(signs.decimal);
    const std::size_t point = number.find('.');
    if (own != std::string::npos && point != std::string::npos) return std::nullopt;
    const bool parts_thousands = signs.thousands == "." && point != std::string::npos;
    if (own != std::string::npos) number.replace(own, signs.decimal.size(), ".");
    number = with_plain_signs(kiosk::with_plain_digits(number));
    if (parts_thousands && number.size() - number.find('.') - 1 == digits_of_a_thousand) return std::nullopt;
    return number;
}

}  // namespace words
