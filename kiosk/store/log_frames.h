// SPDX-License-Identifier: Apache-2.0
// The frames of a write-ahead log, also those that SQLite would drop in silence
// (https://www.sqlite.org/fileformat.html, "WAL File Format"). Room-internal. Ours, because SQLite offers no
// way to ask.
//
// SQLite reads a log up to the first frame whose checksum is wrong, and takes what follows for the tail that
// a power cut has torn. With synchronous=FULL only the last commit can be torn: a frame behind a later commit
// says that the one before was on the disk, and that the disk has changed it since.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace store {

// SQLite's own default, with which each of our files was made. Not read from the file, whose head may be
// hit.
inline constexpr std::size_t page_bytes = 4096;

std::uint32_t big_endian(std::string_view bytes, std::size_t at);  // four of them

struct LogFrame {
    std::uint32_t page = 0;
    bool commits = false;
    bool sound = false;  // it and the frame before it are as they were written
    std::string_view bytes;
};

struct Log {
    bool head_sound = false;
    std::vector<LogFrame> frames;  // of the log's present use, in order

    explicit Log(std::string_view file);
    bool drops_commits() const;
};

// Of the database of that path; false where there is no log.
bool log_drops_commits(const std::string& database);

}  // namespace store
