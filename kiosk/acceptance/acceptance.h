// SPDX-License-Identifier: Apache-2.0
// Whether a kiosk runs a form: the one function that `council check`, kiosk-sync and the kiosk itself ask, so
// that what the office was told is what the kiosk does.
//
// A form is refused when it cannot be loaded; when its trial run (trial_run.h) finds a fault or does not end;
// when it is another than the settings name; when its answers could not be sealed; when it lacks a language
// that the settings ask for, or where none is left that may be offered: a draft is held back unless they say
// otherwise, and so is a language for which the kiosk has no words of its own. What only the machine that
// shows it can know (a font, a dictionary) is no reason here: the station holds such a language back.
//
// Errors: none; all that is wrong is in the decision's problems, for authors and staff. A machine that has no
// room for the trial run right now has decided nothing: `later`. Threads: one, and the trial run forks.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/settings/config.h"
#include "kiosk/store/seal.h"
#include "kiosk/xforms/form.h"

namespace acceptance {

// What a kiosk's settings ask of its form. By default they ask nothing, as `council check` does.
struct Terms {
    std::string settings;  // where they stand, for a sentence: "/etc/.../kiosk.toml"
    std::string section;   // and in which section of it, "[consultation]"
    std::string form_id;   // "": whichever
    std::optional<std::filesystem::path> public_key;  // for a form that carries none
    bool must_seal = false;                           // refuse a form without a key
    std::vector<std::string> languages;               // codes; none: all of the form's that the kiosk speaks
    bool offer_drafts = true;
    // Of the kiosk's own words; none: they are not looked at.
    std::optional<std::filesystem::path> words;
    std::vector<std::string> leave_out;  // words of xforms::LeaveOut

    static Terms of(const kiosk::Config&);             // for the consultation
    static Terms of_newsletter(const kiosk::Config&);  // which has one
};

struct Language {
    std::string code;
    std::optional<std::size_t> translation;  // index into form->languages(); none where the form has no itext
    bool draft = false;                      // that translation is one, or
    bool draft_words = false;                // the kiosk's own words in it are
};

struct Accepted {
    std::shared_ptr<const xforms::Form> form;
    std::optional<store::PublicKey> key;
    std::vector<Language> languages;     // that may be offered, the first is the default
    std::optional<Language> fall_back;   // English, where it may
    std::vector<std::string> held_back;  // why not the others, a sentence each
};

inline constexpr std::size_t lines_for_staff = 5;  // on their page; `council check` has them all

struct Decision {
    std::vector<xforms::Problem> problems;  // warnings among them
    std::optional<Accepted> accepted;       // nullopt: the kiosk refuses the form, or
    bool later = false;                     // that is not known yet, and to be asked again

    // Of the refusal, a whole line each; past so many lines a last one says how many more there are.
    std::string reasons(std::size_t most_lines = std::string::npos) const;
    kiosk::ErrorKind kind() const {  // of an error that says why there is nothing accepted
        return later ? kiosk::ErrorKind::offline : kiosk::ErrorKind::invalid;
    }
};

// What a kiosk says of a form with these media, named or only offered beside it: "" where it takes them.
std::string too_much_media(const std::map<std::string, std::size_t>& bytes_by_name);

Decision decide(std::string_view xml, const xforms::MediaSource& media, const Terms& terms);

// Of a form's translations the one that `code` is: by its code; for the first language set also one whose
// name tells no language that the kiosk speaks ("default", "English"), the form's default before others.
enum class Offered { first, further };  // of the languages that are set
std::optional<std::size_t> translation_for(const xforms::Form& form, std::string_view code, Offered offered);

}  // namespace acceptance
