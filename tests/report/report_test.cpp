// SPDX-License-Identifier: Apache-2.0
// The report of a thousand made-up visits, read back as whoever finds it on the web reads it.
#include "sync/report/report.h"

#include <fstream>
#include <regex>

#include <gtest/gtest.h>

#include "kiosk/xforms/xml.h"
#include "sync/inbox/xml.h"
#include "sync/report/style.h"
#include "tests/report/attack.h"
#include "tests/report/generated.h"

namespace council {
namespace {

using Rows = std::vector<std::vector<std::string>>;

struct ReadTable {
    std::string caption;
    std::vector<std::string> head;
    std::vector<std::pair<std::string, Rows>> sections;  // heading, rows
};

void find(const XmlElement* from, std::string_view name, std::vector<const XmlElement*>& found) {
    for (const XmlElement* child : elements(from)) {
        if (child->name == name) found.push_back(child);
        find(child, name, found);
    }
}

std::vector<std::string> cells(const XmlElement* row) {
    std::vector<std::string> texts;
    for (const XmlElement* cell : elements(row)) texts.push_back(text_of(cell));
    return texts;
}

// The page is HTML; what it is made of is XML too, but for three tags that HTML does not close.
std::unique_ptr<const xforms::XmlDocument> parsed(std::string html) {
    html.erase(0, html.find("<html"));
    html = std::regex_replace(html, std::regex("<meta ([^>]*)>"), "<meta $1/>");
    xforms::XmlProblem problem;
    auto document = xforms::read_xml(html, xforms::submission_limits, problem);
    EXPECT_TRUE(document) << problem.line << ": " << problem.sentence;
    return document;
}

std::vector<ReadTable> tables_of(const std::string& html) {
    const auto document = parsed(html);
    std::vector<const XmlElement*> tables;
    find(&document->root(), "table", tables);
    std::vector<ReadTable> read;
    for (const XmlElement* table : tables) {
        ReadTable& made = read.emplace_back();
        made.caption = text_of(element(table, "caption"));
        made.head = cells(element(element(table, "thead"), "tr"));
        for (const XmlElement* body : elements(table)) {
            if (body->name != "tbody") continue;
            auto& [heading, rows] = made.sections.emplace_back();
            for (const XmlElement* row : elements(body)) {
                if (row->value("class") == "part")
                    heading = text_of(row);
                else
                    rows.push_back(cells(row));
            }
        }
    }
    return read;
}

kiosk::Result<std::string> report_html(const Answers& answers, const ReportOptions& options) {
    std::ostringstream html;
    const auto written = write_report(html, answers, options);
    if (written) return html.str();
    EXPECT_EQ(html.str(), "") << "an error comes before the first byte";
    return tl::unexpected(written.error());
}

std::string html_of(const Answers& answers, ReportOptions options = {}) {
    options.theme = touch::Themes()[touch::Palette::standard];
    const auto html = report_html(answers, options);
    EXPECT_TRUE(html) << html.error().sentence;
    return html.value_or("");
}

// Everything that is printed of groups, as equations; every category of every group is a number of its own.
// What ties two groupings together is printed, so that each can be attacked alone.
class PrintedReport {
 public:
    explicit PrintedReport(const std::string& html, long people) : people_(people) {
        for (const ReadTable& table : tables_of(html)) {
            if (table.head[0] == "Group" && table.sections.size() == 1 && table.sections[0].first.empty())
                people_table(table);
            else if (table.head[0] == "Group")
                group_table(table);
            else if (table.head.size() == 3 && table.head[0] == "Answer")
                for (const auto& row : table.sections[0].second)
                    totals_[table.caption][row[0]] = std::stol(row[1]);
        }
    }
    struct Hidden {
        std::string group, name;
        int number;
    };
    std::map<std::string, Attack> attacks;  // by group
    std::vector<Hidden> hidden;
    int shown = 0;

 private:
    void know(const std::string& group, int number, const std::string& cell, const std::string& name) {
        if (cell == "hidden") {
            hidden.push_back({group, name, number});
        } else {
            ++shown;
            attacks[group].sum({number}, std::stod(cell));
        }
    }

    void people_table(const ReadTable& table) {
        Attack& attack = attacks[table.caption];
        std::vector<int> all, together;
        for (const auto& row : table.sections[0].second) {
            if (row[0] == "The hidden ones together") {
                attack.sum(together, std::stod(row[1]));
                continue;
            }
            const int number = attack.number(table.caption + "|" + row[0]);
            know(table.caption, number, row[1], row[0]);
            all.push_back(number);
            if (row[1] == "hidden") together.push_back(number);
        }
        attack.sum(all, static_cast<double>(people_));
    }

