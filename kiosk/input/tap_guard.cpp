// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input/tap_guard.h"

#include "kiosk/words/numbers.h"

namespace kiosk {
namespace {

template <class... Wanted>
bool is_any_of(const screens::Intent& intent) {
    return (screens::get_if<Wanted>(intent) || ...);
}

// In the digits of any language.
bool is_digit(const std::string& typed) {
    const auto number = words::stored_number(typed);
    return number && number->size() == 1 && number->front() >= '0' && number->front() <= '9';
}

bool is_step(const screens::Intent& intent) {
    using namespace screens;
    if (const auto* given = get_if<GiveAnswer>(intent)) return given->by == By::step;
    if (const auto* typed = get_if<TypeText>(intent)) return is_digit(typed->text);
    return is_any_of<StepDateField, SpeechRate, SpeechVolume, PinDigit>(intent);
}

bool is_letter(const screens::Intent& intent) {
    using namespace screens;
    return is_any_of<TypeText, EditText, PlaceCaret, PinDelete>(intent);
}

}  // namespace

std::chrono::milliseconds guarded_after(const screens::Intent& intent,
                                        std::chrono::milliseconds double_strike, Hand hand) {
    const bool letter = is_letter(intent);
    if (is_step(intent) || (letter && hand == Hand::doubles)) return double_strike * 3 / 5;
    return letter ? double_strike / 5 : double_strike;
}

}  // namespace kiosk
