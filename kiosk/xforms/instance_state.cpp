// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/instance_state.h"

#include "kiosk/uuid.h"
#include "kiosk/xforms/value.h"
#include "kiosk/xforms/wording.h"

namespace xforms {

InstanceState::InstanceState(std::shared_ptr<const Form> form, Device device, kiosk::Moment now)
    : form_(std::move(form)),
      model_(form_->model()),
      device_(std::move(device)),
      now_(now),
      language_(model_.default_language),
      tree_(model_.primary),
      field_of_node_(model_.field_of_node) {
    for (NodeId node = 0; node < field_of_node_.size(); ++node) note_type(node);
    begin();
}

// Defaults and preloads, then what follows from them, then odk-instance-first-load: XForms 1.1 section 4.2
// has the model calculated before its ready events, so that an action sees calculated values.
void InstanceState::begin() {
    written_bytes_ = written_below(tree_, tree_.root());
    if (!has_room(0)) allowance_.note(Allowance::value_too_long, "the form itself");
    fill_defaults(tree_.root());
    recalculate_everything();
    note_what_was_too_much();
    for (std::size_t action = 0; action < model_.actions.size(); ++action)
        if (model_.actions[action].event == ActionEvent::first_load)
            asked_actions_.emplace_back(action, tree_.root());
    recalculate();
    note_what_was_too_much();
    if (model_.instance_id == none) {
        instance_id_ = "uuid:" + uuid();
        return;
    }
    // One that stands in the form would be the same for every visit.
    const Field& field = model_.fields[model_.instance_id];
    if (!field.bind.calculate || tree_.text(field.first_node).empty())
        set_value(model_.instance_id, field.first_node, "uuid:" + uuid());
    recalculate();
}

void InstanceState::note_what_was_too_much() {
    if (asked_too_much_.empty()) return;
    const Field& repeat = model_.fields[asked_too_many_of_];
    const Allowance::For named(allowance_, repeat.path, model_.controls[repeat.control].line);
    const std::string sentence = asked_too_much_.substr(0, asked_too_much_.size() - 1);  // without its dot
    allowance_.note({sentence.c_str(), "ask for fewer"}, "its jr:count, without an answer");
}

// Read when it is asked for: a calculation may have had its say since the visit began.
std::string InstanceState::instance_id() const {
    if (model_.instance_id == none) return instance_id_;
    return tree_.string_value(model_.fields[model_.instance_id].first_node);
}

// Web Forms evaluates again what reads texts of the form; JavaRosa waits for another reason to.
void InstanceState::set_language(std::size_t language) {
    if (language == language_ || language >= model_.languages.size()) return;
    language_ = language;
    for (JobId id = 0; id < model_.jobs.size(); ++id) {
        const auto& calculate = model_.fields[model_.jobs[id].field].bind.calculate;
        if (model_.jobs[id].kind != Job::Kind::calculation || !calculate) continue;
        if (calculate->calls("jr:itext") || calculate->calls("jr:choice-name")) ask(id, tree_.root());
    }
    recalculate();
}

void InstanceState::finish_time(FieldId id) {
    each_node(id, tree_.root(), [&](NodeId node) {
        set_value(id, node, calculated(model_.fields[id].bind.type, Value(date_time_text(now_))));
    });
}

const Tree* InstanceState::secondary_instance(std::string_view id) const {
    const auto found = model_.secondary.find(id);
    return found == model_.secondary.end() ? nullptr : &found->second;
}

std::string InstanceState::language() const {
    return language_ < model_.languages.size() ? model_.languages[language_].code : std::string("en");
}

std::string InstanceState::itext(std::string_view id) const {
    return text_of(*this, id);
}

double InstanceState::random() {
    constexpr double values = 4294967296.0;  // random_device gives 32 bits
    return static_cast<double>(chance_()) / values;
}

std::string InstanceState::uuid() {
    return kiosk::uuid_of({chance_(), chance_(), chance_(), chance_()});
}

}  // namespace xforms
