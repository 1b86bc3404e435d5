// SPDX-License-Identifier: Apache-2.0
// A form can never take a kiosk down: what has no end is refused at load or given up with a sentence, and the
// bounds are those of kiosk/limits.h.
#include <chrono>

#include "kiosk/limits.h"
#include "tests/processor_time.h"
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

const std::string input = "<input ref=\"/data/a\"><label>A</label></input>";

std::string itext_of(const std::string& texts) {
    return "<itext><translation lang=\"en\">" + texts + "</translation></itext>";
}

std::string text_saying(const std::string& id, const std::string& output) {
    return "<text id=\"" + id + "\"><value>so: <output value=\"" + output + "\"/></value></text>";
}

std::string asking(const std::string& texts) {
    return form_of("<a/><b/>", "", "<input ref=\"/data/a\"><label ref=\"jr:itext('x')\"/></input>",
                   itext_of(texts));
}

TEST(Bounds, ATextThatSaysItselfIsRefusedAsACycle) {
    const std::string all = refusal(asking(text_saying("x", "jr:itext('x')")));
    EXPECT_NE(all.find("in a cycle: text \"x\" -> text \"x\""), std::string::npos) << all;
}

TEST(Bounds, TextsThatSayEachOtherAreRefusedAsACycle) {
    const std::string all =
        refusal(asking(text_saying("x", "concat('a', jr:itext('y'))") + text_saying("y", "jr:itext('x')")));
    EXPECT_NE(all.find("cycle"), std::string::npos) << all;
}

TEST(Bounds, AChoiceWhoseLabelNamesItselfIsRefusedAsACycle) {
    const std::string label = "<output value=\"jr:choice-name('1', '/data/a')\"/>";
    const std::string all = refusal(form_of(
        "<a/>", "",
        "<select1 ref=\"/data/a\"><item><label>" + label + "</label><value>1</value></item></select1>"));
    EXPECT_NE(all.find("choices of /data/a -> choices of /data/a"), std::string::npos) << all;
}

TEST(Bounds, AChoiceWhoseTextNamesItselfIsRefusedAsACycle) {
    const std::string all = refusal(form_of(
        "<a/>", "",
        "<select1 ref=\"/data/a\"><item><label ref=\"jr:itext('x')\"/><value>1</value></item></select1>",
        itext_of(text_saying("x", "jr:choice-name('1', '/data/a')"))));
    EXPECT_NE(all.find("cycle"), std::string::npos) << all;
}

TEST(Bounds, TextsMaySayOthersThatEnd) {
    FillingIn form(asking(text_saying("x", "jr:itext('y')") + text_saying("y", "/data/b")));
    EXPECT_EQ(form.question("/data/a").label.plain(), "so: so: ");
    EXPECT_EQ(form.instance.broken(), "");
}

// The id is an answer: only the running form can tell.
TEST(Bounds, ATextThatComesToSayItselfEndsWithASentence) {
    FillingIn form(form_of("<a/>", "", "<input ref=\"/data/a\"><label ref=\"jr:itext('x')\"/></input>",
                           itext_of(text_saying("x", "jr:itext(/data/a)"))));
    EXPECT_EQ(form.instance.broken(), "");
    form.set("/data/a", "x");
    form.question("/data/a");
    EXPECT_NE(form.instance.broken().find("say one another too deeply"), std::string::npos)
        << form.instance.broken();
}

std::string doubling(int times) {
    std::string nodes = "<n0>xxxxxxxxxx</n0>", binds;
    for (int i = 1; i < times; ++i) {
        const std::string before = "/data/n" + std::to_string(i - 1);
        nodes += "<n" + std::to_string(i) + "/>";
        binds += "<bind nodeset=\"/data/n" + std::to_string(i) + "\" calculate=\"concat(" + before + ", " +
                 before + ")\"/>";
    }
    return form_of("<a/>" + nodes, binds, input);
}

TEST(Bounds, AValueThatDoublesIsGivenUpWithASentence) {
    FillingIn form(doubling(40));
    EXPECT_NE(form.instance.broken().find("too long for a kiosk"), std::string::npos)
        << form.instance.broken();
    EXPECT_NE(form.instance.broken().find("/data/n17: concat(/data/n16, /data/n16)"), std::string::npos)
        << "the node that grew too long: " << form.instance.broken();
    EXPECT_TRUE(has_remedy(form.instance.broken())) << form.instance.broken();
    EXPECT_EQ(FillingIn(doubling(10)).instance.broken(), "");
}

