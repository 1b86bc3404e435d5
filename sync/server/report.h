// SPDX-License-Identifier: Apache-2.0
// Counts for the people who run the kiosks: by form, version, day and kiosk. No answers, and no key needed.
#pragma once

#include <ostream>
#include <vector>

#include "sync/server/inbox.h"

namespace council {

void write_report(std::ostream&, const std::vector<DayCount>&);

}  // namespace council
