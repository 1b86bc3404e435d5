// SPDX-License-Identifier: Apache-2.0
// Which languages a resident may choose: of those that were accepted with the form (kiosk/acceptance, which
// judges all that form and settings tell), the ones that this machine can show.
//
// A language is held back where a font for it is not installed, or where it cannot be typed: one sentence
// each, beside those of the acceptance. Where none is left, English is offered. ErrorKind::invalid where
// English cannot stand in.
#pragma once

#include <string>
#include <vector>

#include "kiosk/acceptance/acceptance.h"
#include "kiosk/result.h"
#include "kiosk/screens/screen.h"
#include "kiosk/settings/config.h"

namespace kiosk {

struct Offered {
    std::vector<screens::LanguageName> languages;  // the first is the default
    std::vector<std::size_t> form_languages;       // index into form.languages(); empty without itext
    std::vector<std::string> held_back;
};

// Opens the words of the languages offered. `unshowable`: codes of languages without a font.
Result<Offered> offered_languages(const Config&, const acceptance::Accepted&,
                                  const std::vector<std::string>& unshowable);

}  // namespace kiosk
