// SPDX-License-Identifier: Apache-2.0
// markdown_lines.cpp finds the blocks; md4c finds the emphasis in each, and this file collects its words.
#include "kiosk/xforms/markdown.h"

#include <algorithm>

#include <md4c.h>

#include "kiosk/blanks.h"
#include "kiosk/xforms/markdown_lines.h"

namespace xforms {

namespace {

// Noncharacters of Unicode: no text that may be exchanged holds them, and strip_holes() makes sure of it in a
// form.
constexpr std::string_view hole_begin = "\xEF\xB7\x90";  // U+FDD0
constexpr std::string_view hole_end = "\xEF\xB7\x91";    // U+FDD1

bool is_any_of(std::string_view name, std::initializer_list<std::string_view> names) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// What md4c calls while it parses.
class Collector {
 public:
    explicit Collector(const std::vector<Tag>& tags) : tags_(tags) {}

    Passage take() { return std::move(passage_); }

    void begin(Paragraph::Kind kind, int rank) {
        finish_paragraph();
        paragraph_ = {};
        paragraph_.kind = kind;
        paragraph_.rank = rank;
        open_ = true;
        span_begin_ = 0;
        level_begin_ = std::string::npos;
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

    void change_emphasis(MD_SPANTYPE type, int by) {
        close_span();
        if (type == MD_SPAN_EM) italic_ += by;
        if (type == MD_SPAN_STRONG) bold_ += by;
    }

    void add(MD_TEXTTYPE type, std::string_view text) {
        if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
            if (!broken_) end_line();
            broken_ = false;
            return;
        }
        if (type == MD_TEXT_HTML)  // "<t7>"
            return obey(tags_[std::stoul(std::string(text.substr(2, text.size() - 3)))]);
        if (!open_) begin(Paragraph::Kind::plain, 0);
        if (paragraph_.words.empty()) text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        if (!text.empty()) broken_ = false;
        paragraph_.words += text;
    }

 private:
    void end_line() {
        if (!open_ || paragraph_.words.empty()) return;
        while (!paragraph_.words.empty() && paragraph_.words.back() == ' ') paragraph_.words.pop_back();
        paragraph_.words += '\n';
    }

    void obey(const Tag& tag) {
        const std::string_view name = tag.name;
        if (name == "br") {
            if (!tag.closes) end_line();
            broken_ = true;  // the end of the line that it stands on is not another
        } else if (is_any_of(name, {"b", "strong", "th"})) {
            change(html_bold_, tag.closes);
        } else if (is_any_of(name, {"i", "em", "cite", "dfn"})) {
            change(html_italic_, tag.closes);
        } else if (is_any_of(name, {"sup", "sub"})) {
            change_level(tag);
        } else if (is_any_of(name, {"span", "font"})) {
            close_span();
            if (!tag.closes)
                colours_.push_back(tag.colour);
            else if (!colours_.empty())
                colours_.pop_back();
        } else if (name == "td" && !paragraph_.words.empty()) {
            paragraph_.words += ' ';
        } else if (is_any_of(name, {"ul", "ol"})) {
            change_list(tag);
        } else if (is_any_of(name, {"p", "div", "center", "blockquote", "table", "tr", "hr", "li", "pre"}) ||
                   (name.size() == 2 && name[0] == 'h')) {
            change_block(tag);
        }
    }

    void change(int& depth, bool closes) {
        close_span();
        depth = std::max(0, depth + (closes ? -1 : 1));
    }

    void change_level(const Tag& tag) {
        close_span();
        if (tag.closes && open_ && level_begin_ <= paragraph_.words.size()) set_level(tag);
        level_begin_ = tag.closes ? std::string::npos : paragraph_.words.size();
    }

