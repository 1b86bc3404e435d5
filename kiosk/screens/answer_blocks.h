// SPDX-License-Identifier: Apache-2.0
// What the person answers with, as blocks of a page: one function for each kind of control, in a file of its
// own. Each adds blocks to the flow and asks for an intent when it is used. `flow`, `stage` and `item`
// outlive the drawing.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "kiosk/screens/flow.h"

namespace screens {

void add_choices(Flow&, Stage&, const Item&, std::size_t columns);  // choice_blocks.cpp
void add_trigger(Flow&, Stage&, const Item&);
void choose(Stage&, const xforms::Question&, std::size_t at);
Block choice_card(Stage&, const Item&, std::size_t at, float width);  // one by itself
// The head or a row of a table; false where the item is none, or the glass is too narrow for one.
bool add_table_part(Flow&, Stage&, const Item&);   // table_block.cpp
void add_list_button(Flow&, Stage&, const Item&);  // choice_list.cpp
void add_field(Flow&, Stage&, const Item&);        // field_block.cpp
void add_date(Flow&, Stage&, const Item&);         // date_block.cpp
void add_range(Flow&, Stage&, const Item&);        // range_block.cpp
void add_rank(Flow&, Stage&, const Item&);         // rank_block.cpp

// "Clear this answer", where there is one to clear: for controls that have no other way back to no answer.
void add_clear(Flow&, Stage&, const Item&, bool answered);

// ---- for the blocks of all kinds

// Adds `block` beside the error's bar where the item has one.
void add_beside(Flow&, Stage&, const Item&, Block);
float width_beside(const Flow&, const Item&);
touch::TextLook error_look(const touch::Frame&);
// The thick bar runs beside every block of an item that has an error, so that they read as one.
void draw_error_bar(const Stage&, touch::Rect place, float after);

// A value between a button that turns it down and one that turns it up.
struct Stepper {
    std::string id;     // of the value; its buttons are "lower:", "higher:", "lower10:", "higher10:" and this
    std::string label;  // stands before it, or above where there is no room; "" where the question says it
    std::string name;   // as it is spoken
    std::string shown;  // "" where nothing is chosen yet
    bool by_tens = false;  // two more buttons, for long ways
    bool can_lower = true, can_higher = true;
    std::function<void(int by)> turn;
};
// One under the other, their values in one column; `widest` is the widest that any of them may show.
void add_steppers(Flow&, Stage&, const Item&, std::vector<Stepper>, const std::vector<std::string>& widest);

}  // namespace screens
