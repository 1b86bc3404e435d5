// SPDX-License-Identifier: Apache-2.0
// Which start of this machine it is, as its kernel tells it. Threads: any.
#pragma once

#include <fstream>
#include <string>

namespace kiosk {

// "" where a sandbox hides it, which its readers bear.
inline std::string this_boot_id() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string id;
    std::getline(file, id);
    return id;
}

}  // namespace kiosk
