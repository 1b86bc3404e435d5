// SPDX-License-Identifier: Apache-2.0
// How much a form, a visit and a submission may be: one truth for all that take part.
//
// What a kiosk takes, the seal, the server and the export can take. A bound that only one of them holds would
// lose an answer on the way to the office, so it stands here (bounds on replies and on single pictures and
// sounds stand with what reads them), and a test
// carries the largest visit of each kind from the first question to the export. What is past a bound is said
// where it is met, at load, at the answer or to staff, and never cut in silence.
#pragma once

#include <cstddef>

namespace limits {

// ---- what comes to the kiosk (RELIABILITY D11)
inline constexpr std::size_t form_bytes = 5'000'000;
inline constexpr std::size_t medium_bytes = 20'000'000;
inline constexpr std::size_t media_files = 50;           // of one form
inline constexpr std::size_t media_together = 64 << 20;  // bytes; an update of a form holds three copies
inline constexpr std::size_t xml_nodes = 200'000;
inline constexpr std::size_t xml_attributes = 64;  // of one element
inline constexpr std::size_t xml_depth = 100;
inline constexpr std::size_t list_cells = 2'000'000;  // of one list of choices

// ---- one filling-in
inline constexpr std::size_t repeat_instances = 1'000;  // of one repeat
inline constexpr std::size_t instances_made = 20'000;   // in one filling-in, those taken away included
inline constexpr std::size_t nodes = 150'000;           // of the filling-in
inline constexpr std::size_t answer_letters = 50'000;   // of one answer, as it is typed
inline constexpr std::size_t answer_bytes = 4 * answer_letters;  // in whatever script
inline constexpr std::size_t value_bytes = 1'000'000;            // of one value that is calculated or shown
inline constexpr std::size_t written_bytes =
    7'000'000;  // of all that is filled in, as XML: '&' is five letters there

// ---- one evaluation: what a single touch may cost. A unit of work is about a node visited.
inline constexpr std::size_t work = 60'000'000;
inline constexpr std::size_t evaluation_depth =
    500;  // of operations in one another, texts that are said included

// ---- the finished submission
inline constexpr std::size_t submission_bytes = 7'500'000;
inline constexpr std::size_t submission_nodes = 3 * nodes;       // an element, its text, an attribute
inline constexpr std::size_t submission_body_bytes = 8'000'000;  // as it is posted: sealed, with its manifest

}  // namespace limits
