// SPDX-License-Identifier: Apache-2.0
#include "tests/store/council_key.h"

#include <charconv>

#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "kiosk/result.h"

namespace store {
namespace {

const unsigned char* octets(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}
unsigned char* octets(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

}  // namespace

CouncilKey::CouncilKey(unsigned bits) : key_(EVP_RSA_gen(bits), EVP_PKEY_free) {
    kiosk::require(key_ != nullptr, "a test needs a key pair");
}

std::string CouncilKey::base64_der() const {
    unsigned char* der = nullptr;
    const int length = i2d_PUBKEY(key_.get(), &der);
    std::string text(4 * ((static_cast<std::size_t>(length) + 2) / 3), '\0');
    EVP_EncodeBlock(octets(text), der, length);
    OPENSSL_free(der);
    return text;
}

std::string CouncilKey::pem() const {
    std::unique_ptr<BIO, decltype(&BIO_free)> out(BIO_new(BIO_s_mem()), BIO_free);
    PEM_write_bio_PUBKEY(out.get(), key_.get());
    char* text = nullptr;
    const long length = BIO_get_mem_data(out.get(), &text);
    return {text, static_cast<std::size_t>(length)};
}

std::string CouncilKey::open_oaep(std::string_view sealed) const {
    std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key_.get(), nullptr),
                                                                        EVP_PKEY_CTX_free);
    EVP_PKEY_decrypt_init(context.get());
    EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING);
    EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), EVP_sha256());
    EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), EVP_sha256());
    std::size_t length = static_cast<std::size_t>(EVP_PKEY_get_size(key_.get()));
    std::string clear(length, '\0');
    if (EVP_PKEY_decrypt(context.get(), octets(clear), &length, octets(sealed), sealed.size()) != 1)
        return {};
    clear.resize(length);
    return clear;
}

const CouncilKey& council() {
    static const CouncilKey key;
    return key;
}

std::string from_base64(std::string_view text) {
    std::string bytes(3 * text.size() / 4, '\0');
    const int length = EVP_DecodeBlock(octets(bytes), octets(text), static_cast<int>(text.size()));
    if (length < 0) return {};
    bytes.resize(static_cast<std::size_t>(length));
    while (!text.empty() && text.back() == '=') {
        bytes.pop_back();
        text.remove_suffix(1);
    }
    return bytes;
}

std::string from_hex(std::string_view text) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        unsigned value = 0;
        std::from_chars(text.data() + i, text.data() + i + 2, value, 16);
        bytes += static_cast<char>(value);
    }
    return bytes;
}

std::string to_hex(std::string_view bytes) {
    std::string text;
    for (unsigned char byte : bytes) {
        text += "0123456789abcdef"[byte / 16];
        text += "0123456789abcdef"[byte % 16];
    }
    return text;
}

std::string md5_of(std::string_view text) {
    std::string sum(16, '\0');
    EVP_Digest(text.data(), text.size(), octets(sum), nullptr, EVP_md5(), nullptr);
    return sum;
}

std::string decrypt_cfb(std::string_view key, std::string_view iv, std::string_view sealed) {
    std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                            EVP_CIPHER_CTX_free);
    std::string clear(sealed.size(), '\0');
    int length = 0;
    EVP_DecryptInit_ex(context.get(), EVP_aes_256_cfb128(), nullptr, octets(key), octets(iv));
    EVP_DecryptUpdate(context.get(), octets(clear), &length, octets(sealed), static_cast<int>(sealed.size()));
    return clear;
}

std::string between(std::string_view text, std::string_view before, std::string_view after) {
    const std::size_t start = text.find(before);
    if (start == std::string_view::npos) return {};
    const std::size_t end = text.find(after, start + before.size());
    if (end == std::string_view::npos) return {};
    return std::string(text.substr(start + before.size(), end - start - before.size()));
}

Opened open_sealed(const Sealed& sealed, const CouncilKey& key) {
    Opened opened;
    opened.encrypted_key_text = between(sealed.manifest, "<base64EncryptedKey>", "</base64EncryptedKey>");
    const std::string secret = key.open_oaep(from_base64(opened.encrypted_key_text));
    // The only file is file 0, so of the seed only the first byte is raised, by one.
    std::string iv = md5_of(sealed.instance_id + secret);
    iv[0] = static_cast<char>(static_cast<unsigned char>(iv[0]) + 1);
    opened.xml = decrypt_cfb(secret, iv, sealed.files.at(0).bytes);
    opened.xml.resize(opened.xml.size() - static_cast<unsigned char>(opened.xml.back()));
    opened.signed_md5 = key.open_oaep(from_base64(
        between(sealed.manifest, "<base64EncryptedElementSignature>", "</base64EncryptedElementSignature>")));
    return opened;
}

}  // namespace store
