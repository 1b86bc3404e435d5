// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/touch/frame_impl.h"
#include "kiosk/touch/panel.h"
#include "kiosk/touch/walk.h"

namespace touch {

Ruler::Impl::Impl(const Glass& the_glass, const Setup& given, text::Typesetter& words,
                  Textures& given_textures, Hands& person, pictures::Album* of_form,
                  pictures::Album* of_theme)
    : glass(the_glass),
      surface(the_glass.surface()),
      setup(given),
      typesetter(words),
      textures(given_textures),
      hands(person),
      album(of_form),
      theme_album(of_theme),
      look(touch::theme(given.palette)) {
    setup.size = std::min(setup.size, largest_size(panel_of(surface)));
    width = mm(static_cast<float>(surface.width_px));
    const float whole = mm(static_cast<float>(surface.height_px));
    const bool lowered = setup.lowered && setup.lowered_height_mm > 0;
    height = lowered ? std::min(setup.lowered_height_mm / surface.growth, whole) : whole;
    top = whole - height;
    look = aired(look, air(width, whole));
}

// The whole glass is one ImGui window, for ImGui tests hits in windows alone. The window has no background:
// on a software renderer it would take most of a frame.
Frame::Frame(const Glass& glass, const Setup& setup, text::Typesetter& typesetter, Textures& textures,
             Hands& hands, pictures::Album* of_form, pictures::Album* of_theme)
    : Canvas(std::make_unique<Impl>(glass, setup, typesetter, textures, hands, of_form, of_theme)) {
    textures.drop(typesetter.dropped());
    for (pictures::Album* album : {of_form, of_theme})
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
float Ruler::above() const {
    return impl_->top;
}
float Ruler::reach() const {
    return impl_->setup.lowered_height_mm / impl_->surface.growth;
}
float Ruler::letter() const {
    return impl_->letter();
}
float Ruler::strokes_below(float scale) const {
    return impl_->letter(scale) * text::strokes_below(impl_->setup.language);
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
void Frame::else_focus_on_next() {
    impl_->else_focus.clear();
    impl_->else_is_next = true;
}
void Frame::else_focus(std::string_view id) {
    impl_->else_is_next = false;
    if (impl_->else_focus.empty()) impl_->else_focus = id;
}
void Frame::back_and_next(BackAndNext back_and_next) {
    impl_->back_and_next = std::move(back_and_next);
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
    if (std::exchange(else_is_next, false)) else_focus = id;

    touch.chosen = invisible(id, touch.box);
    touch.pressed =
        ImGui::IsItemActive() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
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

int Frame::swiped(Rect place) const {
    constexpr float far = 25, straight = 0.5F;  // millimetres; of the way
    const ImGuiIO& io = ImGui::GetIO();
    const Box box = impl_->box(place);
    const ImVec2 from = io.MouseClickedPos[0];
    const bool within =
        from.x >= box.min.x && from.x < box.max.x && from.y >= box.min.y && from.y < box.max.y;
    if (impl_->setup.explores || !io.MouseReleased[0] || !within) return 0;
    const float across = impl_->mm(io.MousePos.x - from.x), down = impl_->mm(io.MousePos.y - from.y);
    if (std::abs(across) < far || std::abs(down) > straight * std::abs(across)) return 0;
    return (across < 0) != impl_->mirrored() ? 1 : -1;
}

bool Ruler::Impl::invisible(std::string_view id, const Box& place) const {
    ImGui::PushID(id.data(), id.data() + id.size());
    ImGui::SetCursorScreenPos(place.min);
    const bool lifted =
        ImGui::InvisibleButton("", {std::max(1.0F, place.width()), std::max(1.0F, place.height())});
    ImGui::PopID();
    return lifted;
}

float Frame::held(std::string_view id, Rect place) {
    impl_->invisible(id, impl_->box(place));
    const bool on_it =
        ImGui::IsItemActive() && ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    return on_it ? std::max(0.0F, ImGui::GetIO().MouseDownDuration[0]) : 0;
}

}  // namespace touch
