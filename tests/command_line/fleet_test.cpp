// SPDX-License-Identifier: Apache-2.0
// `council fleet` as a timer runs it each morning: its exit code is what calls somebody.
#include <gtest/gtest.h>

#include "tests/command_line/program.h"

namespace council {
namespace {

using namespace std::chrono_literals;

class FleetProgram : public testing::Test {
 protected:
    void add(const std::string& name, std::chrono::hours ago) {
        const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
        ASSERT_TRUE(inbox.add_kiosk(name, name, now - ago));
    }
    Folder folder;
    Inbox inbox = std::move(*Inbox::open(folder / "data", Inbox::Absent::make));
};

TEST_F(FleetProgram, EndsWith1WhereAKioskIsSilentForTwoNightsAndWith0WhereNoneIs) {
    add("one-night", 47h);
    const Ran well = run({"fleet", "--data", folder / "data"});
    EXPECT_EQ(well.code, 0) << well.err;
    EXPECT_EQ(well.out, "one-night\tnever sent a tally\n");
    add("two-nights", 49h);
    const Ran silent = run({"fleet", "--data", folder / "data"});
    EXPECT_EQ(silent.code, 1) << silent.err;
    EXPECT_NE(silent.out.find("two-nights\tnever sent a tally\tSILENT\n"), std::string::npos) << silent.out;
}

}  // namespace
}  // namespace council
