// SPDX-License-Identifier: Apache-2.0
// From cairo's pixels to ours. Threads: any.
#pragma once

#include <cairo.h>

#include "kiosk/text/text.h"

namespace text {

// Sets the bytes and the bands of a picture whose width, height and colouredness are those of the surface.
// Overwrites the surface's pixels, which may show what somebody typed, and destroys it.
void take_pixels(cairo_surface_t* surface, Picture& picture);

}  // namespace text
