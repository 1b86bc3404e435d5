// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/outline_words.h"

#include <algorithm>
#include <set>

namespace xforms {

namespace {

std::string plain(const Passage& passage, std::size_t outputs) {
    Words words;
    words.paragraphs = fill(passage, std::vector<std::string>(outputs, "…"));
    return words.plain();
}

const Translation* translation(const Model& model, const std::string& id, std::size_t language) {
    const auto found = model.itext.find(id);
    if (found == model.itext.end()) return nullptr;
    const std::vector<Translation>& all = found->second;
    for (const std::size_t each : {language, model.default_language})
        if (each < all.size() && all[each].present) return &all[each];
    const auto any =
        std::find_if(all.begin(), all.end(), [](const Translation& each) { return each.present; });
    return any == all.end() ? nullptr : &*any;
}

OutlineWords words_of_id(const Model& model, const std::string& id) {
    OutlineWords words(std::max<std::size_t>(1, model.languages.size()));
    for (std::size_t language = 0; language < words.size(); ++language)
        if (const Translation* found = translation(model, id, language))
            words[language] = plain(found->words, found->outputs.size());
    return words;
}

// The element that a path of one step below an item names: "label", "./label".
std::string column_of(const Expression& path) {
    std::string name = path.source();
    if (name.starts_with("./")) name.erase(0, 2);
    return name;
}

// "instance('streets')/root/item[ward = /data/ward]" -> "streets"; "" where the list is none of the form's.
std::string instance_of(const std::string& nodeset) {
    const std::size_t call = nodeset.find("instance(");
    if (call == std::string::npos) return {};
    const std::size_t open = nodeset.find_first_of("'\"", call);
    if (open == std::string::npos) return {};
    return nodeset.substr(open + 1, nodeset.find(nodeset[open], open + 1) - open - 1);
}

OutlineWords label_of_item(const Model& model, const Tree& list, NodeId item, const Text& label) {
    if (!label.reference) return outline_words(model, label);
    const NodeId node = list.child(item, column_of(*label.reference));
    const std::string text = node == no_node ? "" : list.text(node);
    if (label.reference_is_itext) return words_of_id(model, text);
    return OutlineWords(std::max<std::size_t>(1, model.languages.size()), text);
}

void add_items(const Model& model, const Itemset& itemset, std::vector<OutlineChoice>& choices) {
    const auto found = model.secondary.find(instance_of(itemset.nodeset.source()));
    if (found == model.secondary.end()) return;
    const Tree& list = found->second;
    const std::string value = column_of(itemset.value);
    std::set<std::string> known;
    for (NodeId item = list.first_child(list.root()); item != no_node; item = list.next_sibling(item)) {
        const NodeId node = list.child(item, value);
        if (node == no_node || list.text(node).empty() || !known.insert(list.text(node)).second) continue;
        choices.push_back({list.text(node), label_of_item(model, list, item, itemset.label)});
    }
}

}  // namespace

OutlineWords outline_words(const Model& model, const Text& text) {
    if (!text.itext.empty()) return words_of_id(model, text.itext);
    return OutlineWords(std::max<std::size_t>(1, model.languages.size()),
                        plain(text.inline_words, text.outputs.size()));
}

std::vector<OutlineChoice> outline_choices(const Model& model, const Control& control) {
    std::vector<OutlineChoice> choices;
    for (const Item& item : control.items) choices.push_back({item.value, outline_words(model, item.label)});
    if (control.itemset) add_items(model, *control.itemset, choices);
    return choices;
}

}  // namespace xforms
