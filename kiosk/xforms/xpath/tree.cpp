// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/tree.h"

#include <algorithm>
#include <utility>

#include "kiosk/result.h"

namespace xforms {

namespace {

constexpr int narrow = 16;  // children looked through one by one before an index is built

}  // namespace

Tree::~Tree() {
    for (auto& [node, all] : attributes_)
        for (Attribute& attribute : all) wipe(attribute.value);
}

void Tree::link(NodeId node, NodeId parent, NodeId after) {
    restructured();
    Node& above = at(parent);
    if (after == no_node) after = above.last_child;
    const NodeId before = after == no_node ? above.first_child : at(after).next;
    Node& own = at(node);
    own.parent = parent;
    own.previous = after;
    own.next = before;
    (after == no_node ? above.first_child : at(after).next) = node;
    (before == no_node ? above.last_child : at(before).previous) = node;

    if (const auto ordered = ordered_.find(parent); ordered != ordered_.end())
        if (const auto row = ordered->second.find(own.name); row != ordered->second.end()) {
            // A new instance of a repeat comes behind the last one, whatever stands behind that.
            const bool is_last = before == no_node || (!row->second.empty() && row->second.back() == after);
            if (is_last) {
                place_.resize(nodes_.size());
                place_[node] = static_cast<std::uint32_t>(row->second.size());
                row->second.push_back(node);
            } else {
                ordered->second.erase(row);
            }
        }
    const auto wide = wide_.find(parent);
    if (wide == wide_.end()) return;
    if (before != no_node) {
        wide_.erase(wide);
        return;
    }
    Run& run = wide->second[own.name];
    if (run.first == no_node) run.first = node;
    run.last = node;
}

NodeId Tree::add_element(NodeId parent, std::string_view name, std::string_view namespace_uri) {
    kiosk::require((parent == no_node) == nodes_.empty(), "a tree has one root element");
    const NodeId node = make(name, namespace_uri);
    if (parent != no_node) link(node, parent, no_node);
    return node;
}

void Tree::add_attribute(NodeId element, std::string_view name, std::string_view value,
                         std::string_view namespace_uri) {
    at(element);
    attributes_[element].push_back({std::string(name), std::string(namespace_uri), std::string(value)});
}

NodeId Tree::copy_subtree(const Tree& from, NodeId source, NodeId parent, NodeId after) {
    // Nothing of `from` is held by reference across make(): it may be this very tree, whose vector grows.
    const NodeId copy = make(std::string(from.name(source)), std::string(from.namespace_uri(source)));
    at(copy).relevant = from.at(source).relevant;
    at(copy).boolean = from.at(source).boolean;
    set_text(copy, from.text(source));
    if (const auto all = from.attributes_.find(source); all != from.attributes_.end()) {
        std::vector<Attribute> copied = all->second;
        attributes_[copy] = std::move(copied);
    }
    for (NodeId child = from.first_child(source); child != no_node; child = from.next_sibling(child))
        copy_subtree(from, child, copy, no_node);
    // Linked last, so that copying an element into itself does not copy the copy.
    if (parent != no_node) link(copy, parent, after);
    return copy;
}

void Tree::forget(NodeId node) {
    restructured();
    for (NodeId child = at(node).first_child; child != no_node;) {
        const NodeId next = at(child).next;
        forget(child);
        child = next;
    }
    if (const auto all = attributes_.find(node); all != attributes_.end()) {
        for (Attribute& attribute : all->second) wipe(attribute.value);
        attributes_.erase(all);
    }
    wide_.erase(node);
    ordered_.erase(node);
    give_back(node);
}

void Tree::unlink(NodeId node) {
    Node& own = at(node);
    kiosk::require(own.parent != no_node, "the root element cannot be removed");
    if (own.away) return;
    restructured();
    Node& above = at(own.parent);
    wide_.erase(own.parent);
    ordered_.erase(own.parent);
    (own.previous == no_node ? above.first_child : at(own.previous).next) = own.next;
    (own.next == no_node ? above.last_child : at(own.next).previous) = own.previous;
    own.previous = own.next = no_node;
}

void Tree::remove_subtree(NodeId node) {
    unlink(node);
    forget(node);
}

void Tree::put_away(NodeId node) {
    unlink(node);
    at(node).away = true;
}

void Tree::put_back(NodeId node, NodeId after) {
    kiosk::require(at(node).away, "only what was put away is put back");
    at(node).away = false;
    link(node, at(node).parent, after);
}

NodeId Tree::child(NodeId parent, std::string_view name) const {
    const std::uint32_t number = number_of(name);
    return number == no_name ? no_node : children_named(parent, number).first;
}

Tree::Run Tree::children_named(NodeId parent, std::uint32_t name) const {
    if (const auto wide = wide_.find(parent); wide != wide_.end()) {
        const auto run = wide->second.find(name);
        return run == wide->second.end() ? Run{} : run->second;
    }
    Run run;
    int seen = 0;
    for (NodeId child = at(parent).first_child; child != no_node; child = nodes_[child].next) {
        if (++seen > narrow) break;
        if (nodes_[child].name != name) continue;
        if (run.first == no_node) run.first = child;
        run.last = child;
    }
    if (seen <= narrow) return run;
    Names& names = wide_[parent];
    for (NodeId child = nodes_[parent].first_child; child != no_node; child = nodes_[child].next) {
        Run& of_name = names[nodes_[child].name];
        if (of_name.first == no_node) of_name.first = child;
        of_name.last = child;
    }
    return children_named(parent, name);
}

const Tree::Column& Tree::column(NodeId parent, std::uint32_t row, std::uint32_t name) const {
    for (const Column& known : columns_)
        if (known.parent == parent && known.row == row && known.name == name) return known;
    Column& made = columns_.emplace_back(Column{parent, row, name, {}});
    for (NodeId child = at(parent).first_child; child != no_node; child = nodes_[child].next) {
        if (nodes_[child].name != row) continue;
        for (NodeId cell = nodes_[child].first_child; cell != no_node; cell = nodes_[cell].next)
            if (nodes_[cell].name == name) made.rows.emplace_back(TextHash()(string_value(cell)), child);
    }
    std::stable_sort(made.rows.begin(), made.rows.end(),
                     [](const auto& left, const auto& right) { return left.first < right.first; });
    return made;
}

std::vector<NodeId> Tree::rows_where(NodeId parent, std::uint32_t row, std::uint32_t name,
                                     std::string_view text) const {
    const auto& rows = column(parent, row, name).rows;
    const std::size_t wanted = TextHash()(text);
    std::vector<NodeId> found;
    for (auto at = std::lower_bound(rows.begin(), rows.end(), std::pair(wanted, NodeId{0}));
         at != rows.end() && at->first == wanted; ++at) {
        const bool again = !found.empty() && found.back() == at->second;
        const Run cells = children_named(at->second, name);
        bool same = false;
        for (NodeId cell = cells.first; !again && !same && cell != no_node; cell = next_sibling(cell))
            same = nodes_[cell].name == name && string_value(cell) == text;
        if (same) found.push_back(at->second);
    }
    return found;
}

std::size_t Tree::position(NodeId node) const {
    std::size_t position = 1;
    const std::uint32_t name = at(node).name;
    int seen = 0;
    NodeId before = at(node).previous;
    for (; before != no_node && seen < narrow; before = nodes_[before].previous, ++seen)
        if (nodes_[before].name == name) ++position;
    if (before == no_node || at(node).parent == no_node) return position;
    in_order(at(node).parent, name);
    return place_[node] + std::size_t{1};
}

const std::vector<NodeId>& Tree::in_order(NodeId parent, std::uint32_t name) const {
    const auto [known, is_new] = ordered_[parent].try_emplace(name);
    std::vector<NodeId>& row = known->second;
    if (!is_new) return row;
    place_.resize(nodes_.size());
    const Run run = children_named(parent, name);
    for (NodeId child = run.first; child != no_node; child = nodes_[child].next) {
        if (nodes_[child].name == name) {
            place_[child] = static_cast<std::uint32_t>(row.size());
            row.push_back(child);
        }
        if (child == run.last) break;
    }
    return row;
}

NodeId Tree::child_at(NodeId parent, std::uint32_t name, std::size_t position) const {
    const std::vector<NodeId>& row = in_order(parent, name);
    return position == 0 || position > row.size() ? no_node : row[position - 1];
}

std::span<const NodeId> Tree::children_between(NodeId parent, std::uint32_t name, double first,
                                               double last) const {
    const std::vector<NodeId>& row = in_order(parent, name);
    const double begin = std::max(first, 1.0), end = std::min(last, static_cast<double>(row.size()));
    if (!(begin <= end)) return {};
    const auto before = static_cast<std::size_t>(begin) - 1;
    return std::span(row).subspan(before, static_cast<std::size_t>(end) - before);
}

std::size_t Tree::order(NodeId node) const {
    if (order_.empty()) {
        order_.resize(nodes_.size());
        std::uint32_t next = 0;
        for (NodeId at = root(); at != no_node;) {
            order_[at] = next++;
            if (nodes_[at].first_child != no_node) {
                at = nodes_[at].first_child;
                continue;
            }
            while (at != no_node && nodes_[at].next == no_node) at = nodes_[at].parent;
            if (at != no_node) at = nodes_[at].next;
        }
    }
    return order_[node];
}

const std::string& Tree::text(NodeId node) const {
    return at(node).text;
}

void Tree::set_text(NodeId node, std::string_view text) {
    changed();
    std::string fresh(text);  // a copy first: `text` may be a view of this tree's own text
    at(node).text.swap(fresh);
    wipe(fresh);
}

void Tree::append_visible(NodeId node, std::string& value) const {
    value += nodes_[node].text;
    for (NodeId child = nodes_[node].first_child; child != no_node; child = nodes_[child].next)
        if (nodes_[child].relevant) append_visible(child, value);
}

std::string Tree::string_value(NodeId node) const {
    std::string value;
    if (!hidden(node)) append_visible(node, value);
    return value;
}

bool Tree::hidden(NodeId node) const {
    for (; node != no_node; node = at(node).parent)
        if (!at(node).relevant) return true;
    return false;
}

void Tree::set_own_relevance(NodeId node, bool relevant) {
    changed();
    at(node).relevant = relevant;
}
bool Tree::own_relevance(NodeId node) const {
    return at(node).relevant;
}

void Tree::set_boolean(NodeId node) {
    at(node).boolean = true;
}

const std::vector<Tree::Attribute>* Tree::attributes(NodeId node) const {
    const auto all = attributes_.find(node);
    return all == attributes_.end() ? nullptr : &all->second;
}

const std::string* Tree::attribute(NodeId node, std::string_view name) const {
    if (const auto* all = attributes(node))
        for (const Attribute& attribute : *all)
            if (attribute.name == name) return &attribute.value;
    return nullptr;
}

void Tree::set_attribute(NodeId node, std::string_view name, std::string_view value) {
    at(node);
    for (Attribute& attribute : attributes_[node]) {
        if (attribute.name != name) continue;
        wipe(attribute.value);
        attribute.value = value;
        return;
    }
    add_attribute(node, name, value);
}

}  // namespace xforms
