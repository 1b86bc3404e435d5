// SPDX-License-Identifier: Apache-2.0
// Searching for what must not be there: a marker that was typed as an answer, in files, in a process's memory
// and with the X server.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace residue {

// Files below `folder` whose bytes hold `marker`, as UTF-8, UTF-16 or UTF-32.
std::vector<std::string> files_with(const std::string& marker, const std::filesystem::path& folder);

// How often the marker stands in the writable memory of a process; nothing where this user may not read it.
std::optional<int> in_memory(const std::string& marker, pid_t process);

// Files that the process holds open and whose bytes hold the marker, deleted ones and those in memory
// included.
std::vector<std::string> open_files_with(const std::string& marker, pid_t process);

// Where the X server of this process's DISPLAY keeps it for any program that asks: "property WM_NAME of
// window 0x200003", "selection CLIPBOARD".
std::vector<std::string> on_display_with(const std::string& marker);

// That X server; 0 where there is none of this machine.
pid_t display_server();

// The process and all that it started, and they.
std::vector<pid_t> family(pid_t process);

// The marker as UTF-8, UTF-16 or UTF-32 among these bytes.
bool holds(const std::string& bytes, const std::string& marker);

}  // namespace residue
