// SPDX-License-Identifier: Apache-2.0
// What holds on the way of a person in a hurry, who presses nothing but the strongest button.
#include "tests/audit/checks.h"

namespace audit {
namespace {

using touch::Node;

bool overlap(const touch::Rect& a, const touch::Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

}  // namespace

void check_passed(Ledger& ledger, const screens::View& view, const std::vector<Node>& of_all_parts) {
    Ledger seen;
    check_nothing_lost(seen, view, of_all_parts);
    ledger.expect(Check::nothing_skipped, seen.failures().empty(),
                  [&] { return "passed without showing " + seen.failures().front().what; });
}

void check_progress(Ledger& ledger, Way& way, const std::vector<Node>& nodes, bool at_the_check) {
    for (const Node& node : nodes) {
        if (node.role != touch::Role::progress) continue;
        const int done = std::stoi(node.value);
        ledger.expect(Check::true_progress, done >= way.done,
                      [&] { return "the progress goes back to " + node.value; });
        ledger.expect(Check::true_progress, (done == 100) == at_the_check,
                      [&] { return "the progress is " + node.value; });
        way.done = done;
    }
}

std::optional<Node> check_strongest(Ledger& ledger, Way& way, const std::vector<Node>& nodes) {
    std::vector<Node> found;
    for (const Node& node : nodes) {
        if (node.strongest) found.push_back(node);
        if (node.id == "more" || node.id == "continue") way.ways_on.push_back(node.bounds);
    }
    ledger.expect(Check::nothing_skipped, found.size() == 1,
                  [&] { return std::to_string(found.size()) + " buttons are the strongest"; });
    if (found.empty()) return std::nullopt;
    if (found.front().id == "submit")
        for (const touch::Rect& place : way.ways_on)
            ledger.expect(Check::nothing_skipped, !overlap(place, found.front().bounds),
                          [] { return "Submit stands where a way on stood"; });
    return found.front();
}

}  // namespace audit
