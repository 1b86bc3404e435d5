// SPDX-License-Identifier: Apache-2.0
// Promise P1: no acknowledged answer is lost. The real Store on a disk that forgets, the power cut before
// every step.
#include <set>

#include <gtest/gtest.h>

#include "tests/store/place.h"
#include "tests/store/power_cut/disk.h"

namespace power_cut {
namespace {

using namespace std::chrono_literals;
using store::must;
using store::noon;
using store::Place;
using store::sealed;
using store::Store;

const store::Wall today = noon().wall;

struct Promised {
    std::set<std::string> kept;       // put_in_outbox said so
    std::set<std::string> receipted;  // record_receipt said so
    std::set<std::string> offered;    // record_receipt was asked: on disk or not, as the cut would have it
};

void put(Store& store, const std::string& name, Promised& promised) {
    if (store.put_in_outbox(sealed(name), false, noon())) promised.kept.insert(name);
}

std::string name_of(const store::Outgoing& outgoing) {
    return outgoing.sealed.instance_id.substr(5);
}

void send_oldest(Store& store, Promised& promised) {
    const auto due = store.due(today);
    if (!due || due->empty()) return;
    const auto outgoing = store.outgoing(due->front());
    if (!outgoing) return;
    promised.offered.insert(name_of(*outgoing));
    if (store.record_receipt(outgoing->number, today)) promised.receipted.insert(name_of(*outgoing));
}

// Two openings with a receipt and a checkpoint between: every kind of step that the outbox ever asks of a
// disk.
Promised work(const std::string& path) {
    Promised promised;
    for (const std::string opening : {"one", "two"}) {
        auto store = Store::open(path);
        if (!store) return promised;
        put(*store, opening + "-first", promised);
        put(*store, opening + "-second", promised);
        send_oldest(*store, promised);
        (void)store->forget_sent(today + 1h);
        put(*store, opening + "-third", promised);
    }
    return promised;
}

// How many promises the disk broke.
int broken(const Promised& promised, const std::string& path) {
    Store store = must(Store::open(path));
    EXPECT_FALSE(store.set_aside().has_value()) << "a power cut alone must never damage the file";
    std::set<std::string> waiting;
    for (std::int64_t number : must(store.due(today))) {
        const auto outgoing = must(store.outgoing(number));
        EXPECT_TRUE(store::same(outgoing.sealed, sealed(name_of(outgoing))));
        EXPECT_TRUE(waiting.insert(name_of(outgoing)).second) << name_of(outgoing) << " is there twice";
    }
    int lost = 0;
    for (const std::string& name : promised.kept)
        lost += !waiting.count(name) && !promised.offered.count(name);
    for (const std::string& name : promised.receipted) lost += waiting.count(name) != 0;
    return lost;
}

int lost_at(int step, std::uint64_t seed, Synchronous synchronous) {
    const Place place;
    Disk disk(synchronous);
    disk.cut_before_step(step);
    const Promised promised = work(place.database());
    disk.lose_power(seed * 1'000'003 + static_cast<std::uint64_t>(step));
    return broken(promised, place.database());
}

struct Length {
    int steps = 0;
    std::vector<int> syncs;
};

Length whole_work(Synchronous synchronous) {
    const Place place;
    Disk disk(synchronous);
    const Promised promised = work(place.database());
    EXPECT_EQ(promised.kept.size(), 6u);
    EXPECT_EQ(promised.receipted.size(), 2u);
    return {disk.steps(), disk.syncs()};
}

TEST(PowerCut, AtEverySyncLosesNothingThatWasAcknowledged) {
    const Length length = whole_work(Synchronous::as_asked);
    ASSERT_GT(length.syncs.size(), 20u);
    for (const int sync : length.syncs)
        for (std::uint64_t seed = 0; seed < 25; ++seed) {
            ASSERT_EQ(lost_at(sync, seed, Synchronous::as_asked), 0)
                << "before sync " << sync << ", seed " << seed;
            ASSERT_EQ(lost_at(sync + 1, seed, Synchronous::as_asked), 0)
                << "after sync " << sync << ", seed " << seed;
        }
}

TEST(PowerCut, AtEveryOtherStepLosesNothingThatWasAcknowledged) {
    const Length length = whole_work(Synchronous::as_asked);
    for (int step = 1; step <= length.steps; ++step)
        for (std::uint64_t seed = 100; seed < 105; ++seed)
            ASSERT_EQ(lost_at(step, seed, Synchronous::as_asked), 0)
                << "before step " << step << ", seed " << seed;
}

// The control: were the pragma ever dropped to NORMAL, the two tests above must be able to see it.
TEST(PowerCut, WithSynchronousNormalDoesLoseWhatWasAcknowledged) {
    const Length length = whole_work(Synchronous::normal);
    EXPECT_LT(length.syncs.size(), whole_work(Synchronous::as_asked).syncs.size());
    int lost = 0;
    for (int step = 1; step <= length.steps; ++step) lost += lost_at(step, 1, Synchronous::normal);
    EXPECT_GE(lost, 1) << "this disk forgets nothing: the tests above prove nothing";
    RecordProperty("lost", lost);
}

}  // namespace
}  // namespace power_cut
