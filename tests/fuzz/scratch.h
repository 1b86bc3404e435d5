// SPDX-License-Identifier: Apache-2.0
// For readers that take a file: the bytes as a file of that name, in a folder that goes with the program.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <stdlib.h>

namespace fuzz {

inline std::filesystem::path in_file(std::string_view name, std::string_view bytes) {
    struct Folder {
        std::filesystem::path path;
        Folder() {
            std::string made = (std::filesystem::temp_directory_path() / "fuzz-XXXXXX").string();
            path = mkdtemp(made.data());
        }
        ~Folder() { std::filesystem::remove_all(path); }
    };
    static const Folder folder;
    const std::filesystem::path file = folder.path / name;
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
    return file;
}

}  // namespace fuzz
