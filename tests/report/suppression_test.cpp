// SPDX-License-Identifier: Apache-2.0
#include "sync/report/suppression.h"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "tests/report/attack.h"

namespace council {
namespace {

constexpr long least = 10;
using Hidden = std::vector<std::vector<bool>>;

std::string cell(std::size_t row, std::size_t column) {
    return std::to_string(row) + "/" + std::to_string(column);
}

// The table as it is printed: all totals, and the cells that are not hidden.
void print(Attack& attack, const std::vector<Counts>& rows, const Hidden& hidden) {
    std::vector<std::vector<int>> columns(rows.front().size());
    std::vector<double> totals(rows.front().size(), 0);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        std::vector<int> cells;
        double total = 0;
        for (std::size_t column = 0; column < rows[row].size(); ++column) {
            const int number = attack.number(cell(row, column));
            cells.push_back(number);
            columns[column].push_back(number);
            total += static_cast<double>(rows[row][column]);
            totals[column] += static_cast<double>(rows[row][column]);
            if (!hidden[row][column]) attack.sum({number}, static_cast<double>(rows[row][column]));
        }
        attack.sum(cells, total);
    }
    for (std::size_t column = 0; column < columns.size(); ++column)
        attack.sum(columns[column], totals[column]);
}

std::vector<Counts> random_table(std::mt19937& luck) {
    std::vector<Counts> rows(2 + luck() % 6, Counts(2 + luck() % 3));
    for (Counts& row : rows)
        for (long& count : row) count = luck() % 3 == 0 ? luck() % 12 : luck() % 90;
    return rows;
}

bool has_small_total(const std::vector<Counts>& rows) {
    Counts columns(rows.front().size(), 0);
    for (const Counts& row : rows) {
        long total = 0;
        for (std::size_t column = 0; column < row.size(); ++column) {
            total += row[column];
            columns[column] += row[column];
        }
        if (total < least) return true;
    }
    return std::any_of(columns.begin(), columns.end(), [](long total) { return total < least; });
}

TEST(HidingSmallNumbers, LeavesNoHiddenOneToBeWorkedOutFromTheTotals) {
    std::mt19937 luck(1);
    int tables = 0, hidden_cells = 0, shown_cells = 0;
    while (tables < 300) {
        const auto rows = random_table(luck);
        if (has_small_total(rows)) continue;
        ++tables;
        const Hidden hidden = hide_small(rows, least);
        Attack attack;
        print(attack, rows, hidden);
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t column = 0; column < rows[row].size(); ++column) {
                if (!hidden[row][column]) {
                    EXPECT_GE(rows[row][column], least);
                    ++shown_cells;
                    continue;
                }
                ++hidden_cells;
                const Bounds bounds = bounds_of(rows, hidden, row, column);
                const long room = attack.room(attack.number(cell(row, column)));
                EXPECT_EQ(bounds.highest - bounds.lowest, room) << "the bounds are exact";
                EXPECT_GE(room, least);
            }
    }
    EXPECT_GT(hidden_cells, 500);
    EXPECT_GT(shown_cells, hidden_cells / 4) << "it does not just hide everything";
}

TEST(HidingSmallNumbers, AnAttackRecoversWhatOnlyPrimarySuppressionHides) {
    const std::vector<Counts> rows = {{40, 3, 30}, {20, 30, 50}, {60, 41, 22}};
    Hidden primary(3, std::vector<bool>(3, false));
    primary[0][1] = true;
    Attack attack;
    print(attack, rows, primary);
    EXPECT_EQ(attack.room(attack.number(cell(0, 1))), 0) << "the attack must be one";
}

TEST(HidingSmallNumbers, TellsSmallGroupsTogetherWithALargerOne) {
    EXPECT_EQ(together({50, 60, 70}, least), std::vector<std::size_t>());
    EXPECT_EQ(together({50, 9, 70, 0}, least), (std::vector<std::size_t>{0, 1, 3}));
    EXPECT_EQ(together({9, 9}, least), (std::vector<std::size_t>{0, 1}));
}

TEST(HidingSmallNumbers, JoinsColumnsThatFewAnsweredWithTheRest) {
    using Columns = std::vector<std::vector<std::size_t>>;
    EXPECT_EQ(joined_columns({50, 40, 30, 20}, 3, least), (Columns{{0}, {1}, {2}, {3}}));
    EXPECT_EQ(joined_columns({50, 4, 30, 20}, 3, least), (Columns{{0}, {2}, {1, 3}}));
    EXPECT_EQ(joined_columns({50, 40, 30, 3}, 3, least), (Columns{{0}, {1}, {2, 3}}));
    EXPECT_EQ(joined_columns({50, 40, 0, 0}, 3, least), (Columns{{0}, {1}}));
    EXPECT_EQ(joined_columns({5, 0, 0, 2}, 3, least), (Columns{{0, 3}}));
}

}  // namespace
}  // namespace council
