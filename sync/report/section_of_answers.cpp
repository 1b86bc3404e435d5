// SPDX-License-Identifier: Apache-2.0
// What people answered: each question with its base, as bars and as a table.
#include <algorithm>
#include <numeric>

#include "kiosk/words/words.h"
#include "sync/report/context.h"

namespace council {

using Shown = Question::Shown;
using words::say;

namespace {

std::string base_line(const Context& context, const ReportedQuestion& asked) {
    if (asked.question.table > 0)
        // Translators: words in the report that a council makes of a consultation.
        return html::element("p", words::fill(say("report", "Answers: {0}."), {number(asked.figures.base)}));
    // Translators: words in the report that a council makes of a consultation.
    return html::element("p", words::fill(say("report", "Answered by {0} of {1} people."),
                                          {number(asked.figures.base),
                                           number(static_cast<long>(context.answers.records.size()))}));
}

html::Table table_of(const Context& context, const ReportedQuestion& asked,
                     std::vector<std::string> more_heads = {}) {
    html::Table table{"",
                      context.of_form(asked.question.label),
                      // Translators: words in the report that a council makes of a consultation.
                      {say("report", "Answer"),
                       // Translators: head of a column in the report that a council makes of a consultation.
                       say("report", "Number"),
                       // Translators: head of a column in the report that a council makes of a consultation.
                       say("report", "Share")},
                      {{"", {}}}};
    table.head.insert(table.head.end(), more_heads.begin(), more_heads.end());
    return table;
}

std::string legend_of(const Context& context, const Question& question) {
    std::string items;
    const auto& steps = question.scale.steps;
    for (std::size_t step = 0; step < steps.size(); ++step)
        items += html::element("li", html::element("svg", "aria-hidden=\"true\" focusable=\"false\"",
                                                   "<rect class=\"" + look_of_step(step, steps.size()) +
                                                       "\" x=\"1\" y=\"1\" width=\"18\" height=\"18\"/>") +
                                         context.of_form(question.choices[steps[step]].label));
    return html::element("ul", "class=\"legend\"", items);
}

std::string scale_section(Context& context, const ReportedQuestion& asked) {
    const Question& question = asked.question;
    Counts steps;
    std::string says = question.label + ": ";
    for (const std::size_t step : question.scale.steps) {
        steps.push_back(asked.figures.counts[step]);
        says += question.choices[step].label + " " + share(steps.back(), asked.figures.base) + "; ";
    }
    html::Table table = table_of(context, asked);
    for (std::size_t choice = 0; choice < question.choices.size(); ++choice)
        table.sections[0].rows.push_back({context.of_form(question.choices[choice].label),
                                          number(asked.figures.counts[choice]),
                                          share(asked.figures.counts[choice], asked.figures.base)});
    return legend_of(context, question) +
           html::bar(around_the_middle(steps, asked.figures.base), says, context.runs) +
           context.table(std::move(table));
}

// The choices, the most chosen first.
std::vector<std::size_t> by_count(const Counts& counts) {
    std::vector<std::size_t> order(counts.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return counts[one] > counts[other]; });
    return order;
}

std::string bar_of(const Context& context, long count, long base) {
    return html::quiet_bar({{0, hundredths(count, base), "one", ""}}, context.runs);
}

std::string choices_section(Context& context, const ReportedQuestion& asked) {
    const Figures& figures = asked.figures;
    // Translators: words in the report that a council makes of a consultation.
    html::Table table = table_of(context, asked, {say("report", "Bar")});
    auto& rows = table.sections[0].rows;
    for (const std::size_t choice : by_count(figures.counts))
        rows.push_back({context.of_form(asked.question.choices[choice].label), number(figures.counts[choice]),
                        share(figures.counts[choice], figures.base),
                        bar_of(context, figures.counts[choice], figures.base)});
    long others = 0;
    for (const auto& [value, count] : figures.others) others += count;
    if (others > 0)
        // Translators: words in the report that a council makes of a consultation.
        rows.push_back({say("report", "Other answers, together"), number(others), share(others, figures.base),
                        bar_of(context, others, figures.base)});
    return context.table(std::move(table));
}

// The best average place first.
std::string ranking_section(Context& context, const ReportedQuestion& asked) {
    const Figures& figures = asked.figures;
    std::vector<std::size_t> order(asked.question.choices.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto average = [&](std::size_t choice) {
        constexpr double last = 1e9;
        return figures.counts[choice] == 0 ? last
                                           : static_cast<double>(figures.places[choice]) /
                                                 static_cast<double>(figures.counts[choice]);
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t one, std::size_t other) { return average(one) < average(other); });
    // Translators: words in the report that a council makes of a consultation.
    html::Table table = table_of(context, asked, {say("report", "Bar")});
    // Translators: head of a column in the report that a council makes of a consultation.
    table.head = {say("report", "Answer"),
                  // Translators: head of a column in the report that a council makes of a consultation.
                  say("report", "Average place"),
                  // Translators: head of a column in the report that a council makes of a consultation.
                  say("report", "Put first"),
                  // Translators: words in the report that a council makes of a consultation.
                  say("report", "Bar")};
    for (const std::size_t choice : order) {
        char text[32];
        std::snprintf(text, sizeof text, "%.1f", figures.counts[choice] == 0 ? 0 : average(choice));
        table.sections[0].rows.push_back({context.of_form(asked.question.choices[choice].label),
                                          words::in_own_digits(text), number(figures.firsts[choice]),
                                          bar_of(context, figures.firsts[choice], figures.base)});
    }
    return context.table(std::move(table));
}

std::string numbers_section(Context& context, const ReportedQuestion& asked) {
    const auto& numbers = asked.figures.numbers;
    // The middle of few numbers is somebody's own.
    if (static_cast<long>(numbers.size()) < 2 * context.options.least)
        // Translators: words in the report that a council makes of a consultation.
        return html::element("p", say("report", "Too few people answered to show more."));
    const auto at = [&](double part) {
        char text[64];
        std::snprintf(text, sizeof text, "%.4g",
                      numbers[static_cast<std::size_t>(part * static_cast<double>(numbers.size() - 1))]);
        return words::in_own_digits(text);
    };
    html::Table table{"",
                      context.of_form(asked.question.label),
                      // Translators: words in the report that a council makes of a consultation.
                      {say("report", "Answer"),
                       // Translators: head of a column in the report that a council makes of a consultation.
                       say("report", "Number")},
                      {{"", {}}}};
    constexpr double quarter = 0.25;
    // Translators: words in the report that a council makes of a consultation.
    table.sections[0].rows = {{say("report", "A quarter is at or below"), at(quarter)},
                              // Translators: words in the report that a council makes of a consultation.
                              {say("report", "Half is at or below"), at(2 * quarter)},
                              // Translators: words in the report that a council makes of a consultation.
                              {say("report", "Three quarters are at or below"), at(3 * quarter)}};
    return context.table(std::move(table));
}

// Short texts by how often they were given; those that few gave are one row.
std::string values_section(Context& context, const ReportedQuestion& asked) {
    std::vector<std::pair<std::string, long>> values(asked.figures.others.begin(),
                                                     asked.figures.others.end());
    std::stable_sort(values.begin(), values.end(),
                     [](const auto& one, const auto& other) { return one.second > other.second; });
    Counts counts;
    for (const auto& [value, count] : values) counts.push_back(count);
    const auto joined = together(counts, context.options.least);
    html::Table table = table_of(context, asked);
    long others = 0;
    for (std::size_t place = 0; place < values.size(); ++place) {
        if (std::binary_search(joined.begin(), joined.end(), place))
            others += values[place].second;
        else
            table.sections[0].rows.push_back({Context::of_resident(values[place].first),
                                              number(values[place].second),
                                              share(values[place].second, asked.figures.base)});
    }
    if (others > 0)
        table.sections[0].rows.push_back(
            // Translators: words in the report that a council makes of a consultation.
            {say("report", "Other answers, together"), number(others), share(others, asked.figures.base)});
    return context.table(std::move(table));
}

std::string shown(Context& context, const ReportedQuestion& asked) {
    switch (asked.question.shown) {
        case Shown::scale:
            return scale_section(context, asked);
        case Shown::one_choice:
        case Shown::several_choices:
            return choices_section(context, asked);
        case Shown::ranking:
            return ranking_section(context, asked);
        case Shown::number:
            return numbers_section(context, asked);
        case Shown::short_text:
            return values_section(context, asked);
        case Shown::long_text:
            break;
    }
    return "";
}

}  // namespace

std::string section_of_answers(Context& context) {
    std::string section;
    for (const ReportedQuestion& asked : context.asked) {
        if (asked.question.is_group || asked.question.shown == Shown::long_text || asked.figures.base == 0)
            continue;
        section += heading(3, context.of_form(asked.question.label)) + base_line(context, asked) +
                   shown(context, asked);
    }
    // Translators: heading in the report that a council makes of a consultation.
    return section.empty() ? "" : heading(2, say("report", "What people answered")) + section;
}

}  // namespace council
