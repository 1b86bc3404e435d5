// SPDX-License-Identifier: Apache-2.0
// The rows of each standard, and the two kinds of row that nothing proves.
#pragma once

#include "tests/audit/conformance.h"

namespace audit {

using Rows = std::vector<Row>;

inline Standard standard_of(const char* name, const std::vector<Rows>& chapters) {
    Standard standard{name, {}};
    for (const Rows& rows : chapters) standard.rows.insert(standard.rows.end(), rows.begin(), rows.end());
    return standard;
}

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
