// SPDX-License-Identifier: Apache-2.0
// What a submit costs, sealed and committed, beside the least that its promises allow on this machine, in
// turn: one operation with the council's public key, AES over the same bytes, one full commit of them, and
// the log written back, because one flipped bit in the log would take an answer away in silence. Ends with 1
// where ours takes more than twice that; what it is to a commit alone, without the log, is told.
#include <array>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include "kiosk/store/seal.h"
#include "kiosk/store/store.h"
#include "tests/bench/median.h"
#include "tests/store/council_key.h"

namespace {

using Clock = std::chrono::steady_clock;

constexpr int submits = 400;
constexpr double allowed = 2;
const std::string clear(6'000, 'w');

double milliseconds(const std::function<void()>& done) {
    const auto begin = Clock::now();
    done();
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// On the disk under the build: a folder in memory would commit for nothing.
std::filesystem::path emptied_folder() {
    const auto folder = std::filesystem::path(BINARY_DIR) / "bench-submit";
    std::filesystem::remove_all(folder);
    std::filesystem::create_directories(folder);
    return folder;
}

void must(bool done) {
    if (!done) throw std::runtime_error("this machine cannot do what is to be measured");
}

void one_public_operation(EVP_PKEY* key) {
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(key, nullptr),
                                                                              EVP_PKEY_CTX_free);
    std::array<unsigned char, 32> secret{};
    std::array<unsigned char, 256> sealed{};
    std::size_t size = sealed.size();
    must(EVP_PKEY_encrypt_init(context.get()) > 0 &&
         EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_OAEP_PADDING) > 0 &&
         EVP_PKEY_encrypt(context.get(), sealed.data(), &size, secret.data(), secret.size()) > 0);
}

std::string aes(std::size_t bytes) {
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  EVP_CIPHER_CTX_free);
    const std::array<unsigned char, 32> key{};
    const std::array<unsigned char, 16> start{};
    const std::string words(bytes, 'w');
    std::string sealed(bytes + 32, '\0');
    int size = 0;
    must(EVP_EncryptInit_ex(context.get(), EVP_aes_256_cfb(), nullptr, key.data(), start.data()) == 1 &&
         EVP_EncryptUpdate(context.get(), reinterpret_cast<unsigned char*>(sealed.data()), &size,
                           reinterpret_cast<const unsigned char*>(words.data()),
                           static_cast<int>(bytes)) == 1);
    return sealed;
}

class Bare {
 public:
    explicit Bare(const std::filesystem::path& folder)
        : file_((folder / "bare.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE),
          key_(EVP_RSA_gen(2048), EVP_PKEY_free) {
        must(key_ != nullptr);
        file_.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE kept (bytes BLOB)");
    }
    void submit(std::size_t bytes) {
        one_public_operation(key_.get());
        const std::string sealed = aes(bytes);
        SQLite::Statement put(file_, "INSERT INTO kept VALUES (?)");
        put.bindNoCopy(1, sealed.data(), static_cast<int>(sealed.size()));
        put.exec();
    }
    void write_back() { file_.exec("PRAGMA wal_checkpoint(TRUNCATE)"); }

 private:
    SQLite::Database file_;
    std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key_;
};

class Ours {
 public:
    explicit Ours(const std::filesystem::path& folder)
        : store_(std::move(*store::Store::open((folder / "kiosk.db").string()))) {}
    void seal(int number) {
        char id[48];
        std::snprintf(id, sizeof id, "uuid:00000000-0000-4000-8000-%012d", number);
        auto sealed = store::seal({"bench", "1", id, clear}, key_);
        must(sealed.has_value());
        sealed_ = std::move(*sealed);
    }
    void commit() {
        must(store_.outbox().put(sealed_, store::Occasion::consultation, kiosk::Moment{}).has_value());
    }
    std::size_t bytes() const {  // of the last
        std::size_t bytes = sealed_.manifest.size();
        for (const auto& file : sealed_.files) bytes += file.bytes.size();
        return bytes;
    }

 private:
    store::Store store_;
    store::PublicKey key_ = *store::PublicKey::read(store::council().base64_der());
    store::Sealed sealed_;
};

}  // namespace

int main() try {
    const std::filesystem::path folder = emptied_folder();
    Ours ours(folder);
    Bare bare(folder);
    std::vector<double> all_seals, all_commits, all_bare, all_written_back;
    for (int number = 0; number < submits; ++number) {
        all_seals.push_back(milliseconds([&] { ours.seal(number); }));
        all_commits.push_back(milliseconds([&] { ours.commit(); }));
        all_bare.push_back(milliseconds([&] { bare.submit(ours.bytes()); }));
        all_written_back.push_back(milliseconds([&] { bare.write_back(); }));
    }
    const double seal = bench::median(all_seals), commit = bench::median(all_commits);
    const double mine = seal + commit;
    const double bare_commit = bench::median(all_bare), least = bare_commit + bench::median(all_written_back);
    std::printf(
        "a submit of %zu sealed bytes: %.2f ms (sealed %.2f, committed %.2f); the least of this machine: "
        "%.2f ms; ratio %.2f; to a commit alone %.2f\n",
        ours.bytes(), mine, seal, commit, least, mine / least, mine / bare_commit);
    if (mine <= allowed * least) return 0;
    std::printf("more than %.0f times as much\n", allowed);
    return 1;
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
