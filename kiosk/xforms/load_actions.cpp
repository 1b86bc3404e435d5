// SPDX-License-Identifier: Apache-2.0
// Actions. ODK XForms spec, "Actions" and "Events": setvalue is the one that needs no hardware; an unknown
// action or event refuses the form (JavaRosa and Web Forms agree), because a value that is never set is a
// form half-run.
#include <algorithm>
#include <map>
#include <set>

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

// The questions whose actions set one another off in a ring: what is left when those that nothing sets, and
// those that set nothing, are taken away again and again. One that sets only itself comes to rest as a rule.
std::vector<FieldId> rings_of(const Model& model) {
    std::map<FieldId, std::set<FieldId>> sets, set_by;
    for (FieldId from = 0; from < model.fields.size(); ++from)
        for (const std::size_t action : model.fields[from].actions) {
            const SetValue& each = model.actions[action];
            if (each.event != ActionEvent::value_changed || each.target == from) continue;
            sets[from].insert(each.target);
            set_by[each.target].insert(from);
        }
    const auto take_away = [](auto& those, auto& others) {
        return std::erase_if(those, [&](const auto& one) {
            if (others.contains(one.first)) return false;
            for (const FieldId other : one.second)
                if (others[other].erase(one.first); others[other].empty()) others.erase(other);
            return true;
        });
    };
    while (take_away(sets, set_by) + take_away(set_by, sets) > 0) {
    }
    std::vector<FieldId> left;
    for (const auto& [field, targets] : sets) left.push_back(field);
    return left;
}

}  // namespace

void warn_of_actions_in_a_ring(Loading& loading) {
    constexpr std::size_t named = 5;
    const Model& model = loading.model;
    const std::vector<FieldId> ring = rings_of(model);
    if (ring.empty()) return;
    std::string names;
    for (std::size_t at = 0; at < std::min(ring.size(), named); ++at)
        names += (at == 0 ? "" : ", ") + model.fields[ring[at]].path;
    if (ring.size() > named) names += ", ...";
    loading.warn(model.controls[model.fields[ring.front()].control].line, "setvalue",
                 "the actions of " + names +
                     " set one another off: where their values come to no rest, no answer can be sent");
}

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
    if (holds_nodes(model, action.target))
        return loading.warn(element.line, subject,
                            "is left out: a node that holds others has no value of its own");
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
