// SPDX-License-Identifier: Apache-2.0
// Takes in what kiosks wrote onto a stick (`kiosk-sync export-usb`, or any folder of ODK instances): each
// folder with a submission.xml is one submission, its sealed files beside it, as a kiosk would have posted
// them. So it is judged as a post is, by receive_submission: the same bytes twice are one record, and a form
// that was never offered here is refused.
//
// device-id.txt beside it, where there is one, says which kiosk wrote it. Follows no link, and leaves folders
// whose writing was cut (".part"). A folder `damaged` is only taken in where it is itself the folder given:
// what is in it may not open. Errors: invalid where there is no such folder. Threads: the Inbox's.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "sync/inbox/inbox.h"

namespace council {

struct ImportedFolders {
    int received = 0, already_held = 0;
    std::vector<std::string> problems;  // a sentence for each folder that was not taken in
};

kiosk::Result<ImportedFolders> import_folders(const std::filesystem::path& stick, Inbox&, Wall now);

}  // namespace council
