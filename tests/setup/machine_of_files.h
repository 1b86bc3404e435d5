// SPDX-License-Identifier: Apache-2.0
// A machine in a folder, to be set up: what its kernel would tell of it, a systemctl that does what systemd
// would, and a site file. The programs that are run on it are the real ones.
#pragma once

#include <filesystem>
#include <string>

#include "tests/drive/process.h"
#include "tests/scratch_folder.h"

namespace setup_test {

namespace fs = std::filesystem;

class MachineOfFiles {
 public:
    MachineOfFiles();
    MachineOfFiles(const MachineOfFiles&) = delete;
    MachineOfFiles& operator=(const MachineOfFiles&) = delete;

    fs::path root() const { return folder_ / "root"; }
    fs::path site() const { return folder_ / "site" / "site.toml"; }
    fs::path etc(const std::string& name) const { return root() / "etc/have-your-say" / name; }
    void plug_in_everything() const;  // a screen of 476 x 268 mm, touch, sound with a jack, a cable
    void run_a_system() const;        // systemctl is there, and the upload round that it starts
    void start_by_grub() const;       // update-grub is there, and /etc/default/grub
    void kiosk_is(const std::string& state) const;  // "active", "activating"; "inactive" before it was told
    void write(const fs::path& file, const std::string& text) const;
    std::string asked_of_system() const;  // what systemctl was told, a line each, and "update-grub"

    struct Said {
        int code = 0;
        std::string sheet, complaints;
        // The line of the sheet for one part, and what it says to do.
        std::string line(const std::string& part) const;
    };
    Said set_up() const;
    Said sheet() const;

 private:
    Said run(const std::string& word) const;

    testing::ScratchFolder folder_;
};

std::string text_of(const fs::path& file);

}  // namespace setup_test
