// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <map>

#include "tests/visit/walks.h"

using namespace screens;

namespace {

// The choices in an answer's words, in whichever way the language joins them.
std::string letters(const std::string& words) {
    std::string all;
    for (const char letter : words)
        if (letter >= 'A' && letter <= 'C') all += letter;
    return all;
}

}  // namespace

std::string Walks::page_differs() {
    if (model_.page == people_page) {
        const auto& shown = see<RepeatPage>().repeat.instances;
        if (shown.size() != model_.people.size()) return std::to_string(shown.size()) + " people are shown";
        for (std::size_t at = 0; at < shown.size(); ++at) {
            const std::string name = shown[at].answers.empty() ? "" : shown[at].answers[0].value;
            if (name != model_.people[at]) return "a person is '" + name + "'";
        }
        return {};
    }
    const QuestionPage& page = see<QuestionPage>();
    const std::vector<std::string> questions = model_.questions(model_.page);
    if (page.reference != model_.page) return page.reference + " is asked";
    if (page.items.size() != questions.size())
        return std::to_string(page.items.size()) + " questions are asked";
    for (std::size_t at = 0; at < questions.size(); ++at) {
        const Item& item = page.items[at];
        if (item.question.reference != questions[at]) return item.question.reference + " is asked";
        const std::string shown = item.draft ? item.draft->text : item.question.value;
        if (shown != model_.shown(questions[at])) return questions[at] + " shows '" + shown + "'";
        const std::string label = item.question.label.plain(), language = model_.language == 0 ? "en" : "ar";
        if (!label.starts_with(language)) return "the question is '" + label + "'";
    }
    return page.part == model_.part ? "" : "part " + std::to_string(page.part) + " is shown";
}

std::string Walks::row_differs(const Check::Row& row, const std::string& question) {
    const Ask* asked = model_.asked(question);
    std::string expected = model_.answer(question), shown = row.answer;
    if (asked != nullptr && asked->kind != Kind::text) {
        std::transform(expected.begin(), expected.end(), expected.begin(),
                       [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
        std::erase(expected, ' ');
        shown = letters(shown);
    }
    return shown == expected ? "" : question + " is '" + shown + "' at the check";
}

std::string Walks::check_differs() {
    const auto& rows = see<Check>().rows;
    std::size_t at = 0;
    for (const std::string& page : model_.pages()) {
        std::vector<std::string> questions = model_.questions(page);
        if (page == people_page) questions = {page};
        for (const std::string& question : questions) {
            if (at == rows.size()) return std::to_string(at) + " rows at the check";
            const Check::Row& row = rows[at++];
            if (row.page != page || row.reference != question) return row.reference + " follows at the check";
            if (page == people_page) continue;  // a number, in the language's digits
            if (std::string wrong = row_differs(row, question); !wrong.empty()) return wrong;
        }
    }
    return at == rows.size() ? "" : std::to_string(rows.size()) + " rows at the check";
}

std::string Walks::record_differs() {
    const auto count = tally();
    if (count.visits_today != visits_) return std::to_string(count.visits_today) + " visits";
    if (count.expired_today != expired_) return std::to_string(count.expired_today) + " expired";
    if (count.submitted_today != sent_ || count.waiting != sent_)
        return std::to_string(count.submitted_today) + " sent";
    if (sent_ == 0) return {};
    const std::string record = key_.newest_record(config_, now_);
    return record.find(">" + awaited_ + "<orx:meta>") != record.npos ? "" : "sent was " + record;
}

std::string Walks::difference() {
    using At = VisitModel::At;
    static const std::map<At, std::string> names = {
        {At::welcome, "welcome"}, {At::page, "question"}, {At::check, "check"}, {At::thanks, "thanks"}};
    const std::string expected = model_.still_there           ? "still_there"
                                 : model_.page == people_page ? "repeat"
                                                              : names.at(model_.at);
    if (name() != expected) return name() + " is shown and not " + expected;
    if (model_.still_there || model_.at == At::welcome) return {};
    if (model_.at == At::thanks) return record_differs();
    return model_.at == At::check ? check_differs() : page_differs();
}
