// SPDX-License-Identifier: Apache-2.0
// A sign-up for the newsletter and the answers before it, in one database: whoever has the disk cannot tell
// which belongs to which, neither by a number, nor by a time, nor by a length, nor by its place in the file.
#include <algorithm>
#include <set>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "kiosk/store/store.h"
#include "tests/store/by_place.h"
#include "tests/store/council_key.h"
#include "tests/store/place.h"

namespace store {
namespace {

using namespace std::chrono_literals;

constexpr int people = 60;
const Wall today = noon().wall;

Sealed really_sealed(const std::string& form, const std::string& name, const std::string& words) {
    const auto key = must(PublicKey::read(council().base64_der()));
    return must(seal({form, "1", "uuid:" + name, "<data>" + words + "</data>"}, key));
}
std::string answer_of(int person) {
    return "a" + std::to_string(1000 + person);
}
std::string sign_up_of(int person) {
    return "s" + std::to_string(1000 + person);
}

// Each answers, and signs up at once.
void people_come(Store& store) {
    for (int person = 0; person < people; ++person) {
        must(store.outbox().put(sealed(answer_of(person)), Occasion::consultation, noon()));
        must(store.outbox().put_apart(sealed(sign_up_of(person)), Occasion::consultation, noon()));
    }
}

// In the order that a column, or whatever else, gives to the sign-ups: whose they are.
std::vector<int> people_by(const Place& place, const std::string& order) {
    const SQLite::Database database(place.database());
    SQLite::Statement rows(database,
                           "SELECT substr(instance_id, 7) FROM outbox JOIN outbox_file USING (number) WHERE "
                           "instance_id LIKE 'uuid:s%' ORDER BY " +
                               order);
    std::vector<int> persons;
    while (rows.executeStep()) persons.push_back(std::stoi(rows.getColumn(0).getString()) - 1000);
    return persons;
}

// By the place of its bytes in the file.
std::vector<int> people_by_place(const Place& place) {
    std::vector<std::string> bytes;
    for (int person = 0; person < people; ++person)
        bytes.push_back(sealed(sign_up_of(person)).files[0].bytes);
    return store::people_by_place(bytes_of(place.database()), bytes);
}

TEST(Apart, NoNumberOfARowTellsWhoseSignUpItIs) {
    const Place place;
    {
        Store store = open(place);
        people_come(store);
    }
    EXPECT_GT(likeness(people_by(place, "instance_id")), by_chance) << "this test would not see an order";
    for (const char* order : {"number", "outbox_file.rowid", "sha256"})
        EXPECT_LT(std::abs(likeness(people_by(place, order))), by_chance) << order;
}

TEST(Apart, TheAnswersAreNumberedAsIfNobodyHadSignedUp) {
    const Place place;
    Store store = open(place);
    people_come(store);
    const auto all = must(store.outbox().numbers({State::waiting}));
    std::vector<std::int64_t> answers;
    std::copy_if(all.begin(), all.end(), std::back_inserter(answers),
                 [](auto each) { return !is_apart(each); });
    ASSERT_EQ(answers.size(), std::size_t{people});
    for (int person = 0; person < people; ++person)
        EXPECT_EQ(answers[static_cast<std::size_t>(person)], person + 1);
    EXPECT_EQ(all.size(), 2U * people);
    const SQLite::Database database(place.database());
    SQLite::Statement files(database, "SELECT rowid FROM outbox_file WHERE rowid > 0 ORDER BY rowid");
    for (int person = 0; person < people; ++person) {
        ASSERT_TRUE(files.executeStep());
        EXPECT_EQ(files.getColumn(0).getInt(), person + 1);
    }
    EXPECT_FALSE(files.executeStep());
}

TEST(Apart, NoTimeIsKeptBesideItButTheDay) {
    const Place place;
    {
        Store store = open(place);
        people_come(store);
    }
    const SQLite::Database database(place.database());
    SQLite::Statement rows(database, "SELECT * FROM outbox WHERE number < 0");
    int count = 0;
    for (; rows.executeStep(); ++count)
        for (int column = 0; column < rows.getColumnCount(); ++column) {
            const SQLite::Column value = rows.getColumn(column);
            const std::string name = value.getName();
            if (value.isInteger() && name != "number") {
                EXPECT_LE(value.getInt64(), 1) << name;
            } else if (name == "day") {
                EXPECT_EQ(value.getString(), "2026-11-03");
            }
        }
    EXPECT_EQ(count, people);
}

TEST(Apart, EverySignUpIsOfOneLength) {
    std::set<std::size_t> lengths;
    for (const char* words : {"", "ada@example.org", "+44 7700 900123",
                              "a.very.long.name.with.many.parts@a.very.long.name.of.a.council.example.org"}) {
        const Sealed one = really_sealed("newsletter", "39f3dd36-161e-45cb-a1a4-395831d253a7", words);
        lengths.insert(one.manifest.size() + one.files[0].bytes.size());
    }
    EXPECT_EQ(lengths.size(), 1U);
}

TEST(Apart, OnceTheFileIsWrittenAnewItsPlacesTellNothingEither) {
    const Place place;
    {
        Store store = open(place);
        people_come(store);
    }
    EXPECT_GT(likeness(people_by_place(place)), by_chance) << "this test would not see the order";
    {
        Store store = open(place);
        must(store.rewrite());
        EXPECT_EQ(must(store.outbox().due(today)).size(), std::size_t{people});
        EXPECT_EQ(must(store.outbox().due(today + 24h)).size(), 2U * people);
    }
    EXPECT_LT(std::abs(likeness(people_by_place(place))), by_chance);
    EXPECT_LT(std::abs(likeness(people_by(place, "outbox_file.rowid"))), by_chance);
    Store store = open(place);
    for (const std::int64_t number : must(store.outbox().due(today + 24h)))
        EXPECT_FALSE(must(store.outbox().read(number)).damaged);
}

// A kiosk whose server is away writes its whole file once a day, and not at each of its rounds.
TEST(Apart, TheFileIsWrittenAnewOnceForAllThatLiesInItAndNotBeforeTheDayHasEnded) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put_apart(sealed("sign-up"), Occasion::consultation, noon()));
    const auto is_rewritten_at = [&](Wall now) {
        const auto hole = [&] {
            SQLite::Database other(place.database(), SQLite::OPEN_READWRITE);
            return other.execAndGet("PRAGMA freelist_count").getInt();
        };
        SQLite::Database(place.database(), SQLite::OPEN_READWRITE)
            .exec("CREATE TABLE hole (b); INSERT INTO hole VALUES (zeroblob(9000)); DROP TABLE hole");
        EXPECT_GT(hole(), 0);
        must(store.outbox().forget_places(now));
        return hole() == 0;
    };
    EXPECT_FALSE(is_rewritten_at(today));
    EXPECT_TRUE(is_rewritten_at(today + 24h));
    EXPECT_FALSE(is_rewritten_at(today + 24h));
    EXPECT_FALSE(is_rewritten_at(today + 48h));
    must(store.outbox().put_apart(sealed("another"), Occasion::consultation, noon()));
    EXPECT_TRUE(is_rewritten_at(today + 24h)) << "the clock was put back, and the day began again";
    must(store.outbox().put_apart(sealed("third"), Occasion::consultation, noon() + 48h));
    EXPECT_FALSE(is_rewritten_at(today + 48h));
    EXPECT_TRUE(is_rewritten_at(today + 72h));
    EXPECT_EQ(must(store.counters().account()).visits, 0);
}

