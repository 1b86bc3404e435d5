// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/keyboard_keys.h"

#include "kiosk/screens/question_blocks.h"
#include "kiosk/words/numbers.h"

namespace screens {
namespace {

constexpr float named_key_inset = 4;
constexpr float widest_number_key = 60;
constexpr float tallest_letter = 22, tallest_number = 26;
constexpr std::size_t most_keys_of_part = 4;
constexpr float least_unit = 0.85F;  // of a line: a narrower key has smaller letters

// As Frame::key draws the words of a wide key.
float key_words_scale(const touch::Frame& frame) {
    return small_scale(frame) < 1 ? 0.8F : 1.0F;
}

// What a row of keys is called when it is spoken.
std::string names_of(const KeyRow& row, std::size_t from, std::size_t to) {
    std::vector<std::string> names;
    for (std::size_t at = from; at < to; ++at) names.push_back(row[at].name);
    return words::listed(names);
}

}  // namespace

KeyPad::KeyPad(Stage& stage, const Keyboard& keyboard, const xforms::Question& question, float width)
    : stage_(stage), width_(width) {
    if (wants_number_pad(question))
        lay_numbers(question);
    else if (keyboard.keys == Keyboard::Keys::editing)
        lay_editing();
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

// A number is typed in the digits of the language and with its decimal sign, and stored as XForms has it.
// Words of digits are stored as they are typed.
void KeyPad::lay_numbers(const xforms::Question& question) {
    const bool date = is_date(question), whole = date || question.type == xforms::DataType::integer;
    const auto digit_key = [&](char digit) {
        const std::string plain(1, digit), own = words::in_own_digits(plain);
        return letter_key({is_number(question) ? own : plain, date ? own : ""});
    };
    for (const char* digits : {"123", "456", "789"}) {
        KeyRow row;
        for (const char* digit = digits; *digit != '\0'; ++digit) {
            row.push_back(digit_key(*digit));
        }
        rows_.push_back(std::move(row));
    }
    // Translators: key; takes away the letter before the caret.
    Key erase = named_key("key:delete", words::say("key", "Delete"), EditText{touch::Edit::backspace});
    // Translators: key; closes the on-screen keyboard and keeps what was typed.
    Key close = named_key("key:close", words::say("key", "Close keyboard"), CloseKeyboard{});
    const bool erase_in_grid = whole && erase.least <= widest_number_key;
    if (erase_in_grid) erase.least = 0;
    const std::string sign = is_number(question) ? words::decimal_sign() : ".";
    KeyRow row{letter_key({"-", "-"}), digit_key('0'), whole ? erase : letter_key({sign, sign})};
    if (whole && !erase_in_grid) row.pop_back();
    if (date) row.erase(row.begin());
    rows_.push_back(std::move(row));
    if (erase_in_grid)
        add_packed({std::move(close)});
    else
        add_packed({std::move(erase), std::move(close)});
}

// Shifted, some layouts have the marks among their letters.
bool KeyPad::has_key(const std::string& text) const {
    for (const KeyRow& row : rows_)
        for (const Key& key : row)
            if (key.id == "key:" + text) return true;
    return false;
}

// As many rows as the keys need; each row keeps their order.
std::vector<KeyRow> KeyPad::packed(const KeyRow& keys) const {
    std::vector<KeyRow> rows;
    KeyRow row;
    for (const Key& key : keys) {
        row.push_back(key);
        if (row.size() == 1 || fits(row)) continue;
        row.pop_back();
        rows.push_back(std::move(row));
        row = {key};
    }
    rows.push_back(std::move(row));
    return rows;
}

void KeyPad::add_packed(const KeyRow& keys) {
    for (KeyRow& row : packed(keys)) rows_.push_back(std::move(row));
}

bool KeyPad::fits(const KeyRow& row) const {
    float width = -measure::key_gap;
    for (const Key& key : row) width += std::max(key.least, measure::least_target) + measure::key_gap;
    return width <= width_;
}

// Width of a letter's key: of the longest row, which fills the keyboard's width. A pad of digits is no wider
// than a hand.
float KeyPad::unit() const {
    float unit = is_number_pad() ? widest_number_key : width_;
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

float KeyPad::least_key() const {
    float least = measure::least_target;
    for (const KeyRow& row : rows_)
        for (const Key& key : row)
            if (key.wide) least = std::max(least, stage_.frame.least_key_height(key.cap));
    return least;
}

float KeyPad::tallest_key() const {
    return is_number_pad() ? tallest_number : tallest_letter;
}

void KeyPad::use_small_caps() {
    small_caps_ = true;
}

float KeyPad::height(float key_height) const {
    return static_cast<float>(rows_.size()) * (key_height + measure::key_gap) - measure::key_gap;
}

void KeyPad::draw(touch::Rect place) const {
    const float unit_width = unit();
    const auto rows = static_cast<float>(rows_.size());
    const float key_height = (place.height - (rows - 1) * measure::key_gap) / rows;
    float y = place.y;
    int number = 1;
    for (KeyRow row : rows_) {
        float taken = -measure::key_gap, shares = 0;
        for (Key& key : row) {
            key.least = key.least == 0 ? unit_width : key.least;
            taken += key.least + measure::key_gap;
            shares += key.share;
        }
        const float spare = is_number_pad() ? 0 : std::max(width_ - taken, 0.0F);
        fill_row(row, spare, shares);
        draw_row("row:" + std::to_string(number++), row, {place.x, y, 0, key_height});
        y += key_height + measure::key_gap;
    }
}

// All rows are of one width: the space bar takes what is left of its row, Shift and Delete of theirs, and the
// letters of a short row are a little wider.
void KeyPad::fill_row(KeyRow& row, float spare, float shares) {
    const bool between_words = row.front().wide && row.back().wide;
    for (Key& key : row) {
        if (shares > 0)
            key.least += spare * key.share / shares;
        else if (!between_words)
            key.least += spare / static_cast<float>(row.size());
    }
    if (shares > 0 || !between_words) return;
    row.front().least += spare / 2;
    row.back().least += spare / 2;
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
        if (stage_.frame.key(key.id, place,
                             {.cap = key.cap,
                              .name = key.name,
                              .wide = key.wide || small_caps_,
                              .selected = key.selected,
                              .state = key.state}))
            stage_.ask(key.intent);
        place.x += place.width + measure::key_gap;
    }
}

}  // namespace screens
