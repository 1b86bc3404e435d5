// SPDX-License-Identifier: Apache-2.0
// Work that may not end, or may bring a process down, done in a child of this one under limits of time and
// memory: a form that is tried, a picture that is drawn. What kills the child never reaches the kiosk.
//
// The child is forked, not started: it needs no program beside this one. It writes nothing but what the work
// returns, and never returns from here itself. Errors: none; a child that could not be made is one of the
// endings. Threads: one may call.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

namespace kiosk {

struct ChildLimits {
    std::chrono::seconds processor{10}, time{30};
    std::size_t memory_bytes = 512 << 20;  // beyond what this process has itself
};

struct ChildRun {
    enum class Ending { at_its_end, out_of_time, out_of_memory, crashed, not_made };
    Ending ending = Ending::not_made;
    std::string said;    // what the work returned, its first 4,096 bytes
    std::string remark;  // on any other ending: "did not end within 10 seconds", to follow a subject
};

ChildRun run_in_a_child(const std::function<std::string()>& work, const ChildLimits& = {});

}  // namespace kiosk
