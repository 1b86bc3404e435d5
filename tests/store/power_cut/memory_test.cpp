// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F8: SQLite gets no memory, once or from then on, at each place where it asks for some. Then
// there is an Error and no half submission, and the same Store takes it when there is memory again.
#include <functional>
#include <optional>
#include <set>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/campaign/account.h"
#include "tests/store/power_cut/disk.h"
#include "tests/store/waiting.h"

namespace power_cut {
namespace {

using store::must;
using store::noon;
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

// Two submissions lie there, and one request after another is refused while something is done with them; then
// it is done again, with memory.
class NoMemory : public testing::TestWithParam<Fails> {
 protected:
    using Names = std::multiset<std::string>;
    // `done`: false where it was refused. `wanted`: what waits once it was done. Every seventh request is
    // tried every day, each in the campaign.
    void refuse_each(const std::function<bool(std::optional<Store>&, const std::string& path)>& done,
                     const Names& wanted) {
        const Memory memory;
        campaign::Account account;
        long refusals = 0;
        for (long request = 1;; request += static_cast<long>(campaign::step(7)), ++account.tried) {
            const testing::ScratchFolder folder(testing::fastest_folder());
            const std::string path = folder / "kiosk.db";
            std::optional<Store> store = must(Store::open(path));
            for (const char* name : {"earlier", "later"})
                must(store->outbox().put(sealed(name), store::Occasion::consultation, noon()));
            Memory::fail(request, GetParam());
            const bool was_done = done(store, path);
            const bool reached = Memory::refused();
            Memory::heal();
            refusals += was_done ? 0 : 1;
            EXPECT_TRUE(was_done || reached) << "request " << request;
            EXPECT_TRUE(done(store, path)) << "request " << request;
            expect_waiting(account, *store, wanted, "request " + std::to_string(request));
            EXPECT_TRUE(store->files_set_aside().empty()) << "want of memory is no damage";
            if (!reached) break;
        }
        EXPECT_GT(refusals, 2);
        account.close();
    }
    template <class T>
    static bool is_done(const kiosk::Result<T>& result) {
        if (!result) {
            EXPECT_EQ(result.error().kind, kiosk::ErrorKind::storage) << result.error().sentence;
        }
        return result.has_value();
    }
};

TEST_P(NoMemory, ForASubmissionTellsHalvesNothingAndWorksWhenTriedAgain) {
    refuse_each(
        [](std::optional<Store>& store, const std::string&) {
            return is_done(store->outbox().put(sealed("third"), store::Occasion::consultation, noon()));
        },
        {"earlier", "later", "third"});
}

TEST_P(NoMemory, ToOpenTellsAndSetsNothingAside) {
    refuse_each(
        [](std::optional<Store>& store, const std::string& path) {
            store.reset();
            auto opened = Store::open(path);
            if (opened) store = std::move(*opened);
            return is_done(opened);
        },
        {"earlier", "later"});
}

// To be called damaged would keep it from ever being sent.
TEST_P(NoMemory, ToReadOneTellsAndCallsNoneDamaged) {
    refuse_each(
        [](std::optional<Store>& store, const std::string&) {
            const auto outgoing = store->outbox().read(1);
            if (outgoing) {
                EXPECT_TRUE(!outgoing->damaged && same(outgoing->sealed, sealed("earlier")));
            }
            return is_done(outgoing);
        },
        {"earlier", "later"});
}

TEST_P(NoMemory, ForAReceiptTellsAndKeepsItWhenTriedAgain) {
    refuse_each([](std::optional<Store>& store,
                   const std::string&) { return is_done(store->outbox().record_receipt(1, noon().wall)); },
                {"later"});
}

INSTANTIATE_TEST_SUITE_P(AtEachRequest, NoMemory, testing::Values(Fails::once, Fails::for_ever),
                         [](const auto& how) {
                             return std::string(how.param == Fails::once ? "Once" : "ForEver");
                         });

}  // namespace
}  // namespace power_cut
