// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/leading_instances.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

#include "kiosk/xforms/xpath/predicates.h"

namespace xforms {

namespace {

using syntax::Axis;
using syntax::Path;
using syntax::Step;
using syntax::Test;

// Whether a node gives the same wherever the expression stands that asks it of a candidate.
bool is_of_candidate(const syntax::Node& node) {
    if (const auto* path = std::get_if<Path>(&node.is))
        if (path->start == Path::Start::current) return false;
    if (const auto* call = std::get_if<syntax::Call>(&node.is)) {
        static constexpr std::array<std::string_view, 7> others{"last", "current",   "random",        "uuid",
                                                                "once", "randomize", "jr:choice-name"};
        if (call->name == "position" && call->arguments.empty()) return false;
        if (std::find(others.begin(), others.end(), call->name) != others.end()) return false;
    }
    bool is = true;
    syntax::for_each_below(node, [&is](const syntax::Node& below) { is = is && is_of_candidate(below); });
    return is;
}

// A comparison, or several with and, or: never a number, which would be a place.
bool is_condition(const syntax::Node& node) {
    const auto* chain = std::get_if<syntax::Chain>(&node.is);
    return chain != nullptr && chain->operators.front() < syntax::Operator::add && is_of_candidate(node);
}

bool are_conditions(std::span<const syntax::Node> predicates) {
    return std::all_of(predicates.begin(), predicates.end(), is_condition);
}

bool is_plain(const Step& step) {
    return step.axis == Axis::child && step.test == Test::name && step.predicates.empty();
}

// Follows a path to where it comes to the instances of a repeat.
class Search {
 public:
    Search(const Evaluator& evaluator, const Path& path, const Frame& frame)
        : evaluator_(evaluator), tree_(*evaluator.context().primary), path_(path), frame_(frame) {}

    std::optional<Leading> find() {
        std::size_t index = 0;
        if (path_.start == Path::Start::root) {
            if (path_.steps.empty() || !is_plain(path_.steps[index])) return std::nullopt;
            at_ = tree_.root();
            if (at_ == no_node || tree_.name(at_) != path_.steps[index++].name) return std::nullopt;
        } else {
            const TreeNode own =
                path_.start == Path::Start::current ? evaluator_.context().node : frame_.node;
            if (own.tree != &tree_ || own.node == no_node || own.attribute >= 0) return std::nullopt;
            at_ = own.node;
        }
        for (; index < path_.steps.size(); ++index) {
            const Step& step = path_.steps[index];
            if (std::optional<Leading> found = instances(step))
                return follow(*found, std::span(path_.steps).subspan(index + 1));
            if (!take(step)) return std::nullopt;
        }
        return std::nullopt;
    }

 private:
    // One step to the one node that it can lead to.
    bool take(const Step& step) {
        if (step.test == Test::any_node && step.predicates.empty()) {
            if (step.axis == Axis::self) return true;
            if (step.axis != Axis::parent) return false;
            at_ = tree_.parent(at_);
            return at_ != no_node;
        }
        if (!is_plain(step)) return false;
        const std::uint32_t name = tree_.number_of(step.name);
        if (name == Tree::no_name) return false;
        const Tree::Run run = tree_.children_named(at_, name);
        at_ = run.first;
        return at_ != no_node && run.first == run.last;
    }

    std::optional<Leading> instances(const Step& step) const {
        if (step.test != Test::name) return std::nullopt;
        const std::uint32_t name = tree_.number_of(step.name);
        if (name == Tree::no_name) return std::nullopt;
        std::span<const syntax::Node> conditions(step.predicates);
        if (step.axis == Axis::preceding_sibling) {
            if (tree_.name_number(at_) != name || tree_.parent(at_) == no_node || !are_conditions(conditions))
                return std::nullopt;
            return Leading{tree_.parent(at_), name, tree_.position(at_) - 1, conditions, {}};
        }
        if (step.axis != Axis::child) return std::nullopt;
        double last = static_cast<double>(tree_.size());
        if (const auto asked = conditions.empty() ? std::nullopt : place_asked_for(conditions.front())) {
            if (asked->by != syntax::Operator::less && asked->by != syntax::Operator::less_or_equal)
                return std::nullopt;
            const double place = evaluator_.number(*asked->other, frame_);
            last = asked->by == syntax::Operator::less ? std::ceil(place) - 1 : std::floor(place);
            conditions = conditions.subspan(1);
        } else if (const Tree::Run run = tree_.children_named(at_, name); run.first == run.last) {
            return std::nullopt;
        }
        if (!are_conditions(conditions)) return std::nullopt;
        return Leading{at_, name, tree_.children_between(at_, name, 1, last).size(), conditions, {}};
    }

    static std::optional<Leading> follow(Leading leading, std::span<const Step> onward) {
        for (const Step& step : onward)
            if (!is_plain(step)) return std::nullopt;
        leading.onward = onward;
        return leading;
    }

    const Evaluator& evaluator_;
    const Tree& tree_;
    const Path& path_;
    const Frame& frame_;
    NodeId at_ = no_node;
};

}  // namespace

std::optional<Leading> leading_instances(const Evaluator& evaluator, const Path& path, const Frame& frame) {
    if (path.start == Path::Start::expression || evaluator.context().primary == nullptr) return std::nullopt;
    return Search(evaluator, path, frame).find();
}

}  // namespace xforms
