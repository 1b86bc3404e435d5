// SPDX-License-Identifier: Apache-2.0
// What a visit does with what is typed: into a Draft, letter by letter, or by way of pinyin.
#include <algorithm>
#include <type_traits>

#include "kiosk/visit/ime.h"
#include "kiosk/visit/typing.h"
#include "kiosk/visit/visit.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

using Letters = touch::LayoutName::Letters;

// Every other intent moves on from the letters that wait, and they must not be lost.
template <class Intent>
constexpr bool goes_on_composing =
    std::is_same_v<Intent, screens::TypeText> || std::is_same_v<Intent, screens::EditText> ||
    std::is_same_v<Intent, screens::ChooseCandidate> || std::is_same_v<Intent, screens::ShowCandidates> ||
    std::is_same_v<Intent, screens::KeepComposing> || std::is_same_v<Intent, screens::ToggleShift> ||
    std::is_same_v<Intent, screens::ToggleAlphabetical>;

}  // namespace

screens::Draft* Visit::open_draft() {
    if (!keyboard_) return nullptr;
    return &drafts_[keyboard_->reference];
}

void Visit::open_field(const std::string& reference, std::size_t caret) {
    const auto [draft, fresh] = drafts_.try_emplace(reference);
    if (fresh) {
        draft->second.text = instance_.value(reference);
        const auto question = question_here(reference);
        if (question && question->type != xforms::DataType::string)
            draft->second.text = words::in_own_digits(draft->second.text);
    }
    place_caret(draft->second, caret);
    if (keyboard_ && keyboard_->reference == reference) return;
    keyboard_ = screens::Keyboard{.reference = reference, .layout = language()};
}

std::optional<std::size_t> Visit::most_characters() const {
    const auto question = keyboard_ ? question_here(keyboard_->reference) : std::nullopt;
    return question ? question->most_characters : std::nullopt;
}

Letters Visit::letters() const {
    for (const screens::LanguageName& each : context_.languages)
        if (keyboard_ && each.code == keyboard_->layout) return each.keys.letters;
    return Letters::latin;
}

void Visit::type_text(const std::string& text) {
    screens::Draft* draft = open_draft();
    if (draft == nullptr || !keyboard_) return;
    if (!list_.empty()) part_ = 0;  // other choices are found
    keyboard_->shifted = false;
    if (letters() == Letters::pinyin && compose(*keyboard_, text)) return;
    const bool chosen_by_space = text == " " && !keyboard_->composing.empty();
    if (chosen_by_space) return choose_candidate(0);
    take_likeliest(*keyboard_, *draft, most_characters());
    type(*draft, text, most_characters());
}

void Visit::edit_text(touch::Edit wish) {
    screens::Draft* draft = open_draft();
    if (draft == nullptr || !keyboard_) return;
    if (!keyboard_->composing.empty()) {
        if (wish == touch::Edit::backspace) return take_back_letter(*keyboard_);
        if (wish == touch::Edit::newline) return keep_composing();
        take_likeliest(*keyboard_, *draft, most_characters());
    }
    if (!list_.empty()) part_ = 0;
    edit(*draft, wish, most_characters());
}

void Visit::choose_candidate(std::size_t index) {
    screens::Draft* draft = open_draft();
    if (draft == nullptr || !keyboard_) return;
    if (keyboard_->candidates.empty()) return keep_composing();
    take_candidate(*keyboard_, *draft, index, most_characters());
}

void Visit::keep_composing() {
    if (screens::Draft* draft = open_draft(); draft != nullptr && keyboard_)
        keep_letters(*keyboard_, *draft, most_characters());
}

void Visit::settle_composing(const screens::Intent& intent) {
    if (!keyboard_ || keyboard_->composing.empty()) return;
    const bool goes_on = std::visit(
        [](const auto& asked) { return goes_on_composing<std::remove_cvref_t<decltype(asked)>>; }, intent);
    if (!goes_on) take_likeliest(*keyboard_, drafts_[keyboard_->reference], most_characters());
}

}  // namespace kiosk
