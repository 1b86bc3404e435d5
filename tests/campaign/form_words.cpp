// SPDX-License-Identifier: Apache-2.0
#include "tests/campaign/form_words.h"

#include <algorithm>
#include <stdexcept>

#include "kiosk/blanks.h"

namespace campaign {
namespace {

using xforms::XmlElement;

std::unique_ptr<const xforms::XmlDocument> read(const std::string& xml) {
    xforms::XmlProblem problem;
    auto document = xforms::read_xml(xml, {}, problem);
    if (!document) throw std::runtime_error("no XML: " + problem.sentence);
    return document;
}

// "jr:itext('id')"
std::string id_in(std::string_view reference) {
    const std::size_t begin = reference.find('\'') + 1;
    return std::string(reference.substr(begin, reference.find('\'', begin) - begin));
}

void add_leaves(const XmlElement& node, const std::string& above, std::map<std::string, std::string>& all) {
    const std::string path = above + "/" + std::string(node.name);
    for (const XmlElement* child : node.children()) add_leaves(*child, path, all);
    if (node.children().empty() && !node.text().empty()) all[path] = node.text();
}

}  // namespace

FormWords::FormWords(const std::string& form_xml) {
    learn(read(form_xml)->root());
}

void FormWords::learn(const XmlElement& element) {
    if (element.name == "translation") return learn_language(element);
    const bool chosen = element.name == "select1" || element.name == "select";
    if (chosen || element.name == "input") {
        Choices& choices = questions_[std::string(element.value("ref"))];
        for (const XmlElement* item : element.children())
            if (item->name == "item")
                choices.push_back({item->child("value")->text(), id_in(item->child("label")->value("ref"))});
        return;
    }
    for (const XmlElement* child : element.children()) learn(*child);
}

void FormWords::learn_language(const XmlElement& translation) {
    const std::string_view name = translation.value("lang");  // "Polski (pl)"
    const std::string code(name.substr(name.find('(') + 1, name.find(')') - name.find('(') - 1));
    for (const XmlElement* text : translation.children())
        for (const XmlElement* value : text->children())
            if (value->value("form").empty())
                texts_[{code, std::string(text->value("id"))}] = kiosk::trimmed(value->text());
}

// Choices stand in the form's order, with no more between two of them than a comma.
bool FormWords::says(const std::string& answer, const std::string& value, const Choices& choices,
                     const std::string& language) const {
    if (choices.empty() || value.empty()) return kiosk::trimmed(answer) == kiosk::trimmed(value);
    constexpr std::size_t comma = 4;  // bytes
    std::vector<std::string> left = kiosk::words_of(value);
    std::string_view rest = answer;
    for (const Choice& choice : choices) {
        if (std::erase(left, choice.value) == 0) continue;
        const auto label = texts_.find({language, choice.text});
        if (label == texts_.end()) return false;
        const std::size_t at = rest.find(label->second), most = rest.size() == answer.size() ? 0 : comma;
        if (at == rest.npos || at > most) return false;
        rest.remove_prefix(at + label->second.size());
    }
    return rest.empty() && left.empty();
}

std::string FormWords::difference(const std::string& record, const std::vector<screens::Check::Row>& rows,
                                  const std::string& language) const {
    std::map<std::string, std::string> sent;
    add_leaves(read(record)->root(), "", sent);
    std::erase_if(sent, [&](const auto& leaf) { return !questions_.contains(leaf.first); });
    for (const screens::Check::Row& row : rows) {
        const auto question = questions_.find(row.reference);
        if (question == questions_.end()) return row.reference + " is a row of no question";
        const auto node = sent.extract(row.reference);
        const std::string value = node.empty() ? "" : node.mapped();
        if (!says(row.answer, value, question->second, language))
            return row.reference + " was seen as '" + row.answer + "' and sent as '" + value + "'";
    }
    return sent.empty() ? "" : sent.begin()->first + " was sent and has no row at the check";
}

}  // namespace campaign
