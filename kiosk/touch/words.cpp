// SPDX-License-Identifier: Apache-2.0
// Paragraphs and rich texts.
#include <algorithm>
#include <cmath>

#include "kiosk/touch/frame_impl.h"
#include "kiosk/touch/texture_id.h"

namespace touch {
namespace {

constexpr float heading_line_height =
    1.25F;  // large bold lines stand closer (LOOK: 1.4 to 1.5 is for reading)
constexpr float paragraph_gap = 0.6F, list_gap = 0.3F;  // of the letter
constexpr float indent = 1.5F;                          // of the letter, for bullets and numbers
constexpr float heading_scale = paragraph_heading_scale;

}  // namespace

text::Passage Ruler::Impl::passage(std::string_view words, float scale, text::Weight weight,
                                   text::Align align, float width_mm) const {
    text::Passage passage;
    passage.words = words;
    passage.language = setup.language;
    passage.direction = setup.direction;
    passage.align = align;
    passage.weight = weight;
    passage.letter_px = px(letter(scale));
    passage.width_px = std::floor(px(width_mm));
    if (scale > 1.15F) passage.line_height = heading_line_height;
    return passage;
}

text::Passage Ruler::Impl::passage(std::string_view words, const TextLook& given, float width_mm) const {
    text::Passage whole = passage(words, given.scale, given.weight, given.align, width_mm);
    whole.runs = given.runs;
    whole.balanced = given.role == Role::heading;
    if (!given.language.empty()) whole.language = given.language;
    return whole;
}

text::Size Ruler::Impl::measure(const text::Passage& passage) {
    const text::Size size = typesetter.measure(passage);
    return {mm(std::ceil(size.width)), mm(std::ceil(size.height))};
}

void Ruler::Impl::draw(const text::Passage& passage, ImVec2 origin, Colour ink) {
    const bool coloured = typesetter.coloured(passage);
    text::Passage inked;  // the letters beside emoji need the ink of this place
    if (coloured) {
        inked = passage;
        inked.ink = {ink.red, ink.green, ink.blue};
    }
    const text::Picture& picture = typesetter.picture(coloured ? inked : passage);
    if (picture.bytes.empty()) return;
    const ImVec2 at{std::round(origin.x) + static_cast<float>(picture.left),
                    std::round(origin.y) + static_cast<float>(picture.top)};
    const ImVec2 whole{static_cast<float>(picture.width), static_cast<float>(picture.height)};
    const Colour tint = picture.coloured ? Colour{255, 255, 255} : ink;
    // Draw the bands alone: on a software renderer an empty pixel costs as much as one of a letter.
    list->PushTextureID(texture_id(textures.texture(picture)));
    for (const text::Picture::Band& band : picture.bands) {
        const ImVec2 low{static_cast<float>(band.left), static_cast<float>(band.top)};
        const ImVec2 high{static_cast<float>(band.right), static_cast<float>(band.bottom)};
        list->PrimReserve(6, 4);
        list->PrimRectUV({at.x + low.x, at.y + low.y}, {at.x + high.x, at.y + high.y},
                         {low.x / whole.x, low.y / whole.y}, {high.x / whole.x, high.y / whole.y},
                         packed(tint));
    }
    list->PopTextureID();
}

text::Size Ruler::measure(std::string_view words, const TextLook& look, float width) {
    return impl_->measure(impl_->passage(words, look, width));
}

float Canvas::words(std::string_view id, Rect place, std::string_view words, const TextLook& look) {
    const text::Passage passage = impl_->passage(words, look, place.width);
    const float height = impl_->measure(passage).height;
    Node& node = impl_->leave(id, look.role, look.name.empty() ? words : look.name,
                              {place.x, place.y, place.width, height});
    if (!look.language.empty()) node.language = look.language;
    node.answer = look.answer;
    node.seen_only = look.seen_only;
    node.letter_mm = impl_->letter(look.scale);
    node.foreground = look.ink.value_or(theme().ink);
    node.background = look.ground.value_or(theme().paper);
    node.fits = place.height <= 0 || height <= place.height + 0.2F;
    impl_->draw(passage, impl_->box(place).min, node.foreground);
    return height;
}

std::vector<Ruler::Impl::Block> Ruler::Impl::lay_out(const std::vector<Paragraph>& paragraphs,
                                                     const TextLook& given, float width_mm) {
    std::vector<Block> blocks;
    float y = 0;
    for (const Paragraph& paragraph : paragraphs) {
        const float scale = given.scale * (paragraph.heading ? heading_scale : 1);
        const text::Weight weight = paragraph.heading ? text::Weight::bold : given.weight;
        const bool listed = paragraph.bullet || paragraph.number > 0;
        if (!blocks.empty()) y += letter(given.scale) * (listed ? list_gap : paragraph_gap);
        Block block;
        block.x = listed ? letter(scale) * indent : 0;
        block.y = y;
        block.letter = letter(scale);
        block.bullet = paragraph.bullet;
        if (paragraph.number > 0) block.number = std::to_string(paragraph.number) + ".";
        block.passage = passage(paragraph.words, scale, weight, given.align, width_mm - block.x);
        block.passage.runs = paragraph.runs;
        block.passage.balanced = paragraph.heading || given.role == Role::heading;
        block.height = measure(block.passage).height;
        y += block.height;
        blocks.push_back(std::move(block));
    }
    return blocks;
}

float Ruler::measure_rich(const std::vector<Paragraph>& paragraphs, const TextLook& look, float width) {
    const auto blocks = impl_->lay_out(paragraphs, look, width);
    return blocks.empty() ? 0 : blocks.back().y + blocks.back().height;
}

float Canvas::rich(std::string_view id, Rect place, const std::vector<Paragraph>& paragraphs,
                   const TextLook& look) {
    Impl& impl = *impl_;
    const Colour ink = look.ink.value_or(theme().ink);
    const auto blocks = impl.lay_out(paragraphs, look, place.width);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Impl::Block& block = blocks[i];
        const Rect at{place.x + block.x, place.y + block.y, place.width - block.x, block.height};
        Node& node =
            impl.leave(std::string(id) + ":" + std::to_string(i), look.role, paragraphs[i].words, at);
        if (paragraphs[i].heading) node.role = Role::heading;
        if (!block.number.empty()) node.name = block.number + " " + node.name;
        node.letter_mm = block.letter;
        node.foreground = ink;
        node.background = look.ground.value_or(theme().paper);
        node.fits = place.height <= 0 || block.y + block.height <= place.height + 0.2F;
        impl.draw(block.passage, impl.box(at).min, ink);
        block.draw_mark(impl, at, ink);
    }
    return blocks.empty() ? 0 : blocks.back().y + blocks.back().height;
}

// A bullet stands at the middle of the first line's small letters; a number is written.
void Ruler::Impl::Block::draw_mark(Impl& impl, const Rect& at, Colour ink) const {
    if (bullet) {
        const float radius = letter * 0.2F;
        const float baseline = impl.mm(impl.typesetter.picture(passage).baseline);
        const Box round = impl.box({at.x - letter * 0.85F - radius, at.y + baseline - letter * 0.38F - radius,
                                    2 * radius, 2 * radius});
        impl.list->AddCircleFilled({(round.min.x + round.max.x) / 2, (round.min.y + round.max.y) / 2},
                                   impl.px(radius), packed(ink));
    }
    if (number.empty()) return;
    text::Passage written = passage;
    written.words = number;
    written.runs.clear();
    written.width_px = std::floor(impl.px(letter * indent));
    impl.draw(written, impl.box({at.x - letter * indent, at.y, letter * indent, height}).min, ink);
}

}  // namespace touch
