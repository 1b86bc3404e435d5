// SPDX-License-Identifier: Apache-2.0
#include "kiosk/languages.h"

#include <algorithm>

namespace kiosk {

const std::vector<SpokenLanguage>& spoken_languages() {
    using enum text::Direction;
    static const std::vector<SpokenLanguage> all = {
        {"en", "English", left_to_right},  {"ar", "العربية", right_to_left},
        {"pl", "Polski", left_to_right},   {"zh-Hans", "简体中文", left_to_right},
        {"ro", "Română", left_to_right},   {"ckb", "کوردیی ناوەندی", right_to_left},
        {"fa", "فارسی", right_to_left},    {"pt", "Português", left_to_right},
        {"es", "Español", left_to_right},  {"ur", "اردو", right_to_left},
        {"so", "Soomaali", left_to_right}, {"en-x-easyread", "Easy Read", left_to_right},
    };
    return all;
}

const SpokenLanguage* spoken_language(std::string_view code) {
    const auto& all = spoken_languages();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.code == code; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace kiosk
