// SPDX-License-Identifier: Apache-2.0
// How far along a long command is: one line on stderr that is drawn again, on a terminal only. Threads: one.
#pragma once

#include "sync/office/answers.h"

namespace council {

// "Opening 12,800 of 100,000 [=====>      ] 0:42 left"
Progress progress_bar(const char* doing);

}  // namespace council
