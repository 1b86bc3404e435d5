// SPDX-License-Identifier: Apache-2.0
// A compact XML tree: the primary instance (the answers) and the secondary instances (lists of choices).
//
// Ours and not libxml2's for three reasons: the memory that holds answers is under our control, a list of ten thousand
// choices takes a few bytes a node, and `hidden` (a node whose `relevant` is false reads as empty to every other
// expression, ODK XForms spec "relevant") is part of the node. Nodes are numbers into flat arrays, stable until removed;
// names are interned per tree. A repeat instance is a subtree that can be copied and removed.
//
// Owns: its nodes and their text. Threads: one. Errors: none; a bad NodeId is a broken invariant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace xforms {

using NodeId = std::uint32_t;
inline constexpr NodeId no_node = 0xffffffff;

class Tree {
  public:
    // Adds the document node's child or, later, any element. `parent` is no_node for the root element only.
    NodeId add_element(NodeId parent, std::string_view name, std::string_view namespace_uri = {});
    void add_attribute(NodeId element, std::string_view name, std::string_view value,
                       std::string_view namespace_uri = {});

    // Copies `source` (of `from`, which may be *this) with all below it, as the sibling after `after`,
    // or as the last child of `parent` where `after` is no_node. Returns the copy.
    NodeId copy_subtree(const Tree& from, NodeId source, NodeId parent, NodeId after);
    void remove_subtree(NodeId node);  // its text is overwritten

    NodeId root() const { return nodes_.empty() ? no_node : 0; }
    NodeId parent(NodeId node) const;
    NodeId first_child(NodeId node) const;
    NodeId next_sibling(NodeId node) const;
    NodeId previous_sibling(NodeId node) const;
    std::string_view name(NodeId node) const;  // local name
    std::string_view namespace_uri(NodeId node) const;
    NodeId child(NodeId parent, std::string_view name) const;  // the first of that name, or no_node
    std::size_t position(NodeId node) const;                   // from 1, among siblings of the same name

    // Text of a leaf as stored, whether hidden or not; "" for an element with children.
    const std::string& text(NodeId node) const;
    void set_text(NodeId node, std::string_view text);

    // XPath's string-value: the text below, in document order, with hidden nodes left out.
    std::string string_value(NodeId node) const;

    // A node is hidden when its own or an ancestor's `relevant` is false. Only the own flag is stored.
    bool hidden(NodeId node) const;
    void set_own_relevance(NodeId node, bool relevant);
    bool own_relevance(NodeId node) const;

    struct Attribute {
        std::string name, namespace_uri, value;
    };
    const std::vector<Attribute>* attributes(NodeId node) const;  // nullptr where there are none
    const std::string* attribute(NodeId node, std::string_view name) const;
    void set_attribute(NodeId node, std::string_view name, std::string_view value);

    std::size_t size() const { return nodes_.size(); }

  private:
    struct Node {
        NodeId parent = no_node, first_child = no_node, last_child = no_node;
        NodeId next = no_node, previous = no_node;
        std::uint32_t name = 0, namespace_uri = 0;
        bool relevant = true;
        std::string text;
    };
    std::uint32_t intern(std::string_view name);

    std::vector<Node> nodes_;
    std::vector<NodeId> free_;
    std::vector<std::string> names_;
    std::unordered_map<std::string, std::uint32_t> name_numbers_;
    std::unordered_map<NodeId, std::vector<Attribute>> attributes_;
};

}  // namespace xforms
