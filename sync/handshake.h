// SPDX-License-Identifier: Apache-2.0
// What OpenSSL hears in a TLS handshake and does not hand on to curl: from when to when a certificate is
// good, and that the far end wants one of this kiosk. Decides nothing: OpenSSL's verdict stands.
//
// Outlives the SSL_CTX that it watches. Threads: one. Errors: none.
#pragma once

#include <string>

#include <openssl/ssl.h>

namespace openrosa {

class Handshake {
 public:
    void watch(SSL_CTX*);  // of a connection that is about to begin; what an earlier one told is forgotten

    // Of the server's certificate, once it was not accepted: "it is good from 3 November 2026 to ...".
    const std::string& days_of_theirs() const { return days_of_theirs_; }
    bool asks() const { return asks_; }  // the server, for a certificate of ours
    // For staff, where the server ended it for want of a certificate of ours that it accepts; else "".
    std::string turned_away() const;

 private:
    static Handshake* of(const SSL_CTX*);
    static int judged(int well, X509_STORE_CTX*);
    static int asked(SSL*, void* handshake);
    static void told(const SSL*, int what, int value);

    std::string days_of_theirs_, days_of_ours_;  // ours: "" where none is shown
    bool asks_ = false;
    int alert_ = -1;
};

}  // namespace openrosa
