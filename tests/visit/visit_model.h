// SPDX-License-Identifier: Apache-2.0
// What a visit is, as small as it can be said: a form of one question a page, some of which lean on earlier
// ones, a repeat of people, and a last question; where the person is, what they answered, and what is sent.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

enum class Kind { one, many, text };

struct Ask {
    Kind kind = Kind::text;
    bool required = false;
    int leans_on = -1;  // asked only where `a` was chosen there; -1: always
};

inline const std::string people_page = "/data/person", last_page = "/data/last";
inline std::string page_of(std::size_t question) {
    return "/data/q" + std::to_string(question);
}
inline std::string person_page(std::size_t person) {
    return people_page + "[" + std::to_string(person + 1) + "]/name";
}

struct VisitModel {
    enum class At { welcome, page, check, thanks };

    std::vector<Ask> form;
    At at = At::welcome;
    std::string page;                          // where At::page
    std::map<std::string, std::string> given;  // by page; of people in `people`
    std::vector<std::string> people;
    bool in_person = false;       // opened at the summary, and leads back to it
    bool changing = false;        // came from the check, and goes back to it
    std::set<std::string> known;  // pages that need not be asked before that
    int language = 0;
    bool still_there = false;  // the kiosk asks

    bool relevant(std::size_t question) const;
    std::vector<std::string> pages() const;
    const Ask* asked_here() const;  // nullptr where the page is no question of `form`
    std::string& answer_here();
    bool stands(const std::string& page) const;

    void go(At, const std::string& page = {});
    void start();
    void go_on();
    void go_back();
    void change(const std::string& page);
    void open_person(std::size_t person);
    void remove_person(std::size_t person);
    bool submit();  // false where something is still to be answered: then the person is there
    void next_person();

    std::string record() const;  // the nodes that are sent
};
