// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/answer_words.h"

#include <algorithm>

#include "kiosk/screens/question_blocks.h"
#include "kiosk/words/numbers.h"
#include "kiosk/xforms/xpath/dates.h"

namespace screens {
namespace {

using xforms::DataType;
using xforms::Question;

std::string labels_of(const std::vector<xforms::Choice>& choices) {
    std::vector<std::string> labels;
    for (const xforms::Choice& choice : choices)
        if (choice.selected) labels.push_back(choice.label.plain());
    return words::listed(labels);
}

// ODK XForms spec, "Appearances": month-year and year leave the smaller parts out; they are stored as 1.
// The clock is that of the value: the engine wrote it as the person's own. What is no date stays as it is.
std::string moment(const Question& question) {
    const bool day = question.type != DataType::time, clock = question.type != DataType::date;
    const auto read = day ? xforms::read_date_time(question.value) : xforms::read_time(question.value);
    if (!read) return question.value;
    const std::chrono::year_month_day date = read->date;
    const auto since_midnight = std::chrono::floor<std::chrono::minutes>(read->time);
    if (!day) return words::time_of_day(since_midnight);
    if (clock) return words::date_and_time(date, since_midnight);
    if (question.has_appearance("year")) return words::number(static_cast<int>(date.year()));
    if (question.has_appearance("month-year")) return words::month_and_year(date.year() / date.month());
    return words::date(date);
}

}  // namespace

std::string answer_words(const Question& question) {
    if (question.value.empty()) return {};
    if (!question.choices.empty()) return labels_of(question.choices);
    // Always as many: neither the words nor their length are told.
    if (is_masked(question)) return "••••••";
    switch (question.type) {
        case DataType::date:
        case DataType::time:
        case DataType::date_time:
            return moment(question);
        case DataType::integer:
        case DataType::decimal:
            return question.has_appearance("thousands-sep") ? words::own_number_in_thousands(question.value)
                                                            : words::own_number(question.value);
        default:
            return question.value;
    }
}

std::string answer_words(const std::vector<Question>& questions) {
    std::vector<std::string> answers;
    for (const Question& question : questions) answers.push_back(answer_words(question));
    return words::listed(answers);
}

}  // namespace screens
