// SPDX-License-Identifier: Apache-2.0
#include "kiosk/no_more_programs.h"

#include <cerrno>
#include <memory>

#include <seccomp.h>

namespace kiosk {

// Refused, not killed: a library that asks in vain goes on, and so does the visit.
bool start_no_more_programs() {
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(seccomp_init(SCMP_ACT_ALLOW),
                                                                   &seccomp_release);
    if (!filter || seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1) != 0) return false;
    for (const int call : {SCMP_SYS(execve), SCMP_SYS(execveat)})
        if (seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0) != 0) return false;
    return seccomp_load(filter.get()) == 0;
}

}  // namespace kiosk
