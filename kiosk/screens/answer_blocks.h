// SPDX-License-Identifier: Apache-2.0
// What the person answers with, as blocks of a page. Each kind of control has one function, in a source of
// its own. The function adds blocks to the flow; a block asks for an intent when the person uses it. `flow`,
// `stage` and `item` outlive the drawing.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"
#include "kiosk/screens/question_blocks.h"

namespace screens {

void add_choices(Flow&, Stage&, const Item&, Choices);  // choice_blocks.cpp
void add_trigger(Flow&, Stage&, const Item&);
void choose(Stage&, const xforms::Question&, std::size_t at);
// One by itself; in smaller words where it would be higher than that room, down to the smallest offered.
Block choice_card(Stage&, const Item&, std::size_t at, text::Size room);
std::string which_of(long first, long last, long total);  // "5 to 8 of 12", "5 of 12"
// From that item on, as many of the page's as make one table with it: a head and its rows, or rows that other
// items part from their head. 0 where it is none of these, or the glass is too narrow. table_block.cpp
std::size_t add_table(Flow&, Stage&, const QuestionPage&, std::size_t at);
bool is_table_head(const Item&);
void add_head_alone(Flow&, Stage&, const Item&);   // without its table it has its own words to say
void add_list_button(Flow&, Stage&, const Item&);  // choice_list.cpp
void add_field(Flow&, Stage&, const Item&);        // field_block.cpp
void add_date(Flow&, Stage&, const Item&);         // date_block.cpp
void add_range(Flow&, Stage&, const Item&);        // range_block.cpp
void add_rank(Flow&, Stage&, const Item&);         // rank_block.cpp

// "Clear this answer", for controls that have no other way back to no answer. Nothing where there is no
// answer.
void add_clear(Flow&, Stage&, const Item&, bool answered);

// ---- for the blocks of all kinds

// Adds `block` beside the error's bar where the item has one.
void add_beside(Flow&, Stage&, const Item&, Block);
float width_beside(const Flow&, const Item&);
// No larger than the words of its question.
touch::TextLook error_look(const touch::Frame&, float scale = 1);
// A small button on a line of its own, as wide as its words and at most as the line.
Block button_block(Stage&, const BarButton&, float line);
// The thick bar of an item with an error. It runs beside all of its blocks, so that they read as one.
void draw_error_bar(const Stage&, touch::Rect place, float after);

// A value between two buttons: one lowers it, the other raises it.
struct Stepper {
    std::string id;     // of the value; its buttons are "lower:", "higher:", "lower10:", "higher10:" and this
    std::string label;  // stands before it, or above where there is no room; "" where the question says it
    std::string name;   // as it is spoken
    std::string shown;  // "" where nothing is chosen yet
    bool by_tens = false;  // two more buttons, for long ways
    bool can_lower = true, can_higher = true;
    std::function<void(int by)> turn;
};
// Each as a block of a page that is so wide, with their values in one column. `widest` is the widest value
// that any of them may show.
std::vector<Block> stepper_blocks(Stage&, std::vector<Stepper>, const std::vector<std::string>& widest,
                                  float width);
// The same as blocks of a question.
void add_steppers(Flow&, Stage&, const Item&, std::vector<Stepper>, const std::vector<std::string>& widest);

}  // namespace screens
