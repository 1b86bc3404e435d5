// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/voices.h"

#include <utility>

#include "kiosk/speech/respelling.h"

namespace speech {
namespace {

constexpr std::pair<std::string_view, std::string_view> voices[] = {
    {"en", "en"},  {"en-x-easyread", "en"},
    {"ar", "ar"},  {"pl", "pl"},
    {"ro", "ro"},  {"zh-Hans", "cmn"},
    {"fa", "fa"},  {"pt", "pt"},
    {"es", "es"},  {"ur", "ur"},
    {"ckb", "ku"}, {"so", "om"},
};

}  // namespace

std::string voice_of(std::string_view language) {
    for (const auto& [code, voice] : voices)
        if (code == language) return std::string(voice);
    return "";
}

std::string voice_for_name(std::string_view language) {
    const std::string voice = voice_of(language);
    return voice.empty() ? "en" : voice;
}

std::string as_the_voice_reads(const std::string& words, std::string_view language) {
    if (language == "ckb") return sorani_for_kurmanji(words);
    if (language == "so") return somali_for_oromo(words);
    return words;
}

}  // namespace speech
