// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/markdown_lines.h"

#include <algorithm>
#include <cctype>

namespace xforms {

namespace {

using Kind = Paragraph::Kind;

// Control characters, which XML does not allow, stand for what has been read already: a tag by its number,
// and a character that means itself.
constexpr char tag_begin = '\1', tag_end = '\2', literal = '\3';

bool is_digit(char byte) {
    return byte >= '0' && byte <= '9';
}
bool is_blank(char byte) {
    return byte == ' ' || byte == '\t';
}

// The source with its tags and character references read, and every other "<" and "&" a literal.
std::string without_html(std::string_view source, std::vector<Tag>& tags) {
    std::string out;
    for (std::size_t at = 0; at < source.size();) {
        const std::string_view rest = source.substr(at);
        if (rest.front() == '<') {
            Tag tag = read_tag(rest);
            if (tag.length > 0) {
                at += tag.length;
                out += tag_begin + std::to_string(tags.size()) + tag_end;
                tags.push_back(std::move(tag));
                continue;
            }
        } else if (rest.front() == '&') {
            if (const Reference reference = read_reference(rest); reference.length > 0) {
                if (reference.text.size() == 1 && reference.text != "\n") out += literal;
                out += reference.text;
                at += reference.length;
                continue;
            }
        }
        const char byte = source[at++];
        if (byte == '<' || byte == '&') out += literal;
        if (byte != tag_begin && byte != tag_end && byte != literal && byte != '\r') out += byte;
    }
    return out;
}

struct Line {
    std::string_view text;   // without blanks around it, and without a marker that counts
    std::size_t marker = 0;  // bytes of what may be a marker, with its blanks
    Kind kind = Kind::plain;
    char bullet = 0;
    int number = 0;
};

std::size_t after_blanks(std::string_view text, std::size_t at) {
    const std::size_t found = text.find_first_not_of(" \t", at);
    return found == std::string_view::npos ? 0 : found;
}

// "1. ", "23. "; 0 where the line begins with no such thing.
std::size_t digits_of(std::string_view text) {
    constexpr std::size_t most = 9;
    std::size_t digits = 0;
    while (digits < text.size() && is_digit(text[digits])) ++digits;
    return digits > most ? 0 : digits;
}

void read_heading(Line& line) {
    constexpr std::size_t deepest = 6;
    const std::size_t signs = std::min(line.text.find_first_not_of('#'), line.text.size());
    if (signs == 0 || signs > deepest || signs == line.text.size()) return;
    const char next = line.text[signs];
    if (!is_blank(next) && (signs == 1 || is_digit(next))) return;
    line.marker = after_blanks(line.text, signs);
    if (line.marker == 0) return;
    line.kind = Kind::heading;
    line.number = static_cast<int>(signs);
}

void read_item(Line& line) {
    if (line.text.size() < 3) return;
    const char first = line.text.front();
    if ((first == '-' || first == '+' || first == '*') && is_blank(line.text[1])) {
        line.kind = Kind::bullet;
        line.bullet = first;
        line.marker = after_blanks(line.text, 1);
    } else if (const std::size_t digits = digits_of(line.text); digits > 0 && digits + 1 < line.text.size() &&
                                                                line.text[digits] == '.' &&
                                                                is_blank(line.text[digits + 1])) {
        line.kind = Kind::numbered;
        line.number = std::stoi(std::string(line.text.substr(0, digits)));
        line.marker = after_blanks(line.text, digits + 1);
    }
}

Line read_line(std::string_view text) {
    Line line;
    const std::size_t begin = text.find_first_not_of(" \t");
    if (begin == std::string_view::npos) return line;
    line.text = text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
    read_heading(line);
    if (line.kind == Kind::plain) read_item(line);
    return line;
}

std::vector<Line> lines_of(std::string_view text) {
    std::vector<Line> lines;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        lines.push_back(read_line(text.substr(at, end - at)));
        at = end + 1;
    }
    return lines;
}

bool follows(const Line& line, const Line& before) {
    if (line.kind != before.kind || line.bullet != before.bullet) return false;
    if (line.kind == Kind::bullet) return true;
    return line.number == before.number + 1 || (line.number == 1 && before.number == 1);
}

// Items that stand alone become text.
void keep_lists(std::vector<Line>& lines) {
    for (std::size_t at = 0; at < lines.size();) {
        const std::size_t first = at++;
        if (lines[first].kind != Kind::bullet && lines[first].kind != Kind::numbered) continue;
        std::size_t last = first, items = 1;
        for (std::size_t next = first + 1; next < lines.size(); ++next) {
            if (lines[next].text.empty()) continue;
            if (!follows(lines[next], lines[last])) break;
            last = next;
            ++items;
        }
        if (items == 1) lines[first].kind = Kind::plain;
        const bool all_ones = items > 1 && lines[first].number == 1 && lines[last].number == 1;
        int count = 0;
        for (std::size_t item = first; all_ones && item <= last; ++item)
            if (!lines[item].text.empty()) lines[item].number = ++count;
        at = last + 1;
    }
}

// Where the address that begins at `at` ends. As in CommonMark it may hold brackets in pairs:
// "https://en.wikipedia.org/wiki/Park_(Liverpool)".
std::size_t end_of_address(std::string_view text, std::size_t at) {
    for (int open = 0; at < text.size(); ++at) {
        if (text[at] == '(') ++open;
        if (text[at] == ')' && open-- == 0) return at;
    }
    return std::string_view::npos;
}

// "[Name](address)": the bytes of the name, or 0.
std::size_t name_of_link(std::string_view text, std::size_t& length) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos || close < 2 || text.substr(close + 1, 1) != "(") return 0;
    const std::size_t end = end_of_address(text, close + 2);
    if (end == std::string_view::npos) return 0;
    const std::string_view address = text.substr(close + 2, end - close - 2);
    if (address.find_first_of(" \t\1\2") != std::string_view::npos ||
        address.find_first_of("./:#@") == std::string_view::npos)
        return 0;
    length = end + 1;
    return close - 1;
}

