// SPDX-License-Identifier: Apache-2.0
// The keys of a keyboard of letters: the layout's own, its marks, candidates for pinyin, and the keys that
// edit what was typed.
#include <optional>

#include "kiosk/screens/key_names.h"
#include "kiosk/screens/keyboard_keys.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float least_space = 45;
constexpr float least_letter_key = 12.7F;  // VVSG 2.0, 7.2-I
constexpr float candidate_inset = 4;
constexpr const char* non_joiner = "\u200C";

const LanguageName* language_of(const Chrome& chrome, const std::string& code) {
    for (const LanguageName& language : chrome.languages)
        if (language.code == code) return &language;
    return nullptr;
}

// Where Latin is not offered as a language, its keys are there all the same.
touch::KeyboardLayout layout_of(const Chrome& chrome, const std::string& code) {
    const LanguageName* language = language_of(chrome, code);
    auto layout = touch::keyboard_layout(language != nullptr ? language->keys : touch::LayoutName{}, code);
    if (!layout) layout = touch::keyboard_layout({}, latin_layout);
    kiosk::require(layout.has_value(), "xkb-data, without which no window opens, has the layout \"gb\"");
    return *layout;
}

// The keys that one tap leads to: Latin ones, or back to those of the language on screen; none where that is
// written in Latin letters itself.
std::optional<LanguageName> other_layout(const Chrome& chrome, const std::string& layout) {
    if (chrome.language >= chrome.languages.size()) return std::nullopt;
    const LanguageName& shown = chrome.languages[chrome.language];
    if (layout != shown.code) return shown;
    if (shown.keys.letters == touch::LayoutName::Letters::latin) return std::nullopt;
    const LanguageName* latin = language_of(chrome, latin_layout);
    return latin != nullptr ? *latin : LanguageName{latin_layout, "ABC"};
}

// No more than so many beside one another. What a row has more stands under all of them, where a keyboard's
// row is the shortest; in the order of the alphabet it goes on in the next row.
std::vector<KeyRow> within(std::vector<KeyRow> rows, std::size_t most, bool in_order) {
    std::vector<KeyRow> all;
    KeyRow over;
    for (KeyRow& row : rows) {
        if (in_order) row.insert(row.begin(), over.begin(), over.end()), over.clear();
        const auto end = row.begin() + static_cast<std::ptrdiff_t>(std::min(most, row.size()));
        over.insert(over.end(), end, row.end());
        row.erase(end, row.end());
        all.push_back(std::move(row));
    }
    for (std::size_t at = 0; at < over.size(); at += most) {
        const auto begin = over.begin() + static_cast<std::ptrdiff_t>(at);
        all.emplace_back(begin, begin + static_cast<std::ptrdiff_t>(std::min(most, over.size() - at)));
    }
    return all;
}

}  // namespace

Key letter_key(const touch::KeyCap& letter) {
    Key key;
    key.id = "key:" + letter.text;
    key.cap = letter.cap.empty() ? letter.text : letter.cap;
    key.name = key_name(letter.text);
    key.intent = TypeText{letter.text};
    return key;
}

Key mark_key(const touch::KeyCap& mark) {
    Key key = letter_key(mark);
    key.least = measure::least_target;
    return key;
}

void KeyPad::lay_letters(const Keyboard& keyboard, bool multiline) {
    const touch::KeyboardLayout layout = layout_of(stage_.view.chrome, keyboard.layout);
    if (!layout.more_marks.empty()) lay_candidates(keyboard, layout);
    const std::ptrdiff_t first = std::ssize(rows_);
    const std::vector<touch::KeyRow> chosen = keyboard.shifted   ? layout.shifted
                                              : keyboard.capital ? touch::in_capitals(layout.plain)
                                                                 : layout.plain;
    for (const touch::KeyRow& source :
         keyboard.alphabetical ? touch::in_alphabetical_order(chosen, keyboard.layout) : chosen) {
        rows_.emplace_back();
        // Some layouts have a letter on two keys; two of one name would stop the focus between them.
        for (const touch::KeyCap& cap : source)
            if (!has_key(cap.text)) rows_.back().push_back(letter_key(cap));
        if (rows_.back().empty()) rows_.pop_back();
    }
    const float step = least_letter_key + measure::key_gap;
    const auto most = static_cast<std::size_t>((width_ + measure::key_gap) / step);
    add_over_digits(rows_[static_cast<std::size_t>(first)], layout.over_digits, most);
    std::vector<KeyRow> letters(rows_.begin() + first, rows_.end());
    rows_.erase(rows_.begin() + first, rows_.end());
    for (KeyRow& row : within(std::move(letters), most, keyboard.alphabetical))
        rows_.push_back(std::move(row));
    lay_foot(keyboard, layout, multiline);
}

