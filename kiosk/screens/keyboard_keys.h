// SPDX-License-Identifier: Apache-2.0
// The on-screen keyboard: which keys its rows have, how wide each is, and what each asks for.
//
// VVSG 2.0, 7.2-I: keys of at least 12.7 mm, with gaps of at least 2.54 mm, at every text size, upright or
// not. Keys that do not fit in a row go to one more row. A held key never repeats (7.2-M). Threads: one.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/layout.h"

namespace screens {

struct Key {
    std::string id, cap, name;
    Intent intent;
    bool wide = false;      // its cap is a word: smaller letters, and as wide as the word
    float least = 0;        // width; 0 for a key as wide as its neighbours
    float share = 0;        // how much of a row's spare width it takes: the space bar takes all
    bool selected = false;  // Shift is on,
    std::string state;      // and how speech says so
};
using KeyRow = std::vector<Key>;

Key letter_key(const touch::KeyCap&);
Key mark_key(const touch::KeyCap&);  // narrower

class KeyPad {
 public:
    KeyPad(Stage&, const Keyboard&, const xforms::Question&, float width);
    float height(float key_height) const;
    float least_key() const;             // lower ones are hard to meet, or have no room for a word's strokes
    float tallest_key() const;           // higher ones only send the finger further
    void use_small_caps();               // where usual letters would make the keys too tall
    void draw(touch::Rect place) const;  // keys fill its height
    const std::string& first_key() const { return rows_.front().front().id; }

 private:
    void draw_row(const std::string& id, const KeyRow&, touch::Rect place) const;
    void draw_keys(const KeyRow&, std::size_t from, std::size_t to, touch::Rect place) const;
    void lay_letters(const Keyboard&, bool multiline);  // letter_keys.cpp
    void add_over_digits(KeyRow& digits, const touch::KeyRow& over, std::size_t most) const;
    void lay_candidates(const Keyboard&, const touch::KeyboardLayout&);
    void lay_foot(const Keyboard&, const touch::KeyboardLayout&, bool multiline);
    void lay_editing();
    void lay_numbers(const xforms::Question&);
    static void fill_row(KeyRow&, float spare, float shares);
    std::vector<KeyRow> packed(const KeyRow&) const;
    void add_packed(const KeyRow&);
    void add_foot(const KeyRow& keys, const KeyRow& typing);
    bool has_key(const std::string& text) const;
    bool fits(const KeyRow&) const;
    float unit() const;
    bool is_number_pad() const { return rows_.front().size() < 4; }
    Key named_key(std::string id, std::string words, Intent) const;
    std::vector<Key> switches(const Keyboard&) const;

    Stage& stage_;
    float width_;
    bool small_caps_ = false;
    std::vector<KeyRow> rows_;
};

}  // namespace screens
