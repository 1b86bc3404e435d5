// SPDX-License-Identifier: Apache-2.0
// The text of an answer by its type: what a person types, what a calculate gives, what the submission
// carries.
//
// ODK XForms spec, "Data Types". What a person types is checked: a text that cannot be of the type is refused
// with a sentence for that person, never bent into another value. What a calculate gives is converted, and is
// empty where it cannot be. Threads: any. Errors: ErrorKind::invalid.
//
// Where ODK's engines differ (JavaRosa JR, Web Forms WF): "2.5" typed into an int is told (WF cuts it, JR
// drops it). A dateTime without an offset takes the local one: spec, JR (WF: as typed); one without a time is
// none: WF (JR: midnight). A time without seconds is completed: JR (WF: none). A date is no moment of another
// zone: WF.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/moment.h"
#include "kiosk/result.h"
#include "kiosk/xforms/question.h"
#include "kiosk/xforms/xpath/xpath.h"

namespace xforms {

kiosk::Result<std::string> canonical(DataType type, std::string_view typed);
std::string calculated(DataType type, const Value& value);

std::string date_time_text(kiosk::Moment moment);  // local time, "2024-02-01T10:00:00.000+00:00"
std::string date_text(kiosk::Moment moment);       // the local day, "2024-02-01"

}  // namespace xforms
