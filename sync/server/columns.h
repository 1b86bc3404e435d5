// SPDX-License-Identifier: Apache-2.0
// Which columns a form's answers have, and in what order: that of the form, whatever version a record is of.
//
// Names are ODK Central's: the path below the root, joined by dashes ("about_you-age"); a node inside a
// repeat carries its instance, "visitor[2]-age", so that a record stays one row. The newest version gives the
// order; nodes that only an older version has follow in their group. Notes have no column: they can hold no
// answer. A record's nodes that no version has make no column either (a forged record could make a million)
// and are told. Threads: one.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace council {

class Columns {
 public:
    // Learns the nodes of a form definition; call for the newest version first.
    kiosk::Result<void> learn(std::string_view form_xml);

    // Where a cell stands: for each step of its path its order in the form and its instance, so that keys
    // sort as columns do.
    struct Step {
        std::size_t order;
        int instance;
        auto operator<=>(const Step&) const = default;
    };
    using Key = std::vector<Step>;
    using Row = std::map<Key, std::string>;

    struct Flattened {
        Row row;
        std::set<std::string> unknown;  // paths that no version of the form has
    };
    // A submission's clear XML to cells. Invalid: not XML, or more than 500 instances of one repeat.
    kiosk::Result<Flattened> flatten(std::string_view submission_xml);

    // All columns: those of the form, and of each repeat instance that flatten() has met.
    std::vector<Key> keys() const { return {met_.begin(), met_.end()}; }
    std::string name(const Key&) const;

 private:
    struct Node {
        std::string name;
        bool repeats = false;
    };
    struct Walk;

    std::map<std::string, std::size_t, std::less<>> order_of_;  // path without instances -> place in nodes_
    std::vector<Node> nodes_;
    std::set<std::string> leaves_, notes_;
    std::set<Key> met_;
};

}  // namespace council
