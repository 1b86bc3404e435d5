// SPDX-License-Identifier: Apache-2.0
// F6 and F7: each call that SQLite makes of the disk fails, once or for ever, with an error or as a full
// disk. Then there is an Error and no half submission, and the same Store takes it when the disk is well
// again.
#include <gtest/gtest.h>

#include "tests/campaign/account.h"
#include "tests/store/place.h"
#include "tests/store/power_cut/disk.h"

namespace power_cut {
namespace {

using store::must;
using store::noon;
using store::Place;
using store::same;
using store::sealed;
using store::Store;

const store::Wall today = noon().wall;

class FailingDisk : public testing::TestWithParam<std::tuple<Fails, int>> {
 protected:
    void fail_call(Disk& disk, int n) {
        disk.fail_call(disk.calls() + n, std::get<Fails>(GetParam()), std::get<int>(GetParam()));
    }
};

void expect_all_whole(Store& store, std::size_t count) {
    const auto due = must(store.due(today));
    EXPECT_EQ(due.size(), count);
    for (std::int64_t number : due) {
        const auto outgoing = must(store.outgoing(number));
        EXPECT_TRUE(same(outgoing.sealed, sealed(outgoing.sealed.instance_id.substr(5))));
    }
}

TEST_P(FailingDisk, PutInOutboxTellsHalvesNothingAndWorksWhenTriedAgain) {
    int refused = 0;
    campaign::Account account;
    for (int n = 1;; ++n, ++account.tried) {
        const Place place;
        Disk disk;
        Store store = must(Store::open(place.database()));
        must(store.put_in_outbox(sealed("earlier"), false, noon()));
        fail_call(disk, n);
        const auto put = store.put_in_outbox(sealed("later"), false, noon());
        const bool reached = disk.failed();
        disk.heal();
        if (!put) {
            ++refused;
            EXPECT_EQ(put.error().kind, kiosk::ErrorKind::storage);
            EXPECT_NE(put.error().sentence.find(place.database()), std::string::npos);
            expect_all_whole(store, 1);
        }
        must(store.put_in_outbox(sealed("later"), false, noon()));
        expect_all_whole(store, 2);
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
            must(store.put_in_outbox(sealed("earlier"), false, noon()));
            disk.cut_before_step(disk.steps() + 1);
            EXPECT_FALSE(store.put_in_outbox(sealed("cut"), false, noon()));
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
        EXPECT_TRUE(opened->set_aside().empty()) << "a disk error is no reason to set the file aside";
        expect_all_whole(*opened, 1);
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
