// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/keyboard.h"

#include <algorithm>
#include <map>
#include <memory>
#include <utility>

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <xkbcommon/xkbcommon.h>

namespace touch {
namespace {

struct Unref {
    void operator()(xkb_context* context) const { xkb_context_unref(context); }
    void operator()(xkb_keymap* keymap) const { xkb_keymap_unref(keymap); }
};

enum class Level : xkb_level_index_t { plain = 0, shifted = 1, alt_gr = 2 };

// Dead keys wait for a second key, which a finger does not expect: what they make has keys of its own.
constexpr std::pair<xkb_keysym_t, char32_t> dead_keys[] = {
    {0xfe50, 0x300}, {0xfe51, 0x301}, {0xfe52, 0x302}, {0xfe53, 0x303}, {0xfe54, 0x304},
    {0xfe55, 0x306}, {0xfe56, 0x307}, {0xfe57, 0x308}, {0xfe58, 0x30A}, {0xfe59, 0x30B},
    {0xfe5a, 0x30C}, {0xfe5b, 0x327}, {0xfe5c, 0x328}, {0xfe60, 0x323}, {0xfe61, 0x309},
};

char32_t mark_of(xkb_keysym_t symbol) {
    for (const auto& [dead, mark] : dead_keys)
        if (dead == symbol) return mark;
    return 0;
}

bool is_mark(gunichar character) {
    const GUnicodeType type = g_unichar_type(character);
    return type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_SPACING_MARK ||
           type == G_UNICODE_ENCLOSING_MARK;
}
bool belongs_to_words(gunichar character) {
    return g_unichar_isalpha(character) != 0 || is_mark(character);
}

KeyCap cap_of(gunichar character) {
    std::string text(6, '\0');
    text.resize(static_cast<std::size_t>(g_unichar_to_utf8(character, text.data())));
    // Arabic keyboards have lam-alef on one key, as a form for display; the letters themselves are stored.
    if (character >= 0xFB50 && character <= 0xFEFF) {
        gchar* letters = g_utf8_normalize(text.c_str(), -1, G_NORMALIZE_NFKC);
        if (letters != nullptr) text = letters;
        g_free(letters);
    }
    if (is_mark(character)) return {text, "\u25CC" + text};
    return {text, text};
}

constexpr gunichar non_joiner = 0x200C;
constexpr int columns = 12;

// xkb's names of the keys that are struck without AltGr: the rows of a keyboard, and the keys at their ends,
// where Arabic has its thal and shadda, Urdu a tanwin and Spanish a cedilla.
constexpr const char* rows_of_keys[] = {"AE", "AD", "AC", "AB"};
constexpr const char* keys_at_the_ends[] = {"TLDE", "BKSL", "LSGT"};

std::string name_of(const char* row, int column) {
    return std::string(row) + (column < 10 ? "0" : "") + std::to_string(column);
}

class Keys {
 public:
    explicit Keys(xkb_keymap* keymap) : keymap_(keymap) {}

    // 0 where the key has no single character there.
    gunichar at(const std::string& key, Level level) const {
        const gunichar character = xkb_keysym_to_utf32(symbol(key, level));
        return g_unichar_isgraph(character) != 0 || is_mark(character) || character == non_joiner ? character
                                                                                                  : 0;
    }
    bool types(gunichar character) const {
        return any([&](const std::string& key) {
            return at(key, Level::plain) == character || at(key, Level::shifted) == character;
        });
    }
    bool types_behind_alt_gr(gunichar character) const {
        return any([&](const std::string& key) { return at(key, Level::alt_gr) == character; });
    }
    bool has_dead_key(gunichar mark) const {
        return any([&](const std::string& key) {
            return mark_of(symbol(key, Level::plain)) == mark || mark_of(symbol(key, Level::shifted)) == mark;
        });
    }

 private:
    xkb_keysym_t symbol(const std::string& name, Level level) const {
        const xkb_keycode_t key = xkb_keymap_key_by_name(keymap_, name.c_str());
        if (key == XKB_KEYCODE_INVALID) return XKB_KEY_NoSymbol;
        const xkb_keysym_t* symbols = nullptr;
        const int count = xkb_keymap_key_get_syms_by_level(keymap_, key, 0,
                                                           static_cast<xkb_level_index_t>(level), &symbols);
        return count == 1 ? symbols[0] : XKB_KEY_NoSymbol;
    }
    template <class Wanted>
    static bool any(const Wanted& wanted) {
        for (const char* row : rows_of_keys)
            for (int column = 1; column <= columns; ++column)
                if (wanted(name_of(row, column))) return true;
        return std::any_of(std::begin(keys_at_the_ends), std::end(keys_at_the_ends), wanted);
    }

