// SPDX-License-Identifier: Apache-2.0
// md4c does the parsing; this file tells it what ODK's markdown is not (code, quotes, rules, tables, raw
// HTML) and collects paragraphs from its callbacks. XLSForm documentation, "Styling prompts", names the
// subset.
#include "kiosk/xforms/markdown.h"

#include <array>
#include <cstring>

#include <md4c.h>

#include "kiosk/blanks.h"

namespace xforms {

namespace {

// Noncharacters of Unicode: no text that may be exchanged holds them, and strip_holes() makes sure of it in a
// form.
constexpr std::string_view hole_begin = "\xEF\xB7\x90";  // U+FDD0
constexpr std::string_view hole_end = "\xEF\xB7\x91";    // U+FDD1

// CommonMark gives meaning to more characters than ODK does: those are escaped, so that they show as typed.
std::string leave_only_odk_markdown(std::string_view source) {
    std::string out;
    bool line_start = true;
    for (std::size_t at = 0; at < source.size(); ++at) {
        const char byte = source[at];
        if (line_start && (byte == ' ' || byte == '\t')) continue;  // indented XML is no code block
        const std::string_view rest = source.substr(at);
        const std::string_view line = rest.substr(0, rest.find('\n'));
        const bool rule = line_start && !line.empty() &&
                          (byte == '-' || byte == '=' || byte == '*' || byte == '_') &&
                          line.find_first_not_of(std::string(1, byte) + " \t\r") == std::string_view::npos;
        if (byte == '`' || byte == '|' || byte == '~' || byte == '&' || rule ||
            (line_start && (byte == '>' || (byte == '+' && rest.substr(0, 2) != "+ "))))
            out += '\\';
        if (byte == '\n' && !line_start) out += "  ";  // every line break of the source is one on screen
        if (byte == '<' && (rest.substr(0, 5) == "<http" || rest.substr(0, 5) == "<mail")) out += '\\';
        out += byte;
        line_start = byte == '\n';
    }
    return out;
}

std::string attribute_of(std::string_view tag, std::string_view property) {
    const std::size_t style = tag.find("style");
    if (style == std::string_view::npos) return {};
    std::size_t at = tag.find(property, style);
    if (at == std::string_view::npos) return {};
    at = tag.find(':', at);
    if (at == std::string_view::npos) return {};
    const std::size_t begin = tag.find_first_not_of(" ", at + 1);
    const std::size_t end = tag.find_first_of(";\"'>", begin);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) return {};
    std::string value(tag.substr(begin, end - begin));
    while (!value.empty() && value.back() == ' ') value.pop_back();
    return value;
}

// CSS 2.1 section 4.3.6's names and "#rgb"; anything else is the text's own colour.
std::string colour_code(std::string name) {
    for (char& letter : name) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    static constexpr std::array<std::array<std::string_view, 2>, 20> names{{
        {"black", "#000000"},   {"silver", "#c0c0c0"}, {"gray", "#808080"},  {"grey", "#808080"},
        {"white", "#ffffff"},   {"maroon", "#800000"}, {"red", "#ff0000"},   {"purple", "#800080"},
        {"fuchsia", "#ff00ff"}, {"green", "#008000"},  {"lime", "#00ff00"},  {"olive", "#808000"},
        {"yellow", "#ffff00"},  {"navy", "#000080"},   {"blue", "#0000ff"},  {"teal", "#008080"},
        {"aqua", "#00ffff"},    {"orange", "#ffa500"}, {"brown", "#a52a2a"}, {"pink", "#ffc0cb"},
    }};
    for (const auto& [word, code] : names)
        if (name == word) return std::string(code);
    if (name.empty() || name[0] != '#' || name.find_first_not_of("0123456789abcdef", 1) != std::string::npos)
        return {};
    if (name.size() == 7) return name;
    if (name.size() != 4) return {};
    std::string wide = "#";
    for (std::size_t i = 1; i < 4; ++i) wide.append(2, name[i]);
    return wide;
}

// What md4c calls while it parses.
class Collector {
 public:
    Passage take() {
        finish_paragraph();
        return std::move(passage_);
    }

    void enter_block(MD_BLOCKTYPE type, void* detail) {
        if (type == MD_BLOCK_H) {
            begin(Paragraph::Kind::heading, static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level));
        } else if (type == MD_BLOCK_P) {
            if (!in_item_) begin(Paragraph::Kind::plain, 0);
        } else if (type == MD_BLOCK_UL) {
            number_ = 0;
        } else if (type == MD_BLOCK_OL) {
            number_ = static_cast<int>(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
            ordered_ = true;
        } else if (type == MD_BLOCK_LI) {
            begin(ordered_ ? Paragraph::Kind::numbered : Paragraph::Kind::bullet, ordered_ ? number_++ : 0);
            in_item_ = true;
        }
    }

    void leave_block(MD_BLOCKTYPE type) {
        if (type == MD_BLOCK_LI) in_item_ = false;
        if (type == MD_BLOCK_OL) ordered_ = false;
        if (type == MD_BLOCK_H || type == MD_BLOCK_LI || (type == MD_BLOCK_P && !in_item_))
            finish_paragraph();
    }

    void change_emphasis(MD_SPANTYPE type, int by) {
        close_span();
        if (type == MD_SPAN_EM) italic_ += by;
        if (type == MD_SPAN_STRONG) bold_ += by;
    }

    void add(MD_TEXTTYPE type, std::string_view text) {
        if (!open_) begin(Paragraph::Kind::plain, 0);
        if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) return end_line();
        if (type == MD_TEXT_HTML && style(text)) return;
        paragraph_.words += text;
    }

