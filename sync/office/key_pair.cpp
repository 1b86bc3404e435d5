// SPDX-License-Identifier: Apache-2.0
#include "sync/office/key_pair.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"
#include "sync/inbox/public_key.h"
#include "sync/inbox/result.h"
#include "sync/office/openssl_owned.h"

namespace council {

namespace fs = std::filesystem;

namespace {

constexpr int bits = 2048;
// OWASP's figure for PBKDF2 with SHA-256. When the file is copied, only the passphrase protects the key.
constexpr int passphrase_rounds = 600'000;

std::string written(BIO* memory) {
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    return {bytes, static_cast<std::size_t>(size)};
}

std::string private_pem(const EVP_PKEY* key, const std::optional<std::string>& passphrase) {
    const Memory memory(BIO_new(BIO_s_mem()));
    const std::unique_ptr<PKCS8_PRIV_KEY_INFO, Freed<PKCS8_PRIV_KEY_INFO_free>> clear(EVP_PKEY2PKCS8(key));
    if (!passphrase) {
        kiosk::require(PEM_write_bio_PKCS8_PRIV_KEY_INFO(memory.get(), clear.get()) == 1,
                       "a new key can be written");
        return written(memory.get());
    }
    const std::unique_ptr<X509_SIG, Freed<X509_SIG_free>> locked(
        PKCS8_encrypt(-1, EVP_aes_256_cbc(), passphrase->data(), static_cast<int>(passphrase->size()),
                      nullptr, 0, passphrase_rounds, clear.get()));
    kiosk::require(locked && PEM_write_bio_PKCS8(memory.get(), locked.get()) == 1,
                   "a new key can be encrypted");
    return written(memory.get());
}

int give_passphrase(char* buffer, int size, int, void* passphrase) {
    const auto* given = static_cast<const std::optional<std::string>*>(passphrase);
    if (!*given || (*given)->size() > static_cast<std::size_t>(size))
        return -1;  // never let OpenSSL ask a terminal
    (*given)->copy(buffer, (*given)->size());
    return static_cast<int>((*given)->size());
}

}  // namespace

Result<KeyPairFiles> make_key_pair(const fs::path& folder, const std::optional<std::string>& passphrase) {
    const KeyPairFiles files{folder / "private.pem", folder / "public.pem", folder / "public.base64"};
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return fail(ErrorKind::storage, folder.string() + ": cannot be made: " + error.message());
    for (const fs::path& file : {files.private_key, files.public_key, files.public_base64}) {
        if (fs::exists(file))
            return fail(ErrorKind::invalid, file.string() +
                                                ": a key is there already, and answers may hang on it. "
                                                "Choose another folder.");
    }
    const Key key(EVP_RSA_gen(bits));
    kiosk::require(key != nullptr, "OpenSSL can make an RSA key");
    const Memory memory(BIO_new(BIO_s_mem()));
    kiosk::require(PEM_write_bio_PUBKEY(memory.get(), key.get()) == 1, "a new key can be written");

    std::string secret = private_pem(key.get(), passphrase);
    auto kept = write_new_file(files.private_key, secret, Rights::owner_only);
    wipe(secret);
    if (kept) kept = write_new_file(files.public_key, written(memory.get()), Rights::everyone_reads);
    if (kept) {
        kept =
            write_new_file(files.public_base64, public_key_base64(key.get()) + "\n", Rights::everyone_reads);
    }
    if (!kept) return tl::unexpected(kept.error());
    return files;
}

Result<PrivateKey> PrivateKey::read(const fs::path& path, const std::optional<std::string>& passphrase) {
    auto text = read_file(path, 100'000);
    if (!text) return tl::unexpected(text.error());
    auto given = passphrase;
    Key key(PEM_read_bio_PrivateKey(reading(*text).get(), nullptr, give_passphrase, &given));
    wipe(*text);
    if (given) wipe(*given);
    ERR_clear_error();
    if (!key)
        return fail(ErrorKind::invalid,
                    path.string() + ": cannot be opened: " +
                        (passphrase ? "the passphrase is wrong, or it is no private key."
                                    : "it is no private key, or it needs its passphrase."));
    if (EVP_PKEY_get_base_id(key.get()) != EVP_PKEY_RSA)
        return fail(ErrorKind::invalid, path.string() + ": is no RSA key.");
    PrivateKey read;
    read.key_ = std::move(key);
    return read;
}

std::optional<std::string> PrivateKey::open(std::string_view sealed) const {
    const std::unique_ptr<EVP_PKEY_CTX, Freed<EVP_PKEY_CTX_free>> context(
        EVP_PKEY_CTX_new(key_.get(), nullptr));
    const auto* bytes = reinterpret_cast<const unsigned char*>(sealed.data());
    std::string clear(static_cast<std::size_t>(EVP_PKEY_get_size(key_.get())), '\0');
    std::size_t size = clear.size();
    const bool opened = context && EVP_PKEY_decrypt_init(context.get()) == 1 &&
                        EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) == 1 &&
                        EVP_PKEY_CTX_set_rsa_oaep_md(context.get(), EVP_sha256()) == 1 &&
                        EVP_PKEY_CTX_set_rsa_mgf1_md(context.get(), EVP_sha256()) == 1 &&
                        EVP_PKEY_decrypt(context.get(), reinterpret_cast<unsigned char*>(clear.data()), &size,
                                         bytes, sealed.size()) == 1;
    ERR_clear_error();
    if (!opened) return std::nullopt;
    clear.resize(size);
    return clear;
}

}  // namespace council
