// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F16: kiosk-sync on a machine whose clock says a day that it is not, by years. It sends nothing
// where it cannot tell whether the server's certificate is good, says so, and loses nothing: once the clock
// is right, each record arrives, once.
#include <cstdlib>
#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/campaign/account.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"
#include "tests/sync/tls_far_end.h"

namespace openrosa {
namespace {

using nlohmann::json;
using testing::certify;
using testing::KioskMachine;
using testing::new_key;
using testing::Program;
using testing::TlsFarEnd;

class WrongClock : public ::testing::Test {
 protected:
    void SetUp() override { testing::write(authority_, machine_.folder() / "authority.pem"); }

    struct Ended {
        int code;
        std::string out;
        json said() const { return json::parse(out); }
    };
    Ended run(const TlsFarEnd& far_end, long days) const {
        const std::string url = far_end.url();
        const auto config = machine_.write_config(url.substr(0, url.find("/v1")));
        std::ofstream(config, std::ios::app) << "ca_file = \"authority.pem\"\n";
        const char* sanitizer = std::getenv("ASAN_OPTIONS");
        Program program(
            machine_.folder(), {"--config", config.string(), "--json"},
            {"/usr/bin/env", "LD_PRELOAD=" WRONG_CLOCK, "CLOCK_OFF_BY_DAYS=" + std::to_string(days),
             std::string("ASAN_OPTIONS=") + (sanitizer == nullptr ? "" : sanitizer) +
                 ":verify_asan_link_order=0"});
        const int code = program.end();
        return {code, program.out()};
    }
    // What does not hold of a round by a wrong clock; "" for nothing.
    static std::string wrong(const Ended& ended, const TlsFarEnd& far_end, int before) {
        if (ended.code != 1) return "nobody is called: it ends with " + std::to_string(ended.code);
        if (ended.out.find("certificate") == ended.out.npos) return "it does not say why: " + ended.out;
        if (ended.said()["waiting"] != 1) return "what waited does not: " + ended.out;
        return far_end.requests() == before ? "" : "the server was asked";
    }

    KioskMachine machine_;
    const testing::Key authority_key_ = new_key(), key_ = new_key();
    const testing::Certificate authority_ =
        certify(authority_key_, {.first_day = -9, .last_day = 9, .authority = true});
    const testing::Certificate issued_ = certify(key_, {}, authority_, authority_key_);
};

TEST_F(WrongClock, SendsNothingAndLosesNothingAndWhatIsRightAgainSendsEachOnce) {
    std::mt19937_64 random(campaign::seed());
    campaign::Account account{.tried = 0, .lost = 0, .doubled = 0, .leaked = {}};
    const TlsFarEnd far_end(issued_, key_);
    for (const long all = campaign::times(4); account.tried < all; ++account.tried) {
        const long years = 1 + static_cast<long>(random() % 10), posts = far_end.posts();
        const long days = account.tried % 2 == 0 ? -365 * years : 365 * years;
        SCOPED_TRACE(std::to_string(days) + " days off, seed " + std::to_string(campaign::seed()));
        machine_.submit();
        const int before = far_end.requests();
        ASSERT_EQ(wrong(run(far_end, days), far_end, before), "");
        const Ended right = run(far_end, 0);
        account.lost += far_end.posts() == posts ? 1 : 0;
        account.doubled += far_end.posts() > posts + 1 ? 1 : 0;
        ASSERT_EQ(right.said()["waiting"], 0) << right.out;
    }
    account.close();
}

TEST_F(WrongClock, WhoseRoundSendsAllTheSameIsSeen) {
    const TlsFarEnd far_end(issued_, key_);
    machine_.submit();
    const Ended sent = run(far_end, 0);
    EXPECT_EQ(far_end.posts(), 1);
    EXPECT_NE(wrong(sent, far_end, 0), "");
    EXPECT_EQ(wrong({1, R"({"waiting": 1, "why": "the certificate"})"}, far_end, far_end.requests()), "");
    EXPECT_NE(wrong({1, R"({"waiting": 1, "why": "the certificate"})"}, far_end, 0), "") << "it was asked";
    EXPECT_NE(wrong({1, R"({"waiting": 0, "why": "the certificate"})"}, far_end, far_end.requests()), "");
    EXPECT_NE(wrong({1, R"({"waiting": 1})"}, far_end, far_end.requests()), "");
}

}  // namespace
}  // namespace openrosa
