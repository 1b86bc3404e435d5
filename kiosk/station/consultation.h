// SPDX-License-Identifier: Apache-2.0
// The consultation that this machine shows: a form that can run here, the key that seals its answers, and the
// languages in which it is offered. Immutable once made. Reads files only; opens and changes nothing.
//
// Errors: ErrorKind::invalid, with the file or setting that is wrong, for whoever set the machine up.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "kiosk/pictures/album.h"
#include "kiosk/result.h"
#include "kiosk/screens/screen.h"
#include "kiosk/settings/config.h"
#include "kiosk/speech/recordings.h"
#include "kiosk/store/store.h"
#include "kiosk/xforms/form.h"

namespace kiosk {

struct Consultation {
    std::shared_ptr<const xforms::Form> form;
    store::PublicKey key;
    std::vector<screens::LanguageName> languages;          // offered, the first is the default
    std::shared_ptr<pictures::Album> album;                // the form's pictures
    std::shared_ptr<const speech::Recordings> recordings;  // its recorded clips
    std::vector<std::size_t> form_languages;  // index into form->languages() of each; empty without itext
    std::vector<std::string> held_back;       // why a language is not offered, a sentence each
};

// `place` names where the form came from, for a sentence about it; `unshowable` are codes of languages for
// which no font is installed. Opens the words of the languages offered.
Result<Consultation> make_consultation(const Config&, const std::string& xml,
                                       const std::vector<store::MediaFile>& media, const std::string& place,
                                       const std::vector<std::string>& unshowable);

// The one that [consultation] form names, with the media/ folder beside it.
Result<Consultation> shipped_consultation(const Config&, const std::vector<std::string>& unshowable);

}  // namespace kiosk
