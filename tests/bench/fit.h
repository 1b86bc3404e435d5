// SPDX-License-Identifier: Apache-2.0
// How something grows: the exponent p of t = c * n^p, by least squares on the logarithms. A square comes out
// at 2, N log N at 1.1 to 1.2, by which sizes are measured.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace bench {

struct Measured {
    double size = 0, cost = 0;  // cost: in any unit
};

// 0 where there are not two sizes.
inline double exponent(const std::vector<Measured>& points) {
    double x = 0, y = 0, xx = 0, xy = 0;
    for (const Measured& point : points) {
        const double size = std::log(point.size), cost = std::log(point.cost);
        x += size;
        y += cost;
        xx += size * size;
        xy += size * cost;
    }
    const auto count = static_cast<double>(points.size());
    const double spread = count * xx - x * x;
    return spread > 0 ? (count * xy - x * y) / spread : 0;
}

// What is paid once, whatever the size, makes small sizes look flat: so the steepest of all sizes together
// and the three largest is judged.
inline std::vector<Measured> three_largest(const std::vector<Measured>& points) {
    const std::size_t last = std::min<std::size_t>(points.size(), 3);
    return {points.end() - static_cast<std::ptrdiff_t>(last), points.end()};
}

inline double steepest(const std::vector<Measured>& points) {
    return std::max(exponent(points), exponent(three_largest(points)));
}

// How much steeper it is than N log N fitted on the same sizes; below 0 where it is flatter. Below ten there
// is nothing to sort.
inline double beyond_n_log_n(const std::vector<Measured>& points) {
    std::vector<Measured> sorted = points;
    for (Measured& each : sorted) each.cost = each.size * std::log(std::max(each.size, 10.0));
    return std::max(exponent(points) - exponent(sorted),
                    exponent(three_largest(points)) - exponent(three_largest(sorted)));
}

// What measuring the same again gives another exponent by.
constexpr double noise = 0.05;

}  // namespace bench
