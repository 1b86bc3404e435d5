// SPDX-License-Identifier: Apache-2.0
// Actions. ODK XForms spec, "Actions" and "Events": setvalue is the one that needs no hardware; an unknown
// action or event refuses the form (JavaRosa and Web Forms agree), because a value that is never set is a
// form half-run.
#include "kiosk/blanks.h"
#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

std::optional<ActionEvent> event_of(std::string_view name) {
    // odk-instance-load fires at every opening of an instance: here each filling-in is opened once.
    if (name == "odk-instance-first-load" || name == "xforms-ready" || name == "odk-instance-load")
        return ActionEvent::first_load;
    if (name == "odk-new-repeat") return ActionEvent::new_repeat;
    if (name == "xforms-value-changed") return ActionEvent::value_changed;
    return std::nullopt;
}

// The field whose change or whose new instance sets the action off; none where the event cannot occur there.
FieldId origin(const Model& model, ActionEvent event, ControlId control) {
    if (control == none) return none;
    const Control& around = model.controls[control];
    if (event == ActionEvent::value_changed)
        return around.kind == Control::Kind::question ? around.field : none;
    return around.kind == Control::Kind::repeat ? around.field : origin(model, event, around.parent);
}

}  // namespace

void load_action(Loading& loading, const XmlElement& element, FieldId context, ControlId control) {
    const std::string subject = std::string(element.name) + " " + std::string(element.value("ref"));
    const bool is_left_out = (element.name == "setgeopoint" && loading.leave_out.geo) ||
                             (element.name == "recordaudio" && loading.leave_out.upload);
    if (is_left_out)
        return loading.warn(element.line, subject, "is left out: a kiosk takes no place and no sound");
    if (element.name != "setvalue")
        return loading.refuse(element.line, subject, "this action is not one that a kiosk runs",
                              "write a setvalue, or take it out");
    Model& model = loading.model;
    SetValue action;
    std::string_view reference = element.value("ref");
    if (const auto bound = loading.bind_ids.find(std::string(element.value("bind")));
        bound != loading.bind_ids.end())
        reference = model.fields[bound->second].path;
    action.target = loading.target(reference, context, {element.line, subject, context});
    if (action.target == none) return;
    if (reference.find('[') != std::string_view::npos) {
        action.nodes = loading.expression(reference, {element.line, subject, context});
        if (!action.nodes) return;
    }
    if (const std::string_view source = element.value("value"); !source.empty())
        action.value = loading.expression(source, {element.line, subject, action.target});
    else
        action.literal = element.text();

    const std::vector<std::string> events = kiosk::words_of(element.value("event"));
    if (events.empty())
        loading.refuse(element.line, subject, "this action has no event",
                       "write event=\"odk-instance-first-load\", or another of the spec's");
    for (const std::string& name : events) {
        const std::optional<ActionEvent> event = event_of(name);
        if (!event) {
            loading.refuse(element.line, subject, "the event " + name + " is not one that a kiosk knows",
                           "write odk-instance-first-load, odk-new-repeat or xforms-value-changed");
            continue;
        }
        action.event = *event;
        if (*event != ActionEvent::first_load) {
            const FieldId from = origin(model, *event, control);
            if (from == none) {
                loading.refuse(element.line, subject,
                               "the event " + name + " cannot occur where this action stands",
                               "put it into a repeat (odk-new-repeat) or a question (xforms-value-changed)");
                continue;
            }
            model.fields[from].actions.push_back(model.actions.size());
        }
        model.actions.push_back(action);
    }
}

}  // namespace xforms