// Else "Upload now", asked for as somebody leaves, would send the two together.
TEST(Apart, IsNotDueBeforeItsDayHasEndedWhoeverAsks) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put(sealed("answers"), Occasion::consultation, noon()));
    must(store.outbox().put_apart(sealed("sign-up"), Occasion::consultation, noon()));
    EXPECT_EQ(must(store.outbox().due(today)), std::vector<std::int64_t>{1});
    must(store.outbox().retry_all());
    EXPECT_EQ(must(store.outbox().due(today + 1h)), std::vector<std::int64_t>{1});
    EXPECT_EQ(must(store.counters().tally(today)).resting, 1);
    const auto next_day = must(store.outbox().due(today + 24h));
    ASSERT_EQ(next_day.size(), 2U);
    EXPECT_TRUE(is_apart(next_day[0]));
    EXPECT_EQ(must(store.counters().tally(today + 24h)).resting, 0);
    // A clock that stood ahead once does not keep it for ever.
    EXPECT_EQ(must(store.outbox().due(today - 24h * 365)).size(), 2U);
}

TEST(Apart, IsSentAndForgottenAsAnyOtherAndCountedAsNoAnswer) {
    const Place place;
    Store store = open(place);
    must(store.outbox().put_apart(sealed("sign-up"), Occasion::practice, noon()));
    must(store.outbox().put_apart(sealed("sign-up"), Occasion::practice,
                                  noon()));  // the same once more is no other
    const auto due = must(store.outbox().due(today + 24h));
    ASSERT_EQ(due.size(), 1U);
    const Outgoing outgoing = must(store.outbox().read(due[0]));
    EXPECT_TRUE(same(outgoing.sealed, sealed("sign-up")));
    EXPECT_TRUE(outgoing.practice);
    const Tally tally = must(store.counters().tally(today));
    EXPECT_EQ(tally.submitted_today + tally.submitted_week, 0);
    EXPECT_EQ(tally.waiting, 1);
    must(store.outbox().record_receipt(due[0], today + 24h));
    EXPECT_TRUE(must(store.outbox().due(today + 48h)).empty());
    EXPECT_EQ(must(store.counters().account()).last_number, 0);
    EXPECT_TRUE(must(store.counters().account()).records.empty()) << "a list of this kiosk's names it";
    EXPECT_EQ(must(store.counters().account()).sealed, 1);
    EXPECT_EQ(must(store.outbox().forget_sent(today + 24h * 20)), 1);
}

TEST(Apart, WhatIsSavedFromADamagedDatabaseStandsApartAgain) {
    const Place place;
    {
        Store store = open(place);
        people_come(store);
    }
    {
        std::fstream file(place.database(), std::ios::in | std::ios::out | std::ios::binary);
        file.seekp(100);  // the head of the first page, without which nothing is found
        file.write("\0\0\0\0\0\0\0\0", 8);
    }
    Store store = open(place);
    ASSERT_EQ(store.files_set_aside().size(), 1U);
    const auto all = must(store.outbox().numbers({State::waiting}));
    EXPECT_EQ(all.size(), 2U * people);
    EXPECT_EQ(std::count_if(all.begin(), all.end(), is_apart), people);
    for (const std::int64_t number : all)
        EXPECT_EQ(is_apart(number),
                  must(store.outbox().read(number)).sealed.instance_id.starts_with("uuid:s"));
}

}  // namespace
}  // namespace store
