// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/shuffle.h"

#include <cmath>
#include <limits>

#include "kiosk/encoding/encoding.h"
#include "kiosk/xforms/xpath/xpath.h"

namespace xforms {

std::vector<std::size_t> shuffled(std::size_t count, const std::function<double()>& random) {
    std::vector<std::size_t> order(count);
    for (std::size_t place = 0; place < count; ++place) {
        const auto other = static_cast<std::size_t>(random() * static_cast<double>(place + 1));
        if (other != place) order[place] = order[other];
        order[other] = place;
    }
    return order;
}

std::vector<std::size_t> shuffled(std::size_t count, std::int64_t seed) {
    constexpr std::int64_t modulus = 2'147'483'647, multiplier = 16'807;
    std::int64_t state = seed % modulus;
    if (state <= 0) state += modulus - 1;
    return shuffled(count, [&state] {
        state = state * multiplier % modulus;
        return static_cast<double>(state - 1) / static_cast<double>(modulus - 1);
    });
}

std::int64_t seed_from(const std::string& text) {
    if (text.empty()) return 0;
    const double number = to_number(std::string_view(text));
    // Java's double to long, which both engines follow: the nearest that there is.
    if (number >= 9.2233720368547758e18) return std::numeric_limits<std::int64_t>::max();
    if (number <= -9.2233720368547758e18) return std::numeric_limits<std::int64_t>::min();
    if (!std::isnan(number)) return static_cast<std::int64_t>(number);
    const std::string hash = encoding::digest(encoding::Hash::sha256, {text});
    std::uint64_t bits = 0;
    for (const char byte : hash.substr(0, sizeof bits)) bits = bits << 8 | static_cast<unsigned char>(byte);
    return static_cast<std::int64_t>(bits);
}

}  // namespace xforms
