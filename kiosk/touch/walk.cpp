// SPDX-License-Identifier: Apache-2.0
#include "kiosk/touch/walk.h"

#include <algorithm>
#include <cmath>

namespace touch {
namespace {

std::ptrdiff_t count_of(const std::vector<Node>& nodes) {
    return static_cast<std::ptrdiff_t>(nodes.size());
}

const Node& at(const std::vector<Node>& nodes, std::ptrdiff_t index) {
    return nodes[static_cast<std::size_t>(index)];
}

float middle(const Rect& place) {
    return place.x + place.width / 2;
}

float distance(const Rect& one, const Rect& other) {
    return std::hypot(middle(one) - middle(other), one.y + one.height / 2 - other.y - other.height / 2);
}

// The key nearest in the row above or below, or "" at the keyboard's edge.
std::string key_across(const std::vector<Node>& nodes, const Hands& hands, const Node& from, Step step) {
    const auto rows_away = [&](const Node& node) {
        return (node.bounds.y - from.bounds.y) * static_cast<float>(step);
    };
    const Node* best = nullptr;
    for (const Node& node : nodes) {
        if (node.role != Role::key || !is_stop(node, hands) || rows_away(node) < from.bounds.height / 2)
            continue;
        const bool nearer_row = best == nullptr || rows_away(node) < rows_away(*best) - 1;
        const bool same_row = best != nullptr && std::abs(rows_away(node) - rows_away(*best)) <= 1;
        const float aside = std::abs(middle(node.bounds) - middle(from.bounds));
        if (nearer_row || (same_row && aside < std::abs(middle(best->bounds) - middle(from.bounds))))
            best = &node;
    }
    return best == nullptr ? "" : best->id;
}

// Past the keyboard's edge: the first control after its last key, or the last before its first.
std::ptrdiff_t edge_of_keyboard(const std::vector<Node>& nodes, std::ptrdiff_t from, Step step) {
    std::ptrdiff_t edge = from;
    for (auto index = from; index >= 0 && index < count_of(nodes); index += static_cast<int>(step))
        if (at(nodes, index).role == Role::key) edge = index;
    return edge;
}

const Node* named(const std::vector<Node>& nodes, const std::string& id) {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

}  // namespace

bool is_stop(const Node& node, const Hands& hands) {
    if (!node.focusable || !node.enabled) return false;
    return hands.walk == Walk::by_arrows || node.row == hands.opened;
}

std::ptrdiff_t place_of(const std::vector<Node>& nodes, const Hands& hands, const std::string& id) {
    for (std::ptrdiff_t index = 0; index < count_of(nodes); ++index)
        if (at(nodes, index).id == id && is_stop(at(nodes, index), hands)) return index;
    return -1;
}

std::string neighbour(const std::vector<Node>& nodes, const Hands& hands, std::ptrdiff_t from, Step step) {
    const std::ptrdiff_t count = count_of(nodes);
    if (from < 0 && step == Step::back) from = 0;
    for (std::ptrdiff_t i = 1; i <= count; ++i) {
        const std::ptrdiff_t index = (from + i * static_cast<int>(step) + count) % count;
        if (is_stop(at(nodes, index), hands)) return at(nodes, index).id;
    }
    return "";
}

std::string across(const std::vector<Node>& nodes, const Hands& hands, std::ptrdiff_t from, Step step) {
    if (from < 0 || at(nodes, from).role != Role::key) return neighbour(nodes, hands, from, step);
    std::string key = key_across(nodes, hands, at(nodes, from), step);
    if (!key.empty()) return key;
    return neighbour(nodes, hands, edge_of_keyboard(nodes, from, step), step);
}

std::optional<std::string> along_row(const std::vector<Node>& nodes, const Hands& hands, std::ptrdiff_t from,
                                     Step step) {
    for (auto index = from + static_cast<int>(step); index >= 0 && index < count_of(nodes);
         index += static_cast<int>(step))
        if (is_stop(at(nodes, index), hands)) return at(nodes, index).id;
    return std::nullopt;
}

std::string way_into(const std::string& outer, const std::string& id) {
    return outer.empty() ? id : outer + "/" + id;
}

std::string outermost(const std::string& way) {
    return way.substr(0, way.find('/'));
}

std::string last_of(const std::string& way) {
    const auto slash = way.rfind('/');
    return slash == std::string::npos ? way : way.substr(slash + 1);
}

std::string without_last(const std::string& way) {
    const auto slash = way.rfind('/');
    return slash == std::string::npos ? "" : way.substr(0, slash);
}

std::string nearest_stop(const std::vector<Node>& now, const Hands& before, const std::string& first,
                         const std::string& second) {
    for (const std::string& id : {before.focus, first})
        if (const Node* inside = named(now, id); inside != nullptr && !inside->row.empty())
            if (place_of(now, before, outermost(inside->row)) >= 0) return outermost(inside->row);
    // A key that became another (a capital, another alphabet): the hand is still there.
    const Node* gone = named(before.nodes, before.focus);
    const Node* nearest = nullptr;
    for (const Node& node : now) {
        if (gone == nullptr || gone->role != Role::key || node.role != Role::key || !is_stop(node, before))
            continue;
        if (nearest == nullptr ||
            distance(node.bounds, gone->bounds) < distance(nearest->bounds, gone->bounds))
            nearest = &node;
    }
    if (nearest != nullptr) return nearest->id;
    for (const std::string& id : {first, second})
        if (place_of(now, before, id) >= 0) return id;
    return now.empty() ? "" : neighbour(now, before, -1, Step::on);
}

}  // namespace touch
