// SPDX-License-Identifier: Apache-2.0
// Words of the form that the glass shows in several pieces (its paragraphs, or what it cut to screenfuls) and
// that one recording says whole. Threads: any.
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

// By the ids of the pieces. What is shown whole is not among them, nor what is the end of words whose
// beginning is on a screenful before. `clips`: words -> their recording.
std::map<std::string, Recorded> pieces_of(const std::vector<touch::Node>&,
                                          const std::map<std::string, std::string>& clips);

}  // namespace speech
