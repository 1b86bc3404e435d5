// SPDX-License-Identifier: Apache-2.0
// Times as text, always UTC, whatever the locale. Pure; any thread.
#pragma once

#include <chrono>
#include <string>

#include "sync/server/inbox.h"

namespace council {

std::string iso_time(Wall);   // "2024-01-08T21:03:00Z"
std::string http_date(Wall);  // "Mon, 08 Jan 2024 21:03:00 GMT" (RFC 1123)

}  // namespace council
