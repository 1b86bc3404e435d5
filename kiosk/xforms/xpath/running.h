// SPDX-License-Identifier: Apache-2.0
// sum(), count(), min() and max() over instances of a repeat, carried from one evaluation to the next.
//
// sum(../preceding-sibling::rep/x), sum(/data/rep[position() < position(current()/..)]/x) and
// sum(/data/rep/x) in each of a thousand instances would look at a thousand times a thousand nodes. The first
// instances that one evaluation added up are among those of the next, which adds the others only: what a
// running total costs grows with the number of instances. The outcome, to the last bit, is that of each
// evaluation by itself.
//
// Whoever evaluates an expression node by node, and changes nothing meanwhile but what the expression is the
// calculate of, gives the Context one of these. Threads: one. Errors: none.
#pragma once

#include <map>
#include <optional>
#include <utility>

#include "kiosk/xforms/xpath/evaluator.h"

namespace xforms {

class Running {
 public:
    // What the expression reads: where that is also what it calculates, only instances before the context's
    // own, which have their value by then, may be carried.
    enum class Reads { others, itself };
    explicit Running(Reads reads) : reads_(reads) {}

    enum class Of { sum, count, least, most };
    // Of the call's one argument; nothing where that is no path over the first instances, or all, of one
    // repeat.
    std::optional<double> total(Of, const Evaluator&, const syntax::Call&, const Frame&);

 private:
    struct Carried {
        std::size_t instances = 0;
        bool any = false;
        double total = 0;
    };

    const Reads reads_;
    std::map<std::pair<const syntax::Call*, NodeId>, Carried>
        carried_;  // by the call and what the repeat is in
};

}  // namespace xforms
