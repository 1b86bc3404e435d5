// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/indexed_repeat.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "kiosk/limits.h"

namespace xforms {

namespace {

bool is_below(const TreeNode& node, const TreeNode& above) {
    if (node.tree != above.tree) return false;
    for (NodeId id = node.node; id != no_node; id = node.tree->parent(id))
        if (id == above.node) return true;
    return false;
}

struct Indexed {
    NodeSet repeats;
    double position = 0;
};

std::size_t depth(const TreeNode& node) {
    std::size_t depth = 0;
    for (NodeId id = node.node; id != no_node; id = node.tree->parent(id)) ++depth;
    return depth;
}

// A path that names nothing but elements, from the root or from a node around the expression's own.
struct PlainPath {
    NodeId from = no_node;  // no_node: the document
    std::span<const syntax::Step> steps;
};

std::optional<PlainPath> plain_path(const syntax::Node& node, const TreeNode& own) {
    const auto* path = std::get_if<syntax::Path>(&node.is);
    if (path == nullptr || path->start == syntax::Path::Start::expression) return std::nullopt;
    PlainPath plain{no_node, path->steps};
    if (path->start != syntax::Path::Start::root) {
        plain.from = own.node;
        while (plain.from != no_node && !plain.steps.empty() &&
               plain.steps.front().axis == syntax::Axis::parent) {
            if (!plain.steps.front().predicates.empty()) return std::nullopt;
            plain.from = own.tree->parent(plain.from);
            plain.steps = plain.steps.subspan(1);
        }
        if (plain.from == no_node) return std::nullopt;
    }
    for (const syntax::Step& step : plain.steps)
        if (step.axis != syntax::Axis::child || step.test != syntax::Test::name || !step.predicates.empty())
            return std::nullopt;
    return plain;
}

NodeId only_child(const Tree& tree, NodeId parent, std::string_view name) {
    const std::uint32_t number = tree.number_of(name);
    if (number == Tree::no_name) return no_node;
    const Tree::Run run = tree.children_named(parent, number);
    return run.first == run.last ? run.first : no_node;
}

struct Place {
    std::span<const syntax::Step> repeat;
    double place = 0;
};

bool begins_with(const PlainPath& path, const PlainPath& with) {
    return path.from == with.from && with.steps.size() <= path.steps.size() &&
           std::equal(
               with.steps.begin(), with.steps.end(), path.steps.begin(),
               [](const syntax::Step& left, const syntax::Step& right) { return left.name == right.name; });
}

// All repeats around the node, written as plain paths: what a running total asks of every instance, found by
// its places and not among all. nullopt where it is not so plain.
std::optional<NodeSet> found_by_places(const Arguments& arguments) {
    const Tree* tree = arguments.context().primary;
    const TreeNode& own = arguments.frame().node;
    if (tree == nullptr || tree->root() == no_node || own.tree != tree || own.attribute >= 0)
        return std::nullopt;
    const auto wanted = plain_path(arguments.call().arguments[0], own);
    if (!wanted || wanted->steps.empty()) return std::nullopt;
    std::vector<Place> places;
    for (std::size_t index = 1; index + 1 < arguments.size(); index += 2) {
        const auto repeat = plain_path(arguments.call().arguments[index], own);
        if (!repeat || repeat->steps.empty() || !begins_with(*wanted, *repeat)) return std::nullopt;
        places.push_back({repeat->steps, arguments.number(index + 1)});
    }
    NodeId node = wanted->from;
    for (std::size_t step = 0; step < wanted->steps.size(); ++step) {
        const std::string& name = wanted->steps[step].name;
        const auto indexed = std::find_if(places.begin(), places.end(), [step](const Place& place) {
            return place.repeat.size() == step + 1;
        });
        if (node == no_node) {  // the root, which is no repeat
            node = tree->root();
            if (indexed != places.end() || tree->name(node) != name) return std::nullopt;
            continue;
        }
        if (indexed == places.end()) {
            if ((node = only_child(*tree, node, name)) == no_node) return std::nullopt;
            continue;
        }
        const double place = indexed->place;
        const std::uint32_t number = tree->number_of(name);
        if (number == Tree::no_name) return std::nullopt;
        if (!(place >= 1 && place <= static_cast<double>(limits::nodes)) || std::floor(place) != place)
            return NodeSet();
        if ((node = tree->child_at(node, number, static_cast<std::size_t>(place))) == no_node)
            return NodeSet();
    }
    return NodeSet{{tree, node, -1}};
}

}  // namespace

// "indexed-repeat(//node, /path/to/repeat, //index1, /path/to/repeat/nested-repeat, //index2) is meant to be
// a shortcut for //repeat[position()=//index1]/nested-repeat[position()=index2]/node". The pairs may come in
// any order.
Value indexed_repeat(const Arguments& arguments) {
    if (auto found = found_by_places(arguments)) return std::move(*found);
    std::vector<Indexed> pairs;
    for (std::size_t index = 1; index + 1 < arguments.size(); index += 2) {
        pairs.push_back({arguments.nodes(index), arguments.number(index + 1)});
        if (pairs.back().repeats.empty()) return NodeSet();
    }
    std::stable_sort(pairs.begin(), pairs.end(), [](const Indexed& left, const Indexed& right) {
        return depth(left.repeats.front()) < depth(right.repeats.front());
    });
    // Repeats around the outermost pair are the context's own, where it stands in one.
    TreeNode within = arguments.context().node;
    const auto below_within = [&within](const TreeNode& node) { return is_below(node, within); };
    if (within.tree == arguments.context().primary && within.tree != nullptr)
        while (within.node != no_node &&
               std::none_of(pairs.front().repeats.begin(), pairs.front().repeats.end(),
                            [&](const TreeNode& repeat) {
                                return repeat.node != within.node && below_within(repeat);
                            }))
            within.node = within.tree->parent(within.node);
    else
        within.node = no_node;
    for (const Indexed& pair : pairs) {
        NodeSet inside;
        for (const TreeNode& repeat : pair.repeats)
            if (within.node == no_node || below_within(repeat)) inside.push_back(repeat);
        const double place = pair.position - 1;
        if (!(place >= 0 && place < static_cast<double>(inside.size())) || std::floor(place) != place)
            return NodeSet();
        within = inside[static_cast<std::size_t>(place)];
    }
    NodeSet found = arguments.nodes(0);
    std::erase_if(found, [&below_within](const TreeNode& node) { return !below_within(node); });
    return found;
}

}  // namespace xforms
