// SPDX-License-Identifier: Apache-2.0
// Secondary instances: lists of choices that stand in the form or in a file beside it.
// ODK XForms spec, "Secondary Instances - Internal", "- External" and "- External, last-saved".
#include <algorithm>

#include "kiosk/xforms/loading.h"

namespace xforms {

namespace {

void copy_element(Tree& tree, const XmlElement& element, NodeId parent) {
    const NodeId node = tree.add_element(parent, element.name);
    for (const XmlAttribute& attribute : element.attributes)
        tree.add_attribute(node, attribute.name, attribute.value);
    const std::vector<const XmlElement*> children = element.children();
    // Words with elements among them are one text, as XPath's string-value has it: none of them is lost.
    if (children.empty() || children.size() < element.content.size())
        return tree.set_text(node, element.text());
    for (const XmlElement* child : children) copy_element(tree, *child, node);
}

bool ends_with(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

kiosk::Result<Tree> read_external(const std::string& source, const std::string& bytes) {
    if (ends_with(source, ".geojson")) return read_geojson(bytes);
    if (ends_with(source, ".csv") || source.find("/file-csv/") != std::string::npos) return read_csv(bytes);
    return read_instance_xml(bytes);
}

// On a machine that everyone uses, "last saved" would be the last visitor's answers: it is served empty.
Tree empty_copy_of_primary(const Tree& primary) {
    Tree tree;
    tree.copy_subtree(primary, primary.root(), no_node, no_node);
    for (NodeId node = 0; node < tree.size(); ++node)
        if (tree.first_child(node) == no_node) tree.set_text(node, "");
    return tree;
}

// Whether an expression anywhere in the form names the instance: instance('id'), pulldata('id', ...).
bool is_used(const XmlElement& element, const std::string& id) {
    for (const XmlAttribute& attribute : element.attributes)
        for (const char quote : {'\'', '"'})
            if (attribute.value.find(quote + id + quote) != std::string::npos ||
                attribute.value.find(quote + id + ".csv" + quote) != std::string::npos)
                return true;
    const std::vector<const XmlElement*> children = element.children();
    return std::any_of(children.begin(), children.end(),
                       [&](const XmlElement* child) { return is_used(*child, id); });
}

Tree empty_list() {
    Tree tree;
    tree.add_element(no_node, "root");
    return tree;
}

// What could not be read is said once, and is an empty list to the rest of the form.
std::optional<Tree> read_one(Loading& loading, const XmlElement& instance, const std::string& subject,
                             const XmlElement& form) {
    const std::string source(instance.value("src"));
    if (source == "jr://instance/last-saved") {
        loading.warn(instance.line, subject,
                     "last-saved answers are served empty: a kiosk keeps nobody's answers");
        return empty_copy_of_primary(loading.model.primary);
    }
    if (!source.empty() && !loading.media(media_name(source)) &&
        !is_used(form, std::string(instance.value("id")))) {
        loading.warn(instance.line, subject,
                     "the file \"" + media_name(source) + "\" is missing, and nothing in the form uses it");
        return std::nullopt;
    }
    if (!source.empty()) {
        const std::optional<std::string> bytes = loading.file(source, instance.line, subject);
        if (!bytes) return empty_list();
        kiosk::Result<Tree> read = read_external(source, *bytes);
        if (read) return std::move(*read);
        loading.problems.push_back(
            {instance.line, subject, media_name(source) + ": " + read.error().sentence, true});
        return empty_list();
    }
    const std::vector<const XmlElement*> roots = instance.children();
    if (roots.empty()) {
        loading.warn(instance.line, subject, "this instance is empty");
        return empty_list();
    }
    Tree tree;
    copy_element(tree, *roots.front(), no_node);
    return tree;
}

}  // namespace

void load_secondary_instances(Loading& loading, const XmlElement& model, const XmlElement& form) {
    bool first = true;
    for (const XmlElement* element : model.children()) {
        if (element->name != "instance") continue;
        if (first) {
            first = false;
            continue;
        }
        const std::string id(element->value("id"));
        if (id.empty())
            loading.refuse(element->line, "instance", "a secondary instance has no id",
                           "write the id by which the form asks for it");
        else if (loading.model.secondary.contains(id))
            loading.refuse(element->line, "instance " + id, "two instances have this id",
                           "give each an id of its own");
        else if (std::optional<Tree> tree = read_one(loading, *element, "instance " + id, form))
            loading.model.secondary.emplace(id, std::move(*tree));
    }
}

kiosk::Result<Tree> read_instance_xml(const std::string& bytes) {
    XmlProblem problem;
    const std::unique_ptr<const XmlDocument> document = read_xml(bytes, XmlLimits{}, problem);
    const std::string line = problem.line > 0 ? "line " + std::to_string(problem.line) + ": " : "";
    if (!document) return kiosk::fail(kiosk::ErrorKind::invalid, line + problem.sentence);
    Tree tree;
    copy_element(tree, document->root(), no_node);
    return {std::move(tree)};
}

}  // namespace xforms
