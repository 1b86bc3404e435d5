// SPDX-License-Identifier: Apache-2.0
#include "kiosk/staff/staff_pin.h"

#include <gtest/gtest.h>

#include "kiosk/boot_id.h"
#include "tests/campaign/account.h"
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

const RecoveryCode& code() {
    static const RecoveryCode drawn = must(draw_recovery_code());
    return drawn;
}

struct Pad {
    Place place;
    store::Store store = must(store::Store::open(place.database()));
    PinGate gate{hash(), code().hash, "boot-1"};
    Moment now = noon();

    PinVerdict enter(const std::string& pin) { return must(gate.enter(&store, pin, now)); }
    bool opens(const std::string& pin) { return std::holds_alternative<PinRight>(enter(pin)); }
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

TEST(StaffPin, TheRecoveryCodeOpensAndIsGuessedNoFaster) {
    Pad pad;
    EXPECT_EQ(code().digits.size(), recovery_code_digits);
    const PinVerdict verdict = pad.enter(code().digits);
    ASSERT_TRUE(std::holds_alternative<PinRight>(verdict));
    EXPECT_TRUE(std::get<PinRight>(verdict).by_recovery_code);
    EXPECT_FALSE(std::get<PinRight>(pad.enter(right_pin)).by_recovery_code);
    for (int left : {4, 3, 2, 1, 0}) {
        const PinVerdict wrong = pad.enter(std::string(recovery_code_digits, '7'));
        EXPECT_EQ(std::get<PinWrong>(wrong).tries_left, left);
    }
    EXPECT_TRUE(std::holds_alternative<PinWait>(pad.enter(code().digits)));
    PinGate none(hash(), "", "boot-1");
    Place place;
    store::Store store = must(store::Store::open(place.database()));
    EXPECT_TRUE(std::holds_alternative<PinWrong>(must(none.enter(&store, code().digits, noon()))));
}

TEST(StaffPin, ThatStaffChoseOpensInPlaceOfTheFirstUntilKioskTomlSaysAnother) {
    Pad pad;
    must(pad.gate.choose(pad.store, "730418"));
    EXPECT_FALSE(pad.opens(right_pin));
    EXPECT_TRUE(pad.opens("730418"));
    PinGate restarted(hash(), "", "boot-1"), replaced(must(hash_pin("904817")), "", "boot-1");
    EXPECT_TRUE(std::holds_alternative<PinRight>(must(restarted.enter(&pad.store, "730418", pad.now))));
    EXPECT_TRUE(std::holds_alternative<PinWrong>(must(replaced.enter(&pad.store, "730418", pad.now))));
    EXPECT_TRUE(std::holds_alternative<PinRight>(must(replaced.enter(&pad.store, "904817", pad.now))));
    (void)sentence_of(pad.gate.choose(pad.store, "123456"), ErrorKind::invalid);
    (void)sentence_of(pad.gate.choose(pad.store, "73041873041873041812"), ErrorKind::invalid);
    EXPECT_TRUE(pad.opens("730418"));
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
    EXPECT_EQ(must(other.staff_pin().lock()).tries, 1);
    EXPECT_EQ(must(other.staff_pin().lock()).boot_id, "boot-1");
}

TEST(StaffPin, OpensWhereTheDiskTakesNoTryAndTheFirstWrongOneBringsTheWaitAtOnce) {
    Pad pad;
    std::filesystem::rename(pad.place.database(), pad.place.database() + ".gone");
    EXPECT_TRUE(pad.opens(right_pin));
    pad.expect_wrong(0);
    for (const auto wait : {15s, 30s, 60s}) {
        pad.expect_wait(wait);
        pad.now = pad.now + wait;
        pad.expect_wrong(0);
    }
    pad.now = pad.now + 120s;
    EXPECT_TRUE(pad.opens(right_pin));
}

TEST(StaffPin, ThatThisMachineCannotOpenIsToldOfAndOpensNothing) {
    PinGate gate(sealed_away, "", "boot-1");
    EXPECT_TRUE(gate.has_pin()) << "the pad has its keys";
    const auto said = gate.enter(nullptr, right_pin, noon());
    ASSERT_FALSE(said);
    EXPECT_NE(said.error().sentence.find("cannot open its PIN"), std::string::npos);
}

TEST(StaffPin, OpensWithoutAnyDatabase) {
    PinGate gate(hash(), "", "boot-1");
    const auto enter = [&](const std::string& pin) { return must(gate.enter(nullptr, pin, noon())); };
    EXPECT_TRUE(std::holds_alternative<PinRight>(enter(right_pin)));
    EXPECT_TRUE(std::holds_alternative<PinWrong>(enter(wrong_pin)));
    EXPECT_TRUE(std::holds_alternative<PinWait>(enter(right_pin)));
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
    campaign::Account account{.tried = 0, .lost = {}, .doubled = {}, .leaked = 0};
    for (int left : {4, 3, 2, 1, 0}) pad.expect_wrong(left);
    for (const auto jump : {24h * 3650, -24h * 7300, 24h * 3650 + 1h, -1h}) {
        pad.now.wall += jump;
        ++account.tried;
        account.leaked += pad.opens(right_pin) ? 1 : 0;
        pad.expect_wait(15s);
    }
    account.close();
}

TEST(StaffPin, AHashThatIsNoneIsSaidAndNotCalledAWrongPin) {
    Pad pad;
    for (const std::string& broken :
         {std::string(), std::string("482917"), std::string("$argon2id$v=19$nonsense")})
        (void)sentence_of(PinGate(broken, "", "boot-1").enter(&pad.store, right_pin, pad.now),
                          ErrorKind::invalid);
    EXPECT_EQ(must(pad.store.staff_pin().lock()).tries, 0);
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
