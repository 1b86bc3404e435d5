// SPDX-License-Identifier: Apache-2.0
// What a visit shows: the view as a function of its state, made anew each time and kept nowhere.
#include <algorithm>

#include "kiosk/screens/answer_words.h"
#include "kiosk/visit/date_fields.h"
#include "kiosk/visit/visit.h"
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

std::string message_for(xforms::Violation::Rule rule, const xforms::Question& question) {
    switch (rule) {
        case xforms::Violation::Rule::required:
            // Translators: error under a question that must be answered.
            return words::say("error", "Answer this question to continue");
        case xforms::Violation::Rule::type:
            return of_wrong_type(question.type);
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

}  // namespace

screens::View Visit::view(Moment now) const {
    return {chrome(), screen(now), sheet_, sheet_part_, key_help_, switches_, large_};
}

screens::Chrome Visit::chrome() const {
    screens::Chrome chrome;
    chrome.council = context_.config.council;
    chrome.title = context_.form->title();
    if (!welcome_pages_.empty()) {
        const auto titles = instance_.page(welcome_pages_.front()).titles;
        if (!titles.empty()) chrome.title = titles.back().plain();
    }
    chrome.practice = context_.practice;
    chrome.languages = context_.languages;
    chrome.language = language_;
    chrome.palette = palette_;
    chrome.size = size_;
    chrome.lowered = lowered_;
    chrome.sound = sound_;
    chrome.lowered_height_mm = static_cast<float>(context_.config.reach_height_mm());
    return chrome;
}

screens::Screen Visit::screen(Moment now) const {
    const auto& config = context_.config;
    const int forgets = static_cast<int>((config.ask_after + config.forget_after).count());
    if (asking(now)) {
        const auto left = config.ask_after + config.forget_after - idle(now);
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
        return screens::StillThere{.seconds_left = static_cast<int>(std::max<std::int64_t>(seconds, 0))};
    }
    switch (stage_) {
        case Stage::welcome:
            return welcome(now);
        case Stage::about:
            return screens::About{.page = instance_.page(page_), .forgets_after_s = forgets, .part = part_};
        case Stage::questions:
            return form_page();
        case Stage::check:
            return check();
        default:
            return screens::Thanks{.learn_more = config.learn_more,
                                   .forgets_in_s = static_cast<int>(thanks_stay.count())};
    }
}

bool Visit::closed(Moment now) const {
    const auto& config = context_.config;
    const auto today = local_day(now);
    const bool outside = (config.opens && today < *config.opens) || (config.closes && today > *config.closes);
    return outside && !context_.practice;
}

screens::Welcome Visit::welcome(Moment now) const {
    const auto& config = context_.config;
    screens::Welcome welcome;
    if (!welcome_pages_.empty()) welcome.page = instance_.page(welcome_pages_.front());
    welcome.part = part_;
    if (config.closes) welcome.closes = words::date(*config.closes);
    welcome.closed = closed(now);
    welcome.forgets_after_s = static_cast<int>((config.ask_after + config.forget_after).count());
    return welcome;
}

screens::Screen Visit::form_page() const {
    const xforms::Page& page = page_here();
    if (page.repeat) return repeat_page(page, *page.repeat);
    return question_page(page);
}

screens::QuestionPage Visit::question_page(const xforms::Page& page) const {
    const auto violations = instance_.violations(page_);
    const auto pages = question_pages();
    screens::QuestionPage shown;
    shown.reference = page.reference;
    shown.titles = page.titles;
    for (const xforms::Question& question : page.questions) shown.items.push_back(item(question, violations));
    shown.number = static_cast<int>(std::find(pages.begin(), pages.end(), page_) - pages.begin()) + 1;
    shown.total = static_cast<int>(pages.size());
    if (const auto search = drafts_.find(screens::search_field); search != drafts_.end())
        shown.search = search->second;
    shown.keyboard = keyboard_;
    shown.part = part_;
    return shown;
}

screens::Item Visit::item(const xforms::Question& question,
                          const std::vector<xforms::Violation>& violations) const {
    screens::Item item{.question = question};
    if (const auto draft = drafts_.find(question.reference); draft != drafts_.end())
        item.draft = draft->second;
    const auto begun = dates_.find(question.reference);
    item.date = begun == dates_.end() ? parts_of(question) : begun->second;
    if (SearchableChoices* choices = page_cache_.choices(question.reference)) {
        const auto search = drafts_.find(screens::search_field);
        const std::string words = search == drafts_.end() ? "" : search->second.text;
        item.list = screens::ChoiceSearch{};
        if (list_ == question.reference) item.list = choices->show(item.question, words, part_);
    }
    const auto refused = refused_.find(question.reference);
    if (refused == refused_.end()) return item;
    // The message is asked for anew, so that it follows a change of language.
    for (const xforms::Violation& violation : violations)
        if (violation.reference == question.reference && violation.rule == refused->second)
            item.error = violation.message.plain();
    if (item.error.empty()) item.error = message_for(refused->second, question);
    return item;
}

screens::RepeatPage Visit::repeat_page(const xforms::Page& page, const xforms::Repeat& repeat) const {
    const auto pages = question_pages();
    screens::RepeatPage shown;
    shown.repeat = repeat;
    shown.titles = page.titles;
    shown.removing = removing_;
    shown.number = static_cast<int>(std::find(pages.begin(), pages.end(), page_) - pages.begin()) + 1;
    shown.total = static_cast<int>(pages.size());
    shown.part = part_;
    return shown;
}

screens::Check Visit::check() const {
    screens::Check check{.part = part_, .not_stored = not_stored_};
    const std::vector<xforms::Repeat> repeats = instance_.repeats();
    const auto answers = instance_.review();
    auto answer = answers.begin();
    for (const std::string& page : instance_.pages()) {
        const auto repeat = std::find_if(repeats.begin(), repeats.end(),
                                         [&](const auto& each) { return each.reference == page; });
        // What the form itself counts, nobody has to look at.
        if (repeat != repeats.end() && !repeat->fixed)
            check.rows.push_back({.page = page,
                                  .section = "",
                                  .question = repeat->label.plain(),
                                  .answer = words::number(std::ssize(repeat->instances))});
        if (answer == answers.end() || answer->page != page) continue;
        const auto titles = instance_.page(page).titles;
        for (; answer != answers.end() && answer->page == page; ++answer)
            check.rows.push_back(row_of(*answer, titles.empty() ? "" : titles.back().plain()));
    }
    return check;
}

}  // namespace kiosk
