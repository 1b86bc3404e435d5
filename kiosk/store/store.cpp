// SPDX-License-Identifier: Apache-2.0
// Opening, and standing aside from what cannot be trusted.
#include "kiosk/store/store.h"

#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "kiosk/store/database.h"

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t least_free_bytes = 50'000'000;
// Read twice, each time afresh: quick_check tells of a page that the disk would not give just then ("failed
// to get page 17") as of a wrong page, and a disk that stumbles once is no reason to set a sound file aside.
constexpr int complaints_before_it_goes = 2;
constexpr const char* journal_endings[] = {"", "-wal", "-shm", "-journal"};

fs::path folder_of(const std::string& path) {
    const fs::path folder = fs::path(path).parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

kiosk::Result<void> refuse(const std::string& path, const std::string& done, const std::string& reason) {
    return kiosk::fail(kiosk::ErrorKind::storage,
                       "The database " + path + " cannot be " + done + ": " + reason + ".");
}

// Held on the folder while a file is opened, checked and perhaps moved aside: else the second of two programs
// that find the same damage would move aside what the first has just begun.
class Folder {
 public:
    explicit Folder(const std::string& database)
        : descriptor_(::open(folder_of(database).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
        locked_ = descriptor_ >= 0 && ::flock(descriptor_, LOCK_EX) == 0;
    }
    ~Folder() {
        if (descriptor_ >= 0) ::close(descriptor_);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    bool locked() const { return locked_; }
    void sync() const { ::fsync(descriptor_); }

 private:
    int descriptor_;
    bool locked_ = false;
};

// Mode 0600 from its first instant; SQLite gives its journals the mode of the file. O_EXCL, because opening
// and closing a file that exists would drop the locks that another Store of this process holds on it (POSIX).
kiosk::Result<void> create_private(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (descriptor >= 0) ::close(descriptor);
    if (descriptor < 0 && errno != EEXIST) return refuse(path, "created", std::strerror(errno));
    return {};
}

std::string free_name(const std::string& path) {
    for (int n = 1;; ++n) {
        const std::string name = path + ".damaged-" + std::to_string(n);
        bool taken = false;
        for (const char* ending : journal_endings)
            taken = taken || fs::exists(fs::symlink_status(name + ending));
        if (!taken) return name;
    }
}

kiosk::Result<std::string> move_aside(const std::string& path, const Folder& folder) {
    const std::string name = free_name(path);
    for (const char* ending : journal_endings)
        if (::rename((path + ending).c_str(), (name + ending).c_str()) != 0 && errno != ENOENT)
            return kiosk::fail(
                kiosk::ErrorKind::storage,
                "The damaged database " + path + " cannot be moved aside: " + std::strerror(errno) + ".");
    folder.sync();
    return name;
}

// A cut between two renames leaves a log without its database; SQLite would delete that log unread.
bool log_without_database(const std::string& path) {
    return !fs::exists(path) && fs::exists(path + "-wal");
}

}  // namespace

Store::Store(std::unique_ptr<Impl> parts) : impl_(std::move(parts)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

std::optional<std::string> Store::set_aside() const {
    return impl_->set_aside;
}

kiosk::Result<Store> Store::open(const std::string& path) {
    const Folder folder(path);
    if (!folder.locked())
        return tl::unexpected(
            refuse(path, "opened", "its folder: " + std::string(std::strerror(errno))).error());
    std::optional<std::string> aside;
    const auto put_aside = [&]() -> kiosk::Result<void> {
        auto name = move_aside(path, folder);
        if (!name) return tl::unexpected(name.error());
        aside = std::move(*name);
        return {};
    };
    if (log_without_database(path))
        if (auto moved = put_aside(); !moved) return tl::unexpected(moved.error());
    for (int complaints = 0;;) {
        if (auto created = create_private(path); !created) return tl::unexpected(created.error());
        try {
            return Store(std::unique_ptr<Impl>(new Impl{path, open_database(path), aside}));
        } catch (const SQLite::Exception& exception) {
            if (!tells_of_damage(exception) || complaints == complaints_before_it_goes)
                return kiosk::fail(kiosk::ErrorKind::storage, storage_sentence(path, "open", exception));
        }
        if (++complaints == complaints_before_it_goes)
            if (auto moved = put_aside(); !moved) return tl::unexpected(moved.error());
    }
}

kiosk::Result<void> Store::ready() const {
    struct statvfs disk {};
    const std::string& path = impl_->path;
    if (::statvfs(folder_of(path).c_str(), &disk) != 0)
        return refuse(path, "relied on", std::string("its disk does not answer: ") + std::strerror(errno));
    const std::uint64_t free_bytes = std::uint64_t{disk.f_bavail} * disk.f_frsize;
    if (free_bytes < least_free_bytes)
        return refuse(path, "relied on",
                      "its disk has " + std::to_string(free_bytes / 1'000'000) +
                          " MB free and 50 MB are needed; make room on it");
    return attempt(path, "take a probe write", [&]() -> kiosk::Result<void> {
        auto transaction = impl_->begin_write();
        impl_->database.exec("UPDATE machine SET probes = probes + 1");
        transaction.commit();
        return {};
    });
}

}  // namespace store
