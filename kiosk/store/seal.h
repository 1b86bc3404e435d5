// SPDX-License-Identifier: Apache-2.0
// Closes a finished submission so that only the council can read it: ODK encrypted submissions
// (https://getodk.github.io/xforms-spec/encryption). The kiosk can write what it can never read.
//
// Sealing is done once per submission and its bytes are never made again: each sealing draws a new key, and a
// server refuses other bytes under the same instanceID (RELIABILITY section 0.8). The XML is padded with a
// comment to a step of 4 KiB, so that its length does not tell who answered what (RELIABILITY D3). Key and
// clear bytes are overwritten before return.
//
// Threads: none of its own. Errors: ErrorKind::invalid where the public key is not RSA of at least 2048 bits,
// or where a submission has no instanceID; ErrorKind::storage where the machine cannot encrypt at all.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "kiosk/result.h"

namespace store {

class PublicKey {
 public:
    // `base64` is a DER SubjectPublicKeyInfo as a form's base64RsaPublicKey has it; a PEM text is read too.
    static kiosk::Result<PublicKey> read(std::string_view base64_or_pem);
    // SHA-256 of that DER in hexadecimal, for two people to compare: what
    // `openssl pkey -pubin -in public.pem -outform DER | sha256sum` prints.
    std::string fingerprint() const;
    struct Handle;
    const Handle& handle() const { return *handle_; }

 private:
    explicit PublicKey(std::shared_ptr<const Handle> handle)
        : handle_(std::move(handle)) {}  // never without a key
    std::shared_ptr<const Handle> handle_;
};

struct ClearSubmission {
    std::string form_id, version, instance_id, xml;
};

struct SealedFile {
    std::string name;  // "submission.xml.enc"
    std::string bytes;
};

struct Sealed {
    std::string form_id, version, instance_id;
    std::string manifest;           // what is posted as xml_submission_file
    std::vector<SealedFile> files;  // in encryption order, the XML last
};

kiosk::Result<Sealed> seal(const ClearSubmission&, const PublicKey&);

// The steps of the spec, apart so that they can be held against its vector: the 16-byte IV of file number n,
// from 0.
std::string iv_of_file(std::string_view instance_id, std::string_view key, std::size_t n);

}  // namespace store
