// SPDX-License-Identifier: Apache-2.0
// A kiosk refuses what its screens do not draw yet, with line and name; without a screen the same form runs.
#include <gtest/gtest.h>

#include "kiosk/xforms/form.h"

namespace {

std::string form_with(const std::string& bind, const std::string& control) {
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:odk="http://www.opendatakit.org/xforms" xmlns:orx="http://openrosa.org/xforms" xmlns:jr="http://openrosa.org/javarosa">
<h:head><h:title>t</h:title><model><instance><data id="t"><q/><orx:meta><orx:instanceID/></orx:meta></data></instance>
<bind nodeset="/data/q" )" +
           bind + R"(/>
<bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid"/></model></h:head>
<h:body>
)" + control +
           "\n</h:body></h:html>";
}

std::vector<xforms::Problem> refusals(const std::string& xml, xforms::Form::Use use) {
    const auto none = [](std::string_view) -> std::optional<std::string> { return std::nullopt; };
    auto problems = xforms::Form::load(xml, none, use).problems;
    std::erase_if(problems, [](const auto& problem) { return !problem.refuses; });
    return problems;
}

void expect_undrawn(const std::string& bind, const std::string& control, const std::string& subject) {
    const std::string xml = form_with(bind, control);
    EXPECT_TRUE(refusals(xml, xforms::Form::Use::without_a_screen).empty());
    const auto refused = refusals(xml, xforms::Form::Use::at_a_kiosk);
    ASSERT_EQ(refused.size(), 1U);
    EXPECT_EQ(refused[0].subject, subject);
    EXPECT_EQ(refused[0].line, 7);
}

TEST(Undrawn, ARangeIsRefusedAtAKiosk) {
    expect_undrawn("type='int'", "<range ref='/data/q' start='1' end='5' step='1'><label>q</label></range>",
                   "range /data/q");
}

TEST(Undrawn, ATriggerIsRefusedAtAKiosk) {
    expect_undrawn("type='string'", "<trigger ref='/data/q'><label>q</label></trigger>", "trigger /data/q");
}

TEST(Undrawn, ADateIsRefusedAtAKiosk) {
    expect_undrawn("type='date'", "<input ref='/data/q'><label>q</label></input>", "input /data/q");
}

TEST(Undrawn, ADateThatIsOnlyShownIsNot) {
    const std::string xml =
        form_with("type='date' readonly='true()'", "<input ref='/data/q'><label>q</label></input>");
    EXPECT_TRUE(refusals(xml, xforms::Form::Use::at_a_kiosk).empty());
}

TEST(Undrawn, ATextIsNot) {
    const std::string xml = form_with("type='string'", "<input ref='/data/q'><label>q</label></input>");
    EXPECT_TRUE(refusals(xml, xforms::Form::Use::at_a_kiosk).empty());
}

}  // namespace
