// SPDX-License-Identifier: Apache-2.0
// Choices as whole cards, beside or under one another as the form's appearance asks and the glass allows. ODK
// XForms spec, "Appearances": columns, columns-n, columns-pack, likert, list, no-buttons. What would not be
// legible or large enough to tap falls back to one card under the other.
//
// Columns are filled row by row, as ODK Collect fills them, but a scale is not: a select_one of up to seven
// choices without pictures is read along, from one end to the other. Whatever its appearance, it stands in
// one row, in one column, or in two that are filled one after the other. That a list of so few choices may
// have no order is not seen from a form; nothing is lost where it has none.
#include <algorithm>
#include <charconv>
#include <numeric>
#include <optional>

#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/card_words.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

using Look = touch::Frame::ChoiceLook;
using Lines = touch::Frame::Lines;

constexpr std::size_t most_columns = 6;
constexpr float picture_letters = 4.5F,
                large_picture_letters = 8;  // height of a choice's picture, in letters
constexpr float comfortable = 0.62F;        // of the width that words take on one line: two lines of them

bool has_pictures(const xforms::Question& question) {
    return std::any_of(question.choices.begin(), question.choices.end(),
                       [](const xforms::Choice& choice) { return !choice.label.image.empty(); });
}

Look base_look(const Stage& stage, const xforms::Question& question, float words = 1) {
    Look look;
    look.scale = words;
    if (question.control == xforms::ControlKind::select_many) look.mark = touch::Frame::Mark::check;
    if (!has_pictures(question)) return look;
    const bool no_buttons = question.has_appearance("no-buttons");
    look.picture_height = stage.frame.letter() * (no_buttons ? large_picture_letters : picture_letters);
    if (no_buttons) look.stand = Look::Stand::picture_only;
    return look;
}

// One choice's look; `question` outlives it.
Look look_of(const Look& base, const xforms::Choice& choice) {
    Look look = base;
    look.picture = choice.label.image;
    if (choice.label.image.empty()) look.picture_height = 0;
    // Without its picture a card needs its mark.
    if (choice.label.image.empty() && look.stand == Look::Stand::picture_only)
        look.stand = Look::Stand::beside;
    return look;
}

float widest_choice(Stage& stage, const xforms::Question& question, const Look& base, Lines lines) {
    float widest = 0;
    for (const xforms::Choice& choice : question.choices)
        widest = std::max(
            widest, stage.frame.choice_width(CardWords(choice.label).choice(look_of(base, choice)), lines));
    return widest;
}

// "columns-3" and, from older forms, "compact-3"; 0 where none is asked for.
std::size_t columns_asked(const xforms::Question& question) {
    for (const std::string& word : question.appearance)
        for (const std::string_view prefix : {"columns-", "compact-"}) {
            if (!word.starts_with(prefix)) continue;
            std::size_t columns = 0;
            std::from_chars(word.data() + prefix.size(), word.data() + word.size(), columns);
            if (columns > 0) return columns;
        }
    return 0;
}

struct Grid {
    std::size_t columns = 1;
    Look look;
    bool packed = false;  // each card as wide as its words
};

float width_in(const Stage& stage, float room, std::size_t columns) {
    const float gaps = stage.frame.theme().gap * static_cast<float>(columns - 1);
    return (room - gaps) / static_cast<float>(columns);
}

Grid grid_of(Stage& stage, const xforms::Question& question, float room, Choices asked) {
    Grid grid;
    grid.columns = asked.columns;
    grid.look = base_look(stage, question, asked.words);
    const std::size_t all = std::max<std::size_t>(question.choices.size(), 1);
    const bool in_one_row = question.has_any_appearance({"likert", "list"});
    grid.packed = question.has_any_appearance({"columns-pack", "horizontal", "horizontal-compact"});
    if (in_one_row) {
        Look above = grid.look;
        above.stand = Look::Stand::above;
        if (widest_choice(stage, question, above, Lines::as_many_as_it_takes) <= width_in(stage, room, all)) {
            grid.columns = all;
            grid.look = above;
        }
        return grid;
    }
    std::size_t most = columns_asked(question);
    float least = 0;
    if (most > 0) {
        least = widest_choice(stage, question, grid.look, Lines::as_many_as_it_takes);
    } else if (question.has_appearance("columns") || question.has_appearance("no-buttons")) {
        most = most_columns;
        least = std::max(widest_choice(stage, question, grid.look, Lines::as_many_as_it_takes),
                         comfortable * widest_choice(stage, question, grid.look, Lines::one));
    } else {
        return grid;
    }
    grid.columns = std::min(most, all);
    while (grid.columns > 1 && width_in(stage, room, grid.columns) < least) --grid.columns;
    return grid;
}

struct Cell {
    std::size_t choice = 0;
    float x = 0, width = 0;
    Look look;
};
using Row = std::vector<Cell>;

