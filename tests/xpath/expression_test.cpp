// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "tests/xpath/fixture.h"

namespace xforms {
namespace {

class AnExpression : public ExpressionFixture {
 protected:
    // "/data/rep/x" for the instance's own, "/data/rep/x+" for every instance; in alphabetical order.
    std::string reads(std::string_view source, std::string_view home = "/data/rep/y") {
        std::vector<std::string> all;
        for (const Dependency& found : parsed(source).dependencies(home))
            all.push_back(found.path + (found.whole_nodeset ? "+" : ""));
        std::sort(all.begin(), all.end());
        std::string joined;
        for (const std::string& path : all) joined += (joined.empty() ? "" : " ") + path;
        return joined;
    }
};

TEST_F(AnExpression, TellsWhatItReads) {
    EXPECT_EQ(reads("/data/a + /data/b * /data/a"), "/data/a /data/b");
    EXPECT_EQ(reads("../x"), "/data/rep/x");
    EXPECT_EQ(reads("."), "/data/rep/y");
    EXPECT_EQ(reads("../../a"), "/data/a");
    EXPECT_EQ(reads("current()/../x"), "/data/rep/x");
    EXPECT_EQ(reads("if(/data/a = 'x', ../x, 'none')"), "/data/a /data/rep/x");
    EXPECT_EQ(reads("jr:choice-name(/data/a, '/data/b')"), "/data/a /data/b");
    EXPECT_EQ(reads("/data/a/@id"), "/data/a");
    EXPECT_EQ(reads("string()"), "/data/rep/y");
    EXPECT_EQ(reads("once(random())"), "");
    EXPECT_EQ(reads("/data/*"), "/data/*");
    EXPECT_EQ(reads("1 + 1"), "");
}

TEST_F(AnExpression, TellsWhereItReadsEveryInstance) {
    EXPECT_EQ(reads("count(/data/rep)"), "/data/rep+");
    EXPECT_EQ(reads("sum(/data/rep/x) + /data/rep/z"), "/data/rep/x+ /data/rep/z");
    EXPECT_EQ(reads("count(../../rep)"), "/data/rep+");
    EXPECT_EQ(reads("../../rep/x"), "/data/rep/x+");
    EXPECT_EQ(reads("/data/rep[position() = 1]/x"), "/data/rep/x+");
    EXPECT_EQ(reads("/data/rep[z = 1]/x"), "/data/rep/x+ /data/rep/z");
    EXPECT_EQ(reads("indexed-repeat(/data/rep/x, /data/rep, 1)"), "/data/rep+ /data/rep/x+");
    EXPECT_EQ(reads("max(/data/rep/x)"), "/data/rep/x+");
    EXPECT_EQ(reads("max(/data/rep/x, /data/rep/z)"), "/data/rep/x /data/rep/z");
    EXPECT_EQ(reads("(/data/rep/x)[1]"), "/data/rep/x+");
    EXPECT_EQ(reads("//x"), "//x+");
    EXPECT_EQ(reads("//group/x"), "//group/x+");
    EXPECT_EQ(reads("../../group/x", "/data/rep/y"), "/data/group/x");
    EXPECT_EQ(reads("count(/data/rep/x | /data/a)"), "/data/a+ /data/rep/x+");
}

TEST_F(AnExpression, LeavesChoiceListsOutButNotWhatFiltersThem) {
    EXPECT_EQ(reads("instance('c')/root/item[country = /data/country and x = current()/../x]/name"),
              "/data/country /data/rep/x");
    EXPECT_EQ(reads("randomize(instance('c')/root/item[name != ../../x], /data/seed)"), "/data/seed");
    EXPECT_EQ(reads("pulldata('c', 'label', 'name', /data/a)"), "/data/a");
}

TEST_F(AnExpression, NamesTheFunctionsThatItDoesNotKnow) {
    EXPECT_EQ(parsed("foo(1) + bar(foo(2), count(/a/b[baz()]))").unknown_functions(),
              (std::vector<std::string>{"foo", "bar", "baz"}));
    EXPECT_TRUE(parsed("current()/../x = today()").unknown_functions().empty());
    EXPECT_EQ(text("foo(1)"), "");
}

TEST_F(AnExpression, TellsWhichFunctionsItCalls) {
    const Expression expression = parsed("if(today() > '2024-01-01', position(..), /data/x[random() > 0.5])");
    EXPECT_TRUE(expression.calls("today"));
    EXPECT_TRUE(expression.calls("position"));
    EXPECT_TRUE(expression.calls("random"));
    EXPECT_FALSE(expression.calls("now"));
    EXPECT_TRUE(parsed("current()/../x").calls("current"));
    EXPECT_EQ(parsed(" 1+1 ").source(), " 1+1 ");
}

TEST_F(AnExpression, KnowsEveryFunctionOfTheSpec) {
    std::istringstream names(
        "string concat join substr substring-before substring-after translate string-length normalize-"
        "space contains starts-with ends-with uuid digest pulldata if coalesce once true false boolean "
        "boolean-from-string not regex checklist weighted-checklist number random int sum max min round "
        "pow log log10 abs sin cos tan asin acos atan atan2 sqrt exp exp10 pi count count-non-empty "
        "position instance current randomize today now format-date format-date-time date decimal-date-"
        "time decimal-time selected selected-at count-selected jr:choice-name jr:itext indexed-repeat "
        "area distance base64-decode");
    for (std::string name; names >> name;) {
        bool known = false;  // with some number of arguments, among those that the spec gives it
        for (const std::string arguments : {"", "'1'", "'1','1'", "'1','1','1'", "'1','1','1','1'"}) {
            const auto read = Expression::parse(name + "(" + arguments + ")");
            known = known || (read.has_value() && read->unknown_functions().empty());
        }
        EXPECT_TRUE(known) << name;
    }
}

TEST_F(AnExpression, ThatIsWrongIsRefusedWithItsPlace) {
    EXPECT_EQ(refusal("1 + + 2"),
              "at character 5 of \"1 + + 2\": a name, a value or an opening bracket is missing here");
    EXPECT_EQ(refusal("concat('a"),
              "at character 8 of \"concat('a\": the text that starts here is not closed");
    EXPECT_EQ(refusal("(1"), "at character 3 of \"(1\": the expression ends too early");
    EXPECT_EQ(refusal("1 2"), "at character 3 of \"1 2\": an operator is missing before this");
    EXPECT_EQ(refusal("$x"),
              "at character 1 of \"$x\": variables do not exist in forms; write the path instead");
    EXPECT_EQ(refusal("1 + count()"), "at character 5 of \"1 + count()\": count() cannot take 0 arguments");
    EXPECT_EQ(refusal("following::x"),
              "at character 1 of \"following::x\": this axis is not one that forms can use");
    EXPECT_NE(refusal("regex(., '(')").find("the regular expression is wrong at its character 2"),
              std::string::npos);
    EXPECT_NE(refusal("jr:choice-name(., '/a[')").find("the path of jr:choice-name()"), std::string::npos);
    EXPECT_NE(refusal("weighted-checklist(1, 2, 3)"), "");
    EXPECT_NE(refusal("indexed-repeat(/a/b, /a, 1, /a/c)"), "");
    for (const char* wrong :
         {"",        " ",    "/data/", "a b",     "a[",    "a]",    "a[]", "f(,)", "f(1,)",
          "'a' 'b'", "1..2", "a/1",    "!a",      "a = ",  "= a",   "()",  "a//",  "@",
          "a::b",    "#",    "a | ",   "if(1,2)", "a/f()", "1 div", "\"",  "a &"})
        EXPECT_NE(refusal(wrong), "") << wrong;
}

}  // namespace
}  // namespace xforms
