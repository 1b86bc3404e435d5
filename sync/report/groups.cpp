// SPDX-License-Identifier: Apache-2.0
#include "sync/report/groups.h"

#include <algorithm>
#include <numeric>

namespace council {

namespace {

Counts people_of(const Answers& answers, const Question& group) {
    const Figures figures = figures_of(answers, group);
    Counts people = figures.counts;
    const long told = std::accumulate(people.begin(), people.end(), 0L);
    people.push_back(static_cast<long>(answers.records.size()) - told);
    return people;
}

// The scale's choices as negative pole, middle, positive pole, and all else.
enum Net { negative, middle, positive, rest, nets };
std::vector<std::vector<std::size_t>> nets_of(const Question& scale) {
    std::vector<std::vector<std::size_t>> made(nets);
    const auto& steps = scale.scale.steps;
    for (std::size_t at = 0; at < steps.size(); ++at) {
        const std::size_t from_end = steps.size() - 1 - at;
        made[at < from_end ? negative : at == from_end ? middle : positive].push_back(steps[at]);
    }
    made[rest] = scale.scale.outside;
    made[rest].push_back(scale.choices.size());
    return made;
}

long sum_at(const Counts& counts, const std::vector<std::size_t>& places) {
    return std::accumulate(places.begin(), places.end(), 0L,
                           [&](long all, std::size_t place) { return all + counts[place]; });
}

std::vector<GroupTable::Column> columns_of(const Question& scale, const Counts& totals, long least) {
    const auto made = nets_of(scale);
    Counts of_nets;
    for (const auto& net : made) of_nets.push_back(sum_at(totals, net));
    std::vector<GroupTable::Column> columns;
    for (const auto& joined : joined_columns(of_nets, rest, least)) {
        GroupTable::Column column;
        for (const std::size_t net : joined)
            column.answers.insert(column.answers.end(), made[net].begin(), made[net].end());
        if (joined.size() == 1) {
            column.agrees = joined.front() == positive;
            column.disagrees = joined.front() == negative;
            column.between = joined.front() == middle;
        }
        columns.push_back(std::move(column));
    }
    // The agreeing first, as the bars are read.
    std::stable_sort(columns.begin(), columns.end(), [](const auto& one, const auto& other) {
        const auto order = [](const auto& column) {
            return column.agrees ? 0 : column.between ? 1 : column.disagrees ? 2 : 3;
        };
        return order(one) < order(other);
    });
    return columns;
}

Counts totals_of(const std::vector<Counts>& cells) {
    Counts totals(cells.front().size(), 0);
    for (const Counts& row : cells)
        for (std::size_t column = 0; column < row.size(); ++column) totals[column] += row[column];
    return totals;
}

}  // namespace

std::vector<Grouped::Group> Grouped::all() const {
    std::vector<Group> groups = shown;
    if (together) groups.push_back(*together);
    return groups;
}

Grouped grouped_by(const Answers& answers, const Question& group, long least) {
    const Counts people = people_of(answers, group);
    const auto joined = council::together(people, least);
    Grouped groups;
    for (std::size_t category = 0; category < people.size(); ++category)
        if (!std::binary_search(joined.begin(), joined.end(), category))
            groups.shown.push_back({{category}, people[category]});
    if (!joined.empty()) groups.together = Grouped::Group{joined, sum_at(people, joined)};
    return groups;
}

std::optional<GroupTable> group_table(const Answers& answers, const Question& group, const Question& scale,
                                      long least) {
    kiosk::require(group.table == 0, "people are told apart by what they are asked once");
    if (scale.table > 0) return std::nullopt;
    GroupTable table;
    table.groups = grouped_by(answers, group, least);
    const auto all = table.groups.all();
    const auto cells = crossed(answers, group, scale);
    table.columns = columns_of(scale, totals_of(cells), least);
    const bool small =
        std::any_of(all.begin(), all.end(), [&](const auto& each) { return each.people < least; });
    if (all.size() < 2 || table.columns.size() < 2 || small) return std::nullopt;

    std::vector<Counts> rows;
    for (const auto& each : all) {
        Counts& row = rows.emplace_back();
        for (const auto& column : table.columns) {
            long count = 0;
            for (const std::size_t category : each.categories)
                count += sum_at(cells[category], column.answers);
            row.push_back(count);
        }
    }
    const auto hidden = hide_small(rows, least);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        auto& made = table.cells.emplace_back();
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            made.push_back({rows[row][column], hidden[row][column]});
    }
    return table;
}

}  // namespace council
