// SPDX-License-Identifier: Apache-2.0
// Who the kiosk speaks to: nobody whose certificate does not verify hears even the path, which holds the
// token (RELIABILITY N6).
#include <atomic>
#include <memory>
#include <thread>

#include <gtest/gtest.h>
#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

using testing::KioskMachine;
using Key = std::shared_ptr<EVP_PKEY>;
using Certificate = std::shared_ptr<X509>;

Key new_key() {
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

struct Request {
    std::string name = "IP:127.0.0.1";
    int first_day = -1, last_day = 1;  // from today
    bool authority = false;
};

// Signed by `issuer`, or by itself where there is none.
Certificate certify(const Key& key, const Request& wish, const Certificate& issuer = nullptr,
                    const Key& issuer_key = nullptr) {
    Certificate certificate(X509_new(), X509_free);
    static long serial = 0;
    X509_set_version(certificate.get(), 2);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), wish.first_day * 86'400L);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), wish.last_day * 86'400L);
    X509_set_pubkey(certificate.get(), key.get());
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    const std::string name = "test " + std::to_string(serial);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>(name.c_str()), -1, -1, 0);
    X509_set_issuer_name(certificate.get(), issuer ? X509_get_subject_name(issuer.get()) : subject);
    const int kind = wish.authority ? NID_basic_constraints : NID_subject_alt_name;
    X509_EXTENSION* extension =
        X509V3_EXT_conf_nid(nullptr, nullptr, kind, wish.authority ? "critical,CA:TRUE" : wish.name.c_str());
    X509_add_ext(certificate.get(), extension, -1);
    X509_EXTENSION_free(extension);
    X509_sign(certificate.get(), (issuer_key ? issuer_key : key).get(), EVP_sha256());
    return certificate;
}

// A TLS server that knows OpenRosa's greeting and counts who came past the handshake.
class TlsFarEnd {
 public:
    TlsFarEnd(const Certificate& certificate, const Key& key, long version = 0)
        : server_(certificate.get(), key.get()) {
        if (version != 0) SSL_CTX_set_max_proto_version(server_.ssl_context(), static_cast<int>(version));
        server_.set_pre_routing_handler([this](const auto&, httplib::Response& response) {
            ++requests_;
            response.status = 204;
            response.set_header("X-OpenRosa-Version", "1.0");
            return httplib::Server::HandlerResponse::Handled;
        });
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        while (!server_.is_running()) std::this_thread::yield();
    }
    // One that lets in only who shows a certificate of this authority.
    TlsFarEnd(const Certificate& certificate, const Key& key, const Certificate& clients)
        : TlsFarEnd(certificate, key) {
        X509_STORE_add_cert(SSL_CTX_get_cert_store(server_.ssl_context()), clients.get());
        SSL_CTX_set_verify(server_.ssl_context(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
    }
    ~TlsFarEnd() {
        server_.stop();
        thread_.join();
    }
    std::string url(const std::string& host = "127.0.0.1") const {
        return "https://" + host + ":" + std::to_string(port_) + "/v1/key/token";
    }
    int requests() const { return requests_; }

 private:
    httplib::SSLServer server_;
    int port_ = 0;
    std::thread thread_;
    std::atomic<int> requests_ = 0;
};

class Tls : public ::testing::Test {
 protected:
    void SetUp() override {
        machine.config.authorities = machine.folder() / "authority.pem";
        believe(authority);
    }
    void believe(const Certificate& certificate) const { write(certificate, *machine.config.authorities); }
    static void write(const Certificate& certificate, const std::filesystem::path& file) {
        std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_file(file.c_str(), "w"), BIO_free);
        PEM_write_bio_X509(bio.get(), certificate.get());
    }
    // What this kiosk shows; the key with a passphrase where one is given.
    void show(const Certificate& certificate, const Key& own_key, const char* passphrase = nullptr) {
        machine.config.certificate = machine.folder() / "client.pem";
        machine.config.certificate_key = machine.folder() / "client-key.pem";
        write(certificate, *machine.config.certificate);
        std::unique_ptr<BIO, decltype(&BIO_free)> bio(
            BIO_new_file(machine.config.certificate_key->c_str(), "w"), BIO_free);
        PEM_write_bio_PrivateKey(bio.get(), own_key.get(), passphrase ? EVP_aes_128_cbc() : nullptr, nullptr,
                                 0, nullptr, const_cast<char*>(passphrase));
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
        EXPECT_EQ(far_end.requests(), 0);
    }

    Certificate issued(const Request& wish = {}) const {
        return certify(key, wish, authority, authority_key);
    }

    KioskMachine machine;
    const Key authority_key = new_key(), key = new_key();
    const Certificate authority = certify(authority_key, {.first_day = -9, .last_day = 9, .authority = true});
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
    EXPECT_FALSE(machine.council(far_end.url()).greet().has_value());
    EXPECT_EQ(far_end.requests(), 0);
}

TEST_F(Tls, AServerThatAsksForACertificateLetsInTheKioskThatHasOne) {
    const Key clients_key = new_key(), own_key = new_key(), stranger_key = new_key();
    const Certificate clients = certify(clients_key, {.authority = true});
    TlsFarEnd far_end(issued(), key, clients);
    EXPECT_FALSE(machine.council(far_end.url()).greet()) << "it shows none";
    show(certify(stranger_key, {}), stranger_key);
    EXPECT_FALSE(machine.council(far_end.url()).greet()) << "it shows another's";
    EXPECT_EQ(far_end.requests(), 0);
    show(certify(own_key, {.name = "DNS:central-library-2"}, clients, clients_key), own_key);
    const auto greeted = machine.council(far_end.url()).greet();
    EXPECT_TRUE(greeted) << (greeted ? "" : greeted.error().sentence);
    EXPECT_EQ(far_end.requests(), 1);
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
