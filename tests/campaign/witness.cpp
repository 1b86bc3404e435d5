// SPDX-License-Identifier: Apache-2.0
#include "tests/campaign/witness.h"

#include <algorithm>
#include <map>

#include "kiosk/blanks.h"
#include "kiosk/overloaded.h"
#include "kiosk/utf8.h"
#include "kiosk/words/words.h"

namespace campaign {
namespace {

using Names = std::set<std::string>;

constexpr std::uint32_t first_letter = 0xAC00, letters = 11'172;

// What may come after a page, in one visit.
const std::map<std::string, Names>& ways() {
    static const std::map<std::string, Names> all = {
        {"welcome", {"welcome", "attract", "about", "question", "repeat"}},
        {"attract", {"attract", "welcome"}},
        {"about", {"about", "welcome", "question", "repeat"}},
        {"question", {"question", "repeat", "check", "welcome", "about"}},
        {"repeat", {"question", "repeat", "check", "welcome", "about"}},
        {"check", {"check", "question", "repeat", "thanks"}},
        {"thanks", {"thanks"}}};
    return all;
}

// The letters of people in a text.
std::set<std::string> letters_in(const std::string& text) {
    std::set<std::string> found;
    for (std::size_t at = 0; at + 2 < text.size(); ++at) {
        const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(text[at + n]); };
        if ((byte(0) & 0xF0U) != 0xE0U) continue;
        const std::uint32_t code = (byte(0) & 0x0FU) << 12U | (byte(1) & 0x3FU) << 6U | (byte(2) & 0x3FU);
        if (code >= first_letter && code < first_letter + letters) found.insert(text.substr(at, 3));
    }
    return found;
}

std::vector<std::string> words_in(const Witness::Screen& shown) {
    std::vector<std::string> all;
    for (const touch::Node& node : shown.nodes) {
        all.push_back(node.name);
        all.push_back(node.value);
        all.push_back(node.about);
    }
    if (const auto* page = std::get_if<screens::QuestionPage>(&shown.view.screen)) {
        all.push_back(page->search.text);
        for (const screens::Item& item : page->items) {
            all.push_back(item.question.value);
            if (item.draft) all.push_back(item.draft->text);
        }
    }
    if (const auto* check = std::get_if<screens::Check>(&shown.view.screen))
        for (const auto& row : check->rows) all.push_back(row.answer);
    return all;
}

// What a person is to read in that row.
std::string words_of(const screens::Check::Row& row) {
    if (row.answer.empty()) return words::say("check", "Not answered");
    if (!row.typed) return row.answer;
    return words::fill(words::say("check", "“{0}”"), {std::string(kiosk::trimmed(row.answer))});
}

std::string question_of(const screens::Check::Row& row) {
    return row.page + " " + (row.reference.empty() ? row.question : row.reference);
}

bool on_glass(const touch::Node& node, const touch::Rect& glass) {
    constexpr float rounding = 0.1F;
    const touch::Rect& at = node.bounds;
    return node.fits && at.x >= glass.x - rounding && at.y >= glass.y - rounding &&
           at.right() <= glass.right() + rounding && at.bottom() <= glass.bottom() + rounding;
}

}  // namespace

std::string letter_of(std::uint64_t visit) {
    const auto code = first_letter + static_cast<std::uint32_t>(visit % letters);
    return {static_cast<char>(0xE0U | code >> 12U), static_cast<char>(0x80U | (code >> 6U & 0x3FU)),
            static_cast<char>(0x80U | (code & 0x3FU))};
}

std::vector<std::string> ways_out(const screens::View& view) {
    using Ways = std::vector<std::string>;
    const std::string screen = screens::name_of(view);
    const bool covered = screen == "still_there" || screen == "pin_pad" || screen == "staff" ||
                         screen == "staff_trial" || screen == "readiness" || screen == "staff_hours";
    if (view.sheet != screens::Sheet::none && !covered)
        return view.sheet == screens::Sheet::clear ? Ways{"keep"} : Ways{"done"};
    const auto on_question = [](const screens::QuestionPage& page) {
        for (const screens::Item& item : page.items)
            if (item.list && item.list->open) return Ways{"done"};
        return page.keyboard ? Ways{"key:close", "back"} : Ways{"back"};
    };
    return std::visit(kiosk::Overloaded{[](const screens::Welcome&) {
                                            return Ways{"start", "more"};
                                        },
                                        [](const screens::Attract&) { return Ways{}; },
                                        [](const screens::About&) { return Ways{"back"}; }, on_question,
                                        [](const screens::RepeatPage& page) {
                                            return page.removing.empty() ? Ways{"back"} : Ways{"keep"};
                                        },
                                        [](const screens::Check&) { return Ways{"back"}; },
                                        [](const screens::Thanks&) { return Ways{"finished"}; },
                                        [](const screens::StillThere&) { return Ways{"stay"}; },
                                        [](const screens::OutOfService&) { return Ways{}; },
                                        [](const screens::PinPad&) { return Ways{"leave"}; },
                                        [](const screens::Staff&) { return Ways{"leave"}; },
                                        [](const screens::StaffTrial&) { return Ways{"leave"}; },
                                        [](const screens::Readiness&) { return Ways{"leave"}; },
                                        [](const screens::StaffHours&) { return Ways{"leave"}; }},
                      view.screen);
}

