// SPDX-License-Identifier: Apache-2.0
// The bytes of a database and of its log as they lie on a disk, to be changed and laid there again; and who
// keeps the log from being emptied.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>

namespace store {

inline void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// With the log as it is on the disk: closing would write it back.
struct Files {
    std::string database, log;

    static Files of(const std::string& path) {
        const auto bytes = [](const std::string& file) {
            std::ifstream in(file, std::ios::binary);
            return std::string(std::istreambuf_iterator<char>(in), {});
        };
        return {bytes(path), bytes(path + "-wal")};
    }
    // In place of all that lies there under the name of the database, what was set aside with it.
    void lay(const std::filesystem::path& path) const {
        for (const auto& entry : std::filesystem::directory_iterator(path.parent_path()))
            if (entry.path().filename().string().starts_with(path.filename().string()))
                std::filesystem::remove(entry.path());
        write_bytes(path, database);
        if (!log.empty()) write_bytes(path.string() + "-wal", log);
    }
    std::size_t size() const { return database.size() + log.size(); }
    // One bit of the byte at that place, counted through both.
    Files changed(std::size_t at) const {
        Files other = *this;
        char& byte = at < database.size() ? other.database[at] : other.log[at - database.size()];
        byte = static_cast<char>(byte ^ (1 << at % 8));
        return other;
    }
};

// The other program, in the midst of reading: the log cannot be emptied before it is done.
class SomebodyReads {
 public:
    explicit SomebodyReads(const std::string& path)
        : database_(path, SQLite::OPEN_READWRITE), reading_(database_) {
        (void)database_.execAndGet("SELECT count(*) FROM outbox");
    }

 private:
    SQLite::Database database_;
    SQLite::Transaction reading_;
};

}  // namespace store
