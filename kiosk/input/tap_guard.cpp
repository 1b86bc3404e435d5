// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input/tap_guard.h"

namespace kiosk {
namespace {

template <class... Wanted>
bool is_any_of(const screens::Intent& intent) {
    return (screens::get_if<Wanted>(intent) || ...);
}

}  // namespace

bool may_be_repeated_at_once(const screens::Intent& intent) {
    using namespace screens;
    if (const auto* given = get_if<GiveAnswer>(intent)) return given->by == By::step;
    return is_any_of<TypeText, EditText, PlaceCaret, StepDateField, SpeechRate, SpeechVolume, PinDigit,
                     PinDelete>(intent);
}

}  // namespace kiosk
