// SPDX-License-Identifier: Apache-2.0
// The primary instance: fields, the tree that every filling-in begins as, and what a new repeat instance
// begins as. ODK XForms spec, "Primary Instance" and "Repeats": a node with jr:template is no data, it is
// what is copied; where a repeat has none, its first instance is copied without its values.
#include <algorithm>
#include <map>

#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

constexpr std::string_view namespace_of_attributes = "http://www.w3.org/XML/1998/namespace";

class InstanceReader {
 public:
    explicit InstanceReader(Loading& loading) : loading_(loading), model_(loading.model) {}

    void read(const XmlElement& root) {
        add_fields(root, none);
        build(model_.primary, root, no_node);
        note_fields(model_.primary, model_.primary.root(), 0);
    }

 private:
    static bool is_template(const XmlElement& element) {
        return element.attribute("template", uri::javarosa);
    }

    void add_fields(const XmlElement& element, FieldId parent) {
        const std::string path =
            (parent == none ? "" : model_.fields[parent].path) + "/" + std::string(element.name);
        FieldId field = model_.field(path);
        if (field == none) {
            field = static_cast<FieldId>(model_.fields.size());
            Field& fresh = model_.fields.emplace_back();
            fresh.name = element.name;
            fresh.qualified = (element.prefix.empty() ? "" : std::string(element.prefix) + ":") + fresh.name;
            fresh.path = path;
            fresh.parent = parent;
            model_.field_of_path.emplace(path, field);
            if (parent != none) model_.fields[parent].children.push_back(field);
        }
        if (is_entity(element, parent)) note_entity(element);
        for (const XmlNamespace& declared : element.namespaces) note_prefix(declared);
        if (is_template(element) && parent != none && !model_.templates.contains(field)) {
            Model::RepeatTemplate& from = model_.templates[field];
            from.node = build(from.tree, element, no_node);
        }
        for (const XmlElement* child : element.children()) add_fields(*child, field);
    }

    // meta/entity with a dataset, in the namespace of entities or, as pyxform writes it, in none of its own.
    bool is_entity(const XmlElement& element, FieldId parent) const {
        return element.name == "entity" && element.attribute("dataset") != nullptr && parent != none &&
               (element.namespace_uri == uri::entities || model_.fields[parent].name == "meta");
    }

    // A kiosk knows no entity that is already there: it can only make new ones.
    void note_entity(const XmlElement& element) {
        model_.makes_entities = true;
        if (element.attribute("update"))
            loading_.refuse(element.line, "entity of " + std::string(element.value("dataset")),
                            "a kiosk cannot update entities, it can only make new ones",
                            "take the attribute update away");
    }

    void note_prefix(const XmlNamespace& declared) {
        if (declared.prefix.empty()) return;
        for (const Prefix& known : model_.prefixes)
            if (known.prefix == declared.prefix) return;
        model_.prefixes.push_back({std::string(declared.prefix), std::string(declared.uri)});
    }

    NodeId build(Tree& tree, const XmlElement& element, NodeId parent) {
        const std::string_view space = element.namespace_uri == uri::xforms ? "" : element.namespace_uri;
        const NodeId node = tree.add_element(parent, element.name, space);
        for (const XmlAttribute& attribute : element.attributes)
            if (attribute.namespace_uri != uri::javarosa &&
                attribute.namespace_uri != namespace_of_attributes)
                tree.add_attribute(node, attribute.name, attribute.value, attribute.namespace_uri);
        const std::vector<const XmlElement*> children = element.children();
        if (children.empty()) tree.set_text(node, element.text());
        for (const XmlElement* child : children)
            if (!is_template(*child)) build(tree, *child, node);
        return node;
    }

    void note_fields(const Tree& tree, NodeId node, FieldId field) {
        if (model_.field_of_node.size() <= node) model_.field_of_node.resize(node + 1, none);
        model_.field_of_node[node] = field;
        if (model_.fields[field].first_node == no_node) model_.fields[field].first_node = node;
        for (NodeId child = tree.first_child(node); child != no_node; child = tree.next_sibling(child))
            note_fields(tree, child, model_.child_field(field, tree.name(child)));
    }

    Loading& loading_;
    Model& model_;
};

void note_identity(Loading& loading, const XmlElement& root) {
    Model& model = loading.model;
    model.id = root.value("id");
    // Old forms name themselves by the namespace of their instance (OpenRosa 1.0 Metadata Schema, "form
    // identification").
    if (model.id.empty() && root.namespace_uri != uri::xforms) model.id = root.namespace_uri;
    if (model.id.empty())
        loading.refuse(root.line, "instance " + std::string(root.name), "the form has no id",
                       "write id=\"...\" on this node");
    model.version = root.value("version");
    if (model.version.empty()) model.version = root.value("version", uri::openrosa);
    if (root.namespace_uri != uri::xforms && root.prefix.empty())
        model.default_namespace = root.namespace_uri;
}

// ODK XForms spec, "Entities": the version stands on the model; old forms have it on the primary instance.
void check_entities_version(Loading& loading, const XmlElement& element) {
    const std::string_view version = element.value("entities-version", uri::entities);
    if (!version.empty() && version.substr(0, 4) > "2025")
        loading.refuse(element.line, "entities",
                       "entities-version " + std::string(version) + " is newer than 2025.1", "write 2025.1");
}

