// SPDX-License-Identifier: Apache-2.0
// Continue takes what was typed and goes on only where the page stands; Back takes it too, and goes on in any
// case: what cannot be an answer yet stays as typed, and waits for the next Continue.
#include "kiosk/visit/moving.h"

#include <algorithm>

namespace kiosk {
namespace {

using Pages = std::vector<std::string>;

// Nobody has read their answers sooner: a tap on Submit in this time was meant for what stood there before.
constexpr std::chrono::seconds submit_rests{1};

// The page after or before the present one; "" where there is none, and where the present one is not there
// any more.
std::string beside(const Pages& pages, const std::string& page, std::ptrdiff_t by) {
    const auto here = std::find(pages.begin(), pages.end(), page) - pages.begin();
    const auto there = here + by;
    return here == std::ssize(pages) || there < 0 || there >= std::ssize(pages)
               ? std::string()
               : pages[static_cast<std::size_t>(there)];
}

bool holds(const Pages& pages, const std::string& page) {
    return std::find(pages.begin(), pages.end(), page) != pages.end();
}

// What was searched for goes with the list; the page is shown from its head again.
void close_list(VisitState& visit) {
    if (visit.place.list.empty()) return;
    visit.place.list.clear();
    visit.answers.drafts.erase(screens::search_field);
    visit.place.keyboard.reset();
    visit.place.part = 0;
}

void show(VisitState& visit, Stage stage, std::string page = {}) {
    close_list(visit);
    Place& place = visit.place;
    place.stage = stage;
    visit.answers.storing_since.reset();  // whoever goes elsewhere does not submit yet
    place.page = std::move(page);
    place.part = 0;
    place.parts_differ = false;
    place.changed.clear();
    place.keyboard.reset();
    place.removing.clear();
    place.sheet = screens::Sheet::none;
}

// On to that page. The bar grows by one share of what is left: of this page, those behind it, those that
// answers may still bring there (xforms::Instance::may_follow) and the check. So it never goes back when an
// answer brings further questions, its steps are even while all goes as expected, before a gate it leaves
// room for what the gate may open, and it is full at the check alone: a No at the gate fills it at once, for
// then nothing is left.
void go_on_to(VisitState& visit, const Pages& pages, const std::string& page) {
    const auto before = visit.place.done.find(visit.place.page);
    const float done = before == visit.place.done.end() ? 0 : before->second;
    const auto here = std::find(pages.begin(), pages.end(), page);
    const auto known = static_cast<float>(std::max<std::ptrdiff_t>(pages.end() - here, 1) + 1);
    const float steps = known + static_cast<float>(visit.answers.instance.may_follow(page));
    visit.place.done[page] = done + (1 - done) / steps;
    show(visit, Stage::questions, page);
}

// To what there was before the first question.
void leave_questions(VisitState& visit) {
    if (visit.signs_up())
        visit.leads = VisitState::Leads::back_to_thanks;
    else
        show(visit, Stage::welcome);
}

void show_check(VisitState& visit) {
    const std::string changed = visit.place.changing.empty() ? "" : visit.place.back_to;
    show(visit, Stage::check);
    visit.place.changing.clear();
    visit.place.changed = changed;
}

// `known`: the pages that are not on the way; what else there is was opened by the change.
void begin_change(VisitState& visit, const std::string& page, const std::string& row, Pages known) {
    visit.place.changing = page;
    visit.place.back_to = row;
    visit.place.known = std::move(known);
    visit.place.within.clear();
}

// To the check, once each page has been on the glass: what an answer opened behind a person's back, in an
// instance that they left or before the page where they were, is asked first.
void go_to_check(VisitState& visit, const Pages& pages) {
    const auto& reached = visit.place.done;
    const auto unseen = std::find_if(pages.begin(), pages.end(),
                                     [&](const std::string& page) { return !reached.contains(page); });
    if (unseen == pages.end()) return show_check(visit);
    if (visit.place.changing.empty()) {
        Pages seen;
        for (const auto& [page, done] : reached) seen.push_back(page);
        begin_change(visit, *unseen, from_the_first_part, std::move(seen));
    } else if (visit.place.back_to != from_the_first_part &&
               std::find(unseen, pages.end(), visit.place.changing) != pages.end()) {
        visit.place.back_to = *unseen;  // its row stands before the one that was changed
    }
    go_on_to(visit, pages, *unseen);
}

// The page that the change opened next after the present one, or before it; "" where there is none.
std::string opened_beside(const VisitState& visit, Pages pages, std::ptrdiff_t by) {
    std::erase_if(pages, [&](const std::string& page) {
        return page != visit.place.page && holds(visit.place.known, page);
    });
    return beside(pages, visit.place.page, by);
}

// What a changed answer opened is asked before the way leads back to the check.
void go_on_from_change(VisitState& visit, const Pages& pages) {
    const std::string next = opened_beside(visit, pages, +1);
    next.empty() ? go_to_check(visit, pages) : go_on_to(visit, pages, next);
}

void go_back_from_change(VisitState& visit, const Pages& pages) {
    const std::string changed = visit.place.changing;
    if (visit.place.page == changed) return go_to_check(visit, pages);
    const std::string before = opened_beside(visit, pages, -1);
    if (!before.empty()) return show(visit, Stage::questions, before);
    holds(pages, changed) ? show(visit, Stage::questions, changed) : go_to_check(visit, pages);
}

void begin_anew(VisitState& visit, Moment now) {
    visit.answers = Answers::fresh(visit.context, visit.settings.language, now);
    visit.place.done.clear();
    visit.page_cache.forget();
}

// False where the consultation takes no answers now. The filling-in begins here, not when the last person
// left: its dates are this person's. Whoever went back to the welcome goes on with what they answered.
bool begin_answering(VisitState& visit, Moment now) {
    if (visit.answers.begun) return true;
    if (visit.closed(now)) return false;
    begin_anew(visit, now);
    visit.answers.begun = true;
    if (!visit.context.practice)  // a lost count must not stop a resident
        (void)visit.context.store.counters().count(store::Count::visit, now);
    return true;
}

bool stands_in(const std::string& reference, const std::string& instance) {
    return reference.starts_with(instance + "/") || reference.starts_with(instance + "#") ||
           reference == instance;
}

// From an instance that was opened at its summary, back to it; false where `next` is still in the instance.
bool leave_instance(VisitState& visit, const std::string& next) {
    std::vector<std::string>& within = visit.place.within;
    if (within.empty() || (!next.empty() && stands_in(next, within.back()))) return false;
    const std::string summary = within.back().substr(0, within.back().rfind('['));
    within.pop_back();
    if (!holds(visit.question_pages(), summary)) return false;
    show(visit, Stage::questions, summary);
    return true;
}

void go_on_from_about(VisitState& visit, Moment now) {
    const std::string next = beside(visit.about_pages, visit.place.page, +1);
    if (!next.empty()) return show(visit, Stage::about, next);
    if (!begin_answering(visit, now)) return show(visit, Stage::welcome);
    show_first_question(visit);
}

void change(VisitState& visit, const std::string& page, const std::string& question) {
    const Pages pages = visit.question_pages();
    if (!holds(pages, page)) return;
    show(visit, Stage::questions, page);
    begin_change(visit, page, question.empty() ? page : question, pages);
}

// What was typed may bring a question on the same page, which nobody has seen yet.
bool has_brought_questions(const VisitState& visit, const Pages& before) {
    const Pages now = questions_here(visit);
    return std::any_of(now.begin(), now.end(),
                       [&](const std::string& question) { return !holds(before, question); });
}

// "" where the question is on no page of questions now.
std::string page_of(const VisitState& visit, const std::string& reference) {
    const std::string page = visit.answers.instance.page_of(reference);
    return holds(visit.question_pages(), page) ? page : "";
}

}  // namespace

std::vector<std::string> questions_here(const VisitState& visit) {
    std::vector<std::string> all;
    if (visit.place.stage != Stage::questions) return all;
    for (const xforms::Question& question : visit.page_here().questions) all.push_back(question.reference);
    return all;
}

void note_other_questions(VisitState& visit, const std::vector<std::string>& before,
                          const std::string& answered) {
    if (visit.place.part == 0) return;
    const std::vector<std::string> now = questions_here(visit);
    const auto differs = std::mismatch(before.begin(), before.end(), now.begin(), now.end()).first;
    if (differs == before.end()) return;  // all else comes behind them
    if (differs <= std::find(before.begin(), before.end(), answered)) visit.place.parts_differ = true;
}

void show_first_question(VisitState& visit) {
    const Pages pages = visit.question_pages();
    if (pages.empty())
        show(visit, Stage::check);
    else
        go_on_to(visit, pages, pages.front());
}

void on(VisitState& visit, const screens::Start&, Moment now) {
    if (visit.place.stage == Stage::welcome && begin_answering(visit, now)) show_first_question(visit);
}

void on(VisitState&, const screens::Wake&, Moment) {}  // that somebody came is all it says

void on(VisitState& visit, const screens::OpenAbout&, Moment) {
    if (!visit.about_pages.empty()) show(visit, Stage::about, visit.about_pages.front());
}

void on(VisitState& visit, const screens::Continue&, Moment now) {
    Place& place = visit.place;
    if (place.stage == Stage::about) return go_on_from_about(visit, now);
    if (place.stage != Stage::questions) return;
    // A copy, for each answer makes the page anew.
    const std::vector<xforms::Question> asked = visit.page_here().questions;
    const Pages before = questions_here(visit);
    const bool taken = visit.answers.take_drafts(asked, now);
    note_other_questions(visit, before, before.empty() ? "" : before.back());
    if (taken && !place.parts_differ && has_brought_questions(visit, before)) {
        place.keyboard.reset();
        return;
    }
    if (!visit.answers.page_stands(place.page) || !taken || place.parts_differ) {
        place.keyboard.reset();
        place.part = 0;  // where the summary of what is wrong stands, and what was brought begins
        place.parts_differ = false;
        return;
    }
    const Pages pages = visit.question_pages();
    const std::string next = beside(pages, place.page, +1);
    const bool was_here = holds(pages, place.page);
    if (leave_instance(visit, next)) return;
    if (!place.changing.empty() && place.within.empty()) return go_on_from_change(visit, pages);
    if (!was_here) return show_first_question(visit);
    if (next.empty()) return go_to_check(visit, pages);
    go_on_to(visit, pages, next);
}

void on(VisitState& visit, const screens::Back&, Moment now) {
    Place& place = visit.place;
    if (place.stage == Stage::about) {
        const std::string before = beside(visit.about_pages, place.page, -1);
        return before.empty() ? show(visit, Stage::welcome) : show(visit, Stage::about, before);
    }
    const Pages pages = visit.question_pages();
    if (place.stage == Stage::check) {
        place.changing.clear();
        place.within.clear();
        return pages.empty() ? leave_questions(visit) : show(visit, Stage::questions, pages.back());
    }
    if (place.stage != Stage::questions) return;
    visit.answers.take_drafts(std::vector(visit.page_here().questions), now);
    const std::string before = beside(pages, place.page, -1);
    if (leave_instance(visit, before)) return;
    if (!place.changing.empty() && place.within.empty()) return go_back_from_change(visit, pages);
    before.empty() ? leave_questions(visit) : show(visit, Stage::questions, before);
}

void on(VisitState& visit, const screens::ShowPart& shown, Moment) {
    Place& place = visit.place;
    if (place.sheet != screens::Sheet::none) {
        place.sheet_part = std::max(0, shown.part);
        return;
    }
    place.part = std::max(0, shown.part);
    if (place.part == 0) place.parts_differ = false;
    place.changed.clear();
    if (place.list.empty()) place.keyboard.reset();  // the field may be on another part
}

void on(VisitState& visit, const screens::ChangeAnswer& asked, Moment) {
    change(visit, asked.page, asked.reference);
}

void on(VisitState& visit, const screens::Submit&, Moment now) {
    if (visit.place.stage != Stage::check || now.boot - visit.place.since.boot < submit_rests) return;
    // A draft that could not be taken, or an answer that a later one made wrong: back to its page, which says
    // why.
    visit.answers.refuse_violations();
    for (const auto& [reference, rule] : visit.answers.refusals)
        if (const std::string page = page_of(visit, reference); !page.empty())
            return change(visit, page, reference);
    store_answers(visit, now);
}

void store_answers(VisitState& visit, Moment now) {
    const auto kept = visit.answers.keep(visit.context, now);
    if (visit.answers.storing_since) return;
    if (!kept) {
        visit.trouble = kept.error().sentence;
        visit.place.part = 0;
        visit.place.changed.clear();
        return;
    }
    visit.trouble.clear();
    // The person's answers end here; an empty filling-in takes their place so that the thanks have words.
    begin_anew(visit, now);
    show(visit, Stage::thanks);
}

void on(VisitState& visit, const screens::OpenNewsletter&, Moment) {
    if (visit.place.stage == Stage::thanks && !visit.signs_up())
        visit.leads = VisitState::Leads::to_newsletter;
}

void on(VisitState& visit, const screens::EndVisit&, Moment) {
    visit.finished = true;
}

void on(VisitState&, const screens::StayHere&, Moment) {}  // that they touched something is all it says

void on(VisitState& visit, const screens::OpenSheet& asked, Moment) {
    visit.place.open(asked.sheet);
}

void on(VisitState& visit, const screens::CloseSheet&, Moment) {
    visit.place.sheet = screens::Sheet::none;
}

void on(VisitState& visit, const screens::ShowPicture& asked, Moment) {
    visit.place.large = asked.large;
    visit.place.open(screens::Sheet::picture);
}

void on(VisitState& visit, const screens::OpenList& asked, Moment) {
    visit.place.list = asked.reference;
    visit.answers.drafts.erase(screens::search_field);
    visit.place.keyboard.reset();
    visit.place.part = 0;
}

void on(VisitState& visit, const screens::CloseList&, Moment) {
    close_list(visit);
}

// From the summary of a repeat into one instance; its pages lead back to the summary.
void on(VisitState& visit, const screens::ChangeInstance& asked, Moment) {
    for (const xforms::Repeat& repeat : visit.answers.instance.repeats())
        for (const xforms::Repeat::Instance& each : repeat.instances) {
            if (each.reference != asked.instance || each.first_page.empty()) continue;
            const float done = visit.place.done[visit.place.page];
            visit.place.done[each.first_page] = done;
            show(visit, Stage::questions, each.first_page);
            visit.place.within.push_back(asked.instance);
        }
}

void on(VisitState& visit, const screens::AskRemoval& asked, Moment) {
    visit.place.removing = asked.instance;
}

void on(VisitState& visit, const screens::KeepInstance&, Moment) {
    visit.place.removing.clear();
}

}  // namespace kiosk
