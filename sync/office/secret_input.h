// SPDX-License-Identifier: Apache-2.0
// Reads secrets that a person types. On a terminal it asks, and the terminal does not show the letters. Where
// stdin is no terminal it reads one line. Ctrl-C while it asks leaves the terminal as it was. Errors:
// ErrorKind::invalid. Threads: one.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/result.h"

namespace council {

// `twice` asks again on a terminal, where a slip cannot be seen. What a script writes is read once.
enum class Entry { once, twice };
kiosk::Result<std::string> ask_secret(const std::string& what, Entry);

// The first line of a file, as --passphrase-file gives it.
kiosk::Result<std::string> read_secret(const std::filesystem::path&);

}  // namespace council
