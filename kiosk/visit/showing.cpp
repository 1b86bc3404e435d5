// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/showing.h"

#include <algorithm>

#include "kiosk/limits.h"
#include "kiosk/screens/answer_words.h"
#include "kiosk/visit/date_fields.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

std::string of_wrong_type(xforms::DataType type) {
    switch (type) {
        case xforms::DataType::integer:
            // Translators: error under a question; says how to put it right.
            return words::in_own_digits(words::say("error", "Enter a whole number, such as 12"));
        case xforms::DataType::decimal:
            // Translators: error under a question; says how to put it right.
            return words::in_own_digits(words::say("error", "Enter a number, such as 2.5"));
        case xforms::DataType::date:
        case xforms::DataType::date_time:
            // Translators: error under a question; says how to put it right.
            return words::in_own_digits(words::say("error", "Enter a real date, such as 15 February 2024"));
        case xforms::DataType::time:
            // Translators: error under a question; says how to put it right.
            return words::in_own_digits(words::say("error", "Enter a time, such as 14:30"));
        default:
            // Translators: error under a question; says how to put it right.
            return words::say("error", "Check what you entered");
    }
}

std::string of_too_much(xforms::DataType type) {
    const auto most = static_cast<long>(limits::repeat_instances);
    if (type == xforms::DataType::integer || type == xforms::DataType::decimal)
        // Translators: error under a question that asks how many there are. {0} is the largest number
        // allowed.
        return words::fill(words::say("error", "Enter a smaller number: {0} is the most"),
                           {words::number(most)});
    // Translators: error under a question whose answer is longer than the kiosk can send.
    return words::say("error", "This answer is too long. Make it shorter.");
}

std::string message_for(xforms::Violation::Rule rule, const xforms::Question& question) {
    switch (rule) {
        case xforms::Violation::Rule::required:
            // Translators: error under a question that must be answered.
            return words::say("error", "Answer this question to continue");
        case xforms::Violation::Rule::type:
            return of_wrong_type(question.type);
        case xforms::Violation::Rule::too_much:
            return of_too_much(question.type);
        default:
            // Translators: error under a question whose answer breaks a rule of the form.
            return words::say("error", "Check this answer");
    }
}

screens::Check::Row row_of(const xforms::Instance::Answered& answered, const std::string& section) {
    const xforms::Question& question = answered.question;
    return {
        .page = answered.page,
        .section = section,
        .question = question.label.plain(),
        .answer = screens::answer_words(question),
        .typed = question.control == xforms::ControlKind::input && question.type == xforms::DataType::string};
}

std::vector<xforms::Words> titles_of(const VisitState& visit, const std::string& page) {
    return visit.answers.instance.page(page).titles;
}

screens::Chrome chrome_of(const VisitState& visit) {
    const Settings& settings = visit.settings;
    screens::Chrome chrome;
    chrome.council = visit.context.council;
    chrome.title = visit.context.form->title();
    if (!visit.welcome_pages.empty())
        if (const auto titles = titles_of(visit, visit.welcome_pages.front()); !titles.empty())
            chrome.title = titles.back().plain();
    chrome.practice = visit.context.practice;
    chrome.languages = visit.context.languages;
    chrome.language = settings.language;
    chrome.palette = settings.palette;
    chrome.size = settings.size;
    chrome.lowered = settings.lowered;
    chrome.sound = settings.sound;
    chrome.lowered_height_mm = visit.context.reach_height_mm;
    return chrome;
}

int forgets_after_s(const VisitState& visit) {
    return static_cast<int>((visit.context.ask_after + visit.context.forget_after).count());
}

screens::Welcome welcome(const VisitState& visit, Moment now) {
    screens::Welcome welcome;
    if (!visit.welcome_pages.empty()) welcome.page = visit.answers.instance.page(visit.welcome_pages.front());
    welcome.part = visit.place.part;
    if (visit.context.closes) welcome.closes = words::date(*visit.context.closes);
    welcome.begun = visit.answers.begun;
    welcome.closed = visit.closed(now) && !welcome.begun;
    welcome.forgets_after_s = forgets_after_s(visit);
    return welcome;
}

// "Question 3 of 11": the same for a question and for the summary of a repeat.
template <class Shown>
void number(Shown& shown, const VisitState& visit) {
    const auto pages = visit.question_pages();
    const auto here = std::find(pages.begin(), pages.end(), visit.place.page);
    shown.number = static_cast<int>(here - pages.begin()) + 1;
    shown.total = static_cast<int>(pages.size());
}

