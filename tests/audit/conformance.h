// SPDX-License-Identifier: Apache-2.0
// The table of kiosk/ACCESSIBILITY.md: for each clause of the three standards whether the kiosk meets it, and
// what proves it.
//
// A row is met only by what can fail: checks of this audit, all of which held, or tests of other rooms, named
// so that they are found. Where nothing proves it the row says so; where no program can tell, it says that
// people must.
#pragma once

#include <string>
#include <vector>

#include "tests/audit/ledger.h"

namespace audit {

struct Row {
    const char* clause;
    const char* asks;
    std::vector<Check> checks;
    std::vector<std::string> tests;  // "Suite.Name" of GoogleTest, in another room
    const char* people = "";         // what a program cannot tell, "" where it can
    const char* missing = "";        // why it is not met, "" where checks and tests prove it
    const char* inapplicable = "";   // why it asks nothing of this kiosk, "" where it does
};

struct Standard {
    const char* name;
    std::vector<Row> rows;
};
const std::vector<Standard>& standards();

// In Markdown. Counts are rounded down to two figures: a screen more does not make another table.
std::string conformance_table(const Ledger&);

// The first difference that makes the committed table untrue: another verdict or other words anywhere, or a
// count that is above what was counted. "" where there is none.
std::string untruth(const std::string& committed, const std::string& made);

}  // namespace audit
