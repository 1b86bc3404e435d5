// SPDX-License-Identifier: Apache-2.0
// The finished XML is looked at before anybody is thanked for it: what is sealed is never seen again by the
// kiosk, and the office must be able to read it.
//
// Holds that it is well-formed XML 1.0 in UTF-8, within the limits that the server and the export read by
// (kiosk/limits.h), with the form's id and version, every element that was written, and one instanceID that
// is the submission's. Errors: ErrorKind::invalid, for staff; the sentence has no answer in it. Threads: any.
#pragma once

#include <cstddef>

#include "kiosk/result.h"
#include "kiosk/xforms/instance.h"

namespace xforms {

kiosk::Result<void> check_submission(const Submission&, std::size_t elements);

}  // namespace xforms
