// SPDX-License-Identifier: Apache-2.0
// The rows of each standard, and the two kinds of row that nothing proves.
#pragma once

#include "tests/audit/conformance.h"

namespace audit {

Standard en_301_549();
Standard vvsg();
Standard wcag();

inline Row inapplicable(const char* clause, const char* asks, const char* why) {
    return {clause, asks, {}, {}, "", "", why};
}

inline Row not_met(const char* clause, const char* asks, const char* why) {
    return {clause, asks, {}, {}, "", why};
}

}  // namespace audit
