// SPDX-License-Identifier: Apache-2.0
// A form tried in a child of this process, with limits of time and memory: what kills the child never reaches
// the kiosk.
//
// The child loads the form, begins a visit, says its first pages in every language, and finishes it. It is
// forked, not started: it needs no program beside this one. It draws nothing, writes nothing but its one
// sentence, and has nobody's answers, since none are given yet where a form is tried.
//
// Errors: none; a child that could not be made is one that did not come to its end. Threads: one may call.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

#include "kiosk/xforms/form.h"

namespace acceptance {

struct Trial {
    bool came_to_its_end = false;
    std::string sentence;  // what went wrong, for the form's author; "" where all is well, or where the form
                           // is refused at load, which tells why itself
};

struct TrialLimits {
    std::chrono::seconds processor{10}, time{30};
    std::size_t memory_bytes = 512 << 20;  // beyond what this process has itself
};

Trial run_trial(std::string_view xml, const xforms::MediaSource& media, const xforms::LeaveOut& = {},
                const TrialLimits& = {});

}  // namespace acceptance
