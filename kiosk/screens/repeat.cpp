// SPDX-License-Identifier: Apache-2.0
// The summary of a repeat: what the person has entered so far, and the ways to add, change and remove. It
// comes after the pages of its instances. Pattern: GOV.UK Design System, "Add to a list". Where the form
// decides how many there are, nothing is added or removed. Where it takes several parts, each has its
// heading.
#include "kiosk/screens/answer_words.h"
#include "kiosk/screens/button_row.h"
#include "kiosk/screens/card.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

std::string row_id(std::size_t at) {
    return "row:" + std::to_string(at);
}

// "Person 2": the words are the form's.
std::string name_of(const RepeatPage& page, std::size_t at) {
    const std::string label = page.repeat.label.plain();
    return (label.empty() ? "" : label + " ") + words::number(static_cast<long>(at) + 1);
}

Block row_of(Stage& stage, const RepeatPage& page, std::size_t at, float width) {
    const xforms::Repeat::Instance& instance = page.repeat.instances[at];
    const std::string name = name_of(page, at);
    std::vector<RowLine> lines{{row_id(at), name, bold_look(1)}};
    if (!instance.answers.empty())
        lines.push_back({row_id(at) + ":answers", answer_words(instance.answers), {}});
    touch::ButtonLook look;
    look.scale = small_scale(stage.frame);
    std::vector<RowButton> buttons;
    // Translators: a button as it is spoken; {0} is the row that it changes.
    look.name = words::fill(words::say("repeat", "Change: {0}"), {name});
    if (!instance.first_page.empty())
        // Translators: button beside an answer; goes back to its question.
        buttons.push_back({"change:" + row_id(at), words::say("button", "Change"), look,
                           ChangeInstance{instance.reference}});
    // Translators: a button as it is spoken; {0} is the row that it removes.
    look.name = words::fill(words::say("repeat", "Remove: {0}"), {name});
    if (!page.repeat.fixed)
        // Translators: button; takes a row out of a list that the person fills in.
        buttons.push_back(
            {"remove:" + row_id(at), words::say("repeat", "Remove"), look, AskRemoval{instance.reference}});
    return button_row(stage, width, std::move(lines), std::move(buttons));
}

bool may_add(const RepeatPage& page) {
    return !page.repeat.fixed && !page.repeat.full;
}

void add_add(Flow& flow, Stage& stage, const RepeatPage& page) {
    // Translators: stands under a list that the person fills in, in the place of the button that adds to it.
    const std::string full = words::say("repeat", "This list is full. No more can be added.");
    if (page.repeat.full) flow.words("full", full, {.after = stage.frame.letter() * 0.6F});
    if (!may_add(page)) return;
    // Translators: button under a list that is still empty, such as the people of a household.
    const std::string first = words::say("repeat", "Add the first one");
    // Translators: button under a list that the person fills in, such as the people of a household.
    const std::string another = words::say("repeat", "Add another");
    const std::string words = page.repeat.instances.empty() ? first : another;
    touch::ButtonLook look;
    look.icon = "plus";
    const float width = std::min(stage.frame.button_width({.words = words, .look = look}), flow.width());
    Block block;
    block.height = stage.frame.button_height({.words = words, .look = look}, width) + stage.frame.theme().gap;
    block.draw = [&stage, &page, words, look, width](touch::Rect place) {
        const float gap = stage.frame.theme().gap;
        if (stage.frame.button("add", {place.x, place.y + gap, width, place.height - gap},
                               {.words = words, .look = look}))
            stage.ask(AddInstance{page.repeat.reference});
    };
    flow.add(std::move(block));
}

GoesOn heading_again(const Flow& flow, Stage& stage, const RepeatPage& page) {
    const bool titled = page.repeat.label.empty() && !page.titles.empty();
    const std::string words = titled ? page.titles.back().plain() : page.repeat.label.plain();
    const WordsAgain again = words_again(stage.frame, words, {flow.width(), flow.room() * most_repeated});
    const char* id = titled ? "section" : "heading";
    return {again.height + stage.frame.letter() * 0.6F,
            [&stage, again, id](touch::Rect place, int, int) { again.draw(stage.frame, id, place); }};
}

