// SPDX-License-Identifier: Apache-2.0
// The half of editing.h that types: an open field, its on-screen keyboard, and the letters of pinyin that
// wait.
#include <algorithm>

#include "kiosk/limits.h"
#include "kiosk/visit/editing.h"
#include "kiosk/visit/ime.h"
#include "kiosk/visit/typing.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

using Letters = touch::LayoutName::Letters;

// The open field: where its keyboard types, and how much may be typed.
struct Entry {
    screens::Keyboard& keyboard;
    screens::Draft& draft;
    std::size_t most;  // characters: what the form says, or the most that any answer has
};

std::optional<Entry> open_entry(VisitState& visit) {
    std::optional<screens::Keyboard>& keyboard = visit.place.keyboard;
    if (!keyboard) return std::nullopt;
    const auto question = visit.question_here(keyboard->reference);
    return Entry{*keyboard, visit.answers.drafts[keyboard->reference],
                 std::min(question ? question->most_characters.value_or(limits::answer_letters)
                                   : limits::answer_letters,
                          limits::answer_letters)};
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

}  // namespace

void on(VisitState& visit, const screens::OpenField& field, Moment) {
    const auto [draft, is_new] = visit.answers.drafts.try_emplace(field.reference);
    if (is_new) {
        draft->second.text = visit.answers.instance.value(field.reference);
        const auto question = visit.question_here(field.reference);
        if (question && question->type != xforms::DataType::string)
            draft->second.text = words::in_own_digits(draft->second.text);
    }
    place_caret(draft->second, field.caret);
    std::optional<screens::Keyboard>& keyboard = visit.place.keyboard;
    if (keyboard && keyboard->reference == field.reference) return;
    keyboard = screens::Keyboard{.reference = field.reference, .layout = visit.language().code};
}

void on(VisitState& visit, const screens::PlaceCaret& place, Moment) {
    if (auto entry = open_entry(visit)) place_caret(entry->draft, place.offset);
}

void on(VisitState& visit, const screens::CloseKeyboard&, Moment) {
    visit.place.keyboard.reset();
}

void on(VisitState& visit, const screens::ChooseLayout& chosen, Moment) {
    if (visit.place.keyboard) visit.place.keyboard->layout = chosen.language;
}

void on(VisitState& visit, const screens::ShowKeys& shown, Moment) {
    if (visit.place.keyboard) visit.place.keyboard->keys = shown.keys;
}

void on(VisitState& visit, const screens::TypeText& typed, Moment) {
    auto entry = open_entry(visit);
    if (!entry) return;
    show_first_found(visit);
    entry->keyboard.shifted = false;
    const bool pinyin = letters_of(visit, entry->keyboard.layout) == Letters::pinyin;
    if (pinyin && compose(entry->keyboard, typed.text)) return;
    const bool chosen_by_space = typed.text == " " && !entry->keyboard.composing.empty();
    if (chosen_by_space) return choose_candidate(*entry, 0);
    take_likeliest(entry->keyboard, entry->draft, entry->most);
    type(entry->draft, typed.text, entry->most);
}

void on(VisitState& visit, const screens::EditText& asked, Moment) {
    auto entry = open_entry(visit);
    if (!entry) return;
    if (!entry->keyboard.composing.empty()) {
        if (asked.edit == touch::Edit::backspace) return take_back_letter(entry->keyboard);
        if (asked.edit == touch::Edit::newline)
            return keep_letters(entry->keyboard, entry->draft, entry->most);
        take_likeliest(entry->keyboard, entry->draft, entry->most);
    }
    show_first_found(visit);
    edit(entry->draft, asked.edit, entry->most);
}

void on(VisitState& visit, const screens::ToggleShift&, Moment) {
    if (visit.place.keyboard) visit.place.keyboard->shifted = !visit.place.keyboard->shifted;
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

void on(VisitState& visit, const screens::KeepComposing&, Moment) {
    if (auto entry = open_entry(visit)) keep_letters(entry->keyboard, entry->draft, entry->most);
}

void settle_composing(VisitState& visit) {
    if (!visit.place.keyboard || visit.place.keyboard->composing.empty()) return;
    if (auto entry = open_entry(visit)) take_likeliest(entry->keyboard, entry->draft, entry->most);
}

}  // namespace kiosk
