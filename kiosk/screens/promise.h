// SPDX-License-Identifier: Apache-2.0
// The privacy promise, in a panel: what is kept, who can read it, and when the machine forgets.
#pragma once

#include "kiosk/screens/flow.h"

namespace screens {

// The name of its last words: whoever has seen these has seen it.
inline constexpr const char* promised = "promised";
void add_promise(Flow&, Stage&, int forgets_after_s);
// The same in one paragraph, where there is no room for a panel.
void add_short_promise(Flow&, Stage&, int forgets_after_s);

// "2 minutes and 45 seconds"
std::string duration(int seconds);

touch::TextLook on_panel(const touch::Frame&, touch::TextLook);

}  // namespace screens
