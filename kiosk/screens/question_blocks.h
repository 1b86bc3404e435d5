// SPDX-License-Identifier: Apache-2.0
// The blocks that a page of questions is made of: a question's words, its error, its choices or its field.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/screens/flow.h"

namespace screens {

bool is_note(const Item&);
bool is_typed(const Item&);  // into a field, by a keyboard
// The id of the control that the focus goes to: the chosen choice, else the first control; "" where there is
// none.
std::string first_control(const Item&);
bool is_number(const xforms::Question&);
bool is_date(const xforms::Question&);           // or a time of day
bool wants_number_pad(const xforms::Question&);  // also words of digits, such as a telephone number
bool is_multiline(const xforms::Question&);
bool is_short(const xforms::Question&);  // half a line is enough for its answer
bool wraps(const xforms::Question&);     // what is typed goes on in a second line
bool is_masked(const xforms::Question&);
std::string field_id(const xforms::Question&);
std::string date_id(const xforms::Question&, DateField);
std::string typed_date(const Item&);  // the digits typed so far, in their parts: "27  03  19"
std::string date_order(const Item&);  // "Day, Month, Year": in which order they are typed
std::string choice_id(const xforms::Question&, std::size_t at);
const std::string& field_value(const Item&);

// "465 characters left", "" where the form sets no limit.
std::string letters_left(const Item&);

// The value of a select_many after one choice was turned on or off. The values keep the form's order.
std::string toggled(const xforms::Question&, std::size_t choice);

// A page’s one question is its heading, smaller where room is short.
enum class Rank { only, only_and_smaller, one_of_several, asked_elsewhere };
// The heading of a note, or its first words.
void add_beginning(Flow&, Stage&, const Item&);
void add_note(Flow&, Stage&, const Item&, Ground);
struct Choices {
    std::size_t columns = 1;
    float words = 1;  // their scale, and that of the hint above them
    float air = 1;    // above them, of the usual
};
inline constexpr float dense = 0.5F;  // of the usual air: where room is short
void add_question(Flow&, Stage&, const Item&, Rank, Choices = {});
void add_question_words(Flow&, Stage&, const Item&, Rank, Choices = {});
void add_question_alone(Flow&, Stage&, const Item&, Rank);  // its words, which each part of them begins with
// The words of a heading on a later part of its page: smaller, and of a long one the beginning.
inline constexpr float most_repeated = 0.3F;  // of a page
struct WordsAgain {
    std::string words;
    touch::TextLook look;
    float height = 0;
    void draw(touch::Frame& frame, const std::string& id, touch::Rect place) const {
        if (!words.empty()) frame.words(id, {place.x, place.y, place.width, height}, words, look);
    }
};
WordsAgain words_again(touch::Frame&, const std::string& words, text::Size room, float largest = 1);

// "Your district: choose an answer".
std::string named_error(const Item&);
// GOV.UK Design System, "Error summary": each message leads to its field. The flow knows items by their
// references. `scale` is that of its letters, which are no larger than those of the questions.
void add_summary(Flow&, Stage&, const QuestionPage&, float scale = 1);

}  // namespace screens
