// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/typing.h"

#include <algorithm>

#include "kiosk/utf8.h"

namespace kiosk {
namespace {

void erase_selected(screens::Draft& draft) {
    draft.text.erase(draft.caret - draft.selected, draft.selected);
    draft.caret -= draft.selected;
    draft.selected = 0;
}

// The word at the caret; asked again, the word before as well.
void select_word(screens::Draft& draft) {
    const std::size_t begin = draft.caret - draft.selected;
    const text::Extent word = text::word_at(
        std::string_view(draft.text).substr(0, draft.selected > 0 ? begin : std::string::npos), begin);
    if (word.begin == word.end) return;
    if (draft.selected == 0) draft.caret = word.end;
    draft.selected = draft.caret - word.begin;
}

}  // namespace

void type(screens::Draft& draft, std::string_view text, std::optional<std::size_t> most) {
    screens::Draft typed = draft;
    const std::string valid = text::valid_utf8(text);
    if (typed.selected > 0) erase_selected(typed);
    typed.text.insert(typed.caret, valid);
    typed.caret += valid.size();
    if (!most || text::length(typed.text) <= *most) draft = std::move(typed);
}

void edit(screens::Draft& draft, touch::Edit edit, std::optional<std::size_t> most) {
    const bool erases = edit == touch::Edit::backspace || edit == touch::Edit::erase;
    if (erases && draft.selected > 0) return erase_selected(draft);
    if (edit == touch::Edit::select_word) return select_word(draft);
    if (edit == touch::Edit::newline) return type(draft, "\n", most);
    draft.selected = 0;
    switch (edit) {
        case touch::Edit::backspace: {
            const std::size_t bytes = text::cluster_before(draft.text, draft.caret);
            draft.text.erase(draft.caret - bytes, bytes);
            draft.caret -= bytes;
            break;
        }
        case touch::Edit::erase:
            draft.text.erase(draft.caret, text::cluster_after(draft.text, draft.caret));
            break;
        case touch::Edit::left:
            draft.caret -= text::cluster_before(draft.text, draft.caret);
            break;
        case touch::Edit::right:
            draft.caret += text::cluster_after(draft.text, draft.caret);
            break;
        case touch::Edit::home:
            draft.caret = 0;
            break;
        case touch::Edit::end:
            draft.caret = draft.text.size();
            break;
        default:
            break;  // up and down: lines exist only where the text is laid out
    }
}

void place_caret(screens::Draft& draft, std::size_t offset) {
    draft.selected = 0;
    draft.caret =
        utf8::boundary(draft.text, offset);  // a byte inside a letter would split it at the next key
}

}  // namespace kiosk
