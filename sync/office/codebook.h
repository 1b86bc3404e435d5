// SPDX-License-Identifier: Apache-2.0
// The codebook of a form: what each column of an export means, in one language of the form.
//
// A row for each question and for each of its choices. Where versions of the form differ in a label or a
// type, each wording is a row of its own, with the versions that have it; the newest comes first. Pure.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "sync/office/export.h"

namespace council {

// A language by its name in the form or by its code; nullopt stands for the form's default. Invalid, with
// those that there are, where the newest version has no such language.
kiosk::Result<void> check_language(const Dictionary&, const std::string& language);
// Which of a version's languages that is; its default where it lacks the language.
std::size_t language_of(const xforms::Outline&, const std::string& language);

void each_codebook_row(const Dictionary&, const std::string& language, const TakeRow&);
void write_codebook(std::ostream&, const Dictionary&, const std::string& language, Mark);

}  // namespace council
