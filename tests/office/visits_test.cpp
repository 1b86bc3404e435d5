// SPDX-License-Identifier: Apache-2.0
// The whole way of an answer: a form is offered, filled in by the engine, sealed, posted, and exported.
#include <algorithm>

#include <gtest/gtest.h>

#include "kiosk/xforms/instance.h"
#include "sync/inbox/file.h"
#include "sync/office/codebook.h"
#include "sync/office/workbook.h"
#include "tests/office/opened.h"
#include "tests/office/read_csv.h"

namespace council {
namespace {

std::string page(const std::string& root, const std::string& nodes, const std::string& model,
                 const std::string& body) {
    return R"(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Visits</h:title><model><instance><data )" +
           root + ">" + nodes + "<orx:meta><orx:instanceID/></orx:meta></data></instance>" + model +
           "</model></h:head><h:body>" + body + "</h:body></h:html>";
}

struct Answer {
    std::string reference, value;
};

enum class Mode { real, practice };

class Visiting : public testing::Test {
 protected:
    void offer(const std::string& form_xml) {
        write(server.folder / "forms/visits/form.xml", form_xml);
        const auto reloaded = server.serving->reload();
        ASSERT_TRUE(reloaded) << reloaded.error().sentence;
    }
    // The form that the server offers under this id, as a kiosk fetches it.
    std::shared_ptr<const xforms::Form> fetch(const std::string& id) const {
        const std::string list =
            server.client()
                .Get(server.path("/formList"), httplib::Params{{"formID", id}}, httplib::Headers())
                ->body;
        const auto begin = list.find("<downloadUrl>"), path = list.find("/v1/", begin);
        const std::string xml = server.client().Get(list.substr(path, list.find('<', path) - path))->body;
        return xforms::Form::load(xml, [](std::string_view) { return std::nullopt; }).form;
    }
    int visit(const std::string& id, const std::vector<Answer>& given, Mode mode = Mode::real,
              const std::string& query = "?deviceID=have-your-say:central") const {
        const kiosk::Moment now{{}, server.options.now()};
        auto filled =
            xforms::Instance::begin(fetch(id), {"have-your-say:central", mode == Mode::practice}, now);
        for (const Answer& answer : given) {
            if (answer.value == "new") {
                EXPECT_TRUE(filled.add_repeat(answer.reference, now)) << answer.reference;
            } else {
                EXPECT_TRUE(filled.answer(answer.reference, answer.value, now)) << answer.reference;
            }
        }
        const auto submission = filled.finish(now).value();
        const auto sealed =
            *store::seal({submission.form_id, submission.version, submission.instance_id, submission.xml},
                         keys().seal_key);
        return server.post(parts_of(sealed), query);
    }
    const Answers& run(const std::string& id) {
        auto opened = open_form(server, id);
        EXPECT_TRUE(opened) << opened.error().sentence;
        answers.emplace(std::move(*opened));
        rows = read_csv(csv_of(*answers));
        return *answers;
    }
    std::string cell(std::size_t row, const std::string& column) const { return cell_of(rows, row, column); }

