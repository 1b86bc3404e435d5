// SPDX-License-Identifier: Apache-2.0
// The settings of certificates, through kiosk-sync itself: whom it believes (ca_file), what it shows
// (certificate, certificate_key), and that wrong ones carry nothing anywhere (RELIABILITY N6).
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
using testing::Certificate;
using testing::certify;
using testing::Key;
using testing::KioskMachine;
using testing::new_key;
using testing::Program;
using testing::TlsFarEnd;
using testing::write;

class TlsProgram : public ::testing::Test {
 protected:
    struct Ended {
        int code;
        std::string out, err;
        json said() const { return json::parse(out); }
    };

    void SetUp() override {
        machine.submit();
        write(authority, folder() / "authority.pem");
        write(stranger, folder() / "stranger.pem");
    }
    void TearDown() override {
        if (refused.tried > 0) refused.close();
    }
    void expect_silence(const TlsFarEnd& far_end) {
        ++refused.tried;
        refused.leaked += far_end.requests();
    }
    const std::filesystem::path& folder() const { return machine.folder(); }
    // `settings`: further lines of [server].
    Ended run(const TlsFarEnd& far_end, const std::string& settings) const {
        // Without a token, which would have to stand in a file of its own.
        const std::string url = far_end.url();
        const auto config = machine.write_config(url.substr(0, url.find("/v1")));
        std::ofstream(config, std::ios::app) << settings;
        Program program(folder(), {"--config", config.string(), "--json"});
        const int code = program.end();
        return {code, program.out(), program.err()};
    }
    static constexpr const char* believes = "ca_file = \"authority.pem\"\n";
    static constexpr const char* shows = "certificate = \"own.pem\"\ncertificate_key = \"own-key.pem\"\n";

    KioskMachine machine;
    campaign::Account refused;  // servers, and requests that one of them saw
    const Key authority_key = new_key(), key = new_key(), stranger_key = new_key();
    const Certificate authority = certify(authority_key, {.first_day = -9, .last_day = 9, .authority = true});
    const Certificate stranger = certify(stranger_key, {.authority = true});
    const Certificate issued = certify(key, {}, authority, authority_key);
};

TEST_F(TlsProgram, SendsToAServerThatTheConfiguredAuthorityVouchesFor) {
    const TlsFarEnd far_end(issued, key);
    const Ended ended = run(far_end, believes);
    EXPECT_EQ(ended.said()["sent"], 1) << ended.out << ended.err;
    EXPECT_EQ(far_end.posts(), 1);
}

// RFC 7617, by the name and the password of RFC 7616's vectors.
TEST_F(TlsProgram, SignsInByBasicUnaskedWithEachRequestAndOnlyAfterTheHandshake) {
    std::ofstream(folder() / "password") << "Circle of Life\n";
    const std::string basic = "sign_in = \"basic\"\nuser = \"Mufasa\"\npassword_file = \"password\"\n";
    const TlsFarEnd far_end(issued, key), unknown(stranger, stranger_key);
    EXPECT_EQ(run(unknown, believes + basic).code, 1);
    expect_silence(unknown);  // a stranger hears no password
    const Ended ended = run(far_end, believes + basic);
    EXPECT_EQ(ended.said()["sent"], 1) << ended.out << ended.err;
    EXPECT_EQ(far_end.credentials(), std::set<std::string>{"Basic TXVmYXNhOkNpcmNsZSBvZiBMaWZl"});
}

TEST_F(TlsProgram, SendsNothingToAServerThatNobodyVouchesForAndCallsStaff) {
    const TlsFarEnd far_end(issued, key);
    for (const char* settings : {"", "ca_file = \"stranger.pem\"\n"}) {
        const Ended ended = run(far_end, settings);
        EXPECT_EQ(ended.code, 1) << settings;
        EXPECT_EQ(ended.said()["waiting"], 1) << ended.out;
        EXPECT_NE(ended.out.find("The certificate of the council's server is not accepted"),
                  std::string::npos)
            << ended.out;
    }
    expect_silence(far_end);
}

TEST_F(TlsProgram, SendsNothingWhereTheServersCertificateIsTooOldOrForAnotherName) {
    const Certificate old = certify(key, {.first_day = -5, .last_day = -1}, authority, authority_key),
                      another = certify(key, {.name = "DNS:forms.example.org"}, authority, authority_key);
    const std::vector<std::pair<Certificate, std::string>> wrong{{old, "expired; it is good from"},
                                                                 {another, "it is for another name"}};
    for (const auto& [certificate, why] : wrong) {
        const TlsFarEnd far_end(certificate, key);
        const Ended ended = run(far_end, believes);
        EXPECT_EQ(ended.code, 1);
        EXPECT_NE(ended.out.find(why), std::string::npos) << ended.out;
        expect_silence(far_end);
    }
}

TEST_F(TlsProgram, ShowsItsCertificateToAServerThatAsksForOne) {
    const Key clients_key = new_key(), own_key = new_key();
    const Certificate clients = certify(clients_key, {.authority = true});
    const TlsFarEnd far_end(issued, key, clients);
    const auto expect_refused = [&](const std::string& settings, const std::string& why) {
        const Ended ended = run(far_end, believes + settings);
        EXPECT_EQ(ended.code, 1) << "staff are called";
        EXPECT_NE(ended.out.find(why), std::string::npos) << ended.out;
        expect_silence(far_end);
    };
    expect_refused("", "asks for a certificate, and this kiosk has none to show");
    write(certify(stranger_key, {}), folder() / "own.pem");
    write(stranger_key, folder() / "own-key.pem");
    expect_refused(shows, "does not accept the certificate that this kiosk shows (unknown CA");
    write(certify(own_key, {.name = "DNS:central-library-2"}, clients, clients_key), folder() / "own.pem");
    write(own_key, folder() / "own-key.pem");
    const Ended ended = run(far_end, std::string(believes) + shows);
    EXPECT_EQ(ended.said()["sent"], 1) << ended.out << ended.err;
    EXPECT_EQ(far_end.posts(), 1);
}

TEST_F(TlsProgram, AnOwnCertificateThatCannotBeShownIsABadConfigurationAndNobodyIsCalled) {
    const TlsFarEnd far_end(issued, key);
    const Key own_key = new_key();
    const Certificate own = certify(own_key, {});
    const auto expect_refused = [&](const std::string& why) {
        const Ended ended = run(far_end, std::string(believes) + shows);
        EXPECT_EQ(ended.code, 2) << why;
        EXPECT_NE(ended.err.find(why), std::string::npos) << ended.err;
    };
    expect_refused("own.pem: cannot be read");
    write(own, folder() / "own.pem");
    expect_refused("own-key.pem: cannot be read");
    write(stranger_key, folder() / "own-key.pem");
    expect_refused("own-key.pem: is not the key of the certificate");
    write(own_key, folder() / "own-key.pem", "secret");
    expect_refused("has a passphrase");
    EXPECT_EQ(run(far_end, "certificate = \"own.pem\"\n").code, 2) << "a certificate without a key";
    expect_silence(far_end);
}

}  // namespace
}  // namespace openrosa
