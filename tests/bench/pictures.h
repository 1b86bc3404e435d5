// SPDX-License-Identifier: Apache-2.0
// What pictures cost in processor time of this program, so that other programs beside it hardly count, and
// whether that is too much. All figures are milliseconds.
#pragma once

#include <algorithm>
#include <cstddef>
#include <ctime>
#include <functional>
#include <vector>

namespace bench {

constexpr double frame = 16;  // of a screen that shows sixty pictures a second

inline double cost_of(const std::function<void()>& draw) {
    const auto now = [] {
        timespec at{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &at);
        return static_cast<double>(at.tv_sec) * 1e3 + static_cast<double>(at.tv_nsec) / 1e6;
    };
    const double begin = now();
    draw();
    return now() - begin;
}

class Pictures {
 public:
    void add(double cost) { all_.insert(std::upper_bound(all_.begin(), all_.end(), cost), cost); }
    std::size_t count() const { return all_.size(); }
    // That share of them cost no more; 0 where there are none.
    double share(double share) const {
        if (all_.empty()) return 0;
        return all_[static_cast<std::size_t>(share * static_cast<double>(all_.size() - 1))];
    }
    double median() const { return share(0.5); }
    double most() const { return share(1); }
    // A picture that a person would wait for. One in a hundred may meet a font that is read for the first
    // time.
    bool slow() const { return share(0.99) > frame; }

 private:
    std::vector<double> all_;  // the cheapest first
};

}  // namespace bench
