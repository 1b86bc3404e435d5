// SPDX-License-Identifier: Apache-2.0
// Paths that lead to the first instances of one repeat: those before this one, those up to a place, or all.
// Private to this room.
#pragma once

#include <optional>
#include <span>

#include "kiosk/xforms/xpath/evaluator.h"

namespace xforms {

// The first `instances` children of that name, what must hold of each, and the steps that lead on from it.
struct Leading {
    NodeId parent = no_node;
    std::uint32_t name = 0;
    std::size_t instances = 0;
    std::span<const syntax::Node> conditions;
    std::span<const syntax::Step> onward;
};

// Of a path of the primary instance; nothing where it is no such path.
std::optional<Leading> leading_instances(const Evaluator&, const syntax::Path&, const Frame&);

}  // namespace xforms
