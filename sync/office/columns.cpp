// SPDX-License-Identifier: Apache-2.0
#include "sync/office/columns.h"

#include "kiosk/limits.h"
#include "kiosk/xforms/outline.h"
#include "sync/inbox/submission_header.h"
#include "sync/inbox/xml.h"

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;
using xforms::OutlineNode;

namespace {

constexpr int most_instances = static_cast<int>(limits::repeat_instances);

}  // namespace

Result<void> Columns::learn(std::string_view form_xml) {
    const auto outline = xforms::read_outline(form_xml);
    if (!outline) return tl::unexpected(outline.error());
    std::vector<Key> keys;
    for (const OutlineNode& node : outline->nodes) {
        const auto [place, is_new] = place_of_.try_emplace(node.path, nodes_.size());
        if (is_new) nodes_.push_back({node.name});
        Node& known = nodes_[place->second];
        known.repeats = known.repeats || node.kind == OutlineNode::Kind::repeat;
        Key& key = keys.emplace_back(node.parent ? keys[*node.parent] : Key());
        key.push_back({place->second, 1});

        // instanceID and practice stand in columns of their own, beside when and where the record came from.
        if (node.role == OutlineNode::Role::practice) practice_paths_[outline->version].insert(node.path);
        if (node.role == OutlineNode::Role::practice || node.role == OutlineNode::Role::instance_id) continue;
        if (node.kind != OutlineNode::Kind::value) continue;
        if (node.role == OutlineNode::Role::note) {
            if (known.holds == Holds::nothing) known.holds = Holds::values_if_any;
            continue;
        }
        known.holds = Holds::values;
        kept_.insert(key);
    }
    return {};
}

struct Columns::Walk {
    const Columns& columns;
    const std::set<std::string>& practice_paths;
    Flattened& found;
    bool too_many = false;

    void below(const XmlElement* parent, const std::string& above, const Key& key) {
        std::map<std::string_view, int> seen;
        for (const XmlElement* element : elements(parent)) {
            const std::string path = above + std::string(element->name);
            const int instance = ++seen[element->name];
            if (instance > most_instances) too_many = true;
            if (too_many) return;
            const auto place = columns.place_of_.find(path);
            if (place == columns.place_of_.end()) {
                if (elements(element).empty())
                    found.unknown.insert(path);
                else
                    below(element, path + "/", key);
                continue;
            }
            Key here = key;
            here.push_back({place->second, instance});
            read_cell(*element, path, columns.nodes_[place->second].holds, here);
            below(element, path + "/", here);
        }
    }

    void read_cell(const XmlElement& element, const std::string& path, Holds holds, const Key& key) {
        if (!elements(&element).empty()) return;
        std::string text = text_of(&element);
        if (practice_paths.contains(path)) {
            found.practice = found.practice || text == "yes";
        } else if (holds == Holds::values || (holds == Holds::values_if_any && !text.empty())) {
            found.row[key] = std::move(text);
        }
    }
};

Result<Columns::Flattened> Columns::flatten(std::string_view submission_xml) const {
    const auto document = read_submission(submission_xml);
    if (!document) return tl::unexpected(document.error());
    const XmlElement& root = (*document)->root();
    const auto practice = practice_paths_.find(form_version(root));
    static const std::set<std::string> none;
    Flattened found;
    Walk walk{*this, practice == practice_paths_.end() ? none : practice->second, found};
    walk.below(&root, "", {});
    if (walk.too_many)
        return fail(ErrorKind::invalid,
                    "it has more than " + std::to_string(most_instances) + " instances of one repeat");
    return found;
}

void Columns::keep(const Row& row) {
    for (const auto& [key, value] : row) kept_.insert(key);
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
