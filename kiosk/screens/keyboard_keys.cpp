// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/keyboard_keys.h"

#include "kiosk/screens/question_blocks.h"
#include "kiosk/touch/keyboard.h"
#include "kiosk/words.h"

namespace screens {
namespace {

constexpr float named_key_inset = 4;
constexpr float least_space = 45;
constexpr float widest_key = 36;  // wider keys only send the finger further
constexpr float widest_number_key = 60;
constexpr std::size_t most_keys_of_part = 4;
constexpr float least_unit = 0.85F;  // of a line: a narrower key has smaller letters

// As Frame::key draws the words of a wide key.
float key_words_scale(const touch::Frame& frame) {
    return small_scale(frame) < 1 ? 0.8F : 1.0F;
}

// What a key is called when it is spoken: the letter itself, but marks have names.
std::string name_of(const std::string& text) {
    // Translators: the names of keys, as they are spoken.
    if (text == ".") return words::say("key", "full stop");
    // Translators: name of a key, as it is spoken.
    if (text == ",") return words::say("key", "comma");
    // Translators: name of a key, as it is spoken.
    if (text == "-") return words::say("key", "minus");
    return text;
}

Key letter_key(const touch::KeyCap& letter) {
    Key key;
    key.id = "key:" + letter.text;
    key.cap = letter.cap.empty() ? letter.text : letter.cap;
    key.name = name_of(letter.text);
    key.intent = TypeText{letter.text};
    return key;
}

Key mark_key(const char* mark) {
    Key key = letter_key({mark, mark});
    key.least = measure::least_target;
    return key;
}

bool is_letter(const touch::KeyCap& cap) {
    const auto first = static_cast<unsigned char>(cap.text.empty() ? ' ' : cap.text[0]);
    return first >= 0x80 || std::isalpha(first) != 0;
}

// What a row of keys is called when it is spoken.
std::string names_of(const KeyRow& row, std::size_t from, std::size_t to) {
    std::string names;
    for (std::size_t at = from; at < to; ++at) names += (at > from ? ", " : "") + row[at].name;
    return names;
}

// The letters in the order of their script's code points, which is the order of the alphabet for the scripts
// offered; what is not a letter stays behind them. Rows keep their lengths.
std::vector<touch::KeyRow> alphabetical(const std::vector<touch::KeyRow>& rows) {
    std::vector<touch::KeyCap> keys;
    for (std::size_t at = 1; at < rows.size(); ++at)
        keys.insert(keys.end(), rows[at].begin(), rows[at].end());
    std::stable_sort(keys.begin(), keys.end(), [](const touch::KeyCap& a, const touch::KeyCap& b) {
        if (is_letter(a) != is_letter(b)) return is_letter(a);
        return is_letter(a) && a.text < b.text;
    });
    std::vector<touch::KeyRow> ordered(rows.begin(),
                                       rows.begin() + std::min<std::ptrdiff_t>(1, std::ssize(rows)));
    std::size_t next = 0;
    for (std::size_t at = 1; at < rows.size(); ++at) {
        const std::size_t end = std::min(next + rows[at].size(), keys.size());
        ordered.emplace_back(keys.begin() + static_cast<std::ptrdiff_t>(next),
                             keys.begin() + static_cast<std::ptrdiff_t>(end));
        next = end;
    }
    return ordered;
}

// The layout that the switching key leads to: the language on screen, or another of those offered.
const LanguageName* other_layout(const Chrome& chrome, const std::string& layout) {
    if (chrome.language < chrome.languages.size() && chrome.languages[chrome.language].code != layout)
        return &chrome.languages[chrome.language];
    for (const LanguageName& language : chrome.languages)
        if (language.code != layout) return &language;
    return nullptr;
}

}  // namespace

KeyPad::KeyPad(Stage& stage, const Keyboard& keyboard, const xforms::Question& question, float width)
    : stage_(stage), width_(width) {
    if (is_number(question))
        lay_numbers(question.type == xforms::DataType::integer);
    else
        lay_letters(keyboard, is_multiline(question));
    if (unit() < line_of(stage.frame) * least_unit && small_scale(stage.frame) < 1) use_small_caps();
}

Key KeyPad::named_key(std::string id, std::string words, Intent intent) const {
    Key key;
    key.id = std::move(id);
    key.least =
        stage_.frame.measure(words, bold_look(key_words_scale(stage_.frame)), 0).width + 2 * named_key_inset;
    key.least = std::max(key.least, measure::least_target);
    key.cap = words;
    key.name = std::move(words);
    key.intent = std::move(intent);
    key.wide = small_scale(stage_.frame) < 1;  // a wide key's words are smaller, and never too small
    return key;
}

std::vector<Key> KeyPad::switches(const Keyboard& keyboard) const {
    std::vector<Key> keys;
    // Translators: key; puts the keys in the order of the alphabet.
    const std::string ordered = words::say("key", "ABC order");
    // Translators: key; puts the keys back in the usual order of a keyboard.
    const std::string usual = words::say("key", "Usual order");
    keys.push_back(named_key("key:order", keyboard.alphabetical ? usual : ordered, ToggleAlphabetical{}));
    if (const LanguageName* other = other_layout(stage_.view.chrome, keyboard.layout))
        keys.push_back(named_key("key:layout", other->name, ChooseLayout{other->code}));
    return keys;
}

void KeyPad::lay_letters(const Keyboard& keyboard, bool multiline) {
    const auto layout = touch::keyboard_layout(keyboard.layout);
    kiosk::require(layout.has_value(), "keyboard_layout() falls back on the Latin one, which is installed");
    const std::vector<touch::KeyRow>& chosen = keyboard.shifted ? layout->shifted : layout->plain;
    for (const touch::KeyRow& source : keyboard.alphabetical ? alphabetical(chosen) : chosen) {
        KeyRow row;
        for (const touch::KeyCap& cap : source) row.push_back(letter_key(cap));
        rows_.push_back(std::move(row));
    }
    // Translators: key; the next letter is a capital.
    Key shift = named_key("key:shift", words::say("key", "Shift"), ToggleShift{});
    // Translators: key; takes away the letter before the caret.
    Key erase = named_key("key:delete", words::say("key", "Delete"), EditText{touch::Edit::backspace});
    KeyRow row = switches(keyboard);
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
    row.push_back(std::move(space));
    row.push_back(mark_key(","));
    row.push_back(mark_key("."));
    // Translators: key; begins a new line.
    if (multiline)
        row.push_back(
            named_key("key:newline", words::say("key", "New line"), EditText{touch::Edit::newline}));
    // Translators: key; closes the on-screen keyboard and keeps what was typed.
    row.push_back(named_key("key:close", words::say("key", "Close keyboard"), CloseKeyboard{}));
    add_packed(std::move(row));
}

void KeyPad::lay_numbers(bool whole) {
    for (const char* digits : {"123", "456", "789"}) {
        KeyRow row;
        for (const char* digit = digits; *digit != '\0'; ++digit) {
            const std::string cap(1, *digit);
            row.push_back(letter_key({cap, cap}));
        }
        rows_.push_back(std::move(row));
    }
    // Translators: key; takes away the letter before the caret.
    Key erase = named_key("key:delete", words::say("key", "Delete"), EditText{touch::Edit::backspace});
    // Translators: key; closes the on-screen keyboard and keeps what was typed.
    Key close = named_key("key:close", words::say("key", "Close keyboard"), CloseKeyboard{});
    const bool erase_in_grid = whole && erase.least <= widest_number_key;
    if (erase_in_grid) erase.least = 0;
    KeyRow row{letter_key({"-", "-"}), letter_key({"0", "0"}), whole ? erase : letter_key({".", "."})};
    if (whole && !erase_in_grid) row.pop_back();
    rows_.push_back(std::move(row));
    if (erase_in_grid)
        add_packed({std::move(close)});
    else
        add_packed({std::move(erase), std::move(close)});
}

// As many rows as the keys need; each row keeps their order.
void KeyPad::add_packed(KeyRow keys) {
    KeyRow row;
    for (Key& key : keys) {
        row.push_back(key);
        if (row.size() == 1 || fits(row)) continue;
        row.pop_back();
        rows_.push_back(std::move(row));
        row = {std::move(key)};
    }
    rows_.push_back(std::move(row));
}

bool KeyPad::fits(const KeyRow& row) const {
    float width = -measure::key_gap;
    for (const Key& key : row) width += std::max(key.least, measure::least_target) + measure::key_gap;
    return width <= width_;
}

// Width of a letter's key: the same in every row, so that the keys stand where a hand expects them.
float KeyPad::unit() const {
    float unit = rows_.size() > 1 && rows_.front().size() < 4 ? widest_number_key : widest_key;
    for (const KeyRow& row : rows_) {
        float fixed = -measure::key_gap;
        int letters = 0;
        for (const Key& key : row) {
            fixed += key.least + measure::key_gap;
            letters += key.least == 0 ? 1 : 0;
        }
        if (letters > 0) unit = std::min(unit, (width_ - fixed) / static_cast<float>(letters));
    }
    return unit;
}

void KeyPad::use_small_caps() {
    small_caps_ = true;
}

float KeyPad::height(float key_height) const {
    return static_cast<float>(rows_.size()) * (key_height + measure::key_gap) - measure::key_gap;
}

// Of the longest row of letters alone.
float KeyPad::letters_width(float unit_width) const {
    std::size_t most = 0;
    for (const KeyRow& row : rows_)
        if (std::all_of(row.begin(), row.end(), [](const Key& key) { return key.least == 0; }))
            most = std::max(most, row.size());
    return static_cast<float>(most) * (unit_width + measure::key_gap) - measure::key_gap;
}

void KeyPad::draw(touch::Rect place) const {
    const float unit_width = unit();
    const auto rows = static_cast<float>(rows_.size());
    const float key_height = (place.height - (rows - 1) * measure::key_gap) / rows;
    float y = place.y;
    int number = 1;
    for (KeyRow row : rows_) {
        float taken = -measure::key_gap, shares = 0;
        for (const Key& key : row) {
            taken += (key.least == 0 ? unit_width : key.least) + measure::key_gap;
            shares += key.share;
        }
        const bool mixed = shares == 0 && row.front().least > 0;
        if (mixed) {  // Shift and Delete fill their row to the width of the others
            const float wide = std::max(letters_width(unit_width) - taken, 0.0F);
            row.front().least += wide / 2;
            row.back().least += wide / 2;
            taken += wide;
        }
        const float spare = std::max(width_ - taken, 0.0F);
        float x = place.x + (shares > 0 ? 0 : spare / 2);
        for (Key& key : row) {
            key.least = key.least == 0 ? unit_width : key.least;
            if (key.share > 0) key.least += spare * key.share / shares;
        }
        draw_row("row:" + std::to_string(number++), row, {x, y, 0, key_height});
        y += key_height + measure::key_gap;
    }
}

// One stop for who walks by rows; a long row opens in parts, as on VotingWorks' scan panels, so that a key is
// few steps away. Widths are final in `least`.
void KeyPad::draw_row(const std::string& id, const KeyRow& row, touch::Rect place) const {
    const auto widths = [&](std::size_t from, std::size_t to) {
        float width = -measure::key_gap;
        for (std::size_t at = from; at < to; ++at) width += row[at].least + measure::key_gap;
        return width;
    };
    place.width = widths(0, row.size());
    stage_.frame.begin_row(id, place, names_of(row, 0, row.size()));
    const bool in_parts = row.size() > most_keys_of_part + 1;
    int part = 1;
    for (std::size_t from = 0, to = 0; from < row.size(); from = to) {
        to = from + most_keys_of_part;
        // A key by itself would be said like its part, and be one step more away.
        if (!in_parts || to + 1 >= row.size()) to = row.size();
        place.width = widths(from, to);
        if (in_parts)
            stage_.frame.begin_row(id + ":" + std::to_string(part++), place, names_of(row, from, to));
        draw_keys(row, from, to, place);
        if (in_parts) stage_.frame.end_row();
        place.x += place.width + measure::key_gap;
    }
    stage_.frame.end_row();
}

void KeyPad::draw_keys(const KeyRow& row, std::size_t from, std::size_t to, touch::Rect place) const {
    for (std::size_t at = from; at < to; ++at) {
        const Key& key = row[at];
        place.width = key.least;
        if (stage_.frame.key(key.id, place, key.cap, key.name, key.wide || small_caps_))
            stage_.ask(key.intent);
        place.x += place.width + measure::key_gap;
    }
}

}  // namespace screens
