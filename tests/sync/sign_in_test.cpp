// SPDX-License-Identifier: Apache-2.0
// Servers that want to know who comes: Digest as KoboToolbox and Ona ask for it, Basic as ODK Central takes
// it unasked over https. The far end computes Digest itself, by RFC 7616, and first proves that on the RFC's
// vector.
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "kiosk/encoding/encoding.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

using testing::FarEnd;
using testing::KioskMachine;

using encoding::Hash;

std::string hex_of(Hash hash, const std::string& text) {
    return encoding::hex(encoding::digest(hash, {text}));
}

struct Challenge {
    Hash hash;
    std::string user, password, realm, method, uri, nonce, count, own_nonce;
};

// RFC 7616, 3.4.1 to 3.4.3, for qop "auth".
std::string response_by_rfc_7616(const Challenge& challenge) {
    const auto sum = [&](const std::string& text) { return hex_of(challenge.hash, text); };
    return sum(sum(challenge.user + ":" + challenge.realm + ":" + challenge.password) + ":" +
               challenge.nonce + ":" + challenge.count + ":" + challenge.own_nonce +
               ":auth:" + sum(challenge.method + ":" + challenge.uri));
}

std::string parameter(const std::string& header, const std::string& name) {
    const std::size_t at = header.find(" " + name + "=");
    if (at == header.npos) return "";
    std::string value = header.substr(at + name.size() + 2);
    if (value.starts_with('"')) return value.substr(1, value.find('"', 1) - 1);
    return value.substr(0, value.find(','));
}

constexpr const char* realm = "http-auth@example.org";
constexpr const char* nonce = "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v";

class SignsIn : public ::testing::Test {
 protected:
    void SetUp() override {
        far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
        machine.config.user = "Mufasa";
        machine.config.password_file = machine.folder() / "password";
        std::ofstream(*machine.config.password_file) << "Circle of Life\n";
    }
    void demand_digest(Hash hash = Hash::md5) {
        machine.config.sign_in = kiosk::Config::SignIn::digest;
        far_end.demand([this, hash](const httplib::Request& request, httplib::Response& response) {
            const std::string header = request.get_header_value("Authorization");
            const Challenge challenge{hash,
                                      "Mufasa",
                                      "Circle of Life",
                                      realm,
                                      request.method,
                                      parameter(header, "uri"),
                                      good_nonce,
                                      parameter(header, "nc"),
                                      parameter(header, "cnonce")};
            const bool known = parameter(header, "nonce") == good_nonce;
            const bool right = known && parameter(header, "response") == response_by_rfc_7616(challenge) &&
                               challenge.uri == request.target && counts.insert(challenge.count).second;
            if (right) return true;
            ++turned_away;
            const bool stale = !header.empty() && !known;
            response.set_header("WWW-Authenticate",
                                std::string("Digest realm=\"") + realm +
                                    "\", qop=\"auth\", algorithm=" + (hash == Hash::md5 ? "MD5" : "SHA-256") +
                                    ", nonce=\"" + good_nonce + "\"" + (stale ? ", stale=true" : ""));
            return false;
        });
    }
    // A round, after which what the far end has counted may be looked at.
    Carried carry() {
        Carried carried = machine.carry(far_end.url());
        far_end.demand(nullptr);
        return carried;
    }
    FarEnd far_end;
    KioskMachine machine;
    std::set<std::string> counts;  // a nonce count comes once: RFC 7616, 3.4
    std::string good_nonce = nonce;
    int turned_away = 0;
};

TEST(Digest, OfTheFarEndIsThatOfRfc7616) {
    const auto response = [](Hash hash) {
        return response_by_rfc_7616({hash, "Mufasa", "Circle of Life", realm, "GET", "/dir/index.html", nonce,
                                     "00000001", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"});
    };
    EXPECT_EQ(response(Hash::md5), "8ca523f5e9506fed4657c9700eebdbec");
    EXPECT_EQ(response(Hash::sha256), "753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1");
}

TEST_F(SignsIn, ByDigestAndIsTurnedAwayOnceARoundSoThatNoSubmissionIsSentTwice) {
    demand_digest();
    for (int i = 0; i < 5; ++i) machine.submit();
    const Carried carried = carry();
    EXPECT_EQ(carried.next, Carried::Next::nothing) << carried.outcome;
    EXPECT_EQ(carried.sent, 5);
    EXPECT_EQ(carried.forms_updated, 1);
    EXPECT_EQ(turned_away, 1);
    EXPECT_EQ(far_end.received().size(), 5U);
}

TEST_F(SignsIn, ByDigestWithSha256) {
    demand_digest(Hash::sha256);
    for (int i = 0; i < 5; ++i) machine.submit();
    const Carried carried = carry();
    EXPECT_EQ(carried.next, Carried::Next::nothing) << carried.outcome;
    EXPECT_EQ(carried.sent, 5);
    EXPECT_EQ(turned_away, 1);
}

// RFC 7616, 3.3: the password is right, and only the nonce is too old.
TEST_F(SignsIn, ANonceThatGrowsStaleDuringARoundCostsOneMoreAnswerAndNoSubmission) {
    demand_digest();
    for (int i = 0; i < 5; ++i) machine.submit();
    far_end.answer_posts([&](const testing::Received&, httplib::Response& response) {
        response.status = 201;
        response.set_content(testing::envelope, "text/xml");
        if (good_nonce != nonce) return;
        good_nonce = "another-nonce-of-the-same-server";
        counts.clear();
    });
    const Carried carried = carry();
    EXPECT_EQ(carried.next, Carried::Next::nothing) << carried.outcome;
    EXPECT_EQ(carried.sent, 5);
    EXPECT_EQ(carried.waiting, 0);
    EXPECT_EQ(turned_away, 2);
}

TEST_F(SignsIn, ByBasicUnasked) {
    machine.config.sign_in = kiosk::Config::SignIn::basic;
    far_end.demand([&](const httplib::Request& request, httplib::Response&) {
        const bool right = request.get_header_value("Authorization") == "Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl";
        turned_away += right ? 0 : 1;
        return right;
    });
    machine.submit();
    const Carried carried = carry();
    EXPECT_EQ(carried.next, Carried::Next::nothing) << carried.outcome;
    EXPECT_EQ(turned_away, 0);
}

TEST_F(SignsIn, AWrongPasswordNeedsStaffAndIsShownNowhere) {
    demand_digest();
    std::ofstream(*machine.config.password_file) << "Hakuna matata\n";
    machine.submit();
    const Carried carried = carry();
    EXPECT_EQ(carried.next, Carried::Next::staff);
    EXPECT_EQ(carried.waiting, 1);
    EXPECT_NE(carried.outcome.find("does not let this kiosk in"), std::string::npos) << carried.outcome;
    EXPECT_TRUE(far_end.received().empty());
    EXPECT_EQ(machine.council(far_end.url()).fit_to_show("You said Hakuna matata!"), "You said …!");
}

TEST_F(SignsIn, APasswordFileThatIsNotThereOrEmptyIsABadConfiguration) {
    machine.config.sign_in = kiosk::Config::SignIn::digest;
    machine.config.server = far_end.url();
    for (const char* text : {"", "\n", "#none\n"}) {
        std::ofstream(*machine.config.password_file) << text;
        EXPECT_FALSE(Council::open(machine.config, machine.clock())) << text;
    }
    std::filesystem::remove(*machine.config.password_file);
    const auto opened = Council::open(machine.config, machine.clock());
    ASSERT_FALSE(opened);
    EXPECT_NE(opened.error().sentence.find("password: cannot be read"), std::string::npos);
}

}  // namespace
}  // namespace openrosa
