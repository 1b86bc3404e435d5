// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec, "Submission": what goes to the server, byte for byte.
#include "kiosk/xforms/check_submission.h"
#include "kiosk/xforms/xml.h"
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

TEST(Submissions, KeepTheFormsPrefixesAttributesAndOrder) {
    FillingIn form(
        form_of("<a odk:tag=\"&amp;1\"/><b/>", "", "<input ref=\"/data/a\"/><input ref=\"/data/b\"/>"));
    form.set("/data/b", "2");
    const std::string xml = form.instance.finish(noon()).value().xml;
    EXPECT_EQ(xml.substr(0, xml.find("<b>")),
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<data xmlns:h=\"http://www.w3.org/1999/xhtml\" xmlns:jr=\"http://openrosa.org/javarosa\" "
              "xmlns:orx=\"http://openrosa.org/xforms\" xmlns:odk=\"http://www.opendatakit.org/xforms\" "
              "id=\"a-form\" version=\"1\"><a odk:tag=\"&amp;1\"/>");
    EXPECT_NE(xml.find("<orx:meta><orx:instanceID>uuid:"), std::string::npos);
}

TEST(Submissions, KeepANamespaceOfTheirOwn) {
    std::string xml = form_of("<a/>", "", "");
    xml.replace(xml.find("<data id=\"a-form\" "), 18, "<data xmlns=\"urn:mine\" ");
    FillingIn form(xml);
    EXPECT_EQ(form.instance.form().id(), "urn:mine");
    EXPECT_NE(form.instance.finish(noon()).value().xml.find(" xmlns=\"urn:mine\" version=\"1\"><a/>"),
              std::string::npos);
}

TEST(Submissions, AreWellFormedWhateverWasTyped) {
    FillingIn form(form_of("<a/>", "", "<input ref=\"/data/a\"/>"));
    form.set("/data/a", "<&>\"' ]]> \x01\x1f\uFFFE\uFFFF\r\n\t é 😀 \xEF\xBF\xBD");
    const std::string xml = form.instance.finish(noon()).value().xml;
    XmlProblem problem;
    const auto document = read_xml(xml, XmlLimits{}, problem);
    ASSERT_TRUE(document) << problem.sentence;
    EXPECT_EQ(document->root().child("a")->text(), "<&>\"' ]]> \n\t é 😀 \xEF\xBF\xBD");
}

// The last gate: whatever an expression makes of bytes, a reader of the record must be able to read it.
TEST(Submissions, AreWellFormedWhateverWasCalculated) {
    const auto made_of = [](const std::string& base64) {
        FillingIn form(form_of("<a/><b/>",
                               "<bind nodeset=\"/data/a\" calculate=\"base64-decode('" + base64 + "')\"/>",
                               "<input ref=\"/data/b\"/>"));
        const std::string xml = form.instance.finish(noon()).value().xml;
        XmlProblem problem;
        const auto document = read_xml(xml, XmlLimits{}, problem);
        EXPECT_TRUE(document) << base64 << ": " << problem.sentence;
        return document ? document->root().child("a")->text() : "";
    };
    EXPECT_EQ(made_of("7aCA"), "\uFFFD\uFFFD\uFFFD");              // U+D800, half a pair
    EXPECT_EQ(made_of("YfT/v79i"), "a\uFFFD\uFFFD\uFFFD\uFFFDb");  // past U+10FFFF
    EXPECT_EQ(made_of("Qu+/vu+/v1g="), "BX");                      // U+FFFE, U+FFFF
    EXPECT_EQ(made_of("YQEbYg=="), "ab");                          // control characters
    EXPECT_EQ(made_of("YQ0KYg=="), "a\r\nb");  // a reader makes one of it where it is written plainly
}

// ---- the look at what is finished (check_submission.h)

struct Faulty {
    const char *from, *to, *says;
};

class AFaultySubmission : public testing::TestWithParam<Faulty> {};

TEST_P(AFaultySubmission, IsNotHandedOut) {
    Submission made{
        "a-form", "1", "uuid:1",
        "<data xmlns:orx=\"http://openrosa.org/xforms\" id=\"a-form\" version=\"1\"><a>mine</a><b/>"
        "<orx:meta><orx:instanceID>uuid:1</orx:instanceID></orx:meta></data>"};
    const std::vector<std::string_view> texts{"", "mine", "", "", "uuid:1"};
    ASSERT_TRUE(check_submission(made, texts));
    const auto [from, to, says] = GetParam();
    made.xml.replace(made.xml.find(from), std::string_view(from).size(), to);
    const kiosk::Result<void> checked = check_submission(made, texts);
    ASSERT_FALSE(checked);
    EXPECT_NE(checked.error().sentence.find(says), std::string::npos) << checked.error().sentence;
    EXPECT_EQ(checked.error().sentence.find("mine"), std::string::npos)
        << "an answer in a sentence for staff";
}

INSTANTIATE_TEST_SUITE_P(
    Submissions, AFaultySubmission,
    testing::Values(Faulty{"</a>", "</b>", "not right (line 1: "},
                    Faulty{"mine", "\xED\xA0\x80", "not right"}, Faulty{"mine", "&#1;", "not right"},
                    Faulty{"mine", "other", "another text in a"},
                    Faulty{"<a>mine</a>", "<a/>", "another text in a"},
                    Faulty{"<b/>", "", "the elements of the form"},
                    Faulty{"<orx:instanceID>uuid:1", "<orx:instanceID>uuid:2", "another text in instanceID"},
                    Faulty{"orx:meta>", "orx:mete>", "not right"},
                    Faulty{"id=\"a-form\"", "id=\"another\"", "the id of the form"},
                    Faulty{"version=\"1\"", "version=\"2\"", "the version of the form"}));

TEST(Submissions, HaveOneInstanceIdInMeta) {
    const Submission made{
        "a-form", "", "uuid:1",
        "<data id=\"a-form\"><meta><instanceID>uuid:1</instanceID><instanceID>uuid:1</instanceID>"
        "</meta></data>"};
    EXPECT_FALSE(check_submission(made, {"", "", "uuid:1", "uuid:1"}));
}

}  // namespace
}  // namespace xforms