// The message is asked for anew, so that it follows a change of language.
std::string error_of(const VisitState& visit, const xforms::Question& question,
                     const std::vector<xforms::Violation>& violations) {
    const auto refused = visit.answers.refusals.find(question.reference);
    if (refused == visit.answers.refusals.end()) return {};
    for (const xforms::Violation& violation : violations)
        if (violation.reference == question.reference && violation.rule == refused->second)
            if (std::string message = violation.message.plain(); !message.empty()) return message;
    return message_for(refused->second, question);
}

screens::Item item(const VisitState& visit, const xforms::Question& question,
                   const std::vector<xforms::Violation>& violations) {
    const Answers& answers = visit.answers;
    screens::Item item{.question = question};
    if (const auto draft = answers.drafts.find(question.reference); draft != answers.drafts.end())
        item.draft = draft->second;
    // Where the form sets no length the kiosk's own is told in time, and not to everybody.
    if (!item.question.most_characters && item.draft &&
        text::length(item.draft->text) > limits::answer_letters * 9 / 10)
        item.question.most_characters = limits::answer_letters;
    const auto begun = answers.half_dates.find(question.reference);
    item.date = begun == answers.half_dates.end() ? fields_of(question) : begun->second;
    if (SearchableChoices* choices = visit.page_cache.choices(question.reference)) {
        const auto search = answers.drafts.find(screens::search_field);
        const std::string words = search == answers.drafts.end() ? "" : search->second.text;
        item.list = screens::ChoiceSearch{};
        if (visit.place.list == question.reference)
            item.list = choices->show(item.question, words, visit.place.part);
    }
    item.error = error_of(visit, question, violations);
    return item;
}

screens::QuestionPage question_page(const VisitState& visit, const xforms::Page& page) {
    const auto violations = visit.answers.instance.violations(visit.place.page);
    screens::QuestionPage shown;
    shown.reference = page.reference;
    shown.titles = page.titles;
    for (const xforms::Question& question : page.questions)
        shown.items.push_back(item(visit, question, violations));
    number(shown, visit);
    const auto& drafts = visit.answers.drafts;
    if (const auto search = drafts.find(screens::search_field); search != drafts.end())
        shown.search = search->second;
    shown.keyboard = visit.place.keyboard;
    shown.part = visit.place.part;
    return shown;
}

screens::RepeatPage repeat_page(const VisitState& visit, const xforms::Page& page,
                                const xforms::Repeat& repeat) {
    screens::RepeatPage shown;
    shown.repeat = repeat;
    shown.titles = page.titles;
    shown.removing = visit.place.removing;
    number(shown, visit);
    shown.part = visit.place.part;
    return shown;
}

screens::Screen form_page(const VisitState& visit) {
    const xforms::Page& page = visit.page_here();
    if (page.repeat) return repeat_page(visit, page, *page.repeat);
    return question_page(visit, page);
}

screens::Check check(const VisitState& visit) {
    const xforms::Instance& instance = visit.answers.instance;
    screens::Check check{.part = visit.place.part, .not_stored = visit.answers.not_stored};
    const std::vector<xforms::Repeat> repeats = instance.repeats();
    const auto answers = instance.review();
    auto answer = answers.begin();
    for (const std::string& page : instance.pages()) {
        const auto repeat = std::find_if(repeats.begin(), repeats.end(),
                                         [&](const auto& each) { return each.reference == page; });
        // What the form itself counts, nobody has to look at.
        if (repeat != repeats.end() && !repeat->fixed)
            check.rows.push_back({.page = page,
                                  .section = "",
                                  .question = repeat->label.plain(),
                                  .answer = words::number(std::ssize(repeat->instances))});
        if (answer == answers.end() || answer->page != page) continue;
        const auto titles = titles_of(visit, page);
        for (; answer != answers.end() && answer->page == page; ++answer)
            check.rows.push_back(row_of(*answer, titles.empty() ? "" : titles.back().plain()));
    }
    return check;
}

screens::Screen screen_of(const VisitState& visit, Moment now) {
    switch (visit.place.stage) {
        case Stage::welcome:
            return welcome(visit, now);
        case Stage::about:
            return screens::About{.page = visit.answers.instance.page(visit.place.page),
                                  .forgets_after_s = forgets_after_s(visit),
                                  .part = visit.place.part};
        case Stage::questions:
            return form_page(visit);
        case Stage::check:
            return check(visit);
        case Stage::thanks:
            break;
    }
    return screens::Thanks{.learn_more = visit.context.learn_more,
                           .forgets_in_s = static_cast<int>(thanks_stay.count())};
}

}  // namespace

screens::View show(const VisitState& visit, Moment now) {
    const Place& place = visit.place;
    return {chrome_of(visit), screen_of(visit, now),   place.sheet, place.sheet_part,
            place.key_help,   visit.settings.switches, place.large};
}

}  // namespace kiosk
