// SPDX-License-Identifier: Apache-2.0
// Reads and writes whole files. Errors: ErrorKind::invalid for reading, ErrorKind::storage for writing, each
// with the path.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "kiosk/result.h"

namespace council {

kiosk::Result<std::string> read_file(const std::filesystem::path&, std::size_t most_bytes);

enum class Rights { owner_only, everyone_reads };
// Refuses where the file exists, because a key in use must never be overwritten. The bytes are synced to disk
// when this returns.
kiosk::Result<void> write_new_file(const std::filesystem::path&, std::string_view bytes, Rights);

}  // namespace council
