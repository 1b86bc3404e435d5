// SPDX-License-Identifier: Apache-2.0
// F6 and F7 as a resident meets them: each call that a Submit makes of the disk (every day each seventh)
// fails, once or for ever, with an error or as a full disk. Nobody is thanked for what is not kept; the
// answers stay, and go when the disk is well again, once.
#include "tests/campaign/account.h"
#include "tests/station/at_the_kiosk.h"
#include "tests/store/power_cut/disk.h"

namespace campaign {
namespace {

using namespace screens;
using power_cut::Disk;
using power_cut::Fails;

class Submitting : public AtTheKiosk, public testing::WithParamInterface<std::tuple<Fails, int>> {
 protected:
    void come_to_the_check() {
        open();
        go_to_first_question();
        answer_all({{"/data/respondent/capacity", "resident"}});
        ASSERT_EQ(name(), "check");
    }
    long in_outbox() {
        station_.reset();
        const auto store = store::Store::open(config_.database.string());
        return static_cast<long>(store->due(now_.wall)->size());
    }
};

TEST_P(Submitting, OnADiskThatFailsAtAnyCallThanksForNothingItDoesNotKeep) {
    Account account;
    long refused = 0;
    const auto on = static_cast<int>(step(7));
    for (int call = 1;; call += on, ++account.tried) {
        Disk disk;
        come_to_the_check();
        disk.fail_call(disk.calls() + call, std::get<Fails>(GetParam()), std::get<int>(GetParam()));
        ask(Submit{});
        pass(std::chrono::seconds{1});
        const bool reached = disk.failed();
        disk.heal();
        if (name() != "thanks") {
            ++refused;
            ASSERT_EQ(name(), "check") << "call " << call;
            EXPECT_TRUE(see<Check>().not_stored) << "call " << call;
            ask(Submit{});
            pass(std::chrono::seconds{1});
        }
        ASSERT_EQ(name(), "thanks") << "call " << call;
        const long kept = in_outbox();
        account.lost += kept < 1 ? 1 : 0;
        account.doubled += kept > 1 ? 1 : 0;
        if (!reached) break;
    }
    EXPECT_GT(refused, 2);
    account.close();
}

std::string name_of(const testing::TestParamInfo<std::tuple<Fails, int>>& parameter) {
    return std::string(std::get<int>(parameter.param) == SQLITE_FULL ? "DiskFull" : "InputOutputError") +
           (std::get<Fails>(parameter.param) == Fails::once ? "Once" : "ForEver");
}

INSTANTIATE_TEST_SUITE_P(EveryCall, Submitting,
                         testing::Combine(testing::Values(Fails::once, Fails::for_ever),
                                          testing::Values(SQLITE_IOERR, SQLITE_FULL)),
                         name_of);

}  // namespace
}  // namespace campaign
