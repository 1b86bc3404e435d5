// SPDX-License-Identifier: Apache-2.0
// The outline of a form: which nodes its answers have and what is asked there, as plain data. It is for those
// who read answers and do not run the form: the council's office.
//
// Texts are as a reader of a codebook wants them: in each language of the form, without marks, an output as
// "…". Choices are those that stand in the form, whatever filters them; of a list in a file only the file's
// name is known. The form engine's own loader reads it, so that references, templates and repeats mean here
// what they mean at the kiosk. But an outline does not need a form that runs: media may be missing, and a
// form that an earlier kiosk ran stays readable when a later engine refuses it. Refuses only what has no
// primary instance or no id. Errors: ErrorKind::invalid with the reason. Pure; any thread.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/xforms/form.h"
#include "kiosk/xforms/question.h"

namespace xforms {

// One text for each language of the form, in their order; one alone where the form has no itext.
using OutlineWords = std::vector<std::string>;

struct OutlineChoice {
    std::string value;
    OutlineWords label;
};

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

    std::optional<ControlKind> control;  // of the question on it; none where nobody is asked
    DataType type = DataType::string;
    bool conditional = false;  // it has a `relevant` of its own: not everybody is asked
    // Paths of what decides whether it is there, which choices it offers and what the form itself puts into
    // it: what its relevant, count, choice filter, calculate and setvalues read. Conditions around it are
    // its parent's.
    std::set<std::string> reads;
    std::vector<std::string> appearance;  // words, as written
    OutlineWords label;                   // of its question, group or repeat; "" where it has none
    std::vector<OutlineChoice> choices;
};

struct Outline {
    std::string id, version, title;
    std::vector<Form::Language> languages;  // empty where the form has no itext
    std::size_t default_language = 0;
    std::vector<OutlineNode> nodes;  // the order of the form; each parent comes before its children
};

kiosk::Result<Outline> read_outline(std::string_view form_xml);

}  // namespace xforms
