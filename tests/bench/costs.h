// SPDX-License-Identifier: Apache-2.0
// What a program and all that it started have cost so far, as the kernel counts it.
#pragma once

#include <nlohmann/json.hpp>
#include <sys/types.h>

#include "tests/bench/median.h"
#include "tests/bench/screen.h"

namespace bench {

struct Spent {
    double cpu_seconds = 0, pss_mib = 0, wake_ups = 0, processes = 0;  // wake_ups: since their start
};
Spent spent_below(pid_t process);  // itself too

Screen::Place place_of(const nlohmann::json& node);  // as the automation port tells it

}  // namespace bench
