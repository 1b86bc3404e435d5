// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/paths.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "kiosk/xforms/xpath/predicates.h"

namespace xforms {

namespace {

using syntax::Axis;
using syntax::Path;
using syntax::Step;
using syntax::Test;

bool is_document(const TreeNode& node) {
    return node.node == no_node;
}

bool passes(const TreeNode& node, const Step& step) {
    if (step.test == Test::any_node || step.test == Test::text) return true;
    if (is_document(node)) return false;
    return step.test == Test::any_name || node.tree->name(node.node) == step.name;
}

NodeId first_below(const TreeNode& node) {
    return is_document(node) ? node.tree->root() : node.tree->first_child(node.node);
}

NodeId next_after(const TreeNode& node) {
    return is_document(node) ? no_node : node.tree->next_sibling(node.node);
}

// Calls `visit` for each child element of that name; stops early when it returns true.
template <class Visit>
bool for_each_named(const TreeNode& from, std::string_view wanted, Allowance& allowance, Visit&& visit) {
    const Tree& tree = *from.tree;
    const std::uint32_t name = from.attribute < 0 ? tree.number_of(wanted) : Tree::no_name;
    if (name == Tree::no_name) return false;
    if (is_document(from))
        return tree.name_number(tree.root()) == name && visit(TreeNode{&tree, tree.root(), -1});
    const Tree::Run run = tree.children_named(from.node, name);
    for (NodeId child = run.first; child != no_node; child = tree.next_sibling(child)) {
        allowance.spend(1);
        if (tree.name_number(child) == name && visit(TreeNode{&tree, child, -1})) return true;
        if (child == run.last) break;
    }
    return false;
}

void add_children(const TreeNode& from, const Step& step, Allowance& allowance, NodeSet& into) {
    // text() is the element itself here: a tree's text has no nodes of its own, and only its value is ever
    // asked for.
    if (step.test == Test::text) {
        if (!is_document(from) && !from.tree->text(from.node).empty()) into.push_back(from);
        return;
    }
    if (step.test == Test::name) {
        for_each_named(from, step.name, allowance, [&into](const TreeNode& child) {
            into.push_back(child);
            return false;
        });
        return;
    }
    for (TreeNode child{from.tree, first_below(from), -1}; child.node != no_node;
         child.node = next_after(child)) {
        allowance.spend(1);
        into.push_back(child);
    }
}

void add_descendants(const TreeNode& from, const Step& step, NodeSet& into) {
    for (TreeNode below{from.tree, first_below(from), -1}; below.node != no_node;
         below.node = next_after(below)) {
        if (passes(below, step)) into.push_back(below);
        add_descendants(below, step, into);
    }
}

void add_attributes(const TreeNode& from, const Step& step, NodeSet& into) {
    const auto* all = from.tree->attributes(from.node);
    if (all == nullptr) return;
    for (std::size_t index = 0; index < all->size(); ++index)
        if (step.test != Test::name || (*all)[index].name == step.name)
            into.push_back({from.tree, from.node, static_cast<std::int32_t>(index)});
}

// The ancestors, nearest first, the document last.
void add_ancestors(const TreeNode& from, const Step& step, NodeSet& into) {
    for (TreeNode node = from; !is_document(node);) {
        node = {node.tree, node.tree->parent(node.node), -1};
        if (passes(node, step)) into.push_back(node);
    }
}

// In the axis's own order, so that position() counts away from the node (XPath 1.0 section 2.4).
void add_along(const TreeNode& from, const Step& step, Allowance& allowance, NodeSet& into) {
    const Tree& tree = *from.tree;
    const auto add = [&](const TreeNode& node) {
        allowance.spend(1);
        if (passes(node, step)) into.push_back(node);
    };
    const bool from_attribute = from.attribute >= 0;
    if (from_attribute && step.axis != Axis::parent && step.axis != Axis::self) return;
    switch (step.axis) {
        case Axis::child:
            return add_children(from, step, allowance, into);
        case Axis::attribute:
            return add_attributes(from, step, into);
        case Axis::descendant_or_self:
            add(from);
            [[fallthrough]];
        case Axis::descendant:
            allowance.spend(tree.size());  // the most that there can be below
            return add_descendants(from, step, into);
        case Axis::self:
            return add(from);
        case Axis::parent:
            if (from_attribute) return add({&tree, from.node, -1});
            if (!is_document(from)) add({&tree, tree.parent(from.node), -1});
            return;
        case Axis::ancestor_or_self:
            add(from);
            [[fallthrough]];
        case Axis::ancestor:
            return add_ancestors(from, step, into);
        case Axis::following_sibling:
            for (TreeNode node{&tree, next_after(from), -1}; !is_document(node); node.node = next_after(node))
                add(node);
            return;
        case Axis::preceding_sibling:
            if (is_document(from)) return;
            for (NodeId node = tree.previous_sibling(from.node); node != no_node;
                 node = tree.previous_sibling(node))
                add({&tree, node, -1});
            return;
    }
}

class Walk {
 public:
    Walk(const Evaluator& evaluator, const Path& path, const Frame& frame)
        : evaluator_(evaluator), allowance_(evaluator.allowance()), path_(path), frame_(frame) {}

