// SPDX-License-Identifier: Apache-2.0
// The outline of a form: which nodes its answers have, as plain data. It is for those who read answers and do
// not run the form: the council's office.
//
// The form engine's own loader reads it, so that references, templates and repeats mean here what they mean
// at the kiosk. But an outline does not need a form that runs: media may be missing, and a form that an
// earlier kiosk ran stays readable when a later engine refuses it. Refuses only what has no primary instance
// or no id. Errors: ErrorKind::invalid with the reason. Pure; any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace xforms {

struct OutlineNode {
    enum class Kind { group, repeat, value };
    enum class Role {
        answer,       // or a calculate, a preload, a default
        instance_id,  // meta/instanceID
        practice,     // jr:preload="property" jr:preloadParams="practice": "yes" in practice mode
        note,         // read-only, and nothing in the form ever puts a value into it
    };
    std::string name;
    std::string path;  // below the root, without positions: "household/person/age"
    Kind kind = Kind::value;
    Role role = Role::answer;
    std::optional<std::size_t> parent;  // into Outline::nodes; none: the root
};

struct Outline {
    std::string id, version;
    std::vector<OutlineNode> nodes;  // the order of the form; each parent comes before its children
};

kiosk::Result<Outline> read_outline(std::string_view form_xml);

}  // namespace xforms