TEST(Bounds, AllValuesTogetherHaveABound) {
    std::string nodes, binds;
    for (int i = 0; i < 10; ++i) {
        nodes += "<c" + std::to_string(i) + "/>";
        binds += "<bind nodeset=\"/data/c" + std::to_string(i) + "\" calculate=\"/data/n16\"/>";
    }
    std::string xml = doubling(17);  // n16 is 655,360 letters
    xml.insert(xml.find("<n0>"), nodes);
    xml.insert(xml.find("<bind"), binds);
    FillingIn form(xml);
    EXPECT_NE(form.instance.broken().find("too long for a kiosk"), std::string::npos)
        << form.instance.broken();
}

// 300 instances, each looked at for each and for each again: 27 million, four times over.
TEST(Bounds, WorkThatGrowsWithoutEndIsGivenUpWithASentenceInTime) {
    std::string instances;
    for (int i = 0; i < 300; ++i) instances += "<p><x>1</x></p>";
    const testing::ProcessorTime work;
    FillingIn form(
        form_of(instances + "<a/><c/>",
                "<bind nodeset=\"/data/c\" calculate=\"count(/data/p[count(/data/p[count(/data/p[x = "
                "current()/../a or count(/data/p) &gt; position()]) &gt; 0]) &gt; 0])\"/>",
                input + "<group ref=\"/data/p\"><repeat nodeset=\"/data/p\"><input "
                        "ref=\"/data/p/x\"/></repeat></group>"));
    EXPECT_NE(form.instance.broken().find("more calculation than a kiosk can do"), std::string::npos)
        << form.instance.broken();
    // Far below the watchdog's ten seconds, on any machine that runs a kiosk.
    EXPECT_LT(work.spent(), std::chrono::seconds(30));
}

// ---- counts

const std::string counting = "<n/><rep jr:template=\"\"><x/></rep>";
const std::string counted_body =
    "<input ref=\"/data/n\"/><group ref=\"/data/rep\"><repeat nodeset=\"/data/rep\" jr:count=\"COUNT\">"
    "<input ref=\"/data/rep/x\"/></repeat></group>";

std::string with_count(const std::string& count) {
    std::string body = counted_body;
    return form_of(counting, "<bind nodeset=\"/data/n\" type=\"int\"/>",
                   body.replace(body.find("COUNT"), 5, count));
}

TEST(Bounds, ACountOver1000IsSaidWhereItIsTypedAndChangesNothing) {
    FillingIn form(with_count("/data/n"));
    form.set("/data/n", "2").set("/data/rep[2]/x", "mine");
    EXPECT_NE(form.refused("/data/n", "1500").find("1000 are the most"), std::string::npos);
    EXPECT_EQ(form.value("/data/n"), "2");
    EXPECT_EQ(form.value("/data/rep[2]/x"), "mine");
    EXPECT_FALSE(form.instance.has("/data/rep[3]"));
    form.set("/data/n", "1000");
    EXPECT_TRUE(form.instance.has("/data/rep[1000]"));
    EXPECT_EQ(form.instance.broken(), "");
}

TEST(Bounds, ACountOver1000ThatTheFormWritesIsRefusedAtLoad) {
    EXPECT_NE(refusal(with_count("1500")).find("more than 1000 instances"), std::string::npos);
    load(with_count("1000"));
}

TEST(Bounds, ACountOver1000ThatTheFormCalculatesIsASentence) {
    std::string xml = with_count("/data/n");
    xml.replace(xml.find("<n/>"), 4, "<n>1500</n>");
    const std::string broken = FillingIn(xml).instance.broken();
    EXPECT_TRUE(
        broken.starts_with("This asks for too many of rep: 1000 are the most (line 8: /data/rep: its "
                           "jr:count, without an answer); ask for fewer"))
        << broken;
}

TEST(Bounds, AnAnswerHasALongestLength) {
    FillingIn form(form_of("<a/>", "", input));
    form.set("/data/a", std::string(limits::answer_bytes, 'x'));
    EXPECT_NE(form.refused("/data/a", std::string(limits::answer_bytes + 1, 'x')).find("make it shorter"),
              std::string::npos);
    EXPECT_EQ(form.value("/data/a").size(), limits::answer_bytes);
}

// ---- many instances

