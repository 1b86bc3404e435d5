// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/voices.h"

#include <utility>

namespace speech {
namespace {

constexpr std::pair<std::string_view, std::string_view> voices[] = {
    {"en", "en"}, {"en-x-easyread", "en"},
    {"ar", "ar"}, {"pl", "pl"},
    {"ro", "ro"}, {"zh-Hans", "cmn"},
    {"fa", "fa"}, {"pt", "pt"},
    {"es", "es"}, {"ur", "ur"},
};

}  // namespace

std::string voice_of(std::string_view language) {
    for (const auto& [code, voice] : voices)
        if (code == language) return std::string(voice);
    return "";
}

std::string voice_for_name(std::string_view language) {
    if (const std::string voice = voice_of(language); !voice.empty()) return voice;
    return language == "ckb" ? "fa" : "en";
}

}  // namespace speech
