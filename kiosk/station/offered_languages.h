// SPDX-License-Identifier: Apache-2.0
// Which languages a resident may choose: those that the configuration lists, or else all of the form's that
// the kiosk speaks, less those that would be shown badly.
//
// A language is held back while its words or its translation in the form are drafts (unless [kiosk]
// offer_drafts), where its catalogue or a font for it is not installed, or where it cannot be typed: one
// sentence each. Where none is left, English is offered. ErrorKind::invalid where the configuration asks for
// a language that the kiosk does not speak or the form does not have, or where English cannot stand in.
#pragma once

#include <string>
#include <vector>

#include "kiosk/result.h"
#include "kiosk/screens/screen.h"
#include "kiosk/settings/config.h"
#include "kiosk/xforms/form.h"

namespace kiosk {

struct Offered {
    std::vector<screens::LanguageName> languages;  // the first is the default
    std::vector<std::size_t> form_languages;       // index into form.languages(); empty without itext
    std::vector<std::string> held_back;
};

// Opens the words of the languages offered. `unshowable`: codes of languages without a font.
Result<Offered> offered_languages(const Config&, const xforms::Form&,
                                  const std::vector<std::string>& unshowable);

}  // namespace kiosk
