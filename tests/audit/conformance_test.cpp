// SPDX-License-Identifier: Apache-2.0
// The committed table says what the audit found, and names tests that are there.
#include "tests/audit/conformance.h"

#include <algorithm>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/audit/languages.h"

namespace audit {
namespace {

std::string contents(const std::filesystem::path& file) {
    std::ostringstream all;
    all << std::ifstream(file).rdbuf();
    return all.str();
}

// "Suite.Name" of every test in the sources.
std::set<std::string> all_tests() {
    std::set<std::string> tests;
    const std::regex test(R"(TEST(?:_F|_P)?\((\w+),\s*(\w+)\))");
    for (const auto& entry : std::filesystem::recursive_directory_iterator(SOURCE_DIR "/tests")) {
        if (entry.path().extension() != ".cpp") continue;
        const std::string source = contents(entry.path());
        for (auto at = std::sregex_iterator(source.begin(), source.end(), test); at != std::sregex_iterator();
             ++at)
            tests.insert((*at)[1].str() + "." + (*at)[2].str());
    }
    return tests;
}

TEST(Conformance, TheCommittedTableSaysWhatTheAuditFound) {
    Ledger all;
    for (const auto& file : ledger_files()) all.add(Ledger::read(file));
    const std::string committed = contents(SOURCE_DIR "/kiosk/ACCESSIBILITY.md");
    EXPECT_EQ(untruth(committed, conformance_table(all)), "")
        << "make it anew with `ninja accessibility-report`, and look at what changed";
}

TEST(Conformance, EveryRowNamesWhatProvesItOrWhyNothingDoes) {
    const auto tests = all_tests();
    ASSERT_GT(tests.size(), 300U);
    for (const Standard& standard : standards())
        for (const Row& row : standard.rows) {
            const bool said = *row.people != '\0' || *row.missing != '\0' || *row.inapplicable != '\0';
            EXPECT_TRUE(said || !row.checks.empty() || !row.tests.empty()) << row.clause;
            for (const std::string& test : row.tests)
                EXPECT_TRUE(tests.contains(test)) << row.clause << ": " << test;
        }
}

// WCAG 2.2, 5.2.1: levels A and AA. 4.1.1 is obsolete.
TEST(Conformance, NoCriterionOfWcagIsLeftOut) {
    std::vector<std::string> wanted;
    const std::pair<const char*, std::vector<int>> guidelines[] = {{"1.1", {1}},
                                                                   {"1.2", {1, 2, 3, 4, 5}},
                                                                   {"1.3", {1, 2, 3, 4, 5}},
                                                                   {"1.4", {1, 2, 3, 4, 5, 10, 11, 12, 13}},
                                                                   {"2.1", {1, 2, 4}},
                                                                   {"2.2", {1, 2}},
                                                                   {"2.3", {1}},
                                                                   {"2.4", {1, 2, 3, 4, 5, 6, 7, 11}},
                                                                   {"2.5", {1, 2, 3, 4, 7, 8}},
                                                                   {"3.1", {1, 2}},
                                                                   {"3.2", {1, 2, 3, 4, 6}},
                                                                   {"3.3", {1, 2, 3, 4, 7, 8}},
                                                                   {"4.1", {2, 3}}};
    for (const auto& [guideline, criteria] : guidelines)
        for (const int criterion : criteria)
            wanted.push_back(std::string(guideline) + "." + std::to_string(criterion));
    ASSERT_EQ(wanted.size(), 55U);
    std::vector<std::string> found;
    for (const Row& row : standards().back().rows) found.emplace_back(row.clause);
    EXPECT_EQ(found, wanted);
}

using Clause = std::vector<int>;

Clause clause_of(const std::string& words) {
    Clause clause;
    std::istringstream parts(words);
    for (std::string part; std::getline(parts, part, '.');) clause.push_back(std::stoi(part));
    return clause;
}

// "11.2.1.1.1, 11.2.1.1.2" or "11.8.1 to 11.8.5", whose ends hold what is within them.
bool names(const std::string& row, const std::string& wanted) {
    const Clause clause = clause_of(wanted);
    std::istringstream all(row);
    for (std::string part; std::getline(all, part, ',');) {
        const auto to = part.find(" to ");
        const Clause first = clause_of(part.substr(0, to));
        if (to == std::string::npos && first == clause) return true;
        if (to == std::string::npos) continue;
        const Clause last = clause_of(part.substr(to + 4));
        Clause outer = clause;
        outer.resize(std::min(clause.size(), last.size()));
        if (first <= outer && outer <= last) return true;
    }
    return false;
}

// EN 301 549 V3.2.1: clauses 5 and 11 without those that are void or only inform.
TEST(Conformance, NoRequirementOfEn301549IsLeftOut) {
    const std::pair<const char*, std::vector<const char*>> clauses[] = {
        {"5.1.2", {"1", "2"}},
        {"5.1.3", {"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16"}},
        {"5.1", {"4", "5", "6.1", "6.2", "7"}},
        {"5", {"2", "3", "4", "5.1", "5.2", "6.1", "6.2", "7", "8", "9"}},
        {"11.1.1", {"1.1", "1.2"}},
        {"11.1.2", {"1.1", "1.2.1", "1.2.2", "2", "3.1", "3.2", "4", "5"}},
        {"11.1.3", {"1.1", "1.2", "2.1", "2.2", "3", "4", "5.1", "5.2"}},
        {"11.1.4", {"1", "2", "3", "4.1", "4.2", "5.1", "5.2", "10.1", "10.2", "11", "12", "13"}},
        {"11.2.1", {"1.1", "1.2", "2", "4.1", "4.2"}},
        {"11.2.2", {"1", "2"}},
        {"11.2.3", {"1"}},
        {"11.2.4", {"3", "4", "6", "7"}},
        {"11.2.5", {"1", "2", "3.1", "3.2", "4"}},
        {"11.3.1", {"1.1", "1.2"}},
        {"11.3.2", {"1", "2"}},
        {"11.3.3", {"1.1", "1.2", "2", "3", "4"}},
        {"11.4.1", {"2.1", "2.2", "3.1", "3.2"}},
        {"11.5",
         {"1", "2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9", "2.10", "2.11", "2.12", "2.13",
          "2.14", "2.15", "2.16", "2.17"}},
        {"11.6", {"1", "2"}},
        {"11", {"7"}},
        {"11.8", {"1", "2", "3", "4", "5"}}};
    const auto& rows = standards().front().rows;
    for (const auto& [clause, requirements] : clauses)
        for (const char* requirement : requirements) {
            const std::string wanted = std::string(clause) + "." + requirement;
            EXPECT_TRUE(std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
                return names(row.clause, wanted);
            })) << wanted;
        }
}

