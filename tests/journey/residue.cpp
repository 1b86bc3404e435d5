// SPDX-License-Identifier: Apache-2.0
#include "tests/journey/residue.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "kiosk/utf8.h"

namespace residue {
namespace {

template <class Unit>
void append(std::string& bytes, Unit unit) {
    bytes.append(reinterpret_cast<const char*>(&unit), sizeof unit);
}

// As libraries keep texts: UTF-8, UTF-16 (ICU), UTF-32 (GLib, FriBidi).
std::vector<std::string> in_each_form(const std::string& marker) {
    std::string utf16, utf32;
    utf8::each_letter(marker, [&](char32_t code, std::string_view) {
        append(utf32, code);
        if (code < 0x10000) return append(utf16, static_cast<char16_t>(code));
        append(utf16, static_cast<char16_t>(0xD7C0 + (code >> 10)));
        append(utf16, static_cast<char16_t>(0xDC00 + (code & 0x3FF)));
    });
    return {marker, utf16, utf32};
}

std::string all_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

}  // namespace

bool holds(const std::string& bytes, const std::string& marker) {
    const auto forms = in_each_form(marker);
    return std::any_of(forms.begin(), forms.end(),
                       [&](const auto& form) { return bytes.find(form) != std::string::npos; });
}

std::vector<std::string> files_with(const std::string& marker, const std::filesystem::path& folder) {
    std::vector<std::string> found;
    struct stat home {};
    if (stat(folder.c_str(), &home) != 0) return found;
    std::error_code none;
    using Walk = std::filesystem::recursive_directory_iterator;
    for (Walk entry(folder, std::filesystem::directory_options::skip_permission_denied, none), end;
         entry != end; entry.increment(none)) {
        if (!entry->is_regular_file(none)) continue;
        if (holds(all_of(entry->path()), marker)) found.push_back(entry->path().string());
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
        for (const std::string& wanted : in_each_form(marker))
            for (auto at = bytes.find(wanted); at != std::string::npos; at = bytes.find(wanted, at + 1))
                ++count;
    }
    close(memory);
    return count;
}

std::vector<std::string> open_files_with(const std::string& marker, pid_t process) {
    std::vector<std::string> found;
    std::error_code none;
    const std::string place = "/proc/" + std::to_string(process) + "/fd";
    for (const auto& entry : std::filesystem::directory_iterator(place, none)) {
        const auto target = std::filesystem::read_symlink(entry.path(), none);
        if (std::filesystem::is_regular_file(entry.path(), none) && holds(all_of(entry.path()), marker))
            found.push_back(target.string());
    }
    return found;
}

std::vector<pid_t> family(pid_t process) {
    std::vector<pid_t> all{process};
    for (std::size_t at = 0; at < all.size(); ++at) {
        const std::string parent = std::to_string(all[at]);
        std::ifstream children("/proc/" + parent + "/task/" + parent + "/children");
        for (pid_t child = 0; children >> child;) all.push_back(child);
    }
    return all;
}

}  // namespace residue