std::vector<Row> rows_in_columns(Stage& stage, const xforms::Question& question, const Grid& grid,
                                 float room) {
    const float width = width_in(stage, room, grid.columns);
    std::vector<Row> rows;
    for (std::size_t at = 0; at < question.choices.size(); ++at) {
        const std::size_t column = at % grid.columns;
        if (column == 0) rows.emplace_back();
        const float x = static_cast<float>(column) * (width + stage.frame.theme().gap);
        rows.back().push_back({at, x, width, look_of(grid.look, question.choices[at])});
    }
    return rows;
}

std::vector<Row> packed_rows(Stage& stage, const xforms::Question& question, const Grid& grid, float room) {
    std::vector<Row> rows(1);
    float x = 0;
    for (std::size_t at = 0; at < question.choices.size(); ++at) {
        const xforms::Choice& choice = question.choices[at];
        const Look look = look_of(grid.look, choice);
        const float width =
            std::min(stage.frame.choice_width(CardWords(choice.label).choice(look), Lines::one), room);
        if (!rows.back().empty() && x + width > room) {
            rows.emplace_back();
            x = 0;
        }
        rows.back().push_back({at, x, width, look});
        x += width + stage.frame.theme().gap;
    }
    return rows;
}

// How many of the choices are chosen, and how many there are.
touch::Among among_all(const xforms::Question& question) {
    const auto chosen = std::count_if(question.choices.begin(), question.choices.end(),
                                      [](const xforms::Choice& choice) { return choice.selected; });
    return {0, static_cast<int>(question.choices.size()), static_cast<int>(chosen)};
}

float height_of(Stage& stage, const xforms::Question& question, const Cell& cell) {
    const CardWords words(question.choices[cell.choice].label);
    return stage.frame.choice_height(words.choice(cell.look), cell.width);
}

// A card that is taller than a page has smaller words.
void shrink(Stage& stage, const xforms::Question& question, Cell& cell, float room) {
    constexpr float rounding = 0.1F;  // of a place that was measured to be as high as all that is in it
    const Look whole = cell.look;
    room += rounding;
    const float fitting = fitting_scale(stage.frame, room, [&](float smaller) {
        cell.look.scale = whole.scale * smaller;
        return height_of(stage, question, cell);
    });
    cell.look.scale = whole.scale * fitting;
}

void draw_choice(Stage& stage, const xforms::Question& question, touch::Among among, const Cell& cell,
                 touch::Rect place) {
    const xforms::Choice& choice = question.choices[cell.choice];
    among.number = static_cast<int>(cell.choice) + 1;
    const CardWords words(choice.label);
    touch::Frame::Choice card = words.choice(cell.look);
    card.selected = choice.selected;
    card.among = among;
    if (stage.frame.choice(choice_id(question, cell.choice), place, card))
        choose(stage, question, cell.choice);
}

// Between cards; where the words have to be smaller, so has this.
float gap_between(const Stage& stage, const Look& look) {
    return look.scale < 1 ? std::min(measure::key_gap, stage.frame.theme().gap) : stage.frame.theme().gap;
}

Block block_of(Stage& stage, const Item& item, Row row) {
    const xforms::Question& question = item.question;
    Block block;
    for (const Cell& cell : row) block.height = std::max(block.height, height_of(stage, question, cell));
    const bool last = row.back().choice + 1 == question.choices.size();
    block.after = last ? stage.frame.letter() * 1.5F : gap_between(stage, row.front().look);
    block.counted = static_cast<int>(row.size());
    block.grows = measure::roomy_card;
    block.draw = [&stage, &question, all = among_all(question), row = std::move(row)](touch::Rect place) {
        for (const Cell& cell : row)
            draw_choice(stage, question, all, cell, {place.x + cell.x, place.y, cell.width, place.height});
    };
    return block;
}

// Two columns that are filled one after the other, so that a scale runs down and never to and fro. One block,
// for no part of a page may cut it.
std::optional<Block> two_columns(Stage& stage, const Item& item, float room, float height, float words) {
    const xforms::Question& question = item.question;
    const std::size_t all = question.choices.size(), rows = (all + 1) / 2;
    const Look base = base_look(stage, question, words);
    const float gap = gap_between(stage, base), width = (room - gap) / 2;
    if (all < 3 || width < widest_choice(stage, question, base, Lines::as_many_as_it_takes))
        return std::nullopt;
    std::vector<Cell> cells;
    for (std::size_t at = 0; at < all; ++at)
        cells.push_back({at, at < rows ? 0 : width + gap, width, look_of(base, question.choices[at])});
    std::vector<float> heights(rows, 0);
    for (const Cell& cell : cells)
        heights[cell.choice % rows] = std::max(heights[cell.choice % rows], height_of(stage, question, cell));
    Block block;
    block.height = std::accumulate(heights.begin(), heights.end(), gap * static_cast<float>(rows - 1));
    if (block.height > height) return std::nullopt;
    block.after = stage.frame.letter() * 1.5F;
    block.counted = static_cast<int>(all);
    block.draw = [&stage, &question, cells = std::move(cells), heights = std::move(heights),
                  gap](touch::Rect place) {
        float y = place.y;
        for (const Cell& cell : cells) {
            const std::size_t row = cell.choice % heights.size();
            if (row == 0) y = place.y;
            draw_choice(stage, question, among_all(question), cell,
                        {place.x + cell.x, y, cell.width, heights[row]});
            y += heights[row] + gap;
        }
    };
    return block;
}

}  // namespace

