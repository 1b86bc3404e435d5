// SPDX-License-Identifier: Apache-2.0
#include "tests/journey/residue.h"

#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace residue {
namespace {

std::string as_utf16(const std::string& marker) {
    std::string wide;
    for (const char letter : marker) (wide += letter) += '\0';
    return wide;
}

}  // namespace

std::vector<std::string> files_with(const std::string& marker, const std::filesystem::path& folder) {
    std::vector<std::string> found;
    const std::string wide = as_utf16(marker);
    struct stat home {};
    if (stat(folder.c_str(), &home) != 0) return found;
    std::error_code none;
    using Walk = std::filesystem::recursive_directory_iterator;
    for (Walk entry(folder, std::filesystem::directory_options::skip_permission_denied, none), end;
         entry != end; entry.increment(none)) {
        if (!entry->is_regular_file(none)) continue;
        std::ifstream stream(entry->path(), std::ios::binary);
        std::ostringstream all;
        all << stream.rdbuf();
        if (all.str().find(marker) != std::string::npos || all.str().find(wide) != std::string::npos)
            found.push_back(entry->path().string());
    }
    return found;
}

std::optional<int> in_memory(const std::string& marker, pid_t process) {
    const std::string place = "/proc/" + std::to_string(process);
    const int memory = open((place + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    if (memory < 0) return std::nullopt;
    int count = 0;
    std::ifstream maps(place + "/maps");
    for (std::string line; std::getline(maps, line);) {
        unsigned long long begin = 0;
        unsigned long long end = 0;
        char rights[5] = {};
        if (std::sscanf(line.c_str(), "%llx-%llx %4s", &begin, &end, rights) != 3 || rights[1] != 'w')
            continue;
        std::string bytes(end - begin, '\0');
        const ssize_t got = pread(memory, bytes.data(), bytes.size(), static_cast<off_t>(begin));
        if (got <= 0) continue;
        bytes.resize(static_cast<std::size_t>(got));
        for (const std::string& wanted : {marker, as_utf16(marker)})
            for (auto at = bytes.find(wanted); at != std::string::npos; at = bytes.find(wanted, at + 1))
                ++count;
    }
    close(memory);
    return count;
}

}  // namespace residue
