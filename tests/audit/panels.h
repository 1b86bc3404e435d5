// SPDX-License-Identifier: Apache-2.0
// The panels that councils buy, by their diagonals.
#pragma once

#include <string>

#include "kiosk/touch/panel.h"

namespace audit {

enum class Standing { landscape, portrait };

struct PanelKind {
    const char* inches;
    float width_mm, height_mm;  // of its picture, lying
    int width_px, height_px;
};
inline constexpr PanelKind panels[] = {
    {"12.1", 261, 163, 1280, 800}, {"15.6", 344, 194, 1920, 1080}, {"22", 476.4F, 268, 1920, 1080},
    {"32", 708, 398, 1920, 1080},  {"55", 1218, 685, 3840, 2160},
};
inline constexpr PanelKind usual_panel = panels[2];

inline touch::Surface surface_of(const PanelKind& panel, Standing standing) {
    const float px_per_mm = static_cast<float>(panel.width_px) / panel.width_mm;
    if (standing == Standing::portrait) return touch::surface_of(panel.height_px, panel.width_px, px_per_mm);
    return touch::surface_of(panel.width_px, panel.height_px, px_per_mm);
}

inline touch::TextSize default_size(const PanelKind& panel) {
    return touch::default_size({panel.width_mm, panel.height_mm});
}
inline touch::TextSize largest_size(const PanelKind& panel) {
    return touch::largest_size({panel.width_mm, panel.height_mm});
}

}  // namespace audit
