// SPDX-License-Identifier: Apache-2.0
#include "kiosk/typing.h"

#include <algorithm>

namespace kiosk {
namespace {

void erase_selected(screens::Draft& draft) {
    draft.text.erase(draft.caret - draft.selected, draft.selected);
    draft.caret -= draft.selected;
    draft.selected = 0;
}

}  // namespace

void type(screens::Draft& draft, std::string_view text, std::optional<std::size_t> most) {
    const std::string valid = text::valid_utf8(text);
    if (draft.selected > 0) erase_selected(draft);
    if (most && text::characters(draft.text) + text::characters(valid) > *most) return;
    draft.text.insert(draft.caret, valid);
    draft.caret += valid.size();
}

void edit(screens::Draft& draft, touch::Edit edit) {
    const bool erases = edit == touch::Edit::backspace || edit == touch::Edit::erase;
    if (erases && draft.selected > 0) return erase_selected(draft);
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
        case touch::Edit::newline:
            type(draft, "\n", std::nullopt);
            break;
        case touch::Edit::up:
        case touch::Edit::down:
            break;  // lines exist only where the text is laid out: a finger places the caret there
    }
}

void place_caret(screens::Draft& draft, std::size_t offset) {
    draft.selected = 0;
    draft.caret = std::min(offset, draft.text.size());
    // A byte inside a character would split it at the next key.
    while (draft.caret > 0 && draft.caret < draft.text.size() && (draft.text[draft.caret] & 0xC0) == 0x80)
        --draft.caret;
}

}  // namespace kiosk
