// SPDX-License-Identifier: Apache-2.0
// randomize()'s order (ODK XForms spec "randomize": inside-out Fisher-Yates, Park-Miller when seeded).
//
// The sequences must equal Collect's and Web Forms' to the last item: a council compares answers from all
// three. Private to this room. Threads: any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace xforms {

// Where each place's item comes from: a permutation of 0..count-1. `random` gives [0, 1).
std::vector<std::size_t> shuffled(std::size_t count, const std::function<double()>& random);
std::vector<std::size_t> shuffled(std::size_t count, std::int64_t seed);

// A seed as the engines read it: a number without its fraction, the SHA-256 of any other text, 0 for none.
std::int64_t seed_from(const std::string& text);

}  // namespace xforms
