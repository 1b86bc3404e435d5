// SPDX-License-Identifier: Apache-2.0
// One function for each screen, each in a source of its own. draw() calls the right one. None keeps anything
// between two drawings.
#pragma once

#include "kiosk/screens/chrome.h"

namespace screens {

void draw_welcome(Stage&, const Welcome&);
void draw_attract(Stage&, const Attract&);
void draw_about(Stage&, const About&);
void draw_question(Stage&, const QuestionPage&);
void draw_repeat(Stage&, const RepeatPage&);
struct TypingPlaces {
    std::optional<touch::Rect> above;  // in reach mode, for what is only read
    touch::Rect body;
    const TopBar& top;  // whose tools stand between them
};
// Whether the question stands there whole beside its field, and what its hint says first.
bool has_room_to_type(Stage&, const QuestionPage&, const Item&, const TypingPlaces&);
void draw_typing(Stage&, const QuestionPage&, const Item&, const TypingPlaces&);  // its keyboard is open
void draw_list(Stage&, const QuestionPage&, const Item&, const TypingPlaces&);    // a long list is open
bool has_room_to_search(Stage&, const QuestionPage&, const Item&, const TypingPlaces&);  // for its keys
void draw_check(Stage&, const Check&);
void draw_thanks(Stage&, const Thanks&);
void draw_still_there(Stage&, const StillThere&);
void draw_out_of_service(Stage&, const OutOfService&);
void draw_pin_pad(Stage&, const PinPad&);
void draw_staff(Stage&, const Staff&);
void draw_staff_trial(Stage&, const StaffTrial&);
void draw_readiness(Stage&, const Readiness&);
void draw_staff_hours(Stage&, const StaffHours&);
void draw_large_picture(Stage&, const TopBar&, touch::Rect body);
void draw_keys_sheet(Stage&, const TopBar&, touch::Rect body);  // help with the keys, setting up switches
void draw_sheet(Stage&);                                        // over the screen, when the view has one
void draw_listen(Stage&, const TopBar&, touch::Rect body);      // the sheet of speech, between the bars
void draw_picture_off(Stage&);  // over everything, for a person who only listens

}  // namespace screens