void choose(Stage& stage, const xforms::Question& question, std::size_t at) {
    const bool many = question.control == xforms::ControlKind::select_many;
    stage.ask(GiveAnswer{question.reference, many ? toggled(question, at) : question.choices[at].value});
}

Block choice_card(Stage& stage, const Item& item, std::size_t at, text::Size room) {
    const Look look = look_of(base_look(stage, item.question), item.question.choices[at]);
    Cell cell{at, 0, room.width, look};
    shrink(stage, item.question, cell, room.height);
    return block_of(stage, item, {cell});
}

namespace {

std::vector<Row> rows_of(Stage& stage, const xforms::Question& question, const Grid& grid, float room) {
    return grid.packed ? packed_rows(stage, question, grid, room)
                       : rows_in_columns(stage, question, grid, room);
}

bool is_scale(const xforms::Question& question) {
    return question.control == xforms::ControlKind::select_one &&
           std::ssize(question.choices) <= longest_scale && !has_pictures(question);
}

bool runs_to_and_fro(const std::vector<Row>& rows) {
    return rows.size() > 1 && std::ranges::any_of(rows, [](const Row& row) { return row.size() > 1; });
}

void add_rows(Flow& flow, Stage& stage, const Item& item, Choices asked) {
    const float room = width_beside(flow, item);
    Grid grid = grid_of(stage, item.question, room, asked);
    std::vector<Row> rows = rows_of(stage, item.question, grid, room);
    const bool by_need = asked.columns == 2 && grid.columns == 2 && !grid.packed;
    if (by_need || (is_scale(item.question) && runs_to_and_fro(rows))) {
        if (auto block = two_columns(stage, item, room, flow.room(Flow::Room::at_its_end), asked.words))
            return add_beside(flow, stage, item, std::move(*block));
        grid.columns = 1;
        grid.packed = false;
        rows = rows_of(stage, item.question, grid, room);
    }
    for (Row& row : rows) {
        if (row.empty()) continue;
        const auto counted = static_cast<int>(row.size());
        flow.later(
            [&stage, &item, row = std::move(row)](Flow& there) mutable {
                for (Cell& cell : row) shrink(stage, item.question, cell, there.room(Flow::Room::at_its_end));
                add_beside(there, stage, item, block_of(stage, item, row));
            },
            counted);
    }
}

}  // namespace

// Later: how much room there is beside the question's words is known once the question has begun.
void add_choices(Flow& flow, Stage& stage, const Item& item, Choices asked) {
    flow.later([&stage, &item, asked](Flow& there) { add_rows(there, stage, item, asked); },
               static_cast<int>(item.question.choices.size()));
}

// What is chosen and not among the choices shown, because a list shows only a part of them, stays chosen.
std::string toggled(const xforms::Question& question, std::size_t choice) {
    std::string value;
    const auto add = [&](std::string_view word) { value += (value.empty() ? "" : " ") + std::string(word); };
    const auto is_shown = [&](std::string_view word) {
        return std::any_of(question.choices.begin(), question.choices.end(),
                           [&](const xforms::Choice& each) { return each.value == word; });
    };
    for (std::size_t begin = 0; begin < question.value.size();) {
        const std::size_t end = std::min(question.value.find(' ', begin), question.value.size());
        const std::string_view word = std::string_view(question.value).substr(begin, end - begin);
        if (!word.empty() && !is_shown(word)) add(word);
        begin = end + 1;
    }
    for (std::size_t at = 0; at < question.choices.size(); ++at)
        if (question.choices[at].selected != (at == choice)) add(question.choices[at].value);
    return value;
}

void add_trigger(Flow& flow, Stage& stage, const Item& item) {
    // Translators: a box to tick, under a text that the person has read and accepts.
    const std::string words = words::say("trigger", "OK");
    const float width = std::min(width_beside(flow, item), stage.frame.letter() * measure::choice_width / 2);
    Block block;
    block.height = stage.frame.choice_height({.words = words}, width);
    block.after = stage.frame.letter() * 1.5F;
    block.draw = [&stage, &item, words, width](touch::Rect place) {
        const xforms::Question& question = item.question;
        const bool given = !question.value.empty();
        if (stage.frame.choice(
                first_control(item), {place.x, place.y, width, place.height},
                {.words = words, .look = {.mark = touch::Frame::Mark::check}, .selected = given}))
            stage.ask(GiveAnswer{question.reference, given ? "" : "OK"});
    };
    add_beside(flow, stage, item, std::move(block));
}

}  // namespace screens
