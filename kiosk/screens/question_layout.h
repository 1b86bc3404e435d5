// SPDX-License-Identifier: Apache-2.0
// The three zones of a question's page: the question, the text that it is about, and what it is answered
// with.
//
// What gives way is the text, and never the question: first it has a place of its own beside or above the
// question, and comes there in parts; then it has the first parts of the page to itself, and a button beside
// the question opens it as a sheet. VVSG 2.0, 7.2-D rules what does not fit; see flow.h.
#pragma once

#include "kiosk/screens/chrome.h"
#include "kiosk/screens/flow.h"

namespace screens {

// A page that lies under an open keyboard is laid out to learn whether a part of it is still to come.
enum class LayoutPass { draw, look };
Shown lay_out(Stage&, const QuestionPage&, touch::Rect body, LayoutPass);

// In reach mode: the question and its text above, the tools, and what it is answered with within reach.
struct ReachPlaces {
    touch::Rect above, body;
};
Shown lay_out_in_reach(Stage&, const QuestionPage&, const TopBar&, const ReachPlaces&, LayoutPass);

std::ptrdiff_t count_errors(const QuestionPage&);

// The text that the page asks about: its own, or that of an earlier page of its group.
bool has_text(const QuestionPage&);
// Opens it as a sheet: "Read in full: Draft objective 2 of 5", or less where that has no room on one line.
BarButton read_button(Stage&, const QuestionPage&, float room);
// By itself, as a sheet.
void draw_reading(Stage&, const TopBar&, touch::Rect body);

}  // namespace screens
