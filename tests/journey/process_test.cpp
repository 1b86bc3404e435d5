// SPDX-License-Identifier: Apache-2.0
// The hands of the other tests: what they start is gone, with all that it started, before a folder goes.
#include "tests/drive/process.h"

#include <filesystem>

#include <gtest/gtest.h>

#include "tests/scratch_folder.h"

namespace {

TEST(AProcess, IsGoneWithItsChildrenWhichWriteOnAfterItsEnd) {
    const testing::ScratchFolder folder;
    {
        // A child that begins its work when the gate falls, which happens at its parent's death.
        drive::Process parent({"/bin/sh", "-c",
                               "cd \"$1\" && mkfifo gate && (read word < gate; seq 20000 > late; "
                               "echo done >> late) & cd \"$1\" && until [ -p gate ]; do :; done; "
                               "exec 3> gate; echo up; read word",
                               "sh", folder.path().string()},
                              "");
        ASSERT_EQ(parent.read_line(), "up");
        ASSERT_FALSE(std::filesystem::exists(folder / "late"));
    }
    ASSERT_TRUE(std::filesystem::exists(folder / "late"));
    EXPECT_EQ(std::filesystem::file_size(folder / "late"), 108894U + 5U);
}

}  // namespace