    xkb_keymap* keymap_;
};

// Kurdish keyboards have a Latin X where a letter has no capital.
bool is_stray(gunichar character, gunichar plain) {
    return character < 0x80 && g_unichar_isalpha(character) != 0 && plain >= 0x80;
}

void add_key(KeyRow& caps, const Keys& keys, const std::string& key, Level level, bool digit) {
    const gunichar plain = keys.at(key, Level::plain), shifted = keys.at(key, Level::shifted);
    if (!digit && !belongs_to_words(plain) && !belongs_to_words(shifted)) return;
    const gunichar character = level == Level::plain ? plain : shifted;
    if (character == 0 || character == non_joiner || is_stray(character, plain)) return;
    caps.push_back(cap_of(character));
}

// Ten digits; of the other rows, all keys where letters stand, which past the tenth are few.
KeyRow row_of(const Keys& keys, const char* row, Level level) {
    const bool digits = std::string_view(row) == "AE";
    KeyRow caps;
    for (int column = 1; column <= (digits ? 10 : columns); ++column)
        add_key(caps, keys, name_of(row, column), level, digits);
    return caps;
}

// The last row is the shortest: what stands at the ends of rows follows it, and letters that the layout has
// not got at all.
void lengthen_last_row(KeyboardLayout& layout, const Keys& keys, const std::string& lacking) {
    for (const char* key : keys_at_the_ends) {
        add_key(layout.plain.back(), keys, key, Level::plain, false);
        add_key(layout.shifted.back(), keys, key, Level::shifted, false);
    }
    for (const char* at = lacking.c_str(); *at != '\0'; at = g_utf8_next_char(at)) {
        layout.plain.back().push_back(cap_of(g_utf8_get_char(at)));
        layout.shifted.back().push_back(cap_of(g_utf8_get_char(at)));
    }
}

// The letters that a language is written with, as fontconfig knows them.
class Orthography {
 public:
    explicit Orthography(std::string_view language)
        : letters_(FcLangGetCharSet(reinterpret_cast<const FcChar8*>(
              std::string(language.substr(0, language.find('-'))).c_str()))) {}

    std::vector<gunichar> small_letters() const {
        std::vector<gunichar> found;
        if (letters_ == nullptr) return found;
        FcChar32 map[FC_CHARSET_MAP_SIZE], next = 0;
        for (FcChar32 page = FcCharSetFirstPage(letters_, map, &next); page != FC_CHARSET_DONE;
             page = FcCharSetNextPage(letters_, map, &next))
            for (FcChar32 at = 0; at < 256; ++at)
                if ((map[at / 32] >> (at % 32) & 1U) != 0 && g_unichar_islower(page + at) != 0 &&
                    g_unichar_toupper(page + at) != page + at)
                    found.push_back(page + at);
        return found;
    }

