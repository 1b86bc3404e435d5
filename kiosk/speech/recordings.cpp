// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/recordings.h"

#include <algorithm>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace speech {
namespace {

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(file, bytes.data(), bytes.size());
        if (written <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

bool Recordings::is_one(std::string_view name) {
    std::string ending(name.substr(std::min(name.size(), name.rfind('.'))));
    std::transform(ending.begin(), ending.end(), ending.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
    });
    for (const char* each : {".wav", ".flac", ".ogg", ".oga", ".opus", ".mp3"})
        if (ending == each) return true;
    return false;
}

Recordings::Recordings(const Files& files) {
    std::size_t at = 0;
    for (const auto& [name, bytes] : files) {
        if (!is_one(name) || bytes.size() > most_bytes - at) continue;
        if (file_ < 0) file_ = memfd_create("recordings", MFD_CLOEXEC | MFD_ALLOW_SEALING);
        if (file_ < 0 || !write_all(file_, bytes)) break;
        places_[name] = {at, bytes.size()};
        at += bytes.size();
    }
    if (file_ >= 0) fcntl(file_, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL);
}

Recordings::~Recordings() {
    if (file_ >= 0) close(file_);
}

std::optional<Recordings::Place> Recordings::find(std::string_view name) const {
    const auto found = places_.find(name);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace speech
