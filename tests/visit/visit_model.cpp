// SPDX-License-Identifier: Apache-2.0
#include "tests/visit/visit_model.h"

#include <algorithm>
#include <iterator>

namespace {

using Names = std::vector<std::string>;

bool holds(const Names& all, const std::string& one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

bool breaks(Kind kind, const std::string& answer) {
    if (kind == Kind::one) return answer == "b";
    return kind == Kind::many ? answer.find('c') != answer.npos : answer.starts_with("z");
}

}  // namespace

bool opens(Kind kind, const std::string& answer) {
    if (kind == Kind::one) return answer == "a";
    return kind == Kind::many ? answer.find('a') != answer.npos : answer.starts_with("x");
}

bool VisitModel::answer_opens(int question) const {
    const auto other = static_cast<std::size_t>(question);
    return relevant(other) && opens(form[other].kind, answer(reference(other)));
}

bool VisitModel::relevant(std::size_t question) const {
    return form[question].leans_on < 0 || answer_opens(form[question].leans_on);
}

std::size_t VisitModel::head(std::size_t question) const {
    while (question > 0 && form[question].same_page) --question;
    return question;
}

bool VisitModel::alone(std::size_t question) const {
    const bool next_joins = question + 1 < form.size() && form[question + 1].same_page;
    return head(question) == question && !next_joins;
}

std::string VisitModel::reference(std::size_t question) const {
    return (alone(question) ? "/data" : page_of(question)) + "/q" + std::to_string(question);
}

std::string VisitModel::page_of(std::size_t question) const {
    return alone(question) ? reference(question) : "/data/g" + std::to_string(head(question));
}

int VisitModel::named() const {
    return static_cast<int>(
        std::count_if(people.begin(), people.end(), [](const auto& name) { return !name.empty(); }));
}

Names VisitModel::pages() const {
    Names all;
    for (std::size_t question = 0; question < form.size(); ++question)
        if (relevant(question) && !holds(all, page_of(question))) all.push_back(page_of(question));
    for (std::size_t person = 0; person < people.size(); ++person) all.push_back(person_page(person));
    all.push_back(people_page);
    all.push_back(last_page);
    if (counts_people && named() > 1) all.push_back(more_page);
    return all;
}

Names VisitModel::questions(const std::string& of) const {
    if (of == people_page) return {};
    Names all;
    for (std::size_t question = 0; question < form.size(); ++question)
        if (page_of(question) == of && relevant(question)) all.push_back(reference(question));
    return of.starts_with("/data/q") || of.starts_with("/data/g") ? all : Names{of};
}

const Ask* VisitModel::asked(const std::string& of) const {
    for (std::size_t question = 0; question < form.size(); ++question)
        if (reference(question) == of) return &form[question];
    return nullptr;
}

std::string VisitModel::answer(const std::string& of) const {
    for (std::size_t person = 0; person < people.size(); ++person)
        if (person_page(person) == of) return people[person];
    const auto found = given.find(of);
    return found == given.end() ? "" : found->second;
}

std::string VisitModel::shown(const std::string& of) const {
    const auto draft = drafts.find(of);
    return draft == drafts.end() ? answer(of) : draft->second;
}

bool VisitModel::stands(const std::string& of) const {
    const std::string value = answer(of);
    const Ask* ask = asked(of);
    if (ask == nullptr) return !names_required || !of.starts_with(people_page) || !value.empty();
    if (value.empty()) return !ask->required || (ask->demanded_by >= 0 && !answer_opens(ask->demanded_by));
    return !ask->constrained || !breaks(ask->kind, value);
}

void VisitModel::give(const std::string& of, const std::string& value) {
    for (std::size_t person = 0; person < people.size(); ++person)
        if (person_page(person) == of) people[person] = value;
    if (!of.starts_with(people_page)) given[of] = value;
}

void VisitModel::choose(const std::string& of, const std::string& value) {
    const Names before = questions(page);
    give(of, value);
    note_other_questions(before, of);
}

// What comes behind all that stood there is met on the way on.
void VisitModel::note_other_questions(const Names& before, const std::string& answered) {
    const Names now = questions(page);
    const auto differs = std::mismatch(before.begin(), before.end(), now.begin(), now.end()).first;
    if (part == 0 || differs == before.end()) return;
    if (differs <= std::find(before.begin(), before.end(), answered)) parts_differ = true;
}

void VisitModel::take_drafts() {
    for (const std::string& each : questions(page))
        if (const auto draft = drafts.extract(each); !draft.empty()) give(each, draft.mapped());
}

void VisitModel::go(At to, const std::string& there) {
    at = to;
    page = there;
    part = 0;
    parts_differ = false;
}

void VisitModel::go_on_to(const std::string& there) {
    reached.insert(there);
    go(At::page, there);
}

void VisitModel::go_to_check() {
    const Names all = pages();
    const auto unseen =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return !reached.contains(each); });
    if (unseen == all.end()) {
        changed.clear();
        return go(At::check);
    }
    if (changed.empty()) {
        known = reached;
        changed = *unseen;
    }
    go_on_to(*unseen);
}

