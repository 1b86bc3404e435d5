// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cctype>
#include <map>

#include "sync/office/unseal.h"
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
    const Item& item = page.items.at(0);
    if (item.question.reference != model_.page) return item.question.reference + " is asked";
    const std::string shown = item.draft ? item.draft->text : item.question.value;
    if (shown != model_.answer_here()) return model_.page + " shows '" + shown + "'";
    const std::string label = item.question.label.plain(), language = model_.language == 0 ? "en" : "ar";
    return label.starts_with(language) ? "" : "the question is '" + label + "'";
}

std::string Walks::check_differs() {
    const std::vector<std::string> pages = model_.pages();
    const auto& rows = see<Check>().rows;
    if (rows.size() != pages.size()) return std::to_string(rows.size()) + " rows at the check";
    for (std::size_t at = 0; at < rows.size(); ++at) {
        if (rows[at].page != pages[at]) return rows[at].page + " is row " + std::to_string(at);
        if (pages[at] == people_page) continue;  // a number, in the language's digits
        VisitModel there = model_;
        there.page = pages[at];
        const Ask* asked = there.asked_here();
        std::string expected = there.answer_here(), shown = rows[at].answer;
        if (asked != nullptr && asked->kind != Kind::text) {
            std::transform(expected.begin(), expected.end(), expected.begin(),
                           [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
            std::erase(expected, ' ');
            shown = letters(shown);
        }
        if (shown != expected) return pages[at] + " is '" + shown + "' at the check";
    }
    return {};
}

std::string Walks::last_record() {
    const auto store = store::Store::open(config_.database.string());
    const auto due = *store->outbox().due(now_.wall);
    const store::Sealed sealed = store->outbox().read(due.back())->sealed;
    std::vector<council::SubmissionFile> files;
    for (const auto& file : sealed.files) files.push_back({file.name, file.bytes});
    return *council::unseal(*council::read_submission_header(sealed.manifest), files, *key_);
}

std::string Walks::record_differs() {
    const auto count = tally();
    if (count.visits_today != visits_) return std::to_string(count.visits_today) + " visits";
    if (count.expired_today != expired_) return std::to_string(count.expired_today) + " expired";
    if (count.submitted_today != sent_ || count.waiting != sent_)
        return std::to_string(count.submitted_today) + " sent";
    if (sent_ == 0) return {};
    const std::string record = last_record();
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
