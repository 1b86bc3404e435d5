// SPDX-License-Identifier: Apache-2.0
// The settings of a table that was read already, and may have been added to: what sets a machine up writes
// them from a site file. Apart from config.h, so that who only wants the settings does not read toml++.
//
// As Config::read(); complaints name `file`, and the lines that the table came from.
#pragma once

#include "kiosk/settings/config.h"
#include "kiosk/settings/toml_file.h"

namespace kiosk {

Result<Config> config_of(const toml::table&, const std::filesystem::path& file);

}  // namespace kiosk
