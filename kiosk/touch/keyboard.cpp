// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/keyboard.h"

#include <algorithm>
#include <memory>
#include <utility>

#include <fontconfig/fontconfig.h>
#include <glib.h>
#include <xkbcommon/xkbcommon.h>

namespace touch {
namespace {

struct Country {
    std::string_view language;
    const char* layout;
    const char* variant;
};

// The layout that people who read this language are used to; Somali and Chinese (until pinyin) are typed on
// Latin keys.
constexpr Country countries[] = {
    {"en", "gb", ""},        {"ar", "ara", ""},        {"pl", "pl", ""}, {"fa", "ir", ""}, {"ur", "pk", ""},
    {"ckb", "iq", "ku_ara"}, {"ku", "iq", "ku_ara"},   {"ro", "ro", ""}, {"pt", "pt", ""}, {"es", "es", ""},
    {"fr", "fr", ""},        {"de", "de", ""},         {"it", "it", ""}, {"tr", "tr", ""}, {"ru", "ru", ""},
    {"uk", "ua", ""},        {"bg", "bg", "phonetic"}, {"el", "gr", ""}, {"he", "il", ""}, {"hu", "hu", ""},
    {"cs", "cz", ""},        {"sk", "sk", ""},         {"lt", "lt", ""}, {"lv", "lv", ""}, {"sq", "al", ""},
    {"so", "gb", ""},        {"zh", "us", ""},
};

Country country_of(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    for (const Country& country : countries)
        if (country.language == primary) return country;
    return countries[0];
}

struct Unref {
    void operator()(xkb_context* context) const { xkb_context_unref(context); }
    void operator()(xkb_keymap* keymap) const { xkb_keymap_unref(keymap); }
};

enum class Level : xkb_level_index_t { plain = 0, shifted = 1, alt_gr = 2 };

// Dead keys wait for a second key, which a finger does not expect. Ours type the combining mark after the
// letter.
constexpr std::pair<xkb_keysym_t, char32_t> dead_keys[] = {
    {0xfe50, 0x300}, {0xfe51, 0x301}, {0xfe52, 0x302}, {0xfe53, 0x303}, {0xfe54, 0x304},
    {0xfe55, 0x306}, {0xfe56, 0x307}, {0xfe57, 0x308}, {0xfe58, 0x30A}, {0xfe59, 0x30B},
    {0xfe5a, 0x30C}, {0xfe5b, 0x327}, {0xfe5c, 0x328}, {0xfe60, 0x323}, {0xfe61, 0x309},
};

char32_t character_of(xkb_keysym_t symbol) {
    for (const auto& [dead, mark] : dead_keys)
        if (dead == symbol) return mark;
    return xkb_keysym_to_utf32(symbol);
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

class Keys {
 public:
    explicit Keys(xkb_keymap* keymap) : keymap_(keymap) {}

    // 0 where the key has no single character there.
    gunichar at(const char* row, int column, Level level) const {
        const std::string name = std::string(row) + (column < 10 ? "0" : "") + std::to_string(column);
        const xkb_keycode_t key = xkb_keymap_key_by_name(keymap_, name.c_str());
        if (key == XKB_KEYCODE_INVALID) return 0;
        const xkb_keysym_t* symbols = nullptr;
        const int count = xkb_keymap_key_get_syms_by_level(keymap_, key, 0,
                                                           static_cast<xkb_level_index_t>(level), &symbols);
        const gunichar character = count == 1 ? character_of(symbols[0]) : 0;
        return g_unichar_isgraph(character) != 0 || is_mark(character) ? character : 0;
    }

 private:
    xkb_keymap* keymap_;
};

constexpr int columns = 12;

// Ten digits; of the other rows, all keys where letters stand, which past the tenth are few.
KeyRow row_of(const Keys& keys, const char* row, Level level) {
    const bool digits = std::string_view(row) == "AE";
    KeyRow caps;
    for (int column = 1; column <= (digits ? 10 : columns); ++column) {
        const gunichar plain = keys.at(row, column, Level::plain),
                       shifted = keys.at(row, column, Level::shifted);
        if (!digits && !belongs_to_words(plain) && !belongs_to_words(shifted)) continue;
        const gunichar character = level == Level::plain ? plain : shifted;
        if (character != 0) caps.push_back(cap_of(character));
    }
    return caps;
}

struct Orthography {
    explicit Orthography(std::string_view language)
        : letters(FcLangGetCharSet(reinterpret_cast<const FcChar8*>(
              std::string(language.substr(0, language.find('-'))).c_str()))) {}
    bool has(gunichar letter) const {
        return letters != nullptr && FcCharSetHasChar(letters, letter) != FcFalse;
    }
    const FcCharSet* letters;
};

// Letters of the language that its keyboard has behind AltGr only, as Polish and Romanian ones: a row of
// their own.
KeyRow hidden_letters(const Keys& keys, std::string_view language) {
    const Orthography orthography(language);
    std::vector<gunichar> letters;
    for (const char* row : {"AE", "AD", "AC", "AB"})
        for (int column = 1; column <= columns; ++column) {
            const gunichar letter = keys.at(row, column, Level::alt_gr);
            if (g_unichar_isalpha(letter) != 0 && orthography.has(letter)) letters.push_back(letter);
        }
    std::sort(letters.begin(), letters.end());
    KeyRow caps;
    for (const gunichar letter : letters) caps.push_back(cap_of(letter));
    return caps;
}

KeyRow upper(const KeyRow& plain) {
    KeyRow caps;
    for (const KeyCap& key : plain)
        caps.push_back(cap_of(g_unichar_toupper(g_utf8_get_char(key.text.c_str()))));
    return caps;
}

}  // namespace

kiosk::Result<KeyboardLayout> keyboard_layout(std::string_view language) {
    const Country country = country_of(language);
    const std::unique_ptr<xkb_context, Unref> context(xkb_context_new(XKB_CONTEXT_NO_ENVIRONMENT_NAMES));
    xkb_rule_names names{};
    names.rules = "evdev";
    names.model = "pc105";
    names.layout = country.layout;
    names.variant = country.variant;
    const std::unique_ptr<xkb_keymap, Unref> keymap(
        context ? xkb_keymap_new_from_names(context.get(), &names, XKB_KEYMAP_COMPILE_NO_FLAGS) : nullptr);
    if (!keymap)
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           std::string("The keyboard layout \"") + country.layout +
                               "\" is not in /usr/share/X11/xkb: install the package "
                               "xkb-data.");
    const Keys keys(keymap.get());
    KeyboardLayout layout;
    layout.name = country.layout;
    for (const char* row : {"AE", "AD", "AC", "AB"}) {
        layout.plain.push_back(row_of(keys, row, Level::plain));
        layout.shifted.push_back(row_of(keys, row, Level::shifted));
    }
    // English needs none of the accents that its keyboard can do as well.
    if (std::string_view(country.layout) == "gb" || std::string_view(country.layout) == "us") return layout;
    if (const KeyRow hidden = hidden_letters(keys, language); !hidden.empty()) {
        layout.plain.insert(layout.plain.begin() + 1, hidden);
        layout.shifted.insert(layout.shifted.begin() + 1, upper(hidden));
    }
    return layout;
}

}  // namespace touch
