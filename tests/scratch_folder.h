// SPDX-License-Identifier: Apache-2.0
// A folder of a test's own, among the files of no consequence. It goes with this object, and quietly: a
// program that the test started may still be taking its own files away, and what one of the two did not find
// is no fault of the test.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include <stdlib.h>

namespace testing {

// In memory where it can be: what a disk does to a commit is the store's own test, and takes minutes where
// there are thousands.
inline std::filesystem::path fastest_folder() {
    const std::filesystem::path memory = "/dev/shm";
    return std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
}

class ScratchFolder {
 public:
    explicit ScratchFolder(const std::filesystem::path& among = std::filesystem::temp_directory_path()) {
        std::string name = (among / "have-your-say-test-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder among " + among.string());
        path_ = name;
    }
    ~ScratchFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }
    std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
    std::filesystem::path path_;
};

}  // namespace testing
