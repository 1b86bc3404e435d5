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

void expect_drawn(const std::string& bind, const std::string& control) {
    EXPECT_TRUE(refusals(form_with(bind, control), xforms::Form::Use::at_a_kiosk).empty()) << control;
}

TEST(Undrawn, DatesRangesRanksAndTriggersAreDrawn) {
    for (const char* type : {"type='date'", "type='time'", "type='dateTime'"})
        expect_drawn(type, "<input ref='/data/q'><label>q</label></input>");
    expect_drawn("type='int'", "<range ref='/data/q' start='1' end='5' step='1'><label>q</label></range>");
    expect_drawn("type='string'", "<trigger ref='/data/q'><label>q</label></trigger>");
    expect_drawn("type='odk:rank'",
                 "<odk:rank ref='/data/q'><label>q</label><item><label>a</label><value>a</value></item>"
                 "<item><label>b</label><value>b</value></item></odk:rank>");
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
