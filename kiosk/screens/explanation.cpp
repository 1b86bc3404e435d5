// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/explanation.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <utility>

#include "kiosk/screens/reading.h"
#include "kiosk/words/sentences.h"

namespace screens {
namespace {

constexpr float most_lines = 3;  // of words that stay with their question

// In lines of the usual length, so that it is the same at each size of letters and on each panel.
float lines_of(Stage& stage, const std::string& words) {
    constexpr std::size_t certainly = 1024;  // bytes: in no script are they so few lines
    if (words.size() > certainly) return most_lines + 1;
    const float line = stage.frame.letter() * measure::line_length;
    return std::max(1.0F, std::ceil(stage.frame.measure(words, {}, 0).width / line));
}

bool are_long(Stage& stage, const xforms::Words& words) {
    float lines = 0;
    for (const xforms::Paragraph& paragraph : words.paragraphs) {
        lines += lines_of(stage, paragraph.words);
        if (lines > most_lines) return true;
    }
    return false;
}

bool is_question(std::string_view words) {
    while (words.ends_with(' ')) words.remove_suffix(1);
    return std::ranges::any_of(std::initializer_list<std::string_view>{"?", "؟", "？"},
                               [&](std::string_view mark) { return words.ends_with(mark); });
}

// The bytes of a paragraph from `begin` to `end`, without the spaces there, in the look they have.
xforms::Paragraph cut(const xforms::Paragraph& whole, std::size_t begin, std::size_t end) {
    const std::string& words = whole.words;
    while (begin < end && words[begin] == ' ') ++begin;
    while (end > begin && words[end - 1] == ' ') --end;
    xforms::Paragraph part = whole;
    part.words = words.substr(begin, end - begin);
    part.spans.clear();
    for (xforms::Span span : whole.spans) {
        if (span.end <= begin || span.begin >= end) continue;
        span.begin = std::max(span.begin, begin) - begin;
        span.end = std::min(span.end, end) - begin;
        part.spans.push_back(span);
    }
    return part;
}

// Where in a long paragraph its question stands.
struct Stretch {
    std::size_t begin = 0, end = 0;
};
Stretch asked_in(const std::string& words) {
    const std::vector<std::size_t> ends = words::ends_of_sentences(words);
    if (is_question(words) && ends.size() > 1) return {ends[ends.size() - 2], words.size()};
    return {0, ends.front()};
}

bool is_listed(const xforms::Paragraph& paragraph) {
    using Kind = xforms::Paragraph::Kind;
    return paragraph.kind == Kind::bullet || paragraph.kind == Kind::numbered;
}

}  // namespace

LongLabel apart(const xforms::Words& label, const std::function<bool(const xforms::Paragraph&)>& is_long) {
    const auto& all = label.paragraphs;
    if (all.empty()) return {{}, label};
    const bool asks_last = is_question(all.back().words) && !is_listed(all.back());
    const auto asked = asks_last ? all.end() - 1 : all.begin();
    const Stretch stretch = is_long(*asked) ? asked_in(asked->words) : Stretch{0, asked->words.size()};
    LongLabel parts;
    parts.explained = label;  // with its picture
    parts.explained.short_form.clear();
    auto& explained = parts.explained.paragraphs;
    explained.assign(all.begin(), asked);
    for (const auto [begin, end] : {Stretch{0, stretch.begin}, Stretch{stretch.end, asked->words.size()}}) {
        xforms::Paragraph rest = cut(*asked, begin, end);
        if (!rest.words.empty()) explained.push_back(std::move(rest));
    }
    explained.insert(explained.end(), asked + 1, all.end());
    if (explained.empty()) return {{}, label};
    parts.asked.paragraphs = {cut(*asked, stretch.begin, stretch.end)};
    parts.asked.short_form = label.short_form;
    return parts;
}

std::optional<QuestionPage> with_explanation(Stage& stage, const QuestionPage& page) {
    const std::size_t notes = leading_notes(page);
    if (notes + 1 != page.items.size()) return std::nullopt;
    const xforms::Question& whole = page.items.back().question;
    LongLabel label{{}, whole.label};
    if (are_long(stage, whole.label))
        label = apart(whole.label, [&](const xforms::Paragraph& paragraph) {
            return lines_of(stage, paragraph.words) > most_lines;
        });
    const bool hinted = are_long(stage, whole.hint);
    if (label.explained.empty() && !hinted) return std::nullopt;
    QuestionPage made = page;
    xforms::Question& question = made.items.back().question;
    Item text;
    text.question.reference = question.reference;
    text.question.label = std::move(label.explained);
    question.label = std::move(label.asked);
    if (hinted) text.question.hint = std::exchange(question.hint, {});
    made.items.insert(made.items.end() - 1, std::move(text));
    // What was read on a page before comes first.
    made.items.insert(made.items.begin(), made.text_before.begin(), made.text_before.end());
    made.text_before.clear();
    return made;
}

bool is_explanation(const QuestionPage& page) {
    return leading_notes(page) == 1 && page.items.size() == 2 &&
           page.items.front().question.reference == page.items.back().question.reference;
}

}  // namespace screens
