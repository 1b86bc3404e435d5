// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/running.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kiosk/xforms/xpath/leading_instances.h"

namespace xforms {

namespace {

using syntax::Step;

// What the instances before have come to, and one node more: in document order, for numbers with fractions
// have another sum in another order.
class Adding {
 public:
    Adding(Running::Of of, Allowance& allowance, bool& any, double& total)
        : of_(of), allowance_(allowance), any_(any), total_(total) {}

    void add(const TreeNode& node, std::span<const Step> onward) {
        allowance_.spend(1);
        if (onward.empty()) return add(of_ == Running::Of::count ? 1 : node_number(node));
        const Tree& tree = *node.tree;
        const std::uint32_t name = tree.number_of(onward.front().name);
        if (name == Tree::no_name) return;
        const Tree::Run run = tree.children_named(node.node, name);
        for (NodeId child = run.first; child != no_node; child = tree.next_sibling(child)) {
            if (tree.name_number(child) == name) add({&tree, child, -1}, onward.subspan(1));
            if (child == run.last) break;
        }
    }

 private:
    void add(double number) {
        const bool extreme = of_ == Running::Of::least || of_ == Running::Of::most;
        if (!extreme)
            total_ += number;
        else if (!any_ || std::isnan(number))
            total_ = number;
        else if (!std::isnan(total_))
            total_ = of_ == Running::Of::least ? std::min(total_, number) : std::max(total_, number);
        any_ = true;
    }

    const Running::Of of_;
    Allowance& allowance_;
    bool& any_;
    double& total_;
};

// The place of the instance that the expression stands in; 0 where it stands in none of them.
std::size_t own_place(const Context& context, const Leading& leading) {
    if (context.node.tree != context.primary) return 0;
    const Tree& tree = *context.primary;
    for (NodeId around = context.node.node; around != no_node; around = tree.parent(around))
        if (tree.parent(around) == leading.parent && tree.name_number(around) == leading.name)
            return tree.position(around);
    return 0;
}

}  // namespace

std::optional<double> Running::total(Of of, const Evaluator& evaluator, const syntax::Call& call,
                                     const Frame& frame) {
    const auto* path = std::get_if<syntax::Path>(&call.arguments.front().is);
    if (path == nullptr) return std::nullopt;
    const std::optional<Leading> leading = leading_instances(evaluator, *path, frame);
    if (!leading) return std::nullopt;
    const Context& context = evaluator.context();
    if (reads_ == Reads::itself &&
        (!leading->conditions.empty() || leading->instances >= own_place(context, *leading)))
        return std::nullopt;
    Carried& carried = carried_[{&call, leading->parent}];
    if (leading->instances < carried.instances) carried = {};
    const Tree& tree = *context.primary;
    Adding adding(of, evaluator.allowance(), carried.any, carried.total);
    const double first = static_cast<double>(carried.instances) + 1;
    for (const NodeId instance : tree.children_between(leading->parent, leading->name, first,
                                                       static_cast<double>(leading->instances))) {
        const TreeNode candidate{&tree, instance, -1};
        const Frame within{candidate, candidate, 0, 1, nullptr};
        if (std::all_of(leading->conditions.begin(), leading->conditions.end(),
                        [&](const syntax::Node& condition) { return evaluator.truth(condition, within); }))
            adding.add(candidate, leading->onward);
    }
    carried.instances = leading->instances;
    const bool has_none = of == Of::least || of == Of::most;  // of no nodes
    return has_none && !carried.any ? std::numeric_limits<double>::quiet_NaN() : carried.total;
}

}  // namespace xforms
