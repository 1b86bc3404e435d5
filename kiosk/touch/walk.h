// SPDX-License-Identifier: Apache-2.0
// Decides where the focus goes next. Pure functions over the Nodes of the last frame. Nobody outside touch
// includes this.
//
// A stop is a Node that the focus can rest on. A person who uses arrows stops at every control. A person who
// uses `next` and `select` stops at rows of the keyboard first, and at a row's keys after opening it. EN 301
// 549 5.1.6.2: from every stop the same keys lead on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/touch/touch.h"

namespace touch {

enum class Step { back = -1, on = 1 };

bool is_stop(const Node&, const Hands&);
// The index of that stop, or -1.
std::ptrdiff_t place_of(const std::vector<Node>&, const Hands&, const std::string& id);

// The stop before or after; behind the last comes the first. "" where there is no stop at all. By rows the
// walk is: what is on the page, the way on, the rest of the foot, and the tools at last.
std::string neighbour(const std::vector<Node>&, const Hands&, std::ptrdiff_t from, Step);
// The first stop behind the choices of that question; "" where it is not there.
std::string behind_question(const std::vector<Node>&, const Hands&, const std::string& question);
// "choice:/data/agree" of "choice:/data/agree:yes"
std::string question_of(const Node& choice);
// The same as neighbour(), but on a keyboard it goes to the row above or below. From its edge it goes to the
// control before or behind the keyboard.
std::string across(const std::vector<Node>&, const Hands&, std::ptrdiff_t from, Step);
// The stop before or after inside the open row; nothing at its end, where the walk leaves the row.
std::optional<std::string> along_row(const std::vector<Node>&, const Hands&, std::ptrdiff_t from, Step);

// A row is named by the way into it: "row:2", and "row:2/part:1" for a part of it.
std::string way_into(const std::string& outer, const std::string& id);
std::string outermost(const std::string& way);
std::string last_of(const std::string& way);
std::string without_last(const std::string& way);

// Where the focus goes when the Node that had it is gone: to the key at the same place, or its row; else to
// `first`, else to `second`, else to the first stop.
std::string nearest_stop(const std::vector<Node>& now, const Hands& before, const std::string& first,
                         const std::string& second);

}  // namespace touch
