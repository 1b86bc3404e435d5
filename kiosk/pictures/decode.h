// SPDX-License-Identifier: Apache-2.0
// PNG, JPEG and SVG to pixels, by gdk-pixbuf and librsvg; nothing else of the program knows them.
//
// The bytes come with a form, from outside. They are refused before anything is decoded where they are too
// many or the picture would be too large, and nothing is read but these bytes: no file that an SVG names, no
// address. Errors: ErrorKind::invalid, with a sentence for the form's author. Threads: one.
#pragma once

#include <string_view>

#include "kiosk/result.h"
#include "kiosk/text/text.h"

namespace pictures {

inline constexpr std::size_t most_bytes = 8U << 20;
inline constexpr double most_pixels = 24e6;  // of a PNG or JPEG as it is stored

// By what stands in it, not by its name: a name is only a claim.
bool is_picture(std::string_view bytes);
bool is_svg(std::string_view bytes);

// As it is stored, in pixels; of an SVG what it asks for, which means no more than its proportions.
kiosk::Result<text::Size> size_of(std::string_view bytes);

// Scaled to exactly that many pixels, its own colours. `serial` is left 0.
kiosk::Result<text::Picture> decode(std::string_view bytes, int width, int height);

}  // namespace pictures
