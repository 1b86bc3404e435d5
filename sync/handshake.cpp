// SPDX-License-Identifier: Apache-2.0
#include "sync/handshake.h"

#include <algorithm>
#include <array>
#include <ctime>

namespace openrosa {
namespace {

// RFC 8446, 6.2: what a server says of the certificate of its client. Before TLS 1.3 it has no word of its
// own for none at all, and ends with "handshake failure".
constexpr std::array about_certificates{
    SSL_AD_HANDSHAKE_FAILURE,    SSL_AD_BAD_CERTIFICATE,     SSL_AD_UNSUPPORTED_CERTIFICATE,
    SSL_AD_CERTIFICATE_REVOKED,  SSL_AD_CERTIFICATE_EXPIRED, SSL_AD_CERTIFICATE_UNKNOWN,
    SSL_AD_CERTIFICATE_REQUIRED, SSL_AD_UNKNOWN_CA,          SSL_AD_ACCESS_DENIED};

// "3 November 2026", of a time in a certificate, which is UTC.
std::string day_of(const ASN1_TIME* time) {
    std::tm parts{};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1) return "a day that cannot be read";
    std::array<char, 40> text{};
    return {text.data(), std::strftime(text.data(), text.size(), "%-d %B %Y", &parts)};
}

std::string days_of(const X509* certificate) {
    if (certificate == nullptr) return "";
    return "it is good from " + day_of(X509_get0_notBefore(certificate)) + " to " +
           day_of(X509_get0_notAfter(certificate));
}

int place_in_context() {
    static const int place = SSL_CTX_get_ex_new_index(0, nullptr, nullptr, nullptr, nullptr);
    return place;
}

}  // namespace

Handshake* Handshake::of(const SSL_CTX* context) {
    return static_cast<Handshake*>(SSL_CTX_get_ex_data(context, place_in_context()));
}

void Handshake::watch(SSL_CTX* context) {
    *this = {};
    days_of_ours_ = days_of(SSL_CTX_get0_certificate(context));
    SSL_CTX_set_ex_data(context, place_in_context(), this);
    SSL_CTX_set_verify(context, SSL_CTX_get_verify_mode(context), judged);
    SSL_CTX_set_cert_cb(context, asked, this);
    SSL_CTX_set_info_callback(context, told);
}

int Handshake::judged(int well, X509_STORE_CTX* chain) {
    if (well == 1) return well;
    const auto* connection =
        static_cast<const SSL*>(X509_STORE_CTX_get_ex_data(chain, SSL_get_ex_data_X509_STORE_CTX_idx()));
    Handshake* const handshake = of(SSL_get_SSL_CTX(connection));
    const X509* certificate = X509_STORE_CTX_get_current_cert(chain);
    if (handshake != nullptr && certificate != nullptr) handshake->days_of_theirs_ = days_of(certificate);
    return well;
}

// OpenSSL calls it where the server asks, and goes on with what was set before.
int Handshake::asked(SSL*, void* handshake) {
    static_cast<Handshake*>(handshake)->asks_ = true;
    return 1;
}

void Handshake::told(const SSL* connection, int what, int value) {
    constexpr int description = 0xFF;  // above it stands how grave it is
    if ((what & SSL_CB_READ_ALERT) != SSL_CB_READ_ALERT) return;
    if (Handshake* const handshake = of(SSL_get_SSL_CTX(connection)); handshake != nullptr)
        handshake->alert_ = value & description;
}

std::string Handshake::turned_away() const {
    const bool about_ours =
        std::find(about_certificates.begin(), about_certificates.end(), alert_) != about_certificates.end();
    if (!asks_ || !about_ours) return "";
    if (days_of_ours_.empty())
        return "The council's server asks for a certificate, and this kiosk has none to show: get one from "
               "the "
               "council, and set [server] certificate and certificate_key.";
    return "The council's server does not accept the certificate that this kiosk shows (" +
           std::string(SSL_alert_desc_string_long(alert_)) + "; " + days_of_ours_ +
           "): get a new one from the council.";
}

}  // namespace openrosa
