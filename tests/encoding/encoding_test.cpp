// SPDX-License-Identifier: Apache-2.0
#include "kiosk/encoding/encoding.h"

#include <gtest/gtest.h>

namespace encoding {
namespace {

TEST(Digests, AreThoseOfTheirStandards) {
    const auto of_abc = [](Hash hash) { return hex(digest(hash, {"a", "", "bc"})); };
    EXPECT_EQ(of_abc(Hash::md5), "900150983cd24fb0d6963f7d28e17f72");  // RFC 1321, A.5; the others FIPS 180
    EXPECT_EQ(of_abc(Hash::sha1), "a9993e364706816aba3e25717850c26c9cd0d89d");
    EXPECT_EQ(of_abc(Hash::sha256), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(of_abc(Hash::sha384).substr(0, 32), "cb00753f45a35e8bb5a03d699ac65007");
    EXPECT_EQ(of_abc(Hash::sha512).substr(0, 32), "ddaf35a193617abacc417349ae204131");
    EXPECT_EQ(digest(Hash::md5, {}).size(), size_of(Hash::md5));
}

TEST(Base64, IsReadBackAsItWasWritten) {
    for (const std::string& bytes : {std::string("\0", 1), std::string("\xFF\xFE"), std::string("abc"),
                                     std::string("abcd"), std::string(1000, 'x')})
        EXPECT_EQ(from_base64(to_base64(bytes)), bytes);
    EXPECT_EQ(to_base64("light work."), "bGlnaHQgd29yay4=");
    EXPECT_EQ(to_base64(""), "");
    EXPECT_EQ(from_base64(" bGlnaHQg\r\nd29yay4=\n"), "light work.");
}

TEST(Base64, ThatIsNoneIsRefused) {
    for (const char* none : {"", " ", "a", "abc", "ab!=", "bGln aHQg?", "{}[]"})
        EXPECT_FALSE(from_base64(none)) << none;
}

}  // namespace
}  // namespace encoding
