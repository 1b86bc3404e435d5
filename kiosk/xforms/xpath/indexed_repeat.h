// SPDX-License-Identifier: Apache-2.0
// indexed-repeat(): ODK XForms spec, "Repeat Functions". Private to this room.
#pragma once

#include "kiosk/xforms/xpath/functions.h"

namespace xforms {

Value indexed_repeat(const Arguments&);

}  // namespace xforms
