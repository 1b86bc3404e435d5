// SPDX-License-Identifier: Apache-2.0
// A target with a fault, to see that tests/fuzz/run finds one and tells it. No row of targets.h: it promises
// nothing.
#include <string>

#include "kiosk/result.h"

namespace fuzz {
void planted(std::string_view bytes);
}

void fuzz::planted(std::string_view bytes) {
    kiosk::require(bytes.size() < 3 || bytes[0] != 's' || bytes[1] != 'a' || bytes[2] != 'y',
                   "the planted fault");
}
