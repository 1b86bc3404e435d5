// SPDX-License-Identifier: Apache-2.0
#include "kiosk/voice/synthesiser.h"

#include <algorithm>

#include <espeak-ng/speak_lib.h>

#include "kiosk/utf8.h"
#include "kiosk/voice/pieces.h"

namespace voice {
namespace {

// VVSG 2.0, 7.1-K: 120 to 125 words a minute to begin with. espeak-ng counts no pauses: on the consultation's
// text, what it calls 147 is 122 (tests/speech measures it).
constexpr int usual_rate = 147;
// How many of its milliseconds a word one unit of its word gap makes up for, at its slowest.
constexpr int gap_unit_ms = 24;
constexpr int chunk_ms = 40;

// espeak-ng's callback has no place for one.
const Sink* sink = nullptr;
bool had_enough = false;

int take(short* samples, int count, espeak_EVENT*) {
    if (samples == nullptr || count <= 0 || sink == nullptr) return 0;
    had_enough = !(*sink)({samples, static_cast<std::size_t>(count)});
    return had_enough ? 1 : 0;
}

// Control characters carry commands to espeak-ng ("\x01" and a letter changes pitch, speed or voice).
std::string plain(std::string words) {
    std::replace_if(
        words.begin(), words.end(),
        [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; }, ' ');
    return words;
}

// The one character that `words` are, or 0: a letter is said by its name.
wchar_t lone_character(const std::string& words) {
    if (words.empty()) return 0;
    const utf8::Letter letter = utf8::first(words);
    const bool is_said_by_name = letter.code > ' ' && letter.code != utf8::replacement;
    return is_said_by_name && letter.bytes == words.size() ? static_cast<wchar_t>(letter.code) : 0;
}

// The text as a whole; only what no author writes comes in more than one piece.
void synthesise(std::string_view words) {
    const std::vector<std::string_view> all = pieces(words);
    for (std::size_t at = 0; at < all.size() && !had_enough; ++at) {
        const std::string piece(all[at]);  // espeak-ng wants a NUL at its end
        const unsigned pause = at + 1 == all.size() ? espeakENDPAUSE : 0U;
        espeak_Synth(piece.c_str(), piece.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | pause, nullptr,
                     nullptr);
    }
}

// espeak-ng goes no slower than 80: below, the words stand further apart.
void set_speed(int percent) {
    const int wanted = usual_rate * percent / 100;
    espeak_SetParameter(espeakRATE, std::max(wanted, espeakRATE_MINIMUM), 0);
    const int missing_ms = wanted >= espeakRATE_MINIMUM ? 0 : 60000 / wanted - 60000 / espeakRATE_MINIMUM;
    espeak_SetParameter(espeakWORDGAP, missing_ms / gap_unit_ms, 0);
}

}  // namespace

kiosk::Result<Synthesiser> Synthesiser::open() {
    const int rate =
        espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, chunk_ms, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0)
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           "Nothing can be read aloud: install the package espeak-ng-data");
    espeak_SetSynthCallback(take);
    return Synthesiser(rate);
}

kiosk::Result<void> Synthesiser::say(const std::string& words, const std::string& voice, int percent,
                                     const Sink& into) {
    if (voice != voice_ && espeak_SetVoiceByName(voice.c_str()) != EE_OK)
        return kiosk::fail(kiosk::ErrorKind::invalid, "The voice \"" + voice +
                                                          "\" is missing, so its language cannot be read "
                                                          "aloud: install the package espeak-ng-data");
    voice_ = voice;
    set_speed(percent);
    sink = &into;
    had_enough = false;
    const std::string said = plain(words);
    if (const wchar_t letter = lone_character(said); letter != 0)
        espeak_Char(letter);
    else
        synthesise(said);
    sink = nullptr;
    return {};
}

}  // namespace voice
