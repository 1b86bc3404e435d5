// SPDX-License-Identifier: Apache-2.0
// Decryption against the spec's own numbers, and against what the kiosk seals.
#include "sync/office/unseal.h"

#include <gtest/gtest.h>

#include "sync/inbox/crypto.h"
#include "tests/server/test_server.h"

namespace council {
namespace {

std::string bytes_of(const std::string& hex_text) {
    std::string bytes;
    for (std::size_t at = 0; at + 1 < hex_text.size(); at += 2)
        bytes += static_cast<char>(std::stoi(hex_text.substr(at, 2), nullptr, 16));
    return bytes;
}

class Vector : public testing::Test {
 protected:
    static std::string counting_key() {
        std::string key;
        for (char byte = 0; byte < 32; ++byte) key += byte;
        return key;
    }
    const std::string instance_id = "uuid:39f3dd36-161e-45cb-a1a4-395831d253a7", key = counting_key();
};

TEST_F(Vector, TheInitialisationVectorsCountUpByteByByte) {
    EXPECT_EQ(hex(vector_of_file(instance_id, key, 0)), "a28db2fd54c90e11c86f0a230b158502");
    EXPECT_EQ(hex(vector_of_file(instance_id, key, 1)), "a28eb2fd54c90e11c86f0a230b158502");
    EXPECT_EQ(hex(vector_of_file(instance_id, key, 2)), "a28eb3fd54c90e11c86f0a230b158502");
    EXPECT_EQ(vector_of_file(instance_id, key, 17), store::iv_of_file(instance_id, key, 17));
}

TEST_F(Vector, HelloOpensAsEachOfThreeFiles) {
    const char* sealed[] = {"4803eb6123f030f35fc88f7b1f0f9178", "bce13136f5e1a29ef59fb419c17f66c1",
                            "0c1337e66e510fcbb8ff48bb8c7577dc"};
    for (std::size_t n = 0; n < 3; ++n)
        EXPECT_EQ(decrypt(bytes_of(sealed[n]), key, vector_of_file(instance_id, key, n)), "hello");
    EXPECT_NE(decrypt(bytes_of(sealed[0]), key, vector_of_file(instance_id, key, 1)), "hello");
}

TEST_F(Vector, BytesThatCannotBeASealedFileGiveNothing) {
    const std::string vector = vector_of_file(instance_id, key, 0);
    EXPECT_EQ(decrypt("", key, vector), std::nullopt);
    EXPECT_EQ(decrypt("15 bytes of it.", key, vector), std::nullopt);
    EXPECT_EQ(decrypt(std::string(16, 'x'), "short key", vector), std::nullopt);
}

// A sealed record as the server holds it, to be damaged one part at a time.
class Opening : public testing::Test {
 protected:
    kiosk::Result<std::string> open() const {
        const auto header = read_submission_header(sealed.manifest);
        if (!header) return tl::unexpected(header.error());
        std::vector<SubmissionFile> files;
        for (const auto& file : sealed.files) files.push_back({file.name, file.bytes});
        return unseal(*header, files, keys().private_key);
    }
    std::string why() const {
        const auto opened = open();
        return opened ? "it was opened" : opened.error().sentence;
    }
    static void change(std::string& text, const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        ASSERT_NE(at, text.npos);
        text.replace(at, from.size(), to);
    }

