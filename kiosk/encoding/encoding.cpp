// SPDX-License-Identifier: Apache-2.0
#include "kiosk/encoding/encoding.h"

#include <memory>

#include <openssl/evp.h>

#include "kiosk/blanks.h"
#include "kiosk/result.h"

namespace encoding {

namespace {

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* octets(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

// Looked up once: OpenSSL asks its providers anew each time that it is given one of the old constants. Where
// it knows none, the constant says so in its way.
template <const EVP_MD* (*Constant)()>
const EVP_MD* looked_up() {
    static const EVP_MD* const found = EVP_MD_fetch(nullptr, EVP_MD_get0_name(Constant()), nullptr);
    return found != nullptr ? found : Constant();
}

const EVP_MD* algorithm_of(Hash hash) {
    switch (hash) {
        case Hash::md5:
            return looked_up<EVP_md5>();
        case Hash::sha1:
            return looked_up<EVP_sha1>();
        case Hash::sha256:
            return looked_up<EVP_sha256>();
        case Hash::sha384:
            return looked_up<EVP_sha384>();
        case Hash::sha512:
            break;
    }
    return looked_up<EVP_sha512>();
}

}  // namespace

std::size_t size_of(Hash hash) {
    return static_cast<std::size_t>(EVP_MD_get_size(algorithm_of(hash)));
}

bool digest_into(unsigned char* bytes, Hash hash, std::initializer_list<std::string_view> parts) {
    const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    if (!context || EVP_DigestInit_ex(context.get(), algorithm_of(hash), nullptr) != 1) return false;
    for (const std::string_view part : parts)
        if (EVP_DigestUpdate(context.get(), part.data(), part.size()) != 1) return false;
    return EVP_DigestFinal_ex(context.get(), bytes, nullptr) == 1;
}

std::string digest(Hash hash, std::initializer_list<std::string_view> parts) {
    std::string bytes(size_of(hash), '\0');
    const bool made = digest_into(octets(bytes), hash, parts);
    kiosk::require(made, "OpenSSL has the digests that it was built with");
    return bytes;
}

std::string hex(std::string_view bytes) {
    std::string text;
    text.reserve(2 * bytes.size());
    append_hex(text, bytes);
    return text;
}

std::string to_base64(std::string_view bytes) {
    std::string text(4 * ((bytes.size() + 2) / 3), '\0');
    // EVP_EncodeBlock writes a closing NUL: a std::string has room for it.
    EVP_EncodeBlock(octets(text), octets(bytes), static_cast<int>(bytes.size()));
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string packed;
    packed.reserve(text.size());
    for (const char letter : text)
        if (kiosk::blanks.find(letter) == kiosk::blanks.npos) packed += letter;
    if (packed.empty() || packed.size() % 4 != 0) return std::nullopt;
    std::string bytes(packed.size() / 4 * 3, '\0');
    const int size = EVP_DecodeBlock(octets(bytes), octets(packed), static_cast<int>(packed.size()));
    if (size < 0) return std::nullopt;
    // EVP_DecodeBlock counts the padding as bytes of zero.
    const std::size_t padding = packed.ends_with("==") ? 2 : packed.ends_with("=") ? 1 : 0;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

}  // namespace encoding