    // Calls `visit` for each node that the steps from `index` on reach; stops early when it returns true.
    template <class Visit>
    bool from(const TreeNode& node, std::size_t index, Visit&& visit) const {
        allowance_.spend(1);
        if (index == path_.steps.size()) return visit(node);
        const Step& step = path_.steps[index];
        if (step.axis == Axis::child && step.test == Test::name && step.predicates.empty())
            return from_children(node, step.name, index, visit);
        for (const TreeNode& candidate : reached_along(node, step))
            if (from(candidate, index + 1, visit)) return true;
        return false;
    }

    // The same, step by step for all nodes at once, each kept once. Where steps go up and down again, walking
    // depth first would come to one node by a number of ways that doubles with each step.
    NodeSet by_steps(NodeSet reached, std::size_t index) const {
        for (; index < path_.steps.size(); ++index) {
            const Step& step = path_.steps[index];
            NodeSet next;
            for (const TreeNode& node : reached) {
                const NodeSet candidates = reached_along(node, step);
                next.insert(next.end(), candidates.begin(), candidates.end());
            }
            keep_each_once(next);
            reached = std::move(next);
        }
        return reached;
    }

    void filter(NodeSet& candidates, const syntax::Nodes& predicates, std::size_t first = 0) const {
        for (std::size_t index = first; index < predicates.size() && !candidates.empty(); ++index) {
            const syntax::Node& predicate = predicates[index];
            if (const auto* number = std::get_if<syntax::Number>(&predicate.is)) {
                keep_position(candidates, number->value);
                continue;
            }
            keep(candidates,
                 Predicate(evaluator_, predicate, frame_, *candidates.front().tree, candidates.size()));
        }
    }

 private:
    // What one step reaches from a node, its predicates applied.
    NodeSet reached_along(const TreeNode& node, const Step& step) const {
        NodeSet candidates;
        if (auto asked = reached_by_place(node, step)) {
            filter(*asked, step.predicates, 1);
            return std::move(*asked);
        }
        if (!is_list_by_condition(node, step)) {
            add_along(node, step, allowance_, candidates);
            filter(candidates, step.predicates);
            return candidates;
        }
        const Predicate first(evaluator_, step.predicates.front(), frame_, *node.tree, Predicate::few + 1);
        if (first.is_lookup()) {
            candidates = first.kept_rows(node, node.tree->number_of(step.name));
        } else {
            add_along(node, step, allowance_, candidates);
            keep(candidates, first);
        }
        filter(candidates, step.predicates, 1);
        return candidates;
    }