TEST(Conformance, ATableThatClaimsTooMuchIsUntrue) {
    const std::string made =
        "| 1.1 | size | met | `target_size` 1,200 |\n| `target_size` | large | 1,200 |\n";
    EXPECT_EQ(untruth(made, made), "");
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string table = made;
        return untruth(table.replace(table.find(from), from.size(), to), made);
    };
    EXPECT_NE(changed("1,200", "1,300"), "");
    EXPECT_EQ(changed("1,200", "900"), "") << "one screen more is no untruth";
    EXPECT_NE(changed("met", "not met"), "");
    EXPECT_NE(changed("large", "small"), "");
    EXPECT_NE(untruth("", made), "");
    EXPECT_NE(untruth(made + "| more |\n", made), "");
}

TEST(Conformance, ARowWithAFailedCheckIsNotMet) {
    Ledger held, failed;
    for (Ledger* ledger : {&held, &failed})
        for (std::size_t check = 0; check < checks; ++check)
            ledger->expect(static_cast<Check>(check), true, [] { return ""; });
    failed.expect(Check::target_size, false, [] { return "a small one"; });
    const std::string row = "| 7.2-I | targets of 12.7 mm, 2.54 mm apart | ";
    EXPECT_NE(conformance_table(held).find(row + "met"), std::string::npos);
    EXPECT_NE(conformance_table(failed).find(row + "not met"), std::string::npos);
    EXPECT_NE(conformance_table(Ledger()).find(row + "not met"), std::string::npos) << "nothing was checked";
}

}  // namespace
}  // namespace audit
