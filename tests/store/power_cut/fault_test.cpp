// SPDX-License-Identifier: Apache-2.0
// F6 and F7: each call that SQLite makes of the disk fails, once or for ever, with an error or as a full
// disk. Then there is an Error and no half submission, and the same Store takes it when the disk is well
// again.
#include <gtest/gtest.h>

#include "tests/campaign/account.h"
#include "tests/store/power_cut/disk.h"
#include "tests/store/waiting.h"

namespace power_cut {
namespace {

using store::expect_waiting;
using store::must;
using store::noon;
using store::Place;
using store::sealed;
using store::Store;

class FailingDisk : public testing::TestWithParam<std::tuple<Fails, int>> {
 protected:
    void fail_call(Disk& disk, int n) {
        disk.fail_call(disk.calls() + n, std::get<Fails>(GetParam()), std::get<int>(GetParam()));
    }
};

TEST_P(FailingDisk, PutInOutboxTellsHalvesNothingAndWorksWhenTriedAgain) {
    int refused = 0;
    campaign::Account account;
    for (int n = 1;; ++n, ++account.tried) {
        const Place place;
        Disk disk;
        Store store = must(Store::open(place.database()));
        must(store.outbox().put(sealed("earlier"), store::Occasion::consultation, noon()));
        fail_call(disk, n);
        const std::string call = "call " + std::to_string(n);
        const auto put = store.outbox().put(sealed("later"), store::Occasion::consultation, noon());
        const bool reached = disk.failed();
        disk.heal();
        if (!put) {
            ++refused;
            EXPECT_EQ(put.error().kind, kiosk::ErrorKind::storage);
            EXPECT_NE(put.error().sentence.find(place.database()), std::string::npos);
            expect_waiting(account, store, {"earlier"}, call);
        }
        must(store.outbox().put(sealed("later"), store::Occasion::consultation, noon()));
        expect_waiting(account, store, {"earlier", "later"}, call);
        if (!reached) break;
    }
    EXPECT_GT(refused, 5);
    account.close();
}

TEST_P(FailingDisk, OpeningAfterAPowerCutTellsAndLosesNothing) {
    int refused = 0;
    campaign::Account account;
    for (int n = 1;; ++n, ++account.tried) {
        const Place place;
        Disk disk;
        {
            Store store = must(Store::open(place.database()));
            must(store.outbox().put(sealed("earlier"), store::Occasion::consultation, noon()));
            disk.cut_before_step(disk.steps() + 1);
            EXPECT_FALSE(store.outbox().put(sealed("cut"), store::Occasion::consultation, noon()));
        }
        disk.lose_power(static_cast<std::uint64_t>(n));
        fail_call(disk, n);
        auto opened = Store::open(place.database());
        const bool reached = disk.failed();
        disk.heal();
        if (!opened) {
            ++refused;
            EXPECT_EQ(opened.error().kind, kiosk::ErrorKind::storage);
            opened = Store::open(place.database());
        }
        ASSERT_TRUE(opened.has_value()) << opened.error().sentence;
        EXPECT_TRUE(opened->files_set_aside().empty()) << "a disk error is no reason to set the file aside";
        expect_waiting(account, *opened, {"earlier"}, "call " + std::to_string(n));
        if (!reached) break;
    }
    EXPECT_GT(refused, 5);
    account.close();
}

std::string name_of(const testing::TestParamInfo<std::tuple<Fails, int>>& parameter) {
    return std::string(std::get<int>(parameter.param) == SQLITE_FULL ? "DiskFull" : "InputOutputError") +
           (std::get<Fails>(parameter.param) == Fails::once ? "Once" : "ForEver");
}

INSTANTIATE_TEST_SUITE_P(EveryCall, FailingDisk,
                         testing::Combine(testing::Values(Fails::once, Fails::for_ever),
                                          testing::Values(SQLITE_IOERR, SQLITE_FULL)),
                         name_of);

}  // namespace
}  // namespace power_cut
