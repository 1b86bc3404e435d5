// SPDX-License-Identifier: Apache-2.0
// A search that finds nothing would find every kiosk clean: what is planted in files and in memory is found.
#include "tests/journey/residue.h"

#include <fstream>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::IsEmpty;

const std::string planted = "Żółć-planted-4711", elsewhere = "Żółć-planted-4712";
const std::u16string as_utf16 = u"Żółć-planted-4711";
const std::u32string as_utf32 = U"Żółć-planted-4711";

class Residue : public testing::Test {
 protected:
    void SetUp() override {
        folder_ =
            fs::path(BINARY_DIR) / "residue" / testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::remove_all(folder_);
        fs::create_directories(folder_ / "below");
    }
    template <class Letter>
    void write(const std::string& name, const std::basic_string<Letter>& words) const {
        std::ofstream(folder_ / name, std::ios::binary)
            .write(reinterpret_cast<const char*>(words.data()),
                   static_cast<std::streamsize>(words.size() * sizeof(Letter)));
    }
    fs::path folder_;
};

TEST_F(Residue, InAFileIsFoundInWhateverLettersItStands) {
    write("sound", elsewhere);
    EXPECT_THAT(residue::files_with(planted, folder_), IsEmpty());
    const std::string around = "x" + planted + "x";
    write("below/utf8", around);
    write("below/utf16", as_utf16);
    write("utf32", as_utf32);
    EXPECT_EQ(residue::files_with(planted, folder_).size(), 3U);
}

TEST_F(Residue, InAFileThatIsOpenAndNoLongerHasANameIsFound) {
    write("deleted", planted);
    const fs::path file = folder_ / "deleted";
    const int open_file = open(file.c_str(), O_RDONLY | O_CLOEXEC);
    ASSERT_GE(open_file, 0);
    fs::remove(file);
    EXPECT_THAT(residue::files_with(planted, folder_), IsEmpty());
    EXPECT_THAT(residue::open_files_with(planted, getpid()), ElementsAre(file.string() + " (deleted)"));
    close(open_file);
    EXPECT_THAT(residue::open_files_with(planted, getpid()), IsEmpty());
}

TEST_F(Residue, InAFileThatIsInMemoryAloneIsFound) {
    const int in_memory = memfd_create("words", MFD_CLOEXEC);
    ASSERT_GE(in_memory, 0);
    const auto bytes = as_utf16.size() * sizeof(char16_t);
    ASSERT_EQ(::write(in_memory, as_utf16.data(), bytes), static_cast<ssize_t>(bytes));
    EXPECT_EQ(residue::open_files_with(planted, getpid()).size(), 1U);
    close(in_memory);
}

}  // namespace
