// SPDX-License-Identifier: Apache-2.0
// Optimal string alignment distance, the plain table of it: GLib, ICU and the standard library have none.
#include "kiosk/settings/nearest_name.h"

#include <algorithm>
#include <vector>

namespace kiosk {
namespace {

std::size_t distance(const std::string& one, const std::string& other) {
    std::vector<std::vector<std::size_t>> cost(one.size() + 1, std::vector<std::size_t>(other.size() + 1));
    for (std::size_t i = 0; i <= one.size(); ++i)
        for (std::size_t j = 0; j <= other.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            const std::size_t change = one[i - 1] == other[j - 1] ? 0 : 1;
            cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + change});
            const bool swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[one.size()][other.size()];
}

}  // namespace

std::string nearest_name(const std::string& wrong, const std::set<std::string>& names) {
    std::string nearest;
    std::size_t least = wrong.size() / 3 + 1;  // beyond a third of its letters it is another word
    for (const std::string& name : names)
        if (const std::size_t far = distance(wrong, name); far <= least && (nearest.empty() || far < least)) {
            nearest = name;
            least = far;
        }
    return nearest;
}

}  // namespace kiosk
