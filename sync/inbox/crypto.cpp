// SPDX-License-Identifier: Apache-2.0
#include "sync/inbox/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/rand.h>

#include "kiosk/result.h"

namespace council {

namespace {

const unsigned char* unsigned_bytes(std::string_view bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string digest(std::string_view bytes, const EVP_MD* algorithm) {
    unsigned char out[EVP_MAX_MD_SIZE];
    unsigned size = 0;
    const int made = EVP_Digest(bytes.data(), bytes.size(), out, &size, algorithm, nullptr);
    kiosk::require(made == 1, "OpenSSL has the digests that it was built with");
    return {reinterpret_cast<char*>(out), size};
}

}  // namespace

std::string md5(std::string_view bytes) {
    return digest(bytes, EVP_md5());
}
std::string sha256(std::string_view bytes) {
    return digest(bytes, EVP_sha256());
}

std::string hex(std::string_view bytes) {
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text += digits[value >> 4];
        text += digits[value & 15];
    }
    return text;
}

std::string random_bytes(std::size_t count) {
    std::string bytes(count, '\0');
    const int drawn = RAND_bytes(reinterpret_cast<unsigned char*>(bytes.data()), static_cast<int>(count));
    kiosk::require(drawn == 1, "the system has random numbers");
    return bytes;
}

std::string to_base64(std::string_view bytes) {
    std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
    const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), unsigned_bytes(bytes),
                                     static_cast<int>(bytes.size()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

std::optional<std::string> from_base64(std::string_view text) {
    std::string packed;
    for (const char letter : text) {
        if (letter != ' ' && letter != '\n' && letter != '\r' && letter != '\t') packed += letter;
    }
    if (packed.empty() || packed.size() % 4 != 0) return std::nullopt;
    std::string bytes(packed.size() / 4 * 3, '\0');
    const int size = EVP_DecodeBlock(reinterpret_cast<unsigned char*>(bytes.data()), unsigned_bytes(packed),
                                     static_cast<int>(packed.size()));
    if (size < 0) return std::nullopt;
    // EVP_DecodeBlock counts the padding as bytes of zero.
    const std::size_t padding = packed.ends_with("==") ? 2 : packed.ends_with("=") ? 1 : 0;
    bytes.resize(static_cast<std::size_t>(size) - padding);
    return bytes;
}

void wipe(std::string& text) {
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

}  // namespace council
