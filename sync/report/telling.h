// SPDX-License-Identifier: Apache-2.0
// Which questions tell who somebody is without asking: those that only some people are asked because of what
// they said they are, those whose choices hang on it, and what the form itself fills in from it. The number
// of their answers can be that of a group whose own is hidden. Pure.
#pragma once

#include <set>
#include <string>

#include "sync/office/dictionary.h"

namespace council {

// Paths of all that hangs, in any version of the form, on what is answered at `path`; also by way of others.
std::set<std::string> what_hangs_on(const Dictionary&, const std::string& path);

}  // namespace council
