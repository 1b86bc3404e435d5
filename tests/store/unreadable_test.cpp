// SPDX-License-Identifier: Apache-2.0
// A record that the disk no longer gives is damaged, as one that it has changed. A database that does not
// answer at all says nothing of its records (RELIABILITY F9).
#include "tests/store/unreadable.h"

#include "kiosk/store/store.h"
#include "tests/store/place.h"

namespace store {
namespace {

std::string bytes_of(const std::string& name) {
    return sealed(name).files[0].bytes;
}

class Unreadable : public ::testing::Test {
 protected:
    void SetUp() override {
        for (const char* name : {"a", "b", "c", "d"})
            must(store.outbox().put(sealed(name), occasion(name[0] == 'b'), noon()));
    }

    const Place place;
    Store store = must(Store::open(place.database(), Role::sync));
};

TEST_F(Unreadable, ARecordIsDamagedAndWhatIsLeftOfItIsGivenAndTheOthersAreSound) {
    for (const char* name : {"a", "b", "c"}) make_unreadable(place.database(), bytes_of(name));
    for (std::int64_t number = 1; number <= 3; ++number) {
        const Outgoing left = must(store.outbox().read(number));
        const std::string name(1, static_cast<char>('a' + number - 1));
        EXPECT_TRUE(left.damaged);
        EXPECT_EQ(left.number, number);
        EXPECT_EQ(left.practice, number == 2);
        EXPECT_EQ(left.sealed.instance_id, "uuid:" + name);
        EXPECT_EQ(left.sealed.manifest, sealed(name).manifest);
        EXPECT_TRUE(left.sealed.files.empty());
        must(store.outbox().record_damage(number, "The disk.", noon().wall));
    }
    EXPECT_EQ(must(store.outbox().due(noon().wall)), std::vector<std::int64_t>{4});
    EXPECT_TRUE(same(must(store.outbox().read(4)).sealed, sealed("d")));
    EXPECT_EQ(must(store.counters().tally(noon().wall)).damaged, 3);
}

TEST_F(Unreadable, AFileThatIsGoneAsAWholeDamagesNoRecord) {
    make_unreadable(place.database(), bytes_of("a"));
    std::fstream file(place.database(), std::ios::in | std::ios::out | std::ios::binary);
    file.write(std::string(4096, '\xA5').data(), 4096);
    file.close();
    (void)sentence_of(store.outbox().read(1), kiosk::ErrorKind::storage);
}

TEST_F(Unreadable, NorDoesOneThatWasMovedAway) {
    make_unreadable(place.database(), bytes_of("a"));
    EXPECT_TRUE(must(store.outbox().read(1)).damaged);
    std::filesystem::rename(place.database(), place.database() + ".elsewhere");
    (void)sentence_of(store.outbox().read(1), kiosk::ErrorKind::storage);
}

}  // namespace
}  // namespace store
