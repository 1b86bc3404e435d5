// SPDX-License-Identifier: Apache-2.0
// The pages of a visit as they are now: which questions are asked and where each stands, the summaries of
// repeats between them, and the headings above.
//
// ODK XForms spec, "group", "repeat" and the appearance "field-list". Document order everywhere; what is not
// relevant is left out. Reads the state only. Threads: that of the state.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kiosk/xforms/instance.h"
#include "kiosk/xforms/model.h"

namespace xforms {

class InstanceState;

// A relevant question: where it stands, and the page that it is on.
struct QuestionNode {
    ControlId control = none;
    NodeId node = no_node;
    ControlId page = none;  // the question itself or the field-list around it
    NodeId page_node = no_node;
};

// The summary of a relevant repeat: behind so many of the questions asked.
struct Summary {
    ControlId control = none;
    NodeId parent = no_node;
    std::size_t behind = 0;
};

struct PageNodes {
    std::vector<QuestionNode> questions;
    std::vector<Summary> summaries;
};

PageNodes page_nodes_of(const InstanceState&);

std::string page_reference_of(const InstanceState&, const QuestionNode&);
std::string reference_of(const InstanceState&, const Summary&);
std::vector<Words> titles_above(const InstanceState&, const QuestionNode&);  // of the groups around it
std::vector<Words> titles_above(const InstanceState&, const Summary&);

Repeat repeat_of(const InstanceState&, const Summary&, const std::vector<QuestionNode>& questions);
Words section_of(const InstanceState&, const QuestionNode&);  // the innermost of the titles above it, or none
std::vector<Repeat> repeats_in(const InstanceState&, const std::vector<QuestionNode>& questions);

}  // namespace xforms
