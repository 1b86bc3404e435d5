// SPDX-License-Identifier: Apache-2.0
// From now on this process, its threads and its children start no other program (RELIABILITY E11): the kernel
// refuses execve(2) and execveat(2) with EPERM, whoever asks and whatever he has brought in. It cannot be
// taken back. What was started before goes on, and so does whoever starts the kiosk's voice.
#pragma once

namespace kiosk {

// False where the kernel has no such filter: then a program can be started as before.
bool start_no_more_programs();

}  // namespace kiosk
