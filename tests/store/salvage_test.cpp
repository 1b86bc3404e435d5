// SPDX-License-Identifier: Apache-2.0
// A disk that changes a byte costs at most the submission that the byte lies in, and staff are told for as
// long as the damaged file lies there. A sample of bytes every day, each of them in the campaign (RELIABILITY
// F9).
#include <algorithm>
#include <chrono>
#include <map>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/store/damaged_file.h"
#include "kiosk/store/log_frames.h"
#include "kiosk/store/store.h"
#include "tests/campaign/account.h"
#include "tests/store/files.h"
#include "tests/store/place.h"

namespace store {
namespace {

using namespace std::chrono_literals;

const Wall today = noon().wall;
const std::vector<std::string> names{"a", "b", "c", "d"};

StoredForm form() {
    return {"objectives", "1", "md5:1", "<html/>", {{"b.png", std::string(9000, 'b'), "md5:b"}}, today};
}

Files sound_files() {
    const Place place;
    {
        Store store = open(place);
        must(store.forms().put(form()));
        for (const std::string& name : names)
            must(store.outbox().put(sealed(name), occasion(name == "b"), noon()));
    }
    return Files::of(place.database());
}

// How often each can still be sent, with the bytes that it had.
std::map<std::string, int> sendable_names(const Store& store) {
    std::map<std::string, int> found;
    for (const std::int64_t number : must(store.outbox().due(today))) {
        const Outgoing outgoing = must(store.outbox().read(number));
        if (outgoing.damaged) continue;
        const std::string name = outgoing.sealed.instance_id.substr(5);
        EXPECT_TRUE(same(outgoing.sealed, sealed(name)));
        ++found[name];
    }
    return found;
}
std::size_t sendable(const Store& store) {
    return sendable_names(store).size();
}
long doubled(const std::map<std::string, int>& sendable) {
    long more = 0;
    for (const auto& [name, times] : sendable) more += times - 1;
    return more;
}

// Fewer can be sent than were thanked for, and neither a file that was set aside nor a row that was marked
// says so.
bool is_lost_in_silence(const Store& store, std::size_t left) {
    return left < names.size() && store.files_set_aside().empty() &&
           must(store.outbox().due(today)).size() < names.size();
}

TEST(Salvage, AChangedByteAnywhereCostsAtMostTheSubmissionThatItLiesIn) {
    const Files sound = sound_files();
    std::size_t set_aside = 0, cost = 0;
    campaign::Account account;
    for (std::size_t at = 0; at < sound.database.size(); at += campaign::step(97), ++account.tried) {
        const Place place;
        sound.changed(at).lay(place.database());
        Store store = open(place);
        const std::size_t left = sendable(store);
        EXPECT_GE(left, names.size() - 1) << "after byte " << at;
        account.lost += is_lost_in_silence(store, left) ? 1 : 0;
        account.doubled += doubled(sendable_names(store));
        for (const SetAside& each : store.files_set_aside()) {
            ++set_aside;
            const auto count = present(each.submissions);
            EXPECT_EQ(static_cast<std::size_t>(count.saved), left) << "after byte " << at;
            EXPECT_EQ(count.saved + count.lost, static_cast<int>(names.size())) << "after byte " << at;
        }
        cost += names.size() - left;
    }
    EXPECT_GT(set_aside, 10u);
    EXPECT_GT(cost, 10u);
    account.close();
}

// SQLite calls each of these sound: nothing could be put or sent ever again, and nothing would mend it.
TEST(Salvage, TablesThatTheDiskRenamedAreDamageAndCostNoSubmission) {
    const Files sound = sound_files();
    const std::size_t made = sound.database.rfind("CREATE TABLE \"outbox\"");
    ASSERT_NE(made, std::string::npos);
    constexpr std::size_t user_version = 63;
    // "shown IN (0, 1)" may become a call of a function that nobody knows.
    const std::size_t call = sound.database.find("CHECK (shown IN") + 12;
    for (const std::size_t at : {sound.database.find("sha256", made),
                                 sound.database.find("'waiting'", made) + 1, call, user_version}) {
        for (const int bit : {0, 1, 4, 7}) {
            Files changed = sound;
            changed.database[at] = static_cast<char>(changed.database[at] ^ (1 << bit));
            const Place place;
            changed.lay(place.database());
            Store store = open(place);
            EXPECT_EQ(sendable(store), names.size()) << "after byte " << at << " bit " << bit;
            must(store.outbox().put(sealed("after"), Occasion::consultation, noon()));
        }
    }
}

TEST(Salvage, ALossThatNobodyTellsWouldBeSeen) {
    const Place place;
    sound_files().lay(place.database());
    EXPECT_FALSE(is_lost_in_silence(open(place), names.size()));
    SQLite::Database(place.database(), SQLite::OPEN_READWRITE).exec("DELETE FROM outbox WHERE number = 2");
    const Store store = open(place);
    EXPECT_TRUE(is_lost_in_silence(store, sendable(store)));
}

// SQLite itself keeps no two rows of one name, but in a file that is damaged.
TEST(Salvage, ADoubleWouldBeSeen) {
    EXPECT_EQ(doubled({{"a", 1}, {"b", 1}}), 0);
    EXPECT_EQ(doubled({{"a", 1}, {"b", 3}}), 2);
}

TEST(Salvage, APageThatIsGoneCostsOnlyWhatStoodOnIt) {
    const Files sound = sound_files();
    std::size_t costly = 0;
    for (std::size_t page = 0; page < sound.database.size(); page += 4096) {
        Files changed = sound;
        changed.database.replace(page, 4096, 4096, '\xA5');
        const Place place;
        changed.lay(place.database());
        Store store = open(place);
        const bool cost = sendable(store) < names.size();
        costly += cost ? 1 : 0;
        if (page > 0) continue;
        EXPECT_FALSE(cost) << "the first page says where all begins, and holds none";
        EXPECT_EQ(present(must(store.forms().newest("objectives"))).media.at(0).bytes, form().media[0].bytes);
    }
    EXPECT_LE(costly, 1 + 2 * names.size()) << "one with all the heads, and two for the bytes of each";
}

TEST(Salvage, IsDoneOnceAndToldUntilTheFileIsGone) {
    Files changed = sound_files();
    changed.database.replace(0, 100, 100, '\0');
    const Place place;
    changed.lay(place.database());
    for (int start = 1; start <= 3; ++start) {
        Store store = open(place);
        ASSERT_EQ(store.files_set_aside().size(), 1u);
        EXPECT_EQ(present(store.files_set_aside()[0].submissions).saved, 4);
        EXPECT_EQ(present(store.files_set_aside()[0].submissions).lost, 0);
        if (start == 1) {
            for (const std::int64_t number : must(store.outbox().due(today)))
                must(store.outbox().record_receipt(number, today));
            EXPECT_EQ(must(store.outbox().forget_sent(today + 1h)), 4);
        }
        EXPECT_EQ(sendable(store), 0u) << "what was sent and forgotten does not come back";
    }
    std::filesystem::remove(place.database() + ".damaged-1");
    EXPECT_TRUE(open(place).files_set_aside().empty());
}

TEST(Salvage, AFileThatAnEarlierVersionSetAsideIsSavedToo) {
    const Place place;
    sound_files().lay(place.database());
    std::filesystem::rename(place.database(), place.database() + ".damaged-1");
    Store store = open(place);
    EXPECT_EQ(sendable(store), names.size());
}

// A folder under its name stands for a file that a failing disk no longer reads.
TEST(Salvage, AFileThatCannotBeReadKeepsNoOtherFromBeingSaved) {
    const Place place;
    sound_files().lay(place.database());
    std::filesystem::rename(place.database(), place.database() + ".damaged-2");
    std::filesystem::create_directory(place.database() + ".damaged-1");
    Store store = open(place);
    EXPECT_EQ(sendable(store), names.size());
    const auto aside = store.files_set_aside();
    ASSERT_EQ(aside.size(), 2u);
    EXPECT_FALSE(aside[0].submissions) << "it is looked at again at the next start";
    EXPECT_EQ(present(aside[1].submissions).saved, static_cast<int>(names.size()));
}

TEST(Salvage, WhatTheServerHasIsNotSentAgainAndPracticeStaysPractice) {
    const Place place;
    {
        Store store = open(place);
        for (const std::string& name : names)
            must(store.outbox().put(sealed(name), occasion(name == "b"), noon()));
        must(store.outbox().record_receipt(1, today));
    }
    Files changed = Files::of(place.database());
    changed.database.replace(0, 100, 100, '\0');
    changed.lay(place.database());
    Store store = open(place);
    EXPECT_EQ(sendable(store), 3u);
    EXPECT_EQ(must(store.counters().tally(today)).submitted_today, 3) << "practice is not counted";
    const auto due = must(store.outbox().due(today));
    EXPECT_TRUE(must(store.outbox().read(due[0])).practice);
    EXPECT_FALSE(must(store.outbox().read(due[1])).practice);
}

TEST(Salvage, WhatStaffSetAsideIsNotSentBehindTheirBacks) {
    const Place place;
    {
        Store store = open(place);
        for (const std::string& name : names)
            must(store.outbox().put(sealed(name), Occasion::consultation, noon()));
        must(store.outbox().set_aside(2));
    }
    Files changed = Files::of(place.database());
    changed.database.replace(0, 100, 100, '\0');
    changed.lay(place.database());
    Store store = open(place);
    EXPECT_EQ(sendable(store), 3U);
    EXPECT_EQ(must(store.outbox().take_back()), 1) << "and can be taken back";
    EXPECT_EQ(sendable(store), 4U);
}

TEST(Salvage, OfTwoVersionsOfAFormTheNewerIsShown) {
    const Place place;
    {
        Store store = open(place);
        must(store.forms().put(form()));
        must(store.forms().was_shown(must(store.forms().numbers("objectives")).at(0)));
        StoredForm newer = form();
        newer.version = "2";
        must(store.forms().put(newer));
    }
    Files changed = Files::of(place.database());
    changed.database.replace(0, 100, 100, '\0');
    changed.lay(place.database());
    EXPECT_EQ(present(must(open(place).forms().newest("objectives"))).version, "2");
}

TEST(Salvage, NothingThatWasAcknowledgedStaysInTheLog) {
    const Place place;
    Store store = open(place);
    for (const std::string& name : names) {
        must(store.outbox().put(sealed(name), Occasion::consultation, noon()));
        EXPECT_EQ(std::filesystem::file_size(place.database() + "-wal"), 0u);
    }
}

TEST(Salvage, NorWhereTheOtherProgramReadJustThenAfterTheNextLook) {
    const Place place;
    Store store = open(place);
    {
        const SomebodyReads other(place.database());
        must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
        EXPECT_GT(std::filesystem::file_size(place.database() + "-wal"), 0u);
    }
    must(store.ready());
    EXPECT_EQ(std::filesystem::file_size(place.database() + "-wal"), 0u);
}

// The log as it is while somebody reads. SQLite alone would drop every commit behind the byte, in silence.
TEST(Salvage, AChangedByteInTheLogCostsAtMostTheSubmissionThatItLiesIn) {
    const Place place;
    Store store = open(place);
    const SomebodyReads other(place.database());
    for (const std::string& name : names)
        must(store.outbox().put(sealed(name), Occasion::consultation, noon()));
    const Files files = Files::of(place.database());
    ASSERT_GT(files.log.size(), 40'000u);
    std::size_t set_aside = 0;
    campaign::Account account;
    for (std::size_t at = 0; at < files.log.size(); at += campaign::step(997), ++account.tried) {
        const Place elsewhere;
        files.changed(files.database.size() + at).lay(elsewhere.database());
        Store opened = open(elsewhere);
        const std::size_t left = sendable(opened);
        EXPECT_GE(left, names.size() - 1) << "after byte " << at;
        // The last commit, and it alone, looks like one that a power cut tore before anybody was thanked.
        const bool last_one =
            must(opened.outbox().numbers({State::waiting})) == std::vector<std::int64_t>{1, 2, 3};
        account.lost += is_lost_in_silence(opened, left) && !last_one ? 1 : 0;
        account.doubled += doubled(sendable_names(opened));
        set_aside += opened.files_set_aside().size();
    }
    EXPECT_GT(set_aside, 5u);
    account.close();
    const Place elsewhere;
    files.lay(elsewhere.database());
    Store opened = open(elsewhere);
    EXPECT_EQ(sendable(opened), names.size());
    EXPECT_TRUE(opened.files_set_aside().empty()) << "a log that is well is none to complain of";
}

// Two submissions, the first with its receipt where that is asked for, and a form behind them, so that none
// of their frames is of the last commit.
Files log_of_two(bool first_was_sent) {
    const Place place;
    Store store = open(place);
    const SomebodyReads other(place.database());
    for (const char* name : {"a", "b"})
        must(store.outbox().put(sealed(name), Occasion::consultation, noon()));
    if (first_was_sent) must(store.outbox().record_receipt(1, today));
    must(store.forms().put(form()));
    return Files::of(place.database());
}

constexpr char leaf_of_a_table = 0x0d;  // how such a page begins

// Where in the log the last frame of a table stands that holds these bytes, and where in it they stand.
struct Found {
    std::size_t frame, bytes;
};
Found last_frame_with(const Files& files, const std::string& bytes) {
    Found found{0, std::string::npos};
    for (const LogFrame& frame : Log(files.log).frames)
        if (const auto at = frame.bytes.find(bytes);
            at != std::string::npos && frame.bytes[0] == leaf_of_a_table)
            found = {static_cast<std::size_t>(frame.bytes.data() - files.log.data()), at};
    return found;
}

TEST(Salvage, AHeadOfAPageInTheLogThatWasHitCostsNone) {
    const Files files = log_of_two(false);
    int tried = 0;
    for (const LogFrame& frame : Log(files.log).frames) {
        if (frame.bytes[0] != leaf_of_a_table) continue;
        Files changed = files;
        changed.log[static_cast<std::size_t>(frame.bytes.data() - files.log.data()) + 4] ^= 1;
        const Place elsewhere;
        changed.lay(elsewhere.database());
        EXPECT_EQ(sendable(open(elsewhere)), 2U) << "page " << frame.page;
        ++tried;
    }
    EXPECT_GT(tried, 5);
}

TEST(Salvage, ARowThatWasHitInItsNewestFrameIsTakenFromTheOneBefore) {
    const Files files = log_of_two(false);
    const auto [frame, at] = last_frame_with(files, sealed("a").instance_id);
    ASSERT_NE(at, std::string::npos);
    Files changed = files;
    changed.log[frame + at] ^= 1;
    const Place elsewhere;
    changed.lay(elsewhere.database());
    const Store store = open(elsewhere);
    EXPECT_EQ(store.files_set_aside().size(), 1U);
    EXPECT_EQ(sendable(store), 2U);
}

TEST(Salvage, AnOlderFrameDoesNotUndoAReceipt) {
    const Files files = log_of_two(true);
    const auto [frame, at] = last_frame_with(files, sealed("a").instance_id);
    ASSERT_NE(at, std::string::npos);
    Files changed = files;
    changed.log[frame + 4] ^= 1;  // the page's head: the row is whole, and the frame is not
    const Place elsewhere;
    changed.lay(elsewhere.database());
    const Store store = open(elsewhere);
    EXPECT_EQ(store.files_set_aside().size(), 1U);
    EXPECT_EQ(sendable(store), 1U) << "what the server has is not sent again";
}

// What a power cut leaves: the last commit in part, or none of it.
TEST(Salvage, ATornLastCommitIsNoDamage) {
    const Place place;
    Store store = open(place);
    const SomebodyReads other(place.database());
    for (const char* name : {"a", "b"})
        must(store.outbox().put(sealed(name), Occasion::consultation, noon()));
    const auto before = std::filesystem::file_size(place.database() + "-wal");
    must(store.outbox().put(sealed("c"), Occasion::consultation, noon()));
    const Files files = Files::of(place.database());
    for (std::size_t at = before; at < files.log.size(); at += 4096) {
        Files torn = files;
        torn.log.replace(at, 512, 512, '\xA5');  // and what comes behind has arrived
        const Place elsewhere;
        torn.lay(elsewhere.database());
        Store opened = open(elsewhere);
        EXPECT_EQ(sendable(opened), 2u) << "after byte " << at;
        EXPECT_TRUE(opened.files_set_aside().empty());
    }
}

TEST(Salvage, KioskSyncLeavesADamagedFileToTheKioskThatMayStandOnIt) {
    Files changed = sound_files();
    changed.database.replace(4096, 8, 8, '\xA5');
    const Place place;
    changed.lay(place.database());
    for (int round = 1; round <= 3; ++round) {
        const auto sentence =
            sentence_of(Store::open(place.database(), Role::sync), kiosk::ErrorKind::storage);
        EXPECT_NE(sentence.find("it is damaged; the kiosk saves"), std::string::npos) << sentence;
    }
    EXPECT_EQ(bytes_of(place.database()), changed.database);
    std::filesystem::remove(place.database());
    write_bytes(place.database() + "-wal", "what is left");
    (void)sentence_of(Store::open(place.database(), Role::sync), kiosk::ErrorKind::storage);
    EXPECT_EQ(bytes_of(place.database() + "-wal"), "what is left");
}

// The best of some tries: how long it takes on a machine that does nothing else.
template <class Action>
std::chrono::steady_clock::duration at_best(Action action) {
    auto best = std::chrono::steady_clock::duration::max();
    for (int tries = 0; tries < 5; ++tries) {
        const auto begin = std::chrono::steady_clock::now();
        action();
        best = std::min(best, std::chrono::steady_clock::now() - begin);
    }
    return best;
}

TEST(Salvage, TheKioskWaitsForTheOtherProgramNoLongerThanAPictureMayTake) {
    const Place place;
    Store store = open(place);
    SQLite::Database other(place.database(), SQLite::OPEN_READWRITE);
    SQLite::Transaction writing(other, SQLite::TransactionBehavior::IMMEDIATE);
    const auto took = at_best([&] {
        const auto sentence = sentence_of(store.outbox().put(sealed("a"), Occasion::consultation, noon()),
                                          kiosk::ErrorKind::offline);
        EXPECT_NE(sentence.find("writes to it just now"), std::string::npos) << sentence;
        (void)sentence_of(store.ready(), kiosk::ErrorKind::offline);
    });
    EXPECT_LT(took, 100ms) << "a frame and a half, twice";
    writing.commit();
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
}

// As the staff's page does, between two pictures.
TEST(Salvage, WhoLooksInBesideAnotherWriterIsToldSoAtOnce) {
    const Place place;
    const Store store = open(place);
    SQLite::Database other(place.database(), SQLite::OPEN_READWRITE);
    SQLite::Transaction writing(other, SQLite::TransactionBehavior::IMMEDIATE);
    const auto took = at_best([&] {
        const Store seen = must(Store::open(place.database(), Role::glance));
        EXPECT_EQ(must(seen.counters().tally(today)).waiting, 0) << "what is kept can be read all the same";
        (void)sentence_of(seen.ready(), kiosk::ErrorKind::offline);
    });
    EXPECT_LT(took, 1s) << "a quarter of a second, and not five";
}

TEST(Salvage, WhoLooksInWhileAnotherOpensOrHasItForItselfIsToldSoAtOnce) {
    const Place place;
    (void)open(place);
    const auto expect_told = [&] {
        const auto took = at_best([&] {
            const auto sentence =
                sentence_of(Store::open(place.database(), Role::glance), kiosk::ErrorKind::offline);
            EXPECT_NE(sentence.find("writes to it just now"), std::string::npos) << sentence;
        });
        EXPECT_LT(took, 1s);
    };
    {
        const Folder opening(folder_of(place.database()), Folder::Wait::as_long_as_it_takes);
        ASSERT_TRUE(opening.locked());
        expect_told();
    }
    SQLite::Database other(place.database(), SQLite::OPEN_READWRITE);
    other.exec("PRAGMA locking_mode = EXCLUSIVE");
    SQLite::Transaction writing(other, SQLite::TransactionBehavior::EXCLUSIVE);
    expect_told();
}

}  // namespace
}  // namespace store
