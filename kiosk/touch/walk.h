// SPDX-License-Identifier: Apache-2.0
// Where the focus goes next: pure functions over the Nodes of the last frame. Nobody outside touch includes
// this.
//
// A stop is a Node that the focus can rest on. Who crosses with arrows finds every control; who walks with
// `next` and `select` finds rows of a keyboard first, and a row's keys once it is opened. EN 301 549 5.1.6.2:
// from every stop the same keys lead on.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "kiosk/touch/touch.h"

namespace touch {

enum class Step { back = -1, on = 1 };

bool is_stop(const Node&, const Hands&);
// Index of that stop; -1 where there is none.
std::ptrdiff_t place_of(const std::vector<Node>&, const Hands&, const std::string& id);

// The stop before or after, round the ends; "" where there is none at all.
std::string neighbour(const std::vector<Node>&, const Hands&, std::ptrdiff_t from, Step);
// The same, but across the rows of a keyboard, and past its edge what stands before or behind it.
std::string across(const std::vector<Node>&, const Hands&, std::ptrdiff_t from, Step);
// The stop before or after inside the opened row; nothing past its end, where the row is to be left.
std::optional<std::string> along_row(const std::vector<Node>&, const Hands&, std::ptrdiff_t from, Step);

// Rows are named by their way in: "row:2", and "row:2/part:1" for a part of it.
std::string way_into(const std::string& outer, const std::string& id);
std::string outermost(const std::string& way);
std::string last_of(const std::string& way);
std::string without_last(const std::string& way);

// Where the focus stands when what had it is gone: the key at its place, or its row, else `first`, else
// `second`, else the first stop.
std::string nearest_stop(const std::vector<Node>& now, const Hands& before, const std::string& first,
                         const std::string& second);

}  // namespace touch