std::string VisitModel::opened_beside(int by) const {
    Names opened = pages();
    std::erase_if(opened, [&](const auto& each) { return each != page && known.contains(each); });
    const auto there = std::find(opened.begin(), opened.end(), page) - opened.begin() + by;
    const bool is_one = holds(opened, page) && there >= 0 && there < std::ssize(opened);
    return is_one ? opened[static_cast<std::size_t>(there)] : "";
}

void VisitModel::start() {
    go_on_to(pages().front());
}

void VisitModel::show_part(int number) {
    part = number;
    if (part == 0) parts_differ = false;
}

void VisitModel::speak(int other) {
    if (language != other) part = 0;
    language = other;
}

bool VisitModel::page_holds_the_person() {
    const Names before = questions(page);
    take_drafts();
    if (!before.empty()) note_other_questions(before, before.back());
    const Names now = questions(page);
    const auto is_new = [&](const std::string& each) { return !holds(before, each); };
    if (!parts_differ && std::any_of(now.begin(), now.end(), is_new)) return true;
    const auto is_sound = [&](const std::string& each) { return stands(each); };
    if (!parts_differ && std::all_of(now.begin(), now.end(), is_sound)) return false;
    part = 0;
    parts_differ = false;
    return true;
}

void VisitModel::go_on() {
    if (page_holds_the_person()) return;
    if (in_person) {
        in_person = false;
        return go(At::page, people_page);
    }
    const Names all = pages();
    const auto next = std::find(all.begin(), all.end(), page) + 1;
    const std::string opened = changed.empty() ? "" : opened_beside(+1);
    if (!opened.empty()) return go_on_to(opened);
    if (!changed.empty() || next == all.end()) return go_to_check();
    go_on_to(*next);
}

void VisitModel::go_back() {
    if (at == At::check) {
        return go(At::page, pages().back());
    }
    take_drafts();
    if (in_person) {
        in_person = false;
        return go(At::page, people_page);
    }
    const Names all = pages();
    if (!changed.empty()) {
        if (page == changed) return go_to_check();
        if (const std::string before = opened_beside(-1); !before.empty()) return go(At::page, before);
        return holds(all, changed) ? go(At::page, changed) : go_to_check();
    }
    const auto here = std::find(all.begin(), all.end(), page);
    if (here == all.begin()) return go(At::welcome);
    go(At::page, *(here - 1));
}

void VisitModel::change(const std::string& there) {
    const Names all = pages();
    known = {all.begin(), all.end()};
    changed = there;
    in_person = false;
    go(At::page, there);
}

void VisitModel::open_person(std::size_t person) {
    if (person == people.size()) people.emplace_back();
    in_person = true;
    reached.insert(person_page(person));
    go(At::page, person_page(person));
}

void VisitModel::remove_person(std::size_t person) {
    people.erase(people.begin() + static_cast<std::ptrdiff_t>(person));
    std::erase_if(drafts, [](const auto& draft) { return draft.first.starts_with(people_page + "["); });
    reached.erase(person_page(people.size()));
    part = 0;
}

// To the first by name of what cannot stand.
bool VisitModel::submit() {
    std::map<std::string, std::string> wrong;  // page by question
    for (const std::string& each : pages())
        for (const std::string& question : questions(each))
            if (!stands(question)) wrong[question] = each;
    if (!wrong.empty()) {
        change(wrong.begin()->second);
        return false;
    }
    const int spoken = language;
    next_person();
    language = spoken;
    at = At::thanks;
    return true;
}

void VisitModel::next_person() {
    const VisitModel same{.form = form, .names_required = names_required, .counts_people = counts_people};
    *this = same;
}

std::string VisitModel::record() const {
    const auto node = [](const std::string& name, const std::string& text) {
        return text.empty() ? "<" + name + "/>" : "<" + name + ">" + text + "</" + name + ">";
    };
    std::string all, group;
    for (std::size_t question = 0; question < form.size(); ++question) {
        const std::string inside =
            relevant(question) ? node("q" + std::to_string(question), answer(reference(question))) : "";
        group += inside;
        if (question + 1 < form.size() && form[question + 1].same_page) continue;
        all += alone(question) ? group : node("g" + std::to_string(head(question)), group);
        group.clear();
    }
    for (const std::string& person : people) all += "<person>" + node("name", person) + "</person>";
    all += node("last", answer(last_page));
    if (counts_people) all += node("named", std::to_string(named()));
    return counts_people && named() > 1 ? all + node("more", answer(more_page)) : all;
}
