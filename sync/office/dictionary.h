// SPDX-License-Identifier: Apache-2.0
// The data dictionary of a form: which tables and columns its answers have, over all its versions.
//
// The submissions are one table. Each repeat is a table of its own, with a row for each instance, however
// many there are. A column's name is ODK Central's: the path below its table's node, joined by dashes
// ("about_you-age"). The newest version of the form gives the order and the labels; a node that only an older
// version has follows at the end of its group.
//
// Each node that can hold a value has a column, whether somebody is asked or the form fills it: read-only,
// preloaded, calculated, by setvalue. A note has none, because it can hold no value; should a record hold one
// all the same, the column appears. Nodes that no version has get no column, because a forged record could
// have a million of them; they are counted instead. Threads: immutable once made.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/xforms/outline.h"
#include "sync/inbox/inbox.h"

namespace council {

class Dictionary {
 public:
    // Of the versions, newest first. A version that cannot be read is told in `problems`. Invalid where none
    // can be.
    static kiosk::Result<Dictionary> of(const std::vector<FormVersion>&, std::vector<std::string>& problems);
    Dictionary(const Dictionary&) = delete;  // its nodes point into its versions
    Dictionary(Dictionary&&) noexcept = default;
    Dictionary& operator=(const Dictionary&) = delete;
    Dictionary& operator=(Dictionary&&) noexcept = default;
    ~Dictionary() = default;

    enum class Holds {
        values,
        values_if_any,
        nothing
    };  // a value node | a note | a group, instanceID, practice
    struct Meaning {
        std::size_t version;  // into versions()
        const xforms::OutlineNode* node;
    };
    struct Node {
        std::string path;       // below the root, without positions
        std::string name;       // of its column
        std::size_t table = 0;  // where its values stand
        Holds holds = Holds::nothing;
        std::vector<Meaning> meanings;  // newest first
        const xforms::OutlineNode& newest() const { return *meanings.front().node; }
    };
    struct Table {
        std::string path;                    // of the repeat; "" for the submissions
        std::string name;                    // the same with dashes
        std::size_t parent = 0;              // the table of the instances around it
        std::vector<std::uint32_t> columns;  // nodes that hold values, in order, notes among them
    };
    const std::vector<Node>& nodes() const { return nodes_; }
    const std::vector<Table>& tables() const { return tables_; }                // the submissions first
    const std::vector<xforms::Outline>& versions() const { return outlines_; }  // newest first
    const xforms::Outline& newest() const { return outlines_.front(); }

    struct Cell {
        std::uint32_t node;
        std::string value;
    };
    struct Row {
        std::size_t table = 0, parent = 0;  // parent: the place of the row around it in `rows`
        std::string place;                  // below the submission: "" or "/household[1]/person[2]"
        std::vector<Cell> cells;
        const std::string& value(std::uint32_t node) const;  // "" where the row has none
    };
    struct Opened {
        std::vector<Row> rows;          // the submission's own first
        std::set<std::string> unknown;  // paths that no version has, or that stand there twice
        bool practice = false;          // a node that its version preloads with "practice" says "yes"
    };
    // The clear XML of a submission as rows. Invalid: no XML.
    kiosk::Result<Opened> open(std::string_view submission_xml) const;

 private:
    Dictionary() = default;
    void learn(std::size_t version);
    void settle();
    struct Walk;

    std::vector<xforms::Outline> outlines_;
    std::map<std::string, std::uint32_t, std::less<>> place_of_;  // path -> place in nodes_
    std::vector<Node> nodes_;
    std::vector<bool> repeats_;
    std::vector<Table> tables_;
    std::map<std::string, std::set<std::string>, std::less<>> practice_paths_;  // by version of the form
};

}  // namespace council
