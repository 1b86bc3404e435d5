// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/icons.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <numbers>

#include "kiosk/result.h"

namespace touch {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

// A pen on a square from (-1, -1) at the top left to (1, 1), whatever its size in pixels.
class Pen {
 public:
    Pen(ImDrawList& list, ImVec2 middle, float side, ImU32 colour, bool mirrored)
        : list_(list), middle_(middle), half_(side / 2), colour_(colour), turn_(mirrored ? -1.0F : 1.0F) {}

    void stroke(std::initializer_list<ImVec2> points) const {
        for (const ImVec2 point : points) list_.PathLineTo(at(point));
        list_.PathStroke(colour_, 0, thickness());
        for (const ImVec2 point : points) list_.AddCircleFilled(at(point), thickness() / 2, colour_);
    }
    void circle(float radius) const { list_.AddCircle(middle_, radius * half_, colour_, 0, thickness()); }
    void ellipse(float width, float height) const {
        constexpr int corners = 32;
        for (int i = 0; i < corners; ++i) {
            const float angle = 2 * pi * static_cast<float>(i) / corners;
            list_.PathLineTo(at({width * std::cos(angle), height * std::sin(angle)}));
        }
        list_.PathStroke(colour_, ImDrawFlags_Closed, thickness());
    }
    void half_disc(float radius) const {
        list_.PathArcTo(middle_, radius * half_, -pi / 2, pi / 2, 24);
        list_.PathFillConvex(colour_);
    }
    enum class Ground { open, filled };
    void star(Ground ground) const {
        constexpr int corners = 10;
        ImVec2 corner[corners];
        for (int i = 0; i < corners; ++i) {
            const float angle = pi * static_cast<float>(i) / 5 - pi / 2, radius = i % 2 == 0 ? 0.95F : 0.42F;
            corner[i] = at({radius * std::cos(angle), radius * std::sin(angle)});
        }
        // A star is not convex: its five points and the pentagon between them are.
        if (ground == Ground::filled) {
            for (int i = 0; i < corners; i += 2)
                list_.AddTriangleFilled(corner[(i + 9) % corners], corner[i], corner[i + 1], colour_);
            const ImVec2 inner[] = {corner[1], corner[3], corner[5], corner[7], corner[9]};
            list_.AddConvexPolyFilled(inner, 5, colour_);
        }
        list_.AddPolyline(corner, corners, colour_, ImDrawFlags_Closed, std::max(1.5F, half_ * 0.16F));
    }
    void letter_a(float left, float right, float top, float bottom) const {
        const float peak = (left + right) / 2;
        const float bar = top + (bottom - top) * 0.64F;
        const float inset = (right - left) * 0.18F;
        stroke({{left, bottom}, {peak, top}, {right, bottom}});
        stroke({{left + inset, bar}, {right - inset, bar}});
    }

 private:
    ImVec2 at(ImVec2 point) const {
        return {middle_.x + turn_ * point.x * half_, middle_.y + point.y * half_};
    }
    float thickness() const { return std::max(2.0F, half_ * 0.25F); }

