// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F8: SQLite gets no memory, once or from then on, at each place where it asks for some. Then
// there is an Error and no half submission, and the same Store takes it when there is memory again.
#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/campaign/account.h"
#include "tests/store/power_cut/disk.h"
#include "tests/store/waiting.h"

namespace power_cut {
namespace {

using store::must;
using store::noon;
using store::Place;
using store::sealed;
using store::Store;

// SQLite's own allocator, which says no at the n-th request.
class Memory {
 public:
    Memory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real_);
        sqlite3_mem_methods counted = real_;
        counted.xMalloc = [](int size) { return refuses() ? nullptr : real_.xMalloc(size); };
        counted.xRealloc = [](void* had, int size) {
            return refuses() ? nullptr : real_.xRealloc(had, size);
        };
        sqlite3_config(SQLITE_CONFIG_MALLOC, &counted);
        sqlite3_initialize();
    }
    ~Memory() {
        sqlite3_shutdown();
        sqlite3_config(SQLITE_CONFIG_MALLOC, &real_);
        sqlite3_initialize();
    }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;

    static void fail(long request, Fails how) {
        left_ = request;
        how_ = how;
        refused_ = false;
    }
    static void heal() { left_ = 0; }
    static bool refused() { return refused_; }

 private:
    static bool refuses() {
        if (left_ == 0) return false;
        if (--left_ > 0) return false;
        left_ = how_ == Fails::for_ever ? 1 : 0;
        refused_ = true;
        return true;
    }

    static inline sqlite3_mem_methods real_{};
    static inline long left_ = 0;
    static inline Fails how_ = Fails::once;
    static inline bool refused_ = false;
};

class NoMemory : public testing::TestWithParam<Fails> {};

TEST_P(NoMemory, ForASubmissionTellsHalvesNothingAndWorksWhenTriedAgain) {
    const Memory memory;
    campaign::Account account;
    long refusals = 0;
    for (long request = 1;; ++request, ++account.tried) {
        const Place place;
        Store store = must(Store::open(place.database()));
        must(store.outbox().put(sealed("earlier"), store::Occasion::consultation, noon()));
        Memory::fail(request, GetParam());
        const auto put = store.outbox().put(sealed("later"), store::Occasion::consultation, noon());
        const bool reached = Memory::refused();
        Memory::heal();
        if (!put) {
            ++refusals;
            EXPECT_EQ(put.error().kind, kiosk::ErrorKind::storage) << put.error().sentence;
        }
        must(store.outbox().put(sealed("later"), store::Occasion::consultation, noon()));
        expect_waiting(account, store, {"earlier", "later"}, "request " + std::to_string(request));
        if (!reached) break;
    }
    EXPECT_GT(refusals, 5);
    account.close();
}

INSTANTIATE_TEST_SUITE_P(AtEachRequest, NoMemory, testing::Values(Fails::once, Fails::for_ever),
                         [](const auto& how) {
                             return std::string(how.param == Fails::once ? "Once" : "ForEver");
                         });

}  // namespace
}  // namespace power_cut
