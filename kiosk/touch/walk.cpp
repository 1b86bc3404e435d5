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

namespace {

// The stops in the order of the walk.
std::vector<std::ptrdiff_t> stops_of(const std::vector<Node>& nodes, const Hands& hands) {
    std::vector<std::ptrdiff_t> stops;
    for (std::ptrdiff_t index = 0; index < count_of(nodes); ++index)
        if (is_stop(at(nodes, index), hands)) stops.push_back(index);
    if (hands.walk == Walk::by_arrows || !hands.opened.empty()) return stops;
    std::stable_partition(stops.begin(), stops.end(), [&](auto index) { return !at(nodes, index).tool; });
    const auto stop = [&](const std::string& id) {
        return std::find_if(stops.begin(), stops.end(),
                            [&](auto index) { return at(nodes, index).id == id; });
    };
    const auto back = stop(hands.back_and_next.back), forward = stop(hands.back_and_next.forward);
    if (back < forward && forward != stops.end()) std::rotate(back, forward, forward + 1);
    return stops;
}

}  // namespace

std::string neighbour(const std::vector<Node>& nodes, const Hands& hands, std::ptrdiff_t from, Step step) {
    const auto stops = stops_of(nodes, hands);
    if (stops.empty()) return "";
    const auto here = std::find(stops.begin(), stops.end(), from) - stops.begin();
    const std::ptrdiff_t count = std::ssize(stops);
    if (here == count) {  // where nothing has the focus, or no stop: the next one in reading order
        const auto after = std::find_if(stops.begin(), stops.end(), [&](auto stop) { return stop > from; });
        const auto next = after == stops.end() ? stops.begin() : after;
        const auto before = next == stops.begin() ? std::prev(stops.end()) : std::prev(next);
        return at(nodes, step == Step::on ? *next : *before).id;
    }
    return at(nodes, stops[static_cast<std::size_t>((here + static_cast<int>(step) + count) % count)]).id;
}

std::string question_of(const Node& choice) {
    return choice.id.substr(0, choice.id.rfind(':'));
}

std::string behind_question(const std::vector<Node>& nodes, const Hands& hands, const std::string& question) {
    const auto stops = stops_of(nodes, hands);
    const auto last = std::find_if(stops.rbegin(), stops.rend(),
                                   [&](auto stop) { return question_of(at(nodes, stop)) == question; });
    if (last == stops.rend()) return "";
    return at(nodes, last == stops.rbegin() ? stops.front() : *std::prev(last)).id;
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
