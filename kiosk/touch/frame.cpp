// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "kiosk/touch/parts.h"
#include "kiosk/touch/walk.h"

namespace touch {

Frame::Parts::Parts(const Surface& glass, const Sight& given, text::Typesetter& words,
                    Textures& given_textures, Hands& person, pictures::Album* of_form)
    : surface(glass),
      sight(given),
      typesetter(words),
      textures(given_textures),
      hands(person),
      album(of_form),
      look(touch::theme(given.palette)) {
    width = mm(static_cast<float>(surface.width_px));
    const float whole = mm(static_cast<float>(surface.height_px));
    const bool lowered = sight.lowered && sight.lowered_height_mm > 0;
    height = lowered ? std::min(sight.lowered_height_mm, whole) : whole;
    top = whole - height;
}

// The whole glass is one ImGui window: without one there is no hit testing. It has no background, which on a
// software renderer would be most of a frame.
Frame::Frame(const Surface& surface, const Sight& sight, text::Typesetter& typesetter, Textures& textures,
             Hands& hands, pictures::Album* album)
    : parts_(std::make_unique<Parts>(surface, sight, typesetter, textures, hands, album)) {
    textures.drop(typesetter.dropped());
    if (album != nullptr) textures.drop(album->dropped());

    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({static_cast<float>(surface.width_px), static_cast<float>(surface.height_px)});
    ImGui::Begin("sight", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    // A finger put down on one page must not choose what the next one shows there under the same name.
    ImGui::PushID(sight.page.c_str());
    parts_->list = ImGui::GetWindowDrawList();
    parts_->take_keys();
    parts_->take_finger();
}

Frame::~Frame() {
    ImGui::PopID();
    ImGui::End();
    parts_->settle_focus();
}

float Frame::width() const {
    return parts_->width;
}
float Frame::height() const {
    return parts_->height;
}
float Frame::letter() const {
    return parts_->letter();
}
const Theme& Frame::theme() const {
    return parts_->look;
}
const Frame::Sight& Frame::sight() const {
    return parts_->sight;
}
TypedInput Frame::typed() const {
    return parts_->typed;
}
bool Frame::touched() const {
    return parts_->touched;
}
void Frame::first_focus(std::string_view id) {
    parts_->first_focus = id;
}
void Frame::else_focus(std::string_view id) {
    parts_->else_focus = id;
}
void Frame::turns(Turns turns) {
    parts_->turns = std::move(turns);
}
void Frame::move_focus(std::string_view id) {
    parts_->hands.focus = id;
}

Rect Frame::Parts::physical(Rect place) const {
    if (mirrored()) place.x = width - place.right();
    place.y += top;
    return place;
}

Box Frame::Parts::box(Rect place) const {
    const Rect at = physical(place);
    return {{std::round(px(at.x)), std::round(px(at.y))},
            {std::round(px(at.right())), std::round(px(at.bottom()))}};
}

Node& Frame::Parts::leave(std::string_view id, Role role, std::string_view name, Rect place) {
    Node node;
    node.id = id;
    node.role = role;
    node.name = name;
    node.language = sight.language;
    node.row = row;
    node.bounds = physical(place);
    node.foreground = look.ink;
    node.background = look.paper;
    return nodes.emplace_back(std::move(node));
}

Frame::Parts::Touch Frame::Parts::control(std::string_view id, Role role, std::string_view name, Rect place,
                                          bool enabled) {
    Node& node = leave(id, role, name, place);
    node.enabled = enabled;
    node.focusable = enabled;
    Touch touch{false, false, box(place)};
    if (!enabled) return touch;

    ImGui::PushID(id.data(), id.data() + id.size());
    ImGui::SetCursorScreenPos(touch.box.min);
    touch.chosen =
        ImGui::InvisibleButton("", {std::max(1.0F, touch.box.width()), std::max(1.0F, touch.box.height())});
    touch.pressed =
        ImGui::IsItemActive() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    ImGui::PopID();
    if (sight.explores) touch = {false, false, touch.box};
    if (touch.chosen) hands.focus = id;
    if (chosen_by_key == id) touch.chosen = true;
    return touch;
}

// A row is a Node only for who stops at rows: everyone else finds its keys.
void Frame::begin_row(std::string_view id, Rect place, std::string_view name) {
    Parts& parts = *parts_;
    if (parts.hands.walk == Walk::by_rows) {
        if (parts.mirrored()) place.x = width() - place.right();
        parts.leave(id, Role::row, name, place).focusable = true;
        parts.ring_if_focused(id, parts.box(place));
    }
    parts.row = way_into(parts.row, std::string(id));
}

void Frame::end_row() {
    parts_->row = without_last(parts_->row);
}

float Frame::held(std::string_view id, Rect place) {
    const Box box = parts_->box(place);
    ImGui::PushID(id.data(), id.data() + id.size());
    ImGui::SetCursorScreenPos(box.min);
    ImGui::InvisibleButton("", {std::max(1.0F, box.width()), std::max(1.0F, box.height())});
    ImGui::PopID();
    const bool on_it =
        ImGui::IsItemActive() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    return on_it ? std::max(0.0F, ImGui::GetIO().MouseDownDuration[0]) : 0;
}

}  // namespace touch
