// SPDX-License-Identifier: Apache-2.0
// A disk that changes what it was given, and a file that goes away under our hands: found, told, never sent.
#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "tests/store/place.h"

namespace store {
namespace {

const Wall today = noon().wall;

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// What came out of damaged files, all told: were it nothing, no promise about it would have been tried.
struct Found {
    int opened = 0, right = 0, told = 0, forms = 0;  // told: not opened, moved aside, or marked as damaged
};

void look_at_submissions(Store& store, std::size_t where, Found& found) {
    const auto due = store.outbox().due(today);
    if (!due) {
        ++found.told;
        return;
    }
    for (std::int64_t number : *due) {
        const auto outgoing = store.outbox().read(number);
        if (!outgoing || outgoing->damaged) {
            ++found.told;
            continue;
        }
        const bool right = same(outgoing->sealed, sealed("a")) || same(outgoing->sealed, sealed("b"));
        EXPECT_TRUE(right) << "wrong bytes would be sent after byte " << where << " was changed";
        ++found.right;
    }
}

// Opens, asks for everything, and expects each answer to be either right or an Error.
void expect_right_or_told(const Place& place, std::size_t where, Found& found) {
    auto store = Store::open(place.database(), Role::sync);
    if (!store) {
        ++found.told;
        return;
    }
    ++found.opened;
    if (!store->files_set_aside().empty()) ++found.told;
    look_at_submissions(*store, where, found);
    const auto form = store->forms().newest("objectives");
    if (!form) return;
    const std::string xml = form->value_or(StoredForm{}).xml;
    EXPECT_TRUE(xml.empty() || xml == "<html/>")
        << "a wrong form would be shown after byte " << where << " was changed";
    found.forms += xml.empty() ? 0 : 1;
}

std::string sound_file(const Place& place) {
    {
        Store store = must(Store::open(place.database()));
        must(store.forms().put({"objectives", "1", "md5:1", "<html/>", {}, today}));
        must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
        must(store.outbox().put(sealed("b"), Occasion::consultation, noon()));
    }
    return bytes_of(place.database());
}

void restore(const Place& place, const std::string& bytes) {
    for (const auto& entry : std::filesystem::directory_iterator(place.folder()))
        std::filesystem::remove(entry.path());
    write_bytes(place.database(), bytes);
}

TEST(Damage, AChangedByteAnywhereIsNeverSent) {
    const Place place;
    const std::string sound = sound_file(place);
    Found found;
    int tried = 0;
    for (std::size_t at = 0; at < sound.size();
         at += 61, ++tried) {  // a prime: every place within a page comes up
        std::string changed = sound;
        changed[at] = static_cast<char>(changed[at] ^ (1 << at % 8));
        restore(place, changed);
        expect_right_or_told(place, at, found);
    }
    EXPECT_GT(found.opened, tried / 2);  // most bytes are of no row that is asked for
    EXPECT_GT(found.right, tried);
    EXPECT_GT(found.forms, tried / 2);
    EXPECT_GT(found.told, tried / 20) << "submissions fill more of the file than that";
}

TEST(Damage, AFileCutAnywhereIsNeverSent) {
    const Place place;
    const std::string sound = sound_file(place);
    Found found;
    int tried = 0;
    for (std::size_t length = 0; length < sound.size(); length += 1021, ++tried) {
        restore(place, sound.substr(0, length));
        expect_right_or_told(place, length, found);
    }
    EXPECT_GT(found.opened, 0);
    EXPECT_GT(found.right, 0) << "the cut of the last page takes nothing that is read";
    EXPECT_GT(found.told, tried / 2);
}

TEST(Damage, AChangedSubmissionIsKnownAndMarkedAndTheOthersAreNot) {
    const Place place;
    std::string bytes = sound_file(place);
    const std::size_t at = bytes.find(sealed("a").files[0].bytes.substr(0, 32));
    ASSERT_NE(at, std::string::npos);
    bytes[at + 5] = static_cast<char>(bytes[at + 5] ^ 4);
    restore(place, bytes);
    Store store = must(Store::open(place.database()));
    EXPECT_TRUE(must(store.outbox().read(1)).damaged);
    EXPECT_FALSE(must(store.outbox().read(2)).damaged);
    must(store.outbox().record_damage(1, "Changed by the disk.", today));
    EXPECT_EQ(must(store.outbox().due(today)), std::vector<std::int64_t>{2});
    must(store.outbox().retry_all());  // no asking makes it sound
    EXPECT_EQ(must(store.outbox().due(today)), std::vector<std::int64_t>{2});
    const Tally tally = must(store.counters().tally(today));
    EXPECT_EQ(tally.damaged, 1);
    EXPECT_EQ(tally.waiting, 1);
    ASSERT_EQ(tally.reasons.size(), 1u);
    EXPECT_EQ(tally.reasons[0].state, State::damaged);
    EXPECT_EQ(tally.reasons[0].sentence, "Changed by the disk.");
    EXPECT_EQ(tally.reasons[0].since, today);
    EXPECT_EQ(must(store.outbox().read(1)).sealed.instance_id,
              "uuid:a");  // kept, for what can be saved of it
}

TEST(Damage, AFileThatIsNoDatabaseIsMovedAsideWithItsLogAndAFreshOneBegun) {
    const Place place;
    for (int n = 1; n <= 2; ++n) {
        write_bytes(place.database(), "this was never a database, and it is long enough to be read as one");
        write_bytes(place.database() + "-wal", "its log");
        Store store = must(Store::open(place.database()));
        const std::string aside = place.database() + ".damaged-" + std::to_string(n);
        ASSERT_EQ(store.files_set_aside().size(), static_cast<std::size_t>(n));
        EXPECT_EQ(store.files_set_aside().back().file, "kiosk.db.damaged-" + std::to_string(n));
        EXPECT_EQ(bytes_of(aside).substr(0, 8), "this was");
        EXPECT_EQ(bytes_of(aside + "-wal"), "its log");
        must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
        EXPECT_EQ(must(Store::open(place.database())).files_set_aside().size(), static_cast<std::size_t>(n));
    }
}

TEST(Damage, ALogWithoutItsDatabaseIsMovedAsideAndNotDeleted) {
    const Place place;
    write_bytes(place.database() + "-wal", "what is left");
    Store store = must(Store::open(place.database()));
    ASSERT_EQ(store.files_set_aside().size(), 1u);
    EXPECT_EQ(bytes_of(place.database() + ".damaged-1-wal"), "what is left");
}

TEST(Damage, AFileMovedAwayUnderOurHandsTakesNoMoreSubmissions) {
    const Place place;
    Store store = must(Store::open(place.database()));
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    std::filesystem::rename(place.database(), place.database() + ".damaged-1");
    const auto sentence = sentence_of(store.outbox().put(sealed("b"), Occasion::consultation, noon()),
                                      kiosk::ErrorKind::storage);
    EXPECT_NE(sentence.find("moved or deleted"), std::string::npos) << sentence;
    (void)sentence_of(store.ready(), kiosk::ErrorKind::storage);
}

TEST(Damage, AFileThatHasTheTablesOfAnotherVersionThanItSaysIsMovedAsideAndCostsNothing) {
    const Place place;
    (void)sound_file(place);
    SQLite::Database(place.database(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 0");
    const Store store = open(place);
    EXPECT_EQ(store.files_set_aside().size(), 1u);
    EXPECT_EQ(must(store.outbox().due(today)).size(), 2u);
}

}  // namespace
}  // namespace store
