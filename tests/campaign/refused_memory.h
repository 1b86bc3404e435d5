// SPDX-License-Identifier: Apache-2.0
// A machine that has no memory left, for the C++ of this program of tests: one request in so many is refused,
// by chance. Until it is asked for, memory is given as ever. Threads: one.
#pragma once

#include <cstdint>

namespace campaign {

void refuse_one_in(unsigned requests, std::uint64_t seed = 1);  // 0: none any more

}  // namespace campaign
