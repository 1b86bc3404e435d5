// SPDX-License-Identifier: Apache-2.0
#include "tests/audit/conformance.h"

#include <algorithm>
#include <regex>
#include <sstream>

namespace audit {
namespace {

constexpr const char* head = R"(# Accessibility of Have Your Say

What the kiosk meets of three standards, and what proves it. Made by `ninja accessibility-report` from what `tests/audit`
checks on every screen, in every language, at four sizes, in four palettes, upright and not, in reach mode and not, and on
panels from 12.1 to 55 inches; a test holds this file to it. **met**: each named check held every time, and each named test passes. **not met**: nothing proves
it. **needs people**: no program can tell. Numbers are of this kiosk on a 22-inch screen seen from 50 cm where
no other panel is named. Pictures are
measured, and keys walked, on some screens of each kind, for the languages and palettes share them; rare controls are shown in
English, Arabic and an English two fifths longer. Every criterion of WCAG 2.2 A and AA and every requirement of clauses 5 and
11 of EN 301 549 has a row; **not applicable**: it asks nothing of a kiosk like this one, for the reason that it says.

Words are measured in Latin capitals. Urdu's climb half as high again as those of their size: on a panel whose default or
largest letters they are, a scale of choices may have the size below, where it would else be cut in two (3.9 mm on 12.1
inches, 4.8 mm of the largest), and so may the staff's pages and the thanks. On 12.1 inches caps of an open keyboard, and on 15.6 the
words on its wide keys, have 4.2 mm at the default size, and a hint above seven rows of keys 3.9 mm; with the largest letters 4.8 mm but for one word in Arabic (4.4 mm) and the rial in Persian (3.9 mm).

**Not met on small panels** by every screen, though by one of each kind, which is looked at each day; what follows is found by
night. The staff's state page when it has much to tell, in each language (words of 3.9 mm and more on 12.1 inches, of 5.3 mm with the
largest letters on 15.6), and in Urdu on 12.1 inches its last lines stand on its buttons. In Somali the question about unpaid
care is cut in two there and with the largest letters on 15.6 inches, so is it in Polish on 15.6; the two longest scales are on 12.1
inches while the practice mark or the closing hour takes a row; and two comments have 4.7 mm while they are typed. Of all checks
of 12.1 inches, at both sizes, 103 of 2,800,000 fail in English and 138 of 2,400,000 in Somali; at its default size in Urdu 6 of
1,360,000; of 15.6 inches with the largest letters 57 of 1,550,000, 61 of 1,870,000 and 30 of 2,120,000, and 45 of 1,530,000 in Polish.
English two fifths longer, which nobody speaks, is looked at from 15.6 inches on, and with the largest letters from 22: of one
screen of each kind, 85 of 365,000 checks fail on 12.1 inches and 16 of 244,000 on 15.6 with the largest.
)";

// Two figures, rounded down.
std::size_t rounded(std::size_t count) {
    std::size_t unit = 1;
    while (count / unit >= 100) unit *= 10;
    return count / unit * unit;
}

std::string grouped(std::size_t count) {
    std::string digits = std::to_string(count);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string counted(const Ledger& ledger, Check check) {
    return std::string("`") + name_of(check) + "` " + grouped(rounded(ledger.count(check)));
}

std::string verdict(const Row& row, const Ledger& ledger) {
    if (*row.inapplicable != '\0') return "not applicable";
    if (*row.people != '\0') return "needs people";
    const bool held = std::all_of(row.checks.begin(), row.checks.end(), [&](Check check) {
        return ledger.count(check) > 0 && ledger.failed(check) == 0;
    });
    const bool proven = !row.checks.empty() || !row.tests.empty();
    return held && proven && *row.missing == '\0' ? "met" : "not met";
}

std::string proof(const Row& row, const Ledger& ledger) {
    std::string proof;
    const auto add = [&](const std::string& words) { proof += (proof.empty() ? "" : ", ") + words; };
    if (*row.inapplicable != '\0') add(row.inapplicable);
    if (*row.missing != '\0') add(row.missing);
    if (*row.people != '\0') add(row.people);
    for (const Check check : row.checks)
        if (ledger.count(check) > 0) add(counted(ledger, check));
    for (const std::string& test : row.tests) add(test);
    return proof;
}

std::string with_numbers_taken_out(const std::string& line) {
    return std::regex_replace(line, std::regex("` [0-9,]+[0-9]"), "` #");
}

std::vector<std::size_t> numbers_of(const std::string& line) {
    std::vector<std::size_t> numbers;
    const std::regex number("` ([0-9,]+)");
    for (auto at = std::sregex_iterator(line.begin(), line.end(), number); at != std::sregex_iterator();
         ++at) {
        std::string digits = (*at)[1];
        std::erase(digits, ',');
        numbers.push_back(digits.empty() ? 0 : std::stoul(digits));
    }
    return numbers;
}

}  // namespace

std::string conformance_table(const Ledger& ledger) {
    std::ostringstream table;
    table << head;
    for (const Standard& standard : standards()) {
        table << "\n## " << standard.name
              << "\n| clause | asks for | | shown by |\n| --- | --- | --- | --- |\n";
        for (const Row& row : standard.rows)
            table << "| " << row.clause << " | " << row.asks << " | " << verdict(row, ledger) << " | "
                  << proof(row, ledger) << " |\n";
    }
    table << "\n## The checks\n| check | holds where | times |\n| --- | --- | --- |\n";
    for (std::size_t at = 0; at < checks; ++at) {
        const auto check = static_cast<Check>(at);
        if (ledger.count(check) == 0) continue;
        table << "| `" << name_of(check) << "` | " << meaning_of(check) << " | "
              << grouped(rounded(ledger.count(check))) << " |\n";
    }
    return table.str();
}

std::string untruth(const std::string& committed, const std::string& made) {
    std::istringstream committed_lines(committed), made_lines(made);
    std::string was, is;
    while (std::getline(made_lines, is)) {
        if (!std::getline(committed_lines, was)) return "a line is missing: " + is;
        // The table of the checks has its counts alone in the last column.
        const bool counts = was.starts_with("| `");
        const auto words = [&](const std::string& line) {
            return counts ? line.substr(0, line.rfind("| ", line.size() - 3)) : with_numbers_taken_out(line);
        };
        if (words(was) != words(is)) return "says: " + was + "\nbut is: " + is;
        const auto claimed = numbers_of(was), found = numbers_of(is);
        for (std::size_t at = 0; at < claimed.size() && at < found.size(); ++at)
            if (claimed[at] > found[at]) return "claims more than was counted: " + was;
    }
    return std::getline(committed_lines, was) ? "a line too many: " + was : "";
}

}  // namespace audit
