// SPDX-License-Identifier: Apache-2.0
// Secrets that a person types: asked on a terminal without showing them, or read as one line where stdin is
// none. Errors: ErrorKind::invalid. Threads: one.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/result.h"

namespace council {

enum class Typed { once, twice };
// Twice holds on a terminal only, where a slip cannot be seen; what a script writes is read once.
kiosk::Result<std::string> ask_secret(const std::string& what, Typed);

// The first line of a file, as --passphrase-file gives it.
kiosk::Result<std::string> read_secret(const std::filesystem::path&);

}  // namespace council
