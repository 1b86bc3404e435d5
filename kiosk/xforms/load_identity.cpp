// SPDX-License-Identifier: Apache-2.0
// The instanceID: one of each submission, another for each visit. OpenRosa Metadata Schema, "instanceID"; a
// server takes a second record under an ID that it has for the first one sent again, or refuses it for ever.
#include <set>

#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

// Whether what a person answers can change a field's value.
class Answers {
 public:
    explicit Answers(const Model& model) : model_(model) {
        for (const SetValue& action : model.actions)
            if (action.event != ActionEvent::first_load) set_later_.insert(action.target);
    }

    // The name of the field that a person answers, or "" where the value hangs on none.
    std::string behind(FieldId id) {
        if (!seen_.insert(id).second) return {};
        const Field& field = model_.fields[id];
        if (field.is_repeat || set_later_.contains(id)) return field.path;
        const bool asked =
            field.control != none && model_.controls[field.control].kind == Control::Kind::question;
        if (asked && !(field.bind.readonly && field.bind.readonly->source() == "true()")) return field.path;
        for (const auto* condition : {&field.bind.calculate, &field.bind.relevant})
            if (*condition)
                for (const Dependency& read : (*condition)->dependencies(field.path))
                    for (const FieldId other : fields_of(model_, read.path))
                        if (std::string found = behind(other); !found.empty()) return found;
        return field.parent == none ? std::string() : behind_relevance(field.parent);
    }

 private:
    std::string behind_relevance(FieldId id) {
        const Field& field = model_.fields[id];
        if (field.bind.relevant)
            for (const Dependency& read : field.bind.relevant->dependencies(field.path))
                for (const FieldId other : fields_of(model_, read.path))
                    if (std::string found = behind(other); !found.empty()) return found;
        return field.parent == none ? std::string() : behind_relevance(field.parent);
    }

    const Model& model_;
    std::set<FieldId> seen_, set_later_;
};

bool draws_by_chance(const Expression& calculate) {
    return calculate.calls("uuid") || calculate.calls("random");
}

}  // namespace

void add_instance_id(Loading& loading, int line) {
    Model& model = loading.model;
    const FieldId meta = model.field(model.fields[0].path + "/meta");
    loading.warn(line, "meta", "the form has no meta/instanceID: the kiosk adds one to each submission");
    if (meta == none || model.fields[meta].first_node == no_node) return;
    Field field;
    field.name = "instanceID";
    const std::string& qualified = model.fields[meta].qualified;
    field.qualified = qualified.substr(0, qualified.size() - model.fields[meta].name.size()) + field.name;
    field.path = model.fields[meta].path + "/instanceID";
    field.parent = meta;
    field.first_node =
        model.primary.add_element(model.fields[meta].first_node, field.name,
                                  std::string(model.primary.namespace_uri(model.fields[meta].first_node)));
    field.bind.preload = Preload::uid;
    const auto made = static_cast<FieldId>(model.fields.size());
    model.field_of_node.resize(field.first_node + 1, none);
    model.field_of_node[field.first_node] = made;
    model.field_of_path.emplace(field.path, made);
    model.fields.push_back(std::move(field));
    model.fields[meta].children.push_back(made);
    model.instance_id = made;
}

void check_instance_id(Loading& loading) {
    Model& model = loading.model;
    if (model.instance_id == none) return;
    Field& field = model.fields[model.instance_id];
    if (const std::string answer = Answers(model).behind(model.instance_id); !answer.empty())
        return loading.refuse(
            field.bind.line, field.path,
            "the instanceID hangs on an answer (" + answer + "), and two people may give the same",
            "leave out its calculation");
    if (!field.bind.calculate || draws_by_chance(*field.bind.calculate)) return;
    loading.warn(field.bind.line, field.path,
                 "the instanceID is calculated without uuid(), so that every visit would have the same: the "
                 "kiosk draws its own");
    if (loading.use == Form::Use::at_a_kiosk) field.bind.calculate.reset();
}

}  // namespace xforms
