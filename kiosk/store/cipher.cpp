// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/cipher.h"

#include <array>

#include <openssl/err.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>

#include "kiosk/encoding/encoding.h"

namespace store {
namespace {

constexpr std::size_t key_bytes = 32;

void check(int outcome, const char* function) {
    if (outcome > 0) return;
    char reason[256];
    ERR_error_string_n(ERR_get_error(), reason, sizeof reason);
    throw CipherBroken(std::string(function) + ": " + reason);
}

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* octets(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

ClearBytes md5(std::initializer_list<std::string_view> parts) {
    ClearBytes sum(block_bytes);
    check(encoding::digest_into(sum.data(), encoding::Hash::md5, parts) ? 1 : 0, "digest");
    return sum;
}

ClearBytes hex(std::string_view bytes) {
    ClearBytes text;
    text.reserve(2 * bytes.size());
    encoding::append_hex(text, bytes);
    return text;
}

std::string sha256(std::initializer_list<std::string_view> parts) {
    return encoding::digest(encoding::Hash::sha256, parts);
}

ClearBytes random_key() {
    ClearBytes key(key_bytes);
    check(RAND_bytes(key.data(), static_cast<int>(key.size())), "drawing a key");
    return key;
}

// "RSA/NONE/OAEPWithSHA256AndMGF1Padding": SHA-256 for the label AND for MGF1. A library's default MGF1 of
// SHA-1 is accepted at upload and can never be decrypted.
std::string encrypt_oaep(const PublicKey& to, std::string_view clear) {
    std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(
        EVP_PKEY_CTX_new(to.handle().key.get(), nullptr), EVP_PKEY_CTX_free);
    check(EVP_PKEY_encrypt_init(context.get()), "RSA");
    check(EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING), "RSA padding");
    check(EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), EVP_sha256()), "OAEP digest");
    check(EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), EVP_sha256()), "MGF1 digest");
    std::size_t length = 0;
    check(EVP_PKEY_encrypt(context.get(), nullptr, &length, octets(clear), clear.size()), "RSA");
    std::string sealed(length, '\0');
    check(EVP_PKEY_encrypt(context.get(), octets(sealed), &length, octets(clear), clear.size()), "RSA");
    sealed.resize(length);
    return sealed;
}

// "AES/CFB/PKCS5Padding": CFB needs no padding and OpenSSL adds none, yet the spec's padding is there, 1 to
// 16 bytes.
std::string encrypt_aes256_cfb(std::string_view key, std::string_view iv, std::string_view clear) {
    kiosk::require(key.size() == key_bytes && iv.size() == block_bytes,
                   "an AES key has 32 bytes and its IV 16");
    const std::size_t missing = block_bytes - clear.size() % block_bytes;
    const std::array<unsigned char, block_bytes> padding = [&] {
        std::array<unsigned char, block_bytes> bytes{};
        bytes.fill(static_cast<unsigned char>(missing));
        return bytes;
    }();
    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                            EVP_CIPHER_CTX_free);
    check(EVP_EncryptInit_ex(context.get(), EVP_aes_256_cfb128(), nullptr, octets(key), octets(iv)), "AES");
    std::string sealed(clear.size() + missing, '\0');
    int written = 0, more = 0;
    check(EVP_EncryptUpdate(context.get(), octets(sealed), &written, octets(clear),
                            static_cast<int>(clear.size())),
          "AES");
    check(EVP_EncryptUpdate(context.get(), octets(sealed) + written, &more, padding.data(),
                            static_cast<int>(missing)),
          "AES");
    kiosk::require(static_cast<std::size_t>(written + more) == sealed.size(),
                   "CFB gives one byte for each byte");
    return sealed;
}

}  // namespace store