    // `rep[3]`, `rep[position() < position(current()/..)]`, `preceding-sibling::rep[1]`: those that are asked
    // for, without a look at the others. Nothing where the step is no such one.
    std::optional<NodeSet> reached_by_place(const TreeNode& node, const Step& step) const {
        const bool sibling = step.axis == Axis::preceding_sibling || step.axis == Axis::following_sibling;
        const bool named_child = step.axis == Axis::child && step.test == Test::name;
        if ((!sibling && !named_child) || step.predicates.empty()) return std::nullopt;
        if (is_document(node) || node.attribute >= 0) return std::nullopt;
        const syntax::Node& predicate = step.predicates.front();
        const bool is_number = std::holds_alternative<syntax::Number>(predicate.is);
        const auto asked = is_number ? PlaceAsked{&predicate} : place_asked_for(predicate);
        if (!asked) return std::nullopt;
        const auto [first, last] = places(asked->by, evaluator_.number(*asked->other, frame_));
        if (sibling) return siblings_between(node, step, first, last);
        const std::uint32_t name = node.tree->number_of(step.name);
        if (name == Tree::no_name) return std::nullopt;
        NodeSet reached;
        for (const NodeId child : node.tree->children_between(node.node, name, first, last)) {
            allowance_.spend(1);
            reached.push_back({node.tree, child, -1});
        }
        return reached;
    }

    // As far as the last that is asked for: `preceding-sibling::rep[1]` is next to its node.
    NodeSet siblings_between(const TreeNode& node, const Step& step, double first, double last) const {
        const Tree& tree = *node.tree;
        const auto next = [&](NodeId from) {
            return step.axis == Axis::preceding_sibling ? tree.previous_sibling(from)
                                                        : tree.next_sibling(from);
        };
        NodeSet reached;
        double place = 0;
        for (NodeId at = next(node.node); at != no_node && place < last; at = next(at)) {
            allowance_.spend(1);
            const TreeNode candidate{&tree, at, -1};
            if (passes(candidate, step) && ++place >= first) reached.push_back(candidate);
        }
        return reached;
    }

    // The first and the last place for which position() stands so to `place`; none where the last is before
    // the first.
    static std::pair<double, double> places(syntax::Operator by, double place) {
        using syntax::Operator;
        constexpr double no_end = std::numeric_limits<double>::max();
        switch (by) {
            case Operator::less:
                return {1, std::ceil(place) - 1};
            case Operator::less_or_equal:
                return {1, std::floor(place)};
            case Operator::greater:
                return {std::floor(place) + 1, no_end};
            case Operator::greater_or_equal:
                return {std::ceil(place), no_end};
            default:
                return {std::ceil(place), std::floor(place)};  // a fraction is no place
        }
    }

    // More than a few rows of a secondary instance, with a condition that is not a bare position.
    bool is_list_by_condition(const TreeNode& node, const Step& step) const {
        if (node.tree == evaluator_.context().primary || is_document(node) || node.attribute >= 0)
            return false;
        if (step.axis != Axis::child || step.test != Test::name || step.predicates.empty()) return false;
        if (std::holds_alternative<syntax::Number>(step.predicates.front().is)) return false;
        std::size_t seen = 0;
        return for_each_named(node, step.name, allowance_,
                              [&seen](const TreeNode&) { return ++seen > Predicate::few; });
    }

    static void keep(NodeSet& candidates, const Predicate& predicate) {
        std::size_t kept = 0, position = 0;
        const std::size_t size = candidates.size();
        for (const TreeNode& candidate : candidates)
            if (predicate.keeps(candidate, ++position, size)) candidates[kept++] = candidate;
        candidates.resize(kept);
    }

    static void keep_each_once(NodeSet& nodes) {
        const auto place = [](const TreeNode& node) {
            return std::tuple(node.tree, node.node, node.attribute);
        };
        std::sort(nodes.begin(), nodes.end(),
                  [&](const TreeNode& left, const TreeNode& right) { return place(left) < place(right); });
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
    }

    template <class Visit>
    bool from_children(const TreeNode& node, std::string_view wanted, std::size_t index,
                       Visit&& visit) const {
        return for_each_named(node, wanted, allowance_,
                              [&](const TreeNode& child) { return from(child, index + 1, visit); });
    }

    static void keep_position(NodeSet& candidates, double position) {
        const bool there = position >= 1 && position <= static_cast<double>(candidates.size());
        const auto index = there ? static_cast<std::size_t>(position) : 0;
        if (!there || static_cast<double>(index) != position) return candidates.clear();
        candidates = {candidates[index - 1]};
    }

