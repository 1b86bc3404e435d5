// SPDX-License-Identifier: Apache-2.0
// Expressions made to hang, to exhaust the stack or to fill the memory (everything outside is
// hostile).
#include "tests/processor_time.h"
#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

std::string times(const std::string& part, std::size_t count) {
    std::string all;
    for (std::size_t index = 0; index < count; ++index) all += part;
    return all;
}

class AHostileExpression : public ExpressionFixture {
 protected:
    // Generous, for a sanitizer; what is guarded against takes minutes or all memory.
    void TearDown() override { EXPECT_LT(work_.spent(), std::chrono::seconds(10)); }

 private:
    testing::ProcessorTime work_;
};

TEST_F(AHostileExpression, OfAHundredThousandBracketsIsRefused) {
    constexpr std::size_t many = 100'000;
    EXPECT_NE(refusal(times("(", many) + "1" + times(")", many)).find("nested too deeply"),
              std::string::npos);
    EXPECT_NE(refusal(times("not(", many / 2) + "1" + times(")", many / 2)).find("nested too deeply"),
              std::string::npos);
    EXPECT_NE(refusal("a" + times("[a", many / 2) + times("]", many / 2)).find("nested too deeply"),
              std::string::npos);
    EXPECT_NE(refusal(times("(", many)).find("nested too deeply"), std::string::npos);
}

TEST_F(AHostileExpression, AsDeepAsIsAllowedEvaluates) {
    EXPECT_EQ(number(times("(", 190) + "1" + times(")", 190)), 1);
    EXPECT_EQ(number(times("abs(", 190) + "-1" + times(")", 190)), 1);
    EXPECT_EQ(text(times("if(false(),'',", 190) + "'x'" + times(")", 190)), "x");
    EXPECT_EQ(refusal("a" + times("[a", 190) + times("]", 190)), "");
}

TEST_F(AHostileExpression, WithLongChainsEvaluatesWithoutDepth) {
    EXPECT_EQ(number("1" + times("+1", 50'000)), 50'001);
    EXPECT_TRUE(truth("false()" + times(" or false()", 10'000) + " or true()"));
    EXPECT_EQ(number(times("-", 100'000) + "1"), 1);
    EXPECT_EQ(number(times("-", 100'001) + "1"), -1);
    EXPECT_EQ(number("count(/a" + times("|/a", 10'000) + ")"), 0);
}

TEST_F(AHostileExpression, WithTooManyStepsOrBytesIsRefused) {
    form("data(a='1')");
    EXPECT_EQ(text("/data" + times("/.", 50'000) + "/a"), "1");
    EXPECT_NE(refusal(times("../", 1'000) + "a").find("too many steps"), std::string::npos);
    EXPECT_NE(refusal("'" + times("x", 300'000) + "'").find("longer than this kiosk reads"),
              std::string::npos);
    EXPECT_LT(refusal("1 1" + times(" 1", 100'000)).size(), 300u);
}

TEST_F(AHostileExpression, WithACatastrophicPatternFindsNothing) {
    form("data(a='" + times("a", 5'000) + "')");
    EXPECT_FALSE(truth("regex(/data/a, '^(a+)+$b')"));
    EXPECT_FALSE(truth("regex(/data/a, '(a|aa)+$b')"));
    EXPECT_FALSE(truth("regex(/data/a, '^(.*)*c$')"));
    EXPECT_NE(refusal("regex(., '" + times("(", 10'000) + times(")", 10'000) + "')"), "");
    EXPECT_NE(refusal("regex(., '\\C')"), "");
}

TEST_F(AHostileExpression, WithBytesThatAreNoTextDoesNotBreak) {
    const std::string broken = "\xff\xfe\xc3";
    EXPECT_EQ(number("string-length('" + broken + "')"), 3);
    EXPECT_EQ(text("substr('" + broken + "', 0, 1)"), "\xff");
    EXPECT_EQ(text("translate('\xc3', 'a', 'b')"), "\xEF\xBF\xBD");
    EXPECT_FALSE(truth("regex('" + broken + "', '.')"));
    EXPECT_NE(refusal(std::string("a\0b", 3)), "");
    EXPECT_NE(refusal("\x01"), "");
}

TEST_F(AHostileExpression, WithNumbersBeyondAllBoundsDoesNotBreak) {
    EXPECT_EQ(text("round(" + times("9", 400) + ")"), "Infinity");
    EXPECT_EQ(text("substr('abc', -1 div 0, 1 div 0)"), "abc");
    EXPECT_EQ(text("selected-at('a b', 1 div 0)"), "");
    EXPECT_EQ(text("round(1.5, 99999)"), "1.5");
    EXPECT_EQ(text("round(1.5, -99999)"), "1.5");
    EXPECT_EQ(text("format-date(" + times("9", 300) + ", '%Y')"), "");
    EXPECT_EQ(text("date('9999-12-31')"), "9999-12-31");
    EXPECT_EQ(text("format-date-time('0001-01-01T00:00:00Z', '%Y')"), "0001");
    EXPECT_EQ(text("date('0000-12-31')"), "");  // XML Schema has no year 0
    EXPECT_EQ(text("1 mod 0"), "NaN");
    EXPECT_EQ(text("string-length(string(pow(10, 308)))"), "309");
}

// Found by fuzzing: walked depth first, each step up and down again doubled the ways to one node.
TEST_F(AHostileExpression, ThatGoesUpAndDownAgainComesToAnEnd) {
    form("data(a='1' b='2' c(d='3' e='4') f='5')");
    EXPECT_EQ(text("count(/data" + times("/*/..", 100) + ")"), "1");
    EXPECT_EQ(text("count(/data" + times("/*/..", 100) + "/*)"), "4");
    EXPECT_NE(text("count(//.././/..//./..//.)"), "0");
    EXPECT_NE(refusal("//.././/..//./..//.//.././/..//./..//./" + times("//.", 8)), "");
}

}  // namespace
}  // namespace xforms
