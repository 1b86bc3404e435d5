// SPDX-License-Identifier: Apache-2.0
// What a kiosk's screens draw is not refused; what they leave out of a label is told to its author.
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

std::string form_with(const std::string& bind, const std::string& control, const std::string& model = "") {
    return form_of("<q/><rep><name/></rep>", "<bind nodeset='/data/q' " + bind + "/>", control, model);
}

void expect_drawn(const std::string& bind, const std::string& control) {
    const Form::Loaded loaded = Form::load(form_with(bind, control), from({}));
    EXPECT_TRUE(loaded.form) << control << "\n" << describe(loaded.problems);
}

TEST(Drawn, EveryControlThatTheEngineRuns) {
    for (const char* type : {"type='date'", "type='time'", "type='dateTime'"})
        expect_drawn(type, "<input ref='/data/q'><label>q</label></input>");
    expect_drawn("type='int'", "<range ref='/data/q' start='1' end='5' step='1'><label>q</label></range>");
    expect_drawn("type='string'", "<trigger ref='/data/q'><label>q</label></trigger>");
    expect_drawn("type='odk:rank'",
                 "<odk:rank ref='/data/q'><label>q</label><item><label>a</label><value>a</value></item>"
                 "<item><label>b</label><value>b</value></item></odk:rank>");
    expect_drawn("type='string'",
                 "<group ref='/data/rep'><label>People</label><repeat nodeset='/data/rep'>"
                 "<input ref='/data/rep/name'><label>Name</label></input></repeat></group>");
}

std::string itext(const std::string& form, const std::string& file) {
    return "<itext><translation lang='English (en)'><text id='q'><value>q</value><value form='" + form +
           "'>" + file + "</value></text></translation></itext>";
}

const std::string asked = "<input ref='/data/q'><label ref=\"jr:itext('q')\"/></input>";

TEST(Drawn, APictureInALabelIsNamedByIt) {
    FillingIn form(form_with("type='string'", asked, itext("image", "jr://images/a.png")), {{"a.png", "x"}});
    EXPECT_EQ(form.question("/data/q").label.image, "a.png");
}

TEST(Drawn, AVideoIsNotAndItsAuthorIsTold) {
    const Form::Loaded loaded = Form::load(
        form_with("type='string'", asked, itext("video", "jr://video/a.mp4")), from({{"a.mp4", "x"}}));
    EXPECT_TRUE(loaded.form);
    EXPECT_NE(describe(loaded.problems).find("a kiosk plays no video"), std::string::npos)
        << describe(loaded.problems);
}

}  // namespace
}  // namespace xforms
