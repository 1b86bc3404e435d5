// SPDX-License-Identifier: Apache-2.0
// What a screen sees of a form: plain data, copied out of the engine, in one language, with every condition
// decided. Field words are those of the ODK XForms spec. Nothing here points into the engine.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace xforms {

// A run of bytes of Paragraph::words with a look of its own (markdown and the HTML subset that Collect
// styles).
struct Span {
    std::size_t begin = 0, end = 0;  // bytes
    bool bold = false, italic = false;
    std::string colour;  // "#rrggbb", or "" for the text's own; a screen may refuse it for contrast
};

struct Paragraph {
    enum class Kind { plain, heading, bullet, numbered };
    Kind kind = Kind::plain;
    int rank = 0;       // heading: 1 to 6; numbered: its number
    std::string words;  // UTF-8, valid, no markup left
    std::vector<Span> spans;
};

struct Words {
    std::vector<Paragraph> paragraphs;
    std::string image, big_image, audio, video;  // names in the form's media, or ""
    std::string short_form;  // itext's form "short", without markup; "" where there is none

    // A statement of few words, where the form has one; else all of them.
    std::string brief() const { return short_form.empty() ? plain() : short_form; }
    bool empty() const { return paragraphs.empty() && image.empty() && audio.empty(); }
    // What is spoken and what a test reads: paragraphs joined by newlines, items of lists with their numbers.
    std::string plain() const {
        std::string all;
        for (const Paragraph& paragraph : paragraphs) {
            if (!all.empty()) all += '\n';
            if (paragraph.kind == Paragraph::Kind::numbered) all += std::to_string(paragraph.rank) + ". ";
            all += paragraph.words;
        }
        return all;
    }
    // Nothing but words of one look: no list, heading, bold or slanted words.
    bool is_plain() const {
        return paragraphs.empty() ||
               (paragraphs.size() == 1 && paragraphs.front().kind == Paragraph::Kind::plain &&
                std::none_of(paragraphs.front().spans.begin(), paragraphs.front().spans.end(),
                             [](const Span& span) { return span.bold || span.italic; }));
    }
};

enum class ControlKind { note, input, select_one, select_many, rank, range, trigger };
enum class DataType { string, integer, decimal, boolean, date, time, date_time };

struct Choice {
    std::string value;
    Words label;
    bool selected = false;
};

struct Range {
    double start = 0, end = 0, step = 1;
};

struct Question {
    std::string reference;  // with repeat positions: "/data/rep[2]/x"
    ControlKind control = ControlKind::note;
    DataType type = DataType::string;
    std::vector<std::string> appearance;  // words, as written
    Words label, hint, guidance;
    std::vector<Choice> choices;  // select_one, select_many, rank (rank: in the present order)
    std::optional<Range> range;
    std::string value;  // as the instance holds it; "" when unanswered
    bool required = false, readonly = false;
    std::optional<std::size_t> most_characters;  // odk:length, where the form says

    bool has_appearance(std::string_view word) const {
        return std::find(appearance.begin(), appearance.end(), word) != appearance.end();
    }
    bool has_any_appearance(std::initializer_list<std::string_view> words) const {
        return std::any_of(words.begin(), words.end(),
                           [&](std::string_view word) { return has_appearance(word); });
    }
};

// A repeat that is relevant now: what a summary of it shows, and what add_repeat and remove_repeat take.
struct Repeat {
    std::string reference;  // "/data/household[1]/person"
    Words label;            // of the repeat, or of the group around it
    struct Instance {
        std::string reference;   // "/data/household[1]/person[2]"
        std::string first_page;  // "" where nothing in it is relevant
        // The first that are answered in it, at most three; of their choices those chosen.
        std::vector<Question> answers;
    };
    std::vector<Instance> instances;
    bool fixed = false;  // jr:count or jr:noAddRemove: the resident adds and removes nothing
    bool full = false;   // another would be past a bound of kiosk/limits.h: add_repeat refuses it
};

// Why an answer cannot stand. `message` is the form's own in the current language, or "" where the form has
// none.
struct Violation {
    enum class Rule { required, constraint, type, too_much };  // too_much: beyond kiosk/limits.h
    std::string reference;
    Rule rule = Rule::required;
    Words message;
};

// One page: a single question, all of a `field-list` group, or the summary of a repeat.
struct Page {
    std::vector<std::string> appearance;  // of the field-list group, or of the question: words, as written
    std::string reference;                // of the question or of the field-list group; names the page
    std::vector<Words> titles;            // labels of the groups around it, outermost first
    std::vector<Question> questions;      // relevant ones only, in the form's order
    std::optional<Repeat> repeat;         // the page is the summary of a repeat, and has no questions
};

}  // namespace xforms
