// SPDX-License-Identifier: Apache-2.0
// Counts submissions by form, version, day and kiosk, for the people who run the kiosks; sign-ups for the
// newsletter by day only. It shows no answers and needs no key.
#pragma once

#include <ostream>
#include <vector>

#include "sync/inbox/inbox.h"

namespace council {

void write_counts(std::ostream&, const std::vector<DayCount>&);

}  // namespace council
