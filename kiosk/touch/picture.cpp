// SPDX-License-Identifier: Apache-2.0
// Pictures of the form, from its album. They stand on white in every palette: black lines would be lost on
// black.
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

void Ruler::Impl::draw_picture(std::string_view name, Rect place) {
    if (album == nullptr) return;
    const Box at = box(place);
    const text::Picture* picture =
        album->picture(name, static_cast<int>(at.width()), static_cast<int>(at.height()));
    if (picture == nullptr) return;
    fill(at, white);
    list->AddImage(texture_id(textures.texture(*picture)), at.min, at.max);
}

}  // namespace touch
