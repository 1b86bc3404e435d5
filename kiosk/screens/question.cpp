// SPDX-License-Identifier: Apache-2.0
// A page of the form. A proposal (a note at the head of a field-list) stands in a panel beside its question,
// or above it where the page is upright or the letters are large. VVSG 2.0, 7.2-D rules what does not fit;
// see flow.h.
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/screens/sights.h"
#include "kiosk/words.h"

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

void add_notes(Flow& flow, Stage& stage, const QuestionPage& page, std::size_t notes, bool panel) {
    add_kicker(flow, stage, page, panel);
    for (std::size_t at = 0; at < notes; ++at) add_note(flow, stage, page.items[at], panel);
}

void add_items(Flow& flow, Stage& stage, const QuestionPage& page, std::size_t from,
               std::vector<std::size_t>& first_blocks, std::size_t columns = 1) {
    first_blocks.assign(page.items.size(), 0);
    for (std::size_t at = from; at < page.items.size(); ++at) {
        first_blocks[at] = flow.size();
        if (is_note(page.items[at]))
            add_note(flow, stage, page.items[at], true);
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

// The panel at the start side and the question beside it, where the whole proposal stays in sight.
bool draw_side_by_side(Stage& stage, const QuestionPage& page, touch::Rect body) {
    const std::size_t notes = leading_notes(page);
    if (stage.frame.portrait() || notes == 0 || notes == page.items.size()) return false;
    const float half = (body.width - measure::column_gap) / 2;
    Flow proposal(stage, {body.x, body.y, half, body.height});
    add_notes(proposal, stage, page, notes, true);
    if (!proposal.fits()) return false;
    Flow question(stage, {body.x + half + measure::column_gap, body.y, half, body.height}, more_choices);
    std::vector<std::size_t> first_blocks;
    add_summary(question, stage, page, first_blocks);
    add_items(question, stage, page, notes, first_blocks);
    proposal.draw(0);
    question.draw(page.part);
    return true;
}

// The page under itself. Choices that would not fit stand in two columns where the picture is wide.
void draw_in_one_column(Stage& stage, const QuestionPage& page, touch::Rect body) {
    const std::size_t notes = leading_notes(page);
    const bool proposal = notes > 0 && notes < page.items.size();
    std::vector<std::size_t> first_blocks;
    const auto fill = [&](Flow& flow, std::size_t columns) {
        add_summary(flow, stage, page, first_blocks);  // first of all, also before the proposal
        add_notes(flow, stage, page, notes, proposal);
        add_items(flow, stage, page, notes, first_blocks, columns);
    };
    Flow flow(stage, body, more_choices);
    fill(flow, 1);
    if (flow.parts() == 1 || stage.frame.portrait()) return flow.draw(page.part);
    Flow wide(stage, body, more_choices);
    fill(wide, 2);
    wide.draw(page.part);
}

BarContent bar_of(Stage& stage, const QuestionPage& page) {
    BarContent bar;
    bar.back = back_button();
    add_lower_button(stage, bar);
    // Translators: {0} is the number of this question, {1} how many there are.
    bar.progress = words::fill(words::say("progress", "Question {0} of {1}"),
                               {std::to_string(page.number), std::to_string(page.total)});
    bar.fraction = page.total > 0 ? static_cast<float>(page.number) / static_cast<float>(page.total) : 0;
    bar.small.push_back(finish_button(stage.frame));
    // Translators: the button that goes on to the next page.
    bar.forward = forward_button("continue", words::say("button", "Continue"), Continue{});
    return bar;
}

const Item* item_of(const QuestionPage& page, const Keyboard& keyboard) {
    for (const Item& item : page.items)
        if (item.question.reference == keyboard.reference) return &item;
    return nullptr;
}

}  // namespace

void draw_question(Stage& stage, const QuestionPage& page) {
    const TopBar top(stage);
    const Keyboard* keyboard = page.keyboard ? &*page.keyboard : nullptr;
    const Item* item = keyboard != nullptr ? item_of(page, *keyboard) : nullptr;
    BarContent content = bar_of(stage, page);
    // A bar of several rows leaves a keyboard too little: what is no button can wait until it is closed.
    if (item != nullptr && BottomBar(stage, content).height() > stage.frame.height() * most_bar)
        content.progress.clear();
    const BottomBar bottom(stage, std::move(content));
    const touch::Rect body = body_between(stage.frame, top, bottom);
    top.draw();
    if (item != nullptr) {
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
