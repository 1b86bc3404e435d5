// SPDX-License-Identifier: Apache-2.0
// A TOML file from disk: what every file that staff edit is read with. Invalid TOML, and a file that cannot
// be read, is an Error of kind invalid whose sentence names the file and the line.
#pragma once

#include <filesystem>

#include <toml++/toml.h>

#include "kiosk/result.h"

namespace kiosk {

Result<toml::table> read_toml_file(const std::filesystem::path& file);

}  // namespace kiosk
