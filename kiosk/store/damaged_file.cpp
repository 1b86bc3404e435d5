// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/damaged_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace store {
namespace {

namespace fs = std::filesystem;

constexpr const char* journal_endings[] = {"", "-wal", "-shm", "-journal"};

std::string damaged_name(const std::string& database, int n) {
    return database + ".damaged-" + std::to_string(n);
}

bool is_taken(const std::string& name) {
    for (const char* ending : journal_endings)
        if (fs::exists(fs::symlink_status(name + ending))) return true;
    return false;
}

}  // namespace

fs::path folder_of(const std::string& database) {
    const fs::path folder = fs::path(database).parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

Folder::Folder(const fs::path& folder, Wait wait)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    const int how = LOCK_EX | (wait == Wait::not_at_all ? LOCK_NB : 0);
    locked_ = descriptor_ >= 0 && ::flock(descriptor_, how) == 0;
}

Folder::~Folder() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void Folder::sync() const {
    ::fsync(descriptor_);
}

bool log_without_database(const std::string& database) {
    return !fs::exists(database) && fs::exists(database + "-wal");
}

kiosk::Result<void> move_aside(const std::string& database, const Folder& folder) {
    int n = 1;
    while (is_taken(damaged_name(database, n))) ++n;
    for (const char* ending : journal_endings)
        if (::rename((database + ending).c_str(), (damaged_name(database, n) + ending).c_str()) != 0 &&
            errno != ENOENT)
            return kiosk::fail(
                kiosk::ErrorKind::storage,
                "The damaged database " + database + " cannot be moved aside: " + std::strerror(errno) + ".");
    folder.sync();
    return {};
}

std::vector<std::string> damaged_files(const std::string& database) {
    std::vector<std::pair<int, std::string>> numbered;
    const std::string start = damaged_name(fs::path(database).filename().string(), 0);
    const std::string head = start.substr(0, start.size() - 1);
    std::error_code unreadable;
    for (const auto& entry : fs::directory_iterator(folder_of(database), unreadable)) {
        std::string name = entry.path().filename().string();
        if (!name.starts_with(head)) continue;
        if (name.ends_with("-wal")) name.resize(name.size() - 4);  // a log alone holds rows as well
        const std::string digits = name.substr(head.size());
        if (digits.empty() || digits.size() > 6 ||
            digits.find_first_not_of("0123456789") != std::string::npos)
            continue;
        numbered.emplace_back(std::stoi(digits), name);
    }
    std::sort(numbered.begin(), numbered.end());
    numbered.erase(std::unique(numbered.begin(), numbered.end()), numbered.end());
    std::vector<std::string> names;
    for (auto& [n, name] : numbered) names.push_back(std::move(name));
    return names;
}

}  // namespace store
