// SPDX-License-Identifier: Apache-2.0
// Reads and writes files. Errors: ErrorKind::invalid for reading, ErrorKind::storage for writing, each
// with the path.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "kiosk/result.h"

namespace council {

kiosk::Result<std::string> read_file(const std::filesystem::path&, std::size_t most_bytes);

enum class Rights { owner_only, everyone_reads };
// Refuses where the file exists, because a key in use must never be overwritten. The bytes are synced to disk
// when this returns.
kiosk::Result<void> write_new_file(const std::filesystem::path&, std::string_view bytes, Rights);

// Whole or not at all: written beside it, synced, then put in its place. Everyone reads it.
kiosk::Result<void> replace_file(const std::filesystem::path&, std::string_view bytes);

// As write_new_file for what is too large to hold at once: a stream into a file that nobody else has. The
// file goes where close() is not reached or fails. Threads: one.
class NewFile {
 public:
    static kiosk::Result<NewFile> make(const std::filesystem::path&, Rights);
    NewFile(NewFile&&) noexcept = default;
    ~NewFile();
    std::ostream& out() { return stream_; }
    kiosk::Result<void> close();  // all of it is on disk when this returns

 private:
    explicit NewFile(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;
    std::ofstream stream_;
};

}  // namespace council