// CommonMark gives meaning to more characters than ODK does: those are escaped, so that they show as typed.
void append_inline(std::string& out, std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char byte = text[at];
        const std::string_view rest = text.substr(at);
        std::size_t length = 0;
        if (byte == tag_begin) {
            out += "<t";
        } else if (byte == tag_end) {
            out += '>';
        } else if (byte == literal) {
            if (std::ispunct(static_cast<unsigned char>(rest[1])) != 0) out += '\\';
            out += rest[1];
            ++at;
        } else if (byte == '\\') {
            const bool escapes =
                rest.size() > 1 && std::string_view("*_#\\").find(rest[1]) != std::string_view::npos;
            out += escapes ? rest.substr(0, 2) : "\\\\";
            if (escapes) ++at;
        } else if (byte == '[') {
            if (const std::size_t name = name_of_link(rest, length); name > 0) {
                append_inline(out, rest.substr(1, name));
                at += length - 1;
            } else {
                out += "\\[";
            }
        } else {
            if (byte == '`' || byte == '|' || byte == '~' || byte == '!') out += '\\';
            out += byte;
        }
    }
}

// A line of a paragraph: nothing at its beginning begins a block.
void append_line(std::string& out, std::string_view text) {
    if (!out.empty()) out += '\n';
    if (text.empty()) return;
    const std::size_t digits = digits_of(text);
    const char first = text.front();
    const bool rule = (first == '*' || first == '_' || first == '=') &&
                      text.find_first_not_of(std::string{first, ' ', '\t'}) == std::string_view::npos;
    const bool marker = first == '*' && text.size() > 1 && is_blank(text[1]);
    if (first == '#' || first == '-' || first == '+' || first == '>' || rule || marker) {
        out += '\\';
        out += first;
        text.remove_prefix(1);
    } else if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) {
        out += text.substr(0, digits);
        out += '\\';
        out += text[digits];
        text.remove_prefix(digits + 1);
    }
    append_inline(out, text);
}

}  // namespace

MarkdownBlocks blocks_of(std::string_view source) {
    MarkdownBlocks found;
    const std::string text = without_html(source, found.tags);
    std::vector<Line> lines = lines_of(text);
    keep_lists(lines);
    bool goes_on = false;  // the line before is of the same paragraph
    for (const Line& line : lines) {
        if (line.kind != Kind::plain) {
            MarkdownBlock& block = found.blocks.emplace_back(MarkdownBlock{line.kind, line.number, {}});
            append_line(block.commonmark, line.text.substr(line.marker));
            goes_on = false;
        } else if (line.text.empty()) {
            goes_on = false;
        } else {
            if (!goes_on) found.blocks.emplace_back();
            append_line(found.blocks.back().commonmark, line.text);
            goes_on = true;
        }
    }
    return found;
}

}  // namespace xforms
