// SPDX-License-Identifier: Apache-2.0
#include "tests/audit/raster.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

#include "kiosk/touch/glass.h"
#include "kiosk/touch/texture_id.h"

namespace audit {
namespace {

// Corners are rounded to a 256th of a pixel, as graphics hardware does, so that the edge which two triangles
// share is the same line for both: then each pixel belongs to exactly one of them.
constexpr std::int64_t fine = 256;

std::int64_t to_fine(float pixels) {
    return static_cast<std::int64_t>(std::lround(pixels * static_cast<float>(fine)));
}

std::int64_t floor_divided(std::int64_t a, std::int64_t b) {
    const std::int64_t quotient = a / b;
    return quotient * b != a && (a < 0) != (b < 0) ? quotient - 1 : quotient;
}

struct Span {
    int begin, end;
};

class Triangle {
 public:
    Triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) : corners_{&a, &b, &c} {
        for (int i = 0; i < 3; ++i) {
            x_[i] = to_fine(corners_[i]->pos.x);
            y_[i] = to_fine(corners_[i]->pos.y);
        }
        area_ = (x_[1] - x_[0]) * (y_[2] - y_[0]) - (y_[1] - y_[0]) * (x_[2] - x_[0]);
        if (area_ >= 0) return;
        std::swap(corners_[1], corners_[2]);
        std::swap(x_[1], x_[2]);
        std::swap(y_[1], y_[2]);
        area_ = -area_;
    }

    bool nothing() const { return area_ == 0; }
    bool flat() const { return corners_[0]->col == corners_[1]->col && corners_[1]->col == corners_[2]->col; }
    ImU32 colour() const { return corners_[0]->col; }

    Area bounds() const {
        const auto [left, right] = std::minmax({x_[0], x_[1], x_[2]});
        const auto [top, bottom] = std::minmax({y_[0], y_[1], y_[2]});
        return {static_cast<int>(floor_divided(left, fine)), static_cast<int>(floor_divided(top, fine)),
                static_cast<int>(floor_divided(right, fine)) + 1,
                static_cast<int>(floor_divided(bottom, fine)) + 1};
    }

    // The pixels of that row whose middles are inside; a middle on an edge belongs to the triangle at its top
    // and left.
    Span row(int y, Span within) const {
        const std::int64_t middle = y * fine + fine / 2;
        for (int i = 0; i < 3; ++i) {
            const int j = (i + 1) % 3;
            const std::int64_t dx = x_[j] - x_[i], dy = y_[j] - y_[i];
            const bool top_left = dy < 0 || (dy == 0 && dx > 0);
            // Inside: dx * (middle - y) - dy * (px - x) > 0, or >= 0 on a top or left edge; px = fine * c +
            // fine / 2.
            const std::int64_t rest = dx * (middle - y_[i]) + dy * (x_[i] - fine / 2) - (top_left ? 0 : 1);
            if (dy == 0) {
                if (rest < 0) return {0, 0};
            } else if (dy > 0) {
                within.end =
                    static_cast<int>(std::min<std::int64_t>(within.end, floor_divided(rest, dy * fine) + 1));
            } else {
                within.begin =
                    static_cast<int>(std::max<std::int64_t>(within.begin, -floor_divided(rest, -dy * fine)));
            }
        }
        return within;
    }

    struct Shares {
        float of[3];
    };
    Shares shares(int x, int y) const {
        const std::int64_t px = x * fine + fine / 2, py = y * fine + fine / 2;
        Shares shares{};
        for (int i = 0; i < 3; ++i) {
            const int j = (i + 1) % 3, k = (i + 2) % 3;
            shares.of[i] =
                static_cast<float>((x_[k] - x_[j]) * (py - y_[j]) - (y_[k] - y_[j]) * (px - x_[j])) /
                static_cast<float>(area_);
        }
        return shares;
    }
    const ImDrawVert& corner(int i) const { return *corners_[i]; }

