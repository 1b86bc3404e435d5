// SPDX-License-Identifier: Apache-2.0
#include "tests/visit/visit_model.h"

#include <algorithm>

bool VisitModel::relevant(std::size_t question) const {
    if (form[question].leans_on < 0) return true;
    const auto other = static_cast<std::size_t>(form[question].leans_on);
    const auto answer = given.find(page_of(other));
    return relevant(other) && answer != given.end() && answer->second == "a";
}

std::vector<std::string> VisitModel::pages() const {
    std::vector<std::string> all;
    for (std::size_t question = 0; question < form.size(); ++question)
        if (relevant(question)) all.push_back(page_of(question));
    for (std::size_t person = 0; person < people.size(); ++person) all.push_back(person_page(person));
    all.push_back(people_page);
    all.push_back(last_page);
    return all;
}

const Ask* VisitModel::asked_here() const {
    for (std::size_t question = 0; question < form.size(); ++question)
        if (page_of(question) == page) return &form[question];
    return nullptr;
}

std::string& VisitModel::answer_here() {
    for (std::size_t person = 0; person < people.size(); ++person)
        if (person_page(person) == page) return people[person];
    return given[page];
}

bool VisitModel::stands(const std::string& asked) const {
    for (std::size_t question = 0; question < form.size(); ++question) {
        if (page_of(question) != asked || !form[question].required) continue;
        const auto answer = given.find(asked);
        return answer != given.end() && !answer->second.empty();
    }
    return true;
}

void VisitModel::go(At to, const std::string& there) {
    at = to;
    page = there;
    if (changing) known.insert(there);
}

void VisitModel::start() {
    go(At::page, pages().front());
}

void VisitModel::go_on() {
    if (!stands(page)) return;
    if (in_person) {
        in_person = false;
        return go(At::page, people_page);
    }
    const std::vector<std::string> all = pages();
    if (changing) {
        const auto opened =
            std::find_if(all.begin(), all.end(), [&](const auto& each) { return !known.contains(each); });
        return opened == all.end() ? go(At::check) : go(At::page, *opened);
    }
    const auto next = std::find(all.begin(), all.end(), page) + 1;
    if (next == all.end()) return go(At::check);
    go(At::page, *next);
}

void VisitModel::go_back() {
    if (at == At::check) {
        changing = false;
        return go(At::page, last_page);
    }
    if (in_person) {
        in_person = false;
        return go(At::page, people_page);
    }
    if (changing) return go(At::check);
    const std::vector<std::string> all = pages();
    const auto here = std::find(all.begin(), all.end(), page);
    if (here == all.begin()) return go(At::welcome);
    go(At::page, *(here - 1));
}

void VisitModel::change(const std::string& there) {
    const std::vector<std::string> all = pages();
    known = {all.begin(), all.end()};
    changing = true;
    in_person = false;
    go(At::page, there);
}

void VisitModel::open_person(std::size_t person) {
    if (person == people.size()) people.emplace_back();
    in_person = true;
    go(At::page, person_page(person));
}

void VisitModel::remove_person(std::size_t person) {
    people.erase(people.begin() + static_cast<std::ptrdiff_t>(person));
}

bool VisitModel::submit() {
    for (const std::string& each : pages())
        if (!stands(each)) {
            change(each);
            return false;
        }
    const std::vector<Ask> same = form;
    const int spoken = language;
    *this = {};
    form = same;
    language = spoken;
    at = At::thanks;
    return true;
}

void VisitModel::next_person() {
    const std::vector<Ask> same = form;
    *this = {};
    form = same;
}

std::string VisitModel::record() const {
    const auto node = [](const std::string& name, const std::string& text) {
        return text.empty() ? "<" + name + "/>" : "<" + name + ">" + text + "</" + name + ">";
    };
    const auto answer = [&](const std::string& of) {
        const auto found = given.find(of);
        return found == given.end() ? std::string() : found->second;
    };
    std::string all;
    for (std::size_t question = 0; question < form.size(); ++question)
        if (relevant(question)) all += node("q" + std::to_string(question), answer(page_of(question)));
    for (const std::string& person : people) all += "<person>" + node("name", person) + "</person>";
    return all + node("last", answer(last_page));
}
