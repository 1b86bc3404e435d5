// SPDX-License-Identifier: Apache-2.0
// Whole files in and out, with their rights. Errors: ErrorKind::invalid for reading, ErrorKind::storage for
// writing, each with the path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/result.h"

namespace council {

kiosk::Result<std::string> read_file(const std::filesystem::path&, std::size_t most_bytes);

enum class Rights { owner_only, everyone_reads };
// Refuses where the file exists: a key that was given out must never be overwritten. Synced before it
// returns.
kiosk::Result<void> write_new_file(const std::filesystem::path&, std::string_view bytes, Rights);

}  // namespace council
