// SPDX-License-Identifier: Apache-2.0
// Choices: whole cards with a mark, words and perhaps a picture. Colour alone never tells that a choice is
// chosen: weight, fill and mark change with it.
#include <algorithm>
#include <cmath>
#include <utility>

#include "kiosk/touch/frame_impl.h"
#include "kiosk/touch/icons.h"

namespace touch {
namespace {

// Of the letter.
constexpr float side_padding = 0.85F, height_padding = 0.3F, mark_side = 1.3F, mark_gap = 0.75F;
constexpr float least_side_padding = 3.2F;  // millimetres
constexpr float picture_gap = 2;            // above and below, and to the words

using Look = Frame::ChoiceLook;
using Stand = Frame::ChoiceLook::Stand;

float padding(float letter) {
    return std::max(least_side_padding, letter * side_padding);
}

// The parts of a choice; millimetres from the top of its place. An upright choice has everything in the
// middle of its width. In a lying one, mark, picture and words follow one another.
struct Plan {
    float mark = 0, picture_width = 0, picture_height = 0;
    float words_x = 0, words_width = 0, words_height = 0;
    float height = 0;
};

bool upright(const Look& look) {
    return look.stand != Stand::beside;
}

text::Align align_of(const Look& look) {
    return upright(look) ? text::Align::centre : text::Align::start;
}

TextLook words_of(const Frame::Choice& choice, text::Weight weight) {
    return {
        .scale = choice.look.scale, .weight = weight, .align = align_of(choice.look), .runs = choice.runs};
}

Plan plan_of(Ruler& ruler, const Frame::Choice& choice, float width) {
    const Look& look = choice.look;
    const float letter = ruler.letter() * look.scale, inset = padding(letter);
    Plan plan;
    plan.mark = look.stand == Stand::picture_only ? 0 : letter * mark_side;
    const float most = upright(look) ? width - 2 * inset : width / 3;
    if (look.picture_height > 0) {
        const text::Size size = ruler.picture_size(look.picture, {most, look.picture_height});
        plan.picture_width = size.width;
        plan.picture_height = size.height;
    }
    plan.words_x = inset;
    if (!upright(look)) {
        plan.words_x += plan.mark + letter * mark_gap;
        if (plan.picture_width > 0) plan.words_x += plan.picture_width + letter * mark_gap;
    }
    plan.words_width = std::max(1.0F, width - inset - plan.words_x);
    if (look.stand != Stand::mark_only && !choice.words.empty())
        // The words get the height that they need in bold: choosing must not move the other choices.
        for (const auto weight : {text::Weight::regular, text::Weight::bold})
            plan.words_height =
                std::max(plan.words_height,
                         ruler.measure(choice.words, words_of(choice, weight), plan.words_width).height);
    const float around = 2 * letter * height_padding;
    if (upright(look)) {
        plan.height = around + plan.mark + plan.words_height;
        if (plan.picture_height > 0) plan.height += plan.picture_height + 2 * picture_gap;
    } else {
        plan.height = std::max(plan.words_height + around, plan.picture_height + 2 * picture_gap);
    }
    return plan;
}

}  // namespace

float Ruler::choice_height(const Choice& choice, float width) {
    const Plan plan = plan_of(*this, choice, width);
    float strokes = 0;
    if (!upright(choice.look) && plan.words_height > 0)
        for (const auto weight : {text::Weight::regular, text::Weight::bold})
            strokes = std::max(
                strokes,
                height_of_strokes(impl_->typesetter, impl_->surface,
                                  impl_->passage(choice.words, words_of(choice, weight), plan.words_width),
                                  theme().border));
    return std::max({theme().card_height, plan.height, strokes});
}

float Ruler::choice_width(const Choice& choice, Lines lines) {
    const ChoiceLook& look = choice.look;
    std::string_view words = choice.words;
    const TextLook bold{.scale = look.scale, .weight = text::Weight::bold};
    const float letter = impl_->letter(look.scale);
    float widest = 0;
    // A passage breaks a word that is too wide for it: measure the longest word by itself.
    while (!words.empty()) {
        const std::size_t end = lines == Lines::one ? words.size() : std::min(words.find(' '), words.size());
        widest = std::max(widest, measure(words.substr(0, end), bold, 0).width);
        words.remove_prefix(std::min(end + 1, words.size()));
    }
    if (upright(look)) return std::max(widest + impl_->mm(2) + 2 * padding(letter), theme().target);
    widest += letter * (mark_side + mark_gap);
    if (look.picture_height > 0) widest += look.picture_height + letter * mark_gap;
    return std::max(widest + impl_->mm(2) + 2 * padding(letter), theme().target);
}

bool Frame::choice(std::string_view id, Rect place, const Choice& choice) {
    const auto& [words, given, selected, among, runs] = choice;
    Impl& impl = *impl_;
    const auto touch = impl.control(id, given.mark == Mark::radio ? Role::radio : Role::checkbox,
                                    given.name.empty() ? words : given.name, place);
    const Theme& look = theme();
    Colour ground = selected ? look.chosen : look.card, ink = selected ? look.on_chosen : look.ink;
    if (touch.pressed) std::swap(ground, ink);
    const Plan plan = plan_of(*this, choice, place.width);
    Node& node = impl.nodes.back();
    node.selected = selected;
    node.among = among;
    node.letter_mm = given.stand == Stand::mark_only ? 0 : impl.letter(given.scale);
    node.foreground = ink;
    node.background = ground;
    impl.ring_if_focused(id, touch.box);
    impl.framed(touch.box, ground, selected ? look.chosen : look.line, look.border, look.radius);

    const float letter = impl.letter(given.scale);
    const float middle = place.x + place.width / 2;
    float x = place.x + padding(letter),
          y = place.y + (place.height - plan.height) / 2 + letter * height_padding;
    if (plan.mark > 0) {
        const float mark_x = upright(given) ? middle - plan.mark / 2 : x;
        const float mark_y = upright(given) ? y : place.y + (place.height - plan.mark) / 2;
        impl.mark({mark_x, mark_y, plan.mark, plan.mark}, given.mark, selected, ink, ground);
        x += plan.mark + letter * mark_gap;
        y += plan.mark;
    }
    if (plan.picture_height > 0) {
        y += picture_gap;
        const Rect at{upright(given) ? middle - plan.picture_width / 2 : x,
                      upright(given) ? y : place.y + (place.height - plan.picture_height) / 2,
                      plan.picture_width, plan.picture_height};
        impl.draw_picture(given.picture, at);
        // A picture that is the whole target wears a tick in its corner when it is chosen.
        if (given.stand == Stand::picture_only && selected)
            impl.mark({place.x + 1.5F, place.y + 1.5F, letter * mark_side, letter * mark_side}, Mark::check,
                      true, look.ink, look.card);
        y += plan.picture_height + picture_gap;
    }
    if (plan.words_height == 0) return touch.chosen;
    const auto passage = impl.passage(
        words, words_of(choice, selected ? text::Weight::bold : text::Weight::regular), plan.words_width);
    const text::Size size = impl.measure(passage);
    // Pango lets a line stand out by a pixel or two; the padding has room for them.
    node.fits = size.height <= place.height + 0.2F && size.width <= plan.words_width + padding(letter) / 4;
    const float words_y = upright(given) ? y : place.y + (place.height - size.height) / 2;
    ImVec2 at = impl.box({place.x + plan.words_x, words_y, plan.words_width, size.height}).min;
    at.y = clear_of_edges(impl.typesetter.picture(passage), at.y, touch.box, impl.px(look.border + ink_air));
    impl.draw(passage, at, ink);
    return touch.chosen;
}

}  // namespace touch
