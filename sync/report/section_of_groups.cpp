// SPDX-License-Identifier: Apache-2.0
// Who answered, and what each group of people said.
#include "kiosk/words/words.h"
#include "sync/report/context.h"
#include "sync/report/groups.h"

namespace council {

using words::say;

namespace {

std::string label_of(const Context& context, const Question& question, std::size_t choice) {
    // Translators: words in the report that a council makes of a consultation.
    if (choice == question.choices.size()) return say("report", "No answer");
    return context.of_form(question.choices[choice].label);
}

std::string labels_of(const Context& context, const Question& question,
                      const std::vector<std::size_t>& choices) {
    std::vector<std::string> labels;
    for (const std::size_t choice : choices) labels.push_back(label_of(context, question, choice));
    return words::listed(labels);
}

std::string hidden() {
    // Translators: in place of a number of a table that is too small to be shown
    return say("report", "hidden");
}

std::string too_few() {
    // Translators: words in the report that a council makes of a consultation.
    return say("report", "Too few people answered to show this by group.");
}

html::Table::Section people_rows(const Context& context, const Question& group, const Grouped& grouped) {
    const long all = static_cast<long>(context.answers.records.size());
    html::Table::Section made;
    for (const auto& each : grouped.shown)
        made.rows.push_back({labels_of(context, group, each.categories), number(each.people),
                             share(each.people, all),
                             html::quiet_bar({{0, hundredths(each.people, all), "one", ""}}, context.runs)});
    if (!grouped.together) return made;
    for (const std::size_t category : grouped.together->categories)
        made.rows.push_back({label_of(context, group, category), hidden(), hidden(), ""});
    made.rows.push_back(
        // Translators: words in the report that a council makes of a consultation.
        {say("report", "The hidden ones together"), number(grouped.together->people),
         share(grouped.together->people, all),
         html::quiet_bar({{0, hundredths(grouped.together->people, all), "one", ""}}, context.runs)});
    return made;
}

// A bar of one row of a group table; "" where a stretch of it is hidden.
std::string bar_of(const Context& context, const GroupTable& table, std::size_t row, long people) {
    long negative = -1, between = 0, positive = -1;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
        const auto& kind = table.columns[column];
        if (!kind.agrees && !kind.between && !kind.disagrees) continue;
        const auto& cell = table.cells[row][column];
        if (cell.hidden) return "";
        (kind.agrees ? positive : kind.between ? between : negative) = cell.count;
    }
    if (negative < 0 || positive < 0) return "";
    auto stretches = around_the_middle({negative, between, positive}, people);
    for (html::Stretch& each : stretches) each.words.clear();
    return html::quiet_bar(stretches, context.runs);
}

html::Table::Section rows_of(const Context& context, const Question& group, const GroupTable& table) {
    html::Table::Section made{context.of_form(group.label), {}};
    const auto all = table.groups.all();
    for (std::size_t row = 0; row < all.size(); ++row) {
        const bool is_together = row == table.groups.shown.size();
        if (is_together)
            for (const std::size_t category : all[row].categories)
                made.rows.push_back([&] {
                    std::vector<std::string> cells(table.columns.size() + 3, hidden());
                    cells.front() = label_of(context, group, category);
                    cells.back().clear();
                    return cells;
                }());
        // Translators: words in the report that a council makes of a consultation.
        std::vector<std::string> cells{is_together ? say("report", "The hidden ones together")
                                                   : labels_of(context, group, all[row].categories),
                                       number(all[row].people)};
        for (const auto& cell : table.cells[row])
            cells.push_back(cell.hidden
                                ? hidden()
                                : number(cell.count) + " (" + share(cell.count, all[row].people) + ")");
        cells.push_back(bar_of(context, table, row, all[row].people));
        made.rows.push_back(std::move(cells));
    }
    return made;
}

std::string scale_by_groups(Context& context, const Question& scale) {
    // The columns are the same for every group, since everybody is in every table.
    html::Table table{"", context.of_form(scale.label), {}, {}};
    for (const ReportedQuestion& asked : context.asked) {
        if (!asked.question.is_group) continue;
        const auto cells = group_table(context.answers, asked.question, scale, context.options.least);
        if (!cells) continue;
        if (table.head.empty()) {
            // Translators: head of a column in the report that a council makes of a consultation.
            table.head = {
                say("report", "Group"),
                // Translators: head of a column in the report that a council makes of a consultation.
                say("report", "People")};
            for (const auto& column : cells->columns)
                table.head.push_back(labels_of(context, scale, column.answers));
            // Translators: head of a column in the report that a council makes of a consultation.
            table.head.push_back(say("report", "Bar"));
        }
        table.sections.push_back(rows_of(context, asked.question, *cells));
    }
    return heading(3, context.of_form(scale.label)) +
           (table.sections.empty() ? html::element("p", too_few()) : context.table(std::move(table)));
}

bool has_groups(const Context& context) {
    for (const ReportedQuestion& asked : context.asked)
        if (asked.question.is_group && asked.figures.base > 0) return true;
    return false;
}

}  // namespace

std::string section_of_people(Context& context) {
    if (!has_groups(context)) return "";
    // Translators: heading in the report that a council makes of a consultation.
    std::string section = heading(2, say("report", "Who answered"));
    for (const ReportedQuestion& asked : context.asked) {
        if (!asked.question.is_group || asked.figures.base == 0) continue;
        const Grouped grouped = grouped_by(context.answers, asked.question, context.options.least);
        section += heading(3, context.of_form(asked.question.label));
        if (grouped.all().size() < 2) {
            section += html::element("p", too_few());
            continue;
        }
        section += context.table(
            {"",
             context.of_form(asked.question.label),
             // Translators: words in the report that a council makes of a consultation.
             {say("report", "Group"),
              // Translators: head of a column in the report that a council makes of a consultation.
              say("report", "People"),
              // Translators: head of a column in the report that a council makes of a consultation.
              say("report", "Share"),
              // Translators: head of a column in the report that a council makes of a consultation.
              say("report", "Bar")},
             {people_rows(context, asked.question, grouped)}});
    }
    return section;
}

std::string section_of_groups(Context& context) {
    if (!has_groups(context)) return "";
    std::string section;
    for (const ReportedQuestion& asked : context.asked)
        if (asked.question.shown == Question::Shown::scale && asked.question.table == 0 &&
            asked.figures.base > 0)
            section += scale_by_groups(context, asked.question);
    // Translators: heading in the report that a council makes of a consultation.
    return section.empty() ? "" : heading(2, say("report", "What each group answered")) + section;
}

}  // namespace council