    // The total of a column, from the table of the whole question: its head names the answers.
    double total_of(const std::string& scale, std::string head) {
        double total = 0;
        const auto take = [&](const std::string& label, double count) {
            const auto at = head.find(label);
            if (at == head.npos) return;
            head.erase(at, label.size());
            total += count;
        };
        long answered = 0;
        std::vector<std::pair<std::string, long>> longest_first(totals_[scale].begin(), totals_[scale].end());
        std::sort(longest_first.begin(), longest_first.end(),
                  [](const auto& one, const auto& other) { return one.first.size() > other.first.size(); });
        for (const auto& [label, count] : longest_first) {
            take(label, static_cast<double>(count));
            answered += count;
        }
        take("No answer", static_cast<double>(people_ - answered));
        return total;
    }

    void group_table(const ReadTable& table) {
        const std::size_t columns = table.head.size() - 3;
        for (const auto& [group, rows] : table.sections) {
            Attack& attack = attacks[group];
            std::vector<std::vector<int>> down(columns), together(columns);
            for (const auto& row : rows) {
                const bool is_sum = row[0] == "The hidden ones together";
                const std::string base = group + "|" + row[0];
                std::vector<int> across;
                for (std::size_t column = 0; column < columns; ++column) {
                    const std::string name = table.caption + "|" + base + "|" + table.head[column + 2];
                    const int number = attack.number(name);
                    know(group, number, row[column + 2], name);
                    across.push_back(number);
                    if (is_sum) {
                        attack.sum(together[column], 0, number);
                    } else {
                        down[column].push_back(number);
                        if (row[1] == "hidden") together[column].push_back(number);
                    }
                }
                if (is_sum)
                    attack.sum(across, std::stod(row[1]));
                else
                    attack.sum(across, 0, attack.number(base));
            }
            for (std::size_t column = 0; column < columns; ++column)
                attack.sum(down[column], total_of(table.caption, table.head[column + 2]));
        }
    }

    long people_;
    std::map<std::string, std::map<std::string, long>> totals_;  // caption, answer
};

TEST(TheReport, GivesNoHiddenNumberAwayByAllThatItPrints) {
    for (const auto& [count, seed] :
         {std::pair<std::size_t, unsigned>{1'000, 1}, {1'000, 2}, {120, 3}, {40, 4}}) {
        const auto answers = generated_answers(liverpool_xml(), count, seed);
        ASSERT_TRUE(answers);
        PrintedReport printed(html_of(*answers), static_cast<long>(answers->records.size()));
        for (const auto& each : printed.hidden) {
            const long room = printed.attacks[each.group].room(each.number);
            ASSERT_GE(room, 10) << count << " visits, seed " << seed << ": " << each.group << ", "
                                << each.name;
        }
        if (count >= 1'000) {
            EXPECT_GT(printed.hidden.size(), 50U);
            EXPECT_GT(printed.shown, 200);
        }
    }
}

TEST(TheReport, PrintsNoSmallNumberOfAGroup) {
    const auto answers = generated_answers(liverpool_xml(), 300, 5);
    for (const ReadTable& table : tables_of(html_of(*answers))) {
        if (table.head[0] != "Group") continue;
        for (const auto& [heading, rows] : table.sections)
            for (const auto& row : rows)
                for (std::size_t cell = 1; cell + 1 < row.size(); ++cell)
                    if (row[cell] != "hidden" && !row[cell].ends_with('%')) {
                        EXPECT_GE(std::stol(row[cell]), 10) << row[0];
                    }
    }
}

TEST(TheReport, LoadsAndRunsNothingWhateverPeopleWrote) {
    const std::string html = html_of(*generated_answers(liverpool_xml(), 200, 6));
    EXPECT_EQ(html.find("<script"), std::string::npos);
    EXPECT_NE(html.find("&lt;script&gt;alert(1)"), std::string::npos);
    for (const char* loading : {"src=", "href=\"http", "url(", "@import", "<link", "<iframe", "<img"})
        EXPECT_EQ(html.find(loading), std::string::npos) << loading;
}

TEST(TheReport, ForTheCouncilMarksWhatMayNameAPersonAndForEverybodyShowsOnlyWhatWasReviewed) {
    const auto answers = generated_answers(liverpool_xml(), 200, 7);
    const std::string draft = html_of(*answers);
    EXPECT_NE(draft.find("<mark>0151 496 0123</mark>"), std::string::npos);
    EXPECT_NE(draft.find("Do not publish it"), std::string::npos);
    ReportOptions options;
    options.audience = Audience::everybody;
    const std::string unreviewed = html_of(*answers, options);
    EXPECT_EQ(unreviewed.find("wheelchair"), std::string::npos);
    EXPECT_EQ(unreviewed.find("Do not publish"), std::string::npos);

    std::ostringstream file;
    ASSERT_TRUE(write_review(file, *answers, options));
    const auto review = read_review(file.str());
    ASSERT_TRUE(review) << review.error().sentence;
    options.review = *review;
    const std::string published = html_of(*answers, options);
    EXPECT_NE(published.find("wheelchair"), std::string::npos);
    EXPECT_NE(published.find("taken out"), std::string::npos);
    for (const char* personal : {"0151 496 0123", "Fletcher", "L8 1AB", "joan@example.org"})
        EXPECT_EQ(published.find(personal), std::string::npos) << personal;
}

TEST(TheReport, RefusesAReviewThatChangesWhatSomebodySaid) {
    const auto answers = generated_answers(liverpool_xml(), 200, 8);
    std::ostringstream file;
    ASSERT_TRUE(write_review(file, *answers, {}));
    std::string changed = file.str();
    const std::string word = "wheelchair";
    for (std::size_t at; (at = changed.find(word)) != changed.npos;) changed.replace(at, word.size(), "car");
    ReportOptions options;
    options.audience = Audience::everybody;
    options.review = *read_review(changed);
    const auto html = report_html(*answers, options);
    ASSERT_FALSE(html);
    EXPECT_NE(html.error().sentence.find("is not what was answered"), std::string::npos);
}

TEST(TheReport, IsInALanguageOfTheFormAndRunsAsThatDoes) {
    const auto answers = generated_answers(liverpool_xml(), 60, 9);
    ReportOptions options;
    options.language = options.own_language = "ar";
    const std::string html = html_of(*answers, options);
    EXPECT_NE(html.find("<html lang=\"ar\" dir=\"rtl\">"), std::string::npos);
    options.own_language = "en";
    EXPECT_NE(html_of(*answers, options).find("<span lang=\"ar\" dir=\"auto\">"), std::string::npos);
    options.language = "cy";
    EXPECT_FALSE(report_html(*answers, options));
}

TEST(TheReport, CanBeMadeOfEveryFormThatTheTestsRun) {
    int forms = 0;
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(SOURCE_DIR "/tests/xforms/forms")) {
        if (entry.path().filename() != "form.xml") continue;
        std::ifstream file(entry.path());
        std::stringstream xml;
        xml << file.rdbuf();
        const auto answers = generated_answers(xml.str(), 40, 10);
        ASSERT_TRUE(answers) << entry.path() << ": " << answers.error().sentence;
        EXPECT_TRUE(parsed(html_of(*answers))) << entry.path();
        ++forms;
    }
    EXPECT_GT(forms, 20);
}

TEST(TheReport, OfNoAnswersSaysSo) {
    const auto answers = generated_answers(liverpool_xml(), 0, 1);
    EXPECT_NE(html_of(*answers).find("Nobody has answered yet"), std::string::npos);
}

TEST(TheReport, TakesWhatACouncilNamesForAGroupOrAScale) {
    const auto answers = generated_answers(liverpool_xml(), 100, 11);
    ReportOptions options;
    options.named.scales = {"no/such"};
    const auto refused = report_html(*answers, options);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().sentence.find("no/such"), std::string::npos);
    options.named.scales.clear();
    options.named.groups = {"priority"};
    const std::string html = html_of(*answers, options);
    EXPECT_NE(html.find("rowgroup"), std::string::npos);
}

