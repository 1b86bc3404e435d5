// SPDX-License-Identifier: Apache-2.0
#include "sync/server/columns.h"

#include "sync/server/xml.h"

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

constexpr int most_instances = 500;

// instanceID stands in a column of its own, beside when and where the record came from.
bool is_instance_id(std::string_view path) {
    return path == "meta/instanceID";
}

// "/data/group/q" to "group/q".
std::string below_root(const std::string& reference) {
    const std::size_t slash = reference.find('/', 1);
    return reference.starts_with('/') && slash != reference.npos ? reference.substr(slash + 1) : "";
}

void find_repeats(const XmlElement* node, std::set<std::string>& repeats) {
    for (const XmlElement* child : elements(node)) {
        if (child->name == "repeat") repeats.insert(below_root(attribute(child, "nodeset")));
        find_repeats(child, repeats);
    }
}

// An XLSForm note is a text that can only be read: bound readonly, with nothing that would ever fill it.
std::set<std::string> find_notes(const XmlElement* model) {
    std::set<std::string> notes;
    for (const XmlElement* bind : elements(model)) {
        if (bind->name != "bind" || attribute(bind, "readonly") != "true()") continue;
        if (attribute(bind, "calculate").empty() && attribute(bind, "preload").empty())
            notes.insert(below_root(attribute(bind, "nodeset")));
    }
    return notes;
}

}  // namespace

Result<void> Columns::learn(std::string_view form_xml) {
    const auto document = read_xml(form_xml);
    if (!document) return tl::unexpected(document.error());
    const XmlElement* model = element(element(&(*document)->root(), "head"), "model");
    const auto roots = elements(element(model, "instance"));
    if (roots.empty()) return fail(ErrorKind::invalid, "it has no primary instance");
    std::set<std::string> repeats;
    find_repeats(element(&(*document)->root(), "body"), repeats);
    const auto notes = find_notes(model);

    const auto walk = [&](const auto& self, const XmlElement* parent, const std::string& above,
                          const Key& key) -> void {
        for (const XmlElement* node : elements(parent)) {
            const std::string path = above + std::string(node->name);
            const auto [place, is_new] = order_of_.try_emplace(path, nodes_.size());
            if (is_new) nodes_.push_back({std::string(node->name), repeats.contains(path)});
            Key here = key;
            here.push_back({place->second, 1});
            const bool leaf = elements(node).empty();
            if (leaf && (notes.contains(path) || is_instance_id(path))) {
                notes_.insert(path);
            } else if (leaf) {
                leaves_.insert(path);
                met_.insert(here);
            }
            self(self, node, path + "/", here);
        }
    };
    walk(walk, roots.front(), "", {});
    return {};
}

struct Columns::Walk {
    Columns& columns;
    Flattened& found;
    bool too_many = false;

    void below(const XmlElement* parent, const std::string& above, const Key& key) {
        std::map<std::string_view, int> seen;
        for (const XmlElement* node : elements(parent)) {
            const std::string path = above + std::string(node->name);
            const int instance = ++seen[node->name];
            if (instance > most_instances) too_many = true;
            if (too_many) return;
            const auto place = columns.order_of_.find(path);
            if (place == columns.order_of_.end()) {
                if (elements(node).empty())
                    found.unknown.insert(path);
                else
                    below(node, path + "/", key);
                continue;
            }
            Key here = key;
            here.push_back({place->second, instance});
            if (columns.leaves_.contains(path)) {
                found.row[here] = text_of(node);
                columns.met_.insert(here);
            }
            below(node, path + "/", here);
        }
    }
};

Result<Columns::Flattened> Columns::flatten(std::string_view submission_xml) {
    const auto document = read_xml(submission_xml);
    if (!document) return tl::unexpected(document.error());
    Flattened found;
    Walk walk{*this, found};
    walk.below(&(*document)->root(), "", {});
    if (walk.too_many) return fail(ErrorKind::invalid, "it has more than 500 instances of one repeat");
    return found;
}

std::string Columns::name(const Key& key) const {
    std::string name;
    for (const Step& step : key) {
        if (!name.empty()) name += '-';
        name += nodes_[step.order].name;
        if (nodes_[step.order].repeats || step.instance > 1)
            name += "[" + std::to_string(step.instance) + "]";
    }
    return name;
}

}  // namespace council
