// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/panel.h"

#include <algorithm>
#include <cmath>

namespace touch {
namespace {

constexpr float desk_diagonal = 610;  // 24 inches: up to here the hand's distance is the eye's
constexpr float roomy_side = 262, narrow_side = 110;  // 22 inches have all their air
constexpr float least_air = 0.45F;
constexpr float largest_from = 380;  // of the diagonal: 15 inches
constexpr float medium_up_to = 400;  // millimetres of the longer side: 18 inches

// The eye stands further from a larger picture, but the finger does not: the root is half of the way.
float growth_of(const Panel& panel) {
    return std::max(1.0F, std::sqrt(std::hypot(panel.width_mm, panel.height_mm) / desk_diagonal));
}

}  // namespace

bool is_large_enough(const Panel& panel) {
    const auto [shorter, longer] = std::minmax(panel.width_mm, panel.height_mm);
    return longer >= least_long_side_mm && shorter >= least_short_side_mm;
}

TextSize default_size(const Panel& panel) {
    return std::max(panel.width_mm, panel.height_mm) < medium_up_to ? TextSize::medium : TextSize::large;
}

TextSize largest_size(const Panel& panel) {
    return std::hypot(panel.width_mm, panel.height_mm) < largest_from ? TextSize::large : TextSize::largest;
}

Surface surface_of(int width_px, int height_px, float px_per_mm) {
    const Panel panel{static_cast<float>(width_px) / px_per_mm, static_cast<float>(height_px) / px_per_mm};
    const float growth = growth_of(panel);
    return {width_px, height_px, px_per_mm * growth, growth};
}

Panel panel_of(const Surface& surface) {
    const float px_per_mm = surface.px_per_mm / surface.growth;
    return {static_cast<float>(surface.width_px) / px_per_mm,
            static_cast<float>(surface.height_px) / px_per_mm};
}

float air(float width_mm, float height_mm) {
    const float side = std::min(width_mm, height_mm);
    return std::clamp((side - narrow_side) / (roomy_side - narrow_side), least_air, 1.0F);
}

Theme aired(Theme theme, float air) {
    const auto between = [&](float least, float usual) { return least + (usual - least) * air; };
    theme.gap = between(2.6F, theme.gap);
    theme.target = between(12.8F, theme.target);
    theme.card_height = between(12.8F, theme.card_height);
    theme.margin = theme.margin * air;
    theme.air = air;
    return theme;
}

}  // namespace touch
