// SPDX-License-Identifier: Apache-2.0
// What the tests of this room stand on: a folder of their own, a moment, a submission that looks sealed,
// values or a test that fails with the Error's own sentence.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/store/store.h"
#include "tests/scratch_folder.h"

namespace store {

class Place {
 public:
    const std::filesystem::path& folder() const { return folder_.path(); }
    std::string database() const { return (folder_ / "kiosk.db").string(); }

 private:
    testing::ScratchFolder folder_;
};

template <class T>
T must(kiosk::Result<T> result) {
    if (!result) {
        ADD_FAILURE() << result.error().sentence;
        kiosk::require(false, "a test cannot go on without this");
    }
    return std::move(*result);
}

template <class T>
T present(std::optional<T> value) {
    if (value) return std::move(*value);
    ADD_FAILURE() << "this should be there";
    return {};
}

inline void must(const kiosk::Result<void>& result) {
    EXPECT_TRUE(result.has_value()) << (result ? "" : result.error().sentence);
}

template <class T>
std::string sentence_of(const kiosk::Result<T>& result, kiosk::ErrorKind kind) {
    if (result) {
        ADD_FAILURE() << "this should have failed";
        return {};
    }
    EXPECT_EQ(result.error().kind, kind) << result.error().sentence;
    return result.error().sentence;
}

inline Store open(const Place& place) {
    return must(Store::open(place.database()));
}

// Noon in November: far from midnight in every time zone that a test may run in.
inline kiosk::Moment noon() {
    using namespace std::chrono;
    return {hours(2), sys_days(year(2026) / 11 / 3) + hours(12)};
}

inline Sealed sealed(const std::string& name, std::size_t bytes = 4112) {
    Sealed submission{
        "objectives", "2024-2", "uuid:" + name, "<data id=\"objectives\">" + name + "</data>", {}};
    std::seed_seq seed(name.begin(), name.end());
    std::mt19937 random(seed);
    std::string noise(bytes, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    submission.files.push_back({"submission.xml.enc", noise});
    return submission;
}

inline bool same(const Sealed& one, const Sealed& other) {
    const auto equal_files = [](const SealedFile& a, const SealedFile& b) {
        return a.name == b.name && a.bytes == b.bytes;
    };
    return one.form_id == other.form_id && one.version == other.version &&
           one.instance_id == other.instance_id && one.manifest == other.manifest &&
           std::equal(one.files.begin(), one.files.end(), other.files.begin(), other.files.end(),
                      equal_files);
}

// Never of a database that a Store of this process has open: closing the file would drop that Store's locks
// (POSIX).
inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace store
