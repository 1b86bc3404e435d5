// SPDX-License-Identifier: Apache-2.0
// Who the kiosk speaks to: nobody whose certificate does not verify hears even the path, which holds the
// token (RELIABILITY N6).
#include <memory>

#include <gtest/gtest.h>

#include "tests/campaign/account.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/tls_far_end.h"

namespace openrosa {
namespace {

using testing::Certificate;
using testing::certify;
using testing::Key;
using testing::KioskMachine;
using testing::new_key;
using testing::Request;
using testing::TlsFarEnd;

class Tls : public ::testing::Test {
 protected:
    void SetUp() override {
        machine.config.authorities = machine.folder() / "authority.pem";
        believe(authority);
    }
    void believe(const Certificate& certificate) const { write(certificate, *machine.config.authorities); }
    static void write(const Certificate& certificate, const std::filesystem::path& file) {
        testing::write(certificate, file);
    }
    // What this kiosk shows; the key with a passphrase where one is given.
    void show(const Certificate& certificate, const Key& own_key, const char* passphrase = nullptr) {
        machine.config.certificate = machine.folder() / "client.pem";
        machine.config.certificate_key = machine.folder() / "client-key.pem";
        write(certificate, *machine.config.certificate);
        testing::write(own_key, *machine.config.certificate_key, passphrase);
    }
    std::string why_not_opened() {
        machine.config.server = "https://forms.example.org/";
        const auto council = Council::open(machine.config, machine.clock());
        return council ? "" : council.error().sentence;
    }

    void expect_refused(const TlsFarEnd& far_end, const std::string& why,
                        const std::string& host = "127.0.0.1") {
        const auto greeted = machine.council(far_end.url(host)).greet();
        ASSERT_FALSE(greeted.has_value());
        EXPECT_NE(greeted.error().sentence.find(why), std::string::npos) << greeted.error().sentence;
        expect_silence(far_end);
    }
    void expect_silence(const TlsFarEnd& far_end) {
        ++refused.tried;
        refused.leaked += far_end.requests();
    }
    void TearDown() override {
        if (refused.tried > 0) refused.close();
    }

    Certificate issued(const Request& wish = {}) const {
        return certify(key, wish, authority, authority_key);
    }