// In reach mode the heading stands above on each part.
GoesOn nothing_again() {
    return {0, [](touch::Rect, int, int) {}};
}

void add_rows(Flow& read, Flow& pressed, Stage& stage, const RepeatPage& page) {
    touch::TextLook kicker = bold_look(std::max(measure::kicker_scale, small_scale(stage.frame)));
    kicker.ink = stage.frame.theme().chosen;
    if (!page.titles.empty())
        read.words("section", page.titles.back().plain(),
                   {.text = kicker, .after = stage.frame.letter() * 0.5F, .with_next = true});
    read.words("heading", page.repeat.label.plain(),
               {.text = heading_look(stage.frame, heading_scale(stage.frame)),
                .after = stage.frame.letter() * 0.6F,
                .with_next = true});
    // Translators: stands where a list that the person fills in is empty.
    const std::string nothing = words::say("repeat", "Nothing added yet");
    if (page.repeat.instances.empty()) read.words("nothing", nothing, {.after = stage.frame.letter() * 0.6F});
    const float width = pressed.width();
    pressed.begin(Flow::Whole::text,
                  &read == &pressed ? heading_again(pressed, stage, page) : nothing_again());
    for (std::size_t at = 0; at < page.repeat.instances.size(); ++at)
        pressed.add(row_of(stage, page, at, width));
    add_add(pressed, stage, page);
    pressed.end();
}

void add_removal(Card& read, Card& pressed, Stage& stage, const RepeatPage& page, std::size_t at) {
    const xforms::Repeat::Instance& instance = page.repeat.instances[at];
    touch::ButtonLook keep, remove;
    keep.emphasis = touch::Emphasis::filled;
    // Translators: heading of the question before a row of a list is removed.
    read.words("question", words::say("repeat", "Remove this?"),
               heading_look(stage.frame, heading_scale(stage.frame)));
    read.words(row_id(at), name_of(page, at), bold_look(1), 0.3F);
    if (!instance.answers.empty()) read.words(row_id(at) + ":answers", answer_words(instance.answers), {});
    // Translators: what happens if the person removes a row of a list.
    read.words("explanation", words::say("repeat", "Your answers there will be cleared."), {}, 1.6F);
    // Translators: button; the row of the list stays.
    pressed.button({"keep", words::say("repeat", "Keep it"), keep, KeepInstance{}}, 20);
    // Translators: button; takes a row out of a list that the person fills in.
    pressed.button({"remove", words::say("repeat", "Remove"), remove, RemoveInstance{instance.reference}},
                   18);
}

}  // namespace

void draw_repeat(Stage& stage, const RepeatPage& page) {
    const TopBar top(stage);
    BarContent content = question_bar(stage, page.progress);
    content.more = more_below;  // what is below are no choices, and only the form knows what they are
    const BottomBar bottom(stage, std::move(content));
    touch::Rect body = body_between(stage.frame, top, bottom);
    const auto& instances = page.repeat.instances;
    const auto removing = std::find_if(instances.begin(), instances.end(), [&](const auto& instance) {
        return instance.reference == page.removing;
    });
    Shown shown;
    if (removing != instances.end()) {
        stage.frame.first_focus("keep");
        body.width = width_of_buttons(stage.frame, body.width);
        draw_cards(stage, top, {body, top.zone_above(), Card::Stand::top}, [&](Card& read, Card& pressed) {
            add_removal(read, pressed, stage, page, static_cast<std::size_t>(removing - instances.begin()));
        });
    } else {
        stage.frame.first_focus(may_add(page) ? "add" : "continue");
        shown = draw_columns(stage, top, body, page.part, PartsBy::bar,
                             [&](Flow& read, Flow& pressed) { add_rows(read, pressed, stage, page); });
    }
    bottom.draw(shown);
    hold_corner(stage);
}

}  // namespace screens
