// SPDX-License-Identifier: Apache-2.0
// A disk that changes what it was given, and a file that goes away under our hands: found, told, never sent.
#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "tests/campaign/account.h"
#include "tests/store/files.h"
#include "tests/store/place.h"

namespace store {
namespace {

const Wall today = noon().wall;

const StoredForm form{"objectives", "1", "md5:1", "<html/>", {{"b.png", std::string(9000, 'b'), "md5:b"}},
                      today};

// What came out of damaged files, all told: were it nothing, no promise about it would have been tried. told:
// not opened, moved aside, or marked as damaged; wrong: given as right, and not what was put.
struct Found {
    int opened = 0, right = 0, told = 0, forms = 0, wrong = 0;
};

void look_at_submissions(Store& store, Found& found) {
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
        ++(same(outgoing->sealed, sealed("a")) || same(outgoing->sealed, sealed("b")) ? found.right
                                                                                      : found.wrong);
    }
}

bool is_the_form(const StoredForm& other) {
    return other.xml == form.xml && other.media.size() == 1 && other.media[0].name == "b.png" &&
           other.media[0].bytes == form.media[0].bytes;
}

// Opens, and asks for everything: each answer is to be either right or an Error.
void look_at(const Place& place, Found& found) {
    auto store = Store::open(place.database(), Role::sync);
    if (!store) {
        ++found.told;
        return;
    }
    ++found.opened;
    if (!store->files_set_aside().empty()) ++found.told;
    look_at_submissions(*store, found);
    const auto newest = store->forms().newest("objectives");
    if (!newest || !*newest) return;
    ++(is_the_form(**newest) ? found.forms : found.wrong);
}

Files sound_files(const Place& place) {
    {
        Store store = must(Store::open(place.database()));
        must(store.forms().put(form));
        must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
        must(store.outbox().put(sealed("b"), Occasion::consultation, noon()));
    }
    return Files::of(place.database());
}

// A prime: every place within a page comes up.
TEST(Damage, AChangedByteAnywhereIsNeverSentNorShown) {
    const Place place;
    const Files sound = sound_files(place);
    Found found;
    campaign::Account account{.tried = 0, .lost = 0, .doubled = {}, .leaked = {}};
    for (std::size_t at = 0; at < sound.size(); at += campaign::step(61), ++account.tried) {
        sound.changed(at).lay(place.database());
        look_at(place, found);
        EXPECT_EQ(found.wrong, account.lost) << "after byte " << at << " was changed";
        account.lost = found.wrong;
    }
    EXPECT_GT(found.opened, account.tried / 2);  // most bytes are of no row that is asked for
    EXPECT_GT(found.right, account.tried);
    EXPECT_GT(found.forms, account.tried / 2);
    EXPECT_GT(found.told, account.tried / 20) << "submissions fill more of the file than that";
    account.close();
}

TEST(Damage, AFileCutAnywhereIsNeverSentNorShown) {
    const Place place;
    const Files sound = sound_files(place);
    Found found;
    campaign::Account account{.tried = 0, .lost = 0, .doubled = {}, .leaked = {}};
    for (std::size_t length = 0; length < sound.size(); length += campaign::step(1021), ++account.tried) {
        Files{sound.database.substr(0, length), ""}.lay(place.database());
        look_at(place, found);
    }
    account.lost = found.wrong;
    EXPECT_GT(found.opened, 0);
    EXPECT_GT(found.right, 0) << "the cut of the last page takes nothing that is read";
    EXPECT_GT(found.told, account.tried / 2);
    account.close();
}

TEST(Damage, ThatIsGivenAsRightWouldBeSeen) {
    const Place place;
    (void)sound_files(place);
    Found sound;
    look_at(place, sound);
    EXPECT_EQ(sound.wrong, 0);
    EXPECT_EQ(sound.right, 2);
    EXPECT_EQ(sound.forms, 1);
    for (const bool of_media : {false, true}) {
        StoredForm other = form;
        (of_media ? other.media[0].bytes : other.xml) += ' ';
        Found found;
        {
            Store store = open(place);
            must(store.forms().put(other));
        }
        look_at(place, found);
        EXPECT_EQ(found.wrong, 1) << (of_media ? "its picture is another" : "its words are others");
    }
    must(open(place).outbox().put(sealed("another"), Occasion::consultation, noon()));
    Found found;
    look_at(place, found);
    EXPECT_EQ(found.wrong, 2);
}

TEST(Damage, AChangedSubmissionIsKnownAndMarkedAndTheOthersAreNot) {
    const Place place;
    Files files = sound_files(place);
    std::string& bytes = files.database;
    const std::size_t at = bytes.find(sealed("a").files[0].bytes.substr(0, 32));
    ASSERT_NE(at, std::string::npos);
    bytes[at + 5] = static_cast<char>(bytes[at + 5] ^ 4);
    files.lay(place.database());
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
    (void)sound_files(place);
    SQLite::Database(place.database(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 0");
    const Store store = open(place);
    EXPECT_EQ(store.files_set_aside().size(), 1u);
    EXPECT_EQ(must(store.outbox().due(today)).size(), 2u);
}

}  // namespace
}  // namespace store