void refuse_a_second_instance_id(Loading& loading, const XmlElement& root) {
    std::size_t found = 0;
    for (const XmlElement* meta : root.children())
        for (const XmlElement* child : meta->children())
            if (meta->name == "meta" && child->name == "instanceID" && ++found == 2)
                loading.refuse(child->line, loading.model.fields[0].path + "/meta/instanceID",
                               "this is the form's second instanceID, and a record has one",
                               "leave one, in one meta");
}

void find_instance_id(Loading& loading, int line) {
    Model& model = loading.model;
    model.instance_id = model.field(model.fields[0].path + "/meta/instanceID");
    // A server that is sent a record without instanceID makes a second one of each repeated upload, so one is
    // always sent.
    if (model.instance_id == none) add_instance_id(loading, line);
}

}  // namespace

void load_primary_instance(Loading& loading, const XmlElement& form, const XmlElement& model_element) {
    for (const XmlNamespace& declared : form.namespaces)
        if (!declared.prefix.empty())
            loading.model.prefixes.push_back({std::string(declared.prefix), std::string(declared.uri)});
    const XmlElement* instance = model_element.child("instance");
    const std::vector<const XmlElement*> roots =
        instance ? instance->children() : std::vector<const XmlElement*>{};
    if (roots.empty()) {
        loading.refuse(model_element.line, "model", "there is no primary instance",
                       "write an instance with the form's nodes first");
        return;
    }
    InstanceReader(loading).read(*roots.front());
    note_identity(loading, *roots.front());
    check_entities_version(loading, model_element);
    check_entities_version(loading, *roots.front());
    refuse_a_second_instance_id(loading, *roots.front());
    find_instance_id(loading, roots.front()->line);
}

namespace {

// The node of `field` below `node`, which is of the field `above`.
NodeId descend(const Model& model, const Tree& tree, NodeId node, FieldId above, FieldId field) {
    if (field == above) return node;
    const NodeId parent = descend(model, tree, node, above, model.fields[field].parent);
    return parent == no_node ? no_node : tree.child(parent, model.fields[field].name);
}

// A repeat without a template of its own: the structure of its first instance, in the data or in the template
// around it. ODK XForms spec, "Default Values in Repeats": without a template, values are those of the
// instances in which they stand; JavaRosa and Web Forms agree that a new one begins empty.
void make_template(Model& model, FieldId field) {
    const Tree* tree = &model.primary;
    NodeId first = model.fields[field].first_node;
    const FieldId parent = model.fields[field].parent;
    const FieldId around = parent == none ? none : model.fields[parent].repeat;
    if (first == no_node && around != none && model.templates.contains(around)) {
        const Model::RepeatTemplate& outer = model.templates[around];
        tree = &outer.tree;
        first = descend(model, outer.tree, outer.node, around, field);
    }
    if (first == no_node) return;
    Model::RepeatTemplate made;
    made.node = made.tree.copy_subtree(*tree, first, made.tree.add_element(no_node, "template"), no_node);
    for (NodeId node = 0; node < made.tree.size(); ++node)
        if (made.tree.first_child(node) == no_node) made.tree.set_text(node, "");
    model.templates.emplace(field, std::move(made));
}

void find_repeats(Loading& loading, const XmlElement& element, FieldId context) {
    Model& model = loading.model;
    for (const XmlElement* child : element.children()) {
        FieldId inner = context;
        std::string_view nodeset = child->value(child->name == "repeat" ? "nodeset" : "ref");
        if (nodeset.empty()) nodeset = child->value("ref");
        if (!nodeset.empty() && (child->name == "repeat" || child->name == "group")) {
            const std::string path = plain_path(nodeset, model.fields[context].path);
            if (const FieldId found = model.field(path); found != none) inner = found;
            if (child->name == "repeat" && inner != 0 && inner == model.field(path))
                model.fields[inner].is_repeat = true;
        }
        find_repeats(loading, *child, inner);
    }
}

// So many instances as a form brings along itself.
void refuse_crowds(Loading& loading, int line) {
    const Model& model = loading.model;
    std::map<std::pair<FieldId, NodeId>, std::size_t> counts;
    for (NodeId node = 0; node < model.field_of_node.size(); ++node) {
        const FieldId id = model.field_of_node[node];
        if (id == none || !model.fields[id].is_repeat) continue;
        if (++counts[{id, model.primary.parent(node)}] == limits::repeat_instances + 1)
            loading.refuse(line, "repeat " + model.fields[id].path,
                           "the form has more than " + std::to_string(limits::repeat_instances) +
                               " instances of it, which are the most on a kiosk",
                           "take some out");
    }
}

}  // namespace

void mark_repeats(Loading& loading, const XmlElement& body) {
    Model& model = loading.model;
    find_repeats(loading, body, 0);
    refuse_crowds(loading, body.line);
    for (FieldId id = 0; id < model.fields.size(); ++id) {  // parents come before their children
        Field& field = model.fields[id];
        field.repeat = field.is_repeat ? id : field.parent == none ? none : model.fields[field.parent].repeat;
        if (field.is_repeat && !model.templates.contains(id)) make_template(model, id);
    }
    if (model.instance_id == none) return;
    const Field& instance_id = model.fields[model.instance_id];
    if (instance_id.repeat != none || instance_id.first_node == no_node)
        loading.refuse(body.line, instance_id.path,
                       "meta/instanceID stands in a repeat, or only in a template",
                       "write it once, and in no repeat");
}

}  // namespace xforms
