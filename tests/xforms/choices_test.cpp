// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec, "select1", "select", "rank", "range", "trigger", "itemset", "Secondary Instances".
#include "tests/xforms/filling_in.h"

namespace xforms {
namespace {

std::vector<std::string> values_of(const Question& question) {
    std::vector<std::string> values;
    for (const Choice& choice : question.choices) values.push_back(choice.value);
    return values;
}

using Values = std::vector<std::string>;

const std::string abc =
    "<item><label>Apple</label><value>a</value></item><item><label>Berry</label><value>b</value></item>"
    "<item><value>c</value></item>";

TEST(Choices, OfSelectOneAreLabelledAndMarked) {
    FillingIn form(
        form_of("<x/>", "", "<select1 ref=\"/data/x\" appearance=\"quick w1\">" + abc + "</select1>"));
    form.set("/data/x", "b");
    const Question question = form.question("/data/x");
    EXPECT_EQ(values_of(question), (Values{"a", "b", "c"}));
    EXPECT_EQ(question.appearance, (Values{"quick", "w1"}));
    EXPECT_TRUE(question.choices[1].selected);
    EXPECT_FALSE(question.choices[0].selected);
    EXPECT_EQ(question.choices[2].label.plain(), "c");
    form.refused("/data/x", "z");
    form.refused("/data/x", "a b");
    EXPECT_EQ(form.set("/data/x", "").value("/data/x"), "");
}

TEST(Choices, OfSelectManyAreKeptInTheOrderOfTheList) {
    FillingIn form(form_of("<x/>", "", "<select ref=\"/data/x\">" + abc + "</select>"));
    EXPECT_EQ(form.set("/data/x", "c a c").value("/data/x"), "a c");
    const Question question = form.question("/data/x");
    EXPECT_TRUE(question.choices[0].selected);
    EXPECT_FALSE(question.choices[1].selected);
    EXPECT_TRUE(question.choices[2].selected);
    form.refused("/data/x", "a z");
}

TEST(Choices, ARankHoldsAllOfThemInTheOrderGiven) {
    FillingIn form(form_of("<x/>", "", "<odk:rank ref=\"/data/x\">" + abc + "</odk:rank>"));
    EXPECT_EQ(values_of(form.question("/data/x")), (Values{"a", "b", "c"}));
    form.set("/data/x", "c a b");
    EXPECT_EQ(values_of(form.question("/data/x")), (Values{"c", "a", "b"}));
    form.refused("/data/x", "c a");
    form.refused("/data/x", "c c a");
    EXPECT_EQ(form.value("/data/x"), "c a b");
}

TEST(Choices, ARangeIsBetweenItsEndsAndATriggerIsOk) {
    FillingIn form(
        form_of("<x/><t/>", "<bind nodeset=\"/data/x\" type=\"int\"/>",
                "<range ref=\"/data/x\" start=\"10\" end=\"0\" step=\"2\"/><trigger ref=\"/data/t\"/>"));
    EXPECT_EQ(form.set("/data/x", "4").value("/data/x"), "4");
    form.refused("/data/x", "11");
    EXPECT_EQ(form.question("/data/x").range->step, 2);
    EXPECT_EQ(form.set("/data/t", "true").value("/data/t"), "OK");
    EXPECT_EQ(form.set("/data/t", "false").value("/data/t"), "");
    form.set("/data/t", "OK");
    EXPECT_EQ(form.set("/data/t", "").value("/data/t"), "");
}

const std::string cities = R"(<instance id="cities"><root>
<item><name>lpl</name><label>Liverpool</label><country>uk</country></item>
<item><name>leeds</name><label>Leeds</label><country>uk</country></item>
<item><name>gdansk</name><label>Gdańsk</label><country>pl</country></item></root></instance>)";
const std::string cascade =
    "<select1 ref=\"/data/country\"><item><value>uk</value></item><item><value>pl</value></item></select1>"
    "<select1 ref=\"/data/city\"><itemset nodeset=\"instance('cities')/root/item[country = /data/country]\">"
    "<value ref=\"name\"/><label ref=\"label\"/></itemset></select1>";

TEST(Choices, AFilterFollowsAnotherAnswerAndClearsWhatWent) {
    FillingIn form(
        form_of("<country/><city/><said/>",
                "<bind nodeset=\"/data/said\" calculate=\"jr:choice-name(/data/city, '/data/city')\"/>",
                cascade, cities));
    EXPECT_TRUE(form.question("/data/city").choices.empty());
    form.set("/data/country", "uk").set("/data/city", "leeds");
    EXPECT_EQ(values_of(form.question("/data/city")), (Values{"lpl", "leeds"}));
    EXPECT_EQ(form.value("/data/said"), "Leeds");
    form.set("/data/country", "pl");
    EXPECT_EQ(form.value("/data/city"), "");
    EXPECT_EQ(form.value("/data/said"), "");
    form.refused("/data/city", "lpl");
}

TEST(Choices, AnAnswerThatIsClearedWhileItsChoiceIsAwayStaysCleared) {
    FillingIn form(form_of("<country/><city/>", "", cascade, cities));
    form.set("/data/country", "uk").set("/data/city", "leeds").set("/data/country", "pl");
    form.set("/data/country", "uk");
    EXPECT_EQ(form.value("/data/city"), "leeds");
    form.set("/data/country", "pl").set("/data/city", "").set("/data/country", "uk");
    EXPECT_EQ(form.value("/data/city"), "");
}

TEST(Choices, PulldataReadsColumnsAndAttributesOfARow) {
    FillingIn form(form_of(
        "<place/><state/><short/>",
        "<bind nodeset=\"/data/state\" calculate=\"pulldata('s', 'value', '@of', /data/place)\"/>"
        "<bind nodeset=\"/data/short\" calculate=\"pulldata('s', '@id', 'value', /data/state)\"/>",
        "<input ref=\"/data/place\"/>",
        R"(<instance id="s"><root><item><value>None</value></item><item id="AK" of="north"><value>Alaska</value>
</item><item id="TX" of="south"><value>Texas</value></item></root></instance>)"));
    form.set("/data/place", "south");
    EXPECT_EQ(form.value("/data/state"), "Texas");
    EXPECT_EQ(form.value("/data/short"), "TX");
    form.set("/data/place", "west");
    EXPECT_EQ(form.value("/data/state"), "");
}

TEST(Choices, ARandomOrderWithASeedStaysAsItIs) {
    const std::string body =
        "<select1 ref=\"/data/city\"><itemset nodeset=\"randomize(instance('cities')/root/item, 42)\">"
        "<value ref=\"name\"/><label ref=\"label\"/></itemset></select1>";
    FillingIn form(form_of("<city/>", "", body, cities));
    const Values first = values_of(form.question("/data/city"));
    EXPECT_EQ(first.size(), 3U);
    EXPECT_EQ(values_of(form.question("/data/city")), first);
}

TEST(Choices, MayComeFromARepeat) {
    FillingIn form(form_of("<p><n/></p><who/>", "",
                           "<repeat nodeset=\"/data/p\"><input ref=\"/data/p/n\"/></repeat>"
                           "<select1 ref=\"/data/who\"><itemset nodeset=\"/data/p[./n != '']\"><value "
                           "ref=\"n\"/><label ref=\"n\"/></itemset></select1>"));
    EXPECT_TRUE(form.question("/data/who").choices.empty());
    form.add("/data/p");
    form.set("/data/p[1]/n", "Ann").set("/data/p[2]/n", "Bob").set("/data/who", "Bob");
    EXPECT_EQ(values_of(form.question("/data/who")), (Values{"Ann", "Bob"}));
    form.set("/data/p[2]/n", "Bill");
    EXPECT_EQ(form.value("/data/who"), "");
}

std::string external(const std::string& source, const std::string& value, const std::string& label) {
    return form_of("<x/>", "",
                   "<select1 ref=\"/data/x\"><itemset nodeset=\"instance('e')/root/item\"><value ref=\"" +
                       value + "\"/><label ref=\"" + label + "\"/></itemset></select1>",
                   "<instance id=\"e\" src=\"" + source + "\"/>");
}

TEST(ExternalInstances, CsvHasQuotesShortRowsAndAByteOrderMark) {
    FillingIn form(external("jr://file-csv/wards.csv", "name", "label"),
                   {{"wards.csv",
                     "\xEF\xBB\xBFname,label,note\r\na,\"Anfield, \"\"the\"\" "
                     "ward\",x\r\nb,Everton\r\n\r\nc,\"two\nlines\",\r\n"}});
    const Question question = form.question("/data/x");
    ASSERT_EQ(values_of(question), (Values{"a", "b", "c"}));
    EXPECT_EQ(question.choices[0].label.plain(), "Anfield, \"the\" ward");
    EXPECT_EQ(question.choices[2].label.plain(), "two\nlines");
}

// As spreadsheets write them where the comma is the decimal sign, and as they are copied out of one.
TEST(ExternalInstances, CsvMayHaveSemicolonsOrTabsBetweenItsCells) {
    for (const char* list : {"name;label;price\r\na;Apfel, rot;1,5\r\nb;\"Birne; gelb\";2,5\r\n",
                             "name\tlabel\tprice\na\tApfel, rot\t1,5\nb\tBirne; gelb\t2,5\n",
                             "name,label\na,\"Apfel, rot\"\nb,Birne; gelb\n"}) {
        FillingIn form(external("jr://file-csv/e.csv", "name", "label"), {{"e.csv", list}});
        const Question question = form.question("/data/x");
        ASSERT_EQ(values_of(question), (Values{"a", "b"})) << list;
        EXPECT_EQ(question.choices[0].label.plain(), "Apfel, rot");
        EXPECT_EQ(question.choices[1].label.plain(), "Birne; gelb");
    }
}

TEST(ExternalInstances, CsvKeepsTheBlanksThatStandAroundACell) {
    FillingIn form(form_of("<x/><padded/>",
                           "<bind nodeset=\"/data/padded\" calculate=\"concat('[', "
                           "instance('e')/root/item[1]/note, ']')\"/>",
                           "<input ref=\"/data/x\"/>", "<instance id=\"e\" src=\"jr://file-csv/e.csv\"/>"),
                   {{"e.csv", "name, label , note\na,A,  two before and one after \n"}});
    EXPECT_EQ(form.value("/data/padded"), "[  two before and one after ]");
}

TEST(ExternalInstances, TextThatIsNoUtf8IsRefusedWithItsRowAndColumn) {
    const std::string csv = external("jr://file-csv/e.csv", "name", "label");
    const auto says = [](const std::string& refused, const char* words) {
        EXPECT_NE(refused.find(words), std::string::npos) << refused;
    };
    // As Excel saves "Café" in Windows-1252.
    says(refusal(csv, {{"e.csv", "name,label\na,Tea\nb,Caf\xE9\n"}}), "row 3, column 2 (label)");
    says(refusal(csv, {{"e.csv", "name,label\na,Tea\nb,Caf\xE9\n"}}), "UTF-8");
    says(refusal(csv, {{"e.csv", "name,caf\xE9\na,Tea\n"}}), "row 1, column 2");
    says(refusal(csv, {{"e.csv", "name,label\na,half \xED\xA0\x80 pair\n"}}), "row 2, column 2 (label)");
    says(refusal(csv, {{"e.csv", "name,label\na,B\uFFFFX\n"}}), "row 2, column 2 (label)");
    says(refusal(csv, {{"e.csv", "name,label\na,bell \x07\n"}}), "XML cannot carry");
    const std::string places = external("jr://file/e.geojson", "id", "note");
    const std::string begin = R"({"type":"FeatureCollection","features":[{"id":"a","properties":{}},)";
    says(refusal(places, {{"e.geojson", begin + "\n{\"id\":\"b\",\"properties\":{\"note\":\"Caf\xE9\"}}]}"}}),
         "line 2 holds letters that are no UTF-8");
    says(refusal(places, {{"e.geojson", begin + R"({"id":"b","properties":{"note":"B\uFFFFX"}}]})"}}),
         "feature 2 has a \"note\"");
    says(refusal(external("jr://file/e.xml", "v", "l"),
                 {{"e.xml", "<root>\n<item><v>1</v><l>Caf\xE9</l></item></root>"}}),
         "line 2");
    says(refusal(external("jr://file/e.xml", "v", "l"),
                 {{"e.xml", "<root>\n<item><v>1</v><l>B\uFFFFX</l></item></root>"}}),
         "line 2");
}

TEST(ExternalInstances, XmlAndGeojsonBecomeItems) {
    EXPECT_EQ(values_of(FillingIn(external("jr://file/e.xml", "v", "l"),
                                  {{"e.xml", "<root><item><v>1</v><l>One</l></item></root>"}})
                            .question("/data/x")),
              Values{"1"});
    const std::string places = R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"p1",
        "geometry":{"type":"Point","coordinates":[-2.98,53.4]},"properties":{"name":"Pier Head","floors":3}}]})";
    FillingIn form(external("jr://file/e.geojson", "id", "geometry"), {{"e.geojson", places}});
    EXPECT_EQ(form.question("/data/x").choices.at(0).label.plain(), "53.4 -2.98 0 0");
    const std::string large = R"({"type":"FeatureCollection","features":[{"geometry":{"type":3},"properties":
        {"id":12345678901234567}}]})";
    EXPECT_EQ(values_of(FillingIn(external("jr://file/e.geojson", "id", "geometry"), {{"e.geojson", large}})
                            .question("/data/x")),
              Values{"12345678901234567"});
}

