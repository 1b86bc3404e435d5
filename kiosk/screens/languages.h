// SPDX-License-Identifier: Apache-2.0
// Every language that is offered as a button with its own name in its own script (VVSG 2.0, 7.3-M), in a
// grid.
#pragma once

#include "kiosk/screens/flow.h"

namespace screens {

void add_languages(Flow&, Stage&);

}  // namespace screens
