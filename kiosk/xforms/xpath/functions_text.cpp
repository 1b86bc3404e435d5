// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec "String Functions", with digest() and base64-decode().
#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "kiosk/encoding/encoding.h"
#include "kiosk/utf8.h"
#include "kiosk/xforms/xpath/functions.h"
#include "kiosk/xforms/xpath/unicode.h"

namespace xforms {

namespace {

std::string own_or_first(const Arguments& arguments) {
    if (arguments.size() > 0) return arguments.text(0);
    const TreeNode& own = arguments.frame().node;
    return own.tree == nullptr ? std::string() : node_text(own);
}

Value text(const Arguments& arguments) {
    return own_or_first(arguments);
}

Value concat(const Arguments& arguments) {
    std::string all;
    for (const std::string& part : arguments.texts_from(0)) all += part;
    return all;
}

Value join(const Arguments& arguments) {
    const std::string separator = arguments.text(0);
    std::string all;
    bool first = true;
    for (const std::string& part : arguments.texts_from(1)) {
        if (!std::exchange(first, false)) all += separator;
        all += part;
        arguments.evaluator().allowance().weigh(part.size(), all.size());
    }
    return all;
}

// A place in a text from a number: whole, from the end where negative, and within the text.
std::size_t place_in(double number, std::size_t length) {
    const double whole = std::isnan(number) ? 0 : std::trunc(number);
    const double place = whole < 0 ? static_cast<double>(length) + whole : whole;
    return static_cast<std::size_t>(std::clamp(place, 0.0, static_cast<double>(length)));
}

Value substr(const Arguments& arguments) {
    const std::string whole = arguments.text(0);
    const std::size_t length = utf8::utf16_length(whole);
    const std::size_t from = place_in(arguments.number(1), length);
    return utf16_slice(whole, from, arguments.size() > 2 ? place_in(arguments.number(2), length) : length);
}

// XPath 1.0 "substring": from 1, and "rounded as if by a call to the round function".
Value substring(const Arguments& arguments) {
    const std::string whole = arguments.text(0);
    const double length = static_cast<double>(utf8::utf16_length(whole));
    const double from = std::floor(arguments.number(1) + 0.5);
    const double to = arguments.size() > 2 ? from + std::floor(arguments.number(2) + 0.5) : length + 1;
    if (std::isnan(from) || std::isnan(to)) return std::string();
    return utf16_slice(whole, static_cast<std::size_t>(std::clamp(from - 1, 0.0, length)),
                       static_cast<std::size_t>(std::clamp(to - 1, 0.0, length)));
}

Value substring_before(const Arguments& arguments) {
    const std::string whole = arguments.text(0);
    const std::size_t place = whole.find(arguments.text(1));
    return place == std::string::npos ? std::string() : whole.substr(0, place);
}

Value substring_after(const Arguments& arguments) {
    const std::string whole = arguments.text(0), part = arguments.text(1);
    const std::size_t place = whole.find(part);
    return place == std::string::npos ? std::string() : whole.substr(place + part.size());
}

Value translate(const Arguments& arguments) {
    const std::u32string from = code_points(arguments.text(1)), to = code_points(arguments.text(2));
    std::u32string translated;
    for (const char32_t letter : code_points(arguments.text(0))) {
        const std::size_t place = from.find(letter);
        if (place == std::u32string::npos)
            translated += letter;
        else if (place < to.size())
            translated += to[place];
    }
    return utf8_text(translated);
}

Value string_length(const Arguments& arguments) {
    return static_cast<double>(utf8::utf16_length(own_or_first(arguments)));
}

Value normalize_space(const Arguments& arguments) {
    std::string normal;
    for (const char letter : own_or_first(arguments)) {
        const bool space = letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
        if (!space)
            normal += letter;
        else if (!normal.empty() && normal.back() != ' ')
            normal += ' ';
    }
    if (!normal.empty() && normal.back() == ' ') normal.pop_back();
    return normal;
}

Value contains(const Arguments& arguments) {
    return arguments.text(0).find(arguments.text(1)) != std::string::npos;
}
Value starts_with(const Arguments& arguments) {
    return arguments.text(0).starts_with(arguments.text(1));
}
Value ends_with(const Arguments& arguments) {
    return arguments.text(0).ends_with(arguments.text(1));
}

Value uuid(const Arguments& arguments) {
    Surroundings* surroundings = arguments.context().surroundings;
    if (surroundings == nullptr) return std::string();
    if (arguments.size() == 0) return surroundings->uuid();
    constexpr double most =
        4096;  // characters: no form wants more, and a hostile one must not fill the memory
    const double wanted = arguments.number(0);
    if (!(wanted >= 0 && wanted <= most)) return std::string();
    const auto length = static_cast<std::size_t>(wanted);
    std::string all;
    while (all.size() < length) all += surroundings->uuid();
    return all.substr(0, length);
}

Value digest(const Arguments& arguments) {
    using encoding::Hash;
    static constexpr std::array<std::pair<std::string_view, Hash>, 5> algorithms{{
        {"MD5", Hash::md5},
        {"SHA-1", Hash::sha1},
        {"SHA-256", Hash::sha256},
        {"SHA-384", Hash::sha384},
        {"SHA-512", Hash::sha512},
    }};
    const std::string source = arguments.text(0), name = arguments.text(1);
    const std::string written = arguments.size() > 2 ? arguments.text(2) : "base64";
    for (const auto& [known, hash] : algorithms) {
        if (name != known) continue;
        if (written == "hex") return encoding::hex(encoding::digest(hash, {source}));
        if (written == "base64") return encoding::to_base64(encoding::digest(hash, {source}));
    }
    return std::string();
}

Value base64_decode(const Arguments& arguments) {
    std::string encoded = arguments.text(0);
    std::erase_if(encoded, [](char letter) { return letter == '\n' || letter == '\r' || letter == ' '; });
    while (encoded.size() % 4 != 0 && encoded.size() % 4 != 1) encoded += '=';  // padding may be left out
    const std::string decoded = encoding::from_base64(encoded).value_or("");
    return utf8_text(code_points(decoded));  // a node's text must be UTF-8 whatever was encoded
}

constexpr Function table[] = {
    {"string", 0, 1, text},
    {"concat", 0, Function::any, concat},
    {"join", 1, Function::any, join, Repeats::every_when_alone},
    {"substr", 2, 3, substr},
    {"substring", 2, 3, substring},
    {"substring-before", 2, 2, substring_before},
    {"substring-after", 2, 2, substring_after},
    {"translate", 3, 3, translate},
    {"string-length", 0, 1, string_length},
    {"normalize-space", 0, 1, normalize_space},
    {"contains", 2, 2, contains},
    {"starts-with", 2, 2, starts_with},
    {"ends-with", 2, 2, ends_with},
    {"uuid", 0, 1, uuid},
    {"digest", 2, 3, digest},
    {"base64-decode", 1, 1, base64_decode},
};

}  // namespace

std::span<const Function> text_functions() {
    return table;
}

}  // namespace xforms
