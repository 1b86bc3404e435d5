// SPDX-License-Identifier: Apache-2.0
// Promise P1: no acknowledged answer is lost. The real Store on a disk that forgets, the power cut before
// every step.
#include <set>

#include <gtest/gtest.h>

#include "tests/campaign/account.h"
#include "tests/store/power_cut/disk.h"
#include "tests/store/waiting.h"

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
    if (store.outbox().put(sealed(name), store::Occasion::consultation, noon())) promised.kept.insert(name);
}

std::string name_of(const store::Outgoing& outgoing) {
    return outgoing.sealed.instance_id.substr(5);
}

void send_oldest(Store& store, Promised& promised) {
    const auto due = store.outbox().due(today);
    if (!due || due->empty()) return;
    const auto outgoing = store.outbox().read(due->front());
    if (!outgoing) return;
    promised.offered.insert(name_of(*outgoing));
    if (store.outbox().record_receipt(outgoing->number, today)) promised.receipted.insert(name_of(*outgoing));
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
        (void)store->outbox().forget_sent(today + 1h);
        put(*store, opening + "-third", promised);
    }
    return promised;
}

struct Broken {
    int lost = 0, doubled = 0;
};

// How many promises the disk broke. Without any sync it breaks the file too, and with it all of them.
Broken broken(const Promised& promised, const std::string& path, Synchronous synchronous) {
    auto opened = Store::open(path);
    if (synchronous == Synchronous::off && (!opened || !opened->files_set_aside().empty()))
        return {.lost = static_cast<int>(promised.kept.size())};
    Store store = must(std::move(opened));
    EXPECT_TRUE(store.files_set_aside().empty()) << "a power cut alone must never damage the file";
    Broken found;
    std::set<std::string> waiting;
    for (std::int64_t number : must(store.outbox().due(today))) {
        const auto outgoing = must(store.outbox().read(number));
        EXPECT_TRUE(store::same(outgoing.sealed, sealed(name_of(outgoing))));
        found.doubled += waiting.insert(name_of(outgoing)).second ? 0 : 1;
    }
    for (const std::string& name : promised.kept)
        found.lost += !waiting.count(name) && !promised.offered.count(name);
    // It would be sent again, and the server has it: as good as a double.
    for (const std::string& name : promised.receipted) found.doubled += waiting.count(name) != 0;
    return found;
}

Broken broken_at(int step, std::uint64_t seed, Synchronous synchronous) {
    const Place place;
    Disk disk(synchronous);
    disk.cut_before_step(step);
    const Promised promised = work(place.database());
    disk.lose_power(seed * 1'000'003 + static_cast<std::uint64_t>(step));
    return broken(promised, place.database(), synchronous);
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

// Each power cut of a campaign begins at another seed.
std::uint64_t seed_of(long nth) {
    return (campaign::seed() - 1) * 1'000 + static_cast<std::uint64_t>(nth);
}

void add(campaign::Account& account, const Broken& broken) {
    ++account.tried;
    account.lost += broken.lost;
    account.doubled += broken.doubled;
}

TEST(PowerCut, AtEverySyncLosesNothingThatWasAcknowledged) {
    const Length length = whole_work(Synchronous::as_asked);
    ASSERT_GT(length.syncs.size(), 20u);
    campaign::Account account;
    for (const int sync : length.syncs)
        for (long nth = 0; nth < campaign::times(50); ++nth)
            for (const int step : {sync, sync + 1}) {
                add(account, broken_at(step, seed_of(nth), Synchronous::as_asked));
                ASSERT_EQ(account.lost + account.doubled, 0)
                    << "before step " << step << ", seed " << seed_of(nth);
            }
    account.close();
}

TEST(PowerCut, AtEveryOtherStepLosesNothingThatWasAcknowledged) {
    const Length length = whole_work(Synchronous::as_asked);
    campaign::Account account;
    for (int step = 1; step <= length.steps; ++step)
        for (long nth = 100; nth < 100 + campaign::times(5); ++nth) {
            add(account, broken_at(step, seed_of(nth), Synchronous::as_asked));
            ASSERT_EQ(account.lost + account.doubled, 0)
                << "before step " << step << ", seed " << seed_of(nth);
        }
    account.close();
}

// The controls: were the pragma ever dropped, the two tests above must be able to see it.
class LessThanFull : public testing::TestWithParam<Synchronous> {};

TEST_P(LessThanFull, DoesLoseWhatWasAcknowledged) {
    const Length length = whole_work(GetParam());
    EXPECT_LT(length.syncs.size(), whole_work(Synchronous::as_asked).syncs.size());
    int lost = 0;
    for (int step = 1; step <= length.steps; ++step) lost += broken_at(step, 1, GetParam()).lost;
    EXPECT_GE(lost, 1) << "this disk forgets nothing: the tests above prove nothing";
    RecordProperty("planted_and_found", lost);
}

INSTANTIATE_TEST_SUITE_P(PowerCut, LessThanFull, testing::Values(Synchronous::normal, Synchronous::off),
                         [](const auto& less) {
                             return std::string(less.param == Synchronous::normal ? "Normal" : "Off");
                         });

}  // namespace
}  // namespace power_cut