 private:
    const FcCharSet* letters_;
};

bool is_behind_dead_key(const Keys& keys, gunichar letter) {
    gunichar base = 0, mark = 0;
    return g_unichar_decompose(letter, &base, &mark) != FALSE && keys.has_dead_key(mark);
}

// Letters of the language that its keyboard has behind AltGr, as Polish and Romanian ones, or behind dead
// keys, as Spanish and Portuguese ones: a row of their own.
KeyRow hidden_letters(const Keys& keys, std::string_view language) {
    KeyRow caps;
    for (const gunichar letter : Orthography(language).small_letters())
        if (!keys.types(letter) && (keys.types_behind_alt_gr(letter) || is_behind_dead_key(keys, letter)))
            caps.push_back(cap_of(letter));
    return caps;
}

KeyRow upper(const KeyRow& plain) {
    KeyRow caps;
    for (const KeyCap& key : plain)
        caps.push_back(cap_of(g_unichar_toupper(g_utf8_get_char(key.text.c_str()))));
    return caps;
}

// The mark of each row that the layout has comes first; the last is Latin, for a layout without its own.
using Marks = std::vector<std::vector<gunichar>>;

KeyRow marks_of(const Keys& keys, const Marks& wanted) {
    KeyRow caps;
    for (const std::vector<gunichar>& alike : wanted) {
        const auto own =
            std::find_if(alike.begin(), alike.end(), [&](gunichar mark) { return keys.types(mark); });
        const gunichar mark = own == alike.end() ? alike.back() : *own;
        if (mark != 0) caps.push_back(cap_of(mark));
    }
    return caps;
}

bool has(const KeyRow& row, const KeyCap& cap) {
    return std::any_of(row.begin(), row.end(), [&](const KeyCap& other) { return other.text == cap.text; });
}

bool is_digit(const KeyCap& cap) {
    return g_unichar_isdigit(g_utf8_get_char(cap.text.c_str())) != 0;
}

// The rial is written as a word, for which such a key has no room.
bool is_one_letter(const KeyCap& cap) {
    return g_utf8_strlen(cap.text.c_str(), -1) == 1;
}

// Shift makes a letter a capital: whoever strikes it and then a digit means the digit.
void keep_digits(KeyboardLayout& layout) {
    for (const KeyCap& cap : layout.shifted.front())
        if (!is_digit(cap) && is_one_letter(cap) && !has(layout.marks, cap) &&
            !has(layout.shifted_marks, cap) && !has(layout.more_marks, cap))
            layout.over_digits.push_back(cap);
    constexpr std::string_view rare = "^*#$";
    std::stable_partition(layout.over_digits.begin(), layout.over_digits.end(),
                          [&](const KeyCap& cap) { return rare.find(cap.text) == rare.npos; });
    layout.shifted.front() = layout.plain.front();
}

KeyRow row_of_text(std::initializer_list<const char*> marks) {
    KeyRow caps;
    for (const char* mark : marks) caps.push_back({mark, mark});
    return caps;
}

// Chinese keyboards are American ones: the marks of Chinese come with its input method.
void use_chinese_marks(KeyboardLayout& layout) {
    layout.marks = row_of_text({"，", "。", "？", "！"});
    layout.shifted_marks = row_of_text({"；", "：", "“", "”"});
    layout.more_marks = row_of_text({"、", "；", "：", "“", "”", "（", "）", "《", "》"});
}

void lay_marks(KeyboardLayout& layout, const Keys& keys) {
    // 0: left out where the layout has none.
    layout.marks =
        marks_of(keys, {{0x60C, ','}, {0x6D4, '.'}, {0x61F, '?'}, {0xBF, 0}, {'\''}, {'-'}, {non_joiner, 0}});
    layout.shifted_marks =
        marks_of(keys, {{0x61B, ';'}, {':'}, {'!'}, {0xA1, 0}, {'"'}, {'@'}, {non_joiner, 0}});
}

kiosk::Result<KeyboardLayout> read_layout(const LayoutName& chosen, std::string_view language) {
    const std::unique_ptr<xkb_context, Unref> context(xkb_context_new(XKB_CONTEXT_NO_ENVIRONMENT_NAMES));
    if (context) xkb_context_set_log_level(context.get(), XKB_LOG_LEVEL_CRITICAL);  // ours is enough
    xkb_rule_names names{};
    names.rules = "evdev";
    names.model = "pc105";
    names.layout = chosen.layout.c_str();
    names.variant = chosen.variant.c_str();
    const std::unique_ptr<xkb_keymap, Unref> keymap(
        context ? xkb_keymap_new_from_names(context.get(), &names, XKB_KEYMAP_COMPILE_NO_FLAGS) : nullptr);
    if (!keymap)
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           "The keyboard layout \"" + chosen.layout +
                               "\" is not in /usr/share/X11/xkb: install the package xkb-data.");
    const Keys keys(keymap.get());
    KeyboardLayout layout;
    for (const char* row : rows_of_keys) {
        layout.plain.push_back(row_of(keys, row, Level::plain));
        layout.shifted.push_back(row_of(keys, row, Level::shifted));
    }
    lengthen_last_row(layout, keys, chosen.lacking);
    lay_marks(layout, keys);
    if (chosen.letters == LayoutName::Letters::pinyin) use_chinese_marks(layout);
    keep_digits(layout);
    // English needs none of the accents that its keyboard can do as well.
    if (chosen.layout == "gb" || chosen.layout == "us") return layout;
    if (const KeyRow hidden = hidden_letters(keys, language); !hidden.empty()) {
        layout.plain.insert(layout.plain.begin() + 1, hidden);
        layout.shifted.insert(layout.shifted.begin() + 1, upper(hidden));
    }
    return layout;
}

}  // namespace

std::vector<KeyRow> in_capitals(const std::vector<KeyRow>& rows) {
    std::vector<KeyRow> capitals;
    for (const KeyRow& row : rows) capitals.push_back(upper(row));
    return capitals;
}

kiosk::Result<KeyboardLayout> keyboard_layout(const LayoutName& chosen, std::string_view language) {
    // Reading a layout costs more than drawing a page, and the answer never changes.
    static std::map<std::string, KeyboardLayout> known;
    const std::string key =
        chosen.layout + '/' + chosen.variant + '/' + chosen.lacking + '/' + std::string(language);
    if (const auto found = known.find(key); found != known.end()) return found->second;
    auto layout = read_layout(chosen, language);
    if (layout) known.emplace(key, *layout);
    return layout;
}

}  // namespace touch
