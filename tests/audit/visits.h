// SPDX-License-Identifier: Apache-2.0
// How many screens and presses a whole visit takes, by language, size of the letters and panel: the table of
// tests/audit/VISITS.md, which `ninja -C build/dev count-visits` writes anew.
#pragma once

#include <string>
#include <vector>

#include "tests/audit/panels.h"

namespace audit {

struct VisitKind {
    PanelKind panel;
    Standing standing = Standing::landscape;
    touch::TextSize size = touch::TextSize::large;
};
struct VisitLength {
    int screens = 0;  // from the welcome to the thanks, the equality questions answered
    int presses = 0;  // of choices and of buttons
};

// The kinds that the table has a column for: the sizes that most people meet.
std::vector<VisitKind> usual_kinds();
std::string told(const VisitKind&);
// In the order of `kinds`; empty where the consultation has no words in that language.
std::vector<VisitLength> visits_in(const std::string& language, const std::vector<VisitKind>& kinds);

// One line of the table.
std::string line_of(const std::string& language, const std::vector<VisitLength>&);
std::string head_of_table();

}  // namespace audit