TEST(ExternalInstances, LinesAndOutlinesOfGeojsonAreTheirPointsAsOdkWritesThem) {
    const auto label = [](const std::string& geometry) {
        const std::string places = R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"p1",
            "geometry":)" + geometry +
                                   R"(,"properties":{}}]})";
        FillingIn form(external("jr://file/e.geojson", "id", "geometry"), {{"e.geojson", places}});
        return form.question("/data/x").choices.at(0).label.plain();
    };
    EXPECT_EQ(label(R"({"type":"LineString","coordinates":[[-2.98,53.4],[-2.9,53.5]]})"),
              "53.4 -2.98 0 0; 53.5 -2.9 0 0");
    EXPECT_EQ(label(R"({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]],[[9,9]]]})"),
              "0 0 0 0; 1 0 0 0; 1 1 0 0; 0 0 0 0")
        << "of the outer ring alone";
    EXPECT_EQ(label(R"({"type":"Polygon","coordinates":[]})"),
              label(R"({"type":"MultiPoint","coordinates":[]})"));
}

TEST(ExternalInstances, WordsWithElementsAmongThemAreOneText) {
    FillingIn form(form_of("<x/>", "",
                           "<select1 ref=\"/data/x\"><itemset nodeset=\"instance('l')/root/item\"><value "
                           "ref=\"name\"/><label ref=\"label\"/></itemset></select1>",
                           "<instance id=\"l\"><root><item><name>a</name><label>Ask <b>first</b>, "
                           "please</label></item></root></instance>"));
    EXPECT_EQ(form.question("/data/x").choices.at(0).label.plain(), "Ask first, please");
}

