// SPDX-License-Identifier: Apache-2.0
// How long a test waits for what must come. A slow or busy machine is no fault: nothing is judged by this but
// that it never came. A test that waits once is still ended by CTest with its own words.
#pragma once

#include <chrono>

namespace testing {

inline constexpr std::chrono::seconds patience{300};

}  // namespace testing
