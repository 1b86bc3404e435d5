// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/singling_out.h"

#include <gtest/gtest.h>

#include "kiosk/xforms/dry_run.h"

namespace xforms {
namespace {

std::string form(const std::vector<std::string>& names) {
    std::string nodes, body;
    for (const std::string& name : names) {
        nodes += "<" + name + "/>";
        body += "<input ref=\"/data/" + name + "\"><label>Q</label></input>";
    }
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>T</h:title><model><instance><data id="f">)" +
           nodes + "<meta><instanceID/></meta></data></instance></model></h:head><h:body>" + body +
           "</h:body></h:html>";
}

bool warns(const std::vector<std::string>& names) {
    return find_singling_out(*read_outline(form(names))).has_value();
}

TEST(SinglingOut, APlaceWithTwoTraitsIsToldAndLessIsNot) {
    EXPECT_TRUE(warns({"postcode_district", "age_group", "ethnicity"}));
    EXPECT_TRUE(warns({"homePostcode", "DateOfBirth", "gender2"}));
    EXPECT_FALSE(warns({"age_group", "ethnicity", "gender"}));
    EXPECT_FALSE(warns({"postcode", "age_group", "age_other"}));
    EXPECT_FALSE(warns({"postcode", "message", "passage", "forwarded", "sexton"}));
}

// What the Equality Act protects and councils ask for was passed over.
TEST(SinglingOut, KnowsEachTraitThatACouncilAsksFor) {
    for (const std::string trait :
         {"race", "racial_group", "faith", "belief", "religion_or_belief", "marriage", "marital_status",
          "pregnancy", "maternity_leave", "trans", "transgender", "carer", "isCarer", "impairment",
          "impairments", "veteran", "armed_forces_veteran", "disability", "sexuality"}) {
        EXPECT_TRUE(asks_for_a_trait(trait)) << trait;
        EXPECT_TRUE(warns({"ward", "age", trait})) << trait;
    }
    EXPECT_FALSE(warns({"ward", "religion", "faith", "belief"})) << "one trait, asked three times";
    for (const std::string other : {"embrace", "trace", "transport", "translation", "disbelieve", "scarer"})
        EXPECT_FALSE(asks_for_a_trait(other)) << other;
}

TEST(SinglingOut, IsAWarningThatNamesTheQuestionsAndRefusesNothing) {
    const auto warning = find_singling_out(*read_outline(form({"postcode", "age", "sex"})));
    ASSERT_TRUE(warning);
    EXPECT_FALSE(warning->refuses);
    EXPECT_NE(describe({*warning}).find("warning: the answers to postcode, age, sex may together"),
              std::string::npos)
        << describe({*warning});
}

}  // namespace
}  // namespace xforms
