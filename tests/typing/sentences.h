// SPDX-License-Identifier: Apache-2.0
// A sentence in each language, and the keys of the on-screen keyboard that type it.
#pragma once

#include <string>
#include <vector>

#include "kiosk/utf8.h"

namespace sentences {

struct Sentence {
    std::string language, words;
    std::vector<std::string> keys;  // ids of Nodes, in turn; where one is not shown, Shift shows it
};

// Of a script whose letters have keys of their own.
inline Sentence of(const std::string& language, const std::string& words) {
    Sentence sentence{language, words, {}};
    utf8::each_letter(words, [&](char32_t, std::string_view bytes) {
        const std::string letter(bytes);
        sentence.keys.push_back(letter == " "        ? "key:space"
                                : letter == "\u200C" ? "key:half space"
                                                     : "key:" + letter);
    });
    return sentence;
}

// Each word by its pinyin and the space that takes the likeliest candidate.
inline Sentence chinese() {
    Sentence sentence{"zh-Hans", "我喜欢这个计划。", {}};
    for (const std::string pinyin : {"woxihuan", "zhege", "jihua"}) {
        for (const char letter : pinyin) sentence.keys.push_back("key:" + std::string(1, letter));
        sentence.keys.emplace_back("key:space");
    }
    sentence.keys.emplace_back("key:。");
    return sentence;
}

inline std::vector<Sentence> all() {
    return {of("en", "More ramps, please: doors aren't wide!"),
            of("ar", "أريد مساعدة بلغتي في هذا الحيّ، من فضلك. هل يمكن؟"),
            of("pl", "Proszę: zażółć gęślą jaźń, Łódź."),
            chinese(),
            of("ro", "Vreau mai multă grijă, încă o pâine și o Țară."),
            of("ckb", "تکایە ڕێگاکان چاک بکەن، گوێ بگرن؟"),
            of("fa", "می\u200Cخواهم کتاب\u200Cهای بیشتری باشد، پس چه؟"),
            of("pt", "Não há acessos à praça; são três opções."),
            of("es", "¿Dónde está el niño? ¡Qué pingüino!"),
            of("ur", "مجھے فوراً اپنی زبان میں مدد چاہیے۔"),
            of("so", "Waan rabaa caawimaad: lo'da iyo su'aalo."),
            of("en-x-easyread", "I want help.")};
}

}  // namespace sentences
