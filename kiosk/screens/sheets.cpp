// SPDX-License-Identifier: Apache-2.0
// The sheets over a screen: language, text size, colours, and the question before everything is cleared.
//
// A sheet takes the screen's place between the bars, so that the focus and a screen reader have nothing else
// to find. VVSG 2.0, 7.1-B: "Reset settings" is always offered and keeps the answers.
#include "kiosk/screens/languages.h"
#include "kiosk/screens/leaving_words.h"
#include "kiosk/screens/promise.h"
#include "kiosk/screens/question_layout.h"
#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/touch/panel.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

std::string sample_words() {
    // Translators: words that show what the colours look like.
    return words::say("colours", "Words look like this");
}

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

std::string id_of(touch::TextSize size) {
    return "size:" + std::to_string(static_cast<int>(size));
}

// Each size shows itself: its button's words are as large as it makes the page's. What the panel has no room
// for is not offered.
void add_sizes(Flow& flow, Stage& stage) {
    using touch::TextSize;
    const touch::Frame& frame = stage.frame;
    const TextSize largest = touch::largest_size({frame.width(), frame.above() + frame.height()});
    for (const TextSize size : {TextSize::small, TextSize::medium, TextSize::large, TextSize::largest}) {
        if (size > largest) continue;
        touch::ButtonLook look;
        look.scale = touch::letter_mm(size) / stage.frame.letter();
        look.selected = stage.view.chrome.size == size;
        const std::string name = name_of(size);
        const float width = flow.width();
        Block block;
        block.height = stage.frame.button_height({.words = name, .look = look}, width);
        block.after = stage.frame.theme().gap;
        block.draw = [&stage, size, look, name, width](touch::Rect place) {
            const touch::Rect button{place.x, place.y, width, place.height};
            if (stage.frame.button(id_of(size), button, {.words = name, .look = look}))
                stage.ask(ChooseSize{size});
        };
        flow.add(std::move(block));
    }
}

std::string id_of(touch::Palette palette) {
    return "swatch:" + std::to_string(static_cast<int>(palette));
}

touch::ButtonLook look_of(const Stage& stage, touch::Palette palette) {
    touch::ButtonLook look;
    look.selected = stage.view.chrome.palette == palette;
    look.wears = palette;
    return look;
}

// A piece of a page in those colours: words on it, and the button that chooses them.
void draw_palette(Stage& stage, touch::Palette palette, touch::Rect place, float sample) {
    touch::Frame& frame = stage.frame;
    const touch::Theme& theme = touch::theme(palette);
    frame.fill(place, theme.paper, theme.radius);
    frame.outline(place, theme.line, theme.border, theme.radius);
    const touch::Rect inner = place.inset(swatch_inset);
    touch::TextLook look;
    look.scale = small_scale(frame);
    look.ink = theme.ink;
    look.ground = theme.paper;
    look.seen_only = true;  // the button names the colours
    frame.words(id_of(palette), {inner.x, inner.y, inner.width, sample}, sample_words(), look);
    const touch::Rect button{inner.x, inner.y + sample + swatch_inset, inner.width,
                             inner.height - sample - swatch_inset};
    if (frame.button(id_of(palette) + ":choose", button,
                     {.words = name_of(palette), .look = look_of(stage, palette)}))
        stage.ask(ChoosePalette{palette});
}

void add_palettes(Flow& flow, Stage& stage) {
    using touch::Palette;
    touch::Frame& frame = stage.frame;
    const float gap = frame.theme().gap * 1.5F;
    const float width = (flow.width() - gap) / 2;
    const float inner = width - 2 * swatch_inset;
    touch::TextLook look;
    look.scale = small_scale(frame);
    const float sample = frame.measure(sample_words(), look, inner).height;
    const std::pair<Palette, Palette> rows[] = {{Palette::standard, Palette::dark_on_white},
                                                {Palette::yellow_on_black, Palette::soft}};
    for (const auto& [first, second] : rows) {
        Block block;
        for (const Palette palette : {first, second})
            block.height = std::max(
                block.height,
                frame.button_height({.words = name_of(palette), .look = look_of(stage, palette)}, inner));
        block.height += sample + 3 * swatch_inset;
        block.after = gap;
        block.grows = measure::roomy_card * 2;
        block.draw = [&stage, left = first, right = second, width, gap, sample](touch::Rect place) {
            draw_palette(stage, left, {place.x, place.y, width, place.height}, sample);
            draw_palette(stage, right, {place.x + width + gap, place.y, width, place.height}, sample);
        };
        flow.add(std::move(block));
    }
}

