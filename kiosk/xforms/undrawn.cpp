// SPDX-License-Identifier: Apache-2.0
// What the engine runs and the kiosk's screens do not draw yet. A form is shown whole or not at all, so that
// a kiosk refuses these at load; `council try` runs them, because it has no screen. A control that gets a
// screen leaves this file; when the file is empty it goes, and Use with it.
#include "kiosk/xforms/undrawn.h"

namespace xforms {
namespace {

// "" where a screen draws it.
std::string reason_for(const Control& control) {
    const bool grows = control.kind == Control::Kind::repeat && !control.fixed;
    return grows ? "the kiosk has no screen yet for adding and removing repeats" : "";
}

}  // namespace

void refuse_undrawn(Loading& loading) {
    const Model& model = loading.model;
    for (const Control& control : model.controls)
        if (const std::string reason = reason_for(control); !reason.empty())
            loading.refuse(control.line, "repeat " + model.fields[control.field].path, reason);
    for (const auto& [id, translations] : model.itext)
        for (const Translation& translation : translations)
            if (!translation.image.empty() || !translation.big_image.empty()) {
                loading.refuse(0, "itext " + id, "the kiosk draws no pictures in labels yet");
                break;
            }
}

}  // namespace xforms
