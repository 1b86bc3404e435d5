// SPDX-License-Identifier: Apache-2.0
// What was sealed and not seen, and the other way round, is planted, and seen.
#include "tests/campaign/form_words.h"

#include <gtest/gtest.h>

namespace campaign {
namespace {

using Rows = std::vector<screens::Check::Row>;

const FormWords form(R"form(<html>
<itext><translation lang="English (en)">
<text id="a"><value>Resident</value><value form="short">R</value></text><text id="b"><value>Worker</value></text>
</translation><translation lang="Polski (pl)">
<text id="a"><value>Mieszkaniec</value></text><text id="b"><value>Pracownik</value></text></translation></itext>
<body><group><select ref="/data/who">
<item><label ref="jr:itext('a')"/><value>resident</value></item>
<item><label ref="jr:itext('b')"/><value>worker</value></item></select>
<input ref="/data/group/why"/></group></body></html>)form");

Rows rows(const std::string& who, const std::string& why) {
    return {
        {.page = "/data/who", .reference = "/data/who", .section = "", .question = "", .answer = who},
        {.page = "/data/why", .reference = "/data/group/why", .section = "", .question = "", .answer = why}};
}

std::string record(const std::string& who, const std::string& why) {
    return "<data><today>2024-02-01</today>" + who + "<group>" + why +
           "</group><meta><instanceID>uuid:1</instanceID></meta></data>";
}

const std::string both = "<who>resident worker</who>", because = "<why> because </why>";

TEST(FormWords, FindNoDifferenceWhereTheRecordSaysWhatTheCheckSaid) {
    EXPECT_EQ(form.difference(record(both, because), rows("Resident, Worker", "because"), "en"), "");
    EXPECT_EQ(form.difference(record(both, "<why/>"), rows("Mieszkaniec, Pracownik", ""), "pl"), "");
    EXPECT_EQ(form.difference(record("", ""), rows("", ""), "en"), "");
}

TEST(FormWords, FindAnAnswerThatWasSentWithoutARow) {
    Rows one = rows("Resident", "because");
    one.pop_back();
    EXPECT_EQ(form.difference(record("<who>resident</who>", because), one, "en"),
              "/data/group/why was sent and has no row at the check");
}

TEST(FormWords, FindAnAnswerThatWasSentOtherwiseThanItWasSeen) {
    const auto differs = [](const std::string& sent, const Rows& seen) {
        return form.difference(sent, seen, "en");
    };
    EXPECT_NE(differs(record("<who>worker</who>", ""), rows("Resident", "")), "");
    EXPECT_NE(differs(record(both, ""), rows("Resident", "")), "");
    EXPECT_NE(differs(record("<who>resident</who>", ""), rows("Resident, Worker", "")), "");
    EXPECT_NE(differs(record("<who>nobody</who>", ""), rows("Resident", "")), "");
    EXPECT_NE(differs(record("", because), rows("", "becaus")), "");
    EXPECT_NE(differs(record("", because), rows("", "")), "");
    EXPECT_NE(differs(record("", ""), rows("Resident", "")), "");
    EXPECT_NE(form.difference(record(both, ""), rows("Resident, Worker", ""), "pl"), "");
}

}  // namespace
}  // namespace campaign
