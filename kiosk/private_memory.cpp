// SPDX-License-Identifier: Apache-2.0
#include "kiosk/private_memory.h"

#include <linux/capability.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace kiosk {
namespace {

// Under a limit, which a desk has and the unit has not, what comes after it would be refused and end the
// program. Root has none.
bool may_lock_all() {
    rlimit lockable{};
    if (getrlimit(RLIMIT_MEMLOCK, &lockable) == 0 && lockable.rlim_cur == RLIM_INFINITY) return true;
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    __user_cap_data_struct held[_LINUX_CAPABILITY_U32S_3]{};
    return syscall(SYS_capget, &header, held) == 0 && (held[0].effective & (1U << CAP_IPC_LOCK)) != 0;
}

}  // namespace

// Locked page by page as it is used.
bool keep_memory_private() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
    return may_lock_all() && mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT) == 0;
}

}  // namespace kiosk
