// SPDX-License-Identifier: Apache-2.0
// The picture that a Glass has drawn, as pixels in memory: what OpenGL would paint, without OpenGL, so that a
// thousand pictures can be measured in a minute. A test holds it against the real window.
//
// Paints the triangles of Dear ImGui's draw lists: flat or shaded, with the pictures of words on them sampled
// at the nearest pixel, blended as kiosk/window/window.cpp has OpenGL blend them. Threads: one.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "kiosk/touch/touch.h"

namespace audit {

struct Area {  // pixels
    int left = 0, top = 0, right = 0, bottom = 0;
    bool empty() const { return left >= right || top >= bottom; }
};

class Pixels {
 public:
    Pixels(int width, int height, touch::Colour paper);
    int width() const { return width_; }
    int height() const { return height_; }
    touch::Colour at(int x, int y) const { return colours_[index(x, y)]; }
    touch::Colour& at(int x, int y) { return colours_[index(x, y)]; }
    Area whole() const { return {0, 0, width_, height_}; }

 private:
    std::size_t index(int x, int y) const {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width_) + static_cast<std::size_t>(x);
    }
    int width_, height_;
    std::vector<touch::Colour> colours_;
};

// Of text::Picture, by the texture that a Frame was given for it.
using Pictures = std::unordered_map<std::uintptr_t, text::Picture>;

// Paints what the last Glass::end() left, in `area` only.
void paint(Pixels&, const Pictures&, const Area&);

}  // namespace audit