std::string Witness::see_after_jump(const Screen& shown) {
    const std::string now = screens::page_of(shown.view), before = last_;
    const bool same = shown.visit == visit_ && now == before;
    std::string wrong = see(shown);
    return same || !wrong.empty() ? wrong : "a clock that jumped led from " + before + " to " + now;
}

std::string Witness::see(const Screen& shown) {
    const std::string screen = screens::name_of(shown.view);
    last_ = screens::page_of(shown.view);
    if (screen == "staff" || screen == "staff_trial" || screen == "readiness" || screen == "staff_hours")
        return "the staff's page is open, and nobody knows the PIN";
    const auto* picture = std::get_if<screens::Attract>(&shown.view.screen);
    if (screen == "out_of_service" || (picture != nullptr && picture->out))
        return "it is out of service on a sound disk";
    std::string wrong = shown.visit != visit_ ? next_person(shown, screen) : move_on(shown, screen);
    if (wrong.empty()) wrong = find_strangers(shown);
    if (wrong.empty()) wrong = first_time(shown);
    if (wrong.empty()) wrong = note_check(shown);
    if (!wrong.empty() || screen == "attract" || shown.view.chrome.sound.picture_off) return wrong;
    const std::vector<std::string> ways = ways_out(shown.view);
    const auto leads_out = [&](const touch::Node& node) {
        return node.enabled && node.focusable && std::find(ways.begin(), ways.end(), node.id) != ways.end();
    };
    return std::any_of(shown.nodes.begin(), shown.nodes.end(), leads_out)
               ? ""
               : "the screen " + screens::page_of(shown.view) + " cannot be left";
}

std::string Witness::next_person(const Screen& shown, const std::string& screen) {
    visit_ = shown.visit;
    ++visits_;
    pages_.clear();
    answers_.clear();
    rows_.clear();
    const std::string before = std::exchange(under_, screen == "attract" ? screen : "welcome");
    return screen == under_ ? "" : "a visit begins with " + screen + ", after " + before;
}

std::string Witness::move_on(const Screen&, const std::string& screen) {
    if (screen == "still_there" || screen == "pin_pad") return "";
    if (!ways().at(under_).contains(screen)) return screen + " follows " + under_;
    const bool sends = screen == "thanks" && under_ == "check";
    under_ = screen;
    if (!sends) return "";
    ++sent_;
    return sent_unseen();
}

std::string Witness::find_strangers(const Screen& shown) const {
    for (const std::string& words : words_in(shown))
        for (const std::string& letter : letters_in(words))
            if (letter != letter_of(visit_)) return "another person's word is seen: " + words;
    return "";
}

std::string Witness::first_time(const Screen& shown) {
    const auto* page = std::get_if<screens::QuestionPage>(&shown.view.screen);
    if (page == nullptr || !pages_.insert(page->reference).second) return "";
    for (const screens::Item& item : page->items) {
        const bool answered = !item.question.choices.empty() && !item.question.value.empty();
        if (answered || (item.draft && !item.draft->text.empty()))
            return item.question.reference + " is answered before it was asked";
    }
    return "";
}

std::string Witness::note_check(const Screen& shown) {
    const auto* check = std::get_if<screens::Check>(&shown.view.screen);
    if (check == nullptr || shown.view.sheet != screens::Sheet::none) return "";
    rows_ = check->rows;
    const screens::Chrome& chrome = shown.view.chrome;
    language_ = chrome.language < chrome.languages.size() ? chrome.languages[chrome.language].code : "";
    for (std::size_t at = 0; at < rows_.size(); ++at) {
        Answer& answer = answers_[question_of(rows_[at])];
        const std::string words = words_of(rows_[at]), id = "row:" + std::to_string(at) + ":answer";
        if (answer.words != words) answer = {words, std::vector<bool>(words.size())};
        for (const touch::Node& node : shown.nodes) {
            if (!node.id.starts_with(id) || !on_glass(node, shown.glass)) continue;
            if (!answer.see(node.name)) return "the check shows '" + node.name + "' and not '" + words + "'";
            answer.in_pieces = answer.in_pieces || node.id != id;
        }
    }
    return "";
}

// Where the same words stand twice in an answer, those that were not seen yet.
bool Witness::Answer::see(const std::string& piece) {
    if (piece.empty()) return false;
    const auto where = [&](std::size_t at) { return seen.begin() + static_cast<std::ptrdiff_t>(at); };
    const std::size_t first = words.find(piece);
    for (std::size_t at = first; at != words.npos; at = words.find(piece, at + 1)) {
        if (std::find(where(at), where(at + piece.size()), false) == where(at + piece.size())) continue;
        std::fill(where(at), where(at + piece.size()), true);
        break;
    }
    return first != words.npos;
}

std::string Witness::sent_unseen() {
    for (const auto& row : rows_) {
        const Answer& answer = answers_[question_of(row)];
        if (std::find(answer.seen.begin(), answer.seen.end(), false) != answer.seen.end())
            return "the answer to " + row.page + " was sent and not seen whole at the check";
        in_pieces_ += answer.in_pieces ? 1 : 0;
    }
    return rows_.empty() ? "answers were sent without a check" : "";
}

}  // namespace campaign
