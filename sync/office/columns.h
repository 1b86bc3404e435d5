// SPDX-License-Identifier: Apache-2.0
// The columns of an export: which ones a form's answers have, and in which order.
//
// Names are ODK Central's: the path below the root, joined by dashes ("about_you-age"). A node inside a
// repeat carries its instance ("visitor[2]-age"), so that a record stays one row. The newest version of the
// form gives the order; a node that only an older version has follows at the end of its group.
//
// Each node that can hold a value has a column. A note has none, because it can hold no value; should a
// record hold one all the same, the column appears. Nodes that no version has get no column, because a forged
// record could have a million of them; they are counted instead. Threads: one.
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
    // Learns the nodes of one version of the form. Call it for the newest version first.
    kiosk::Result<void> learn(std::string_view form_xml);

    // The place of a cell. For each step of its path: the step's place in the form, and the instance. So keys
    // sort as the columns do.
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
        bool practice = false;          // a node that its version preloads with "practice" says "yes"
    };
    // The clear XML of a submission as cells. Invalid: no XML, or more instances of a repeat than a kiosk
    // makes.
    kiosk::Result<Flattened> flatten(std::string_view submission_xml) const;
    // Adds the columns of a row's repeat instances. Call it for the rows that are exported, and no others.
    void keep(const Row&);

    std::vector<Key> keys() const { return {kept_.begin(), kept_.end()}; }
    std::string name(const Key&) const;

 private:
    enum class Holds {
        values,
        values_if_any,
        nothing
    };  // a value node | a note | a group, instanceID, practice
    struct Node {
        std::string name;
        bool repeats = false;
        Holds holds = Holds::nothing;
    };
    struct Walk;

    std::map<std::string, std::size_t, std::less<>> place_of_;  // path without instances -> place in nodes_
    std::vector<Node> nodes_;
    std::map<std::string, std::set<std::string>> practice_paths_;  // by version of the form
    std::set<Key> kept_;
};

}  // namespace council
