// SPDX-License-Identifier: Apache-2.0
// Opening, and standing aside from what cannot be trusted.
#include "kiosk/store/store.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "kiosk/store/as_owner_of.h"
#include "kiosk/store/damaged_file.h"
#include "kiosk/store/database.h"
#include "kiosk/store/log_frames.h"

namespace store {
namespace {

constexpr std::uint64_t least_free_bytes = 50'000'000;
// Read twice, each time afresh: integrity_check tells of a page that the disk would not give just then
// ("failed to get page 17") as of a wrong page, and a disk that stumbles once is no reason to set a sound
// file aside.
constexpr int complaints_before_it_goes = 2;

kiosk::Result<void> refuse(const std::string& path, const std::string& done, const std::string& reason) {
    return kiosk::fail(kiosk::ErrorKind::storage,
                       "The database " + path + " cannot be " + done + ": " + reason + ".");
}

// Mode 0600 from its first instant; SQLite gives its journals the mode of the file. O_EXCL, because opening
// and closing a file that exists would drop the locks that another Store of this process holds on it (POSIX).
kiosk::Result<void> create_private(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor >= 0) ::close(descriptor);
    if (descriptor < 0 && errno != EEXIST) return refuse(path, "created", std::strerror(errno));
    return {};
}

kiosk::Result<void> leave_damage(const std::string& path, Role role, const Folder& folder) {
    if (role == Role::kiosk) return move_aside(path, folder);
    return refuse(
        path, "used",
        "it is damaged; the kiosk saves what is sound in it, within an hour or when it is restarted");
}

}  // namespace

// The parts stand where the database stands: a Store that is moved takes both along.
struct Store::Impl {
    Impl(const std::string& path, SQLite::Database opened)
        : database{path, std::move(opened)},
          forms(database),
          outbox(database),
          counters(database),
          staff_pin(database),
          doors(database),
          hours(database) {}

    Database database;
    Forms forms;
    Outbox outbox;
    Counters counters;
    StaffPin staff_pin;
    Doors doors;
    Hours hours;
};

Store::Store(std::unique_ptr<Impl> parts) : impl_(std::move(parts)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Forms& Store::forms() {
    return impl_->forms;
}
const Forms& Store::forms() const {
    return impl_->forms;
}
Outbox& Store::outbox() {
    return impl_->outbox;
}
const Outbox& Store::outbox() const {
    return impl_->outbox;
}
Counters& Store::counters() {
    return impl_->counters;
}
const Counters& Store::counters() const {
    return impl_->counters;
}
Doors& Store::doors() {
    return impl_->doors;
}
const Doors& Store::doors() const {
    return impl_->doors;
}
Hours& Store::hours() {
    return impl_->hours;
}
const Hours& Store::hours() const {
    return impl_->hours;
}
StaffPin& Store::staff_pin() {
    return impl_->staff_pin;
}
const StaffPin& Store::staff_pin() const {
    return impl_->staff_pin;
}

std::vector<SetAside> Store::files_set_aside() const {
    return impl_->database.files_set_aside();
}

bool Store::sound() const {
    try {
        check_soundness(impl_->database.path);
        return true;
    } catch (const SQLite::Exception& exception) {
        return !tells_of_damage(exception);
    }
}

kiosk::Result<Store> Store::open(const std::string& path, Role role) {
    const AsOwnerOf owner(folder_of(path));
    const Folder folder(folder_of(path),
                        role == Role::glance ? Folder::Wait::not_at_all : Folder::Wait::as_long_as_it_takes);
    if (!folder.locked() && errno == EWOULDBLOCK)
        return kiosk::fail(kiosk::ErrorKind::offline, sentence_about_other(path, "open"));
    if (!folder.locked())
        return tl::unexpected(
            refuse(path, "opened", "its folder: " + std::string(std::strerror(errno))).error());
    if (log_without_database(path))
        if (auto done = leave_damage(path, role, folder); !done) return tl::unexpected(done.error());
    for (int complaints = 0;;) {
        if (auto created = create_private(path); !created) return tl::unexpected(created.error());
        try {
            if (log_drops_commits(path))
                throw SQLite::Exception("its log was changed by the disk", SQLITE_CORRUPT);
            Store store(std::unique_ptr<Impl>(new Impl(path, open_database(path, role))));
            if (role == Role::kiosk) store.impl_->database.save_what_is_sound();
            return store;
        } catch (const SQLite::Exception& exception) {
            if (role == Role::glance && tells_of_other_writer(exception))
                return kiosk::fail(kiosk::ErrorKind::offline, sentence_about_other(path, "open"));
            if (!tells_of_damage(exception) || complaints == complaints_before_it_goes)
                return kiosk::fail(kiosk::ErrorKind::storage, storage_sentence(path, "open", exception));
        }
        if (++complaints < complaints_before_it_goes) continue;
        if (auto done = leave_damage(path, role, folder); !done) return tl::unexpected(done.error());
    }
}

kiosk::Result<Store> Store::beside() const {
    const std::string& path = impl_->database.path;
    return attempt(path, "open once more", [&]() -> kiosk::Result<Store> {
        return Store(std::unique_ptr<Impl>(new Impl(path, open_beside(path))));
    });
}

kiosk::Result<void> Store::ready() const {
    struct statvfs disk {};
    const std::string& path = impl_->database.path;
    if (::statvfs(folder_of(path).c_str(), &disk) != 0)
        return refuse(path, "relied on", std::string("its disk does not answer: ") + std::strerror(errno));
    const std::uint64_t free_bytes = std::uint64_t{disk.f_bavail} * disk.f_frsize;
    if (free_bytes < least_free_bytes)
        return refuse(path, "relied on",
                      "its disk has " + std::to_string(free_bytes / 1'000'000) +
                          " MB free and 50 MB are needed; make room on it");
    return attempt(path, "take a probe write", [&]() -> kiosk::Result<void> {
        auto transaction = impl_->database.begin_write();
        impl_->database.sqlite.exec("UPDATE machine SET probes = probes + 1");
        transaction.commit();
        impl_->database.write_log_back();
        return {};
    });
}

kiosk::Result<void> Store::rewrite() {
    return attempt(impl_->database.path, "write itself anew", [&]() -> kiosk::Result<void> {
        impl_->database.rewrite();
        return {};
    });
}

}  // namespace store
