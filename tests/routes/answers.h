// SPDX-License-Identifier: Apache-2.0
// What the person of every route answers, as the council has it.
#pragma once

#include <map>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

namespace routes {

using Answers = std::map<std::string, std::string>;  // column of the export -> what stands in it

inline const Answers expected_answers = {
    {"respondent-capacity", "resident visitor"},
    {"respondent-postcode_district", "L8"},
    {"reduce_inequality-objective-agreement", "disagree"},
    {"reduce_inequality-change", "Ramps at 2"},
    {"celebrate_diversity-objective-agreement", "strongly_agree"},
    {"good_relationships-objective-agreement", "neither"},
    {"excellent_services-objective-agreement", "agree"},
    {"inclusive_employer-objective-agreement", "strongly_disagree"},
    {"priority", "excellent_services"},
    {"equality_gate-answer", "yes"},
    {"equality-age_group", "75_84"},
    {"equality-long_term_condition", "yes"},
    {"equality-activities_reduced", "a_lot"},
    {"equality-religion", "other"},
    {"equality-religion_other", "Quaker"},
    {"equality-marital_status", "prefer_not_to_say"},
};

// Without ids, times, the machine, and the 0/1 columns beside a select: all else that is not empty.
inline Answers answers_of(const nlohmann::json& record) {
    const std::set<std::string> others = {"today",       "practice", "instanceID", "version",
                                          "received_on", "kiosk",    "deviceID"};
    Answers answers;
    for (const auto& [column, cell] : record.items())
        if (others.count(column) == 0 && column.find('/') == column.npos && !cell.get<std::string>().empty())
            answers[column] = cell;
    return answers;
}

}  // namespace routes
