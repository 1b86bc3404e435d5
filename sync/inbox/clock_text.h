// SPDX-License-Identifier: Apache-2.0
// Times as text, in UTC but for local days, whatever the locale. Pure; any thread.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "kiosk/moment.h"

namespace council {

using kiosk::Wall;

std::string iso_time(Wall);   // "2024-01-08T21:03:00Z"
std::string http_date(Wall);  // "Mon, 08 Jan 2024 21:03:00 GMT" (RFC 1123)
using kiosk::local_day_text;

// Read by the engine's own reader (kiosk/xforms/xpath/dates.h), and as strictly.
// "2024-02-01T10:00:00.5+01:00" (RFC 3339 section 5.6). nullopt where the text is no such time, where the day
// does not exist, and for a leap second, which no clock of this program has.
std::optional<Wall> read_rfc3339(const std::string&);
// What a clock where this machine stands shows on a day such as "2024-01-08": 12 for noon. nullopt where the
// text is no such day.
std::optional<Wall> read_local_day(const std::string&, std::chrono::hours clock);

}  // namespace council