    KioskMachine machine;
    const Key authority_key = new_key(), key = new_key();
    const Certificate authority = certify(authority_key, {.first_day = -9, .last_day = 9, .authority = true});
    campaign::Account refused;  // servers, and requests that one of them saw
};

TEST_F(Tls, AServerCertifiedByTheConfiguredAuthorityIsGreeted) {
    TlsFarEnd far_end(issued(), key);
    const auto greeted = machine.council(far_end.url()).greet();
    EXPECT_TRUE(greeted.has_value()) << greeted.error().sentence;
    EXPECT_EQ(far_end.requests(), 1);
}

TEST_F(Tls, ACertificateThatSignsItselfIsRefused) {
    expect_refused(TlsFarEnd(certify(key, {}), key), "self");
}

TEST_F(Tls, ACertificateOfAnotherAuthorityIsRefused) {
    const Key other_key = new_key();
    const Certificate other = certify(other_key, {.authority = true});
    expect_refused(TlsFarEnd(certify(key, {}, other, other_key), key), "issuer");
}

TEST_F(Tls, ACertificateBeforeOrAfterItsTimeIsRefusedAndTheSentenceSaysSo) {
    expect_refused(TlsFarEnd(issued({.first_day = -5, .last_day = -1}), key), "expired");
    expect_refused(TlsFarEnd(issued({.first_day = 1, .last_day = 5}), key), "not yet valid");
}

// Whoever reads it on the staff's page holds it beside the date of a newspaper.
TEST_F(Tls, TheSentenceAboutACertificatesTimeTellsItsDays) {
    const auto day = [](int from_today) {
        const std::time_t then = std::time(nullptr) + from_today * 86'400L;
        std::tm parts{};
        gmtime_r(&then, &parts);
        char text[40];
        return std::string(text, std::strftime(text, sizeof text, "%-d %B %Y", &parts));
    };
    expect_refused(TlsFarEnd(issued({.first_day = -5, .last_day = -1}), key),
                   "good from " + day(-5) + " to " + day(-1));
    expect_refused(TlsFarEnd(issued({.first_day = 1, .last_day = 5}), key),
                   "good from " + day(1) + " to " + day(5));
}

TEST_F(Tls, ACertificateForAnotherNameIsRefused) {
    expect_refused(TlsFarEnd(issued({.name = "DNS:forms.example.org"}), key), "another name");
    expect_refused(TlsFarEnd(issued(), key), "another name", "localhost");
}

TEST_F(Tls, ACertificateThatIsNoAuthoritysCannotIssueAnother) {
    const Key middle_key = new_key();
    const Certificate middle = certify(middle_key, {}, authority, authority_key);
    expect_refused(TlsFarEnd(certify(key, {}, middle, middle_key), key), "certificate");
}

TEST_F(Tls, OnlyTheConfiguredAuthorityIsBelieved) {
    const Key stranger = new_key();
    believe(certify(stranger, {.authority = true}));
    const auto greeted = machine.council(TlsFarEnd(issued(), key).url()).greet();
    EXPECT_FALSE(greeted.has_value());
}

TEST_F(Tls, VersionsOfTlsBefore12AreRefused) {
    TlsFarEnd far_end(issued(), key, TLS1_1_VERSION);
    const auto greeted = machine.council(far_end.url()).greet();
    ASSERT_FALSE(greeted);
    EXPECT_NE(greeted.error().sentence.find("no secure connection came about"), std::string::npos)
        << greeted.error().sentence;
    expect_silence(far_end);
}

// The newest version tells an absent certificate from others; the one before it only says that it failed.
TEST_F(Tls, AServerThatAsksForACertificateLetsInTheKioskThatHasOne) {
    const Key clients_key = new_key(), own_key = new_key(), stranger_key = new_key();
    const Certificate clients = certify(clients_key, {.authority = true});
    for (const long version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
        TlsFarEnd far_end(issued(), key, clients, version);
        machine.config.certificate = machine.config.certificate_key = std::nullopt;
        expect_refused(far_end, "asks for a certificate, and this kiosk has none to show");
        show(certify(stranger_key, {}), stranger_key);
        expect_refused(far_end, "does not accept the certificate that this kiosk shows (unknown CA; it is");
        show(certify(own_key, {.first_day = -3, .last_day = -2}, clients, clients_key), own_key);
        expect_refused(far_end, "shows (certificate expired; it is good from");
        show(certify(own_key, {.name = "DNS:central-library-2"}, clients, clients_key), own_key);
        const auto greeted = machine.council(far_end.url()).greet();
        EXPECT_TRUE(greeted) << (greeted ? "" : greeted.error().sentence);
        EXPECT_EQ(far_end.requests(), 1);
    }
}

TEST_F(Tls, AnOwnCertificateThatCannotBeShownIsABadConfiguration) {
    const Key own_key = new_key();
    const Certificate own = certify(own_key, {});
    show(own, new_key());
    EXPECT_NE(why_not_opened().find("client-key.pem: is not the key of the certificate"), std::string::npos);
    show(own, own_key, "secret");
    EXPECT_NE(why_not_opened().find("has a passphrase"), std::string::npos) << why_not_opened();
    std::filesystem::remove(*machine.config.certificate);
    EXPECT_NE(why_not_opened().find("client.pem: cannot be read"), std::string::npos);
    show(own, own_key);
    EXPECT_EQ(why_not_opened(), "");
}

TEST_F(Tls, AnAuthoritiesFileThatIsMissingIsABadConfiguration) {
    machine.config.authorities = machine.folder() / "missing.pem";
    machine.config.server = "https://forms.example.org/";
    const auto council = Council::open(machine.config, machine.clock());
    ASSERT_FALSE(council.has_value());
    EXPECT_EQ(council.error().kind, kiosk::ErrorKind::invalid);
    EXPECT_NE(council.error().sentence.find("missing.pem"), std::string::npos);
}

}  // namespace
}  // namespace openrosa
