// SPDX-License-Identifier: Apache-2.0
#include "sync/report/report.h"

#include <unicode/uloc.h>

#include "kiosk/words/words.h"
#include "sync/inbox/result.h"
#include "sync/office/codebook.h"
#include "sync/report/context.h"
#include "sync/report/groups.h"
#include "sync/report/style.h"
#include "sync/report/telling.h"

namespace council {

using words::say;

namespace {

html::Runs runs_of(const std::string& language) {
    return uloc_isRightToLeft(language.c_str()) != 0 ? html::Runs::right_to_left : html::Runs::left_to_right;
}

// The number of those who were asked because of what they are must not give away a hidden one.
void leave_out_what_tells(Context& context) {
    const Answers& answers = context.answers;
    std::set<std::string> telling;
    for (const ReportedQuestion& asked : context.asked)
        if (asked.question.is_group && grouped_by(answers, asked.question, context.options.least).together)
            telling.merge(what_hangs_on(answers.dictionary, asked.question.path));
    std::erase_if(context.asked, [&](const ReportedQuestion& asked) {
        if (!telling.contains(asked.question.path)) return false;
        if (asked.figures.base > 0) context.left_out.push_back(asked.question.label);
        return true;
    });
}

Result<Context> context_of(const Answers& answers, const ReportOptions& options) {
    if (auto known = check_language(answers.dictionary, options.language); !known)
        return tl::unexpected(known.error());
    auto questions = questions_of(answers.dictionary, options.language, options.named);
    if (!questions) return tl::unexpected(questions.error());
    Context context{answers, options, {}, {}, options.own_language, runs_of(options.own_language)};
    const auto& form = answers.dictionary.newest();
    if (!form.languages.empty())
        context.form_language = form.languages[language_of(form, options.language)].code;
    for (Question& question : *questions) {
        Figures figures = figures_of(answers, question);
        context.asked.push_back({std::move(question), std::move(figures)});
    }
    leave_out_what_tells(context);
    return context;
}

std::string title_of(const Context& context) {
    const auto& form = context.answers.dictionary.newest();
    return form.title.empty() ? form.id : form.title;
}

std::string head_of(const Context& context) {
    // Nothing is loaded and nothing runs, whatever a form or a resident wrote.
    return "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'\">" +
           html::element("title", html::text(title_of(context))) +
           html::element("style", style_sheet(context.options.theme));
}

std::string top_of(const Context& context) {
    // Translators: above a report of a consultation, before its name
    std::string top = html::element("p", say("report", "Consultation report"));
    // Translators: words in the report that a council makes of a consultation.
    top = html::element("a", "class=\"skip\" href=\"#report\"", say("report", "Skip to the report")) +
          html::element("header", heading(1, context.of_form(title_of(context))) + top);
    return top;
}

std::string warning_of(const Context& context) {
    if (context.is_public()) return "";
    return html::element(
        "p", "class=\"warning\"",
        say("report",
            // Translators: words in the report that a council makes of a consultation.
            "Draft for the council only. Do not publish it: nobody has reviewed the texts, and "
            "they may name people."));
}

}  // namespace

// Section by section: of 100,000 answers the texts alone are 30 MB, and a page in one piece would be held
// five times.
Result<void> write_report(std::ostream& out, const Answers& answers, const ReportOptions& options) {
    auto made = context_of(answers, options);
    if (!made) return tl::unexpected(made.error());
    Context& context = *made;
    if (auto same = check_review(context); !same) return same;
    const char* direction = context.runs == html::Runs::right_to_left ? "rtl" : "ltr";
    out << "<!DOCTYPE html>\n<html lang=\"" << html::text(options.own_language) << "\" dir=\"" << direction
        << "\">" << html::element("head", head_of(context)) << "<body>" << top_of(context)
        << "<main id=\"report\" tabindex=\"-1\">" << warning_of(context) << section_of_response(context)
        << section_of_answers(context) << section_of_people(context) << section_of_groups(context);
    write_section_of_texts(out, context);
    out << section_of_deeds(context) << section_of_method(context) << "</main></body></html>\n";
    return {};
}

Result<void> write_review(std::ostream& out, const Answers& answers, const ReportOptions& options) {
    const auto context = context_of(answers, options);
    if (!context) return tl::unexpected(context.error());
    // Whoever the form itself names is no secret.
    std::string public_words = title_of(*context);
    for (const ReportedQuestion& asked : context->asked) {
        public_words += "\n" + asked.question.label;
        for (const Labelled& choice : asked.question.choices) public_words += "\n" + choice.label;
    }
    write_review_head(out, title_of(*context));
    for (const ReportedQuestion& asked : context->asked)
        if (!asked.figures.texts.empty())
            write_review_texts(out, asked.question, asked.figures.texts, public_words);
    for (const ReportedQuestion& asked : context->asked)
        if (asked.question.shown == Question::Shown::scale) write_review_did(out, asked.question);
    return {};
}

}  // namespace council
