// SPDX-License-Identifier: Apache-2.0
// What a visit is, as small as it can be said: a form of pages with one question or several, which lean on
// others and have rules, a repeat of people, a last question, and perhaps one more where two people have
// names; where the person is, what they answered, and what is sent.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

enum class Kind { one, many, text };

struct Ask {
    Kind kind = Kind::text;
    bool required = false;
    int leans_on = -1;  // asked only where the answer there opens it (`opens`); -1: always
    // On the page of the question before it, from where it may lean on one behind it too.
    bool same_page = false;
    bool constrained = false;  // never b of one, c among many, nor a text that begins with z
    int demanded_by = -1;      // required only where the answer there opens it; -1: always
};

bool opens(Kind, const std::string& answer);  // a of one, a among many, a text that begins with x

inline const std::string people_page = "/data/person", last_page = "/data/last", more_page = "/data/more";
inline std::string person_page(std::size_t person) {
    return people_page + "[" + std::to_string(person + 1) + "]/name";
}

struct VisitModel {
    enum class At { welcome, page, check, thanks };

    std::vector<Ask> form;
    bool names_required = false, counts_people = false;  // by counting it asks one question more
    At at = At::welcome;
    std::string page;                           // where At::page
    int part = 0;                               // screenful of it
    bool parts_differ = false;                  // an answer changed what stands before it
    std::map<std::string, std::string> given;   // by reference; of people in `people`
    std::map<std::string, std::string> drafts;  // typed, and not taken yet
    std::vector<std::string> people;
    bool in_person = false;         // opened at the summary, and leads back to it
    std::string changed;            // the page whose answer is being changed from the check; "" for none
    std::set<std::string> known;    // pages that there were before it: others were opened by the change
    std::set<std::string> reached;  // on the way on: all must be, before the check
    int language = 0;
    bool still_there = false;  // the kiosk asks

    bool relevant(std::size_t question) const;
    std::size_t head(std::size_t question) const;  // the first of its page
    bool alone(std::size_t question) const;        // on its page
    std::string reference(std::size_t question) const;
    std::string page_of(std::size_t question) const;
    std::vector<std::string> pages() const;
    std::vector<std::string> questions(const std::string& page) const;  // relevant ones, by reference
    const Ask* asked(const std::string& reference) const;  // nullptr where it is no question of `form`
    std::string answer(const std::string& reference) const;
    std::string shown(const std::string& reference) const;  // what was typed, or the answer
    bool stands(const std::string& reference) const;

    void give(const std::string& reference, const std::string& value);
    void choose(const std::string& reference, const std::string& value);  // by a tap
    void go(At, const std::string& page = {});
    void start();
    void show_part(int);
    void speak(int language);
    void go_on();
    void go_back();
    void change(const std::string& page);
    void open_person(std::size_t person);
    void remove_person(std::size_t person);
    bool submit();  // false where something is still to be answered: then the person is there
    void next_person();

    std::string record() const;  // the nodes that are sent

 private:
    bool answer_opens(int question) const;
    void note_other_questions(const std::vector<std::string>& before, const std::string& answered);
    void take_drafts();
    bool page_holds_the_person();  // after Continue: something new or wrong stands there
    void go_on_to(const std::string& page);
    void go_to_check();
    std::string opened_beside(int by) const;  // by the change, next to the present page; "" for none
    int named() const;
};
