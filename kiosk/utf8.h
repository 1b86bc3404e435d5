// SPDX-License-Identifier: Apache-2.0
// UTF-8, letter by letter, by GLib. A letter here is a Unicode scalar value: no surrogate, nothing past
// U+10FFFF. What is no UTF-8 reads as U+FFFD, one for each byte. Threads: any. Errors: none.
#pragma once

#include <string>
#include <string_view>

#include <glib.h>

namespace utf8 {

inline constexpr char32_t replacement = 0xFFFD;

struct Letter {
    char32_t code = 0;
    std::size_t bytes = 0;
};

// The first letter of a text that is not empty.
inline Letter first(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1};
    const gunichar code = g_utf8_get_char_validated(text.data(), static_cast<gssize>(text.size()));
    constexpr gunichar incomplete = static_cast<gunichar>(-2);
    if (code >= incomplete) return {replacement, 1};  // -1 is "invalid"
    return {code, static_cast<std::size_t>(g_utf8_skip[lead])};
}

template <class Take>
void each_letter(std::string_view text, Take take) {
    while (!text.empty()) {
        const Letter letter = first(text);
        take(letter.code, text.substr(0, letter.bytes));
        text.remove_prefix(letter.bytes);
    }
}

inline void append(std::string& to, char32_t code) {
    char bytes[6];
    to.append(bytes, static_cast<std::size_t>(g_unichar_to_utf8(code, bytes)));
}

inline std::string of(char32_t code) {
    std::string text;
    append(text, code);
    return text;
}

// The same letters composed (Unicode's NFC), so that one word is one text however it was typed. Of valid
// text.
inline std::string composed(std::string_view text) {
    char* normal = g_utf8_normalize(text.data(), static_cast<gssize>(text.size()), G_NORMALIZE_NFC);
    std::string all(normal == nullptr ? text : std::string_view(normal));
    g_free(normal);
    return all;
}

// Whether a letter begins at this byte. Of valid text only.
inline bool begins(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

// `offset`, or the beginning of the letter that it stands inside.
inline std::size_t boundary(std::string_view text, std::size_t offset) {
    if (offset >= text.size()) return text.size();
    while (offset > 0 && !begins(text[offset])) --offset;
    return offset;
}

// A NUL byte is refused too: no text of a form or a person has one.
inline bool valid(std::string_view text) {
    return g_utf8_validate_len(text.data(), text.size(), nullptr) != FALSE;
}

// As Java and JavaScript count, and ODK's engines with them: what lies past U+FFFF is two.
inline std::size_t utf16_length(std::string_view text) {
    std::size_t units = 0;
    each_letter(text, [&](char32_t code, std::string_view) { units += code > 0xFFFF ? 2 : 1; });
    return units;
}

inline std::size_t letters(std::string_view text) {
    std::size_t count = 0;
    each_letter(text, [&](char32_t, std::string_view) { ++count; });
    return count;
}

}  // namespace utf8
