// SPDX-License-Identifier: Apache-2.0
#include "kiosk/words/languages.h"

#include <algorithm>

namespace kiosk {
namespace {

// English with accents and two fifths longer, for tests (tests/screens/stretch): no form and no catalogue
// that is shipped has it.
const SpokenLanguage& pseudo_language() {
    static const SpokenLanguage pseudo{"en-XA", "Ŵïđé", "Ĥéļļő", text::Direction::left_to_right, {}};
    return pseudo;
}

}  // namespace

const std::vector<SpokenLanguage>& spoken_languages() {
    using enum text::Direction;
    using enum touch::LayoutName::Letters;
    // Somali is written on English keyboards; Romanian, Portuguese and Spanish are Europe's.
    // clang-format off
    static const std::vector<SpokenLanguage> all = {
        {"en", "English", "Hello", left_to_right, {"gb", "", latin}},
        {"ar", "العربية", "مرحبًا", right_to_left, {"ara", "", own, "\u0670"}},
        {"pl", "Polski", "Dzień dobry", left_to_right, {"pl", "", latin}},
        {"zh-Hans", "简体中文", "你好", left_to_right, {"us", "", pinyin}},
        {"ro", "Română", "Bună ziua", left_to_right, {"ro", "", latin}},
        {"ckb", "کوردیی ناوەندی", "سڵاو", right_to_left, {"iq", "ku_ara", own, "ھ"}},
        {"fa", "فارسی", "سلام", right_to_left, {"ir", "", own}},
        {"pt", "Português", "Olá", left_to_right, {"pt", "", latin}},
        {"es", "Español", "Hola", left_to_right, {"es", "", latin}},
        {"ur", "اردو", "السلام علیکم", right_to_left, {"pk", "", own, "أۂۓ"}},
        {"so", "Soomaali", "Salaan", left_to_right, {"gb", "", latin}},
        {"en-x-easyread", "Easy Read", "Hello", left_to_right, {"gb", "", latin}},
    };
    // clang-format on
    return all;
}

const SpokenLanguage* spoken_language(std::string_view code) {
    if (code == pseudo_language().code) return &pseudo_language();
    const auto& all = spoken_languages();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.code == code; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace kiosk
