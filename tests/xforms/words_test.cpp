// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec, "Languages", "label", "hint", "output", "Media"; pages.
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

const std::string itext = R"xml(<itext>
<translation lang="English (en)"><text id="q"><value>Hello **<output value="/data/name"/>**</value><value form="image">jr://images/a.png</value><value form="audio">jr://audio/a.mp3</value></text>
<text id="h"><value>A hint</value><value form="guidance">For <output value="/data/name"/></value></text><text id="c"><value>Choice</value></text><text id="only"><value>Only English</value></text></translation>
<translation lang="العربية (ar)" default="true()"><text id="q"><value>مرحبا <output value="/data/name"/></value></text><text id="h"><value>تلميح</value></text><text id="c"><value>خيار</value></text></translation>
</itext>)xml";
const Files media{{"a.png", "x"}, {"a.mp3", "x"}};

std::string spoken_form() {
    return form_of(
        "<name/><x/><c/><t/>", "<bind nodeset=\"/data/t\" calculate=\"jr:itext('c')\"/>",
        "<input ref=\"/data/name\"><label ref=\"jr:itext('only')\">Inline</label></input>"
        "<input ref=\"/data/x\"><label ref=\"jr:itext('q')\"/><hint ref=\"jr:itext('h')\"/></input>"
        "<select1 ref=\"/data/c\"><label ref=\"jr:itext('nowhere')\"/><item><label "
        "ref=\"jr:itext('c')\"/><value>1</value></item></select1>",
        itext);
}

TEST(Languages, AreInDocumentOrderWithTheCodeFromTheBracketsAndTheMarkedDefault) {
    const auto form = load(spoken_form(), media);
    ASSERT_EQ(form->languages().size(), 2U);
    EXPECT_EQ(form->languages()[0].code, "en");
    EXPECT_EQ(form->languages()[1].name, "العربية (ar)");
    EXPECT_EQ(form->default_language(), 1U);
}

TEST(Languages, AWordIsShownInTheLanguageSetAndFallsBackToOneThatHasIt) {
    FillingIn form(spoken_form(), media);
    form.set("/data/name", "Ann");
    EXPECT_EQ(form.question("/data/x").label.plain(), "مرحبا Ann");
    EXPECT_TRUE(form.question("/data/x").label.image.empty());
    EXPECT_EQ(form.question("/data/name").label.plain(), "Only English");
    EXPECT_EQ(form.question("/data/c").label.plain(), "nowhere");
    EXPECT_EQ(form.value("/data/t"), "خيار");
    form.instance.set_language(0);
    const Question question = form.question("/data/x");
    EXPECT_EQ(question.label.plain(), "Hello Ann");
    EXPECT_EQ(question.label.image, "a.png");
    EXPECT_EQ(question.label.audio, "a.mp3");
    EXPECT_EQ(question.hint.plain(), "A hint");
    EXPECT_EQ(question.guidance.plain(), "For Ann");
    ASSERT_EQ(question.label.paragraphs.at(0).spans.size(), 1U);
    EXPECT_EQ(form.question("/data/c").choices.at(0).label.plain(), "Choice");
    EXPECT_EQ(form.value("/data/t"), "Choice");
    EXPECT_EQ(form.value("/data/name"), "Ann");
}

TEST(Languages, AShortFormStandsBesideTheWordsAndIsAllOfThemWhereItIsAlone) {
    FillingIn form(form_of(
        "<name/><x/>", "",
        "<input ref=\"/data/name\"><label ref=\"jr:itext('both')\"/></input>"
        "<input ref=\"/data/x\"><label ref=\"jr:itext('alone')\"/></input>",
        "<itext><translation lang=\"en\">"
        "<text id=\"both\"><value form=\"short\">Name</value><value>What are you called?</value></text>"
        "<text id=\"alone\"><value form=\"short\">Age</value></text>"
        "</translation></itext>"));
    EXPECT_EQ(form.question("/data/name").label.plain(), "What are you called?");
    EXPECT_EQ(form.question("/data/name").label.brief(), "Name");
    EXPECT_EQ(form.question("/data/x").label.plain(), "Age");
    EXPECT_EQ(form.question("/data/x").label.brief(), "Age");
}

TEST(Languages, AMissingTranslationAndALongEasyReadSentenceAreWarnedOf) {
    const std::string model =
        "<itext><translation lang=\"English\"><text id=\"a\"><value>Hi</value></text><text "
        "id=\"b\"><value>B</value></text></translation>\n"
        "<translation lang=\"English Easy Read (en-simple)\">\n<text id=\"a\"><value>One two three. One two "
        "three four five six seven eight "
        "nine ten eleven twelve thirteen fourteen fifteen sixteen.</value></text></translation></itext>";
    const Form::Loaded loaded = Form::load(form_of("<x/>", "", "", model), from({}));
    ASSERT_TRUE(loaded.form);
    const std::string all = describe(loaded.problems);
    EXPECT_NE(all.find("text b: warning: there is no translation in English Easy Read"), std::string::npos)
        << all;
    EXPECT_NE(all.find("text a: warning: an Easy Read sentence has 16 words"), std::string::npos) << all;
}

