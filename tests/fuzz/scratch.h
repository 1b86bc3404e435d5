// SPDX-License-Identifier: Apache-2.0
// For readers that take a file: the bytes as a file of that name, in a folder that goes with the program.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "tests/scratch_folder.h"

namespace fuzz {

inline std::filesystem::path in_file(std::string_view name, std::string_view bytes) {
    static const testing::ScratchFolder folder;
    const std::filesystem::path file = folder / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    return file;
}

}  // namespace fuzz
