// SPDX-License-Identifier: Apache-2.0
// One function out of several, for std::visit: `std::visit(Overloaded{...}, variant)`.
#pragma once

namespace kiosk {

template <class... Each>
struct Overloaded : Each... {
    using Each::operator()...;
};

}  // namespace kiosk
