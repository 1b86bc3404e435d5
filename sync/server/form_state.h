// SPDX-License-Identifier: Apache-2.0
// What a consultation is open for, as ODK Central's forms are: a word in the file `state` beside its
// form.xml.
//
//   draft    not offered, and no answer is taken: it is still being made
//   open     offered, and answers are taken; so is a form without the file
//   closing  no longer offered; answers that wait on kiosks are taken
//   closed   neither
//
// Errors: ErrorKind::invalid with the file. Pure but for the disk.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/result.h"

namespace council {

enum class FormState { draft, open, closing, closed };

kiosk::Result<FormState> form_state(const std::string& word);
kiosk::Result<FormState> read_form_state(const std::filesystem::path& folder);
std::string word_of(FormState);

inline bool is_offered(FormState state) {
    return state == FormState::open;
}
inline bool takes_answers(FormState state) {
    return state == FormState::open || state == FormState::closing;
}

}  // namespace council
