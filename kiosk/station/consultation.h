// SPDX-License-Identifier: Apache-2.0
// A consultation that this machine shows, or a newsletter that it offers: a form that can run here, the key
// that seals its answers, and the languages in which it is offered. Immutable once made. Reads files only;
// opens and changes nothing.
//
// Errors: ErrorKind::invalid, with the file or setting that is wrong, for whoever set the machine up.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/acceptance/acceptance.h"
#include "kiosk/pictures/album.h"
#include "kiosk/pictures/trial.h"
#include "kiosk/result.h"
#include "kiosk/screens/screen.h"
#include "kiosk/settings/config.h"
#include "kiosk/speech/recordings.h"
#include "kiosk/store/store.h"
#include "kiosk/xforms/form.h"

namespace kiosk {

// What only the machine can know of how it shows a form.
struct Display {
    std::vector<std::string> unshowable = {};  // codes of languages for which no font is installed
    pictures::Glass glass = {};                // the form's pictures are tried in its pixels
};

struct Consultation {
    std::shared_ptr<const xforms::Form> form;
    store::PublicKey key;
    std::vector<screens::LanguageName> languages;          // offered, the first is the default
    std::shared_ptr<pictures::Album> album;                // the form's pictures
    std::shared_ptr<const speech::Recordings> recordings;  // its recorded clips
    std::vector<std::size_t> form_languages;  // index into form->languages() of each; empty without itext
    std::vector<std::string> held_back;       // why a language is not offered, a sentence each
    std::vector<std::string> not_shown;       // the same of pictures
};

// Of a form on those terms, which are the settings'. `place` names where it came from, for a sentence about
// it. Opens the words of the languages offered.
Result<Consultation> make_consultation(const Config&, const acceptance::Terms&, const std::string& xml,
                                       const std::vector<store::MediaFile>& media, const std::string& place,
                                       const Display& display);

// Of a file that the settings name, with the media/ folder beside it.
Result<Consultation> shipped_consultation(const Config&, const acceptance::Terms&,
                                          const std::filesystem::path& file, const Display& display);

}  // namespace kiosk
