// SPDX-License-Identifier: Apache-2.0
// A compact XML tree: the primary instance (the answers) and the secondary instances (lists of choices).
//
// Ours and not libxml2's for three reasons: the memory that holds answers is under our control, a list of ten
// thousand choices takes a few bytes a node, and `hidden` (a node whose `relevant` is false reads as empty to
// every other expression, ODK XForms spec "relevant") is part of the node. A repeat instance is a subtree
// that can be copied and removed. What only walks stands in tree_nodes.h.
//
// Owns: its attributes, and overwrites the memory that held them when it lets go of it. Threads: one (child()
// and rows_where() may build an index). Errors: none; a bad NodeId is a broken invariant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "kiosk/xforms/xpath/tree_nodes.h"

namespace xforms {

class Tree : public TreeNodes {
 public:
    Tree() = default;
    Tree(const Tree&) = default;
    Tree(Tree&&) noexcept = default;
    Tree& operator=(const Tree&) = delete;
    Tree& operator=(Tree&&) = delete;
    ~Tree();  // overwrites all text

    // Adds the document node's child or, later, any element. `parent` is no_node for the root element only.
    NodeId add_element(NodeId parent, std::string_view name, std::string_view namespace_uri = {});
    void add_attribute(NodeId element, std::string_view name, std::string_view value,
                       std::string_view namespace_uri = {});

    // Copies `source` (of `from`, which may be *this) with all below it, as the sibling after `after`,
    // or as the last child of `parent` where `after` is no_node. Returns the copy.
    NodeId copy_subtree(const Tree& from, NodeId source, NodeId parent, NodeId after);
    void remove_subtree(NodeId node);  // its text is overwritten
    // Takes a subtree out of its parent's children, where no walk and no expression finds it, and keeps it;
    // it still knows its parent. put_back() makes it the sibling after `after`, or the last child.
    void put_away(NodeId node);
    void put_back(NodeId node, NodeId after);

    NodeId child(NodeId parent, std::string_view name) const;  // the first of that name, or no_node
    std::size_t position(NodeId node) const;                   // from 1, among siblings of the same name
    // The child of that name at that position; no_node where there is none. Neither this nor position() walks
    // the siblings of a wide parent: a running total over a repeat asks both of every instance.
    NodeId child_at(NodeId parent, std::uint32_t name, std::size_t position) const;
    // Those at the positions `first` to `last`, as far as there are any. Valid until the tree changes.
    std::span<const NodeId> children_between(NodeId parent, std::uint32_t name, double first,
                                             double last) const;

    // The first child of that name and the last, both no_node where there is none: bounds of a walk.
    struct Run {
        NodeId first = no_node, last = no_node;
    };
    Run children_named(NodeId parent, std::uint32_t name) const;
    // The children `row` of `parent` that have a child `column` with that text, in order: by an index, which
    // the first call makes and any change of the tree drops. For lists of choices, which never change.
    std::vector<NodeId> rows_where(NodeId parent, std::uint32_t row, std::uint32_t column,
                                   std::string_view text) const;

    // Where the node stands among all: nodes compare by it in document order.
    std::size_t order(NodeId node) const;

    // Text of a leaf as stored, whether hidden or not; "" for an element with children.
    const std::string& text(NodeId node) const;
    void set_text(NodeId node, std::string_view text);

    // XPath's string-value: the text below, in document order, with hidden nodes left out.
    std::string string_value(NodeId node) const;

    // A node is hidden when its own or an ancestor's `relevant` is false. Only the own flag is stored.
    bool hidden(NodeId node) const;
    void set_own_relevance(NodeId node, bool relevant);
    bool own_relevance(NodeId node) const;

    // That the node's type is boolean: its "true" and "false" are 1 and 0 where a number is wanted.
    void set_boolean(NodeId node);
    bool is_boolean(NodeId node) const { return at(node).boolean; }

    struct Attribute {
        std::string name, namespace_uri, value;
    };
    const std::vector<Attribute>* attributes(NodeId node) const;  // nullptr where there are none
    const std::string* attribute(NodeId node, std::string_view name) const;
    void set_attribute(NodeId node, std::string_view name, std::string_view value);

 private:
    using Names = std::unordered_map<std::uint32_t, Run>;
    struct Column {
        NodeId parent = no_node;
        std::uint32_t row = 0, name = 0;
        std::vector<std::pair<std::size_t, NodeId>> rows;  // hash of the text, row; by hash, then in order
    };

    void link(NodeId node, NodeId parent, NodeId after);
    void unlink(NodeId node);
    void forget(NodeId node);
    void append_visible(NodeId node, std::string& value) const;
    const std::vector<NodeId>& in_order(NodeId parent, std::uint32_t name) const;
    const Column& column(NodeId parent, std::uint32_t row, std::uint32_t name) const;
    void changed() {
        if (!columns_.empty()) columns_.clear();
    }
    void restructured() {
        changed();
        order_.clear();
    }

    std::unordered_map<NodeId, std::vector<Attribute>> attributes_;
    // Parents with many children only: a form of 5,000 questions is one element with 5,000 children.
    mutable std::unordered_map<NodeId, Names> wide_;
    mutable std::vector<Column> columns_;
    // Children of one name, in order, and each node's place among them: of wide parents that were asked for
    // it.
    mutable std::unordered_map<NodeId, std::unordered_map<std::uint32_t, std::vector<NodeId>>> ordered_;
    mutable std::vector<std::uint32_t> place_;
    mutable std::vector<std::uint32_t> order_;  // of each node; empty until it is asked for
};

}  // namespace xforms
