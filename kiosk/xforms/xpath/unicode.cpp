// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/unicode.h"

#include "kiosk/utf8.h"

namespace xforms {

std::u32string code_points(std::string_view text) {
    std::u32string all;
    utf8::each_letter(text, [&](char32_t code, std::string_view) { all += code; });
    return all;
}

std::string utf8_text(std::u32string_view code_points) {
    std::string all;
    for (const char32_t code : code_points) utf8::append(all, code);
    return all;
}

std::string utf16_slice(std::string_view text, std::size_t from, std::size_t to) {
    std::string slice;
    std::size_t place = 0;
    while (!text.empty() && place < to) {
        const utf8::Letter letter = utf8::first(text);
        const std::size_t end = place + (letter.code > 0xFFFF ? 2 : 1);
        if (place >= from && end <= to) slice += text.substr(0, letter.bytes);
        place = end;
        text.remove_prefix(letter.bytes);
    }
    return slice;
}

}  // namespace xforms
