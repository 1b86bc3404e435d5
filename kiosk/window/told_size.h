// SPDX-License-Identifier: Apache-2.0
// What a monitor tells of its own size. GLFW is not asked, which makes one up for a monitor that tells none
// (96 pixels to the inch), and keeps it when the monitor is turned: letters would be of any height.
#pragma once

struct GLFWmonitor;

namespace kiosk {

struct ToldSize {
    int width_mm = 0, height_mm = 0;  // as it hangs, not as it was built; 0 by 0 where it tells none
    bool told() const { return width_mm > 0 && height_mm > 0; }
};

// `monitor` may have gone meanwhile: then nothing is told.
ToldSize told_size(GLFWmonitor* monitor);

}  // namespace kiosk
