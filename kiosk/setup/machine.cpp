// SPDX-License-Identifier: Apache-2.0
#include "kiosk/setup/machine.h"

#include <cerrno>
#include <cstring>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace setup {
namespace {

constexpr const char* group_name = "have-your-say:";

kiosk::Result<void> refuse(const fs::path& file) {
    return kiosk::fail(kiosk::ErrorKind::storage, file.string() +
                                                      " cannot be written: " + std::strerror(errno) +
                                                      ". Run this as root, on a disk that takes writing.");
}

// Nobody may read a secret between its first byte and its mode: the file begins as its owner's alone.
bool write_whole(const fs::path& file, std::string_view text) {
    const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0) return false;
    bool well = true;
    while (well && !text.empty()) {
        const ssize_t taken = ::write(descriptor, text.data(), text.size());
        well = taken > 0;
        if (well) text.remove_prefix(static_cast<std::size_t>(taken));
    }
    well = well && ::fsync(descriptor) == 0;
    return ::close(descriptor) == 0 && well;
}

void settle_folder(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) return;
    ::fsync(descriptor);
    ::close(descriptor);
}

}  // namespace

std::string Machine::text(const fs::path& file) const {
    std::ifstream stream(at(file), std::ios::binary);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

int Machine::group() const {
    std::istringstream groups(text("/etc/group"));
    for (std::string line; std::getline(groups, line);) {
        if (!line.starts_with(group_name)) continue;
        const auto from = line.find(':', std::strlen(group_name));
        if (from != std::string::npos) return std::atoi(line.c_str() + from + 1);
    }
    return -1;
}

kiosk::Result<void> Machine::give(const fs::path& there, For whom, bool folder) const {
    const int programs = whom == For::programs ? group() : 0;
    const mode_t mode = whom == For::root_alone ? 0600 : (folder ? 0750 : 0640);
    if (::chmod(there.c_str(), mode) != 0) return refuse(there);
    if (::geteuid() != 0 || programs < 0) return {};
    if (::chown(there.c_str(), 0, static_cast<gid_t>(programs)) != 0) return refuse(there);
    return {};
}

kiosk::Result<void> Machine::write(const fs::path& file, std::string_view text, For whom) {
    const fs::path there = at(file), folder = there.parent_path();
    std::error_code failed;
    if (fs::create_directories(folder, failed) || !failed)
        if (auto given = give(folder, For::programs, true); !given) return given;
    std::error_code none;
    if (fs::is_regular_file(there, none) && this->text(file) == text) return give(there, whom, false);
    const fs::path fresh = there.string() + ".new";
    if (!write_whole(fresh, text)) return refuse(fresh);
    if (auto given = give(fresh, whom, false); !given) return given;
    if (::rename(fresh.c_str(), there.c_str()) != 0) return refuse(there);
    settle_folder(folder);
    changed_.push_back(file.string());
    return {};
}

}  // namespace setup
