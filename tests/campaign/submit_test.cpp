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
    // One was thanked for: what is there of it.
    void reckon(Account& account) {
        station_.reset();
        const auto store = store::Store::open(config_.database.string());
        const auto kept = static_cast<long>(store->outbox().due(now_.wall)->size());
        account.lost += kept < 1 ? 1 : 0;
        account.doubled += kept > 1 ? 1 : 0;
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
        reckon(account);
        if (!reached) break;
    }
    EXPECT_GT(refused, 2);
    account.close();
}

// What that test would see of a kiosk that thanks for what it has not, or keeps it twice.
TEST_P(Submitting, OfAKioskThatLosesOrDoublesIsSeen) {
    for (const auto& [sql, lost, doubled] : std::vector<std::tuple<std::string, long, long>>{
             {"SELECT 1", 0, 0},
             {"DELETE FROM outbox", 1, 0},
             {"INSERT INTO outbox (instance_id, form_id, version, manifest, sha256, practice, day) SELECT "
              "instance_id || '2', form_id, version, manifest, sha256, practice, day FROM outbox",
              0, 1}}) {
        Disk disk;
        come_to_the_check();
        ask(Submit{});
        pass(std::chrono::seconds{1});
        ASSERT_EQ(name(), "thanks");
        station_.reset();
        in_database(sql);
        Account account;
        reckon(account);
        EXPECT_EQ(account.lost, lost) << sql;
        EXPECT_EQ(account.doubled, doubled) << sql;
    }
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
