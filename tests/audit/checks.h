// SPDX-License-Identifier: Apache-2.0
// The checks of the audit, each on what the Camera shows now. What is asked stands in ACCESSIBILITY's clauses
// of VVSG 2.0, EN 301 549 and WCAG 2.2; what was found goes to the Ledger.
#pragma once

#include <optional>

#include "tests/audit/camera.h"
#include "tests/audit/ledger.h"

namespace audit {

// Of the Nodes alone: sizes, gaps, places, names, stated letters and colours, order.
void check_nodes(Ledger&, const Camera&, const Pose&);

// That no choices stand without their question, no scale of up to seven is cut in two, and no part of a text
// stands without its title.
void check_question(Ledger&, const screens::View&, const std::vector<touch::Node>&, bool may_cut = false);

// That bars, page and choices end at one line, on the side where reading ends. `packed`: its choices are as
// wide as their words.
bool packs_choices(const screens::View&);
void check_edge(Ledger&, const Camera&, bool packed = false);

// That choices, fields and buttons one above the other begin with a column of the page's grid and end with
// one.
void check_grid(Ledger&, const Camera&, const screens::View&);

// That a screen's heading stands no lower in reach mode than without it, or above all that is within reach.
// `usual`: of the same screen where it is not lowered.
void check_headings_in_reach(Ledger&, const Camera&, const Pose&, const std::vector<touch::Node>& usual);

// Walks round by the keys "on" and "down": strikes them on what the Camera shows.
void check_keys(Ledger&, Camera&);

// That the speech says what the Camera shows: the page as a whole, and each control when the focus comes to
// it.
void check_speech(Ledger&, const Camera&);
void check_said(Ledger&, const std::vector<touch::Node>&, const std::string& heard);

// Of the picture: contrast, letters, edges, the focus mark, stray colours. Takes photos.
void check_picture(Ledger&, Camera&, const Pose&);

// That the nodes of all parts of a screen, taken together, hold all that its view has to say.
void check_nothing_lost(Ledger&, const screens::View&, const std::vector<touch::Node>& of_all_parts);

// What was drawn so far on the way of a person in a hurry.
struct Way {
    int done = 0;                      // of the progress, percent
    std::vector<touch::Rect> ways_on;  // where Continue stood, and More
};
// That all of a page was on the glass before the way leaves it.
void check_passed(Ledger&, const screens::View&, const std::vector<touch::Node>& of_all_parts);
// That it never goes back, and is full at the check alone.
void check_progress(Ledger&, Way&, const std::vector<touch::Node>&, bool at_the_check);
// That one button is the strongest, and Submit stands on no way on. Returns it, where there is one.
std::optional<touch::Node> check_strongest(Ledger&, Way&, const std::vector<touch::Node>&);

bool is_control(const touch::Node&);
std::string told(const touch::Node&);

struct Limits {
    double least, most;
};
// Between the words of that node and their ground.
Limits contrast_limits(const touch::Node&, touch::Palette);

}  // namespace audit
