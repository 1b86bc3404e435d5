// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/file.h"

#include <cerrno>
#include <cstring>
#include <fstream>

#include <fcntl.h>
#include <unistd.h>

#include "sync/inbox/result.h"

namespace council {

Result<std::string> read_file(const std::filesystem::path& path, std::size_t most_bytes) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        return fail(ErrorKind::invalid, path.string() + ": there is no such file.");
    std::ifstream file(path, std::ios::binary);
    std::string bytes(most_bytes + 1, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (file.bad() || (file.gcount() == 0 && !file.eof()))
        return fail(ErrorKind::invalid, path.string() + ": cannot be read. Check its rights.");
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    if (bytes.size() > most_bytes)
        return fail(ErrorKind::invalid,
                    path.string() + ": is larger than " + std::to_string(most_bytes) + " bytes.");
    bytes.shrink_to_fit();
    return bytes;
}

Result<void> write_new_file(const std::filesystem::path& path, std::string_view bytes, Rights rights) {
    const auto failed = [&path] {
        const std::string why =
            errno == EEXIST ? "exists already and is never overwritten" : std::strerror(errno);
        return fail(ErrorKind::storage, path.string() + ": " + why + ".");
    };
    const int file =
        open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
             rights == Rights::owner_only ? S_IRUSR | S_IWUSR : S_IRUSR | S_IWUSR | S_IRGRP | S_IROTH);
    if (file < 0) return failed();
    std::string_view rest = bytes;
    while (!rest.empty()) {
        const ssize_t written = write(file, rest.data(), rest.size());
        if (written < 0 && errno != EINTR) break;
        if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
    }
    const bool synced = rest.empty() && fsync(file) == 0;
    const int why = errno;
    close(file);
    errno = why;
    if (synced) return {};
    auto error = failed();
    unlink(path.c_str());
    return error;
}

Result<void> replace_file(const std::filesystem::path& file, std::string_view bytes) {
    const std::filesystem::path beside = file.string() + ".new";
    std::error_code error;
    std::filesystem::remove(beside, error);
    if (auto written = write_new_file(beside, bytes, Rights::everyone_reads); !written) return written;
    std::filesystem::rename(beside, file, error);
    if (error) return fail(ErrorKind::storage, file.string() + ": cannot be written: " + error.message());
    return {};
}

Result<NewFile> NewFile::make(const std::filesystem::path& path, Rights rights) {
    if (auto made = write_new_file(path, "", rights); !made) return tl::unexpected(made.error());
    NewFile file(path);
    file.stream_.open(path, std::ios::binary | std::ios::trunc);
    if (file.stream_) return file;
    return fail(ErrorKind::storage, path.string() + ": cannot be written.");
}

NewFile::~NewFile() {
    if (!stream_.is_open()) return;
    stream_.close();
    std::error_code error;
    std::filesystem::remove(path_, error);
}

Result<void> NewFile::close() {
    stream_.flush();
    const int file = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = stream_.good() && file >= 0 && fsync(file) == 0;
    if (file >= 0) ::close(file);
    if (!synced)
        return fail(ErrorKind::storage,
                    path_.string() + ": could not be written whole. Is there room on the disk?");
    stream_.close();
    return {};
}

}  // namespace council
