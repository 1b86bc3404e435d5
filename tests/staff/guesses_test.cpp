// SPDX-License-Identifier: Apache-2.0
// RELIABILITY E17: ten thousand guesses at the staff's pad, one after the other and each as soon as it is
// let, held against the curve of D7. They go through the desk, the gate and the database that staff have; now
// and then the machine is restarted in the middle of a wait, its wall clock jumps, and a try comes too early.
// The clock is the test's.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/staff/staff_desk.h"
#include "tests/campaign/account.h"
#include "tests/store/place.h"

namespace kiosk {
namespace {

using namespace std::chrono_literals;
using std::chrono::seconds;
using store::must;
using store::noon;

constexpr int guesses = 10'000;
const std::string right_pin = "482917", wrong_pin = "482918";
// As many digits as a recovery code, of which this kiosk has none: nothing is hashed for it. Each of the
// PIN's costs a tenth of a second by design, and all of them a quarter of an hour.
const std::string wrong_code(recovery_code_digits, '7');

seconds wait_after(int wrong_ones) {
    return wrong_ones < 5 ? 0s : std::min<seconds>(15s * (1LL << std::min(wrong_ones - 5, 20)), 1h);
}

class Machine {
 public:
    Machine() { start(); }

    void start() {
        desk_.reset();
        gate_.reset();
        store_.reset();
        store_.emplace(must(store::Store::open((folder_ / "kiosk.db").string())));
        gate_.emplace(hash_, "", "boot-" + std::to_string(++boots_));
        desk_.emplace(StaffDesk::Rules{}, store_, *gate_, now_);
    }
    void restart(std::chrono::milliseconds boot_takes) {
        now_.wall += boot_takes;
        now_.boot = boot_takes;
        start();
        passed_ += boot_takes;
    }
    void pass(std::chrono::milliseconds time) {
        now_ = now_ + time;
        passed_ += time;
    }
    void set_wall_clock(std::chrono::hours on) { now_.wall += on; }
    void enter(const std::string& digits) {
        for (const char each : digits) (void)desk_->apply(screens::PinDigit{each - '0'}, now_);
        (void)desk_->apply(screens::PinEnter{}, now_);
    }
    bool open() const { return std::holds_alternative<screens::Staff>(screen()); }
    seconds wait() const { return seconds{std::get<screens::PinPad>(screen()).wait_s}; }
    std::int64_t counted() const { return must(store_->counters().account()).wrong_pins; }
    std::chrono::milliseconds passed() const { return passed_; }

 private:
    screens::Screen screen() const { return desk_->screen({}, now_); }

    const std::string hash_ = must(hash_pin(right_pin));
    testing::ScratchFolder folder_{testing::fastest_folder()};
    std::optional<store::Store> store_;
    std::optional<PinGate> gate_;
    std::optional<StaffDesk> desk_;
    Moment now_ = noon();
    int boots_ = 0;
    std::chrono::milliseconds passed_{0};
};

// What does not hold while the wait after so many wrong ones is served; "" for nothing.
std::string served(Machine& machine, int wrong_ones) {
    const seconds whole = wait_after(wrong_ones);
    if (machine.wait() != whole) return "the wait is " + std::to_string(machine.wait().count()) + " s";
    if (wrong_ones % 100 == 0) machine.set_wall_clock(24h * 3650 * (wrong_ones % 200 == 0 ? 1 : -1));
    if (wrong_ones % 1000 == 0) {
        machine.pass(whole / 2);
        machine.restart(3s);
        if (machine.wait() != whole - 3s) return "a restart shortened the wait";
    }
    const seconds left = machine.wait();
    if (left == 0s) return "";
    machine.pass(left - 1ms);
    if (wrong_ones % 500 == 0) {
        machine.enter(right_pin);
        if (machine.open()) return "the right PIN opened before its time";
    }
    if (machine.wait() != 1s) return "it waits no more, too early";
    machine.pass(1ms);
    return machine.wait() == 0s ? "" : "it waits on";
}

TEST(Guesses, TenThousandOfThePinFollowTheCurveAndTakeMoreThanAYear) {
    Machine machine;
    campaign::Account account{.tried = 0, .lost = {}, .doubled = {}, .leaked = 0};
    seconds expected{0};
    for (int guess = 1; guess <= guesses; ++guess) {
        machine.enter(guess % 500 == 0 ? wrong_pin : wrong_code);
        ++account.tried;
        account.leaked += machine.open() ? 1 : 0;
        ASSERT_EQ(account.leaked, 0) << guess;
        ASSERT_EQ(served(machine, guess), "") << "after guess " << guess;
        expected += wait_after(guess);
    }
    EXPECT_EQ(machine.counted(), guesses) << "each once, also over restarts, and none that came too early";
    EXPECT_GE(machine.passed(), expected);
    EXPECT_GT(machine.passed(), 24h * 365);
    machine.enter(right_pin);
    EXPECT_TRUE(machine.open()) << "staff are never shut out for good";
    EXPECT_EQ(machine.counted(), guesses);
    account.close();
}

}  // namespace
}  // namespace kiosk
