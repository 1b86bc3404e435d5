// SPDX-License-Identifier: Apache-2.0
#include "sync/office/dictionary.h"

#include <algorithm>

#include "sync/inbox/result.h"
#include "sync/inbox/xml.h"

namespace council {

using xforms::OutlineNode;

namespace {

std::string above(const std::string& path) {
    const auto slash = path.rfind('/');
    return slash == path.npos ? "" : path.substr(0, slash);
}

std::string dashed(std::string path) {
    std::replace(path.begin(), path.end(), '/', '-');
    return path;
}

}  // namespace

Result<Dictionary> Dictionary::of(const std::vector<FormVersion>& versions,
                                  std::vector<std::string>& problems) {
    Dictionary made;
    for (const FormVersion& version : versions) {
        auto outline = xforms::read_outline(version.xml);
        if (outline)
            made.outlines_.push_back(std::move(*outline));
        else
            problems.push_back("the form " + version.id + ", version \"" + version.version +
                               "\", cannot be read: " + outline.error().sentence +
                               ". What only this version asks has no column.");
    }
    if (made.outlines_.empty())
        return fail(ErrorKind::invalid,
                    problems.empty() ? "there is no form to read answers by" : problems.front());
    for (std::size_t version = 0; version < made.outlines_.size(); ++version) made.learn(version);
    made.settle();
    return made;
}

void Dictionary::learn(std::size_t version) {
    const xforms::Outline& outline = outlines_[version];
    for (const OutlineNode& node : outline.nodes) {
        const auto [place, is_new] =
            place_of_.try_emplace(node.path, static_cast<std::uint32_t>(nodes_.size()));
        if (is_new) {
            nodes_.push_back({.path = node.path});
            repeats_.push_back(false);
        }
        Node& known = nodes_[place->second];
        known.meanings.push_back({version, &node});
        if (node.kind == OutlineNode::Kind::repeat) repeats_[place->second] = true;

        // instanceID and practice stand in columns of their own, beside when and where the record came from.
        if (node.role == OutlineNode::Role::practice) practice_paths_[outline.version].insert(node.path);
        if (node.role == OutlineNode::Role::practice || node.role == OutlineNode::Role::instance_id) continue;
        if (node.kind != OutlineNode::Kind::value) continue;
        if (node.role != OutlineNode::Role::note)
            known.holds = Holds::values;
        else if (known.holds == Holds::nothing)
            known.holds = Holds::values_if_any;
    }
}

// Tables and columns, once every version is known: what one version has as a group another may repeat.
void Dictionary::settle() {
    std::map<std::vector<std::uint32_t>, std::uint32_t> in_order;
    for (std::uint32_t node = 0; node < nodes_.size(); ++node) {
        std::vector<std::uint32_t> steps;
        for (std::string path = nodes_[node].path; !path.empty(); path = above(path))
            steps.insert(steps.begin(), place_of_.find(path)->second);
        in_order.emplace(std::move(steps), node);
    }
    tables_.emplace_back();
    for (const auto& [steps, number] : in_order) {
        Node& node = nodes_[number];
        const std::string parent = above(node.path);
        node.table = parent.empty() ? 0 : nodes_[place_of_.find(parent)->second].table;
        if (repeats_[number]) {
            tables_.push_back({node.path, dashed(node.path), node.table, {}});
            node.table = tables_.size() - 1;
            continue;
        }
        const std::size_t skipped = node.table == 0 ? 0 : tables_[node.table].path.size() + 1;
        node.name = dashed(node.path.substr(skipped));
        if (node.holds != Holds::nothing) tables_[node.table].columns.push_back(number);
    }
}

const std::string& Dictionary::Row::value(std::uint32_t node) const {
    static const std::string none;
    for (const Cell& cell : cells)
        if (cell.node == node) return cell.value;
    return none;
}

struct Dictionary::Walk {
    const Dictionary& dictionary;
    const std::set<std::string>& practice_paths;
    Opened& opened;

    void below(const XmlElement* parent, const std::string& above, std::size_t row) {
        std::map<std::string_view, int> seen;
        for (const XmlElement* element : elements(parent)) {
            const std::string path = above + std::string(element->name);
            const int instance = ++seen[element->name];
            const auto place = dictionary.place_of_.find(path);
            if (place == dictionary.place_of_.end()) {
                if (elements(element).empty())
                    opened.unknown.insert(path);
                else
                    below(element, path + "/", row);
                continue;
            }
            const Node& node = dictionary.nodes_[place->second];
            if (dictionary.repeats_[place->second]) {
                const std::string at = opened.rows[row].place + "/" + std::string(element->name) + "[" +
                                       std::to_string(instance) + "]";
                opened.rows.push_back({node.table, row, at, {}});
                below(element, path + "/", opened.rows.size() - 1);
            } else {
                read_cell(*element, node, place->second, row);
                below(element, path + "/", row);
            }
        }
    }

    void read_cell(const XmlElement& element, const Node& node, std::uint32_t number, std::size_t row) {
        if (!elements(&element).empty()) return;
        std::string text = text_of(&element);
        if (practice_paths.contains(node.path)) {
            opened.practice = opened.practice || text == "yes";
            return;
        }
        if (node.holds == Holds::nothing || text.empty()) return;
        std::vector<Cell>& cells = opened.rows[row].cells;
        const bool twice =
            std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.node == number; });
        if (twice)
            opened.unknown.insert(node.path);
        else
            cells.push_back({number, std::move(text)});
    }
};

Result<Dictionary::Opened> Dictionary::open(std::string_view submission_xml) const {
    const auto document = read_submission(submission_xml);
    if (!document) return tl::unexpected(document.error());
    const XmlElement& root = (*document)->root();
    const auto practice = practice_paths_.find(form_version(root));
    static const std::set<std::string> none;
    Opened opened;
    opened.rows.emplace_back();
    Walk{*this, practice == practice_paths_.end() ? none : practice->second, opened}.below(&root, "", 0);
    return opened;
}

}  // namespace council
