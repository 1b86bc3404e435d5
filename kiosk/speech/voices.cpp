// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/voices.h"

#include <algorithm>
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

// What no other language's voice could say as it is written.
constexpr std::pair<std::string_view, std::string (*)(const std::string&)> respelled[] = {
    {"ckb", sorani_for_kurmanji},
    {"so", somali_for_oromo},
};

}  // namespace

bool is_borrowed(std::string_view language) {
    return std::any_of(std::begin(respelled), std::end(respelled),
                       [&](const auto& each) { return each.first == language; });
}

std::string voice_of(std::string_view language, const Reviewed& reviewed) {
    if (is_borrowed(language) && std::find(reviewed.begin(), reviewed.end(), language) == reviewed.end())
        return "";
    for (const auto& [code, voice] : voices)
        if (code == language) return std::string(voice);
    return "";
}

std::string voice_for_name(std::string_view language, const Reviewed& reviewed) {
    const std::string voice = voice_of(language, reviewed);
    return voice.empty() ? "en" : voice;
}

std::string as_the_voice_reads(const std::string& words, std::string_view language,
                               const Reviewed& reviewed) {
    if (voice_of(language, reviewed).empty()) return words;
    for (const auto& [code, respell] : respelled)
        if (code == language) return respell(words);
    return words;
}

}  // namespace speech
