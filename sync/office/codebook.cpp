// SPDX-License-Identifier: Apache-2.0
#include "sync/office/codebook.h"

#include <algorithm>

#include "kiosk/byte_order_mark.h"
#include "sync/inbox/result.h"
#include "sync/office/csv.h"

namespace council {

using xforms::ControlKind;
using xforms::DataType;

namespace {

std::string kind_of(const xforms::OutlineNode& node) {
    if (node.role == xforms::OutlineNode::Role::note) return "note";
    if (node.control == ControlKind::select_one) return "one choice";
    if (node.control == ControlKind::select_many) return "several choices";
    if (node.control == ControlKind::rank) return "choices in order";
    if (node.control == ControlKind::trigger) return "confirmation";
    switch (node.type) {
        case DataType::integer:
            return "whole number";
        case DataType::decimal:
            return "number";
        case DataType::boolean:
            return "true or false";
        case DataType::date:
            return "date";
        case DataType::time:
            return "time";
        case DataType::date_time:
            return "date and time";
        case DataType::string:
            break;
    }
    return node.control ? "text" : "text that nobody is asked for";
}

struct Wording {
    std::vector<std::string> cells, versions;
};

void add(std::vector<Wording>& wordings, std::vector<std::string> cells, const std::string& version) {
    for (Wording& known : wordings)
        if (known.cells == cells) {
            known.versions.push_back(version);
            return;
        }
    wordings.push_back({std::move(cells), {version}});
}

std::string joined(const std::vector<std::string>& versions) {
    std::string all;
    for (const std::string& version : versions) all += (all.empty() ? "" : "; ") + version;
    return all;
}

std::string in(const xforms::OutlineWords& words, std::size_t language) {
    return language < words.size() ? words[language] : "";
}

void each_wording(const Dictionary& dictionary, const Dictionary::Node& node, const std::string& language,
                  const std::function<void(const Wording&)>& take) {
    const std::string& table = dictionary.tables()[node.table].name;
    std::vector<Wording> questions, choices;
    std::vector<std::string> order;  // of choice values
    for (const auto& meaning : node.meanings) {
        const auto& outline = dictionary.versions()[meaning.version];
        const std::size_t which = language_of(outline, language);
        add(questions, {table, node.name, kind_of(*meaning.node), "", in(meaning.node->label, which)},
            outline.version);
        for (const auto& choice : meaning.node->choices) {
            if (std::find(order.begin(), order.end(), choice.value) == order.end())
                order.push_back(choice.value);
            add(choices, {table, node.name, "choice", choice.value, in(choice.label, which)},
                outline.version);
        }
    }
    for (const Wording& question : questions) take(question);
    for (const std::string& value : order)
        for (const Wording& choice : choices)
            if (choice.cells[3] == value) take(choice);
}

}  // namespace

std::size_t language_of(const xforms::Outline& outline, const std::string& language) {
    for (std::size_t place = 0; place < outline.languages.size(); ++place)
        if (outline.languages[place].name == language || outline.languages[place].code == language)
            return place;
    return outline.default_language;
}

Result<void> check_language(const Dictionary& dictionary, const std::string& language) {
    const auto& languages = dictionary.newest().languages;
    std::string names;
    for (const auto& known : languages) {
        if (language.empty() || known.name == language || known.code == language) return {};
        names += (names.empty() ? "" : ", ") + known.code;
    }
    if (language.empty()) return {};
    return fail(ErrorKind::invalid, "the form does not speak \"" + language + "\". " +
                                        (names.empty() ? "It names no languages." : "It speaks: " + names));
}

void each_codebook_row(const Dictionary& dictionary, const std::string& language, const TakeRow& take) {
    take({"table", "column", "kind", "choice", "label", "versions"});
    for (const auto& table : dictionary.tables())
        for (const std::uint32_t node : table.columns)
            each_wording(dictionary, dictionary.nodes()[node], language, [&](const Wording& wording) {
                std::vector<std::string> cells = wording.cells;
                cells.push_back(joined(wording.versions));
                take(cells);
            });
}

void write_codebook(std::ostream& out, const Dictionary& dictionary, const std::string& language, Mark mark) {
    if (mark == Mark::utf8_bom) out << kiosk::byte_order_mark;
    each_codebook_row(dictionary, language,
                      [&](const std::vector<std::string>& cells) { write_csv_row(out, cells); });
}

}  // namespace council