// "Man 120 200%" of 60 people, and what small groups have left at "-60".
TEST(TheReport, TellsNobodyApartByWhatOnePersonMayAnswerTwice) {
    const std::string choices =
        "<item><label>A</label><value>a</value></item><item><label>B</label><value>b</value></item>";
    const std::string scale =
        "<item><label>Poor</label><value>poor</value></item><item><label>Fair</label><value>fair</value></"
        "item>"
        "<item><label>Good</label><value>good</value></item>";
    const std::string xml =
        R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>T</h:title><model><instance><data id="f" version="1"><who/><visitor><kind/><rating/></visitor>
<meta><instanceID/></meta></data></instance></model></h:head><h:body>
<select1 ref="/data/who"><label>Who</label>)" +
        choices +
        R"(</select1><repeat nodeset="/data/visitor"><select1 ref="/data/visitor/kind"><label>Kind</label>)" +
        choices +
        R"(</select1><select1 ref="/data/visitor/rating" appearance="likert"><label>Rating</label>)" + scale +
        "</select1></repeat></h:body></h:html>";
    const auto answers = generated_answers(xml, 60, 11);
    ASSERT_TRUE(answers) << answers.error().sentence;
    ReportOptions options;
    options.named.groups = {"visitor/kind"};
    const auto refused = report_html(*answers, options);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().sentence.find("visitor/kind: stands in a repeat"), std::string::npos)
        << refused.error().sentence;
    options.named.groups = {"who"};
    for (const ReadTable& table : tables_of(html_of(*answers, options)))
        EXPECT_FALSE(table.head[0] == "Group" && table.caption.find("Rating") != std::string::npos);
}

// The colours of a bar mean nothing on one sheet while its legend is on another.
TEST(TheReport, KeepsALegendWithItsBarOnPaper) {
    const std::string rules = style_sheet(touch::Themes()[touch::Palette::standard]);
    const std::string on_paper = rules.substr(rules.find("@media print"));
    for (const char* each : {"break-after:avoid", "break-inside:avoid"}) {
        const std::size_t rule = on_paper.find("{" + std::string(each));
        ASSERT_NE(rule, on_paper.npos) << each;
        const std::size_t begin = on_paper.rfind('}', rule) + 1;
        EXPECT_NE(on_paper.substr(begin, rule - begin).find(".legend"), std::string::npos) << each;
    }
}

}  // namespace
}  // namespace council
