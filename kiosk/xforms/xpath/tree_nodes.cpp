// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/tree_nodes.h"

#include <utility>

#include "kiosk/result.h"

namespace xforms {

void wipe(std::string& text) {
    text.resize(text.capacity());  // what an earlier, longer text left behind goes too
    explicit_bzero(text.data(), text.size());
    text.clear();
}

TreeNodes::~TreeNodes() {
    for (Node& node : nodes_) wipe(node.text);
}

const TreeNodes::Node& TreeNodes::at(NodeId node) const {
    kiosk::require(node < nodes_.size() && nodes_[node].present,
                   "a tree was asked for a node that it does not have");
    return nodes_[node];
}

TreeNodes::Node& TreeNodes::at(NodeId node) {
    return const_cast<Node&>(std::as_const(*this).at(node));
}

std::uint32_t TreeNodes::intern(std::string_view name) {
    if (const auto known = name_numbers_.find(name); known != name_numbers_.end()) return known->second;
    const auto number = static_cast<std::uint32_t>(names_.size());
    names_.emplace_back(name);
    name_numbers_.emplace(name, number);
    return number;
}

std::uint32_t TreeNodes::number_of(std::string_view name) const {
    const auto known = name_numbers_.find(name);
    return known == name_numbers_.end() ? no_name : known->second;
}

NodeId TreeNodes::make(std::string_view name, std::string_view namespace_uri) {
    Node fresh;
    fresh.name = intern(name);
    fresh.namespace_uri = intern(namespace_uri);
    if (free_.empty()) {
        nodes_.push_back(std::move(fresh));
        return static_cast<NodeId>(nodes_.size() - 1);
    }
    const NodeId reused = free_.back();
    free_.pop_back();
    nodes_[reused] = std::move(fresh);
    return reused;
}

void TreeNodes::give_back(NodeId node) {
    wipe(nodes_[node].text);
    nodes_[node].present = false;
    free_.push_back(node);
}

NodeId TreeNodes::parent(NodeId node) const {
    return at(node).parent;
}
NodeId TreeNodes::first_child(NodeId node) const {
    return at(node).first_child;
}
NodeId TreeNodes::next_sibling(NodeId node) const {
    return at(node).next;
}
NodeId TreeNodes::previous_sibling(NodeId node) const {
    return at(node).previous;
}
std::string_view TreeNodes::name(NodeId node) const {
    return names_[at(node).name];
}
std::string_view TreeNodes::namespace_uri(NodeId node) const {
    return names_[at(node).namespace_uri];
}

}  // namespace xforms
