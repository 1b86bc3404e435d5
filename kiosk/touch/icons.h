// SPDX-License-Identifier: Apache-2.0
// Small shapes beside words, drawn with a round pen. An icon never stands without words (VVSG 7.1-E). Icons
// that point along the line of reading are mirrored with it.
#pragma once

#include <string_view>

#include <imgui.h>

#include "kiosk/text/text.h"

namespace touch {

// `name` is one of: back, forward, lower, up, more, less, language, size, colours, tick, close, erase,
// listen. Another name is a broken invariant. `side` is the square's side in pixels, `middle` its centre.
void draw_icon(ImDrawList&, std::string_view name, ImVec2 middle, float side, ImU32 colour, text::Direction);

}  // namespace touch
