// SPDX-License-Identifier: Apache-2.0
// The files of the machine that is set up, under a root: "/" for this one, a folder for an image in the
// making and for tests. Threads: one.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace setup {

namespace fs = std::filesystem;

// Who may read a file that is written: root alone, or the kiosk's programs too.
enum class For { root_alone, programs };

class Machine {
 public:
    explicit Machine(fs::path root) : root_(std::move(root)) {}

    fs::path at(const fs::path& file) const { return root_ / file.relative_path(); }
    // Where a path of settings lies that were read under the root: a relative one of theirs is there already.
    fs::path found(const fs::path& file) const {
        return file.string().starts_with(root_.string() + "/") ? file : at(file);
    }
    std::string text(const fs::path& file) const;  // "" where it cannot be read

    // All of it or nothing, also over a power cut; a file that says the same already is only given its owner
    // and its mode. ErrorKind::storage with the file's name.
    kiosk::Result<void> write(const fs::path& file, std::string_view text, For);
    const std::vector<std::string>& changed() const { return changed_; }  // that were written

 private:
    kiosk::Result<void> give(const fs::path& there, For, bool folder) const;
    int group() const;  // of the programs, by the root's own list; -1 where there is none

    fs::path root_;
    std::vector<std::string> changed_;
};

}  // namespace setup
