// SPDX-License-Identifier: Apache-2.0
// The judge of FailingDisk, NoMemory, LyingDisk and Migration sees what it is there for: each fault that they
// look for is planted here, as a program or a disk would make it.
#include "tests/store/waiting.h"

#include <sqlite3.h>

namespace power_cut {
namespace {

using store::Differences;
using store::differs;
using store::must;
using store::noon;
using store::Place;
using store::sealed;
using store::Store;

class TheJudge : public testing::Test {
 protected:
    TheJudge() {
        Store store = must(Store::open(place_.database()));
        must(store.outbox().put(sealed("earlier"), store::Occasion::consultation, noon()));
        must(store.outbox().put(sealed("later"), store::Occasion::consultation, noon()));
    }
    // Past the Store, as nothing of the product may do it.
    void plant(const std::string& sql) const {
        sqlite3* file = nullptr;
        char* complaint = nullptr;
        EXPECT_EQ(sqlite3_open(place_.database().c_str(), &file), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(file, sql.c_str(), nullptr, nullptr, &complaint), SQLITE_OK) << complaint;
        sqlite3_free(complaint);
        sqlite3_close(file);
    }
    std::string judged() const { return differs(must(Store::open(place_.database())), {"earlier", "later"}); }

    Place place_;
};

TEST_F(TheJudge, FindsNothingInASoundStore) {
    EXPECT_EQ(judged(), "");
}

TEST_F(TheJudge, CountsWhatItSees) {
    const auto counted = [&](const std::multiset<std::string>& names) {
        return differences(must(Store::open(place_.database())), names);
    };
    const Differences sound = counted({"earlier", "later"}), lost = counted({"earlier", "gone", "later"}),
                      doubled = counted({"earlier"});
    EXPECT_EQ(sound.lost + sound.doubled, 0);
    EXPECT_EQ(lost.lost, 1);
    EXPECT_EQ(doubled.doubled, 1);
    store::Sealed wrong = sealed("another");
    wrong.instance_id = "uuid:third";
    must(must(Store::open(place_.database())).outbox().put(wrong, store::Occasion::consultation, noon()));
    EXPECT_EQ(counted({"earlier", "later", "third"}).lost, 1);
}

TEST_F(TheJudge, SeesALostSubmission) {
    plant("DELETE FROM outbox WHERE instance_id = 'uuid:later'");
    EXPECT_EQ(judged(), "later is lost; ");
}

TEST_F(TheJudge, SeesHalfASubmissionThatWasRefused) {
    Store store = must(Store::open(place_.database()));
    must(store.outbox().put(sealed("refused"), store::Occasion::consultation, noon()));
    EXPECT_EQ(judged(), "refused is there once too often; ");
}

TEST_F(TheJudge, SeesASubmissionWithoutItsFile) {
    plant("DELETE FROM outbox_file WHERE number = 2");
    EXPECT_EQ(judged(), "later is lost; ") << "its digest tells that it is damaged";
}

TEST_F(TheJudge, SeesAChangedByte) {
    plant("UPDATE outbox_file SET bytes = x'00' WHERE number = 1");
    EXPECT_EQ(judged(), "earlier is lost; ");
}

// What no digest tells: the answer of one person under the name of another.
TEST_F(TheJudge, SeesAWrongAnswerThatTheStoreTakesForARightOne) {
    store::Sealed wrong = sealed("another");
    wrong.instance_id = "uuid:third";
    must(must(Store::open(place_.database())).outbox().put(wrong, store::Occasion::consultation, noon()));
    EXPECT_NE(judged().find("third is not what was put; "), std::string::npos) << judged();
}

TEST_F(TheJudge, SeesADoubledOneWhereANameIsThereTwice) {
    const Store store = must(Store::open(place_.database()));
    EXPECT_EQ(differs(store, {"earlier", "later", "later"}), "later is lost; ");
    EXPECT_EQ(differs(store, {"earlier"}), "later is there once too often; ");
}

}  // namespace
}  // namespace power_cut
