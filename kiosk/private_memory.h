// SPDX-License-Identifier: Apache-2.0
// What a program holds of a person stays in its memory (RELIABILITY D1): never in a core file, never readable
// by another program of the same user, never in swap. For the kiosk, and for its voice, which is told what is
// typed.
#pragma once

namespace kiosk {

// For the whole of this process, from now on. False: its memory is not locked, and may come into swap. A
// process that it starts anew says it for itself.
bool keep_memory_private();

}  // namespace kiosk
