// SPDX-License-Identifier: Apache-2.0
// How much may still be asked that nobody is asked yet: what a progress that is true has to count with.
//
// A page that is hidden now comes only where each condition that hides it is met. A condition that an answer
// still to be given decides is met at even odds; one that leans on answers given, or on none, stays as it is,
// since whoever changes an earlier answer has gone back. So a page counts for a half by each condition that
// it waits for: two comments of which either is asked come to one, a section behind a gate to the half of it.
// Not counted: instances that a repeat has not got yet, and its summary. Reads the state only. Threads: that
// of the state.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/xforms/model.h"

namespace xforms {

class InstanceState;

// Behind which question the relevance of each field can change no more.
class Deciders {
 public:
    explicit Deciders(const Model&);
    ControlId of(FieldId field) const { return last_[field]; }  // none where no question decides it

 private:
    std::vector<ControlId> last_;  // by field
};

// `page` and `node` as in QuestionNode; of a summary its repeat, and the node that this stands in.
struct PageNode {
    ControlId page;
    NodeId node;
};
// The pages behind this one that are hidden now, each by its odds: those whose references begin with `group`.
double may_follow(const InstanceState&, const Deciders&, PageNode, std::string_view group);

}  // namespace xforms
