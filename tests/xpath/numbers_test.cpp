// SPDX-License-Identifier: Apache-2.0
#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

class Numbers : public ExpressionFixture {};

TEST_F(Numbers, PrintWithoutExponents) {
    EXPECT_EQ(text("41791234567"), "41791234567");
    EXPECT_EQ(text("1700000000 * 1000"), "1700000000000");
    EXPECT_EQ(text("pow(2, 53)"), "9007199254740992");
    EXPECT_EQ(text("string(12345678.9)"), "12345678.9");
    EXPECT_EQ(text("0.0000001"), "0.0000001");
    EXPECT_EQ(text("pow(10, 22)"), "10000000000000000000000");
}

TEST_F(Numbers, PrintTheShortestTextThatReadsBackTheSame) {
    EXPECT_EQ(text("0.1 + 0.2"), "0.30000000000000004");
    EXPECT_EQ(text("1 div 3"), "0.3333333333333333");
    EXPECT_EQ(text("-0"), "0");
    EXPECT_EQ(text("1 div 0"), "Infinity");
    EXPECT_EQ(text("-1 div 0"), "-Infinity");
    EXPECT_EQ(text("0 div 0"), "NaN");
}

TEST_F(Numbers, AreReadAsXPathReadsThem) {
    EXPECT_EQ(number("number(' 12.50 ')"), 12.5);
    EXPECT_EQ(number("number('-.5')"), -0.5);
    EXPECT_EQ(number("number('5.')"), 5);
    EXPECT_EQ(number("number(true())"), 1);
    for (const char* none :
         {"'1,5'", "'1e3'", "'+5'", "''", "'abc'", "'--1'", "'1-'", "'Infinity'", "'0x10'", "'-'"})
        EXPECT_TRUE(std::isnan(number("number(" + std::string(none) + ")"))) << none;
}

TEST_F(Numbers, FollowTheRanksOfTheOperators) {
    EXPECT_EQ(number("1 + 2 * 3"), 7);
    EXPECT_EQ(number("(1 + 2) * 3"), 9);
    EXPECT_EQ(number("10 - 4 - 3"), 3);
    EXPECT_EQ(number("7 mod 3"), 1);
    EXPECT_EQ(number("-7 mod 3"), -1);
    EXPECT_EQ(number("1.5 mod 0.5"), 0);
    EXPECT_EQ(number("9 div 2"), 4.5);
    EXPECT_EQ(number("--3"), 3);
    EXPECT_EQ(number("- - -3"), -3);
    EXPECT_TRUE(truth("1 < 2 and 2 < 3 or false()"));
    EXPECT_TRUE(truth("1 + 1 = 2"));
    EXPECT_FALSE(truth("3 > 2 > 1"));
    EXPECT_EQ(number("10 - (4 - 3) - 2 * 3 div 2 + 1"), 7);
    EXPECT_TRUE(truth("1 = 2 or 2 + 1 = 3 and 4 * 2 > 7"));
    EXPECT_FALSE(truth("(1 = 1 or 2 = 2) and 1 > 2"));
    EXPECT_EQ(number("2 * 3 + 4 * 5 - 6 div 2"), 23);
}

TEST_F(Numbers, RoundHalvesUpwards) {
    EXPECT_EQ(number("round(2.5)"), 3);
    EXPECT_EQ(number("round(-2.5)"), -2);
    EXPECT_EQ(number("round(-2.6)"), -3);
    EXPECT_EQ(number("round(0.49999999999999994)"), 0);
    EXPECT_EQ(number("round(1.005, 2)"), 1);
    EXPECT_EQ(number("round(2.345, 1)"), 2.3);
    EXPECT_EQ(number("round(1234, -2)"), 1200);
    EXPECT_TRUE(std::isnan(number("round('x')")));
    EXPECT_TRUE(std::isnan(number("round('x', 1)")));
}

TEST_F(Numbers, HaveTheMathematicsOfTheSpec) {
    EXPECT_EQ(number("int(12.7)"), 12);
    EXPECT_EQ(number("int(-12.7)"), -12);
    EXPECT_EQ(number("abs(-3)"), 3);
    EXPECT_EQ(number("pow(2, 10)"), 1024);
    EXPECT_EQ(number("sqrt(16)"), 4);
    EXPECT_EQ(number("exp(0)"), 1);
    EXPECT_EQ(number("exp10(3)"), 1000);
    EXPECT_EQ(number("log(1)"), 0);
    EXPECT_EQ(number("log10(1000)"), 3);
    EXPECT_EQ(number("sin(0) + cos(0) + tan(0)"), 1);
    EXPECT_NEAR(number("asin(1) * 2"), number("pi()"), 1e-12);
    EXPECT_NEAR(number("acos(0) * 2"), number("pi()"), 1e-12);
    EXPECT_NEAR(number("atan(1) * 4"), number("pi()"), 1e-12);
    EXPECT_NEAR(number("atan2(1, 1) * 4"), number("pi()"), 1e-12);
    EXPECT_EQ(number("floor(-1.5)"), -2);
    EXPECT_EQ(number("ceiling(-1.5)"), -1);
    EXPECT_EQ(number("random()"), 0.5);
}

TEST_F(Numbers, TakeTheLeastAndTheMostOfValuesAndOfNodes) {
    form("data(a='3' a='10' a='2' b='' c='7')");
    EXPECT_EQ(number("max(1, 5, 3)"), 5);
    EXPECT_EQ(number("min(4, '2', 3)"), 2);
    EXPECT_EQ(number("max(/data/a)"), 10);
    EXPECT_EQ(number("min(/data/a, 1)"), 1);
    EXPECT_TRUE(std::isnan(number("max(1, '')")));
    EXPECT_TRUE(std::isnan(number("min(/data/none)")));
}

TEST_F(Numbers, OfDatesAreDays) {
    form("data(d='2012-05-28')");
    EXPECT_EQ(number("/data/d + 1"), 15489);
    EXPECT_EQ(number("number('1970-01-02')"), 1);
    EXPECT_EQ(number("'1970-01-01T12:00:00.000Z' + 1"), 1.5);
    EXPECT_EQ(number("number('2026-08-27T08:27:00.000+07:00')"), 20692);
    EXPECT_EQ(number("number()", "/data/d"), 15488);
    EXPECT_TRUE(std::isnan(number("number('2012-02-30')")));
}

TEST_F(Numbers, BecomeTruthsAsXPathHasIt) {
    EXPECT_TRUE(truth("-1"));
    EXPECT_FALSE(truth("0"));
    EXPECT_FALSE(truth("0 div 0"));
    EXPECT_TRUE(truth("'false'"));
    EXPECT_FALSE(truth("''"));
}

}  // namespace
}  // namespace xforms
