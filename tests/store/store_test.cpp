// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/store.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>

#include "tests/store/place.h"

namespace store {
namespace {

using namespace std::chrono_literals;

const Wall today = noon().wall;

StoredForm form(const std::string& version) {
    return {"objectives",
            version,
            "md5:" + version,
            "<html>" + version + "</html>",
            {{"b.png", std::string("\0\xff", 2) + version, "md5:b"}, {"a.csv", "", "md5:"}},
            today};
}

TEST(Store, CreatesAFileThatOnlyItsOwnerCanRead) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("a"), Occasion::consultation, noon()));
    for (const char* ending : {"", "-wal", "-shm"}) {
        struct stat status {};
        ASSERT_EQ(::stat((place.database() + ending).c_str(), &status), 0) << ending;
        EXPECT_EQ(status.st_mode & 0777, 0600u) << ending;
    }
}

TEST(Store, InAFolderThatIsNotThereIsOneSentenceWithItsPath) {
    const auto sentence = sentence_of(Store::open("/nowhere/at/all/kiosk.db"), kiosk::ErrorKind::storage);
    EXPECT_NE(sentence.find("/nowhere/at/all/kiosk.db"), std::string::npos);
}

TEST(Store, OfANewerSchemaIsRefusedAndLeftAsItIs) {
    const Place place;
    { Store store = open(place); }
    SQLite::Database(place.database(), SQLite::OPEN_READWRITE)
        .exec("CREATE TABLE later (one INTEGER); PRAGMA user_version = 99");
    const auto sentence = sentence_of(Store::open(place.database()), kiosk::ErrorKind::storage);
    EXPECT_NE(sentence.find("schema 99"), std::string::npos) << sentence;
    EXPECT_EQ(SQLite::Database(place.database()).execAndGet("PRAGMA user_version").getInt(), 99);
}

TEST(Store, GivesAFormBackWithItsMediaAsItWasPut) {
    const Place place;
    Store store = open(place);
    EXPECT_FALSE(must(store.forms().newest("objectives")).has_value());
    must(store.forms().put(form("1")));
    const StoredForm found = present(must(store.forms().newest("objectives")));
    EXPECT_EQ(found.version, "1");
    EXPECT_EQ(found.hash, "md5:1");
    EXPECT_EQ(found.xml, "<html>1</html>");
    EXPECT_EQ(found.fetched, today);
    ASSERT_EQ(found.media.size(), 2u);
    EXPECT_EQ(found.media[0].name, "b.png");
    EXPECT_EQ(found.media[0].bytes, std::string("\0\xff", 2) + "1");
    EXPECT_EQ(found.media[1].bytes, "");
    EXPECT_EQ(found.media[1].hash, "md5:");
}

TEST(Store, PuttingAFormReplacesTheOldOneAndItsMediaTogether) {
    const Place place;
    Store store = open(place);
    must(store.forms().put(form("1")));
    const auto before = must(store.forms().changes());
    StoredForm next = form("2");
    next.media.pop_back();
    must(store.forms().put(next));
    EXPECT_GT(must(store.forms().changes()), before);
    const StoredForm kept = present(must(store.forms().newest("objectives")));
    EXPECT_EQ(kept.version, "2");
    EXPECT_EQ(kept.media.size(), 1u);
}

TEST(Store, TheFormThatWasShownStaysBesideItsSuccessor) {
    const Place place;
    Store store = open(place);
    const auto versions = [&] {
        std::vector<std::string> found;
        for (const std::int64_t number : must(store.forms().numbers("objectives")))
            found.push_back(must(store.forms().read(number)).version);
        return found;
    };
    using Versions = std::vector<std::string>;
    must(store.forms().put(form("1")));
    must(store.forms().put(form("2")));
    EXPECT_EQ(versions(), (Versions{"2"}));  // nobody has seen the first
    must(store.forms().was_shown(must(store.forms().numbers("objectives"))[0]));
    must(store.forms().put(form("3")));
    EXPECT_EQ(versions(), (Versions{"3", "2"}));
    must(store.forms().put(form("4")));
    EXPECT_EQ(versions(), (Versions{"4", "2"}));
    EXPECT_EQ(present(must(store.forms().newest("objectives"))).version, "4");
    must(store.forms().was_shown(must(store.forms().numbers("objectives"))[0]));
    EXPECT_EQ(versions(), (Versions{"4", "2"})) << "it is there where the disk changes the other";
    must(store.forms().put(form("5")));
    EXPECT_EQ(versions(), (Versions{"5", "4"}));
    EXPECT_EQ(must(store.forms().read(must(store.forms().numbers("objectives"))[1])).media.size(), 2u);
    SQLite::Database(place.database(), SQLite::OPEN_READWRITE)
        .exec("UPDATE form SET xml = zeroblob(4), shown = 1 WHERE version = '5'");
    must(store.forms().put(form("6")));
    EXPECT_EQ(versions(), (Versions{"6", "4"})) << "a form that the disk has changed is none to fall back to";
}

TEST(Store, TwoOpenOnOneFileSeeEachOthersWork) {
    const Place place;
    Store kiosk = open(place), sync = open(place);
    for (int i = 0; i < 50; ++i) {
        must(kiosk.outbox().put(sealed("n" + std::to_string(i)), Occasion::consultation, noon()));
        const auto due = must(sync.outbox().due(today));
        ASSERT_EQ(due.size(), 1u);
        must(sync.outbox().record_receipt(due[0], today));
        must(sync.forms().put(form(std::to_string(i))));
        EXPECT_EQ(present(must(kiosk.forms().newest("objectives"))).version, std::to_string(i));
    }
    EXPECT_EQ(must(kiosk.counters().tally(today)).sent_ever, 50);
    EXPECT_EQ(must(sync.outbox().forget_sent(today + 1h)), 50);
}

TEST(Store, IsReadyOnASoundDisk) {
    const Place place;
    must(open(place).ready());
}

// A disk of its own under 50 MB: needs the right to mount one.
TEST(Store, IsNotReadyOnADiskWithLessThanFiftyMegabytes) {
    const Place place;
    if (::mount("store-test", place.folder().c_str(), "tmpfs", 0, "size=8m") != 0)
        GTEST_SKIP() << "no right to mount a small disk";
    {
        Store store = open(place);
        const auto sentence = sentence_of(store.ready(), kiosk::ErrorKind::storage);
        EXPECT_NE(sentence.find("MB free and 50 MB are needed"), std::string::npos) << sentence;
    }
    ::umount(place.folder().c_str());
}

// Until the disk is full to the last page: then each refusal is told, and what was acknowledged is all there.
TEST(Store, OnAFullDiskTellsAndKeepsWhatItAcknowledged) {
    const Place place;
    if (::mount("store-test", place.folder().c_str(), "tmpfs", 0, "size=512k") != 0)
        GTEST_SKIP() << "no right to mount a small disk";
    {
        Store store = open(place);
        std::size_t kept = 0;
        while (store.outbox().put(sealed("n" + std::to_string(kept)), Occasion::consultation, noon())) ++kept;
        (void)sentence_of(store.outbox().put(sealed("one more"), Occasion::consultation, noon()),
                          kiosk::ErrorKind::storage);
        EXPECT_GT(kept, 10u);
        EXPECT_EQ(must(store.outbox().due(today)).size(), kept);
        EXPECT_TRUE(same(must(store.outbox().read(static_cast<std::int64_t>(kept))).sealed,
                         sealed("n" + std::to_string(kept - 1))));
    }
    ::umount(place.folder().c_str());
}

}  // namespace
}  // namespace store
