// SPDX-License-Identifier: Apache-2.0
// A page of the form. A proposal (a note at the head of a field-list) stands in a panel beside its question,
// or above it where the page is upright or the letters are large. VVSG 2.0, 7.2-D rules what does not fit;
// see flow.h.
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float most_bar = 0.14F;  // of the picture's height, while the keyboard is open

std::size_t leading_notes(const QuestionPage& page) {
    std::size_t notes = 0;
    while (notes < page.items.size() && is_note(page.items[notes])) ++notes;
    return notes;
}

Rank rank_on(const QuestionPage& page) {
    const auto questions =
        std::count_if(page.items.begin(), page.items.end(), [](const Item& item) { return !is_note(item); });
    return questions == 1 ? Rank::only : Rank::one_of_several;
}

void add_notes(Flow& flow, Stage& stage, const QuestionPage& page, std::size_t notes, Ground ground) {
    add_kicker(flow, stage, page, ground);
    for (std::size_t at = 0; at < notes; ++at) add_note(flow, stage, page.items[at], ground);
}

void add_items(Flow& flow, Stage& stage, const QuestionPage& page, std::size_t from,
               std::size_t columns = 1) {
    for (std::size_t at = from; at < page.items.size(); ++at) {
        flow.mark(page.items[at].question.reference);
        if (is_note(page.items[at]))
            add_note(flow, stage, page.items[at], Ground::panel);
        else
            add_question(flow, stage, page.items[at], rank_on(page), columns);
    }
}

void focus_first(Stage& stage, const QuestionPage& page) {
    for (const Item& item : page.items)
        if (!item.error.empty()) return stage.frame.first_focus("problem:" + item.question.reference);
    for (const Item& item : page.items)
        if (const std::string first = first_control(item); !first.empty())
            return stage.frame.first_focus(first);
    stage.frame.first_focus("continue");
}

// The proposal's panel at the start side with the question beside it, where the whole proposal stays visible.
bool draw_side_by_side(Stage& stage, const QuestionPage& page, touch::Rect body) {
    const std::size_t notes = leading_notes(page);
    if (stage.frame.portrait() || notes == 0 || notes == page.items.size()) return false;
    const float half = (body.width - measure::column_gap) / 2;
    Flow proposal(stage, {body.x, body.y, half, body.height});
    add_notes(proposal, stage, page, notes, Ground::panel);
    if (!proposal.fits()) return false;
    Flow question(stage, {body.x + half + measure::column_gap, body.y, half, body.height}, more_choices);
    add_summary(question, stage, page);
    add_items(question, stage, page, notes);
    proposal.draw(0);
    question.draw(page.part);
    return true;
}

// The page in one column. Where the glass is wide, choices that would not fit stand in two columns.
void draw_in_one_column(Stage& stage, const QuestionPage& page, touch::Rect body) {
    const std::size_t notes = leading_notes(page);
    const bool proposal = notes > 0 && notes < page.items.size();
    const Ground ground = proposal ? Ground::panel : Ground::paper;
    const auto fill = [&](Flow& flow, std::size_t columns) {
        add_summary(flow, stage, page);  // first of all, also before the proposal
        add_notes(flow, stage, page, notes, ground);
        add_items(flow, stage, page, notes, columns);
    };
    Flow flow(stage, body, more_choices);
    fill(flow, 1);
    if (stage.frame.portrait() || flow.fits()) return flow.draw(page.part);
    Flow wide(stage, body, more_choices);
    fill(wide, 2);
    wide.draw(page.part);
}

const Item* item_of(const QuestionPage& page, const Keyboard& keyboard) {
    for (const Item& item : page.items)
        if (item.question.reference == keyboard.reference) return &item;
    return nullptr;
}

const Item* open_list(const QuestionPage& page) {
    for (const Item& item : page.items)
        if (item.list && item.list->open) return &item;
    return nullptr;
}

BarContent list_bar() {
    BarContent bar;
    // Translators: button; closes a sheet.
    bar.forward = forward_button("done", words::say("button", "Done"), CloseList{});
    bar.forward->look.icon.clear();
    return bar;
}

}  // namespace

void draw_question(Stage& stage, const QuestionPage& page) {
    const TopBar top(stage);
    const Keyboard* keyboard = page.keyboard ? &*page.keyboard : nullptr;
    const Item* item = keyboard != nullptr ? item_of(page, *keyboard) : nullptr;
    const Item* list = open_list(page);
    BarContent content = list != nullptr ? list_bar() : question_bar(stage, page.number, page.total);
    // A bar of several rows leaves too little room for a keyboard: while it is open, only the buttons stay.
    if (item != nullptr && BottomBar(stage, content).height() > stage.frame.height() * most_bar)
        content.progress.clear();
    const BottomBar bottom(stage, std::move(content));
    const touch::Rect body = body_between(stage.frame, top, bottom);
    top.draw();
    if (list != nullptr) {
        draw_list(stage, page, *list, body);
    } else if (item != nullptr) {
        draw_typing(stage, *keyboard, *item, body);
    } else {
        focus_first(stage, page);
        if (!draw_side_by_side(stage, page, body)) draw_in_one_column(stage, page, body);
    }
    bottom.draw();
    if (item != nullptr) stage.frame.turns({.back = "key:close", .forward = "continue"});
    hold_corner(stage);
}

}  // namespace screens
