// SPDX-License-Identifier: Apache-2.0
// What people wrote, and what the council did.
#include <algorithm>
#include <utility>

#include "kiosk/words/words.h"
#include "sync/inbox/result.h"
#include "sync/report/context.h"
#include "sync/report/personal.h"

namespace council {

using Shown = Question::Shown;
using words::say;

namespace {

// For the council: all of it, with what may name a person marked.
std::string marked(std::string_view words) {
    std::string made;
    std::size_t at = 0;
    for (const Stretch& each : personal(words, "")) {
        made += html::text(words.substr(at, each.begin - at));
        made += html::element("mark", html::text(words.substr(each.begin, each.end - each.begin)));
        at = each.end;
    }
    return made + html::text(words.substr(at));
}

std::string reviewed(const std::vector<Piece>& pieces) {
    std::string made;
    for (const Piece& piece : pieces)
        // Translators: words in the report that a council makes of a consultation.
        made += piece.taken_out ? html::element("span", "class=\"gone\"", say("report", "taken out"))
                                : html::text(piece.words);
    return made;
}

// nullptr: nobody has reviewed it.
const std::vector<Piece>* review_of(const Context& context, const Text& text) {
    const auto found = context.options.review.texts.find(text.id);
    return found == context.options.review.texts.end() ? nullptr : &found->second;
}

bool is_shown(const Context& context, const Text& text) {
    return !context.is_public() || review_of(context, text) != nullptr;
}

void write_texts(std::ostream& out, const Context& context, const ReportedQuestion& asked, long shown) {
    out << heading(3, context.of_form(asked.question.label))
        // Translators: words in the report that a council makes of a consultation.
        << html::element("p", words::fill(say("report", "{0} of {1} texts."),
                                          {number(shown), number(asked.figures.base)}))
        << "<ul class=\"texts\">";
    for (const Text& text : asked.figures.texts) {
        if (!is_shown(context, text)) continue;
        const auto* review = review_of(context, text);
        out << html::element("li", "dir=\"auto\"", review ? reviewed(*review) : marked(text.words));
    }
    out << "</ul>";
}

std::string said(const Context& context, const ReportedQuestion& asked) {
    std::string words;
    const auto& steps = asked.question.scale.steps;
    for (std::size_t step = steps.size(); step-- > 0;)
        words += html::element("li", context.of_form(asked.question.choices[steps[step]].label) + ": " +
                                         share(asked.figures.counts[steps[step]], asked.figures.base));
    return html::element("ul", words);
}

}  // namespace

Result<void> check_review(const Context& context) {
    for (const ReportedQuestion& asked : context.asked)
        for (const Text& text : asked.figures.texts) {
            const auto* review = review_of(context, text);
            if (review && !is_same_text(*review, text.words))
                return fail(ErrorKind::invalid,
                            "text " + text.id +
                                " of the review is not what was answered. A review only marks "
                                "what is taken out; it changes no words.");
        }
    return {};
}

void write_section_of_texts(std::ostream& out, const Context& context) {
    bool any = false;
    for (const ReportedQuestion& asked : context.asked) {
        const auto& texts = asked.figures.texts;
        const auto shown = std::count_if(texts.begin(), texts.end(),
                                         [&](const Text& text) { return is_shown(context, text); });
        if (shown == 0) continue;
        // Translators: heading in the report that a council makes of a consultation.
        if (!std::exchange(any, true)) out << heading(2, say("report", "In people’s own words"));
        write_texts(out, context, asked, shown);
    }
}

std::string section_of_deeds(Context& context) {
    std::string section;
    for (const ReportedQuestion& asked : context.asked) {
        if (asked.question.shown != Shown::scale || asked.figures.base == 0) continue;
        const auto did = context.options.review.did.find(asked.question.path);
        const bool written = did != context.options.review.did.end();
        if (context.is_public() && !written) continue;
        section += heading(3, context.of_form(asked.question.label)) +
                   // Translators: words in the report that a council makes of a consultation.
                   html::element("p", html::element("b", say("report", "You said"))) + said(context, asked) +
                   // Translators: words in the report that a council makes of a consultation.
                   html::element("p", html::element("b", say("report", "We did"))) +
                   html::element("p", "dir=\"auto\" class=\"texts\"",
                                 // Translators: words in the report that a council makes of a consultation.
                                 written ? html::text(did->second) : say("report", "Still to be written."));
    }
    // Translators: heading in the report that a council makes of a consultation.
    return section.empty() ? "" : heading(2, say("report", "You said, we did")) + section;
}

}  // namespace council
