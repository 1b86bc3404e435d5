// SPDX-License-Identifier: Apache-2.0
// The sheets over a screen: language, text size, colours, and the question before everything is cleared.
//
// A sheet takes the screen's place between the bars, so that the focus and a screen reader have nothing else
// to find. VVSG 2.0, 7.1-B: "Put settings back" is always offered and keeps the answers.
#include "kiosk/screens/card.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/languages.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float widest_buttons = 240;
constexpr float swatch_inset = 4;

std::string heading_of(Sheet sheet) {
    // Translators: heading of the list of languages.
    if (sheet == Sheet::language) return words::say("sheet", "Choose a language");
    // Translators: heading above the four sizes of text.
    if (sheet == Sheet::size) return words::say("sheet", "Choose a text size");
    // Translators: heading above the colours.
    return words::say("sheet", "Choose colours");
}

std::string name_of(touch::TextSize size) {
    switch (size) {
        case touch::TextSize::small:
            // Translators: a size of text.
            return words::say("size", "Small");
        case touch::TextSize::medium:
            // Translators: a size of text.
            return words::say("size", "Medium");
        case touch::TextSize::large:
            // Translators: a size of text.
            return words::say("size", "Large");
        case touch::TextSize::largest:
            break;
    }
    // Translators: a size of text.
    return words::say("size", "Largest");
}

std::string name_of(touch::Palette palette) {
    switch (palette) {
        case touch::Palette::standard:
            // Translators: colours of the screen.
            return words::say("colours", "Standard");
        case touch::Palette::dark_on_white:
            // Translators: colours of the screen.
            return words::say("colours", "Black on white");
        case touch::Palette::yellow_on_black:
            // Translators: colours of the screen.
            return words::say("colours", "Yellow on black");
        case touch::Palette::soft:
            break;
    }
    // Translators: colours of the screen, with little contrast, for eyes that bright light hurts.
    return words::say("colours", "Soft");
}

// Each size shows itself: its button's words are as large as it makes the page's.
void add_sizes(Flow& flow, Stage& stage) {
    using touch::TextSize;
    for (const TextSize size : {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest}) {
        touch::ButtonLook look;
        look.scale = touch::letter_mm(size) / stage.frame.letter();
        look.selected = stage.view.chrome.size == size;
        const std::string name = name_of(size);
        const float width = std::min(flow.width(), widest_buttons);
        Block block;
        block.height = stage.frame.button_height({.words = name, .look = look}, width);
        block.after = stage.frame.theme().gap;
        block.draw = [&stage, size, look, name, width](touch::Rect place) {
            const touch::Rect button{place.x, place.y, width, place.height};
            if (stage.frame.button("size:" + std::to_string(static_cast<int>(size)), button,
                                   {.words = name, .look = look}))
                stage.ask(ChooseSize{size});
        };
        flow.add(std::move(block));
    }
}

// A piece of a page in those colours: words on the page, and a chosen answer.
void draw_swatch(Stage& stage, touch::Palette palette, touch::Rect place) {
    touch::Frame& frame = stage.frame;
    const touch::Theme& theme = touch::theme(palette);
    frame.fill(place, theme.paper, theme.radius);
    frame.outline(place, theme.line, theme.border, theme.radius);
    const touch::Rect inner = place.inset(swatch_inset);
    touch::Rect half{inner.x, inner.y, inner.width / 2 - swatch_inset, inner.height};
    const std::string id = "swatch:" + std::to_string(static_cast<int>(palette));
    touch::TextLook look;
    look.scale = small_scale(frame);
    look.align = text::Align::centre;
    look.ink = theme.ink;
    look.ground = theme.paper;
    // Translators: a word that shows what the colours look like.
    const std::string words = words::say("colours", "Words");
    // Translators: a word that shows what the colours of a chosen answer look like.
    const std::string chosen = words::say("colours", "Chosen");
    frame.words(id, half, words, look);
    half.x = inner.x + inner.width / 2 + swatch_inset;
    frame.fill(half, theme.chosen, theme.radius);
    look.ink = theme.on_chosen;
    look.ground = theme.chosen;
    look.weight = text::Weight::bold;
    frame.words(id + ":chosen", half, chosen, look);
}

touch::ButtonLook look_of(const Stage& stage, touch::Palette palette) {
    touch::ButtonLook look;
    look.selected = stage.view.chrome.palette == palette;
    return look;
}

void draw_palette(Stage& stage, touch::Palette palette, touch::Rect place, float swatch) {
    draw_swatch(stage, palette, {place.x, place.y, place.width, swatch});
    const touch::Rect button{place.x, place.y + swatch + 1, place.width, place.height - swatch - 1};
    if (stage.frame.button("palette:" + std::to_string(static_cast<int>(palette)), button,
                           {.words = name_of(palette), .look = look_of(stage, palette)}))
        stage.ask(ChoosePalette{palette});
}

