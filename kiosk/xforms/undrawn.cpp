// SPDX-License-Identifier: Apache-2.0
// What the engine runs and the kiosk's screens do not draw yet. A form is shown whole or not at all, so that
// a kiosk refuses these at load; `council try` runs them, because it has no screen. A control that gets a
// screen leaves this file; when the file is empty it goes, and Use with it.
#include "kiosk/xforms/undrawn.h"

namespace xforms {
namespace {

const char* name_of(ControlKind kind) {
    switch (kind) {
        case ControlKind::rank:
            return "odk:rank";
        case ControlKind::range:
            return "range";
        case ControlKind::trigger:
            return "trigger";
        default:
            return "input";
    }
}

// "" where a screen draws it.
std::string reason_for(const Model& model, const Control& control) {
    if (control.kind == Control::Kind::repeat)
        return control.fixed ? "" : "the kiosk has no screen yet for adding and removing repeats";
    if (control.kind != Control::Kind::question) return {};
    switch (control.type) {
        case ControlKind::rank:
        case ControlKind::range:
        case ControlKind::trigger:
            return "the kiosk has no screen yet for this control";
        case ControlKind::input:
            break;
        default:
            return {};
    }
    switch (model.fields[control.field].bind.type) {
        case DataType::date:
        case DataType::time:
        case DataType::date_time:
            return "the kiosk has no screen yet for entering a date or a time";
        default:
            return {};
    }
}

bool always_readonly(const Field& field) {
    return field.bind.readonly && field.bind.readonly->source() == "true()";
}

}  // namespace

void refuse_undrawn(Loading& loading) {
    const Model& model = loading.model;
    for (const Control& control : model.controls) {
        const std::string reason = reason_for(model, control);
        if (reason.empty()) continue;
        const bool named = control.field != none;
        if (named && control.type == ControlKind::input && always_readonly(model.fields[control.field]))
            continue;
        const std::string kind = control.kind == Control::Kind::repeat ? "repeat" : name_of(control.type);
        loading.refuse(control.line, named ? kind + " " + model.fields[control.field].path : kind, reason);
    }
    for (const auto& [id, translations] : model.itext)
        for (const Translation& translation : translations)
            if (!translation.image.empty() || !translation.big_image.empty()) {
                loading.refuse(0, "itext " + id, "the kiosk draws no pictures in labels yet");
                break;
            }
}

}  // namespace xforms
