// SPDX-License-Identifier: Apache-2.0
// Where the office finds submissions: in the inbox of `council serve`, or in a folder of ODK instance
// folders, as an export of ODK Central, ODK Briefcase or a kiosk's USB stick has them: each a folder with its
// submission.xml (the manifest of an encrypted one) and its files beside it. Which kiosk
// sent it, whether in practice, and on which day it came are read from beside it
// (sync/inbox/instance_folder.h); without a day, that of the file is taken.
//
// Threads: any. Errors: one sentence a record; one that cannot be read spoils no other.
#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "kiosk/result.h"
#include "sync/inbox/inbox.h"

namespace council {

struct Submissions {
    std::size_t count = 0;
    std::function<kiosk::Result<StoredSubmission>(std::size_t)> at;  // thread-safe; less than `count`
};

// The inbox must outlive them.
kiosk::Result<Submissions> submissions_of(const Inbox&, const std::string& form_id);
// Of whatever form: those of another are told by their header. Invalid where the folder holds none.
kiosk::Result<Submissions> submissions_in(const std::filesystem::path& folder);

}  // namespace council