TEST(ExternalInstances, WhatIsMissingOrBrokenIsRefusedByName) {
    const std::string csv = external("jr://file-csv/e.csv", "name", "label");
    EXPECT_NE(refusal(csv).find("\"e.csv\" is missing"), std::string::npos);
    EXPECT_NE(refusal(csv, {{"e.csv", "na me,label\n"}}).find("na me"), std::string::npos);
    EXPECT_NE(refusal(csv, {{"e.csv", "name,label\n\"a,b\n"}}).find("quotation"), std::string::npos);
    EXPECT_NE(refusal(csv, {{"e.csv", "name\na,b\n"}}).find("row 2"), std::string::npos);
    EXPECT_NE(refusal(csv, {{"e.csv", ""}}).find("no header"), std::string::npos);
    EXPECT_NE(
        refusal(csv, {{"e.csv", "name,label,name\na,b,c\n"}}).find("two columns have the name \"name\""),
        std::string::npos);
    const auto refused = [](const std::string& json) {
        return refusal(external("jr://file/e.geojson", "a", "b"), {{"e.geojson", json}});
    };
    for (const char* json : {"{}", "[]", R"({"type":7,"features":[]})", R"({"type":"FeatureCollection"})"})
        EXPECT_NE(refused(json).find("no GeoJSON FeatureCollection"), std::string::npos) << refused(json);
    EXPECT_NE(
        refused("{\n\"type\": \"FeatureCollection\",\n\"features\": [}").find("line 3 is not valid JSON"),
        std::string::npos);
    const auto of_feature = [&](const std::string& json) {
        return refused(R"({"type":"FeatureCollection","features":[)" + json + "]}");
    };
    EXPECT_NE(of_feature("7").find("feature 1 is no object"), std::string::npos) << of_feature("7");
    EXPECT_NE(of_feature(R"({"properties":{"na me":1}})").find("has the property \"na me\""),
              std::string::npos);
    const std::string deep = R"({"type":"FeatureCollection","features":[{"properties":{"a":)";
    EXPECT_NE(refused(deep + std::string(100'000, '[') + std::string(100'000, ']') + "}}]}")
                  .find("more than 100 deep"),
              std::string::npos);
    EXPECT_NE(refusal(external("jr://file/e.xml", "a", "b"), {{"e.xml", "<!DOCTYPE a><a/>"}}).find("DOCTYPE"),
              std::string::npos);
}

}  // namespace
}  // namespace xforms