    std::string clear =
        clear_xml("1", instance(1), "<words>السلام عليكم 🙂 &lt;b&gt;\n\"quoted\"</words>");
    store::Sealed sealed = *store::seal({form_id, "1", instance(1), clear}, keys().seal_key);
};

TEST_F(Opening, WhatTheKioskSealedComesOutAsItWasButForTheKiosksPadding) {
    const auto opened = open();
    ASSERT_TRUE(opened) << opened.error().sentence;
    EXPECT_TRUE(opened->starts_with(clear));
}

TEST_F(Opening, OneChangedByteAnywhereInTheFileIsNoticed) {
    const std::string whole = sealed.files[0].bytes;
    for (std::size_t at = 0; at < whole.size(); at += whole.size() / 40) {
        sealed.files[0].bytes = whole;
        sealed.files[0].bytes[at] = static_cast<char>(sealed.files[0].bytes[at] ^ 1);
        EXPECT_FALSE(open()) << at;
    }
}

TEST_F(Opening, AMissingFileIsNamed) {
    sealed.files.clear();
    EXPECT_EQ(why(), "its file submission.xml.enc has not arrived");
}

TEST_F(Opening, AMissingSignatureIsTold) {
    const auto begin = sealed.manifest.find("<base64EncryptedElementSignature>");
    const auto end = sealed.manifest.find("</base64EncryptedElementSignature>");
    sealed.manifest.erase(begin, end - begin + std::string("</base64EncryptedElementSignature>").size());
    EXPECT_EQ(why(), "it has no signature, so damage cannot be told");
}

TEST_F(Opening, AnotherVersionInTheManifestDoesNotMatchTheSignature) {
    change(sealed.manifest, "version=\"1\"", "version=\"2\"");
    EXPECT_EQ(why(), "its signature does not match its contents: damaged or altered on the way");
}

TEST_F(Opening, ARecordSealedForAnotherKeySaysSo) {
    const Folder folder;
    const auto other = *make_key_pair(folder / "other", std::nullopt);
    const auto other_key = *store::PublicKey::read(*read_public_key(other.public_key));
    sealed = *store::seal({form_id, "1", instance(1), clear}, other_key);
    EXPECT_EQ(why(), "its key cannot be opened: damaged, or sealed for another key");
}

TEST_F(Opening, ARecordInsideThatIsNotTheOneInTheManifestIsRefused) {
    sealed = *store::seal({form_id, "1", instance(1), clear_xml("1", instance(2), "")}, keys().seal_key);
    EXPECT_EQ(why(), "inside it is another record than its manifest says");
}

TEST(Keys, APassphraseLocksThePrivateKeyAndTheFilesHaveTheirRights) {
    const Folder folder;
    const auto made = *make_key_pair(folder / "keys", "correct horse");
    EXPECT_FALSE(PrivateKey::read(made.private_key, std::nullopt));
    EXPECT_FALSE(PrivateKey::read(made.private_key, "wrong horse"));
    EXPECT_TRUE(PrivateKey::read(made.private_key, "correct horse"));
    EXPECT_EQ(fs::status(made.private_key).permissions(), fs::perms(0600));
    EXPECT_EQ(*read_public_key(made.public_key), *read_public_key(made.public_base64));
}

TEST(Keys, APairIsNeverOverwritten) {
    const Folder folder;
    const auto made = *make_key_pair(folder / "keys", std::nullopt);
    const std::string before = *read_public_key(made.public_key);
    EXPECT_FALSE(make_key_pair(folder / "keys", std::nullopt));
    EXPECT_EQ(*read_public_key(made.public_key), before);
}

TEST(Keys, WhatIsNoKeyIsRefusedWithItsFile) {
    const Folder folder;
    write(folder / "no.pem", "-----BEGIN PUBLIC KEY-----\nnot base64\n-----END PUBLIC KEY-----\n");
    write(folder / "empty.pem", "");
    // A key with something behind it, which the kiosk has always refused and the council once took.
    const std::string key = *read_public_key(keys().files.public_key);
    write(folder / "longer.txt", to_base64(*from_base64(key) + "hidden"));
    for (const char* name : {"no.pem", "empty.pem", "missing.pem", "longer.txt"}) {
        const auto read = read_public_key(folder / name);
        ASSERT_FALSE(read) << name;
        EXPECT_NE(read.error().sentence.find(name), std::string::npos);
        EXPECT_FALSE(PrivateKey::read(folder / name, std::nullopt)) << name;
    }
}

}  // namespace
}  // namespace council
