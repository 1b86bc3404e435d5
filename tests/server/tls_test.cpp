// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "tests/patience.h"
#include "tests/server/test_server.h"

namespace council {
namespace {

// A certificate for 127.0.0.1 that signs itself, with its key.
void write_certificate(const fs::path& certificate_file, const fs::path& key_file) {
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -60);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_NAME* name = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>("127.0.0.1"),
                               -1, -1, 0);
    X509_set_issuer_name(certificate, name);
    X509_sign(certificate, key, EVP_sha256());
    std::FILE* file = std::fopen(certificate_file.c_str(), "w");
    PEM_write_X509(file, certificate);
    std::fclose(file);
    file = std::fopen(key_file.c_str(), "w");
    PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    std::fclose(file);
    X509_free(certificate);
    EVP_PKEY_free(key);
}

class OverTls : public testing::Test {
 protected:
    void SetUp() override {
        server.stop();
        write_certificate(server.folder / "cert.pem", server.folder / "key.pem");
        server.options.certificate = server.folder / "cert.pem";
        server.options.tls_key = server.folder / "key.pem";
    }
    TestServer server;
};

TEST_F(OverTls, TheListComesAndItsAddressesAreHttps) {
    server.start();
    httplib::SSLClient client("127.0.0.1", server.serving->port());
    client.set_read_timeout(::testing::patience);
    client.set_ca_cert_path((server.folder / "cert.pem").c_str());
    client.enable_server_certificate_verification(true);
    const auto list = client.Get(server.path("/formList"), {{"X-OpenRosa-Version", "1.0"}});
    ASSERT_TRUE(list) << httplib::to_string(list.error());
    EXPECT_NE(list->body.find("<downloadUrl>https://127.0.0.1:"), std::string::npos);
    const auto plain = server.client().Get(server.path("/formList"));
    EXPECT_FALSE(plain && plain->status == 200);
}

TEST_F(OverTls, AKeyOfAnotherCertificateIsRefusedAtTheStart) {
    write_certificate(server.folder / "other.pem", server.folder / "key.pem");
    const auto started = Server::start(server.options);
    ASSERT_FALSE(started);
    EXPECT_NE(started.error().sentence.find("cert.pem"), std::string::npos);
    EXPECT_NE(started.error().sentence.find("key.pem"), std::string::npos);
}

}  // namespace
}  // namespace council
