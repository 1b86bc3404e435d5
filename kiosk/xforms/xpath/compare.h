// SPDX-License-Identifier: Apache-2.0
// XPath 1.0 section 3.4's comparisons, with ODK's: two texts that are dates or dateTimes compare as moments.
// Private to this room.
#pragma once

#include <optional>
#include <string>

#include "kiosk/xforms/xpath/evaluator.h"

namespace xforms {

bool compare(syntax::Operator, const Value& left, const Value& right);
bool compare_texts(syntax::Operator, std::string_view left, std::string_view right);

// A predicate `[column = what]` over items of a secondary instance where `what` is the same for every item:
// it is evaluated once, and an item costs a walk over its own few children. Choice lists of 50,000 rows rest
// on this.
class QuickEquality {
 public:
    QuickEquality(std::string_view column, std::string text, const Tree* tree)
        : column_(column), text_(std::move(text)), tree_(tree), number_(tree->number_of(column)) {}
    bool holds(const TreeNode& item) const;

 private:
    std::string_view column_;  // of the syntax tree
    std::string text_;
    const Tree* tree_;
    std::uint32_t number_;  // of the column's name in that tree
};
std::optional<QuickEquality> quick_equality(const Evaluator&, const syntax::Node& predicate, const Frame&,
                                            const NodeSet& candidates);

}  // namespace xforms
