// SPDX-License-Identifier: Apache-2.0
// What may fail, in the words of every room of `council`; the contract is kiosk/result.h.
#pragma once

#include "kiosk/result.h"

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

}  // namespace council
