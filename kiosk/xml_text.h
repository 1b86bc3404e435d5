// SPDX-License-Identifier: Apache-2.0
// Text as XML 1.0 can carry it: the last gate before anything is sealed, sent or served. Threads: any.
// Errors: none.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/utf8.h"

namespace kiosk {

// XML 1.0 section 2.2, "Char": no control characters but three, no surrogates, neither U+FFFE nor U+FFFF. No
// reference (&#1;) can bring the others in either.
inline bool is_xml_character(char32_t code) {
    if (code < 0x20) return code == '\t' || code == '\n' || code == '\r';
    return code != 0xFFFE && code != 0xFFFF;
}

// Whether XML can carry every letter of it.
inline bool fits_xml(std::string_view text) {
    if (!utf8::valid(text)) return false;
    bool fits = true;
    utf8::each_letter(text, [&](char32_t code, std::string_view) { fits = fits && is_xml_character(code); });
    return fits;
}

enum class XmlPlace { content, attribute };

// Markup escaped, characters that XML forbids left out, bytes that are no UTF-8 as U+FFFD. A reader gives
// back the same text: it would make "\n" of a plain "\r", and a blank of "\t" and "\n" in an attribute.
inline void append_escaped(std::string& to, std::string_view text, XmlPlace place) {
    utf8::each_letter(text, [&](char32_t code, std::string_view bytes) {
        if (code == '&') {
            to += "&amp;";
        } else if (code == '<') {
            to += "&lt;";
        } else if (code == '>') {
            to += "&gt;";
        } else if (code == '"') {
            to += "&quot;";
        } else if (code == '\r' || (place == XmlPlace::attribute && (code == '\n' || code == '\t'))) {
            to += "&#" + std::to_string(static_cast<unsigned>(code)) + ";";
        } else if (code == utf8::replacement) {
            utf8::append(to, code);  // bytes that are none would not do
        } else if (is_xml_character(code)) {
            to += bytes;
        }
    });
}

// The most bytes that append_escaped() adds for content.
inline std::size_t escaped_length(std::string_view text) {
    std::size_t length = text.size();
    for (const char byte : text) {
        if (byte == '&' || byte == '\r') length += 4;
        if (byte == '<' || byte == '>') length += 3;
        if (byte == '"') length += 5;
    }
    return length;
}

inline std::string escaped(std::string_view text, XmlPlace place) {
    std::string xml;
    append_escaped(xml, text, place);
    return xml;
}

}  // namespace kiosk
