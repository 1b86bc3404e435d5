// SPDX-License-Identifier: Apache-2.0
// Pictures of the form: among its words, and one by itself as large as the glass allows (big-image).
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float widest_picture = 130, tallest_picture = 70;  // among words, millimetres
constexpr float tallest_in_panel = 42;                       // leaves the question room beside a proposal
constexpr float share_of_room = 0.5F;
// Easy Read: a picture stands beside its words, and is large enough to be understood.
constexpr float least_beside = 45, most_beside = 60, share_beside = 0.25F;
constexpr float least_line_beside = 15;  // letters

// What a picture shows is what its words say; a picture without any is at least said to be one.
std::string name_of(const xforms::Words& words) {
    const std::string plain = words.plain();
    // Translators: name of a picture that the form has no words for.
    return plain.empty() ? words::say("picture", "Picture") : plain;
}

Block larger_button(Stage& stage, const std::string& id, const xforms::Words& all, float width) {
    // Translators: button under a picture.
    const std::string words = words::say("picture", "Make the picture larger");
    touch::ButtonLook look;
    look.scale = small_scale(stage.frame);
    const float wide = std::min(stage.frame.button_width({.words = words, .look = look}), width);
    Block block;
    block.height = stage.frame.button_height({.words = words, .look = look}, wide);
    block.draw = [&stage, id, words, look, wide,
                  large = LargePicture{all.big_image, name_of(all)}](touch::Rect place) {
        if (stage.frame.button(id + ":larger", {place.x, place.y, wide, place.height},
                               {.words = words, .look = look}))
            stage.ask(ShowPicture{large});
    };
    return block;
}

}  // namespace

void Flow::picture(const std::string& id, const xforms::Words& all, const BlockLook& look) {
    if (all.image.empty()) return;
    const bool panel = look.ground == Ground::panel;
    touch::Frame& frame = stage_.frame;
    const float width = panel ? panel_width() : place_.width;
    const float tallest = panel ? tallest_in_panel : tallest_picture;
    const text::Size size = frame.picture_size(
        all.image, {std::min(width, widest_picture), std::min(room() * share_of_room, tallest)});
    if (size.height <= 0) return;  // missing or damaged: its words stand alone
    Block block;
    block.height = size.height;
    block.after = look.after;
    block.with_next = true;
    block.ground = look.ground;
    block.draw = [&frame, id, image = all.image, name = name_of(all), size](touch::Rect place) {
        frame.picture(id + ":picture", {place.x, place.y, size.width, size.height},
                      {.file = image, .name = name});
    };
    add(std::move(block));
    if (all.big_image.empty()) return;
    Block larger = larger_button(stage_, id, all, width);
    larger.after = look.after;
    larger.with_next = true;
    larger.ground = look.ground;
    add(std::move(larger));
}

std::optional<Flow::BesideWords> Flow::picture_beside(const xforms::Words& all, Ground ground) const {
    if (all.image.empty() || !all.big_image.empty()) return std::nullopt;
    const float width = ground == Ground::panel ? panel_width() : place_.width;
    const float side = std::clamp(width * share_beside, least_beside, most_beside);
    const text::Size size = stage_.frame.picture_size(all.image, {side, side});
    const float letter = stage_.frame.letter(), indent = size.width + letter;
    if (size.height <= 0 || width - indent < least_line_beside * letter) return std::nullopt;
    return BesideWords{size, indent};
}

// Where picture and words together are more than a screenful, the picture stands above.
void Flow::beside_picture(const std::string& id, const xforms::Words& all, const BesideWords& beside,
                          const BlockLook& look, std::size_t parts, const MakeBlocks& make) {
    const float whole = look.ground == Ground::panel ? panel_width() : place_.width;
    std::vector<Block> words;
    float height = 0;
    std::size_t part = 0;
    for (; part < parts && height < beside.picture.height; ++part)
        for (Block& block : make(part, whole - beside.indent)) {
            height += block.height + block.after;
            words.push_back(std::move(block));
        }
    Block both;
    both.ground = look.ground;
    both.after = words.back().after;
    both.with_next = words.back().with_next;
    both.height = std::max(height - both.after, beside.picture.height);
    if (both.height > room_for_words(look.ground)) {
        picture(id, all, {.after = stage_.frame.letter() * 0.6F, .ground = look.ground});
        part = 0;
    } else {
        both.draw = [&frame = stage_.frame, id, beside, image = all.image, name = name_of(all),
                     words = std::move(words)](touch::Rect place) {
            frame.picture(id + ":picture", {place.x, place.y, beside.picture.width, beside.picture.height},
                          {.file = image, .name = name});
            float y = place.y;
            for (const Block& each : words) {
                each.draw({place.x + beside.indent, y, place.width - beside.indent, each.height});
                y += each.height + each.after;
            }
        };
        add(std::move(both));
    }
    for (; part < parts; ++part)
        for (Block& block : make(part, whole)) add(std::move(block));
}

// In reach mode it stands above or below the tools, where it is larger.
void draw_large_picture(Stage& stage, const TopBar& top, touch::Rect body) {
    const LargePicture& large = stage.view.large;
    const auto size_in = [&](touch::Rect room) {
        return stage.frame.picture_size(large.picture, {room.width, room.height});
    };
    const touch::Rect above = top.zone_above().value_or(touch::Rect{});
    const bool stands_above = size_in(above).height >= size_in(body).height && above.height > 0;
    const touch::Rect room = stands_above ? above : body;
    const text::Size size = size_in(room);
    const auto draw = [&] {
        stage.frame.picture("large",
                            {room.x + (room.width - size.width) / 2, room.y + (room.height - size.height) / 2,
                             size.width, size.height},
                            {.file = large.picture, .name = large.name});
    };
    stage.frame.first_focus("done");
    top.draw_head();
    if (stands_above) draw();
    top.draw_tools();
    if (!stands_above) draw();
}

}  // namespace screens
