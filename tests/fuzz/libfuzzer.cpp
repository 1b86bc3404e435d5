// SPDX-License-Identifier: Apache-2.0
// One target as a program of libFuzzer; TARGET is its name. tests/fuzz/run builds and runs them.
#include <cstddef>
#include <cstdint>

#include "tests/fuzz/targets.h"

namespace fuzz {
void planted(std::string_view bytes);  // no target: tests/fuzz/check_run
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    fuzz::TARGET({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