// As many as have room, all as wide as one another. Alike with and without Shift, so that no key moves.
void KeyPad::add_over_digits(KeyRow& digits, const touch::KeyRow& over, std::size_t most) const {
    for (const touch::KeyCap& cap : over)
        if (digits.size() < most && !has_key(cap.text)) digits.push_back(letter_key(cap));
    const auto count = static_cast<float>(digits.size());
    for (Key& key : digits) key.least = (width_ + measure::key_gap) / count - measure::key_gap;
}

// Candidates, as many as one row holds; while nothing is being composed, marks stand in their place, so that
// the other keys stay where they are.
void KeyPad::lay_candidates(const Keyboard& keyboard, const touch::KeyboardLayout& layout) {
    KeyRow row;
    if (keyboard.preedit.empty()) {
        for (const touch::KeyCap& mark : layout.more_marks) row.push_back(letter_key(mark));
        rows_.push_back(std::move(row));
        return;
    }
    row.push_back(named_key("key:preedit", keyboard.preedit, CommitPreedit{}));
    // Translators: key; shows further Chinese words for the pinyin that was typed.
    Key more = named_key("key:candidates", words::say("key", "More words"), ShowCandidates{});
    std::size_t next = keyboard.first_candidate;
    for (; next < keyboard.candidates.size(); ++next) {
        Key key;
        key.id = "candidate:" + std::to_string(next);
        key.cap = key.name = keyboard.candidates[next];
        key.intent = ChooseCandidate{next};
        key.least = std::max(stage_.frame.measure(key.cap, bold_look(1), 0).width + 2 * candidate_inset,
                             measure::least_target);
        row.push_back(std::move(key));
        row.push_back(more);
        const bool fit = fits(row);
        row.pop_back();
        if (fit || row.size() == 2) continue;
        row.pop_back();
        break;
    }
    const bool last = next >= keyboard.candidates.size();
    if (!last || keyboard.first_candidate > 0) {
        more.intent = ShowCandidates{last ? 0 : next};
        row.push_back(std::move(more));
    }
    row.back().share = 1;
    rows_.push_back(std::move(row));
}

void KeyPad::lay_foot(const Keyboard& keyboard, const touch::KeyboardLayout& layout, bool multiline) {
    // Translators: key; the next letter is a capital.
    Key shift = named_key("key:shift", words::say("key", "Shift"), ToggleShift{});
    shift.selected = keyboard.shifted || keyboard.capital;
    // Translators: spoken after the name of a key or button that is switched on.
    shift.state = words::say("speech", "on");
    // Translators: key; takes away the letter before the caret.
    Key erase = named_key("key:delete", words::say("key", "Delete"), EditText{touch::Edit::backspace});
    // Far from the new line: who misses one must not lose sight of the keys.
    // Translators: key; closes the on-screen keyboard and keeps what was typed.
    KeyRow row{named_key("key:close", words::say("key", "Close keyboard"), CloseKeyboard{})};
    for (Key& key : switches(keyboard)) row.push_back(std::move(key));
    KeyRow last = rows_.back();
    last.insert(last.begin(), shift);
    last.push_back(erase);
    if (fits(last)) {
        rows_.back() = std::move(last);
    } else {
        row.insert(row.begin(), {std::move(shift), std::move(erase)});
    }
    // Translators: key; the space between words.
    Key space = named_key("key:space", words::say("key", "Space"), TypeText{" "});
    space.least = std::max(space.least, least_space);
    space.share = 1;
    KeyRow typing{std::move(space)};
    for (const touch::KeyCap& mark : keyboard.shifted ? layout.shifted_marks : layout.marks) {
        if (has_key(mark.text)) continue;
        typing.push_back(mark.text == non_joiner
                             ? named_key("key:half space", key_name(mark.text), TypeText{mark.text})
                             : mark_key(mark));
    }
    // Translators: key; begins a new line.
    if (multiline)
        typing.push_back(
            named_key("key:newline", words::say("key", "New line"), EditText{touch::Edit::newline}));
    add_foot(row, typing);
}

