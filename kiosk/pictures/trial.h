// SPDX-License-Identifier: Apache-2.0
// Whether a picture can be drawn with no more work than a page may cost.
//
// Bytes say little of that: an SVG of 150 KB may ask for minutes. So each picture is drawn once where it is
// loaded, as large as any page of this glass shows it, in a child with limits. One that fails is named and
// never shown: no page waits for it. Errors: ErrorKind::invalid, with a sentence for whoever made the
// picture. Threads: one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/child/child.h"
#include "kiosk/pictures/album.h"
#include "kiosk/result.h"

namespace pictures {

inline constexpr kiosk::ChildLimits most_work{
    .processor = std::chrono::seconds{2}, .time = std::chrono::seconds{6}, .memory_bytes = 256U << 20};

struct Glass {
    int width_px = 1920, height_px = 1080;
};

kiosk::Result<void> try_drawing(std::string_view bytes, const Glass&, const kiosk::ChildLimits& = most_work);

// Those that can be drawn. Of the others a sentence each is added to `refused`; what is no picture at all is
// left out without one, for a form may bring other files.
Files drawable(Files, const Glass&, std::vector<std::string>& refused);

}  // namespace pictures
