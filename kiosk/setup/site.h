// SPDX-License-Identifier: Apache-2.0
// A site file: all that one machine is told, in one TOML file. It has every key of kiosk.toml
// (deploy/kiosk.toml explains them) and the section [setup], whose texts are secret or are no settings of a
// program:
//
//   pin, or pin_hash and recovery_hash as `council pin` prints them
//   server_url         the server's address with this kiosk's token
//   server_password    where [server] sign_in asks for one
//   usb_allowed        panel, keypad and hubs as lsusb writes them: ["056a:0000"]
//
// Where this machine keeps things ([kiosk] database and the requests, pin_file, url_file, password_file) need
// not be said. A path from the root is left as it is; any other is of a file beside the site file, and
// copied; [server] certificate_key to where only root reads it, and systemd gives it to the round.
//
// Errors: ErrorKind::invalid with file, line and key, as kiosk.toml's. Threads: any.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/settings/config.h"

namespace setup {

namespace fs = std::filesystem;

struct Site {
    kiosk::Config config;         // as the programs will read it, with the files where the site file has them
    std::string settings;         // the text of kiosk.toml
    std::vector<fs::path> files;  // to be copied, relative to the site file's folder; a form's media with it
    std::optional<std::string> pin, pin_hash, recovery_hash;
    std::optional<std::string> server_url, server_password;
    std::optional<fs::path> client_key;  // [server] certificate_key beside the site file: secret as well
    std::optional<std::vector<std::string>> usb_allowed;

    static kiosk::Result<Site> read(const fs::path&);
};

}  // namespace setup
