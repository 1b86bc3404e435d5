// SPDX-License-Identifier: Apache-2.0
// The files beside a database that were once it: moved aside whole, found again, told of for as long as they
// lie there. Room-internal: store.h is the door.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/result.h"

namespace store {

std::filesystem::path folder_of(const std::string& database);

// Held on the folder while a file is opened, checked and perhaps moved aside: else the second of two programs
// that find the same damage would move aside what the first has just begun.
class Folder {
 public:
    enum class Wait { as_long_as_it_takes, not_at_all };
    Folder(const std::filesystem::path& folder, Wait);
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    bool locked() const { return locked_; }  // else errno says why: EWOULDBLOCK where another has it
    void sync() const;

 private:
    int descriptor_;
    bool locked_ = false;
};

// A cut between two renames leaves a log without its database; SQLite would delete that log unread.
bool log_without_database(const std::string& database);

// With its journals, to the next free <database>.damaged-<n>.
kiosk::Result<void> move_aside(const std::string& database, const Folder&);

// Names in the database's folder, the oldest first.
std::vector<std::string> damaged_files(const std::string& database);

}  // namespace store
