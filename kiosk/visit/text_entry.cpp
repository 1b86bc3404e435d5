// SPDX-License-Identifier: Apache-2.0
// The half of editing.h that types: an open field, its on-screen keyboard, and the letters of pinyin that
// wait.
#include <algorithm>

#include "kiosk/limits.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/visit/date_fields.h"
#include "kiosk/visit/editing.h"
#include "kiosk/visit/ime.h"
#include "kiosk/visit/typing.h"
#include "kiosk/words/numbers.h"

namespace kiosk {
namespace {

using Letters = touch::LayoutName::Letters;

// The open field: where its keyboard types, and how much may be typed.
struct Entry {
    screens::Keyboard& keyboard;
    screens::Draft& draft;
    std::size_t most;                      // characters: what the form says, or the most that any answer has
    std::optional<xforms::Question> date;  // whose digits are typed
    bool prose = false;                    // an answer of sentences
};

// As many as a date of that question has; 0 where it is none.
std::size_t digits_of(const xforms::Question& question) {
    std::size_t digits = 0;
    for (const screens::DateFieldValue& each : fields_of(question)) digits += screens::digits_of(each.field);
    return digits;
}

std::optional<Entry> open_entry(VisitState& visit) {
    std::optional<screens::Keyboard>& keyboard = visit.place.keyboard;
    if (!keyboard) return std::nullopt;
    const auto question = visit.question_here(keyboard->reference);
    if (const std::size_t digits = question ? digits_of(*question) : 0; digits > 0)
        return Entry{*keyboard, visit.answers.drafts[keyboard->reference], digits, question};
    return Entry{*keyboard, visit.answers.drafts[keyboard->reference],
                 std::min(question ? question->most_characters.value_or(limits::answer_letters)
                                   : limits::answer_letters,
                          limits::answer_letters),
                 std::nullopt, question && screens::is_multiline(*question)};
}

// A date takes each digit at once, and after the last of them its keys have done their work.
void take_digits(VisitState& visit, const Entry& entry, Moment now) {
    const auto& date = entry.date;
    if (!date) return;
    visit.answers.type_date(*date, entry.draft.text, now);
    if (entry.draft.text.size() < entry.most) return;
    visit.answers.drafts.erase(date->reference);
    visit.place.keyboard.reset();
}

Letters letters_of(const VisitState& visit, const std::string& layout) {
    for (const screens::LanguageName& each : visit.context.languages)
        if (each.code == layout) return each.keys.letters;
    return Letters::latin;
}

void choose_candidate(Entry& entry, std::size_t index) {
    if (entry.keyboard.candidates.empty()) return keep_letters(entry.keyboard, entry.draft, entry.most);
    take_candidate(entry.keyboard, entry.draft, index, entry.most);
}

// What an open list is searched for: other choices are found, shown from the first.
void show_first_found(VisitState& visit) {
    if (!visit.place.list.empty()) visit.place.part = 0;
}

bool begins_sentence(const screens::Draft& draft) {
    const std::string_view before = std::string_view(draft.text).substr(0, draft.caret);
    for (const char* end : {". ", "! ", "? ", ".\n", "!\n", "?\n"})
        if (before.ends_with(end)) return true;
    return false;
}

// After a full stop and a space the next letter is a capital, and so is the first of a comment, where the
// script has them.
void begin_sentence(const VisitState& visit, const Entry& entry) {
    const bool first = entry.prose && entry.draft.caret == 0;
    entry.keyboard.capital =
        letters_of(visit, entry.keyboard.layout) == Letters::latin && (first || begins_sentence(entry.draft));
}

}  // namespace

void on(VisitState& visit, const screens::OpenField& field, Moment) {
    const auto [draft, is_new] = visit.answers.drafts.try_emplace(field.reference);
    const auto question = visit.question_here(field.reference);
    if (question && digits_of(*question) > 0) {
        draft->second = {};  // a date is typed from its beginning
    } else if (is_new) {
        draft->second.text = visit.answers.instance.value(field.reference);
        if (question && screens::is_number(*question))
            draft->second.text = words::own_number(draft->second.text);
    }
    place_caret(draft->second, field.caret);
    std::optional<screens::Keyboard>& keyboard = visit.place.keyboard;
    if (keyboard && keyboard->reference == field.reference) return;
    // An e-mail address has Latin letters in every language.
    const bool latin = question && question->has_appearance("latin");
    keyboard = screens::Keyboard{.reference = field.reference,
                                 .layout = latin ? screens::latin_layout : visit.language().code};
    if (const auto entry = open_entry(visit); entry && !entry->date) begin_sentence(visit, *entry);
}

void on(VisitState& visit, const screens::PlaceCaret& place, Moment) {
    if (auto entry = open_entry(visit)) place_caret(entry->draft, place.offset);
}

void on(VisitState& visit, const screens::CloseKeyboard&, Moment) {
    visit.place.keyboard.reset();
}

void on(VisitState& visit, const screens::ChooseLayout& chosen, Moment) {
    if (!visit.place.keyboard) return;
    visit.place.keyboard->layout = chosen.language;
    if (const auto entry = open_entry(visit); entry && !entry->date) begin_sentence(visit, *entry);
}

void on(VisitState& visit, const screens::ShowKeys& shown, Moment) {
    if (visit.place.keyboard) visit.place.keyboard->keys = shown.keys;
}

void on(VisitState& visit, const screens::TypeText& typed, Moment now) {
    auto entry = open_entry(visit);
    if (!entry) return;
    if (entry->date) {
        if (typed.text.find_first_not_of("0123456789") == std::string::npos)
            type(entry->draft, typed.text, entry->most);
        return take_digits(visit, *entry, now);
    }
    show_first_found(visit);
    entry->keyboard.shifted = entry->keyboard.capital = false;
    const bool pinyin = letters_of(visit, entry->keyboard.layout) == Letters::pinyin;
    if (pinyin && compose(entry->keyboard, typed.text)) return;
    const bool chosen_by_space = typed.text == " " && !entry->keyboard.preedit.empty();
    if (chosen_by_space) return choose_candidate(*entry, 0);
    take_likeliest(entry->keyboard, entry->draft, entry->most);
    type(entry->draft, typed.text, entry->most);
    begin_sentence(visit, *entry);
}

void on(VisitState& visit, const screens::EditText& asked, Moment now) {
    auto entry = open_entry(visit);
    if (!entry) return;
    if (entry->date) {
        if (asked.edit != touch::Edit::newline) edit(entry->draft, asked.edit, entry->most);
        return take_digits(visit, *entry, now);
    }
    if (!entry->keyboard.preedit.empty()) {
        if (asked.edit == touch::Edit::backspace) return take_back_letter(entry->keyboard);
        if (asked.edit == touch::Edit::newline)
            return keep_letters(entry->keyboard, entry->draft, entry->most);
        take_likeliest(entry->keyboard, entry->draft, entry->most);
    }
    show_first_found(visit);
    edit(entry->draft, asked.edit, entry->most);
    begin_sentence(visit, *entry);
}

void on(VisitState& visit, const screens::ToggleShift&, Moment) {
    if (!visit.place.keyboard) return;
    screens::Keyboard& keyboard = *visit.place.keyboard;
    keyboard.shifted = !keyboard.shifted && !keyboard.capital;
    keyboard.capital = false;
}

void on(VisitState& visit, const screens::ToggleAlphabetical&, Moment) {
    if (visit.place.keyboard) visit.place.keyboard->alphabetical = !visit.place.keyboard->alphabetical;
}

void on(VisitState& visit, const screens::ChooseCandidate& chosen, Moment) {
    if (auto entry = open_entry(visit)) choose_candidate(*entry, chosen.index);
}

void on(VisitState& visit, const screens::ShowCandidates& shown, Moment) {
    if (visit.place.keyboard) visit.place.keyboard->first_candidate = shown.first;
}

void on(VisitState& visit, const screens::CommitPreedit&, Moment) {
    if (auto entry = open_entry(visit)) keep_letters(entry->keyboard, entry->draft, entry->most);
}

void commit_preedit(VisitState& visit) {
    if (!visit.place.keyboard || visit.place.keyboard->preedit.empty()) return;
    if (auto entry = open_entry(visit)) take_likeliest(entry->keyboard, entry->draft, entry->most);
}

}  // namespace kiosk
