// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F10: the power goes, or the program is killed, while a file of an earlier schema is brought up
// to date. It is of the old schema then or of the new one, and every row of every table is there: submissions
// with their files, receipts, forms with their media, counts, the lock of the PIN. The files are those that
// were released (../schemas).
#include <csignal>
#include <filesystem>
#include <random>
#include <thread>

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/campaign/account.h"
#include "tests/store/place.h"
#include "tests/store/power_cut/disk.h"
#include "tests/store/power_cut/tables.h"

namespace power_cut {
namespace {

using store::must;
using store::noon;
using store::Place;
using store::sealed;
using store::Store;

namespace fs = std::filesystem;

std::string released(int schema) {
    return SOURCE_DIR "/tests/store/schemas/" + std::to_string(schema) + ".db";
}

// Each schema that there ever was has its file there.
int newest_schema() {
    int newest = 1;
    while (fs::exists(released(newest + 1))) ++newest;
    return newest;
}

class Migration : public testing::TestWithParam<int> {
 protected:
    Migration() {
        lay(uncut_.database());
        EXPECT_TRUE(Store::open(uncut_.database()).has_value());
        wanted_ = tables_of(uncut_.database());
    }
    static void lay(const std::string& path) {
        fs::copy_file(released(GetParam()), path);
        fs::copy_file(released(GetParam()) + "-wal", path + "-wal");
    }
    static void lay(Disk& disk, const std::string& path) {
        disk.take_in(released(GetParam()), path);
        disk.take_in(released(GetParam()) + "-wal", path + "-wal");
    }
    static int steps() {
        const Place place;
        Disk disk;
        lay(disk, place.database());
        const int before = disk.steps();
        EXPECT_TRUE(Store::open(place.database()).has_value());
        return disk.steps() - before;
    }
    // Opened again, it is as it would be had nothing happened.
    void expect_whole(campaign::Account& account, const std::string& path, const std::string& when) {
        EXPECT_TRUE(must(Store::open(path)).files_set_aside().empty()) << when;
        const Compared found = compare(wanted_, tables_of(path));
        account.lost += found.lost;
        account.doubled += found.doubled;
        ASSERT_EQ(found.words, "") << when;
        must(must(Store::open(path)).outbox().put(sealed("next"), store::Occasion::consultation, noon()));
    }

    Place uncut_;
    Tables wanted_;
};
INSTANTIATE_TEST_SUITE_P(FromSchema, Migration, testing::Range(1, newest_schema()));

TEST_P(Migration, KeepsEveryRowOfEveryTable) {
    const Place place;
    lay(place.database());
    const Compared found = compare(tables_of(place.database()), wanted_);
    EXPECT_EQ(found.words, "");
    EXPECT_EQ(wanted_.at("'outbox'").size(), 4U);
    EXPECT_EQ(wanted_.at("'outbox_file'").size(), 8U);
    for (const char* table : {"'form'", "'media'", "'counter'", "'round'", "'pin_lock'"})
        EXPECT_FALSE(wanted_.at(table).empty()) << table << " holds nothing that could be lost";
}

TEST_P(Migration, CutAtAnyStepLosesNothing) {
    campaign::Account account;
    const int all = steps();
    ASSERT_GT(all, 10);
    for (int step = 1; step <= all; ++step)
        for (long nth = 0; nth < campaign::times(5); ++nth, ++account.tried) {
            const Place place;
            Disk disk;
            lay(disk, place.database());
            disk.cut_before_step(disk.steps() + step);
            (void)Store::open(place.database());
            disk.lose_power(campaign::seed() * 1'000 + static_cast<std::uint64_t>(nth));
            ASSERT_NO_FATAL_FAILURE(expect_whole(
                account, place.database(), "step " + std::to_string(step) + ", " + std::to_string(nth)));
        }
    account.close();
}

// Opens the file in a program of its own, which is killed after that time. False where it had ended by then.
bool opened_and_killed(const std::string& path, std::chrono::microseconds after) {
    int ready[2];
    EXPECT_EQ(pipe(ready), 0);
    const pid_t program = fork();
    if (program == 0) {
        (void)!write(ready[1], "r", 1);
        (void)Store::open(path);
        _exit(0);
    }
    char byte = 0;
    EXPECT_EQ(read(ready[0], &byte, 1), 1);
    close(ready[0]), close(ready[1]);
    std::this_thread::sleep_for(after);
    kill(program, SIGKILL);
    int status = 0;
    waitpid(program, &status, 0);
    return WIFSIGNALED(status);
}

TEST_P(Migration, KilledAtAnyMomentLosesNothing) {
    using namespace std::chrono;
    const Place measured;
    lay(measured.database());
    const auto begin = steady_clock::now();
    must(Store::open(measured.database()));
    auto whole = duration_cast<microseconds>(steady_clock::now() - begin).count();
    std::mt19937_64 random(campaign::seed());
    campaign::Account account;
    long killed = 0;
    for (const long wanted = campaign::times(10); killed < wanted; ++account.tried) {
        ASSERT_LT(account.tried, 6 * wanted) << "it had mostly ended before";
        const Place place;
        lay(place.database());
        const auto after = microseconds(random() % static_cast<std::uint64_t>(whole));
        const bool hit = opened_and_killed(place.database(), after);
        killed += hit ? 1 : 0;
        // Some are to have ended before, however fast or slow this machine is by then.
        whole += hit ? whole / 20 : -whole / 8;
        ASSERT_NO_FATAL_FAILURE(
            expect_whole(account, place.database(), std::to_string(after.count()) + " µs"));
    }
    account.close();
}

// What the tests above would see of a migration that leaves something behind, or brings it twice.
TEST_P(Migration, ThatLosesOrDoublesAnythingIsSeen) {
    for (const char* sql :
         {"DELETE FROM outbox WHERE number = 1", "UPDATE outbox SET state = 'waiting' WHERE state = 'sent'",
          "DELETE FROM outbox_file WHERE number = 5 AND position = 1", "DELETE FROM outbox_file",
          "UPDATE outbox_file SET bytes = x'00' WHERE number = 2", "DELETE FROM form", "DELETE FROM media",
          "UPDATE form SET xml = x'00'", "UPDATE media SET form = 7", "UPDATE counter SET amount = 0",
          "DELETE FROM pin_lock", "UPDATE pin_lock SET tries = 0", "DELETE FROM round",
          "UPDATE machine SET sent_ever = 0", "UPDATE sqlite_sequence SET seq = 0"}) {
        const Place place;
        lay(place.database());
        const Tables before = tables_of(place.database());
        must(Store::open(place.database()));
        in_file(place.database(), std::string("PRAGMA foreign_keys = OFF; ") + sql);
        EXPECT_GT(compare(before, tables_of(place.database())).lost, 0) << sql;
        EXPECT_GT(compare(wanted_, tables_of(place.database())).lost, 0) << sql;
    }
    in_file(
        uncut_.database(),
        "INSERT INTO media SELECT form, position + 1, name, hash, bytes FROM media;"
        "INSERT INTO outbox_file SELECT number, position + 2, name, bytes FROM outbox_file WHERE number = 1");
    EXPECT_EQ(compare(wanted_, tables_of(uncut_.database())).doubled, 4) << "one of them of its form, too";
}

}  // namespace
}  // namespace power_cut
