// SPDX-License-Identifier: Apache-2.0
#include "kiosk/text/pixels.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace text {
namespace {

std::vector<std::uint8_t> rows_of(cairo_surface_t* surface, const Picture& picture) {
    const std::uint8_t* pixels = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    const std::size_t row = static_cast<std::size_t>(picture.width) * (picture.coloured ? 4 : 1);
    const auto height = static_cast<std::size_t>(picture.height);
    std::vector<std::uint8_t> bytes(row * height);
    for (std::size_t y = 0; y < height; ++y) std::memcpy(&bytes[row * y], pixels + stride * y, row);
    if (picture.coloured)  // cairo has blue first, in memory of a little-endian machine
        for (std::size_t i = 0; i < bytes.size(); i += 4) std::swap(bytes[i], bytes[i + 2]);
    return bytes;
}

// Each line of words is a band, but where letters of two lines stand beside one another, as in Nastaliq.
std::vector<Picture::Band> bands_of(const Picture& picture) {
    if (picture.coloured) return {{0, 0, picture.width, picture.height}};
    constexpr int gap = 4;  // rows: a dot is not parted from its letter, nor a quad spent on less
    const auto has_ink = [](std::uint8_t coverage) { return coverage != 0; };
    std::vector<Picture::Band> bands;
    for (int y = 0; y < picture.height; ++y) {
        const auto row = picture.bytes.begin() + static_cast<std::ptrdiff_t>(y) * picture.width;
        const auto end = row + picture.width;
        const auto first = std::find_if(row, end, has_ink);
        if (first == end) continue;
        const auto last =
            std::find_if(std::make_reverse_iterator(end), std::make_reverse_iterator(first), has_ink);
        const auto left = static_cast<int>(first - row), right = static_cast<int>(last.base() - row);
        if (bands.empty() || y - bands.back().bottom >= gap) bands.push_back({left, y, right, y});
        Picture::Band& band = bands.back();
        band = {std::min(band.left, left), band.top, std::max(band.right, right), y + 1};
    }
    return bands;
}

}  // namespace

void take_pixels(cairo_surface_t* surface, Picture& picture) {
    cairo_surface_flush(surface);
    picture.bytes = rows_of(surface, picture);
    picture.bands = bands_of(picture);
    explicit_bzero(cairo_image_surface_get_data(surface),
                   static_cast<std::size_t>(cairo_image_surface_get_stride(surface)) *
                       static_cast<std::size_t>(picture.height));
    cairo_surface_destroy(surface);
}

}  // namespace text
