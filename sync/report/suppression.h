// SPDX-License-Identifier: Apache-2.0
// Which numbers of a table must be hidden so that no small number can be read or worked out.
//
// Statistical disclosure control as the UK's Government Statistical Service has it for tables: a cell below
// the least (10) is hidden, zero included (primary), and so are others, until nobody can work it out from the
// totals (secondary). It holds here: from all that is printed of a table, and its totals, a hidden number may
// be any of at least `least` + 1 whole numbers in a row; hide_small() computes these bounds exactly, as flows
// of the network that such a table is, and hides more until it is so. The totals of rows and of columns are
// printed and are at least `least`, so that hiding all cells always suffices. Pure.
#pragma once

#include <vector>

namespace council {

using Counts = std::vector<long>;

// Categories whose numbers are not shown, but only their sum: those that are small, and with them the
// smallest that is not, so that the sum tells none of them. Empty where none is small.
std::vector<std::size_t> together(const Counts& categories, long least);

// Columns, by place, that are reported as one because a total is small; each group has at least `least`.
// Empty columns are in none. `catch_all` is the column that takes small ones first.
std::vector<std::vector<std::size_t>> joined_columns(const Counts& totals, std::size_t catch_all, long least);

// hidden[row][column]. Each row and each column must sum to at least `least`.
std::vector<std::vector<bool>> hide_small(const std::vector<Counts>& rows, long least);

// What somebody who sees all but the hidden cells, and all totals, can tell of a hidden one.
struct Bounds {
    long lowest = 0, highest = 0;
};
Bounds bounds_of(const std::vector<Counts>& rows, const std::vector<std::vector<bool>>& hidden,
                 std::size_t row, std::size_t column);

}  // namespace council
