// SPDX-License-Identifier: Apache-2.0
// What a visit shows: the view as a function of its state, made anew each time and kept nowhere.
#pragma once

#include "kiosk/visit/visit_state.h"

namespace kiosk {

// The thanks make way by themselves: they hold nothing of the person, and the next one should find the
// welcome.
inline constexpr std::chrono::seconds thanks_stay{60};

screens::View show(const VisitState&, Moment now);

}  // namespace kiosk
