// SPDX-License-Identifier: Apache-2.0
// A form tried in a child of this process (kiosk/child), with limits of time and memory: what kills the child
// never reaches the kiosk.
//
// The child loads the form, begins a visit, says its first pages in every language, and finishes it. It draws
// nothing, writes nothing but its one sentence, and has nobody's answers, since none are given yet where a
// form is tried.
//
// Errors: none; a child that could not be made says nothing about the form (`made`). Threads: one may call.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/child/child.h"
#include "kiosk/xforms/form.h"

namespace acceptance {

struct Trial {
    bool made = true;  // false: for want of memory, processes or files, so that it is to be tried again
    bool came_to_its_end = false;
    std::string sentence;  // what went wrong, for the form's author; "" where all is well, or where the form
                           // is refused at load, which tells why itself
};

Trial run_trial(std::string_view xml, const xforms::MediaSource& media, const xforms::LeaveOut& = {},
                const kiosk::ChildLimits& = {});

}  // namespace acceptance
