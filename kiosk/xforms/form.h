// SPDX-License-Identifier: Apache-2.0
// A form: one ODK XForm, read whole, checked whole, then never changed. Many Instances may stand on one Form.
//
// Refuses, with every problem at once: XML outside the limits (RELIABILITY D11: DOCTYPE, 5 MB, 200,000 nodes,
// 64 attributes an element, depth 100), controls, functions, types, actions and events that this engine does
// not run, bindings and references to nodes that do not exist, cycles, missing media. A form is run whole or
// not at all. Ignores, silently: unknown appearances and styling, as Collect does.
//
// Never changes once loaded; but its lists of choices are indexed as they are first read, so one thread at a
// time may use it. Spec: https://getodk.github.io/xforms-spec/
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace xforms {

struct Problem {
    int line = 0;         // in the form's XML, from 1; 0 where no line fits
    std::string subject;  // the control, bind or function by the form's own name: "upload /data/photo"
    std::string reason;   // a sentence for the form's author
    bool refuses = true;  // false: a warning that `council check` prints
};

// Bytes of a media file that the form names, or nullopt where it is missing. Called while loading only.
using MediaSource = std::function<std::optional<std::string>(std::string_view name)>;

// Controls that need what a kiosk does not have, which the operator lets a form run without: each is a
// warning then, where it is not required, and its node stays as the form has it.
struct LeaveOut {
    bool upload = false, geo = false, barcode = false;

    // The words of kiosk.toml: "upload", "geo", "barcode". ErrorKind::invalid with the word that is none.
    static kiosk::Result<LeaveOut> read(const std::vector<std::string>& words);
};

struct Model;  // the parsed form; defined in model.h, which only this room includes

class Form {
 public:
    struct Loaded {
        std::shared_ptr<const Form> form;  // nullptr where any problem refuses
        std::vector<Problem> problems;
    };
    // What the form is wanted for: a kiosk refuses also words whose picture or sound is missing, and draws an
    // instanceID of its own where the form's would be the same for every visit.
    enum class Use { at_a_kiosk, without_a_screen };
    static Loaded load(std::string_view xml, const MediaSource& media, Use use = Use::without_a_screen,
                       const LeaveOut& leave_out = {});

    const std::string& id() const;
    const std::string& version() const;  // opaque; "" where the form has none
    const std::string& title() const;
    struct Language {
        std::string name;    // as the itext writes it: "العربية (ar)"
        std::string code;    // BCP 47, from the brackets where there are any, else the name itself
        bool draft = false;  // have-your-say:draft: nobody who reads the language has checked it
    };
    const std::vector<Language>& languages() const;  // document order; empty where the form has no itext
    std::size_t default_language() const;
    const std::string& public_key()
        const;  // base64 of a DER SubjectPublicKeyInfo, or "" (ODK encrypted forms)
    const Model& model() const { return *model_; }

 private:
    std::shared_ptr<const Model> model_;
};

// "line 12: upload /data/photo: a kiosk has no camera", one a line.
std::string describe(const std::vector<Problem>&);

}  // namespace xforms
