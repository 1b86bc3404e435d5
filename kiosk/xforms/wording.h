// SPDX-License-Identifier: Apache-2.0
// What the form says, in the language on screen: texts with their outputs filled in.
//
// ODK XForms spec, "Languages", "output" and "guidance". A text that the language lacks is said in the form's
// default language, else in any that has it. Reads the state only; its allowance is told what is too long.
// Threads: that of the state.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/xforms/instance.h"
#include "kiosk/xforms/model.h"

namespace xforms {

class InstanceState;

enum class Wording { usual, guidance };

// As a screen shows it; `at` is where the references of its outputs start.
Words words_at(const InstanceState&, const Text&, const Context& at, Wording wording = Wording::usual);
// As its author wrote it, with the marks of markdown: for expressions.
std::string written_at(const InstanceState&, const Text&, const Context& at);
// The itext of that id, as written; the id itself where there is none.
std::string text_of(const InstanceState&, std::string_view id);

}  // namespace xforms
