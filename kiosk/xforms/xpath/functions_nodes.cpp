// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec "Node-set Functions" and "Repeat Functions", and pulldata(), which is a path in short.
#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "kiosk/xforms/xpath/functions.h"
#include "kiosk/xforms/xpath/shuffle.h"

namespace xforms {

namespace {

Value count(const Arguments& arguments) {
    return static_cast<double>(arguments.nodes(0).size());
}

Value count_non_empty(const Arguments& arguments) {
    const NodeSet nodes = arguments.nodes(0);
    std::string store;
    return static_cast<double>(std::count_if(nodes.begin(), nodes.end(), [&store](const TreeNode& node) {
        return !node_text(node, store).empty();
    }));
}

TreeNode first_or_own(const Arguments& arguments) {
    if (arguments.size() == 0) return arguments.frame().node;
    return arguments.evaluator().first_node(arguments.call().arguments[0], arguments.frame());
}

bool is_named(const TreeNode& node) {
    return node.tree != nullptr && node.node != no_node;
}

// "If an argument is provided the function returns the position of that node amongst its siblings (with the
// same node name)."
Value position(const Arguments& arguments) {
    if (arguments.size() == 0) return static_cast<double>(arguments.frame().position);
    const TreeNode node = first_or_own(arguments);
    if (!is_named(node) || node.attribute >= 0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(node.tree->position(node.node));
}

Value last(const Arguments& arguments) {
    return static_cast<double>(arguments.frame().size);
}

Value local_name(const Arguments& arguments) {
    const TreeNode node = first_or_own(arguments);
    if (!is_named(node)) return std::string();
    if (node.attribute < 0) return std::string(node.tree->name(node.node));
    return (*node.tree->attributes(node.node))[static_cast<std::size_t>(node.attribute)].name;
}

Value namespace_uri(const Arguments& arguments) {
    const TreeNode node = first_or_own(arguments);
    if (!is_named(node)) return std::string();
    if (node.attribute < 0) return std::string(node.tree->namespace_uri(node.node));
    return (*node.tree->attributes(node.node))[static_cast<std::size_t>(node.attribute)].namespace_uri;
}

const Tree* instance_of(const Arguments& arguments, std::string_view id) {
    const Surroundings* surroundings = arguments.context().surroundings;
    return surroundings == nullptr ? nullptr : surroundings->secondary_instance(id);
}

// The document, not its root element as in XForms 1.0: forms write instance('x')/root/item, where `root` is
// that element.
Value instance(const Arguments& arguments) {
    const Tree* tree = instance_of(arguments, arguments.text(0));
    if (tree == nullptr || tree->root() == no_node) return NodeSet();
    return NodeSet{{tree, no_node, -1}};
}

Value current(const Arguments& arguments) {
    const TreeNode& own = arguments.context().node;
    return own.tree == nullptr ? NodeSet() : NodeSet{own};
}

Value randomize(const Arguments& arguments) {
    const NodeSet nodes = arguments.nodes(0);
    std::vector<std::size_t> order;
    if (arguments.size() > 1) {
        order = shuffled(nodes.size(), seed_from(arguments.text(1)));
    } else if (Surroundings* surroundings = arguments.context().surroundings) {
        order = shuffled(nodes.size(), [surroundings] { return surroundings->random(); });
    } else {
        return nodes;
    }
    NodeSet mixed;
    mixed.reserve(nodes.size());
    for (const std::size_t from : order) mixed.push_back(nodes[from]);
    return mixed;
}

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

// The steps of an absolute path that names nothing but elements; nullptr for any other.
const std::vector<syntax::Step>* plain_steps(const syntax::Node& node) {
    const auto* path = std::get_if<syntax::Path>(&node.is);
    if (path == nullptr || path->start != syntax::Path::Start::root) return nullptr;
    for (const syntax::Step& step : path->steps)
        if (step.axis != syntax::Axis::child || step.test != syntax::Test::name || !step.predicates.empty())
            return nullptr;
    return &path->steps;
}

NodeId only_child(const Tree& tree, NodeId parent, std::string_view name) {
    const std::uint32_t number = tree.number_of(name);
    if (number == Tree::no_name) return no_node;
    const Tree::Run run = tree.children_named(parent, number);
    return run.first == run.last ? run.first : no_node;
}

// One repeat, all written as plain paths, and no other repeat around it: what a running total asks of every
// instance, found by its place and not among all. nullopt where it is not so plain.
std::optional<NodeSet> one_indexed(const Arguments& arguments) {
    const Tree* tree = arguments.context().primary;
    if (arguments.size() != 3 || tree == nullptr || tree->root() == no_node) return std::nullopt;
    const auto* wanted = plain_steps(arguments.call().arguments[0]);
    const auto* repeat = plain_steps(arguments.call().arguments[1]);
    if (wanted == nullptr || repeat == nullptr || repeat->size() < 2 || wanted->size() < repeat->size())
        return std::nullopt;
    for (std::size_t step = 0; step < repeat->size(); ++step)
        if ((*wanted)[step].name != (*repeat)[step].name) return std::nullopt;
    NodeId node = tree->root();
    if (tree->name(node) != repeat->front().name) return std::nullopt;
    for (std::size_t step = 1; step + 1 < repeat->size(); ++step)
        if ((node = only_child(*tree, node, (*repeat)[step].name)) == no_node) return std::nullopt;
    const std::uint32_t name = tree->number_of(repeat->back().name);
    if (name == Tree::no_name) return std::nullopt;
    const double place = arguments.number(2);
    if (!(place >= 1 && place <= static_cast<double>(limits::nodes)) || std::floor(place) != place)
        return NodeSet();
    node = tree->child_at(node, name, static_cast<std::size_t>(place));
    if (node == no_node) return NodeSet();
    for (std::size_t step = repeat->size(); step < wanted->size(); ++step)
        if ((node = only_child(*tree, node, (*wanted)[step].name)) == no_node) return std::nullopt;
    return NodeSet{{tree, node, -1}};
}

// "indexed-repeat(//node, /path/to/repeat, //index1, /path/to/repeat/nested-repeat, //index2) is meant to be
// a shortcut for //repeat[position()=//index1]/nested-repeat[position()=index2]/node". The pairs may come in
// any order.
Value indexed_repeat(const Arguments& arguments) {
    if (auto found = one_indexed(arguments)) return std::move(*found);
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

// "Shortcut for instance(instance_id)/root/item[query_element=query]/desired_element."
Value pulldata(const Arguments& arguments) {
    const std::string id = arguments.text(0), wanted = arguments.text(3);
    const Tree* tree = instance_of(arguments, id);
    if (tree == nullptr && id.ends_with(".csv"))
        tree = instance_of(arguments, std::string_view(id).substr(0, id.size() - 4));
    if (tree == nullptr || tree->root() == no_node) return std::string();
    const std::string desired = arguments.text(1), query = arguments.text(2);
    for (NodeId item = tree->first_child(tree->root()); item != no_node; item = tree->next_sibling(item)) {
        const NodeId column = tree->child(item, query);
        if (column == no_node || tree->text(column) != wanted) continue;
        const NodeId value = tree->child(item, desired);
        return value == no_node ? std::string() : tree->text(value);
    }
    return std::string();
}

constexpr Function table[] = {
    {"count", 1, 1, count, Repeats::every_instance},
    {"count-non-empty", 1, 1, count_non_empty, Repeats::every_instance},
    {"position", 0, 1, position},
    {"last", 0, 0, last},
    {"name", 0, 1, local_name},
    {"local-name", 0, 1, local_name},
    {"namespace-uri", 0, 1, namespace_uri},
    {"instance", 1, 1, instance},
    {"current", 0, 0, current},
    {"randomize", 1, 2, randomize, Repeats::every_instance},
    {"indexed-repeat", 3, Function::any, indexed_repeat, Repeats::every_instance},
    {"pulldata", 4, 4, pulldata},
};

}  // namespace

std::span<const Function> node_functions() {
    return table;
}

}  // namespace xforms
