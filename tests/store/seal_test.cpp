// SPDX-License-Identifier: Apache-2.0
#include "kiosk/store/seal.h"

#include <cstdio>
#include <cstdlib>
#include <set>

#include <gtest/gtest.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include "kiosk/encoding/encoding.h"
#include "kiosk/encoding/rsa_key.h"
#include "kiosk/store/cipher.h"
#include "tests/store/council_key.h"
#include "tests/store/place.h"

namespace store {
namespace {

const std::string instance_id = "uuid:39f3dd36-161e-45cb-a1a4-395831d253a7";

std::string key_of_vector() {
    std::string key;
    for (char byte = 0; byte < 32; ++byte) key += byte;
    return key;
}

ClearSubmission submission(const std::string& answer) {
    return {"objectives", "2024-2", instance_id,
            "<data id=\"objectives\"><comment>" + answer + "</comment></data>"};
}

PublicKey public_key() {
    return must(PublicKey::read(council().base64_der()));
}

Sealed seal_it(const ClearSubmission& clear) {
    return must(seal(clear, public_key()));
}

TEST(Seal, InitialVectorsAreThoseOfTheSpecificationsVector) {
    EXPECT_EQ(to_hex(iv_of_file(instance_id, key_of_vector(), 0)), "a28db2fd54c90e11c86f0a230b158502");
    EXPECT_EQ(to_hex(iv_of_file(instance_id, key_of_vector(), 1)), "a28eb2fd54c90e11c86f0a230b158502");
    EXPECT_EQ(to_hex(iv_of_file(instance_id, key_of_vector(), 2)), "a28eb3fd54c90e11c86f0a230b158502");
}

TEST(Seal, TheSeventeenthFileRaisesTheFirstByteAgain) {
    const std::string sixteenth = iv_of_file(instance_id, key_of_vector(), 15);
    const std::string seventeenth = iv_of_file(instance_id, key_of_vector(), 16);
    EXPECT_EQ(static_cast<unsigned char>(seventeenth[0]), static_cast<unsigned char>(sixteenth[0]) + 1);
    EXPECT_EQ(seventeenth.substr(1), sixteenth.substr(1));
}

TEST(Seal, CiphertextsAreThoseOfTheSpecificationsVector) {
    const std::string key = key_of_vector();
    const char* expected[] = {"4803eb6123f030f35fc88f7b1f0f9178", "bce13136f5e1a29ef59fb419c17f66c1",
                              "0c1337e66e510fcbb8ff48bb8c7577dc"};
    for (std::size_t n = 0; n < 3; ++n)
        EXPECT_EQ(to_hex(encrypt_aes256_cfb(key, iv_of_file(instance_id, key, n), "hello")), expected[n]);
}

TEST(Seal, TheOpensslCommandDecryptsWhatWeEncrypt) {
    if (std::system("openssl version >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "the openssl command is not installed";
    const Place place;
    const std::string key = key_of_vector(), iv = iv_of_file(instance_id, key, 0);
    const std::string text = "a whole block, and then some more";
    const auto file = place.folder() / "file.enc", clear = place.folder() / "file";
    std::ofstream(file, std::ios::binary) << encrypt_aes256_cfb(key, iv, text);
    const std::string command = "openssl enc -d -aes-256-cfb -K " + to_hex(key) + " -iv " + to_hex(iv) +
                                " -in " + file.string() + " -out " + clear.string();
    ASSERT_EQ(std::system(command.c_str()), 0);
    const std::size_t padding = 16 - text.size() % 16;
    EXPECT_EQ(bytes_of(clear), text + std::string(padding, static_cast<char>(padding)));
}

TEST(Seal, TheCouncilReadsWhatTheResidentAnswered) {
    const ClearSubmission clear = submission("More benches, please. \xD8\xB4\xD9\x83\xD8\xB1\xD8\xA7");
    const std::string xml = open_sealed(seal_it(clear), council()).xml;
    EXPECT_EQ(xml.substr(0, clear.xml.size()), clear.xml);
}

TEST(Seal, PaddingIsOneCommentBehindTheRootElement) {
    const ClearSubmission clear = submission("yes");
    const std::string xml = open_sealed(seal_it(clear), council()).xml;
    const std::string tail = xml.substr(clear.xml.size());
    EXPECT_EQ(tail.substr(0, 4), "<!--");
    EXPECT_EQ(tail.substr(tail.size() - 3), "-->");
    EXPECT_EQ(tail.substr(4, tail.size() - 7).find_first_not_of(' '), std::string::npos);
}

TEST(Seal, LengthDoesNotTellWhoAnsweredWhat) {
    std::set<std::size_t> lengths;
    for (std::size_t letters = 0; letters < 4096; letters += 7)
        lengths.insert(seal_it(submission(std::string(letters, 'a'))).files.at(0).bytes.size());
    EXPECT_EQ(lengths, (std::set<std::size_t>{4096 + 16, 8192 + 16}));
}

TEST(Seal, TheSignatureIsOverFormVersionKeyInstanceAndFileInThisOrder) {
    const Opened opened = open_sealed(seal_it(submission("yes")), council());
    EXPECT_EQ(to_hex(opened.signed_md5),
              to_hex(md5_of("objectives\n2024-2\n" + opened.encrypted_key_text + "\n" + instance_id +
                            "\nsubmission.xml::" + to_hex(md5_of(opened.xml)) + "\n")));
}

TEST(Seal, AFormWithoutAVersionHasNoLineAndNoAttributeForIt) {
    ClearSubmission clear = submission("yes");
    clear.version.clear();
    const Sealed sealed = seal_it(clear);
    const Opened opened = open_sealed(sealed, council());
    EXPECT_EQ(sealed.manifest.find(" version=\"", sealed.manifest.find("<data")), std::string::npos);
    EXPECT_EQ(to_hex(opened.signed_md5),
              to_hex(md5_of("objectives\n" + opened.encrypted_key_text + "\n" + instance_id +
                            "\nsubmission.xml::" + to_hex(md5_of(opened.xml)) + "\n")));
}

TEST(Seal, TheManifestNamesItsNamespacesAndItsFile) {
    const std::string manifest = seal_it(submission("yes")).manifest;
    EXPECT_NE(manifest.find(
                  "<data xmlns=\"http://opendatakit.org/submissions\" id=\"objectives\" version=\"2024-2\" "
                  "encrypted=\"yes\">"),
              std::string::npos);
    EXPECT_NE(manifest.find("<orx:meta xmlns:orx=\"http://openrosa.org/xforms\"><orx:instanceID>" +
                            instance_id + "</orx:instanceID></orx:meta>"),
              std::string::npos);
    EXPECT_NE(manifest.find("<encryptedXmlFile>submission.xml.enc</encryptedXmlFile>"), std::string::npos);
}

TEST(Seal, AHostileFormIdCannotBreakOutOfTheManifest) {
    ClearSubmission clear = submission("yes");
    clear.form_id = "\"><evil a='&\n";
    const std::string manifest = seal_it(clear).manifest;
    EXPECT_NE(manifest.find("id=\"&quot;&gt;&lt;evil a='&amp;&#10;\""), std::string::npos);
}

TEST(Seal, NeitherAnswerNorTwoEqualCiphertextsCanBeSeen) {
    const ClearSubmission clear = submission("PLANTED-ANSWER");
    const Sealed one = seal_it(clear), other = seal_it(clear);
    EXPECT_EQ((one.manifest + one.files[0].bytes).find("PLANTED"), std::string::npos);
    EXPECT_NE(one.files[0].bytes, other.files[0].bytes);
    EXPECT_NE(one.manifest, other.manifest);
}

TEST(Seal, ASubmissionWithoutInstanceIdIsRefused) {
    ClearSubmission clear = submission("yes");
    clear.instance_id.clear();
    EXPECT_NE(sentence_of(seal(clear, public_key()), kiosk::ErrorKind::invalid).find("instanceID"),
              std::string::npos);
}

TEST(Seal, ACharacterThatXmlCannotHoldIsRefusedWhereverItStands) {
    for (const std::string& text : {std::string("1\0", 2), std::string("1\x07"), std::string("1\uFFFF"),
                                    std::string("1\xED\xA0\x80")}) {
        for (const auto member :
             {&ClearSubmission::form_id, &ClearSubmission::version, &ClearSubmission::instance_id}) {
            ClearSubmission clear = submission("yes");
            clear.*member = text;
            (void)sentence_of(seal(clear, public_key()), kiosk::ErrorKind::invalid);
        }
    }
}

// As on a machine whose OpenSSL was broken by an update: no algorithm is found.
class WithoutAlgorithms {
 public:
    WithoutAlgorithms() { EVP_set_default_properties(nullptr, "provider=none"); }
    ~WithoutAlgorithms() { EVP_set_default_properties(nullptr, ""); }
    WithoutAlgorithms(const WithoutAlgorithms&) = delete;
    WithoutAlgorithms& operator=(const WithoutAlgorithms&) = delete;
};

TEST(Seal, WhatTheMachineCannotEncryptIsAnErrorAndSealsAsSoonAsItCan) {
    const PublicKey key = public_key();
    {
        const WithoutAlgorithms broken;
        const auto sentence = sentence_of(seal(submission("yes"), key), kiosk::ErrorKind::storage);
        EXPECT_NE(sentence.find("cannot be sealed ("), std::string::npos) << sentence;
        EXPECT_EQ(sentence.find("yes"), std::string::npos) << sentence;
    }
    EXPECT_EQ(open_sealed(must(seal(submission("yes"), key)), council()).xml.substr(0, 5), "<data");
}

TEST(PublicKey, IsReadFromBase64WithLineBreaksAndFromPem) {
    std::string wrapped = "\n  ";
    for (char letter : council().base64_der())
        wrapped += wrapped.size() % 65 == 0 ? std::string("\n") + letter : std::string(1, letter);
    for (const std::string& text : {council().base64_der(), wrapped + "\n", council().pem()}) {
        const Sealed sealed = must(seal(submission("yes"), must(PublicKey::read(text))));
        EXPECT_EQ(open_sealed(sealed, council()).xml.substr(0, 5), "<data") << text;
    }
}

TEST(PublicKey, HasTheFingerprintThatOpensslPrints) {
    const Place place;
    std::ofstream(place.folder() / "public.der", std::ios::binary) << from_base64(council().base64_der());
    const std::string command = "openssl dgst -sha256 -r " + (place.folder() / "public.der").string() + " >" +
                                (place.folder() / "said").string();
    ASSERT_EQ(std::system(command.c_str()), 0);
    std::string said;
    std::ifstream(place.folder() / "said") >> said;
    EXPECT_EQ(must(PublicKey::read(council().base64_der())).fingerprint(), said);
}

TEST(PublicKey, OfFewerThan2048BitsIsRefused) {
    const auto refusal =
        sentence_of(PublicKey::read(CouncilKey(1024).base64_der()), kiosk::ErrorKind::invalid);
    EXPECT_NE(refusal.find("1024 bits"), std::string::npos) << refusal;
}

TEST(PublicKey, OfAnotherKindThanRsaIsRefused) {
    // An X25519 key as RFC 8410 writes it.
    const auto refusal =
        sentence_of(PublicKey::read("MCowBQYDK2VuAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE="),
                    kiosk::ErrorKind::invalid);
    EXPECT_NE(refusal.find("not an RSA key"), std::string::npos) << refusal;
}

// Its modulus would be even: what is sealed to it opens with no key.
TEST(PublicKey, ThatTheDiskHasChangedIsRefused) {
    std::string der = from_base64(council().base64_der());
    const std::size_t exponent = der.rfind(std::string("\x02\x03\x01\x00\x01", 5));
    ASSERT_EQ(exponent, der.size() - 5);
    der[exponent - 1] = static_cast<char>(der[exponent - 1] ^ 1);
    const auto refusal = sentence_of(PublicKey::read(encoding::to_base64(der)), kiosk::ErrorKind::invalid);
    EXPECT_NE(refusal.find("it has been damaged"), std::string::npos) << refusal;
}

// Sealing would fail at the first resident: OpenSSL encrypts to none of more than 16384 bits.
TEST(PublicKey, OfMoreBitsThanAnythingCanBeSealedToIsRefused) {
    std::string numbers(2051, '\xff');  // of 16408 bits, and odd
    unsigned exponent = 65537;
    const OSSL_PARAM parts[] = {
        OSSL_PARAM_construct_BN("n", reinterpret_cast<unsigned char*>(numbers.data()), numbers.size()),
        OSSL_PARAM_construct_uint("e", &exponent), OSSL_PARAM_construct_end()};
    const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> making(
        EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr), EVP_PKEY_CTX_free);
    EVP_PKEY* key = nullptr;
    ASSERT_EQ(EVP_PKEY_fromdata_init(making.get()), 1);
    ASSERT_EQ(EVP_PKEY_fromdata(making.get(), &key, EVP_PKEY_PUBLIC_KEY, const_cast<OSSL_PARAM*>(parts)), 1);
    const std::string base64 = encoding::to_base64(encoding::der_of_public_key(key));
    EVP_PKEY_free(key);
    const auto refusal = sentence_of(PublicKey::read(base64), kiosk::ErrorKind::invalid);
    EXPECT_NE(refusal.find("16408 bits"), std::string::npos) << refusal;
}

TEST(PublicKey, ThatIsNoKeyIsRefused) {
    std::string with_a_tail = from_base64(council().base64_der()) + "tail";
    const std::string texts[] = {"",
                                 "not base64 !",
                                 "aGVsbG8=",
                                 council().base64_der().substr(0, 100),
                                 encoding::to_base64(with_a_tail),
                                 "-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n",
                                 std::string(100'000, 'A')};
    for (const std::string& text : texts) (void)sentence_of(PublicKey::read(text), kiosk::ErrorKind::invalid);
}

}  // namespace
}  // namespace store