TEST(Languages, ChoicesOfAnItemsetMayNameTheirTextAndItsPicture) {
    FillingIn form(
        form_of(
            "<x/>", "",
            "<select1 ref=\"/data/x\"><itemset nodeset=\"instance('l')/root/item\"><value "
            "ref=\"name\"/><label ref=\"jr:itext(itextId)\"/></itemset></select1>",
            "<itext><translation lang=\"en\"><text id=\"l-0\"><value>One</value><value "
            "form=\"image\">jr://images/1.png</value></text></translation></itext>"
            "<instance id=\"l\"><root><item><itextId>l-0</itextId><name>1</name></item></root></instance>"),
        {{"1.png", "x"}});
    const Choice choice = form.question("/data/x").choices.at(0);
    EXPECT_EQ(choice.label.plain(), "One");
    EXPECT_EQ(choice.label.image, "1.png");
    form.set("/data/x", "1");
    EXPECT_TRUE(form.question("/data/x").choices.at(0).selected);
}

TEST(Outputs, InLabelsHintsAndMessagesShowValuesAsTheyAre) {
    FillingIn form(form_of(
        "<a/><b/>", "<bind nodeset=\"/data/b\" constraint=\"false()\" jr:constraintMsg=\"jr:itext('m')\"/>",
        "<input ref=\"/data/a\"/><input ref=\"/data/b\"><label>You said \"<output value=\"/data/a\"/>\" "
        "<output value=\"1 + 1\"/></label></input>",
        "<itext><translation lang=\"en\"><text id=\"m\"><value>Not <output "
        "value=\"/data/a\"/></value></text></translation></itext>"));
    form.set("/data/a", "**<b>").set("/data/b", "x");
    EXPECT_EQ(form.question("/data/b").label.plain(), "You said \"**<b>\" 2");
    EXPECT_EQ(form.instance.violations().at(0).message.plain(), "Not **<b>");
}

TEST(Pages, AFieldListIsOnePageWithItsAppearanceAndTitles) {
    FillingIn form(
        form_of("<o><g><a/><b/></g></o><c/>", "<bind nodeset=\"/data/o/g/b\" relevant=\"/data/o/g/a = 1\"/>",
                "<group ref=\"/data/o\"><label>Outer</label><group ref=\"/data/o/g\" appearance=\"field-list "
                "about\"><label>Inner</label>"
                "<input ref=\"/data/o/g/a\"/><group><input ref=\"/data/o/g/b\"/></group></group></group>"
                "<group appearance=\"field-list\"><input ref=\"/data/c\"/></group>"));
    const std::vector<std::string> pages = form.instance.pages();
    ASSERT_EQ(pages.size(), 2U);
    EXPECT_EQ(pages[0], "/data/o/g");
    const Page page = form.instance.page(pages[0]);
    EXPECT_EQ(page.questions.size(), 1U);
    EXPECT_EQ(page.appearance, (std::vector<std::string>{"field-list", "about"}));
    ASSERT_EQ(page.titles.size(), 2U);
    EXPECT_EQ(page.titles[0].plain(), "Outer");
    EXPECT_EQ(page.titles[1].plain(), "Inner");
    form.set("/data/o/g/a", "1");
    EXPECT_EQ(form.instance.page(pages[0]).questions.size(), 2U);
    EXPECT_EQ(form.instance.page(pages[1]).questions.size(), 1U);  // a group without a node has a page too
    EXPECT_TRUE(form.instance.page("/data/none").questions.empty());
    EXPECT_EQ(form.instance.review().size(), 3U);
}

TEST(Pages, ACalculateWithoutAControlIsNoPageAndANoteIsOne) {
    FillingIn form(form_of("<a/><b/>",
                           "<bind nodeset=\"/data/a\" calculate=\"1\"/><bind nodeset=\"/data/b\" "
                           "readonly=\"true()\" calculate=\"/data/a + 1\"/>",
                           "<input ref=\"/data/b\"><label>Note</label></input>"));
    EXPECT_EQ(form.instance.pages(), std::vector<std::string>{"/data/b"});
    EXPECT_EQ(form.question("/data/b").control, ControlKind::note);
    EXPECT_EQ(form.question("/data/b").value, "2");
    EXPECT_TRUE(form.instance.review().empty());
}

}  // namespace
}  // namespace xforms