    TestServer server;
    std::optional<Answers> answers;
    std::vector<std::vector<std::string>> rows;
};

// The form of tests/cases/export-readonly-values, with the steps beside it.
TEST_F(Visiting, AReadOnlyFieldThatHoldsAValueHasItsColumnAndANoteHasNone) {
    const auto form = read_file(SOURCE_DIR "/tests/cases/export-readonly-values/form.xml", 100'000);
    ASSERT_TRUE(form) << form.error().sentence;
    offer(*form);
    ASSERT_EQ(
        visit("exp",
              {{"/data/a", "70"}, {"/data/p", "new"}, {"/data/p[1]/x", "=1+1"}, {"/data/after", "end"}}),
        201);
    EXPECT_EQ(run("exp").problems, std::vector<std::string>());
    const std::vector<std::string> wanted = {"site",  "a",          "band",    "shown",
                                             "after", "instanceID", "version", "received_on",
                                             "kiosk", "deviceID",   "practice"};
    EXPECT_EQ(rows[0], wanted);
    EXPECT_EQ(cell(1, "site"), "Library A");
    EXPECT_EQ(cell(1, "band"), "older");
    EXPECT_EQ(cell(1, "shown"), "Band older");
}

// What the form gives an instance of a repeat, and nobody asks, is a column of the repeat's table.
TEST_F(Visiting, AValueThatTheFormGivesAnInstanceHasItsColumn) {
    offer(page(
        R"(id="visits" version="1")", "<person jr:template=\"\"><name/><kind>guest</kind><note/></person>",
        R"xml(<bind nodeset="/data/person/kind" readonly="true()"/>
        <bind nodeset="/data/person/note" readonly="true()"/>)xml",
        R"xml(<group ref="/data/person"><label>P</label><repeat nodeset="/data/person"><input ref="name">
        <label>Name</label></input><input ref="/data/person/note"><label>N</label></input></repeat></group>)xml"));
    ASSERT_EQ(visit("visits", {{"/data/person", "new"}, {"/data/person[1]/name", "Ann"}}), 201);
    run("visits");
    EXPECT_NE(csv_of(*answers, "person").find("Ann,guest"), std::string::npos);
}

// The form of tests/cases/question-named-practice.
TEST_F(Visiting, AQuestionNamedPracticeIsAnsweredAndExportedAsAQuestion) {
    const auto form = read_file(SOURCE_DIR "/tests/cases/question-named-practice/form.xml", 100'000);
    ASSERT_TRUE(form) << form.error().sentence;
    offer(*form);
    ASSERT_EQ(visit("gp", {{"/data/practice", "yes"}, {"/data/t", "hello"}}), 201);
    const auto& exported = run("gp");
    EXPECT_EQ(exported.records.size(), 1U);
    EXPECT_EQ(exported.practice_left_out, 0);
    EXPECT_EQ(cell(1, "practice"), "yes");
    EXPECT_EQ(cell(1, "record-practice"), "no");
    EXPECT_EQ(std::count(rows[0].begin(), rows[0].end(), "practice"), 1);
}

TEST_F(Visiting, TheNodeThatTheKioskFillsInPracticeModeMarksPracticeWhateverItsName) {
    offer(
        page(R"(id="visits" version="1")", "<about><training/></about><words/>",
             "<bind nodeset=\"/data/about/training\" jr:preload=\"property\" jr:preloadParams=\"practice\"/>",
             "<input ref=\"/data/words\"><label>Words</label></input>"));
    ASSERT_EQ(visit("visits", {{"/data/words", "trying"}}, Mode::practice), 201);
    ASSERT_EQ(visit("visits", {{"/data/words", "meant"}}), 201);
    const auto& exported = run("visits");
    EXPECT_EQ(exported.practice_left_out, 1);
    ASSERT_EQ(exported.records.size(), 1U);
    EXPECT_EQ(cell(1, "words"), "meant");
    EXPECT_EQ(cell(1, "practice"), "no");
    EXPECT_EQ(std::count(rows[0].begin(), rows[0].end(), "about-training"), 0);
}

TEST_F(Visiting, APracticeNodeOfAnEarlierVersionIsAQuestionOfTheLater) {
    const std::string words = "<input ref=\"/data/words\"><label>Words</label></input>";
    offer(page(R"(id="visits" version="1")", "<practice/><words/>",
               "<bind nodeset=\"/data/practice\" jr:preload=\"property\" jr:preloadParams=\"practice\"/>",
               words));
    ASSERT_EQ(visit("visits", {{"/data/words", "trying"}}, Mode::practice), 201);
    offer(page(R"(id="visits" version="2")", "<practice/><words/>", "",
               "<input ref=\"/data/practice\"><label>Which practice?</label></input>" + words));
    ASSERT_EQ(visit("visits", {{"/data/practice", "yes"}, {"/data/words", "meant"}}), 201);
    EXPECT_EQ(run("visits").practice_left_out, 1);
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(cell(1, "words"), "meant");
    EXPECT_EQ(cell(1, "practice"), "yes");
}

TEST_F(Visiting, AFormThatNamesItselfAsOldFormsDoComesTheWholeWay) {
    const std::string id = "http://council.example/visits";
    offer(page("xmlns=\"" + id + "\" orx:version=\"7\"", "<words/>", "",
               "<input ref=\"/data/words\"><label>Words</label></input>"));
    ASSERT_EQ(visit(id, {{"/data/words", "hello"}}), 201);
    EXPECT_EQ(run(id).problems, std::vector<std::string>());
    ASSERT_EQ(rows.size(), 2u);
    EXPECT_EQ(cell(1, "words"), "hello");
    EXPECT_TRUE(cell(1, "version").starts_with("7[encrypted:")) << cell(1, "version");
}

TEST_F(Visiting, AnswersToAFormThatTodaysEngineRefusesStillComeOut) {
    const std::string form = page(
        R"(id="visits" version="1")", "<photo/><words/>",
        R"xml(<bind nodeset="/data/photo" type="binary"/><bind nodeset="/data/words" relevant="gone(1)"/>)xml",
        R"xml(<upload ref="/data/photo" mediatype="image/*"><label>Photo</label></upload>
        <input ref="/data/words"><label ref="jr:itext('missing')"/></input>)xml");
    ASSERT_FALSE(xforms::Form::load(form, [](std::string_view) { return std::nullopt; }).form);
    Inbox inbox = server.inbox();
    ASSERT_TRUE(inbox.offer({"visits", "1", form}));
    ReceivedSubmission submission;
    submission.xml =
        "<data id=\"visits\" version=\"1\"><words>kept</words><meta><instanceID>uuid:1</instanceID>"
        "</meta></data>";
    submission.header = *read_submission_header(submission.xml);
    ASSERT_EQ(*inbox.store(submission), StoreOutcome::stored);
    EXPECT_EQ(run("visits").records.size(), 1U);
    EXPECT_EQ(cell(1, "words"), "kept");
    EXPECT_EQ(cell(1, "photo"), "");
}

const char* const topics_form = R"xml(<select ref="/data/topics"><label ref="jr:itext('t')"/>
  <item><label ref="jr:itext('p')"/><value>parks</value></item>
  <item><label>Libraries</label><value>libraries</value></item></select>)xml";

std::string topics_page(const std::string& version, const std::string& parks) {
    return page(
        "id=\"visits\" version=\"" + version + "\"", "<topics/><words/>",
        R"xml(<itext><translation lang="English (en)"><text id="t"><value>**Topics**?</value></text><text id="p"><value>)xml" +
            parks + R"xml(</value></text></translation><translation lang="Polski (pl)">
                    <text id="t"><value>Tematy</value></text><text id="p"><value>Parki</value></text></translation>
                    </itext>)xml",
        std::string(topics_form) + "<input ref=\"/data/words\"><label>Words</label></input>");
}

TEST_F(Visiting, AQuestionWithSeveralAnswersHasAColumnForEachChoiceToo) {
    offer(topics_page("1", "Parks"));
    ASSERT_EQ(visit("visits", {{"/data/topics", "libraries"}, {"/data/words", "a"}}), 201);
    ASSERT_EQ(visit("visits", {{"/data/words", "b"}}), 201);
    run("visits");
    const auto answered = cell(1, "words") == "a" ? 1U : 2U;
    EXPECT_EQ(cell(answered, "topics"), "libraries");
    EXPECT_EQ(cell(answered, "topics/parks"), "0");
    EXPECT_EQ(cell(answered, "topics/libraries"), "1");
    EXPECT_EQ(cell(3 - answered, "topics/parks"), "");
}

TEST_F(Visiting, TheCodebookHasLabelsInOneLanguageAndTellsVersionsApart) {
    offer(topics_page("1", "Parks"));
    offer(topics_page("2", "Green spaces"));
    std::ostringstream out;
    write_codebook(out, run("visits").dictionary, "en", Mark::none);
    const auto book = read_csv(out.str());
    EXPECT_EQ(book[1][4], "Topics?");
    EXPECT_EQ(book[2][4], "Green spaces");
    EXPECT_NE(book[2][5].find("2[encrypted:"), std::string::npos) << book[2][5];
    EXPECT_EQ(book[3][4], "Parks");
    EXPECT_NE(book[3][5].find("; 1"), std::string::npos) << book[3][5];
    std::ostringstream polish;
    write_codebook(polish, answers->dictionary, "pl", Mark::none);
    EXPECT_NE(polish.str().find("several choices,,Tematy,"), std::string::npos) << polish.str();
    EXPECT_TRUE(check_language(answers->dictionary, "pl"));
    const auto unknown = check_language(answers->dictionary, "cy");
    ASSERT_FALSE(unknown);
    EXPECT_NE(unknown.error().sentence.find("en, pl"), std::string::npos);
}

TEST_F(Visiting, ASpreadsheetHasTheAnswersAsTextAndTheCodebook) {
    offer(topics_page("1", "Parks"));
    ASSERT_EQ(visit("visits", {{"/data/topics", "parks"}, {"/data/words", "=1+1"}}), 201);
    const Folder folder;
    const auto file = folder / "answers.xlsx";
    fs::create_directories(file.parent_path());
    const auto written = write_workbook(file, run("visits"), "");
    ASSERT_TRUE(written) << written.error().sentence;
    EXPECT_EQ(*written, std::vector<std::string>());
    const auto sheet = [&](const std::string& name) {
        const std::string unzip = "unzip -p " + file.string() + " xl/worksheets/" + name + ".xml";
        std::string text;
        FILE* pipe = popen(unzip.c_str(), "r");
        char buffer[4096];
        for (std::size_t size; (size = fread(buffer, 1, sizeof buffer, pipe)) > 0;) text.append(buffer, size);
        pclose(pipe);
        return text;
    };
    EXPECT_NE(sheet("sheet1").find("<t>=1+1</t>"), std::string::npos) << sheet("sheet1");
    EXPECT_EQ(sheet("sheet1").find("<f>"), std::string::npos);
    EXPECT_NE(sheet("sheet2").find("Topics?"), std::string::npos);
    EXPECT_FALSE(write_workbook(file, *answers, "")) << "never over another file";
}

}  // namespace
}  // namespace council
