// SPDX-License-Identifier: Apache-2.0
// The council's public key. It comes inside a form, thus from outside: checked whole before anything is
// sealed to it.
#include "kiosk/encoding/encoding.h"
#include "kiosk/store/cipher.h"

namespace store {

kiosk::Result<PublicKey> PublicKey::read(std::string_view base64_or_pem) {
    auto key = encoding::read_rsa_public_key(base64_or_pem);
    if (!key)
        return kiosk::fail(
            kiosk::ErrorKind::invalid,
            "The public key cannot be used to seal answers: " + key.error().sentence +
                " Give the council's RSA public key as the form's base64RsaPublicKey or as a PEM file.");
    return PublicKey(std::make_shared<const Handle>(Handle{std::move(*key)}));
}

std::string PublicKey::fingerprint() const {
    const std::string der = encoding::der_of_public_key(handle_->key.get());
    return encoding::hex(encoding::digest(encoding::Hash::sha256, {der}));
}

}  // namespace store
