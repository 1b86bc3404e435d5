// SPDX-License-Identifier: Apache-2.0
// Sealed submissions as clear ones on disk: instance folders, as ODK's tools take them, with
// the kiosk and the day beside each (sync/inbox/instance_folder.h).
//
// Refuses a folder that is there and not empty. A record that cannot be opened is named with its reason, and
// the others are written. Errors: ErrorKind::storage with the path.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "sync/office/answers.h"

namespace council {

struct Decrypted {
    int written = 0;
    std::vector<std::string> problems;
};

kiosk::Result<Decrypted> decrypt_into(const std::filesystem::path& folder, const Submissions&,
                                      const std::optional<PrivateKey>&, const Progress&);

}  // namespace council
