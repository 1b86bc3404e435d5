// SPDX-License-Identifier: Apache-2.0
// A glass without a display. Screens are laid out, tapped and listed as Nodes, but nobody sees them.
#pragma once

#include <chrono>
#include <functional>

#include "kiosk/touch/glass.h"

namespace touch {

class Headless final : public Textures {
 public:
    explicit Headless(const Surface& surface) : glass_(surface) {}

    Glass& glass() { return glass_; }
    const Surface& surface() const { return glass_.surface(); }

    // Calls `frame` between begin() and end() until the picture is settled.
    void draw(const std::function<void()>& frame,
              std::chrono::milliseconds boot = std::chrono::milliseconds{0});

    std::uintptr_t texture(const text::Picture&) override { return 0; }
    void drop(const std::vector<std::uint64_t>&) override {}

 private:
    Glass glass_;
};

}  // namespace touch
