// SPDX-License-Identifier: Apache-2.0
// What a screen sees, as JSON for `council try --json`: field words are those of question.h and of the ODK
// XForms spec. Texts are plain: no markup, items of lists with their numbers. Private to dry_run.cpp.
#pragma once

#include <nlohmann/json.hpp>

#include "kiosk/xforms/instance.h"

namespace xforms {

nlohmann::json json_of(const std::vector<Violation>& violations);
nlohmann::json json_of(const Question& question);
nlohmann::json pages_of(const Instance& instance);  // the relevant ones, with what is wrong on each

}  // namespace xforms
