// SPDX-License-Identifier: Apache-2.0
#include "kiosk/staff/staff_pin.h"

#include <gtest/gtest.h>

#include "tests/store/place.h"

namespace kiosk {
namespace {

using namespace std::chrono_literals;
using store::must;
using store::noon;
using store::PinLock;
using store::Place;
using store::sentence_of;

const std::string right_pin = "482917", wrong_pin = "482918";

const std::string& hash() {
    static const std::string made = must(hash_pin(right_pin));
    return made;
}

struct Pad {
    Place place;
    store::Store store = must(store::Store::open(place.database()));
    Moment now = noon();
    std::string boot = "boot-1";

    PinVerdict enter(const std::string& pin) { return must(try_pin(store, pin, hash(), boot, now)); }
    void expect_wrong(int tries_left) {
        const auto verdict = enter(wrong_pin);
        ASSERT_TRUE(std::holds_alternative<PinWrong>(verdict));
        EXPECT_EQ(std::get<PinWrong>(verdict).tries_left, tries_left);
    }
    void expect_wait(std::chrono::seconds left) {
        const auto verdict = enter(right_pin);  // even the right one: a wait tells nothing about the PIN
        ASSERT_TRUE(std::holds_alternative<PinWait>(verdict));
        EXPECT_EQ(std::get<PinWait>(verdict).left, left);
    }
};

TEST(StaffPin, TheRightOneOpensAndForgivesEarlierWrongOnes) {
    Pad pad;
    for (int left : {4, 3, 2, 1}) pad.expect_wrong(left);
    EXPECT_TRUE(std::holds_alternative<PinRight>(pad.enter(right_pin)));
    pad.expect_wrong(4);
}

TEST(StaffPin, TenWrongOnesFollowTheCurve) {
    Pad pad;
    for (int left : {4, 3, 2, 1, 0}) pad.expect_wrong(left);
    for (const auto wait : {15s, 30s, 60s, 120s, 240s}) {
        pad.expect_wait(wait);
        pad.now = pad.now + (wait - 1ms);
        pad.expect_wait(1s);
        pad.now = pad.now + 1ms;
        pad.expect_wrong(0);
    }
}

TEST(StaffPin, NineTriesAreAllThatFitInFiveMinutes) {
    Pad pad;
    int tries = 0;
    for (int second = 0; second < 300; ++second) {
        while (std::holds_alternative<PinWrong>(pad.enter(wrong_pin))) ++tries;
        pad.now = pad.now + 1s;
    }
    EXPECT_EQ(tries, 9);
}

TEST(StaffPin, NoWaitIsLongerThanAnHour) {
    for (int tries : {13, 14, 20, 1'000'000})
        EXPECT_EQ(pin_wait({tries, 2h, "boot-1"}, "boot-1", noon()), 3600s) << tries;
    EXPECT_EQ(pin_wait({12, 2h, "boot-1"}, "boot-1", noon()), 15s * 128);
}

TEST(StaffPin, ATryIsOnDiskEvenWhereNobodyLearnsItsOutcome) {
    Pad pad;
    (void)pad.enter(wrong_pin);
    store::Store other = must(store::Store::open(pad.place.database()));
    EXPECT_EQ(must(other.pin_lock()).tries, 1);
    EXPECT_EQ(must(other.pin_lock()).boot_id, "boot-1");
}

TEST(StaffPin, IsNotCheckedWhereTheTryCannotBeCounted) {
    Pad pad;
    std::filesystem::rename(pad.place.database(), pad.place.database() + ".gone");
    (void)sentence_of(try_pin(pad.store, right_pin, hash(), pad.boot, pad.now), ErrorKind::storage);
}

TEST(StaffPin, AWaitRestartsInFullAfterAReboot) {
    const PinLock lock{6, 5h, "boot-1"};  // 30 s
    Moment now = noon();
    now.boot = 5h + 25s;
    EXPECT_EQ(pin_wait(lock, "boot-1", now), 5s);
    now.boot = 4s;
    EXPECT_EQ(pin_wait(lock, "boot-2", now), 26s);
    now.boot = 30s;
    EXPECT_EQ(pin_wait(lock, "boot-2", now), 0s);
}

TEST(StaffPin, AWaitEndsAfterARebootAlsoWhereTheBootHasNoName) {
    Moment now = noon();
    now.boot = 40s;
    EXPECT_EQ(pin_wait({6, 400h, ""}, "", now), 0s);
}

TEST(StaffPin, AJumpOfTheWallClockShortensNothing) {
    Pad pad;
    for (int left : {4, 3, 2, 1, 0}) pad.expect_wrong(left);
    pad.now.wall += 24h * 3650;
    pad.expect_wait(15s);
}

TEST(StaffPin, AHashThatIsNoneIsSaidAndNotCalledAWrongPin) {
    Pad pad;
    for (const std::string& broken :
         {std::string(), std::string("482917"), std::string("$argon2id$v=19$nonsense")})
        (void)sentence_of(try_pin(pad.store, right_pin, broken, pad.boot, pad.now), ErrorKind::invalid);
    EXPECT_EQ(must(pad.store.pin_lock()).tries, 0);
}

TEST(StaffPin, IsKeptAsArgon2idOf64MebibytesAndThreePasses) {
    EXPECT_EQ(hash().substr(0, 31), "$argon2id$v=19$m=65536,t=3,p=1$");
    EXPECT_NE(must(hash_pin(right_pin)), hash());  // salted
}

TEST(StaffPin, ThatIsEasilyGuessedIsRefused) {
    for (const char* pin : {"", "12345", "48291", "48291x", "111111", "123456", "654321", "789012", "210987",
                            "121212", "123123", "112233", "123456789012345678901234567890123"})
        (void)sentence_of(hash_pin(pin), ErrorKind::invalid);
}

TEST(StaffPin, KnowsTheBootThatItIsIn) {
    EXPECT_EQ(this_boot_id(), this_boot_id());
    EXPECT_EQ(this_boot_id().size(), 36u);
}

}  // namespace
}  // namespace kiosk
