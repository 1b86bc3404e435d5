// SPDX-License-Identifier: Apache-2.0
// RELIABILITY X1 to X7: hostile XML. What is limited is the work done, so each test also checks how far
// reading went.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include "kiosk/xforms/xml.h"
#include "tests/processor_time.h"
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

std::string sentence_of(const std::string& bytes) {
    XmlProblem problem;
    EXPECT_EQ(read_xml(bytes, XmlLimits{}, problem), nullptr) << "it was read";
    EXPECT_TRUE(has_remedy(problem.sentence)) << problem.sentence;
    return problem.sentence;
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    all.reserve(text.size() * times);
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

long peak_kilobytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss;
}

TEST(HostileXml, BillionLaughsStopAtTheDoctype) {
    const std::string bomb =
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]><a>&b;</a>";
    EXPECT_NE(sentence_of(bomb).find("DOCTYPE"), std::string::npos);
}

TEST(HostileXml, QuadraticEntitiesStopAtTheDoctype) {
    const std::string bomb = "<!DOCTYPE a [<!ENTITY x \"" + std::string(100'000, 'x') + "\">]><a>" +
                             repeated("&x;", 10'000) + "</a>";
    EXPECT_NE(sentence_of(bomb).find("DOCTYPE"), std::string::npos);
}

TEST(HostileXml, ElementsDeeperThanAHundredAreRefused) {
    EXPECT_NE(sentence_of(repeated("<a>", 101) + repeated("</a>", 101)).find("100 deep"), std::string::npos);
    XmlProblem problem;
    EXPECT_NE(read_xml(repeated("<a>", 100) + repeated("</a>", 100), XmlLimits{}, problem), nullptr)
        << problem.sentence;
}

TEST(HostileXml, AFileOverFiveMegabytesIsRefusedUnread) {
    EXPECT_EQ(sentence_of("<a>" + std::string(10'000'000, 'x') + "</a>"),
              "the file is larger than 5 MB; leave some of it out");
}

TEST(HostileXml, AFloodOfAttributesIsSeenBeforeTheParser) {
    std::string flood = "<a";
    for (int i = 0; i < 200'000; ++i) flood += " a" + std::to_string(i) + "='1'";
    flood += "/>";
    EXPECT_NE(find_flood(flood, XmlLimits{}).sentence.find("more than 64 attributes"), std::string::npos);
    EXPECT_NE(sentence_of(flood).find("more than 64 attributes"), std::string::npos);
}

TEST(HostileXml, SixtyFourAttributesAreAllowedAndSixtyFiveAreNot) {
    const auto element = [](int count) {
        std::string text = "<a";
        for (int i = 0; i < count; ++i) text += " a" + std::to_string(i) + "='x=y'";
        return text + "/>";
    };
    XmlProblem problem;
    EXPECT_NE(read_xml(element(64), XmlLimits{}, problem), nullptr) << problem.sentence;
    EXPECT_FALSE(sentence_of(element(65)).empty());
}

TEST(HostileXml, EqualsSignsInCommentsAndTextAreNoAttributes) {
    XmlProblem problem;
    const std::string many = repeated("=", 1000);
    EXPECT_NE(read_xml("<a><!-- < " + many + " --><![CDATA[< " + many + "]]>" + many + "</a>", XmlLimits{},
                       problem),
              nullptr)
        << problem.sentence;
}

TEST(HostileXml, AFloodOfNodesStopsAtTheLimit) {
    const std::string flood = "<a>" + repeated("<b/>", 1'200'000) + "</a>";
    EXPECT_NE(sentence_of(flood).find("200000 nodes"), std::string::npos);
}

TEST(HostileXml, AnOutsideEntityIsNeverOpened) {
    EXPECT_NE(
        sentence_of("<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><a>&f;</a>").find("DOCTYPE"),
        std::string::npos);
    EXPECT_NE(sentence_of("<a>&f;</a>").find("not well-formed"), std::string::npos);
}

TEST(HostileXml, OtherEncodingsAreRefusedSoThatNoTagCanHide) {
    EXPECT_NE(sentence_of("<?xml version='1.0' encoding='UTF-16'?><a/>").find("UTF-8"), std::string::npos);
    EXPECT_NE(sentence_of("<?xml version='1.0' encoding=\"UTF-7\"?><a/>").find("UTF-8"), std::string::npos);
    EXPECT_NE(sentence_of(std::string("\xFF\xFE<\0a\0/\0>\0", 10)).find("UTF-8"), std::string::npos);
    EXPECT_NE(sentence_of("<a>\xC3\x28</a>").find("UTF-8"), std::string::npos);
}

TEST(HostileXml, AFloodOfHyphensInACommentIsSeenBeforeTheParser) {
    EXPECT_NE(find_flood(repeated("<!--", 1000), XmlLimits{}).sentence.find("hyphens"), std::string::npos);
    EXPECT_NE(
        find_flood("<a><!-- " + repeated("--", 1000) + " --></a>", XmlLimits{}).sentence.find("hyphens"),
        std::string::npos);
}

TEST(HostileXml, AllOfThemTogetherAreGivenUpAtOnce) {
    const testing::ProcessorTime work;
    sentence_of("<a>" + repeated("<b/>", 1'200'000) + "</a>");
    sentence_of("<a " + repeated("a='", 1'600'000) + "/>");
    sentence_of("<a>" + repeated("<b c='1' d='2'>", 300'000) + "</a>");
    sentence_of(repeated("<!--", 1'200'000));
    sentence_of(repeated("<![CDATA[", 500'000));
    EXPECT_LT(work.spent(), std::chrono::seconds(10));  // a fifth of one here
    EXPECT_LT(peak_kilobytes(), 200'000);               // of the whole test program, the inputs among it
}

TEST(Xml, KeepsLinesNamespacesAndEscapedAttributes) {
    XmlProblem problem;
    const auto document =
        read_xml("<a xmlns:p=\"urn:p\">\n<p:b c=\"1 &amp;&lt; 2\">x<d/> y</p:b>\n</a>", XmlLimits{}, problem);
    ASSERT_TRUE(document) << problem.sentence;
    const XmlElement& b = *document->root().child("b");
    EXPECT_EQ(b.line, 2);
    EXPECT_EQ(b.namespace_uri, "urn:p");
    EXPECT_EQ(b.value("c"), "1 &< 2");
    EXPECT_EQ(b.text(), "x y");
    EXPECT_EQ(document->root().content.size(), 1U);
}

TEST(Xml, KeepsBlanksAroundMarkupInWordsAndNotAroundNodesOfTheSameName) {
    XmlProblem problem;
    const auto document =
        read_xml("<r>\n<p> <b/> </p><label>one <b>two</b> <i>three</i></label></r>", XmlLimits{}, problem);
    ASSERT_TRUE(document) << problem.sentence;
    EXPECT_EQ(document->root().child("p")->content.size(), 1U);
    EXPECT_EQ(document->root().child("label")->content.size(), 4U);
}

TEST(Xml, NamesTheLineOfAMistake) {
    XmlProblem problem;
    EXPECT_EQ(read_xml("<a>\n<b>\n</a>", XmlLimits{}, problem), nullptr);
    EXPECT_EQ(problem.line, 3);
}

}  // namespace
}  // namespace xforms