// A sentence in the size that is chosen: what it makes of a page is seen before Done.
void add_sample(Flow& flow, Stage& stage) {
    const float gap = stage.frame.letter() * 0.8F;
    // Translators: a sentence that shows what the chosen size of text looks like.
    flow.words("sample", words::say("size", "This is how large the words on each page are."),
               {.text = on_panel(stage.frame, {}), .after = gap, .ground = Ground::panel});
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
        stage.view.sheet == Sheet::picture || stage.view.sheet == Sheet::reading) {
        bar.forward = done_button();
        return bar;
    }
    // Translators: button; text size, colours and the rest as they were at the start. The answers stay.
    const std::string put_back = words::say("button", "Reset settings");
    bar.small.push_back(small_button(stage.frame, "put-back", put_back, PutSettingsBack{}));
    bar.forward = done_button();
    return bar;
}

// Keys begin at what is chosen now: from there the others are a step away.
std::string chosen_id(const View& view) {
    const Chrome& chrome = view.chrome;
    if (view.sheet == Sheet::size) return id_of(chrome.size);
    if (view.sheet == Sheet::colours) return id_of(chrome.palette) + ":choose";
    return chrome.language < chrome.languages.size() ? "language:" + chrome.languages[chrome.language].code
                                                     : "done";
}

void add_heading(Flow& flow, Stage& stage) {
    flow.words("sheet", heading_of(stage.view.sheet),
               {.text = heading_look(stage.frame, heading_scale(stage.frame)),
                .after = stage.frame.letter() * 0.8F + stage.frame.strokes_below(heading_scale(stage.frame)),
                .with_next = true});
}

void draw_settings(Stage& stage, const TopBar& top, touch::Rect body) {
    stage.frame.first_focus(chosen_id(stage.view));
    draw_columns(stage, top, body, stage.view.sheet_part, PartsBy::strip, [&](Flow& read, Flow& pressed) {
        add_heading(read, stage);
        if (stage.view.sheet == Sheet::language) add_languages(pressed, stage);
        if (stage.view.sheet == Sheet::size) add_sizes(pressed, stage);
        if (stage.view.sheet == Sheet::size) add_sample(read, stage);
        if (stage.view.sheet == Sheet::colours) add_palettes(pressed, stage);
    });
}

void draw_clear(Stage& stage, const TopBar& top, touch::Rect body) {
    touch::ButtonLook keep, clear;
    keep.emphasis = touch::Emphasis::filled;
    const ClearWords said = clear_words(stage.view.chrome.record);
    stage.frame.first_focus("keep");
    body.width = width_of_buttons(stage.frame, body.width);
    draw_cards(stage, top, {.body = body, .above = top.zone_above()}, [&](Card& read, Card& pressed) {
        read.words("sheet", said.question, heading_look(stage.frame, heading_scale(stage.frame)));
        read.words("explanation", said.what_happens, {}, 1.6F);
        pressed.button({"keep", said.keep, keep, CloseSheet{}}, 20);
        pressed.button({"clear", said.clear, clear, EndVisit{}}, 18);
    });
}

void draw_between(Stage& stage, const TopBar& top, touch::Rect body) {
    switch (stage.view.sheet) {
        case Sheet::picture:
            return draw_large_picture(stage, top, body);
        case Sheet::listen:
            return draw_listen(stage, top, body);
        case Sheet::key_help:
        case Sheet::switches:
            return draw_keys_sheet(stage, top, body);
        case Sheet::clear:
            return draw_clear(stage, top, body);
        case Sheet::reading:
            return draw_reading(stage, top, body);
        default:
            return draw_settings(stage, top, body);
    }
}

}  // namespace

void draw_sheet(Stage& stage) {
    const TopBar top(stage);
    const BottomBar bottom(stage, bar_of(stage));
    draw_between(stage, top, body_between(stage.frame, top, bottom));
    bottom.draw();
    const std::string leaves = stage.view.sheet == Sheet::clear ? "keep" : "done";
    stage.frame.back_and_next({.back = leaves, .forward = leaves});
    hold_corner(stage);
}

}  // namespace screens