 private:
    const ImDrawVert* corners_[3];
    std::int64_t x_[3], y_[3], area_;
};

struct Paint {
    float red, green, blue, alpha;
};

Paint unpacked(ImU32 colour) {
    return {static_cast<float>(colour & 0xFFU), static_cast<float>((colour >> 8U) & 0xFFU),
            static_cast<float>((colour >> 16U) & 0xFFU), static_cast<float>(colour >> 24U) / 255};
}

void blend(touch::Colour& onto, const Paint& paint) {
    const auto mix = [&](std::uint8_t under, float over) {
        return static_cast<std::uint8_t>(
            std::lround(static_cast<float>(under) * (1 - paint.alpha) + over * paint.alpha));
    };
    onto = {mix(onto.red, paint.red), mix(onto.green, paint.green), mix(onto.blue, paint.blue)};
}

Paint shaded(const Triangle& triangle, const Triangle::Shares& shares) {
    Paint paint{0, 0, 0, 0};
    for (int i = 0; i < 3; ++i) {
        const Paint corner = unpacked(triangle.corner(i).col);
        paint.red += corner.red * shares.of[i];
        paint.green += corner.green * shares.of[i];
        paint.blue += corner.blue * shares.of[i];
        paint.alpha += corner.alpha * shares.of[i];
    }
    return paint;
}

// The picture's pixel at that share of its width and height: coverage of the tint, or a colour of its own.
Paint sampled(const text::Picture& picture, float u, float v, const Paint& tint) {
    const auto place = [](float share, int size) {
        return static_cast<std::size_t>(
            std::clamp(static_cast<int>(std::floor(share * static_cast<float>(size))), 0, size - 1));
    };
    const std::size_t at =
        place(v, picture.height) * static_cast<std::size_t>(picture.width) + place(u, picture.width);
    if (!picture.coloured) {
        Paint paint = tint;
        paint.alpha *= static_cast<float>(picture.bytes[at]) / 255;
        return paint;
    }
    const std::uint8_t* colour = picture.bytes.data() + at * 4;
    const float alpha = static_cast<float>(colour[3]) / 255;
    if (colour[3] == 0) return {0, 0, 0, 0};
    return {colour[0] / alpha, colour[1] / alpha, colour[2] / alpha, alpha * tint.alpha};
}

void paint_triangle(Pixels& pixels, const Triangle& triangle, const text::Picture* picture,
                    const Area& clip) {
    const Area bounds = triangle.bounds();
    const Paint flat = unpacked(triangle.colour());
    const bool solid = picture == nullptr && triangle.flat();
    for (int y = std::max(bounds.top, clip.top); y < std::min(bounds.bottom, clip.bottom); ++y) {
        const Span span =
            triangle.row(y, {std::max(bounds.left, clip.left), std::min(bounds.right, clip.right)});
        if (solid && flat.alpha == 1) {
            const touch::Colour colour{static_cast<std::uint8_t>(flat.red),
                                       static_cast<std::uint8_t>(flat.green),
                                       static_cast<std::uint8_t>(flat.blue)};
            if (span.begin < span.end) std::fill_n(&pixels.at(span.begin, y), span.end - span.begin, colour);
            continue;
        }
        for (int x = span.begin; x < span.end; ++x) {
            if (solid) {
                blend(pixels.at(x, y), flat);
                continue;
            }
            const Triangle::Shares shares = triangle.shares(x, y);
            const Paint tint = triangle.flat() ? flat : shaded(triangle, shares);
            if (picture == nullptr) {
                blend(pixels.at(x, y), tint);
                continue;
            }
            float u = 0, v = 0;
            for (int i = 0; i < 3; ++i) {
                u += triangle.corner(i).uv.x * shares.of[i];
                v += triangle.corner(i).uv.y * shares.of[i];
            }
            blend(pixels.at(x, y), sampled(*picture, u, v, tint));
        }
    }
}

void flood(Pixels& pixels, const ImDrawCmd& command, const Area& clip) {
    const Paint paint =
        unpacked(static_cast<ImU32>(reinterpret_cast<std::uintptr_t>(command.UserCallbackData)));
    const touch::Colour colour{static_cast<std::uint8_t>(paint.red), static_cast<std::uint8_t>(paint.green),
                               static_cast<std::uint8_t>(paint.blue)};
    for (int y = clip.top; y < clip.bottom; ++y)
        std::fill_n(&pixels.at(clip.left, y), clip.right - clip.left, colour);
}

void paint_command(Pixels& pixels, const Pictures& pictures, const ImDrawList& list, const ImDrawCmd& command,
                   const Area& area) {
    const Area clip{std::max(area.left, static_cast<int>(command.ClipRect.x)),
                    std::max(area.top, static_cast<int>(command.ClipRect.y)),
                    std::min(area.right, static_cast<int>(command.ClipRect.z)),
                    std::min(area.bottom, static_cast<int>(command.ClipRect.w))};
    if (clip.empty()) return;
    if (command.UserCallback == touch::flood) return flood(pixels, command, clip);
    // Whatever is no picture of ours is the white pixel of ImGui's own.
    const auto found = pictures.find(touch::texture_name(command.TextureId));
    const text::Picture* picture = found == pictures.end() ? nullptr : &found->second;
    for (unsigned at = 0; at + 2 < command.ElemCount; at += 3) {
        const auto corner = [&](unsigned i) -> const ImDrawVert& {
            return list.VtxBuffer[static_cast<int>(
                command.VtxOffset + list.IdxBuffer[static_cast<int>(command.IdxOffset + at + i)])];
        };
        const Triangle triangle(corner(0), corner(1), corner(2));
        if (!triangle.nothing()) paint_triangle(pixels, triangle, picture, clip);
    }
}

}  // namespace

Pixels::Pixels(int width, int height, touch::Colour paper)
    : width_(width),
      height_(height),
      colours_(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), paper) {}

void paint(Pixels& pixels, const Pictures& pictures, const Area& area) {
    const ImDrawData* drawn = ImGui::GetDrawData();
    const Area clip{std::max(area.left, 0), std::max(area.top, 0), std::min(area.right, pixels.width()),
                    std::min(area.bottom, pixels.height())};
    for (int i = 0; i < drawn->CmdListsCount; ++i)
        for (const ImDrawCmd& command : drawn->CmdLists[i]->CmdBuffer)
            paint_command(pixels, pictures, *drawn->CmdLists[i], command, clip);
}

}  // namespace audit
