// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec "Node-set Functions", and pulldata(), which is a path in short.
#include <algorithm>
#include <limits>

#include "kiosk/xforms/xpath/functions.h"
#include "kiosk/xforms/xpath/indexed_repeat.h"
#include "kiosk/xforms/xpath/shuffle.h"

namespace xforms {

namespace {

Value count(const Arguments& arguments) {
    if (const auto carried = arguments.carried(Running::Of::count)) return *carried;
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
// same node name)." Without one, outside of a predicate: of the expression's own node (JavaRosa).
Value position(const Arguments& arguments) {
    if (arguments.size() == 0 && arguments.frame().position > 0)
        return static_cast<double>(arguments.frame().position);
    const TreeNode node = first_or_own(arguments);
    if (is_named(node) && node.attribute < 0) return static_cast<double>(node.tree->position(node.node));
    return arguments.size() == 0 ? 1.0 : std::numeric_limits<double>::quiet_NaN();
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

// What a row holds in a column, or in an attribute where the name begins with @; nullptr where it has none.
const std::string* cell(const Tree& tree, NodeId row, std::string_view name) {
    if (name.starts_with('@')) return tree.attribute(row, name.substr(1));
    const NodeId column = tree.child(row, name);
    return column == no_node ? nullptr : &tree.text(column);
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
        const std::string* key = cell(*tree, item, query);
        if (key == nullptr || *key != wanted) continue;
        const std::string* value = cell(*tree, item, desired);
        return value == nullptr ? std::string() : *value;
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
