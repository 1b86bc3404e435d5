// SPDX-License-Identifier: Apache-2.0
// Names of character references are libxml2's.
#include "kiosk/xforms/html_tags.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <libxml/HTMLparser.h>

#include "kiosk/ascii.h"
#include "kiosk/colour_code.h"
#include "kiosk/utf8.h"

namespace xforms {

namespace {

constexpr std::array<std::string_view, 49> elements{
    "a",   "abbr",  "b",    "big",    "blockquote", "br",  "center", "cite",  "code",  "del",
    "dfn", "div",   "em",   "font",   "h1",         "h2",  "h3",     "h4",    "h5",    "h6",
    "hr",  "i",     "img",  "ins",    "kbd",        "li",  "mark",   "ol",    "p",     "pre",
    "s",   "small", "span", "strike", "strong",     "sub", "sup",    "table", "tbody", "td",
    "th",  "thead", "tr",   "tt",     "u",          "ul",  "var",    "wbr",   "q"};

// CSS 2.1 section 4.3.6's names and "#rgb"; anything else is the text's own colour.
std::string colour_code(const std::string& name) {
    static constexpr std::array<std::array<std::string_view, 2>, 20> names{{
        {"black", "#000000"},   {"silver", "#c0c0c0"}, {"gray", "#808080"},  {"grey", "#808080"},
        {"white", "#ffffff"},   {"maroon", "#800000"}, {"red", "#ff0000"},   {"purple", "#800080"},
        {"fuchsia", "#ff00ff"}, {"green", "#008000"},  {"lime", "#00ff00"},  {"olive", "#808000"},
        {"yellow", "#ffff00"},  {"navy", "#000080"},   {"blue", "#0000ff"},  {"teal", "#008080"},
        {"aqua", "#00ffff"},    {"orange", "#ffa500"}, {"brown", "#a52a2a"}, {"pink", "#ffc0cb"},
    }};
    for (const auto& [word, code] : names)
        if (name == word) return std::string(code);
    std::string wide = name;
    if (name.size() == 4) {
        wide = name.front();
        for (const char digit : name.substr(1)) wide.append(2, digit);
    }
    return kiosk::read_colour_code(wide) ? wide : "";
}

// The colour of "style='color: red'" or "color=red", not of "background-color".
std::string colour_of(const std::string& attributes) {
    constexpr std::string_view word = "color";
    for (std::size_t at = 0; (at = attributes.find(word, at)) != std::string::npos; at += word.size()) {
        if (at > 0 &&
            (std::isalnum(static_cast<unsigned char>(attributes[at - 1])) || attributes[at - 1] == '-'))
            continue;
        const std::size_t begin = attributes.find_first_not_of(" :=\"'", at + word.size());
        if (begin == std::string::npos) return {};
        return colour_code(attributes.substr(begin, attributes.find_first_of("; \"'>/", begin) - begin));
    }
    return {};
}

// Digits, signs and the letter that stands for any number.
constexpr std::string_view plain_numbers = "0123456789+-=()n";
constexpr std::array<std::string_view, plain_numbers.size()> numbers_above{
    "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹", "⁺", "⁻", "⁼", "⁽", "⁾", "ⁿ"};
constexpr std::array<std::string_view, plain_numbers.size()> numbers_below{
    "₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉", "₊", "₋", "₌", "₍", "₎", "ₙ"};

}  // namespace

std::string at_level(std::string_view text, Level level) {
    const auto& letters = level == Level::above ? numbers_above : numbers_below;
    std::string all;
    for (const char letter : text) {
        const std::size_t which = plain_numbers.find(letter);
        if (which == std::string_view::npos) return std::string(text);
        all += letters.at(which);
    }
    return all;
}

bool is_html_element(std::string_view name) {
    return std::find(elements.begin(), elements.end(), name) != elements.end();
}

Tag read_tag(std::string_view text) {
    Tag tag;
    if (text.substr(0, 4) == "<!--") {
        const std::size_t end = text.find("-->", 4);
        if (end != std::string_view::npos) tag.length = end + 3;
        return tag;
    }
    if (text.empty() || text.front() != '<') return tag;
    tag.closes = text.substr(1, 1) == "/";
    const std::size_t begin = tag.closes ? 2 : 1;
    std::size_t end = begin;
    while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end]))) ++end;
    tag.name = kiosk::lower_ascii(text.substr(begin, end - begin));
    const bool ends_there = end < text.size() && (text[end] == '>' || text[end] == '/' || text[end] == ' ' ||
                                                  text[end] == '\n' || text[end] == '\t');
    if (!ends_there || !is_html_element(tag.name)) return {};
    char quote = 0;
    for (std::size_t at = end; at < text.size(); ++at) {
        const char byte = text[at];
        if (quote != 0) {
            if (byte == quote) quote = 0;
        } else if (byte == '"' || byte == '\'') {
            quote = byte;
        } else if (byte == '<') {
            return {};
        } else if (byte == '>') {
            tag.colour = colour_of(kiosk::lower_ascii(text.substr(end, at - end)));
            tag.length = at + 1;
            return tag;
        }
    }
    return {};
}

Reference read_reference(std::string_view text) {
    constexpr std::size_t longest = 12;
    const std::size_t end = text.substr(0, longest).find(';');
    if (end == std::string_view::npos || end < 2 || text.front() != '&') return {};
    const std::string name(text.substr(1, end - 1));
    unsigned code = 0;
    if (name[0] == '#') {
        const bool is_hex = name.size() > 2 && (name[1] == 'x' || name[1] == 'X');
        const char* first = name.data() + (is_hex ? 2 : 1);
        const char* last = name.data() + name.size();
        const auto [after, error] = std::from_chars(first, last, code, is_hex ? 16 : 10);
        if (error != std::errc() || after != last) return {};
    } else if (name == "apos") {  // XML's, which HTML 4 does not have
        code = '\'';
    } else if (const htmlEntityDesc* known =
                   htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()))) {
        code = known->value;
    }
    const bool is_character = (code >= 0x20 || code == '\n' || code == '\t') && code <= 0x10FFFF &&
                              !(code >= 0xD800 && code <= 0xDFFF) && !(code >= 0xFDD0 && code <= 0xFDEF) &&
                              (code & 0xFFFEU) != 0xFFFE;
    if (!is_character) return {};
    return {utf8::of(static_cast<char32_t>(code)), end + 1};
}

}  // namespace xforms
