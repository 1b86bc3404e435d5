// SPDX-License-Identifier: Apache-2.0
// Whether what the settings name is on this machine: what the settings file alone cannot tell, and what the
// kiosk needs and kiosk-sync does not, which must send even where the words are gone.
//
// Reads the staff's PIN, which is a credential of the kiosk's own unit. ErrorKind::invalid, a sentence with
// file, key and remedy. Threads: any.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "kiosk/result.h"
#include "kiosk/settings/config.h"
#include "kiosk/settings/theme_file.h"

namespace kiosk {

Result<void> check_machine(const Config&, const std::optional<pictures::Glass>&);

// The settings as the kiosk takes them: read, with the PIN, and checked against the machine. The pictures of
// the theme are tried on that glass; without one they are not drawn.
Result<Config> settings_of_kiosk(const std::filesystem::path& file, const std::optional<pictures::Glass>&);

// Whether the settings are still those that lay there when this was made. A file that was written anew is
// read and checked before anyone gives up what works: an error says that it was changed, and why it cannot be
// used.
class SettingsAtStart {
 public:
    explicit SettingsAtStart(std::filesystem::path file);
    Result<bool> changed(const pictures::Glass&) const;

 private:
    std::filesystem::path file_;
    std::string state_;
};

}  // namespace kiosk
