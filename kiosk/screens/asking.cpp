// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/asking.h"

#include <algorithm>

#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/explanation.h"
#include "kiosk/screens/reading.h"
#include "kiosk/screens/title.h"
#include "kiosk/words/words.h"

namespace screens {

Rank rank_on(const QuestionPage& page) {
    const auto questions =
        std::count_if(page.items.begin(), page.items.end(), [](const Item& item) { return !is_note(item); });
    return questions == 1 ? Rank::only : Rank::one_of_several;
}

std::vector<Asking> ways_to_ask(const Stage& stage, const QuestionPage& page) {
    const Asking one{}, two{.columns = 2}, dense_two{.columns = 2, .air = dense};
    const Asking smaller{.rank = Rank::only_and_smaller};
    const Asking smaller_two{.columns = 2, .rank = Rank::only_and_smaller, .air = dense};
    if (rank_on(page) != Rank::only) return {one, two, dense_two};
    if (stage.frame.lies()) return {one, two, dense_two, smaller, smaller_two};
    return {one, smaller, two, dense_two, smaller_two};
}

namespace {

// Urdu's climbing words are half as high again as those of their size: they may be as small as those of the
// size below, where that is the panel's largest or what it begins with.
float least_letters(const touch::Frame& frame) {
    using touch::TextSize;
    const float letter = frame.letter();
    const bool climbs = frame.setup().language == "ur";
    if (letter >= touch::letter_mm(TextSize::largest))
        return climbs ? measure::least_default : measure::least_of_largest;
    const bool may_be_small = is_largest(frame) || letter <= touch::letter_mm(TextSize::medium);
    return climbs && may_be_small ? measure::least_letter : measure::least_default;
}

}  // namespace

std::vector<Asking> ways_to_shrink(const Stage& stage, const QuestionPage& page) {
    std::vector<Asking> ways;
    const bool scales = std::all_of(page.items.begin(), page.items.end(), [](const Item& item) {
        return std::ssize(item.question.choices) <= longest_scale;
    });
    if (!scales) return ways;
    constexpr float rounding = 0.02F;
    for (const float words : {0.92F, 0.82F, 0.75F, 0.72F, 0.7F, 0.66F, 0.62F, 0.58F, 0.55F}) {
        if (words * stage.frame.letter() < least_letters(stage.frame) - rounding) break;
        for (const std::size_t columns : {1U, 2U})
            ways.push_back(
                {.columns = columns, .rank = Rank::only_and_smaller, .words = words, .air = dense});
    }
    return ways;
}

std::ptrdiff_t count_errors(const QuestionPage& page) {
    return std::count_if(page.items.begin(), page.items.end(),
                         [](const Item& item) { return !item.error.empty(); });
}

BarButton read_button(Stage& stage, const QuestionPage& page, float room) {
    // Translators: button; opens the text that a question is about, such as a draft objective.
    const std::string unnamed = words::say("button", "Read in full");
    BarButton button = small_button(stage.frame, "read", unnamed, OpenSheet{Sheet::reading});
    const auto name_where_it_fits = [&](const std::string& words) {
        const bool fits = stage.frame.button_width({.words = words, .look = button.look}) <= room;
        if (fits) button.words = words;
        return fits;
    };
    if (is_explanation(page)) {
        // Translators: the same button, where the text explains one question at length.
        const std::string explanation = words::say("button", "Read the explanation in full");
        (void)name_where_it_fits(explanation);
        return button;
    }
    if (page.titles.empty()) return button;
    const std::string title = page.titles.back().plain();
    // Translators: the same button; {0} is the heading of the text, such as "Draft objective 2 of 5".
    const std::string named = words::fill(words::say("button", "Read in full: {0}"), {title});
    if (!name_where_it_fits(named)) button.look.about = title;
    return button;
}

void add_items(Flow& flow, Stage& stage, const QuestionPage& page, const Asking& asking) {
    if (rank_on(page) != Rank::only)
        flow.begin(Flow::Whole::page, title_again(flow, stage, page, Ground::paper));
    for (std::size_t at = leading_notes(page); at < page.items.size(); ++at) {
        if (const std::size_t taken = add_table(flow, stage, page, at); taken > 0) {
            at += taken - 1;
            continue;
        }
        flow.mark(page.items[at].question.reference);
        if (is_note(page.items[at]))
            add_note(flow, stage, page.items[at], Ground::panel);
        else
            add_question(flow, stage, page.items[at],
                         rank_on(page) == Rank::only ? asking.rank : Rank::one_of_several, asking.choices());
    }
}

void add_asked(Flow& flow, Stage& stage, const QuestionPage& page, const Asking& asking) {
    if (count_errors(page) > 1) add_summary(flow, stage, page, asking.words);
    add_items(flow, stage, page, asking);
}

void add_read_button(Flow& flow, Stage& stage, const QuestionPage& page) {
    Block block = button_block(stage, read_button(stage, page, flow.width()), flow.width());
    block.with_next = true;
    flow.add(std::move(block));
}

}  // namespace screens
