// SPDX-License-Identifier: Apache-2.0
#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

class Texts : public ExpressionFixture {};

TEST_F(Texts, AreWrittenInEitherQuotes) {
    EXPECT_EQ(text("'it is \"so\"'"), "it is \"so\"");
    EXPECT_EQ(text("\"it's\""), "it's");
    EXPECT_EQ(text("''"), "");
    EXPECT_EQ(text("string(true())"), "true");
}

TEST_F(Texts, AreJoinedWithAllNodesOfANodeSet) {
    form("data(rep(n='3') rep(n='5') sep='-')");
    EXPECT_EQ(text("concat('x', /data/rep/n)"), "x35");
    EXPECT_EQ(text("concat('a', 1, true())"), "a1true");
    EXPECT_EQ(text("concat()"), "");
    EXPECT_EQ(text("join(', ', /data/rep/n, 'end')"), "3, 5, end");
    EXPECT_EQ(text("join(/data/sep, '', 'a')"), "-a");
    EXPECT_EQ(text("join(' ', /data/none)"), "");
    EXPECT_EQ(text("join(' ')"), "");
}

TEST_F(Texts, AreCutFromZeroAndFromTheEnd) {
    EXPECT_EQ(text("substr('hello', 1)"), "ello");
    EXPECT_EQ(text("substr('hello', 1, 3)"), "el");
    EXPECT_EQ(text("substr('hello', -3, -1)"), "ll");
    EXPECT_EQ(text("substr('hello', -3)"), "llo");
    EXPECT_EQ(text("substr('hello', 3, 1)"), "");
    EXPECT_EQ(text("substr('hello', 0, 99)"), "hello");
    EXPECT_EQ(text("substr('hello', -99, 2)"), "he");
    EXPECT_EQ(text("substring('12345', 2, 3)"), "234");
    EXPECT_EQ(text("substring('12345', 1.5, 2.6)"), "234");
    EXPECT_EQ(text("substring('12345', 0, 3)"), "12");
    EXPECT_EQ(text("substring('12345', 0 div 0, 3)"), "");
    EXPECT_EQ(text("substring('12345', -42, 1 div 0)"), "12345");
    EXPECT_EQ(text("substring('12345', 2)"), "2345");
}

TEST_F(Texts, AreMeasuredInUnitsOfUtf16) {
    EXPECT_EQ(number("string-length('😀')"), 2);
    EXPECT_EQ(number("string-length('Łódź')"), 4);
    EXPECT_EQ(number("string-length('مرحبا')"), 5);
    EXPECT_EQ(number("string-length('')"), 0);
    EXPECT_EQ(text("substr('a😀b', 0, 3)"), "a😀");
    EXPECT_EQ(text("substr('a😀b', 0, 2)"), "a");
    EXPECT_EQ(text("substr('a😀b', 3)"), "b");
}

TEST_F(Texts, AreSearched) {
    EXPECT_TRUE(truth("contains('abc', 'bc')"));
    EXPECT_TRUE(truth("contains('abc', '')"));
    EXPECT_FALSE(truth("contains('abc', 'ac')"));
    EXPECT_TRUE(truth("starts-with('abc', 'ab')"));
    EXPECT_TRUE(truth("ends-with('abc', 'bc')"));
    EXPECT_FALSE(truth("ends-with('c', 'bc')"));
    EXPECT_EQ(text("substring-before('1999/04/01', '/')"), "1999");
    EXPECT_EQ(text("substring-before('abc', 'x')"), "");
    EXPECT_EQ(text("substring-after('1999/04/01', '/')"), "04/01");
    EXPECT_EQ(text("substring-after('abc', 'x')"), "");
}

TEST_F(Texts, AreTranslatedLetterByLetter) {
    EXPECT_EQ(text("translate('bar', 'abc', 'ABC')"), "BAr");
    EXPECT_EQ(text("translate('--aaa--', 'a-', 'A')"), "AAA");
    EXPECT_EQ(text("translate('łódź', 'łóź', 'loz')"), "lodz");
    EXPECT_EQ(text("normalize-space('  a \t b\n')"), "a b");
}

TEST_F(Texts, AreTestedByRegularExpressions) {
    EXPECT_TRUE(truth("regex('abc', 'b')"));
    EXPECT_FALSE(truth("regex('abc', '^b')"));
    EXPECT_TRUE(truth("regex('L1 8JQ', '^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$')"));
    EXPECT_FALSE(truth("regex(concat('1', '\n'), '^1$')"));
    EXPECT_TRUE(truth("regex('é', '^.$')"));
    EXPECT_TRUE(truth("regex('A', '\\u0041')"));
    EXPECT_FALSE(truth("regex('٣', '\\d')"));
    EXPECT_TRUE(truth("regex('12', concat('^[0-9]', '+$'))"));
    EXPECT_FALSE(truth("regex('12', concat('(', '12'))"));
}

TEST_F(Texts, AreDigested) {
    EXPECT_EQ(text("digest('ä', 'SHA-1', 'hex')"), "961fa22f61a56e19f3f5f8867901ac8cf5e6d11f");
    EXPECT_EQ(text("digest('some text', 'MD5', 'hex')"), "552e21cd4cd9918678e3c1a0df491bc3");
    EXPECT_EQ(text("digest('some text', 'MD5')"), "VS4hzUzZkYZ448Gg30kbww==");
    EXPECT_EQ(text("digest('', 'SHA-256', 'hex')"),
              "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(text("string-length(digest('a', 'SHA-384', 'hex'))"), "96");
    EXPECT_EQ(text("string-length(digest('a', 'SHA-512', 'hex'))"), "128");
    EXPECT_EQ(text("digest('a', 'CRC32', 'hex')"), "");
    EXPECT_EQ(text("digest('a', 'MD5', 'octal')"), "");
}

TEST_F(Texts, AreDecodedFromBase64) {
    EXPECT_EQ(text("base64-decode('SGVsbG8=')"), "Hello");
    EXPECT_EQ(text("base64-decode('SGVsbG8')"), "Hello");
    EXPECT_EQ(text("base64-decode('w6Q=')"), "ä");
    EXPECT_EQ(text("base64-decode('')"), "");
    EXPECT_EQ(text("base64-decode('*')"), "");
    EXPECT_EQ(text("base64-decode('/w==')"), "\xEF\xBF\xBD");
}

TEST_F(Texts, OfUuidsHaveTheLengthAskedFor) {
    EXPECT_EQ(text("uuid()"), "39f3dd36-161e-45cb-a1a4-395831d253a7");
    EXPECT_EQ(text("uuid(8)"), "39f3dd36");
    EXPECT_EQ(text("string-length(uuid(40))"), "40");
    EXPECT_EQ(text("uuid(-1)"), "");
    EXPECT_EQ(text("uuid(1000000000000)"), "");
}

TEST_F(Texts, WithoutAnArgumentAreOfTheNodeItself) {
    form("data(a=' x  y ')");
    EXPECT_EQ(text("string()", "/data/a"), " x  y ");
    EXPECT_EQ(text("normalize-space()", "/data/a"), "x y");
    EXPECT_EQ(number("string-length()", "/data/a"), 6);
}

}  // namespace
}  // namespace xforms
