// SPDX-License-Identifier: Apache-2.0
// How something grows: the exponent p of t = c * n^p, by least squares on the logarithms. N log N over the
// sizes that are measured here comes out at 1.1 to 1.2, a square at 2.
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
inline double steepest(const std::vector<Measured>& points) {
    const std::size_t last = std::min<std::size_t>(points.size(), 3);
    return std::max(exponent(points),
                    exponent({points.end() - static_cast<std::ptrdiff_t>(last), points.end()}));
}

}  // namespace bench
