// SPDX-License-Identifier: Apache-2.0
// The finished XML is looked at before anybody is thanked for it: what is sealed is never seen again by the
// kiosk, and the office must be able to read it.
//
// Holds that it is well-formed XML 1.0 in UTF-8, within the limits that the server and the export read by
// (kiosk/limits.h), with the form's id and version, one instanceID that is the submission's, and every
// element that was written with the text that the filling-in has there. Errors: ErrorKind::invalid, for
// staff; the sentence has no answer in it. Threads: any.
#pragma once

#include <string_view>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/xforms/instance.h"

namespace xforms {

// `texts` of all elements as they were meant, in document order; "" for one with elements in it.
kiosk::Result<void> check_submission(const Submission&, const std::vector<std::string_view>& texts);

}  // namespace xforms