// Their number was squared for the summary and again for the check: 40 seconds and more.
TEST(Bounds, AThousandPeopleWithTwentyQuestionsEachAreListedInTime) {
    std::string nodes, body;
    for (int at = 0; at < 20; ++at) {
        nodes += "<q" + std::to_string(at) + "/>";
        body += "<input ref=\"/data/rep/q" + std::to_string(at) + "\"><label>Q</label></input>";
    }
    FillingIn form(form_of("<n/><rep jr:template=\"\">" + nodes + "</rep>",
                           "<bind nodeset=\"/data/n\" type=\"int\"/>",
                           "<input ref=\"/data/n\"/><group ref=\"/data/rep\"><label>People</label><repeat "
                           "nodeset=\"/data/rep\" jr:count=\"/data/n\">" +
                               body + "</repeat></group>"));
    const testing::ProcessorTime work;
    form.set("/data/n", "1000").set("/data/rep[1000]/q3", "last");
    const std::vector<Repeat> repeats = form.instance.repeats();
    ASSERT_EQ(repeats.size(), 1U);
    ASSERT_EQ(repeats[0].instances.size(), 1000U);
    EXPECT_EQ(repeats[0].instances[999].first_page, "/data/rep[1000]/q0");
    EXPECT_EQ(repeats[0].instances[999].answers.at(0).value, "last");
    const auto answers = form.instance.review();
    ASSERT_EQ(answers.size(), 20'001U);
    EXPECT_EQ(answers.back().section.plain(), "People");
    EXPECT_EQ(form.instance.page_of("/data/rep[500]/q19"), "/data/rep[500]/q19");
    EXPECT_EQ(form.instance.page_of("/data/nowhere"), "");
    EXPECT_LT(work.spent(), std::chrono::seconds(20));
}

// ---- instanceID

std::string identified(const std::string& attributes) {
    return form_of(
        "<q/><c/>",
        "<bind nodeset=\"/data/c\" calculate=\"/data/q\"/><bind nodeset=\"/data/meta/instanceID\" " +
            attributes + "/>",
        "<input ref=\"/data/q\"/>");
}

TEST(InstanceId, OneThatHangsOnAnAnswerIsRefused) {
    for (const char* calculate : {"concat('uuid:', /data/q)", "concat(uuid(), /data/c)"}) {
        const std::string all = refusal(identified("calculate=\"" + std::string(calculate) + "\""));
        EXPECT_NE(all.find("hangs on an answer (/data/q)"), std::string::npos) << all;
    }
}

TEST(InstanceId, OneThatWouldBeTheSameForEveryVisitIsDrawnAnew) {
    const std::string xml = identified("calculate=\"'uuid:1'\"");
    const Form::Loaded loaded = Form::load(xml, from({}), Form::Use::at_a_kiosk);
    Instance visit = Instance::begin(loaded.form, {"have-your-say:test", false}, noon());
    const Submission made = visit.finish(noon()).value();
    EXPECT_NE(made.instance_id, "uuid:1");
    EXPECT_EQ(made.instance_id, visit.value("/data/meta/instanceID"));
    EXPECT_EQ(FillingIn(xml).instance.finish(noon()).value().instance_id, "uuid:1")
        << "as its author tries it";
}

TEST(InstanceId, AFormsIdAndVersionStandFixed) {
    const std::string all =
        refusal(form_of("<a/>", "<bind nodeset=\"/data/@version\" calculate=\"/data/a\"/>", input));
    EXPECT_NE(all.find("id and version cannot be calculated"), std::string::npos) << all;
}

TEST(InstanceId, OneThatIsDrawnByChanceIsReadAtTheEnd) {
    FillingIn form(identified("calculate=\"concat('uuid:', uuid())\""));
    const Submission made = form.instance.finish(noon()).value();
    EXPECT_EQ(made.instance_id, form.value("/data/meta/instanceID"));
    EXPECT_NE(made.xml.find("<orx:instanceID>" + made.instance_id + "<"), std::string::npos) << made.xml;
}

TEST(InstanceId, OneThatStandsInTheFormIsNotThatOfEveryVisit) {
    std::string xml = form_of("<a/>", "", input);
    xml.replace(xml.find("<orx:instanceID/>"), 17, "<orx:instanceID>uuid:1</orx:instanceID>");
    xml.erase(xml.find("<bind nodeset=\"/data/meta/instanceID\""), 70);
    EXPECT_NE(FillingIn(xml).instance.finish(noon()).value().instance_id, "uuid:1");
}

TEST(InstanceId, ASecondOneIsRefusedByItsLine) {
    const std::string all = refusal(form_of("<a/>\n<meta><instanceID/></meta>\n", "", input));
    EXPECT_NE(all.find("line 8: /data/meta/instanceID: this is the form's second instanceID"),
              std::string::npos)
        << all;
}

TEST(InstanceId, GoesIntoTheMetaThatIsThere) {
    std::string xml = form_of("<a/>", "", input);
    xml.replace(xml.find("<orx:instanceID/>"), 17, "<orx:audit/>");
    xml.erase(xml.find("<bind nodeset=\"/data/meta/instanceID\""), 70);
    FillingIn form(xml);
    const Submission made = form.instance.finish(noon()).value();
    EXPECT_NE(made.xml.find("<orx:meta><orx:audit/><orx:instanceID>" + made.instance_id +
                            "</orx:instanceID></orx:meta></data>"),
              std::string::npos)
        << made.xml;
    EXPECT_EQ(made.xml.find("meta>"), made.xml.find("<orx:meta>") + 5);
}

}  // namespace
}  // namespace xforms
