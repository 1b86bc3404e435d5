// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F10: the power goes while a file of an earlier schema is brought up to date. It is of the old
// schema then or of the new one, and all that was in it is there.
#include <filesystem>
#include <set>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "tests/campaign/account.h"
#include "tests/store/place.h"
#include "tests/store/power_cut/disk.h"

namespace power_cut {
namespace {

using store::must;
using store::noon;
using store::Place;
using store::sealed;
using store::Store;

std::string script_of(int schema) {
    return SOURCE_DIR "/tests/store/schemas/" + std::to_string(schema) + ".sql";
}

// Each schema that there ever was has its script there.
int newest_schema() {
    int newest = 1;
    while (std::filesystem::exists(script_of(newest + 1))) ++newest;
    return newest;
}

// As an earlier program wrote it: its schema, and rows whose digests it does not know, which no test of this
// file asks for.
void write_file_of_schema(int schema, const std::string& path) {
    sqlite3* file = nullptr;
    ASSERT_EQ(sqlite3_open(path.c_str(), &file), SQLITE_OK);
    std::string sql = "PRAGMA journal_mode = WAL;" + store::bytes_of(script_of(schema));
    for (const char* name : {"a", "b", "c"})
        sql += std::string(
                   "INSERT INTO outbox (instance_id, form_id, version, manifest, sha256, practice, day) "
                   "VALUES ('uuid:") +
               name + "', 'objectives', '1', x'00', x'00', 0, '2026-11-03');";
    char* complaint = nullptr;
    ASSERT_EQ(sqlite3_exec(file, sql.c_str(), nullptr, nullptr, &complaint), SQLITE_OK) << complaint;
    sqlite3_close(file);
}

// How many of the three are gone.
long lost_of(const Store& store) {
    const auto numbers = must(store.outbox().numbers({store::State::waiting, store::State::damaged}));
    return 3 - static_cast<long>(std::set(numbers.begin(), numbers.end()).size());
}

int steps_of_migration(int schema) {
    const Place place;
    Disk disk;
    write_file_of_schema(schema, place.database());
    const int before = disk.steps();
    EXPECT_TRUE(Store::open(place.database()).has_value());
    return disk.steps() - before;
}

class Migration : public testing::TestWithParam<int> {};
INSTANTIATE_TEST_SUITE_P(FromSchema, Migration, testing::Range(1, newest_schema()));

TEST_P(Migration, CutAtAnyStepLosesNothing) {
    campaign::Account account;
    const int steps = steps_of_migration(GetParam());
    ASSERT_GT(steps, 10);
    for (int step = 1; step <= steps; ++step)
        for (long nth = 0; nth < campaign::times(5); ++nth, ++account.tried) {
            const Place place;
            Disk disk;
            write_file_of_schema(GetParam(), place.database());
            disk.cut_before_step(disk.steps() + step);
            (void)Store::open(place.database());
            disk.lose_power(campaign::seed() * 1'000 + static_cast<std::uint64_t>(nth));
            Store store = must(Store::open(place.database()));
            EXPECT_TRUE(store.files_set_aside().empty()) << "step " << step;
            account.lost += lost_of(store);
            ASSERT_EQ(account.lost, 0) << "step " << step << ", seed " << nth;
            must(store.outbox().put(sealed("next"), store::Occasion::consultation, noon()));
        }
    account.close();
}

// What the test above would see of a migration that leaves a row behind.
TEST_P(Migration, ThatLosesARowIsSeen) {
    const Place place;
    write_file_of_schema(GetParam(), place.database());
    EXPECT_EQ(lost_of(must(Store::open(place.database()))), 0);
    sqlite3* file = nullptr;
    ASSERT_EQ(sqlite3_open(place.database().c_str(), &file), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(file, "DELETE FROM outbox WHERE number = 2", nullptr, nullptr, nullptr),
              SQLITE_OK);
    sqlite3_close(file);
    EXPECT_EQ(lost_of(must(Store::open(place.database()))), 1);
}

}  // namespace
}  // namespace power_cut
