// SPDX-License-Identifier: Apache-2.0
#include "sync/report/suppression.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <optional>

#include "kiosk/result.h"

namespace council {

namespace {

using Hidden = std::vector<std::vector<bool>>;
constexpr long endless = std::numeric_limits<long>::max() / 4;

// The hidden cells of a table as a network: a node for each row and each column. A hidden cell may grow
// without end (row to column) and may shrink to zero (column to row); every total stays as it is where what
// flows in flows out.
class Network {
 public:
    Network(const std::vector<Counts>& rows, const Hidden& hidden, std::size_t row, std::size_t column)
        : rows_(rows.size()), size_(rows.size() + rows.front().size()), room_(size_, Counts(size_, 0)) {
        for (std::size_t r = 0; r < rows.size(); ++r)
            for (std::size_t c = 0; c < rows[r].size(); ++c) {
                if (!hidden[r][c] || (r == row && c == column)) continue;
                room_[r][rows_ + c] = endless;
                room_[rows_ + c][r] = rows[r][c];
            }
    }

    long most(std::size_t from, std::size_t to) {
        long flow = 0;
        while (flow < endless) {
            seen_.assign(size_, false);
            const long more = push(from, to, endless);
            if (more == 0) break;
            flow += more;
        }
        return flow;
    }

 private:
    long push(std::size_t at, std::size_t to, long most) {
        if (at == to) return most;
        seen_[at] = true;
        for (std::size_t next = 0; next < size_; ++next) {
            if (seen_[next] || room_[at][next] == 0) continue;
            const long flow = push(next, to, std::min(most, room_[at][next]));
            if (flow == 0) continue;
            room_[at][next] -= flow;
            room_[next][at] += flow;
            return flow;
        }
        return 0;
    }

    std::size_t rows_, size_;
    std::vector<Counts> room_;
    std::vector<bool> seen_;
};

// The rectangle through a cell that costs least to hide: of its three other corners at least one is shown.
bool hide_a_rectangle(const std::vector<Counts>& rows, Hidden& hidden, std::size_t row, std::size_t column) {
    long least = endless;
    std::optional<std::pair<std::size_t, std::size_t>> chosen;
    const auto cost = [&](std::size_t r, std::size_t c) { return hidden[r][c] ? 0 : rows[r][c] + 1; };
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            if (r == row || c == column) continue;
            const long here = cost(r, c) + cost(row, c) + cost(r, column);
            if (here == 0 || here >= least) continue;
            least = here;
            chosen = {r, c};
        }
    if (!chosen) return false;
    hidden[chosen->first][chosen->second] = true;
    hidden[row][chosen->second] = true;
    hidden[chosen->first][column] = true;
    return true;
}

}  // namespace

std::vector<std::size_t> together(const Counts& categories, long least) {
    std::vector<std::size_t> chosen;
    std::optional<std::size_t> smallest;
    for (std::size_t place = 0; place < categories.size(); ++place) {
        if (categories[place] < least)
            chosen.push_back(place);
        else if (!smallest || categories[place] < categories[*smallest])
            smallest = place;
    }
    if (!chosen.empty() && smallest) chosen.push_back(*smallest);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

std::vector<std::vector<std::size_t>> joined_columns(const Counts& totals, std::size_t catch_all,
                                                     long least) {
    std::vector<std::vector<std::size_t>> groups;
    std::vector<std::size_t> rest;
    const auto sum = [&](const std::vector<std::size_t>& places) {
        return std::accumulate(places.begin(), places.end(), 0L,
                               [&](long all, std::size_t place) { return all + totals[place]; });
    };
    for (std::size_t place = 0; place < totals.size(); ++place) {
        if (totals[place] == 0) continue;
        if (place == catch_all || totals[place] < least)
            rest.push_back(place);
        else
            groups.push_back({place});
    }
    while (!rest.empty() && sum(rest) < least && !groups.empty()) {
        const auto smallest =
            std::min_element(groups.begin(), groups.end(),
                             [&](const auto& one, const auto& other) { return sum(one) < sum(other); });
        rest.insert(rest.end(), smallest->begin(), smallest->end());
        groups.erase(smallest);
    }
    std::sort(rest.begin(), rest.end());
    if (!rest.empty()) groups.push_back(std::move(rest));
    return groups;
}

Bounds bounds_of(const std::vector<Counts>& rows, const Hidden& hidden, std::size_t row, std::size_t column) {
    const long value = rows[row][column];
    const std::size_t at_column = rows.size() + column;
    const long up = Network(rows, hidden, row, column).most(at_column, row);
    const long down = Network(rows, hidden, row, column).most(row, at_column);
    return {value - std::min(value, down), value + up};
}

Hidden hide_small(const std::vector<Counts>& rows, long least) {
    Hidden hidden;
    for (const Counts& row : rows) {
        std::vector<bool>& cells = hidden.emplace_back();
        for (const long count : row) cells.push_back(count < least);
    }
    for (bool safe = false; !safe;) {
        safe = true;
        for (std::size_t row = 0; row < rows.size(); ++row)
            for (std::size_t column = 0; column < rows[row].size(); ++column) {
                if (!hidden[row][column]) continue;
                const Bounds bounds = bounds_of(rows, hidden, row, column);
                if (bounds.highest - bounds.lowest >= least) continue;
                kiosk::require(hide_a_rectangle(rows, hidden, row, column),
                               "a table whose totals are not small is safe with all of it hidden");
                safe = false;
            }
    }
    return hidden;
}

}  // namespace council
