// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/outline.h"

#include <algorithm>
#include <set>

#include "kiosk/blanks.h"
#include "kiosk/xforms/loading.h"
#include "kiosk/xforms/outline_words.h"

namespace xforms {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

class OutlineReader {
 public:
    explicit OutlineReader(const Model& model) : model_(model) {
        for (const SetValue& action : model.actions) set_by_actions_.insert(action.target);
        note_texts(model.primary);
        for (const auto& [field, from] : model.templates) note_texts(from.tree, from.node, field);
    }

    Outline read() {
        outline_.id = model_.id;
        outline_.version = model_.version;
        outline_.title = model_.title;
        outline_.languages = model_.languages;
        outline_.default_language = model_.default_language;
        note_controls();
        note_readings();
        add_children(0, "", std::nullopt);
        return std::move(outline_);
    }

 private:
    void add_children(FieldId parent, const std::string& above, std::optional<std::size_t> parent_place) {
        for (const FieldId id : model_.fields[parent].children) {
            const Field& field = model_.fields[id];
            if (field.is_attribute) continue;
            const std::size_t place = outline_.nodes.size();
            OutlineNode& node = outline_.nodes.emplace_back();
            node.name = field.name;
            node.path = above + field.name;
            node.kind = kind_of(field);
            node.role = role_of(id, node.kind);
            node.parent = parent_place;
            node.type = field.bind.type;
            node.conditional = field.bind.relevant.has_value();
            node.reads = std::move(reads_[id]);
            if (const Control* control = control_of_[id]) describe(*control, node);
            add_children(id, above + field.name + "/", place);
        }
    }

    // Of several controls on one node the first counts, as in the engine; of a repeat, the group around it
    // has the words where it has none.
    void note_controls() {
        control_of_.assign(model_.fields.size(), nullptr);
        for (const Control& control : model_.controls) {
            if (control.field == none) continue;
            const Control*& known = control_of_[control.field];
            if (!known || (known->label.empty() && known->kind != Control::Kind::question)) known = &control;
        }
    }

    void note_readings() {
        reads_.resize(model_.fields.size());
        for (FieldId id = 0; id < model_.fields.size(); ++id) {
            const Binding& bind = model_.fields[id].bind;
            if (bind.relevant) note_reading(*bind.relevant, id, id);
            if (bind.calculate) note_reading(*bind.calculate, id, id);
        }
        for (const SetValue& action : model_.actions)
            if (action.target != none && action.value)
                note_reading(*action.value, action.target, action.target);
        for (const Control& control : model_.controls) {
            if (control.field == none) continue;
            if (control.itemset) note_reading(control.itemset->nodeset, control.field, control.field);
            const FieldId around = model_.fields[control.field].parent;
            if (control.count && around != none) note_reading(*control.count, around, control.field);
        }
    }

    void note_reading(const Expression& expression, FieldId home, FieldId reader) {
        const std::size_t below_root = model_.fields.front().path.size() + 1;
        for (const Dependency& dependency : expression.dependencies(model_.fields[home].path))
            for (const FieldId read : fields_of(model_, dependency.path))
                if (read != 0 && read != reader)
                    reads_[reader].insert(model_.fields[read].path.substr(below_root));
    }

    void describe(const Control& control, OutlineNode& node) const {
        node.label = outline_words(model_, control.label);
        node.appearance = control.appearance;
        if (control.kind != Control::Kind::question) return;
        node.control = control.type;
        node.choices = outline_choices(model_, control);
    }

    OutlineNode::Kind kind_of(const Field& field) const {
        if (field.is_repeat) return OutlineNode::Kind::repeat;
        const bool has_nodes = std::any_of(field.children.begin(), field.children.end(),
                                           [&](FieldId id) { return !model_.fields[id].is_attribute; });
        return has_nodes ? OutlineNode::Kind::group : OutlineNode::Kind::value;
    }

    OutlineNode::Role role_of(FieldId id, OutlineNode::Kind kind) const {
        const Binding& bind = model_.fields[id].bind;
        if (id == model_.instance_id) return OutlineNode::Role::instance_id;
        if (bind.preload == Preload::practice) return OutlineNode::Role::practice;
        const bool is_filled = bind.calculate || set_by_actions_.contains(id) || with_text_.contains(id) ||
                               (bind.preload != Preload::off && bind.preload != Preload::empty);
        if (kind == OutlineNode::Kind::value && is_always_read_only(bind) && !is_filled)
            return OutlineNode::Role::note;
        return OutlineNode::Role::answer;
    }

    static bool is_always_read_only(const Binding& bind) {
        const std::vector<std::string> words = kiosk::words_of(bind.readonly ? bind.readonly->source() : "");
        return words == std::vector<std::string>{"true()"};
    }

    // Which fields have a text from the start, in the instance or in the template of a repeat.
    void note_texts(const Tree& tree) { note_texts(tree, tree.root(), 0); }
    void note_texts(const Tree& tree, NodeId node, FieldId field) {
        if (field == none) return;
        if (!tree.text(node).empty()) with_text_.insert(field);
        for (NodeId child = tree.first_child(node); child != no_node; child = tree.next_sibling(child))
            note_texts(tree, child, model_.child_field(field, tree.name(child)));
    }

    const Model& model_;
    std::set<FieldId> set_by_actions_, with_text_;
    std::vector<const Control*> control_of_;    // by field; nullptr where there is none
    std::vector<std::set<std::string>> reads_;  // by field
    Outline outline_;
};

}  // namespace

Result<Outline> read_outline(std::string_view form_xml) {
    XmlProblem broken;
    const std::unique_ptr<const XmlDocument> document = read_xml(form_xml, XmlLimits{}, broken);
    if (!document)
        return fail(ErrorKind::invalid, "line " + std::to_string(broken.line) + ": " + broken.sentence);
    const XmlElement& form = document->root();
    const XmlElement* head = form.child("head");
    const XmlElement* model_element = head ? head->child("model") : nullptr;
    if (!model_element) return fail(ErrorKind::invalid, "this is no XForm; write a head with a model");

    Model model;
    std::vector<Problem> problems;
    const MediaSource no_media = [](std::string_view) { return std::nullopt; };
    Loading loading{model, no_media, problems, Form::Use::without_a_screen, {}};
    if (const XmlElement* title = head->child("title")) model.title = title->text();
    load_primary_instance(loading, form, *model_element);
    if (model.fields.empty() || model.id.empty()) return fail(ErrorKind::invalid, problems.front().reason);
    if (const XmlElement* body = form.child("body")) {
        mark_repeats(loading, *body);
        load_itext(loading, *model_element);
        load_secondary_instances(loading, *model_element, form);
        load_bindings(loading, *model_element);
        load_body(loading, *body, *model_element);
    }
    return OutlineReader(model).read();
}

}  // namespace xforms
