// SPDX-License-Identifier: Apache-2.0
// Refuses what the kiosk's screens do not draw yet; see the source for why this stands apart.
#pragma once

#include "kiosk/xforms/loading.h"

namespace xforms {

void refuse_undrawn(Loading&);

}  // namespace xforms
