// SPDX-License-Identifier: Apache-2.0
// A disk that no longer gives a record, under a database that is open: the leaf of the record's bytes points
// to an overflow page that is not there.
#pragma once

#include <cstdint>
#include <fstream>
#include <iterator>
#include <string>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

namespace store {

// `bytes`: of a sealed file in `database`, more than a page of them; its log is empty.
inline void make_unreadable(const std::string& database, const std::string& bytes) {
    constexpr std::size_t page = 4096, surely_overflows = 2000;
    std::fstream file(database, std::ios::in | std::ios::out | std::ios::binary);
    const std::string all{std::istreambuf_iterator<char>(file), {}};
    const std::size_t begin = all.find(bytes.substr(0, 32));
    const std::size_t overflow = all.find(bytes.substr(surely_overflows, 32));
    ASSERT_NE(begin, std::string::npos);
    ASSERT_NE(overflow, std::string::npos);
    const auto number = static_cast<std::uint32_t>(overflow / page + 1);
    std::string pointer;
    for (const int shift : {24, 16, 8, 0}) pointer += static_cast<char>(number >> shift & 0xff);
    const std::size_t at = all.find(pointer, begin);
    ASSERT_LT(at, (begin / page + 1) * page) << "the pointer stands on the leaf";
    file.clear();
    file.seekp(static_cast<std::streamoff>(at));
    file.write("\x7f\xff\xff\xff", 4);
    file.close();
    // Another program commits: what is in memory of the file no longer counts.
    SQLite::Database(database, SQLite::OPEN_READWRITE).exec("UPDATE machine SET probes = probes + 1");
}

}  // namespace store
