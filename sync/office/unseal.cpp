// SPDX-License-Identifier: Apache-2.0
#include "sync/office/unseal.h"

#include <algorithm>
#include <memory>

#include <openssl/crypto.h>
#include <openssl/evp.h>

#include "sync/inbox/crypto.h"
#include "sync/inbox/result.h"

namespace council {

namespace {

constexpr std::size_t key_size = 32, block = 16;
constexpr std::string_view sealed_ending = ".enc";

const SubmissionFile* find(const std::vector<SubmissionFile>& files, const std::string& name) {
    const auto found =
        std::find_if(files.begin(), files.end(), [&](const auto& file) { return file.name == name; });
    return found == files.end() ? nullptr : &*found;
}

// "Signature text, each line ended by LF": form id, version if any, encrypted key, instanceID, then each
// original file.
std::string signature_head(const SubmissionHeader& header) {
    std::string text = header.form_id + "\n";
    if (!header.version.empty()) text += header.version + "\n";
    return text + header.encrypted_key + "\n" + header.instance_id + "\n";
}

Result<void> check_signature(const SubmissionHeader& header, const std::string& signed_text,
                             const PrivateKey& key) {
    if (header.signature.empty())
        return fail(ErrorKind::invalid, "it has no signature, so damage cannot be told");
    const auto sealed = from_base64(header.signature);
    const auto digest = sealed ? key.open(*sealed) : std::nullopt;
    if (!digest)
        return fail(ErrorKind::invalid, "its signature cannot be opened: damaged, or sealed for another key");
    if (*digest != md5(signed_text))
        return fail(ErrorKind::invalid,
                    "its signature does not match its contents: damaged or altered on the way");
    return {};
}

}  // namespace

std::string vector_of_file(std::string_view instance_id, std::string_view key, std::size_t n) {
    std::string seed = md5(std::string(instance_id).append(key));
    for (std::size_t file = 0; file <= n; ++file) {
        char& byte = seed[file % block];
        byte = static_cast<char>(static_cast<unsigned char>(byte) + 1);
    }
    return seed;
}

std::optional<std::string> decrypt(std::string_view sealed, std::string_view key, std::string_view vector) {
    if (sealed.empty() || sealed.size() % block != 0 || key.size() != key_size || vector.size() != block)
        return std::nullopt;
    struct Free {
        void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
    };
    const auto bytes = [](std::string_view text) {
        return reinterpret_cast<const unsigned char*>(text.data());
    };
    const std::unique_ptr<EVP_CIPHER_CTX, Free> context(EVP_CIPHER_CTX_new());
    std::string clear(sealed.size(), '\0');
    int size = 0;
    // ODK pads before it encrypts. OpenSSL neither adds nor removes padding in CFB mode, so it is removed
    // here.
    const bool done =
        context &&
        EVP_DecryptInit_ex(context.get(), EVP_aes_256_cfb128(), nullptr, bytes(key), bytes(vector)) == 1 &&
        EVP_DecryptUpdate(context.get(), reinterpret_cast<unsigned char*>(clear.data()), &size, bytes(sealed),
                          static_cast<int>(sealed.size())) == 1;
    if (!done) return std::nullopt;
    const std::size_t padding = static_cast<unsigned char>(clear.back());
    if (padding < 1 || padding > block) return std::nullopt;
    const std::string_view tail = std::string_view(clear).substr(clear.size() - padding);
    if (tail.find_first_not_of(clear.back()) != tail.npos) return std::nullopt;
    clear.resize(clear.size() - padding);
    return clear;
}

Result<std::vector<SubmissionFile>> unseal_all(const SubmissionHeader& header,
                                               const std::vector<SubmissionFile>& files,
                                               const PrivateKey& key) {
    const auto sealed_key = from_base64(header.encrypted_key);
    auto record_key = sealed_key ? key.open(*sealed_key) : std::nullopt;
    if (!record_key || record_key->size() != key_size)
        return fail(ErrorKind::invalid, "its key cannot be opened: damaged, or sealed for another key");

    std::string signed_text = signature_head(header);
    std::vector<SubmissionFile> clear;
    for (std::size_t n = 0; n < header.files.size(); ++n) {
        const std::string& name = header.files[n];
        const SubmissionFile* file = find(files, name);
        if (!file) return fail(ErrorKind::invalid, "its file " + name + " has not arrived");
        auto opened = decrypt(file->bytes, *record_key, vector_of_file(header.instance_id, *record_key, n));
        if (!opened || !name.ends_with(sealed_ending))
            return fail(ErrorKind::invalid, "its file " + name + " cannot be decrypted: it is damaged");
        const std::string clear_name = name.substr(0, name.size() - sealed_ending.size());
        signed_text += clear_name + "::" + hex(md5(*opened)) + "\n";
        clear.push_back({clear_name, std::move(*opened)});
    }
    wipe(*record_key);
    if (auto checked = check_signature(header, signed_text, key); !checked)
        return tl::unexpected(checked.error());

    const auto inner = read_submission_header(clear.back().bytes);
    if (!inner) return fail(ErrorKind::invalid, "inside it, " + inner.error().sentence);
    if (inner->form_id != header.form_id || inner->version != header.version ||
        inner->instance_id != header.instance_id)
        return fail(ErrorKind::invalid, "inside it is another record than its manifest says");
    return clear;
}

Result<std::string> unseal(const SubmissionHeader& header, const std::vector<SubmissionFile>& files,
                           const PrivateKey& key) {
    auto clear = unseal_all(header, files, key);
    if (!clear) return tl::unexpected(clear.error());
    return std::move(clear->back().bytes);
}

}  // namespace council