// On a narrow glass what types stands in rows of its own, so that the space bar is as long as can be, unless
// that would cost a row.
void KeyPad::add_foot(const KeyRow& keys, const KeyRow& typing) {
    KeyRow all = keys;
    all.insert(all.end(), typing.begin(), typing.end());
    if (packed(all).size() == 1 || packed(all).size() < packed(keys).size() + packed(typing).size())
        return add_packed(all);
    add_packed(keys);
    add_packed(typing);
}

std::vector<Key> KeyPad::switches(const Keyboard& keyboard) const {
    std::vector<Key> keys;
    // Translators: key; puts the keys in the order of the alphabet.
    const std::string ordered = words::say("key", "ABC order");
    // Translators: key; puts the keys back in the usual order of a keyboard.
    const std::string usual = words::say("key", "Usual order");
    keys.push_back(named_key("key:order", keyboard.alphabetical ? usual : ordered, ToggleAlphabetical{}));
    if (const auto other = other_layout(stage_.view.chrome, keyboard.layout))
        keys.push_back(named_key("key:layout", other->name, ChooseLayout{other->code}));
    keys.push_back(
        // Translators: key; shows keys that move through what was typed, select and delete.
        named_key("key:editing", words::say("key", "Move the cursor"), ShowKeys{Keyboard::Keys::editing}));
    return keys;
}

void KeyPad::lay_editing() {
    using touch::Edit;
    const auto edit = [this](const char* id, std::string words, Edit what) {
        Key key = named_key(std::string("key:") + id, std::move(words), EditText{what});
        key.share = 1;
        return key;
    };
    // Translators: key; moves the caret one letter to the left.
    add_packed({edit("left", words::say("key", "Left"), Edit::left),
                // Translators: key; moves the caret one letter to the right.
                edit("right", words::say("key", "Right"), Edit::right),
                // Translators: key; moves the caret one line up.
                edit("up", words::say("key", "Up"), Edit::up),
                // Translators: key; moves the caret one line down.
                edit("down", words::say("key", "Down"), Edit::down)});
    // Translators: key; moves the caret to the beginning of what was typed.
    add_packed({edit("home", words::say("key", "Start of text"), Edit::home),
                // Translators: key; moves the caret to the end of what was typed.
                edit("end", words::say("key", "End of text"), Edit::end),
                // Translators: key; selects the word at the caret; again, also the word before it.
                edit("word", words::say("key", "Select word"), Edit::select_word)});
    // Translators: key; takes away the letter before the caret, or what is selected.
    add_packed({edit("delete", words::say("key", "Delete"), Edit::backspace),
                // Translators: key; takes away the letter after the caret.
                edit("erase", words::say("key", "Delete next character"), Edit::erase)});
    // Translators: key; goes back to the keys that type letters.
    Key letters = named_key("key:letters", words::say("key", "Letters"), ShowKeys{Keyboard::Keys::letters});
    // Translators: key; closes the on-screen keyboard and keeps what was typed.
    Key close = named_key("key:close", words::say("key", "Close keyboard"), CloseKeyboard{});
    letters.share = close.share = 1;
    add_packed({std::move(letters), std::move(close)});
}

}  // namespace screens