    // What has looks of its own inside stays as it is.
    void set_level(const Tag& tag) {
        std::string& words = paragraph_.words;
        std::vector<Span>& spans = paragraph_.spans;
        const std::string inside = words.substr(level_begin_);
        const auto within = std::count_if(spans.begin(), spans.end(),
                                          [&](const Span& span) { return span.end > level_begin_; });
        if (within > 1 || (within == 1 && spans.back().begin > level_begin_)) return;
        words.replace(level_begin_, inside.size(),
                      at_level(inside, tag.name == "sup" ? Level::above : Level::below));
        if (within == 1) spans.back().end = words.size();
        span_begin_ = words.size();
    }

    void change_list(const Tag& tag) {
        change_block(tag);
        if (!tag.closes)
            lists_.push_back(tag.name == "ol" ? 1 : 0);
        else if (!lists_.empty())
            lists_.pop_back();
    }

    // A paragraph that is still empty stays: "- <p>words</p>" is an item.
    void change_block(const Tag& tag) {
        broken_ = true;
        Paragraph::Kind kind = Paragraph::Kind::plain;
        int rank = 0;
        if (!tag.closes && tag.name == "li") {
            const bool ordered = !lists_.empty() && lists_.back() > 0;
            kind = ordered ? Paragraph::Kind::numbered : Paragraph::Kind::bullet;
            rank = ordered ? lists_.back()++ : 0;
        } else if (!tag.closes && tag.name[0] == 'h' && tag.name != "hr") {
            kind = Paragraph::Kind::heading;
            rank = tag.name[1] - '0';
        } else if (open_ && paragraph_.words.empty()) {
            return;
        }
        begin(kind, rank);
    }

    void close_span() {
        const std::string colour = colours_.empty() ? std::string() : colours_.back();
        const std::size_t here = paragraph_.words.size();
        const bool bold = bold_ + html_bold_ > 0, italic = italic_ + html_italic_ > 0;
        if (open_ && here > span_begin_ && (bold || italic || !colour.empty()))
            paragraph_.spans.push_back({span_begin_, here, bold, italic, colour});
        span_begin_ = here;
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

    const std::vector<Tag>& tags_;
    Passage passage_;
    Paragraph paragraph_;
    std::vector<std::string> colours_;
    std::vector<int> lists_;  // of HTML: the number of the next item, 0 where they have none
    std::size_t span_begin_ = 0;
    std::size_t level_begin_ = std::string::npos;  // where <sup> or <sub> stands open
    int bold_ = 0, italic_ = 0, html_bold_ = 0, html_italic_ = 0;
    bool open_ = false, broken_ = false;
};

MD_PARSER parser() {
    MD_PARSER callbacks{};
    callbacks.flags = MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_NOHTMLBLOCKS;
    callbacks.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
    callbacks.leave_block = callbacks.enter_block;
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
    return source.find_first_of("*_#\\<[&\n\r\1\2\3") == std::string_view::npos &&
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
    const MarkdownBlocks found = blocks_of(source);
    Collector collector(found.tags);
    const MD_PARSER callbacks = parser();
    for (const MarkdownBlock& block : found.blocks) {
        collector.begin(block.kind, block.rank);
        md_parse(block.commonmark.data(), static_cast<MD_SIZE>(block.commonmark.size()), &callbacks,
                 &collector);
        collector.finish_paragraph();
    }
    passage = collector.take();
    passage.source = source;
    return passage;
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

std::string as_written(const Passage& passage, const std::vector<std::string>& values) {
    if (passage.source.empty()) return passage.paragraphs.empty() ? "" : passage.paragraphs.front().words;
    std::string all;
    for (std::size_t at = 0; at < passage.source.size();) {
        const std::size_t begin = std::min(passage.source.find(hole_begin, at), passage.source.size());
        all.append(passage.source, at, begin - at);
        if (begin == passage.source.size()) break;
        const std::size_t number = begin + hole_begin.size(), end = passage.source.find(hole_end, number);
        all += values[std::stoul(passage.source.substr(number, end - number))];
        at = end + hole_end.size();
    }
    return all;
}

}  // namespace xforms