void add_palettes(Flow& flow, Stage& stage) {
    using touch::Palette;
    const float gap = stage.frame.theme().gap * 1.5F;
    const float width = (std::min(flow.width(), widest_buttons * 1.6F) - gap) / 2;
    const float swatch = line_of(stage.frame, small_scale(stage.frame)) + 2 * swatch_inset;
    const std::pair<Palette, Palette> rows[] = {{Palette::standard, Palette::dark_on_white},
                                                {Palette::yellow_on_black, Palette::soft}};
    for (const auto& [first, second] : rows) {
        Block block;
        for (const Palette palette : {first, second})
            block.height = std::max(block.height,
                                    stage.frame.button_height(
                                        {.words = name_of(palette), .look = look_of(stage, palette)}, width));
        block.height += swatch + 1;
        block.after = gap;
        block.draw = [&stage, left = first, right = second, width, gap, swatch](touch::Rect place) {
            draw_palette(stage, left, {place.x, place.y, width, place.height}, swatch);
            draw_palette(stage, right, {place.x + width + gap, place.y, width, place.height}, swatch);
        };
        flow.add(std::move(block));
    }
}

BarButton done_button() {
    // Translators: button; closes a list of settings.
    BarButton done = forward_button("done", words::say("button", "Done"), CloseSheet{});
    done.look.icon.clear();
    return done;
}

BarContent bar_of(Stage& stage) {
    BarContent bar;
    add_lower_button(stage, bar);
    if (stage.view.sheet == Sheet::clear) return bar;
    if (stage.view.sheet == Sheet::key_help || stage.view.sheet == Sheet::switches ||
        stage.view.sheet == Sheet::picture) {
        bar.forward = done_button();
        return bar;
    }
    // Translators: button; text size, colours and the rest as they were at the start. The answers stay.
    const std::string put_back = words::say("button", "Put settings back");
    bar.small.push_back(small_button(stage.frame, "put-back", put_back, PutSettingsBack{}));
    bar.forward = done_button();
    return bar;
}

void draw_settings(Stage& stage, touch::Rect body) {
    Flow flow(stage, body);
    flow.words("sheet", heading_of(stage.view.sheet),
               {.text = heading_look(stage.frame, heading_scale(stage.frame)),
                .after = stage.frame.letter() * 0.8F,
                .with_next = true});
    if (stage.view.sheet == Sheet::language) add_languages(flow, stage);
    if (stage.view.sheet == Sheet::size) add_sizes(flow, stage);
    if (stage.view.sheet == Sheet::colours) add_palettes(flow, stage);
    stage.frame.first_focus("done");
    flow.draw(stage.view.sheet_part);
}

void draw_clear(Stage& stage, touch::Rect body) {
    Card card(stage);
    touch::ButtonLook keep, clear;
    keep.emphasis = touch::Emphasis::filled;
    // Translators: heading of the question before the answers are cleared.
    card.words("sheet", words::say("sheet", "Clear my answers?"),
               heading_look(stage.frame, heading_scale(stage.frame)));
    card.words(
        "explanation",
        words::say("sheet",
                   // Translators: what happens if the person clears their answers.
                   "This machine forgets everything that you answered. Nothing is sent to the council."),
        {}, 1.6F);
    // Translators: button; goes back to the questions.
    card.button({"keep", words::say("button", "Keep my answers and go back"), keep, CloseSheet{}}, 20);
    // Translators: button; the answers are cleared and the visit ends.
    card.button({"clear", words::say("button", "Clear my answers"), clear, Finish{}}, 18);
    stage.frame.first_focus("keep");
    body.width = std::min(body.width, widest_buttons * std::max(1.0F, stage.frame.letter() / 6.75F));
    card.draw(body, Card::Stand::top);
}

}  // namespace

void draw_sheet(Stage& stage) {
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_of(stage));
    const touch::Rect body = body_between(stage.frame, top, bottom);
    top.draw();
    if (stage.view.sheet == Sheet::clear)
        draw_clear(stage, body);
    else if (stage.view.sheet == Sheet::key_help || stage.view.sheet == Sheet::switches)
        draw_keys_sheet(stage, body);
    else if (stage.view.sheet == Sheet::picture)
        draw_large_picture(stage, body);
    else if (stage.view.sheet == Sheet::listen)
        draw_listen(stage, body);
    else
        draw_settings(stage, body);
    bottom.draw();
    const std::string leaves = stage.view.sheet == Sheet::clear ? "keep" : "done";
    stage.frame.turns({.back = leaves, .forward = leaves});
    hold_corner(stage);
}

}  // namespace screens
