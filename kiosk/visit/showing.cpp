// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/showing.h"

#include <algorithm>
#include <map>

#include "kiosk/limits.h"
#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/visit/date_fields.h"
#include "kiosk/words/numbers.h"

namespace kiosk {
namespace {

std::string of_wrong_type(xforms::DataType type) {
    switch (type) {
        case xforms::DataType::integer:
            // Translators: error under a question; says how to put it right.
            return words::in_own_digits(words::say("error", "Enter a whole number, such as 12"));
        case xforms::DataType::decimal:
            // Translators: error under a question; says how to put it right. {0} is a number with its decimal
            // sign.
            return words::fill(words::say("error", "Enter a number, such as {0}"),
                               {words::own_number("2.5")});
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

// A number that is too large by itself, a text that is too long, or an answer that asks for more questions
// than one filling-in has room for: of a number, of a choice, of whatever the form counts by.
std::string of_too_much(const xforms::Question& question, const std::string& given) {
    constexpr int most = limits::repeat_instances;
    const bool counts = screens::is_number(question);
    if (counts && std::strtod(words::stored_number(given).value_or("").c_str(), nullptr) > double{most})
        // Translators: error under a question that asks how many there are. {0} is the largest number
        // allowed.
        return words::fill(words::say("error", "Enter a smaller number: {0} is the most"),
                           {words::number(most)});
    if (!counts && question.control == xforms::ControlKind::input)
        // Translators: error under a question whose answer is longer than the kiosk can send.
        return words::say("error", "This answer is too long. Make it shorter.");
    // Translators: error under a question whose answer would bring up so many further questions that they do
    // not fit, such as a number of people.
    return words::say("error", "This answer leads to more questions than fit here. Change it.");
}

std::string of_nothing(const xforms::Question& question) {
    if (question.control == xforms::ControlKind::input && !screens::is_date(question))
        // Translators: error under a question that must be answered; its answer is typed.
        return words::say("error", "Write an answer to continue");
    // Translators: error under a question that must be answered; its answer is chosen.
    return words::say("error", "Choose an answer to continue");
}

std::string message_for(xforms::Violation::Rule rule, const xforms::Question& question,
                        const std::string& given) {
    switch (rule) {
        case xforms::Violation::Rule::required:
            return of_nothing(question);
        case xforms::Violation::Rule::type:
            return of_wrong_type(question.type);
        case xforms::Violation::Rule::too_much:
            return of_too_much(question, given);
        default:
            // Translators: error under a question whose answer breaks a rule of the form.
            return words::say("error", "Check this answer");
    }
}

screens::Check::Row row_of(const xforms::Instance::Answered& answered) {
    const xforms::Question& question = answered.question;
    return {
        .page = answered.page,
        .reference = question.reference,
        .section = answered.section.brief(),
        .question = question.label.brief(),
        .answer = screens::answer_words(question),
        .typed = question.control == xforms::ControlKind::input && question.type == xforms::DataType::string};
}

std::vector<xforms::Words> titles_of(const VisitState& visit, const std::string& page) {
    return visit.answers.instance.page(page).titles;
}

screens::Record record_of(const VisitState& visit) {
    return visit.signs_up() ? screens::Record::sign_up : screens::Record::answers;
}

// In the language on screen: the welcome's, or of the part that a sign-up begins with. A form's own title has
// one language.
std::string title_of(const VisitState& visit) {
    std::vector<std::string> pages = visit.welcome_pages;
    if (visit.signs_up()) pages = visit.question_pages();
    if (!pages.empty())
        if (const auto titles = titles_of(visit, pages.front()); !titles.empty())
            return titles.back().plain();
    return visit.context.form->title();
}

screens::Chrome chrome_of(const VisitState& visit) {
    const Settings& settings = visit.settings;
    screens::Chrome chrome;
    const auto& names = visit.context.council_in;
    const auto own = names.find(visit.language().code);
    chrome.council = own == names.end() ? visit.context.council : own->second;
    chrome.title = title_of(visit);
    chrome.record = record_of(visit);
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
    welcome.tells_more = !visit.about_pages.empty();
    welcome.begun = visit.answers.begun;
    welcome.closed = visit.closed(now) && !welcome.begun;
    const bool over = visit.context.closes && local_day(now.wall) > *visit.context.closes;
    if (welcome.closed && over) {
        welcome.closed_on = welcome.closes;
        welcome.results = visit.context.results;
    }
    welcome.forgets_after_s = forgets_after_s(visit);
    return welcome;
}

// The group that a page stands in, by its reference; "" where it is none but the form itself.
std::string group_of(const std::string& page) {
    const std::string group = page.substr(0, page.rfind('/'));
    return std::count(group.begin(), group.end(), '/') > 1 ? group + "/" : "";
}

screens::Progress progress_of(const VisitState& visit, const std::vector<xforms::Words>& titles) {
    screens::Progress progress;
    const std::string& page = visit.place.page;
    const std::vector<std::string>& pages = visit.question_pages();
    const auto here = std::find(pages.begin(), pages.end(), page);
    progress.number = static_cast<int>(here - pages.begin()) + 1;
    if (const auto done = visit.place.done.find(page); done != visit.place.done.end())
        progress.done = done->second;
    if (titles.empty()) return progress;
    progress.group = titles.back().plain();
    const std::string group = group_of(page);
    if (group.empty()) return progress;
    const auto belongs = [&](const std::string& other) { return other.starts_with(group); };
    progress.in_group = static_cast<int>(std::count_if(pages.begin(), here, belongs)) + 1;
    progress.group_size = static_cast<int>(std::count_if(pages.begin(), pages.end(), belongs));
    progress.group_may_grow = visit.answers.instance.may_follow(page, group) > 0;
    return progress;
}

// The message is asked for anew, so that it follows a change of language.
std::string error_of(const VisitState& visit, const xforms::Question& question,
                     const std::vector<xforms::Violation>& violations) {
    const auto refused = visit.answers.refusals.find(question.reference);
    if (refused == visit.answers.refusals.end()) return {};
    for (const xforms::Violation& violation : violations)
        if (violation.reference == question.reference && violation.rule == refused->second)
            if (std::string message = violation.message.plain(); !message.empty()) return message;
    const auto draft = visit.answers.drafts.find(question.reference);
    return message_for(refused->second, question,
                       draft == visit.answers.drafts.end() ? question.value : draft->second.text);
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
    shown.progress = progress_of(visit, page.titles);
    const auto& drafts = visit.answers.drafts;
    if (const auto search = drafts.find(screens::search_field); search != drafts.end())
        shown.search = search->second;
    shown.keyboard = visit.place.keyboard;
    shown.part = visit.place.part;
    for (const xforms::Question& note : visit.page_cache.text_before(visit.answers.instance, page.reference))
        shown.text_before.push_back({.question = note});
    return shown;
}

screens::RepeatPage repeat_page(const VisitState& visit, const xforms::Page& page,
                                const xforms::Repeat& repeat) {
    screens::RepeatPage shown;
    shown.repeat = repeat;
    shown.titles = page.titles;
    shown.removing = visit.place.removing;
    shown.progress = progress_of(visit, page.titles);
    shown.part = visit.place.part;
    return shown;
}

screens::Screen form_page(const VisitState& visit) {
    const xforms::Page& page = visit.page_here();
    if (page.repeat) return repeat_page(visit, page, *page.repeat);
    return question_page(visit, page);
}

PageCache::Rows rows_of(const VisitState& visit) {
    const xforms::Instance& instance = visit.answers.instance;
    std::map<std::string, xforms::Repeat> repeats;
    for (xforms::Repeat& each : instance.repeats()) repeats.emplace(each.reference, std::move(each));
    PageCache::Rows rows;
    const auto answers = instance.review();
    auto answer = answers.begin();
    for (const std::string& page : instance.pages()) {
        const auto repeat = repeats.find(page);
        // What the form itself counts, nobody has to look at.
        if (repeat != repeats.end() && !repeat->second.fixed)
            rows.push_back({.page = page,
                            .reference = page,
                            .section = "",
                            .question = repeat->second.label.brief(),
                            .answer = words::number(std::ssize(repeat->second.instances))});
        for (; answer != answers.end() && answer->page == page; ++answer) rows.push_back(row_of(*answer));
    }
    return rows;
}

// The row of that question, or the first of that page; none where it is not there any more.
std::optional<std::size_t> changed_row(const PageCache::Rows& rows, const std::string& changed) {
    if (changed.empty()) return std::nullopt;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& row) {
        return row.reference == changed || row.page == changed;
    });
    if (found == rows.end()) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
}

screens::Check check(const VisitState& visit) {
    const auto make = [&visit] { return rows_of(visit); };
    const PageCache::Rows& rows = visit.page_cache.rows(visit.answers.instance, make);
    const auto changed = changed_row(rows, visit.place.changed);
    return {.rows = rows,
            .part = visit.place.part,
            .changed = changed,
            .of = record_of(visit),
            .not_stored = visit.answers.not_stored,
            .storing = visit.answers.storing_since.has_value()};
}

screens::Thanks thanks(const VisitState& visit) {
    screens::Thanks thanks;
    if (visit.context.uploads_after)
        thanks.sent_after = words::time_in_a_sentence(*visit.context.uploads_after);
    thanks.forgets_in_s = static_cast<int>(thanks_stay.count());
    if (visit.signs_up()) {
        thanks.of = screens::Record::sign_up;
        return thanks;
    }
    thanks.part = visit.place.part;
    thanks.learn_more = visit.context.learn_more;
    if (visit.context.closes) thanks.closes = words::date(*visit.context.closes);
    const auto& offered = visit.context.newsletter_in;
    thanks.newsletter = std::find(offered.begin(), offered.end(), visit.language().code) != offered.end();
    return thanks;
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
    return thanks(visit);
}

}  // namespace

screens::View show(const VisitState& visit, Moment now) {
    const Place& place = visit.place;
    return {chrome_of(visit), screen_of(visit, now),   place.sheet, place.sheet_part,
            place.key_help,   visit.settings.switches, place.large};
}

}  // namespace kiosk