    ImDrawList& list_;
    ImVec2 middle_;
    float half_;
    ImU32 colour_;
    float turn_;
};

void arrow_on(const Pen& pen) {
    pen.stroke({{-0.85F, 0}, {0.85F, 0}});
    pen.stroke({{0.25F, -0.6F}, {0.85F, 0}, {0.25F, 0.6F}});
}
void arrow_back(const Pen& pen) {
    pen.stroke({{0.85F, 0}, {-0.85F, 0}});
    pen.stroke({{-0.25F, -0.6F}, {-0.85F, 0}, {-0.25F, 0.6F}});
}
void arrow_down(const Pen& pen) {
    pen.stroke({{0, -0.85F}, {0, 0.4F}});
    pen.stroke({{-0.5F, -0.1F}, {0, 0.4F}, {0.5F, -0.1F}});
}
void to_the_ground(const Pen& pen) {
    arrow_down(pen);
    pen.stroke({{-0.75F, 0.85F}, {0.75F, 0.85F}});
}
void to_the_top(const Pen& pen) {
    pen.stroke({{0, 0.85F}, {0, -0.4F}});
    pen.stroke({{-0.5F, 0.1F}, {0, -0.4F}, {0.5F, 0.1F}});
    pen.stroke({{-0.75F, -0.85F}, {0.75F, -0.85F}});
}
void chevron_down(const Pen& pen) {
    pen.stroke({{-0.75F, -0.35F}, {0, 0.4F}, {0.75F, -0.35F}});
}
void chevron_up(const Pen& pen) {
    pen.stroke({{-0.75F, 0.35F}, {0, -0.4F}, {0.75F, 0.35F}});
}
void globe(const Pen& pen) {
    pen.circle(0.9F);
    pen.ellipse(0.42F, 0.9F);
    pen.stroke({{-0.85F, 0}, {0.85F, 0}});
}
void two_letters(const Pen& pen) {
    pen.letter_a(-1.0F, 0.25F, -0.8F, 0.8F);
    pen.letter_a(0.45F, 1.1F, 0, 0.8F);
}
void half_dark(const Pen& pen) {
    pen.circle(0.9F);
    pen.half_disc(0.9F);
}
void tick(const Pen& pen) {
    pen.stroke({{-0.75F, 0.05F}, {-0.2F, 0.6F}, {0.75F, -0.6F}});
}
void cross(const Pen& pen) {
    pen.stroke({{-0.6F, -0.6F}, {0.6F, 0.6F}});
    pen.stroke({{0.6F, -0.6F}, {-0.6F, 0.6F}});
}
void plus(const Pen& pen) {
    pen.stroke({{-0.7F, 0}, {0.7F, 0}});
    pen.stroke({{0, -0.7F}, {0, 0.7F}});
}
void minus(const Pen& pen) {
    pen.stroke({{-0.7F, 0}, {0.7F, 0}});
}
void star(const Pen& pen) {
    pen.star(Pen::Ground::open);
}
void full_star(const Pen& pen) {
    pen.star(Pen::Ground::filled);
}
void erase(const Pen& pen) {
    pen.stroke({{-0.4F, -0.7F}, {0.95F, -0.7F}, {0.95F, 0.7F}, {-0.4F, 0.7F}, {-1.0F, 0}, {-0.4F, -0.7F}});
    pen.stroke({{0.05F, -0.3F}, {0.6F, 0.3F}});
    pen.stroke({{0.6F, -0.3F}, {0.05F, 0.3F}});
}

// A loudspeaker and two waves.
void loudspeaker(const Pen& pen) {
    pen.stroke({{-0.95F, -0.3F},
                {-0.55F, -0.3F},
                {-0.1F, -0.75F},
                {-0.1F, 0.75F},
                {-0.55F, 0.3F},
                {-0.95F, 0.3F},
                {-0.95F, -0.3F}});
    pen.stroke({{0.25F, -0.35F}, {0.4F, 0}, {0.25F, 0.35F}});
    pen.stroke({{0.6F, -0.7F}, {0.9F, 0}, {0.6F, 0.7F}});
}

struct Icon {
    std::string_view name;
    void (*draw)(const Pen&);
    bool mirrors;
};
constexpr Icon icons[] = {
    {"back", arrow_back, true},      {"forward", arrow_on, true},   {"lower", to_the_ground, false},
    {"up", to_the_top, false},       {"more", chevron_down, false}, {"less", chevron_up, false},
    {"language", globe, false},      {"size", two_letters, false},  {"colours", half_dark, false},
    {"tick", tick, false},           {"close", cross, false},       {"erase", erase, true},
    {"plus", plus, false},           {"minus", minus, false},       {"star", star, false},
    {"full_star", full_star, false}, {"listen", loudspeaker, true},
};

}  // namespace

void draw_icon(ImDrawList& list, std::string_view name, ImVec2 middle, float side, ImU32 colour,
               text::Direction direction) {
    for (const Icon& icon : icons) {
        if (icon.name != name) continue;
        const bool mirrored = icon.mirrors && direction == text::Direction::right_to_left;
        icon.draw(Pen(list, middle, side, colour, mirrored));
        return;
    }
    kiosk::require(false, "a button asks for an icon that nobody has drawn");
}

}  // namespace touch
