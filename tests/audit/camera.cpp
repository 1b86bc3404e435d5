// SPDX-License-Identifier: Apache-2.0
#include "tests/audit/camera.h"

#include <cmath>

#include "kiosk/touch/theme_rules.h"
#include "tests/screens/screen_fixture.h"

namespace audit {

std::string told(const Pose& pose) {
    static constexpr const char* sizes[] = {"small", "medium", "large", "largest"};
    std::string told = sizes[static_cast<int>(pose.size)];
    told += std::string(", ") + touch::name_of(pose.palette);
    told += pose.standing == Standing::portrait ? ", portrait" : ", landscape";
    if (pose.panel.inches != usual_panel.inches) told += std::string(", ") + pose.panel.inches + " inches";
    if (pose.lowered_mm > 0)
        told += ", lowered to " + std::to_string(static_cast<int>(pose.lowered_mm)) + " mm";
    return told;
}

Camera::Camera(pictures::Files theme)
    : glass_(surface_of(usual_panel, Standing::landscape)), theme_(std::move(theme)) {}

float Camera::width_mm() const {
    return static_cast<float>(surface().width_px) / surface().px_per_mm;
}

float Camera::height_mm() const {
    return static_cast<float>(surface().height_px) / surface().px_per_mm;
}

const std::vector<touch::Node>& Camera::show(screens::View view, const Pose& pose) {
    view.chrome.size = pose.size;
    view.chrome.palette = pose.palette;
    view.chrome.lowered = pose.lowered_mm > 0;
    view.chrome.lowered_height_mm = pose.lowered_mm;
    const touch::Frame::Setup screen = screens::frame_setup_of(view);
    return show(screen, pose, [view = std::move(view)](touch::Frame& frame) { screens::draw(view, frame); });
}

const std::vector<touch::Node>& Camera::show(const touch::Frame::Setup& screen, const Pose& pose, Draw draw) {
    glass_.resize(surface_of(pose.panel, pose.standing));
    hands_ = {};
    screen_ = screen;
    draw_ = std::move(draw);
    settle();
    return hands_.nodes;
}

const std::vector<touch::Node>& Camera::strike(touch::Key key) {
    glass_.strike(key);
    settle();
    return hands_.nodes;
}

void Camera::settle() {
    constexpr int most_frames = 100;
    for (int frames = 0; frames < most_frames; ++frames) {
        draw_once();
        if (glass_.settled()) return;
    }
    kiosk::require(false, "a screen keeps changing without any input");
}

void Camera::draw_once() {
    unknown_glyphs_ = 0;
    glass_.begin(std::chrono::seconds{1});
    {
        touch::Frame frame(glass_, screen_, fixture::typesetter(), *this, hands_, nullptr, &theme_);
        draw_(frame);
    }
    glass_.end();
}

Pixels Camera::photo_of_press(const touch::Node& node, const Area& area) {
    const touch::Rect& at = node.bounds;
    glass_.press((at.x + at.width / 2) * surface().px_per_mm, (at.y + at.height / 2) * surface().px_per_mm);
    keeps_pictures_ = true;
    draw_once();
    keeps_pictures_ = false;
    return painted(area);
}

void Camera::lift() {
    glass_.drag(-1, -1);
    glass_.release();
    settle();
}

// Drawn once more, for most screens are never photographed and their pictures need not be kept.
Pixels Camera::photo() {
    return photo({0, 0, surface().width_px, surface().height_px});
}

Pixels Camera::photo(const Area& area) {
    keeps_pictures_ = true;
    settle();
    keeps_pictures_ = false;
    return painted(area);
}

Pixels Camera::painted(const Area& area) {
    Pixels pixels(surface().width_px, surface().height_px, touch::theme(screen_.palette).paper);
    paint(pixels, pictures_, area);
    pictures_.clear();
    return pixels;
}

Area Camera::area_of(const touch::Rect& place, float more) const {
    const auto px = [&](float millimetres) {
        return static_cast<int>(std::lround(millimetres * surface().px_per_mm));
    };
    return {std::max(0, px(place.x - more)), std::max(0, px(place.y - more)),
            std::min(surface().width_px, px(place.right() + more)),
            std::min(surface().height_px, px(place.bottom() + more))};
}

std::uintptr_t Camera::texture(const text::Picture& picture) {
    unknown_glyphs_ += picture.unknown_glyphs;
    const std::uintptr_t name = picture.serial + 1;  // 0 is ImGui's own
    if (keeps_pictures_) pictures_.try_emplace(name, picture);
    return name;
}

}  // namespace audit
