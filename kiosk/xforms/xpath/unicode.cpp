// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/unicode.h"

namespace xforms {

namespace {

constexpr char32_t replacement = 0xfffd;

struct Read {
    char32_t code_point = replacement;
    std::size_t bytes = 1;
};

Read read_one(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text.front());
    if (lead < 0x80) return {lead, 1};
    const std::size_t bytes = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < bytes) return {};
    char32_t code_point = lead & (0x7fU >> bytes);
    for (std::size_t index = 1; index < bytes; ++index) {
        const auto next = static_cast<unsigned char>(text[index]);
        if ((next & 0xc0) != 0x80) return {};
        code_point = code_point << 6 | (next & 0x3fU);
    }
    return {code_point, bytes};
}

std::size_t units(char32_t code_point) {
    return code_point > 0xffff ? 2 : 1;
}

}  // namespace

std::u32string code_points(std::string_view text) {
    std::u32string all;
    while (!text.empty()) {
        const Read one = read_one(text);
        all += one.code_point;
        text.remove_prefix(one.bytes);
    }
    return all;
}

std::string utf8(std::u32string_view text) {
    std::string all;
    const auto add = [&all](char32_t bits) { all += static_cast<char>(bits); };
    for (const char32_t letter : text) {
        if (letter < 0x80) {
            add(letter);
        } else if (letter < 0x800) {
            add(0xc0 | letter >> 6);
            add(0x80 | (letter & 0x3f));
        } else if (letter < 0x10000) {
            add(0xe0 | letter >> 12);
            add(0x80 | (letter >> 6 & 0x3f));
            add(0x80 | (letter & 0x3f));
        } else {
            add(0xf0 | letter >> 18);
            add(0x80 | (letter >> 12 & 0x3f));
            add(0x80 | (letter >> 6 & 0x3f));
            add(0x80 | (letter & 0x3f));
        }
    }
    return all;
}

std::size_t utf16_length(std::string_view text) {
    std::size_t length = 0;
    while (!text.empty()) {
        const Read one = read_one(text);
        length += units(one.code_point);
        text.remove_prefix(one.bytes);
    }
    return length;
}

std::string utf16_slice(std::string_view text, std::size_t from, std::size_t to) {
    std::string slice;
    std::size_t place = 0;
    while (!text.empty() && place < to) {
        const Read one = read_one(text);
        if (place >= from && place + units(one.code_point) <= to) slice += text.substr(0, one.bytes);
        place += units(one.code_point);
        text.remove_prefix(one.bytes);
    }
    return slice;
}

}  // namespace xforms
