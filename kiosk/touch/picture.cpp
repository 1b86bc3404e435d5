// SPDX-License-Identifier: Apache-2.0
// Pictures of the form, from its album. They stand on white in every palette: black lines would be lost on
// black. Those of the theme stand on whatever is under them.
#include <algorithm>
#include <cmath>

#include "kiosk/touch/frame_impl.h"
#include "kiosk/touch/texture_id.h"

namespace touch {
namespace {

constexpr Colour white{255, 255, 255};
constexpr float most_growth = 1.5F;  // of a picture that is stored in few pixels

}  // namespace

text::Size Ruler::picture_size(std::string_view name, text::Size most) {
    const auto stored = impl_->album == nullptr ? std::nullopt : impl_->album->size(name);
    if (!stored || stored->width <= 0 || stored->height <= 0 || most.width <= 0 || most.height <= 0)
        return {};
    const bool grows = name.ends_with(".svg");
    float scale = std::min(most.width / impl_->mm(stored->width), most.height / impl_->mm(stored->height));
    if (!grows) scale = std::min(scale, most_growth);
    return {impl_->mm(stored->width) * scale, impl_->mm(stored->height) * scale};
}

void Canvas::picture(std::string_view id, Rect place, const Illustration& given) {
    Node& node = impl_->leave(id, Role::image, given.name, place);
    node.background = white;
    impl_->draw_picture(given.file, place);
}

text::Size Ruler::decoration_size(std::string_view picture, text::Size most) {
    if (impl_->theme_album == nullptr || setup().palette != Palette::standard) return {};
    const auto stored = impl_->theme_album->size(picture);
    if (!stored || most.width <= 0 || most.height <= 0) return {};
    const float scale = std::min(most.width / stored->width, most.height / stored->height);
    return {stored->width * scale, stored->height * scale};
}

void Canvas::decoration(std::string_view picture, Rect place) {
    if (impl_->theme_album == nullptr) return;
    const Box at = impl_->box(place);
    impl_->draw_image(
        impl_->theme_album->picture(picture, static_cast<int>(at.width()), static_cast<int>(at.height())),
        at);
}

void Ruler::Impl::draw_picture(std::string_view name, Rect place) {
    if (album == nullptr) return;
    const Box at = box(place);
    const text::Picture* picture =
        album->picture(name, static_cast<int>(at.width()), static_cast<int>(at.height()));
    if (picture != nullptr) fill(at, white);
    draw_image(picture, at);
}

void Ruler::Impl::draw_image(const text::Picture* picture, const Box& at) {
    if (picture != nullptr) list->AddImage(texture_id(textures.texture(*picture)), at.min, at.max);
}

}  // namespace touch
