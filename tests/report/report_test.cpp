// SPDX-License-Identifier: Apache-2.0
// The report of a thousand made-up visits, read back as whoever finds it on the web reads it.
#include "sync/report/report.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>

#include <gtest/gtest.h>

#include "kiosk/colour_code.h"
#include "kiosk/touch/theme_rules.h"
#include "kiosk/words/words.h"
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

struct Printed {
    std::size_t hidden = 0;
    int shown = 0;
};

// ATTACK=whole, as at night: every question of a form, and other answers.
bool at_length() {
    const char* how = std::getenv("ATTACK");
    return how != nullptr && std::string_view(how) == "whole";
}

// Of a report for this reader: nothing hidden can be told to within ten.
Printed attack(const Answers& answers, const ReportOptions& options, const std::string& which) {
    PrintedReport printed(html_of(answers, options), static_cast<long>(answers.records.size()));
    for (const auto& each : printed.hidden)
        EXPECT_GE(printed.attacks[each.group].room(each.number), 10)
            << which << ": " << each.group << ", " << each.name;
    return {printed.hidden.size(), printed.shown};
}

TEST(TheReport, GivesNoHiddenNumberAwayByAllThatItPrints) {
    for (const auto& [count, seed] :
         {std::pair<std::size_t, unsigned>{1'000, 1}, {1'000, 2}, {120, 3}, {40, 4}})
        for (const Audience audience : {Audience::council, Audience::everybody}) {
            const auto answers = generated_answers(liverpool_xml(), count, seed);
            ASSERT_TRUE(answers);
            ReportOptions options;
            options.audience = audience;
            const Printed printed =
                attack(*answers, options, std::to_string(count) + " visits, seed " + std::to_string(seed));
            if (count < 1'000) continue;
            EXPECT_GT(printed.hidden, 50U);
            EXPECT_GT(printed.shown, 200);
        }
}

// The first few questions with one choice: each in turn says who somebody is, and the others are scales.
Printed attack_by_each_group(const std::string& form_xml, unsigned seed, const std::string& which) {
    const std::size_t most = at_length() ? 1'000 : 5;
    const auto answers = generated_answers(form_xml, 100, seed);
    EXPECT_TRUE(answers) << which;
    std::map<std::string, std::string> path_of;  // by label: a table is found by it
    const auto questions = questions_of(answers->dictionary, "", {});
    EXPECT_TRUE(questions) << which;
    for (const Question& each : *questions)
        if (path_of.size() < most && each.table == 0 && each.choices.size() > 1 &&
            (each.shown == Question::Shown::scale || each.shown == Question::Shown::one_choice))
            path_of.emplace(each.label, each.path);
    Printed all;
    for (const auto& [label, group] : path_of) {
        ReportOptions options;
        options.named.groups = {group};
        for (const auto& [other_label, other] : path_of)
            if (other != group) options.named.scales.insert(other);
        for (const Audience audience : {Audience::council, Audience::everybody}) {
            options.audience = audience;
            const Printed printed = attack(*answers, options, which + " by " + group);
            all.hidden += printed.hidden;
            all.shown += printed.shown;
        }
    }
    return all;
}

TEST(TheReport, OfNoFormGivesAHiddenNumberAway) {
    Printed all;
    int forms = 0;
    for (const char* folder :
         {"/tests/xforms/forms", "/tests/cases", "/assets/consultations/liverpool-newsletter"})
        for (const auto& entry :
             std::filesystem::recursive_directory_iterator(SOURCE_DIR + std::string(folder))) {
            if (entry.path().filename() != "form.xml") continue;
            std::ifstream file(entry.path());
            const std::string xml{std::istreambuf_iterator<char>(file), {}};
            if (!xforms::read_outline(xml)) continue;
            for (unsigned seed = 12; seed < (at_length() ? 16U : 13U); ++seed) {
                const Printed printed = attack_by_each_group(xml, seed, entry.path());
                forms += printed.hidden > 0 ? 1 : 0;
                all.hidden += printed.hidden;
                all.shown += printed.shown;
            }
        }
    EXPECT_GT(forms, 5);
    EXPECT_GT(all.hidden, 100U);
    EXPECT_GT(all.shown, 100);
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

TEST(TheReport, ListsAnswersAsItsLanguageDoes) {
    ASSERT_TRUE(words::open(BINARY_DIR "/words", {"ar"}));
    words::speak("ar");
    ReportOptions options;
    options.language = options.own_language = "ar";
    const std::string html = html_of(*generated_answers(liverpool_xml(), 1'000, 9), options);
    words::speak("en");
    EXPECT_NE(html.find("أوافق، أوافق بشدة</th>"), std::string::npos);
    EXPECT_EQ(html.find("أوافق, "), std::string::npos);
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

// What everybody is asked, and what only those are who say that they are disabled: by a condition of its own,
// by one around it, by way of a calculate, or because its choices hang on it.
std::string form_with_follow_ups() {
    const std::string yes_no =
        "<item><label>Yes</label><value>yes</value></item><item><label>No</label><value>no</value></item>";
    return R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
<h:head><h:title>T</h:title><model><instance><data id="f" version="1"><disability/><ramp/><more><lift/><words/></more>
<is_disabled/><bus/><place/><park/><meta><instanceID/></meta></data></instance>
<instance id="places"><root><item><of>yes</of><name>p</name><label>P</label></item></root></instance>
<bind nodeset="/data/ramp" relevant="/data/disability = 'yes'"/><bind nodeset="/data/more" relevant="../disability = 'yes'"/>
<bind nodeset="/data/is_disabled" calculate="/data/disability = 'yes'"/>
<bind nodeset="/data/bus" relevant="/data/is_disabled = 'true'"/></model></h:head><h:body>
<select1 ref="/data/disability"><label>Disabled?</label>)" +
           yes_no + R"(</select1><select1 ref="/data/ramp"><label>A ramp?</label>)" + yes_no +
           R"(</select1><select1 ref="/data/more/lift"><label>A lift?</label>)" + yes_no +
           R"(</select1><input ref="/data/more/words"><label>What else?</label></input><select1 ref="/data/bus">
<label>A bus?</label>)" +
           yes_no + R"(</select1><select1 ref="/data/place"><label>Which place?</label>
<itemset nodeset="instance('places')/root/item[of = /data/disability]"><value ref="name"/><label ref="label"/></itemset>
</select1><select1 ref="/data/park"><label>A park?</label>)" +
           yes_no + "</select1></h:body></h:html>";
}

std::string report_of_disabled(long disabled, long all, Audience audience) {
    std::vector<std::string> records;
    for (long visit = 0; visit < all; ++visit) {
        const std::string follow_ups =
            "<ramp>yes</ramp><more><lift>no</lift><words>A rail by the door</words></more>"
            "<is_disabled>true</is_disabled><bus>yes</bus><place>p</place>";
        // Some do not say: that nobody did would be a small number too, and be hidden with the next one.
        const std::string said = visit < disabled ? "yes" : visit < all - 20 ? "no" : "";
        records.push_back("<data id=\"f\" version=\"1\"><disability>" + said + "</disability>" +
                          (visit < disabled ? follow_ups : "") + "<park>yes</park><meta><instanceID>uuid:" +
                          std::to_string(visit) + "</instanceID></meta></data>");
    }
    const auto answers = answers_of(form_with_follow_ups(), std::move(records));
    EXPECT_TRUE(answers) << answers.error().sentence;
    ReportOptions options;
    std::ostringstream file;
    EXPECT_TRUE(write_review(file, *answers, options));
    options.review = *read_review(file.str());
    options.audience = audience;
    return html_of(*answers, options);
}

std::set<std::string> questions_in(const std::string& html) {
    const auto document = parsed(html);
    std::vector<const XmlElement*> headings;
    find(&document->root(), "h3", headings);
    std::set<std::string> labels;
    for (const XmlElement* heading : headings) labels.insert(text_of(heading));
    return labels;
}

// "A ramp? Answered by 4 of 100 people": so four are disabled, whatever the table of groups hides.
TEST(TheReport, LeavesOutWhatOnlyPeopleOfAHiddenGroupWereAsked) {
    const std::set<std::string> everybodys = {"Disabled?", "A park?"};
    const std::set<std::string> follow_ups = {"A ramp?", "A lift?", "What else?", "A bus?", "Which place?"};
    std::set<std::string> all = everybodys;
    all.insert(follow_ups.begin(), follow_ups.end());
    for (const Audience audience : {Audience::council, Audience::everybody}) {
        const std::string hidden = report_of_disabled(4, 100, audience);
        EXPECT_EQ(questions_in(hidden), everybodys);
        for (const char* telling : {"by 4 of", "4 of 4", "A rail by the door"})
            EXPECT_EQ(hidden.find(telling), std::string::npos) << telling;
        const std::size_t told = hidden.find("Left out, because");
        ASSERT_NE(told, std::string::npos);
        for (const std::string& each : follow_ups)
            EXPECT_NE(hidden.find(each, told), std::string::npos) << each;

        const std::string shown = report_of_disabled(40, 100, audience);
        EXPECT_EQ(questions_in(shown), all);
        EXPECT_NE(shown.find("A rail by the door"), std::string::npos);
        EXPECT_EQ(shown.find("Left out, because"), std::string::npos);
    }
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

// "Yes" of which question? A row's head leads whoever listens to the heading of its part.
TEST(TheReport, SaysOfEachRowOfATableOfGroupsWhichQuestionItBelongsTo) {
    const auto document = parsed(html_of(*generated_answers(liverpool_xml(), 1'000, 5)));
    std::vector<const XmlElement*> bodies;
    find(&document->root(), "tbody", bodies);
    std::set<std::string> ids;
    for (const XmlElement* body : bodies) {
        std::string part;
        for (const XmlElement* row : elements(body)) {
            const XmlElement* head = elements(row).front();
            if (row->value("class") != "part") {
                EXPECT_EQ(head->value("headers"), part) << text_of(head);
                continue;
            }
            part = head->value("id");
            EXPECT_TRUE(ids.insert(part).second) << part;
        }
    }
    EXPECT_GT(ids.size(), 10U);
}

using Colours = std::map<std::string, touch::Colour>;

Colours colours_in(const std::string& rules) {
    Colours named;
    const std::regex each("--([a-z0-9-]+):(#[0-9a-f]{6});");
    for (std::sregex_iterator at(rules.begin(), rules.end(), each), end; at != end; ++at) {
        const std::uint32_t code = kiosk::read_colour_code((*at)[2].str()).value_or(0);
        named[(*at)[1]] = {static_cast<std::uint8_t>(code >> 16U), static_cast<std::uint8_t>(code >> 8U),
                           static_cast<std::uint8_t>(code)};
    }
    return named;
}

// WCAG 1.4.3 and 1.4.11.
void can_be_told_apart(const std::string& rules) {
    const Colours named = colours_in(rules);
    const auto hold = [&](const std::string& front, const std::string& ground, double enough) {
        ASSERT_TRUE(named.contains(front) && named.contains(ground)) << front << " on " << ground;
        EXPECT_GE(touch::contrast(named.at(front), named.at(ground)), enough) << front << " on " << ground;
    };
    for (const char* stretch : {"pos2", "pos1", "mid", "neg1", "neg2", "one"})
        hold("on-" + std::string(stretch), stretch, 4.5);
    hold("ink", "paper", 4.5);  // the outline of each stretch too
    hold("ink", "card", 4.5);
    hold("link", "paper", 4.5);
    hold("on-tint", "tint", 4.5);
    hold("on-bar", "bar", 4.5);
    hold("line", "paper", 3);
    hold("line", "card", 3);
}

// axe-core does not judge words that stand in a drawing: it tells each bar as one to be looked at.
TEST(TheReport, HasWordsOnItsBarsAndLinksThatCanBeReadByDayAndByNight) {
    std::vector<touch::Theme> themes(3, touch::Themes()[touch::Palette::standard]);
    themes[1].council = {0xff, 0xe0, 0x00};
    themes[1].on_council = themes[1].second = {0, 0, 0};
    themes[1].on_second = {0xff, 0xff, 0xff};
    themes[2].council = {0, 0x40, 0x20};
    for (const touch::Theme& theme : themes) {
        const auto checked = touch::check(touch::Palette::standard, theme);
        ASSERT_TRUE(checked) << "a council could not have it: " << checked.error().sentence;
        const std::string rules = style_sheet(theme);
        const std::size_t night = rules.find("@media screen and (prefers-color-scheme:dark)");
        ASSERT_NE(night, rules.npos);
        can_be_told_apart(rules.substr(0, night));
        can_be_told_apart(rules.substr(night));
    }
}

// The colours of a bar mean nothing on one sheet while its legend is on another, nor does a heading without
// its table.
TEST(TheReport, KeepsOnOneSheetOfPaperWhatBelongsTogether) {
    const std::string rules = style_sheet(touch::Themes()[touch::Palette::standard]);
    const std::string on_paper = rules.substr(rules.find("@media print"));
    const auto selectors_of = [&](const std::string& rule) {
        const std::size_t at = on_paper.find("{" + rule);
        EXPECT_NE(at, on_paper.npos) << rule;
        const std::size_t begin = on_paper.rfind('}', at) + 1;
        return "," + on_paper.substr(begin, at - begin) + ",";
    };
    for (const char* each : {"h2", "h3", "h3+p", "caption", "thead", ".part", ".legend"})
        EXPECT_NE(selectors_of("break-after:avoid").find("," + std::string(each) + ","), std::string::npos)
            << each;
    EXPECT_NE(selectors_of("break-inside:avoid").find(",.legend,"), std::string::npos);
}

// A table of groups is wider than a phone: what is scrolled out of sight must not be what the numbers are of.
TEST(TheReport, KeepsTheNamesOfATableInSightWhereItScrolls) {
    const std::string html = html_of(*generated_answers(liverpool_xml(), 100, 5));
    for (const char* over_all : {"<caption ", "<th id="}) {
        const std::size_t at = html.find(over_all);
        ASSERT_NE(at, html.npos) << over_all;
        EXPECT_EQ(html.substr(html.find('>', at) + 1).find("<span class=\"stay\">"), 0U) << over_all;
    }
    EXPECT_NE(html.find("\n.stay{position:sticky;inset-inline-start:"), html.npos);
    EXPECT_NE(html.find("\ntbody th[scope=row]{position:sticky;inset-inline-start:0;background:"), html.npos);
}

}  // namespace
}  // namespace council
