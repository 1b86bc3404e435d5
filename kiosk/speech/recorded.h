// SPDX-License-Identifier: Apache-2.0
// Words of the form that stand on the glass in several pieces (paragraphs, or parts that fit a screenful),
// while one recording says them whole. Threads: any.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "kiosk/touch/node.h"

namespace speech {

struct Recorded {
    std::string words, clip;  // of the whole
    bool first = false;       // this piece is its beginning: the recording is heard here
};

// The pieces by their ids. Words that stand whole on the glass are not among them; neither is the end of
// words that began on a screenful before. `clips`: words -> their recording.
std::map<std::string, Recorded> pieces_of(const std::vector<touch::Node>&,
                                          const std::map<std::string, std::string>& clips);

}  // namespace speech
