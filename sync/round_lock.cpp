// SPDX-License-Identifier: Apache-2.0
#include "sync/round_lock.h"

#include <cerrno>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "kiosk/store/as_owner_of.h"

namespace openrosa {

using kiosk::ErrorKind;
using kiosk::fail;

kiosk::Result<RoundLock> RoundLock::take(const std::filesystem::path& database) {
    const std::string name = database.string() + ".round";
    const store::AsOwnerOf owner(database.parent_path());
    const int file = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (file < 0)
        return fail(ErrorKind::storage, name + ": cannot be made (" + std::strerror(errno) +
                                            "); the folder of [kiosk] database must be writable.");
    RoundLock lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return fail(ErrorKind::offline, "Another upload is under way; this one leaves everything to it.");
    return lock;
}

RoundLock::RoundLock(RoundLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

RoundLock::~RoundLock() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace openrosa
