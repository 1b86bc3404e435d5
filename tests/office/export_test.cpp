// SPDX-License-Identifier: Apache-2.0
#include "sync/office/export.h"

#include <algorithm>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "kiosk/xml_text.h"
#include "sync/office/counts.h"
#include "sync/office/csv.h"
#include "tests/office/opened.h"
#include "tests/office/read_csv.h"
#include "tests/server/test_server.h"

namespace council {
namespace {

class Exporting : public testing::Test {
 protected:
    const Answers& run(Practice practice = Practice::leave_out) {
        auto opened = open_form(server, form_id, practice);
        EXPECT_TRUE(opened) << opened.error().sentence;
        answers.emplace(std::move(*opened));
        text = csv_of(*answers);
        rows = read_csv(text);
        return *answers;
    }
    void post(int number, const std::string& nodes,
              const std::string& query = "?deviceID=have-your-say:central") {
        ASSERT_EQ(server.post(parts_of(server.seal(instance(number), nodes)), query), 201);
    }
    std::string cell(std::size_t row, const std::string& column) const { return cell_of(rows, row, column); }

    TestServer server;
    std::optional<Answers> answers;
    std::string text;
    std::vector<std::vector<std::string>> rows;
};

TEST_F(Exporting, AnswersComeOutCodePointForCodePoint) {
    const std::vector<std::string> given = {
        "plain",
        "مكتبة ليفربول المركزية",
        "🙂👩🏽‍🦽",
        "she said \"no\", twice",
        "two\nlines",
        "semi;colon,comma",
        "<b>&amp;</b>",
        "żółć",
        " leading and trailing ",
        "e\u0301 composed or not",
        "carriage\r\nreturn",
    };
    for (std::size_t n = 0; n < given.size(); ++n)
        post(static_cast<int>(n),
             "<words>" + kiosk::escaped(given[n], kiosk::XmlPlace::content) + "</words>");
    EXPECT_EQ(run().records.size(), given.size());
    for (std::size_t n = 0; n < given.size(); ++n) EXPECT_EQ(cell(n + 1, "words"), given[n]);
}

TEST_F(Exporting, ColumnsAreTheFormsInItsOrderWithoutNotesThenWhatTheServerKnows) {
    post(1, "<words>x</words><about_you><topics>parks libraries</topics><age>41</age></about_you>");
    run();
    const std::vector<std::string> wanted = {"about_you-age", "about_you-topics", "words",
                                             "instanceID",    "version",          "received_on",
                                             "kiosk",         "deviceID",         "practice"};
    EXPECT_EQ(rows[0], wanted);
    EXPECT_EQ(cell(1, "about_you-topics"), "parks libraries");
    EXPECT_EQ(cell(1, "about_you-age"), "41");
    EXPECT_EQ(cell(1, "instanceID"), instance(1));
    EXPECT_EQ(cell(1, "received_on"), "2024-01-08");
    EXPECT_EQ(cell(1, "kiosk"), "central-library");
    EXPECT_EQ(cell(1, "deviceID"), "have-your-say:central");
    EXPECT_EQ(cell(1, "practice"), "no");
}

TEST_F(Exporting, ARepeatIsATableOfItsOwnJoinedByItsKey) {
    post(1, "<visitor><name>Ann</name></visitor>");
    post(2, "<visitor><name>Bo</name></visitor><visitor><name>Cy</name></visitor>");
    const auto visitors = read_csv(csv_of(run(), "visitor"));
    EXPECT_EQ(visitors[0], (std::vector<std::string>{"KEY", "PARENT_KEY", "name"}));
    ASSERT_EQ(visitors.size(), 4U);
    EXPECT_EQ(visitors[1], (std::vector<std::string>{instance(1) + "/visitor[1]", instance(1), "Ann"}));
    EXPECT_EQ(visitors[3], (std::vector<std::string>{instance(2) + "/visitor[2]", instance(2), "Cy"}));
    EXPECT_EQ(rows.size(), 3U);
}

TEST_F(Exporting, ARepeatMayHaveMoreInstancesThanAKioskMakes) {
    std::string many;
    for (int n = 0; n < 3'000; ++n) many += "<visitor><name>N</name></visitor>";
    post(1, many);
    EXPECT_EQ(read_csv(csv_of(run(), "visitor")).size(), 3'001U);
    EXPECT_EQ(answers->problems, std::vector<std::string>());
}

TEST_F(Exporting, PracticeIsLeftOutUnlessAskedFor) {
    post(1, "<words>real</words>");
    post(2, "<words>practice</words>", "?deviceID=have-your-say:central:practice");
    EXPECT_EQ(run().records.size(), 1U);
    EXPECT_EQ(answers->practice_left_out, 1);
    EXPECT_EQ(run(Practice::include).records.size(), 2U);
    EXPECT_EQ(cell(2, "practice"), "yes");
    EXPECT_EQ(cell(2, "deviceID"), "have-your-say:central");
}

TEST_F(Exporting, ADamagedRecordIsNamedAndTheOthersComeOut) {
    post(1, "<words>one</words>");
    auto damaged = server.seal(instance(2), "<words>two</words>");
    damaged.files[0].bytes[5] ^= 1;
    ASSERT_EQ(server.post(parts_of(damaged)), 201);
    auto incomplete = parts_of(server.seal(instance(3), "<words>three</words>"));
    incomplete.pop_back();
    ASSERT_EQ(server.post(incomplete), 201);
    post(4, "<words>four</words>");

    const auto& exported = run();
    EXPECT_EQ(exported.records.size(), 2U);
    EXPECT_EQ(exported.unreadable, 2);
    ASSERT_EQ(exported.problems.size(), 2u);
    EXPECT_TRUE(exported.problems[0].starts_with(instance(2)));
    EXPECT_TRUE(exported.problems[1].starts_with(instance(3)));
    EXPECT_EQ(cell(1, "words"), "one");
    EXPECT_EQ(cell(2, "words"), "four");
}

TEST_F(Exporting, NodesThatNoVersionOfTheFormHasMakeNoColumnsAndAreTold) {
    post(1, "<words>one</words><forged>x</forged><about_you><also>y</also></about_you>");
    const auto& exported = run();
    EXPECT_EQ(exported.records.size(), 1U);
    ASSERT_EQ(exported.problems.size(), 1u);
    EXPECT_NE(exported.problems[0].find("2 fields"), std::string::npos);
    EXPECT_EQ(exported.problems[0].find("one"), std::string::npos);
    EXPECT_EQ(text.find("forged"), std::string::npos);
}

TEST_F(Exporting, ALaterVersionsNewQuestionIsAColumnAndOldRecordsStayReadable) {
    post(1, "<words>old</words>");
    write(server.folder / "forms/parks/form.xml", form_xml(form_id, "2", "<added/>"));
    ASSERT_TRUE(server.serving->reload());
    post(2, "<words>new</words><added>more</added>");
    run();
    EXPECT_EQ(cell(1, "words"), "old");
    EXPECT_EQ(cell(1, "added"), "");
    EXPECT_EQ(cell(2, "added"), "more");
    EXPECT_TRUE(cell(1, "version").starts_with("1[encrypted:"));
    EXPECT_TRUE(cell(2, "version").starts_with("2[encrypted:"));
}

TEST_F(Exporting, RowsAndProblemsDoNotTellTheOrderInWhichAnswersCame) {
    for (const int number : {3, 1, 2}) post(number, "<words>w" + std::to_string(number) + "</words><odd/>");
    const auto& exported = run();
    for (int number : {1, 2, 3}) {
        const auto row = static_cast<std::size_t>(number);
        EXPECT_EQ(cell(row, "words"), "w" + std::to_string(number));
        EXPECT_TRUE(exported.problems[row - 1].starts_with(instance(number)));
    }
    EXPECT_EQ(text.find("21:03"), std::string::npos);
}

TEST_F(Exporting, ARecordThatIsLeftOutAddsNoColumnAndNoRow) {
    post(1, "<visitor><name>Ann</name></visitor>");
    post(2, "<welcome>filled</welcome><visitor><name>A</name></visitor>", "?deviceID=x:practice");
    EXPECT_EQ(run().practice_left_out, 1);
    EXPECT_EQ(std::count(rows[0].begin(), rows[0].end(), "welcome"), 0);
    EXPECT_EQ(read_csv(csv_of(*answers, "visitor")).size(), 2U);
}

TEST_F(Exporting, AFieldThatStandsTwiceIsToldAndTheFirstIsKept) {
    post(1, "<words>one</words><words>two</words>");
    ASSERT_EQ(run().problems.size(), 1U);
    EXPECT_EQ(cell(1, "words"), "one");
}

TEST_F(Exporting, ARowThatTheDiskLostSpoilsNoOther) {
    post(1, "<words>one</words>");
    post(2, "<words>two</words>");
    SQLite::Database(server.folder / "data/inbox.db", SQLite::OPEN_READWRITE)
        .exec("UPDATE submission SET xml = '<broken' WHERE number = 1");
    EXPECT_EQ(run().unreadable, 1);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(cell(1, "words"), "two");
}

TEST_F(Exporting, AVersionThatCannotBeReadIsToldAndTheOthersAreExported) {
    post(1, "<words>one</words>");
    SQLite::Database(server.folder / "data/inbox.db", SQLite::OPEN_READWRITE)
        .exec("UPDATE form_version SET xml = '<broken' WHERE version = '1'");
    EXPECT_EQ(run().records.size(), 1U);
    ASSERT_EQ(answers->problems.size(), 1U);
    EXPECT_NE(answers->problems[0].find("version \"1\""), std::string::npos) << answers->problems[0];
}

TEST_F(Exporting, JsonLinesHaveGroupsAsObjectsAndRepeatsAsArrays) {
    post(1,
         "<about_you><age>41</age></about_you><visitor><name>Bo</name></visitor><visitor><name>C\"y</name>"
         "</visitor>");
    std::ostringstream out;
    write_json_lines(out, run());
    const auto line = nlohmann::json::parse(out.str());
    EXPECT_EQ(line["instanceID"], instance(1));
    EXPECT_EQ(line["practice"], false);
    EXPECT_EQ(line["answers"]["about_you"]["age"], "41");
    EXPECT_EQ(line["answers"]["visitor"][1]["name"], "C\"y");
}

TEST_F(Exporting, ANoteThatARecordFillsAllTheSameHasItsColumn) {
    post(1, "<welcome>filled</welcome><words>x</words>");
    EXPECT_EQ(run().records.size(), 1U);
    EXPECT_EQ(cell(1, "welcome"), "filled");
}

TEST_F(Exporting, TheMarkForSpreadsheetsIsThereOnlyWhenAskedFor) {
    post(1, "<words>x</words>");
    run();
    EXPECT_FALSE(text.starts_with("\xEF\xBB\xBF"));
    EXPECT_TRUE(csv_of(*answers, "", Mark::utf8_bom)
                    .starts_with("\xEF\xBB\xBF"
                                 "about_you-age,"));
}

TEST_F(Exporting, TheListIsForReadingAndSendsNoControlCharacterToTheTerminal) {
    post(1,
         "<words>line one\nred\xC2\x9B"
         "31m</words>");
    std::ostringstream list;
    write_list(list, run());
    text = list.str();
    EXPECT_NE(text.find("  words: line one\n    red"), std::string::npos);
    EXPECT_EQ(text.find("about_you-age"), std::string::npos);
    EXPECT_EQ(text.find("\xC2\x9B"), std::string::npos);
}

TEST_F(Exporting, AFormThatWasNeverOfferedIsToldFromOneWithoutAnswers) {
    EXPECT_EQ(run().records.size(), 0U);
    EXPECT_FALSE(open_form(server, "nowhere"));
}

TEST_F(Exporting, TheCountIsByFormDayAndKioskWithoutAnyAnswer) {
    post(1, "<words>secret words</words>");
    post(2, "<words>secret words</words>", "?deviceID=x:practice");
    server.token = server.add_kiosk("toxteth-library");
    post(3, "<words>secret words</words>");
    std::ostringstream out;
    write_counts(out, *server.inbox().counts());
    EXPECT_NE(out.str().find("central-library  1 submission, 1 practice"), std::string::npos) << out.str();
    EXPECT_NE(out.str().find("toxteth-library  1 submission, 0 practice"), std::string::npos);
    EXPECT_NE(out.str().find("In all 2 submissions, 1 practice"), std::string::npos);
    EXPECT_EQ(out.str().find("secret"), std::string::npos);
}

TEST_F(Exporting, TheCountNamesNoKioskOfWhatDoesNotNameItsOwn) {
    post(1, "<words>w</words>", "?deviceID=have-your-say");
    post(2, "<words>w</words>", "?deviceID=have-your-say:practice");
    server.token = server.add_kiosk("toxteth-library");
    post(3, "<words>w</words>", "?deviceID=have-your-say");
    std::ostringstream out;
    write_counts(out, *server.inbox().counts());
    EXPECT_NE(out.str().find("\n  2024-01-08  2 submissions, 1 practice\n"), std::string::npos) << out.str();
    EXPECT_EQ(out.str().find("library"), std::string::npos) << out.str();
}

TEST(Cell, FormulasAreGuardedAndNumbersAreNot) {
    for (const char* number : {"-5", "+5", "-0.5", "12", "+44151", ""})
        EXPECT_EQ(guard_formula(number), number);
    for (const std::string formula : {"=1+1", "+1+1", "-1-1", "@SUM(A1)", "\tx", "\rx", "-", "=", "+44 151"})
        EXPECT_EQ(guard_formula(formula), "'" + formula);
    EXPECT_EQ(guard_formula("a=b"), "a=b");
}

TEST(Cell, OnlyWhatNeedsQuotesHasThem) {
    EXPECT_EQ(csv_cell("plain words"), "plain words");
    EXPECT_EQ(csv_cell("a,b"), "\"a,b\"");
    EXPECT_EQ(csv_cell("a\"b"), "\"a\"\"b\"");
    EXPECT_EQ(csv_cell("a\nb"), "\"a\nb\"");
    EXPECT_EQ(csv_cell("=\"x\""), "\"'=\"\"x\"\"\"");
}

}  // namespace
}  // namespace council
