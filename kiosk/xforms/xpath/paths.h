// SPDX-License-Identifier: Apache-2.0
// Location paths: XPath 1.0 section 2, with the repeats rule at the head of evaluator.h. Private to this
// room.
#pragma once

#include "kiosk/xforms/xpath/evaluator.h"

namespace xforms {

// All nodes of a path, each once, in document order.
NodeSet locate(const Evaluator&, const syntax::Path&, const Frame&, Reach);
// Only the first, found without looking at the others where the path allows it.
TreeNode locate_first(const Evaluator&, const syntax::Path&, const Frame&);

// Each once, in document order; trees in the order in which they first appear.
void put_in_document_order(NodeSet&);

}  // namespace xforms
