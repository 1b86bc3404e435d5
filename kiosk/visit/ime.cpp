// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/ime.h"

#include "kiosk/pinyin/pinyin.h"
#include "kiosk/visit/typing.h"

namespace kiosk {
namespace {

void wait_with(screens::Keyboard& keyboard, std::string letters) {
    keyboard.preedit = std::move(letters);
    keyboard.candidates =
        keyboard.preedit.empty() ? std::vector<std::string>{} : pinyin::candidates(keyboard.preedit);
    keyboard.first_candidate = 0;
}

enum class Typed { yes, too_long };

Typed type_whole(screens::Draft& draft, std::string_view text, std::optional<std::size_t> most) {
    const std::size_t before = draft.text.size() - draft.selected;
    type(draft, text, most);
    return draft.text.size() - draft.selected > before ? Typed::yes : Typed::too_long;
}

}  // namespace

bool compose(screens::Keyboard& keyboard, std::string_view text) {
    if (text.size() != 1 || !pinyin::is_letter(text[0])) return false;
    if (text == "'" && keyboard.preedit.empty()) return false;
    if (keyboard.preedit.size() < pinyin::most_letters)
        wait_with(keyboard, keyboard.preedit + std::string(text));
    return true;
}

void take_back_letter(screens::Keyboard& keyboard) {
    if (keyboard.preedit.empty()) return;
    wait_with(keyboard, keyboard.preedit.substr(0, keyboard.preedit.size() - 1));
}

void take_candidate(screens::Keyboard& keyboard, screens::Draft& draft, std::size_t index,
                    std::optional<std::size_t> most) {
    const pinyin::Chosen chosen = pinyin::choose(keyboard.preedit, index);
    if (chosen.words.empty() || type_whole(draft, chosen.words, most) == Typed::too_long) return;
    wait_with(keyboard, chosen.rest);
}

void take_likeliest(screens::Keyboard& keyboard, screens::Draft& draft, std::optional<std::size_t> most) {
    while (!keyboard.preedit.empty()) {
        const std::size_t waiting = keyboard.preedit.size();
        take_candidate(keyboard, draft, 0, most);
        if (keyboard.preedit.size() >= waiting) return keep_letters(keyboard, draft, most);
    }
}

void keep_letters(screens::Keyboard& keyboard, screens::Draft& draft, std::optional<std::size_t> most) {
    type(draft, keyboard.preedit, most);
    wait_with(keyboard, {});
}

}  // namespace kiosk
