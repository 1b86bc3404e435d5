// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "kiosk/touch/frame_impl.h"
#include "kiosk/touch/walk.h"

namespace touch {

Ruler::Impl::Impl(const Glass& the_glass, const Setup& given, text::Typesetter& words,
                  Textures& given_textures, Hands& person, pictures::Album* of_form)
    : glass(the_glass),
      surface(the_glass.surface()),
      setup(given),
      typesetter(words),
      textures(given_textures),
      hands(person),
      album(of_form),
      look(touch::theme(given.palette)) {
    width = mm(static_cast<float>(surface.width_px));
    const float whole = mm(static_cast<float>(surface.height_px));
    const bool lowered = setup.lowered && setup.lowered_height_mm > 0;
    height = lowered ? std::min(setup.lowered_height_mm, whole) : whole;
    top = whole - height;
}

// The whole glass is one ImGui window, for ImGui tests hits in windows alone. The window has no background:
// on a software renderer it would take most of a frame.
Frame::Frame(const Glass& glass, const Setup& setup, text::Typesetter& typesetter, Textures& textures,
             Hands& hands, pictures::Album* album)
    : Canvas(std::make_unique<Impl>(glass, setup, typesetter, textures, hands, album)) {
    textures.drop(typesetter.dropped());
    if (album != nullptr) textures.drop(album->dropped());

    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::Begin("screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoNav |
                     ImGuiWindowFlags_NoBringToFrontOnFocus);
    // A finger that was put down on one page must not choose a control of the next page that has the same
    // name.
    ImGui::PushID(setup.page.c_str());
    impl_->list = ImGui::GetWindowDrawList();
    impl_->take_keys();
    impl_->take_finger();
}

Frame::~Frame() {
    ImGui::PopID();
    ImGui::End();
    impl_->settle_focus();
}

Ruler::Ruler(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Ruler::~Ruler() = default;

float Ruler::width() const {
    return impl_->width;
}
float Ruler::height() const {
    return impl_->height;
}
float Ruler::letter() const {
    return impl_->letter();
}
const Theme& Ruler::theme() const {
    return impl_->look;
}
const Ruler::Setup& Ruler::setup() const {
    return impl_->setup;
}
TypedInput Frame::typed() const {
    return impl_->typed;
}
bool Frame::touched() const {
    return impl_->touched;
}
void Frame::first_focus(std::string_view id) {
    impl_->first_focus = id;
}
void Frame::else_focus(std::string_view id) {
    impl_->else_focus = id;
}
void Frame::turns(Turns turns) {
    impl_->turns = std::move(turns);
}
void Frame::move_focus(std::string_view id) {
    impl_->hands.focus = id;
}

Rect Ruler::Impl::physical(Rect place) const {
    if (mirrored()) place.x = width - place.right();
    place.y += top;
    return place;
}

Box Ruler::Impl::box(Rect place) const {
    const Rect at = physical(place);
    return {{std::round(px(at.x)), std::round(px(at.y))},
            {std::round(px(at.right())), std::round(px(at.bottom()))}};
}

Node& Ruler::Impl::leave(std::string_view id, Role role, std::string_view name, Rect place) {
    Node node;
    node.id = id;
    node.role = role;
    node.name = name;
    node.language = setup.language;
    node.row = row;
    node.bounds = physical(place);
    node.foreground = look.ink;
    node.background = look.paper;
    return nodes.emplace_back(std::move(node));
}

Ruler::Impl::Touch Ruler::Impl::control(std::string_view id, Role role, std::string_view name, Rect place,
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
    if (setup.explores) touch = {false, false, touch.box};
    if (touch.chosen) hands.focus = id;
    if (chosen_by_key == id) touch.chosen = true;
    return touch;
}

// A row leaves a Node only for a person who stops at rows. Everyone else finds its keys.
void Frame::begin_row(std::string_view id, Rect place, std::string_view name) {
    Impl& impl = *impl_;
    if (impl.hands.walk == Walk::by_rows) {
        if (impl.mirrored()) place.x = width() - place.right();
        impl.leave(id, Role::row, name, place).focusable = true;
        impl.ring_if_focused(id, impl.box(place));
    }
    impl.row = way_into(impl.row, std::string(id));
}

void Frame::end_row() {
    impl_->row = without_last(impl_->row);
}

float Frame::held(std::string_view id, Rect place) {
    const Box box = impl_->box(place);
    ImGui::PushID(id.data(), id.data() + id.size());
    ImGui::SetCursorScreenPos(box.min);
    ImGui::InvisibleButton("", {std::max(1.0F, box.width()), std::max(1.0F, box.height())});
    ImGui::PopID();
    const bool on_it =
        ImGui::IsItemActive() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    return on_it ? std::max(0.0F, ImGui::GetIO().MouseDownDuration[0]) : 0;
}

}  // namespace touch
