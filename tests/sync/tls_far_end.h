// SPDX-License-Identifier: Apache-2.0
// Certificates made on the spot, and a server that shows them.
#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include <httplib.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include "tests/sync/far_end.h"

namespace openrosa::testing {

using Key = std::shared_ptr<EVP_PKEY>;
using Certificate = std::shared_ptr<X509>;

inline Key new_key() {
    return {EVP_EC_gen("P-256"), EVP_PKEY_free};
}

struct Request {
    std::string name = "IP:127.0.0.1";
    int first_day = -1, last_day = 1;  // from today
    bool authority = false;
};

// Signed by `issuer`, or by itself where there is none.
inline Certificate certify(const Key& key, const Request& wish, const Certificate& issuer = nullptr,
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

inline void write(const Certificate& certificate, const std::filesystem::path& file) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_file(file.c_str(), "w"), BIO_free);
    PEM_write_bio_X509(bio.get(), certificate.get());
}

inline void write(const Key& key, const std::filesystem::path& file, const char* passphrase = nullptr) {
    const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_file(file.c_str(), "w"), BIO_free);
    PEM_write_bio_PrivateKey(bio.get(), key.get(), passphrase ? EVP_aes_128_cbc() : nullptr, nullptr, 0,
                             nullptr, const_cast<char*>(passphrase));
}

// A TLS server that knows OpenRosa's greeting, offers one form or none, takes what is posted, and counts who
// came past the handshake.
class TlsFarEnd {
 public:
    TlsFarEnd(const Certificate& certificate, const Key& key, long version = 0)
        : server_(certificate.get(), key.get()) {
        if (version != 0) SSL_CTX_set_max_proto_version(server_.ssl_context(), static_cast<int>(version));
        server_.set_pre_routing_handler([this](const httplib::Request& request, auto&) {
            ++requests_;
            const std::lock_guard lock(mutex_);
            credentials_.insert(request.get_header_value("Authorization"));
            return httplib::Server::HandlerResponse::Unhandled;
        });
        server_.Get(".*", [this](const httplib::Request& request, httplib::Response& response) {
            const std::lock_guard lock(mutex_);
            response.set_header("X-OpenRosa-Version", "1.0");
            if (request.method == "HEAD")  // which httplib takes for GET
                response.status = 204;
            else
                response.set_content(request.path.ends_with("/form.xml") ? form_ : form_list(entry_),
                                     "text/xml");
        });
        server_.Post(".*", [this](const auto&, httplib::Response& response) {
            ++posts_;
            response.status = 201;
            response.set_content(envelope, "text/xml");
        });
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        while (!server_.is_running()) std::this_thread::yield();
    }
    // One that lets in only who shows a certificate of this authority.
    TlsFarEnd(const Certificate& certificate, const Key& key, const Certificate& clients, long version = 0)
        : TlsFarEnd(certificate, key, version) {
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
    void offer_form(const std::string& id, const std::string& xml) {
        const std::lock_guard lock(mutex_);
        form_ = xml;
        entry_ = FarEnd::list_entry(id, md5_hash(xml), url() + "/form.xml");
    }
    int requests() const { return requests_; }
    int posts() const { return posts_; }
    // Each that a request brought; "" of one that brought none.
    std::set<std::string> credentials() const {
        const std::lock_guard lock(mutex_);
        return credentials_;
    }

 private:
    httplib::SSLServer server_;
    int port_ = 0;
    std::thread thread_;
    std::atomic<int> requests_ = 0, posts_ = 0;
    mutable std::mutex mutex_;
    std::set<std::string> credentials_;
    std::string form_, entry_;
};

}  // namespace openrosa::testing
