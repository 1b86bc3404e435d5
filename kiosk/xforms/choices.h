// SPDX-License-Identifier: Apache-2.0
// Choices of a question as they are now: the form's own and those of its lists, filtered.
//
// ODK XForms spec, "select1", "select", "rank" and "itemset". Reads the state only. Threads: that of the
// state.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/xforms/model.h"

namespace xforms {

class InstanceState;

struct Option {
    std::string value;
    const Text* label = nullptr;  // the form's
    TreeNode
        item;  // where the label's references start; of the question itself for a choice that stands in it
};

std::vector<Option> options(const InstanceState&, const Control&, NodeId);
// One after the other, until `take` has enough and says false: of a list of 100,000 most are not looked at.
void each_option(const InstanceState&, const Control&, NodeId, const std::function<bool(Option)>& take);
// The values of an answer: of select1 it is one value, whatever blanks it holds.
std::vector<std::string> chosen_in(const Control&, std::string_view answer);
// As it is stored; ErrorKind::invalid with a sentence for the person where it is none of the choices.
kiosk::Result<std::string> checked_choice(const InstanceState&, const Control&, NodeId,
                                          std::string_view value);

}  // namespace xforms