    const Evaluator& evaluator_;
    Allowance& allowance_;
    const Path& path_;
    const Frame& frame_;
};

// The ancestors-or-self of a node, the root first; empty where there are more than any form has.
class Ancestry {
 public:
    explicit Ancestry(const TreeNode& node) {
        for (NodeId id = node.node; id != no_node; id = node.tree->parent(id)) {
            if (first_ == 0) {
                first_ = nodes_.size();
                return;
            }
            nodes_[--first_] = id;
        }
    }
    std::size_t size() const { return nodes_.size() - first_; }
    NodeId at(std::size_t depth) const { return nodes_[first_ + depth]; }

 private:
    std::array<NodeId, 128> nodes_;
    std::size_t first_ = nodes_.size();
};

struct Beginning {
    TreeNode node;         // without a tree: the path finds nothing
    std::size_t step = 0;  // the first step still to take
};

Beginning begin_at_root(const Path& path, const Frame& frame, const Tree* primary, Reach reach) {
    if (primary == nullptr || primary->root() == no_node) return {};
    Beginning beginning{{primary, no_node, -1}, 0};
    if (reach == Reach::every_instance || frame.anchor.tree != primary) return beginning;
    const Ancestry ancestry(frame.anchor);
    while (beginning.step < path.steps.size() && beginning.step < ancestry.size()) {
        const Step& step = path.steps[beginning.step];
        const NodeId own = ancestry.at(beginning.step);
        const bool plain = step.axis == Axis::child && step.test == Test::name && step.predicates.empty();
        if (!plain || primary->name(own) != step.name) break;
        beginning = {{primary, own, -1}, beginning.step + 1};
    }
    return beginning;
}

Beginning begin(const Evaluator& evaluator, const Path& path, const Frame& frame, Reach reach) {
    if (path.start == Path::Start::root)
        return begin_at_root(path, frame, evaluator.context().primary, reach);
    return {path.start == Path::Start::current ? evaluator.context().node : frame.node, 0};
}

}  // namespace

NodeSet locate(const Evaluator& evaluator, const Path& path, const Frame& frame, Reach reach) {
    const Walk walk(evaluator, path, frame);
    NodeSet found;
    const auto add = [&found](const TreeNode& node) {
        found.push_back(node);
        return false;
    };
    const auto walk_from = [&](NodeSet reached, std::size_t step) {
        if (!path.in_document_order) {
            found = walk.by_steps(std::move(reached), step);
            evaluator.spend_on_order(found);
            put_in_document_order(found);
            return;
        }
        for (const TreeNode& node : reached) walk.from(node, step, add);
    };
    if (path.start == Path::Start::expression) {
        NodeSet base = evaluator.nodes(path.base.front(), frame, reach);
        walk.filter(base, path.base_predicates);
        if (path.steps.empty()) return base;  // "(...)[1]" keeps the order that randomize() gave it
        walk_from(std::move(base), 0);
    } else if (const Beginning beginning = begin(evaluator, path, frame, reach);
               beginning.node.tree != nullptr) {
        walk_from({beginning.node}, beginning.step);
    }
    return found;
}

TreeNode locate_first(const Evaluator& evaluator, const Path& path, const Frame& frame) {
    if (path.start == Path::Start::expression || !path.in_document_order) {
        const NodeSet all = locate(evaluator, path, frame, Reach::same_instance);
        return all.empty() ? TreeNode{} : all.front();
    }
    TreeNode first;
    const Beginning beginning = begin(evaluator, path, frame, Reach::same_instance);
    if (beginning.node.tree == nullptr) return first;
    Walk(evaluator, path, frame).from(beginning.node, beginning.step, [&first](const TreeNode& node) {
        first = node;
        return true;
    });
    return first;
}

void put_in_document_order(NodeSet& nodes) {
    if (nodes.size() < 2) return;
    std::vector<const Tree*> trees;
    for (const TreeNode& node : nodes)
        if (std::find(trees.begin(), trees.end(), node.tree) == trees.end()) trees.push_back(node.tree);
    // The document stands before its root.
    const auto place = [&trees](const TreeNode& node) {
        return std::tuple(std::find(trees.begin(), trees.end(), node.tree),
                          is_document(node) ? 0 : node.tree->order(node.node) + 1, node.attribute);
    };
    std::sort(nodes.begin(), nodes.end(),
              [&](const TreeNode& left, const TreeNode& right) { return place(left) < place(right); });
    nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
}

}  // namespace xforms
