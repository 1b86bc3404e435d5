// SPDX-License-Identifier: Apache-2.0
// What servers write, and what somebody who wants to harm a kiosk would write in its place.
#include "sync/openrosa_xml.h"

#include <chrono>

#include <gtest/gtest.h>

#include "tests/processor_time.h"
#include "tests/sync/far_end.h"

namespace openrosa {
namespace {

using testing::form_list;
using testing::manifest;

TEST(OpenRosaXml, AFormListIsReadAsCentralWritesIt) {
    const auto forms = read_form_list(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "  <xforms xmlns=\"http://openrosa.org/xforms/xformsList\">\n"
        "    <xform>\n      <formID>library-hours</formID>\n      <name>Library hours</name>\n"
        "      <version>2[encrypted:abcdefgh]</version>\n      <hash>md5:0f0f</hash>\n"
        "      <downloadUrl>https://a.org/form.xml?a=1&amp;b=2</downloadUrl>\n"
        "      <manifestUrl>https://a.org/manifest</manifestUrl>\n    </xform>\n"
        "    <xform><formID>two</formID><version/></xform>\n  </xforms>");
    ASSERT_TRUE(forms.has_value()) << forms.error().sentence;
    ASSERT_EQ(forms->size(), 2U);
    EXPECT_EQ(forms->at(0).form_id, "library-hours");
    EXPECT_EQ(forms->at(0).version, "2[encrypted:abcdefgh]");
    EXPECT_EQ(forms->at(0).hash, "md5:0f0f");
    EXPECT_EQ(forms->at(0).download_url, "https://a.org/form.xml?a=1&b=2");
    EXPECT_EQ(forms->at(0).manifest_url, "https://a.org/manifest");
    EXPECT_EQ(forms->at(1).version, "");
    EXPECT_EQ(forms->at(1).manifest_url, "");
}

TEST(OpenRosaXml, PrefixesCdataCommentsAndUnknownElementsDoNotMatter) {
    const auto forms = read_form_list(
        "<o:xforms xmlns:o=\"http://openrosa.org/xforms/xformsList\" xmlns:k=\"urn:k\"><!-- a list -->"
        "<o:xforms-group><o:groupID>g</o:groupID></o:xforms-group><k:xform><k:formID>no</k:formID></k:xform>"
        "<o:xform><o:majorMinorVersion>1.2</o:majorMinorVersion><o:formID><![CDATA[a]]>b</o:formID>"
        "<k:formID>no</k:formID><o:extra><o:formID>no</o:formID></o:extra></o:xform></o:xforms>");
    ASSERT_TRUE(forms.has_value()) << forms.error().sentence;
    ASSERT_EQ(forms->size(), 1U);
    EXPECT_EQ(forms->front().form_id, "ab");
}

TEST(OpenRosaXml, AFieldGivenTwiceIsRefused) {
    EXPECT_FALSE(
        read_form_list(form_list("<xform><formID>a</formID><formID>b</formID></xform>")).has_value());
}

TEST(OpenRosaXml, WhatIsNoFormListIsRefused) {
    for (const std::string& xml :
         {std::string(), std::string(" "), std::string("<xforms/>"), std::string("<html/>"),
          std::string("not xml"), manifest(""), form_list("<xform>"), form_list("") + "x",
          std::string("\0<xforms/>", 10), std::string("\xff\xfe<\0x\0", 6),
          form_list("<xform><formID>\xff</formID></xform>"), form_list("&undefined;")})
        EXPECT_FALSE(read_form_list(xml).has_value()) << xml;
    EXPECT_TRUE(read_form_list(form_list("")).has_value());
}

TEST(OpenRosaXml, EveryTruncationIsRefused) {
    const std::string whole =
        form_list(testing::FarEnd::list_entry("a", "md5:1", "https://a.org/", "https://a.org/m"));
    ASSERT_TRUE(read_form_list(whole).has_value());
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(read_form_list(whole.substr(0, size)).has_value()) << size;
}

TEST(OpenRosaXml, ADoctypeIsRefusedBeforeItIsRead) {
    const std::string bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    const std::string file = "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
    for (const std::string& doctype :
         {bomb, file, std::string("<!DOCTYPE x SYSTEM \"http://127.0.0.1:1/x.dtd\">")}) {
        std::string xml = form_list("<xform><formID>&a;</formID></xform>");
        xml.insert(xml.find("<xforms"), doctype);
        const auto forms = read_form_list(xml);
        ASSERT_FALSE(forms.has_value());
        EXPECT_NE(forms.error().sentence.find("DOCTYPE"), std::string::npos);
    }
}

TEST(OpenRosaXml, FloodsAreRefusedInATimeThatNobodyNotices) {
    std::string attributes, deep, many;
    for (int i = 0; i < 100'000; ++i) attributes += " a" + std::to_string(i) + "=\"\"";
    for (int i = 0; i < 100'000; ++i) deep += "<a>";
    for (int i = 0; i < 100'000; ++i) many += "<xform/>";
    const ::testing::ProcessorTime work;
    for (const std::string& flood :
         {"<xform" + attributes + "/>", deep, many, "<xform>" + std::string(1 << 20, 'a') + "</xform>"})
        EXPECT_FALSE(read_form_list(form_list(flood)).has_value());
    EXPECT_LT(work.spent(), std::chrono::seconds{1});
}

TEST(OpenRosaXml, AManifestIsReadWithItsTypes) {
    const auto media = read_manifest(
        manifest("<mediaFile><filename>a "
                 "map.png</filename><hash>md5:1</hash><downloadUrl>https://a.org/1</downloadUrl></mediaFile>"
                 "<mediaFile type=\"entityList\"><filename>people.csv</filename><hash>md5:2</hash>"
                 "<downloadUrl>https://a.org/2</downloadUrl><integrityUrl>https://a.org/3</integrityUrl></"
                 "mediaFile>"));
    ASSERT_TRUE(media.has_value()) << media.error().sentence;
    ASSERT_EQ(media->size(), 2U);
    EXPECT_EQ(media->at(0).filename, "a map.png");
    EXPECT_EQ(media->at(0).type, "");
    EXPECT_EQ(media->at(1).type, "entityList");
    EXPECT_EQ(media->at(1).download_url, "https://a.org/2");
}

TEST(OpenRosaXml, FileNamesThatLeaveTheirFolderAreRefused) {
    for (const std::string& name :
         {std::string(), std::string("../a"), std::string(".."), std::string("."), std::string("a/../b"),
          std::string("a/.."), std::string("/etc/passwd"), std::string("a//b"), std::string("a/"),
          std::string("C:a"), std::string("a\\b"), std::string("a&#10;b"), std::string("a&#127;b"),
          std::string(256, 'a')})
        EXPECT_FALSE(
            read_manifest(manifest("<mediaFile><filename>" + name + "</filename></mediaFile>")).has_value())
            << name;
    for (const std::string& name :
         {std::string("a.png"), std::string("media/a.png"), std::string("größe 1.jpg"), std::string("...a"),
          std::string("خريطة.png"), std::string(255, 'a')})
        EXPECT_TRUE(
            read_manifest(manifest("<mediaFile><filename>" + name + "</filename></mediaFile>")).has_value())
            << name;
}

TEST(OpenRosaXml, AFileNameGivenTwiceIsRefused) {
    const std::string file = "<mediaFile><filename>a</filename></mediaFile>";
    EXPECT_FALSE(read_manifest(manifest(file + file)).has_value());
}

TEST(OpenRosaXml, AResponseIsKnownByItsNamespaceAndGivesItsMessage) {
    EXPECT_EQ(
        read_response("<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\" items=\"0\">\n"
                      "    <message nature=\"submit_success\">Thank you</message>\n</OpenRosaResponse>"),
        "Thank you");
    EXPECT_EQ(read_response("<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"/>"), "");
    EXPECT_EQ(read_response("<OpenRosaResponse><message>Thank you</message></OpenRosaResponse>"),
              std::nullopt);
    EXPECT_EQ(read_response("{\"message\":\"Thank you\"}"), std::nullopt);
    EXPECT_EQ(read_response(""), std::nullopt);
}

}  // namespace
}  // namespace openrosa
