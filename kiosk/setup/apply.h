// SPDX-License-Identifier: Apache-2.0
// Puts what a site file says where the programs and units of the machine look for it. Done twice, the second
// time changes nothing: a PIN that fits the hash which is there keeps it. What the site file does not name
// stays as it was, the PIN and the server's address among it.
#pragma once

#include <optional>
#include <string>

#include "kiosk/result.h"
#include "kiosk/setup/machine.h"
#include "kiosk/setup/site.h"

namespace setup {

inline const fs::path settings_folder = "/etc/have-your-say";

struct Applied {
    std::optional<std::string> recovery_code;  // drawn with a new PIN: shown this once, and kept nowhere
};

// `site_folder`: where the files lie that are copied. ErrorKind::storage where one cannot be written.
kiosk::Result<Applied> apply(const Site&, const fs::path& site_folder, Machine&);

}  // namespace setup