 private:
    void begin(Paragraph::Kind kind, int rank) {
        finish_paragraph();
        paragraph_ = {};
        paragraph_.kind = kind;
        paragraph_.rank = rank;
        open_ = true;
        span_begin_ = 0;
    }

    void end_line() {
        while (!paragraph_.words.empty() && paragraph_.words.back() == ' ') paragraph_.words.pop_back();
        paragraph_.words += '\n';
    }

    // True where the tag was one that styles; the others stay text.
    bool style(std::string_view tag) {
        if (tag.substr(0, 5) == "<span") {
            close_span();
            colours_.push_back(colour_code(attribute_of(tag, "color")));
            return true;
        }
        if (tag == "</span>" && !colours_.empty()) {
            close_span();
            colours_.pop_back();
            return true;
        }
        if (tag == "<br>" || tag == "<br/>" || tag == "<br />") {
            end_line();
            return true;
        }
        for (const std::string_view known : {"<p", "</p", "<sup", "</sup", "<sub", "</sub"})
            if (tag.substr(0, known.size()) == known &&
                (tag[known.size()] == '>' || tag[known.size()] == ' '))
                return true;
        return false;
    }

    void close_span() {
        const std::string colour = colours_.empty() ? std::string() : colours_.back();
        const std::size_t here = paragraph_.words.size();
        if (open_ && here > span_begin_ && (bold_ > 0 || italic_ > 0 || !colour.empty()))
            paragraph_.spans.push_back({span_begin_, here, bold_ > 0, italic_ > 0, colour});
        span_begin_ = here;
    }

    void finish_paragraph() {
        if (!open_) return;
        close_span();
        open_ = false;
        std::string& words = paragraph_.words;
        while (!words.empty() && (words.back() == ' ' || words.back() == '\n')) words.pop_back();
        note_holes();
        for (Span& span : paragraph_.spans) span.end = std::min(span.end, paragraph_.words.size());
        std::erase_if(paragraph_.spans, [](const Span& span) { return span.begin >= span.end; });
        if (!words.empty()) passage_.paragraphs.push_back(std::move(paragraph_));
        paragraph_ = {};
    }

    void note_holes() {
        const std::string& words = paragraph_.words;
        std::size_t at = 0;
        while ((at = words.find(hole_begin, at)) != std::string::npos) {
            const std::size_t number = at + hole_begin.size();
            const std::size_t end = words.find(hole_end, number);
            if (end == std::string::npos) break;
            const std::size_t after = end + hole_end.size();
            passage_.holes.push_back(
                {passage_.paragraphs.size(), at, after - at, std::stoul(words.substr(number, end - number))});
            at = after;
        }
    }

    Passage passage_;
    Paragraph paragraph_;
    std::vector<std::string> colours_;
    std::size_t span_begin_ = 0;
    int bold_ = 0, italic_ = 0, number_ = 0;
    bool open_ = false, ordered_ = false, in_item_ = false;
};

MD_PARSER parser() {
    MD_PARSER callbacks{};
    callbacks.flags = MD_FLAG_PERMISSIVEATXHEADERS | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS;
    callbacks.enter_block = [](MD_BLOCKTYPE type, void* detail, void* to) {
        static_cast<Collector*>(to)->enter_block(type, detail);
        return 0;
    };
    callbacks.leave_block = [](MD_BLOCKTYPE type, void*, void* to) {
        static_cast<Collector*>(to)->leave_block(type);
        return 0;
    };
    callbacks.enter_span = [](MD_SPANTYPE type, void*, void* to) {
        static_cast<Collector*>(to)->change_emphasis(type, 1);
        return 0;
    };
    callbacks.leave_span = [](MD_SPANTYPE type, void*, void* to) {
        static_cast<Collector*>(to)->change_emphasis(type, -1);
        return 0;
    };
    callbacks.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* to) {
        static_cast<Collector*>(to)->add(type, {text, size});
        return 0;
    };
    return callbacks;
}

// Most labels and nearly all choices have no markup at all.
bool is_plain(std::string_view source) {
    return source.find_first_of("*_#\\<`[]|~&>+-=\n0123456789") == std::string_view::npos &&
           source.find(hole_begin) == std::string_view::npos;
}

}  // namespace

std::string hole(std::size_t output) {
    return std::string(hole_begin) + std::to_string(output) + std::string(hole_end);
}

std::string strip_holes(std::string text) {
    for (const std::string_view mark : {hole_begin, hole_end})
        for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos;)
            text.erase(at, mark.size());
    return text;
}

Passage parse_markdown(std::string_view source) {
    source = kiosk::trimmed(source);
    Passage passage;
    if (source.empty()) return passage;
    if (is_plain(source)) {
        passage.paragraphs.push_back({Paragraph::Kind::plain, 0, std::string(source), {}});
        return passage;
    }
    const std::string text = leave_only_odk_markdown(source);
    Collector collector;
    const MD_PARSER callbacks = parser();
    md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &callbacks, &collector);
    return collector.take();
}

std::vector<Paragraph> fill(const Passage& passage, const std::vector<std::string>& values) {
    std::vector<Paragraph> paragraphs = passage.paragraphs;
    // From the last hole to the first, so that the places of those still to be filled stay true.
    for (auto place = passage.holes.rbegin(); place != passage.holes.rend(); ++place) {
        const std::string& value = values[place->output];
        Paragraph& paragraph = paragraphs[place->paragraph];
        paragraph.words.replace(place->at, place->length, value);
        for (Span& span : paragraph.spans) {
            if (span.begin > place->at) span.begin = span.begin + value.size() - place->length;
            if (span.end > place->at) span.end = span.end + value.size() - place->length;
        }
    }
    std::erase_if(paragraphs, [](const Paragraph& paragraph) { return paragraph.words.empty(); });
    return paragraphs;
}

}  // namespace xforms
