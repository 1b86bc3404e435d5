// SPDX-License-Identifier: Apache-2.0
// What people wrote, and what the council did.
#include <numeric>

#include "kiosk/words/words.h"
#include "sync/inbox/result.h"
#include "sync/report/context.h"
#include "sync/report/personal.h"

namespace council {

using Shown = Question::Shown;
using words::say;

namespace {

// For the council: all of it, with what may name a person marked.
std::string marked(const std::string& words) {
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

Result<std::string> texts_of(const Context& context, const ReportedQuestion& asked) {
    std::string items;
    long shown = 0;
    for (const Text& text : asked.figures.texts) {
        const auto review = context.options.review.texts.find(text.id);
        const bool is_reviewed = review != context.options.review.texts.end();
        if (is_reviewed && !is_same_text(review->second, text.words))
            return fail(ErrorKind::invalid,
                        "text " + text.id +
                            " of the review is not what was answered. A review only marks "
                            "what is taken out; it changes no words.");
        if (context.is_public() && !is_reviewed) continue;
        ++shown;
        items +=
            html::element("li", "dir=\"auto\"", is_reviewed ? reviewed(review->second) : marked(text.words));
    }
    if (shown == 0) return std::string();
    return heading(3, context.of_form(asked.question.label)) +
           // Translators: words in the report that a council makes of a consultation.
           html::element("p", words::fill(say("report", "{0} of {1} texts."),
                                          {number(shown), number(asked.figures.base)})) +
           html::element("ul", "class=\"texts\"", items);
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

Result<std::string> section_of_texts(Context& context) {
    std::string section;
    for (const ReportedQuestion& asked : context.asked) {
        if (asked.question.shown != Shown::long_text) continue;
        auto texts = texts_of(context, asked);
        if (!texts) return texts;
        section += *texts;
    }
    if (section.empty()) return section;
    // Translators: heading in the report that a council makes of a consultation.
    return heading(2, say("report", "In people’s own words")) + section;
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
