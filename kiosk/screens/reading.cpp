// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/reading.h"

#include <optional>

#include "kiosk/screens/explanation.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/screens/title.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

// Its own notes, or those of the page before it.
void add_notes(Flow& flow, Stage& stage, const QuestionPage& page, Ground ground) {
    const std::size_t own = leading_notes(page);
    for (std::size_t at = 0; at < own; ++at) add_note(flow, stage, page.items[at], ground);
    if (own == 0)
        for (const Item& note : page.text_before) add_note(flow, stage, note, ground);
}

std::string part_words(int part, int parts) {
    // Translators: under a text that is shown in parts; {0} is the part on the screen, {1} how many there
    // are.
    return words::fill(words::say("progress", "Part {0} of {1}"),
                       {words::number(part), words::number(parts)});
}

touch::TextLook part_look(const touch::Frame& frame) {
    return bold_look(small_scale(frame));
}

// Where a part of a text stands. On one line above it its title and which part it is, where that is wide
// enough; else this stands under it, and its title with it.
struct PlaceOfPart {
    touch::Rect text, which;
    std::optional<touch::Rect> title;
};

PlaceOfPart place_of_part(Stage& stage, const QuestionPage& page, touch::Rect place) {
    const text::Size which =
        stage.frame.measure(part_words(many_parts, many_parts), part_look(stage.frame), 0);
    PlaceOfPart at{.text = place};
    at.text.height -= which.height + measure::text_foot;
    at.which = {place.x, place.bottom() - which.height, place.width, which.height};
    if (page.titles.empty()) return at;
    const text::Size title = PageTitle(stage, page.titles.back().plain(), title_look(stage.frame)).size(0);
    const float room = place.width - which.width - stage.frame.letter();
    if (title.width > room || title.height > which.height + measure::text_foot) return at;
    at.text.y += which.height + measure::text_foot;
    at.title = {place.x, place.y, room, title.height};
    at.which = {place.right() - which.width, place.y, which.width, which.height};
    return at;
}

void add_part_of_text(Flow& flow, Stage& stage, const QuestionPage& page, const PlaceOfPart& at) {
    if (at.title)
        add_notes(flow, stage, page, Ground::panel);
    else
        add_text(flow, stage, page, Ground::panel);
}

}  // namespace

std::size_t leading_notes(const QuestionPage& page) {
    std::size_t notes = 0;
    while (notes < page.items.size() && is_note(page.items[notes])) ++notes;
    return notes;
}

bool has_text_and_question(const QuestionPage& page) {
    const std::size_t notes = leading_notes(page);
    return notes > 0 && notes < page.items.size();
}

bool has_text(const QuestionPage& page) {
    return has_text_and_question(page) || !page.text_before.empty();
}

void add_text(Flow& flow, Stage& stage, const QuestionPage& page, Ground ground) {
    flow.begin(Flow::Whole::text, title_again(flow, stage, page, ground));
    add_kicker(flow, stage, page, ground);
    add_notes(flow, stage, page, ground);
    flow.end();
}

Shown show(Flow& flow, int part, LayoutPass pass) {
    return pass == LayoutPass::draw ? flow.draw(part) : flow.look(part);
}

void take_swipe(Stage& stage, touch::Rect place, const Shown& shown) {
    const int way = stage.frame.swiped(place);
    if ((way > 0 && !shown.last) || (way < 0 && shown.part > 0)) stage.ask(ShowPart{shown.part + way});
}

int parts_of_text(Stage& stage, const QuestionPage& page, touch::Rect place) {
    const PlaceOfPart at = place_of_part(stage, page, place);
    Flow whole(stage, place), text(stage, at.text);
    add_text(whole, stage, page, Ground::panel);
    if (whole.fits()) return 1;
    add_part_of_text(text, stage, page, at);
    return text.parts();
}

Shown show_text(Stage& stage, const QuestionPage& page, touch::Rect place, LayoutPass pass) {
    Flow whole(stage, place);
    add_text(whole, stage, page, Ground::panel);
    if (whole.fits()) return show(whole, 0, pass);
    const PlaceOfPart at = place_of_part(stage, page, place);
    Flow text(stage, at.text);
    add_part_of_text(text, stage, page, at);
    const auto tell_which = [&](int part) {
        if (text.parts() == 1) return;  // its title on a line with this left room for all of it
        touch::TextLook look = part_look(stage.frame);
        if (at.title) look.align = text::Align::end;
        stage.frame.words("part", at.which, part_words(part + 1, text.parts()), look);
    };
    if (pass == LayoutPass::look) return text.look(page.part);
    if (at.title) {
        PageTitle(stage, page.titles.back().plain(), title_look(stage.frame)).draw(*at.title);
        tell_which(text.look(page.part).part);
    }
    const Shown shown = text.draw(page.part);
    if (!at.title) tell_which(shown.part);
    take_swipe(stage, at.text, shown);
    return shown;
}

void draw_reading(Stage& stage, const TopBar& top, touch::Rect body) {
    const auto* page = std::get_if<QuestionPage>(&stage.view.screen);
    if (page == nullptr) return;
    const auto explained = with_explanation(stage, *page);
    if (explained) page = &*explained;
    stage.frame.first_focus("done");
    const Shown shown = draw_columns(stage, top, body, stage.view.sheet_part, PartsBy::strip,
                                     [&](Flow& read, Flow&) { add_text(read, stage, *page, Ground::paper); });
    take_swipe(stage, top.zone_above().value_or(body), shown);
}

}  // namespace screens
