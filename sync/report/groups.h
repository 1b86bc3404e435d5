// SPDX-License-Identifier: Apache-2.0
// The answers to a scale by groups of people, as they may be printed: no small number, and none that the
// printed ones give away (suppression.h).
//
// Everybody is in every table: those who did not say are a group, and those who gave no answer an answer. So
// the totals are the same in all tables and in the rest of the report, and no difference of two bases is left
// to work with. Groups that are small are told together with the next larger one. Pure.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/report/figures.h"

namespace council {

// A group of people by one question: its shown groups, and those that are told together.
struct Grouped {
    struct Group {
        std::vector<std::size_t> categories;  // of the question's choices; their number: "not answered"
        long people = 0;
    };
    std::vector<Group> shown;
    std::optional<Group> together;
    // The shown, then the one together. Fewer than two: nothing can be told by this question.
    std::vector<Group> all() const;
};
Grouped grouped_by(const Answers&, const Question& group, long least);

struct GroupTable {
    struct Cell {
        long count = 0;
        bool hidden = false;
    };
    struct Column {
        std::vector<std::size_t> answers;  // of the scale's choices; their number: "no answer"
        bool agrees = false, disagrees = false, between = false;
    };
    std::vector<Column> columns;
    Grouped groups;
    std::vector<std::vector<Cell>> cells;  // [group][column], groups as Grouped::all()
};
// nullopt where nothing can be told: also of a scale in a repeat, which has no one answer of a person.
std::optional<GroupTable> group_table(const Answers&, const Question& group, const Question& scale,
                                      long least);

}  // namespace council
