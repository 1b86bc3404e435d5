// SPDX-License-Identifier: Apache-2.0
// What the places of records in a file tell of the order in which people came.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace store {

// Whose they are, in the order in which they lie in `file`. `bytes`: of each person's record, in the order in
// which they came.
inline std::vector<int> people_by_place(const std::string& file, const std::vector<std::string>& bytes) {
    std::vector<std::pair<std::size_t, int>> places;
    for (std::size_t person = 0; person < bytes.size(); ++person)
        places.emplace_back(file.find(bytes[person].substr(2000, 64)), static_cast<int>(person));
    std::sort(places.begin(), places.end());
    std::vector<int> persons;
    for (const auto& [at, person] : places) {
        EXPECT_NE(at, std::string::npos);
        persons.push_back(person);
    }
    return persons;
}

// Spearman's: 1 where the order is that in which people came, about 0 where it says nothing. For sixty, by
// chance alone it is beyond 0.6 once in a million runs.
inline double likeness(const std::vector<int>& persons) {
    double squares = 0;
    for (std::size_t at = 0; at < persons.size(); ++at)
        squares += std::pow(static_cast<double>(at) - persons[at], 2);
    const auto count = static_cast<double>(persons.size());
    return 1 - 6 * squares / (count * (count * count - 1));
}
inline constexpr double by_chance = 0.6;

}  // namespace store
