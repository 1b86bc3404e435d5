// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/outline.h"

#include <map>

#include <gtest/gtest.h>

namespace xforms {
namespace {

std::string form(const std::string& nodes, const std::string& model, const std::string& body) {
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>T</h:title><model><instance><data id="outline" version="3">)" +
           nodes + "<orx:meta><orx:instanceID/></orx:meta></data></instance><instance id=\"second\"><root/>" +
           "</instance>" + model + "</model></h:head><h:body>" + body + "</h:body></h:html>";
}

std::string kind_and_role(const OutlineNode& node) {
    constexpr const char* kinds[] = {"group", "repeat", "value"};
    constexpr const char* roles[] = {"answer", "instance_id", "practice", "note"};
    return node.path + " " + kinds[static_cast<int>(node.kind)] + " " + roles[static_cast<int>(node.role)];
}

std::vector<std::string> nodes_of(const std::string& xml) {
    const auto outline = read_outline(xml);
    if (!outline) return {outline.error().sentence};
    std::vector<std::string> all;
    for (const OutlineNode& node : outline->nodes) all.push_back(kind_and_role(node));
    return all;
}

TEST(Outline, NodesComeInTheOrderOfTheFormWithTheirKindsAndRoles) {
    const std::string xml = form(
        "<a/><group><b/><person jr:template=\"\"><name/></person><person><name/></person></group><training/>",
        R"xml(<bind nodeset="/data/a" readonly="true()"/>
        <bind nodeset="/data/training" jr:preload="property" jr:preloadParams="practice"/>)xml",
        R"xml(<input ref="/data/a"><label>A</label></input><group ref="/data/group"><input ref="b">
        <label>B</label></input><group ref="person"><repeat nodeset="/data/group/person"><input ref="name">
        <label>N</label></input></repeat></group></group>)xml");
    const std::vector<std::string> wanted = {"a value note",
                                             "group group answer",
                                             "group/b value answer",
                                             "group/person repeat answer",
                                             "group/person/name value answer",
                                             "training value practice",
                                             "meta group answer",
                                             "meta/instanceID value instance_id"};
    EXPECT_EQ(nodes_of(xml), wanted);
    const auto outline = *read_outline(xml);
    EXPECT_EQ(outline.id, "outline");
    EXPECT_EQ(outline.version, "3");
    EXPECT_EQ(outline.nodes[4].parent, 3u);
    EXPECT_EQ(outline.nodes[0].parent, std::nullopt);
}

// Each of these puts a value into a read-only node.
TEST(Outline, ARowThatOnlyReadsIsANoteUnlessSomethingFillsIt) {
    const std::string bind = "<bind nodeset=\"/data/a\" readonly=\"true()\"";
    const std::string body = "<input ref=\"/data/a\"><label>A</label></input>";
    EXPECT_EQ(nodes_of(form("<a/>", bind + "/>", body))[0], "a value note");
    EXPECT_EQ(nodes_of(form("<a>text</a>", bind + "/>", body))[0], "a value answer");
    EXPECT_EQ(nodes_of(form("<a/>", bind + " calculate=\"1\"/>", body))[0], "a value answer");
    EXPECT_EQ(nodes_of(form("<a/>", bind + " jr:preload=\"date\" jr:preloadParams=\"today\"/>", body))[0],
              "a value answer");
    EXPECT_EQ(nodes_of(form("<a/>", bind + " jr:preload=\"property\" jr:preloadParams=\"email\"/>", body))[0],
              "a value note");
    EXPECT_EQ(
        nodes_of(form("<a/>",
                      bind + "/><setvalue event=\"odk-instance-first-load\" ref=\"/data/a\" value=\"1\"/>",
                      body))[0],
        "a value answer");
    EXPECT_EQ(nodes_of(form("<a/>", "<bind nodeset=\"/data/a\" readonly=\"1 = 1\"/>", body))[0],
              "a value answer");
}

TEST(Outline, TellsWhatDecidesWhetherAQuestionIsAskedAndWhatFillsIt) {
    const auto outline = read_outline(form(
        "<who/><count/><more><of/><age/></more><person><name/></person><place/><sum/><first/><free/>",
        R"xml(<bind nodeset="/data/more" relevant="/data/who = 'a'"/><bind nodeset="/data/more/of" relevant="../age > 3"/>
        <bind nodeset="/data/sum" calculate="/data/count + 1"/>
        <bind nodeset="/data/free" constraint=". != /data/who" required="/data/who = 'a'"/>
        <setvalue event="odk-instance-first-load" ref="/data/first" value="/data/sum"/>)xml",
        R"xml(<input ref="/data/more/of"><label>O</label></input>
        <group><label>P</label><repeat nodeset="/data/person" jr:count="/data/count"><input ref="name"><label>N</label></input>
        </repeat></group><select1 ref="/data/place"><label>W</label><itemset nodeset="instance('second')/root/item[of = /data/who]">
        <value ref="name"/><label ref="label"/></itemset></select1>)xml"));
    ASSERT_TRUE(outline) << outline.error().sentence;
    std::map<std::string, std::set<std::string>> reads;
    for (const OutlineNode& node : outline->nodes)
        if (!node.reads.empty()) reads[node.path] = node.reads;
    const std::map<std::string, std::set<std::string>> wanted = {
        {"more", {"who"}},  {"more/of", {"more/age"}}, {"person", {"count"}},
        {"place", {"who"}}, {"sum", {"count"}},        {"first", {"sum"}}};
    EXPECT_EQ(reads, wanted);
}

TEST(Outline, WhatIsNoFormIsRefusedWithItsReason) {
    EXPECT_EQ(nodes_of("<data/>")[0], "this is no XForm; write a head with a model");
    EXPECT_EQ(nodes_of("<h><head><model/></head></h>")[0],
              "there is no primary instance; write an instance with the form's nodes first");
    EXPECT_NE(nodes_of("<h><head>")[0].find("line 1"), std::string::npos);
    EXPECT_EQ(nodes_of("<h xmlns=\"http://www.w3.org/2002/xforms\"><head><model><instance><data/></instance>"
                       "</model></head></h>")[0],
              "the form has no id; write id=\"...\" on this node");
}

}  // namespace
}  // namespace xforms
