// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <nlohmann/json.hpp>

#include "kiosk/blanks.h"
#include "sync/office/export.h"

namespace council {

namespace {

using Json = nlohmann::ordered_json;

// The object that a path's last step stands in, below `from`.
Json& object_around(Json& from, std::string_view path, std::string& last) {
    Json* at = &from;
    for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
        Json& next = (*at)[std::string(path.substr(0, slash))];
        if (!next.is_object()) next = Json::object();
        at = &next;
        path.remove_prefix(slash + 1);
    }
    last = path;
    return *at;
}

Json value_of(const Dictionary::Node& node, const std::string& text) {
    if (is_select_many(node)) return kiosk::words_of(text);
    return text;
}

// The path of a node below the repeat that it stands in.
std::string_view path_below(const Dictionary& dictionary, const Dictionary::Row& row,
                            const Dictionary::Node& node) {
    std::string_view path = node.path;
    if (row.table > 0) path.remove_prefix(dictionary.tables()[row.table].path.size() + 1);
    return path;
}

// The path of a repeat below the one around it.
std::string_view path_of_repeat(const Dictionary& dictionary, std::size_t number) {
    const auto& table = dictionary.tables()[number];
    std::string_view path = table.path;
    if (table.parent > 0) path.remove_prefix(dictionary.tables()[table.parent].path.size() + 1);
    return path;
}

class Line {
 public:
    Line(const Dictionary& dictionary, const Record& record) : dictionary_(dictionary), record_(record) {}

    Json made() {
        Json line{{"instanceID", record_.instance_id},  {"version", record_.version},
                  {"received_on", record_.received_on}, {"kiosk", record_.kiosk},
                  {"deviceID", record_.device_id},      {"practice", record_.practice}};
        line["answers"] = object(0);
        return line;
    }

 private:
    Json object(std::size_t place) {
        const Dictionary::Row& row = record_.rows[place];
        Json made = Json::object();
        std::string name;
        for (const Dictionary::Cell& cell : row.cells) {
            const auto& node = dictionary_.nodes()[cell.node];
            Json& around = object_around(made, path_below(dictionary_, row, node), name);
            around[name] = value_of(node, cell.value);
        }
        for (std::size_t each = place + 1; each < record_.rows.size(); ++each) {
            if (record_.rows[each].parent != place) continue;
            const auto path = path_of_repeat(dictionary_, record_.rows[each].table);
            Json& around = object_around(made, path, name);
            around[name].push_back(object(each));
        }
        return made;
    }

    const Dictionary& dictionary_;
    const Record& record_;
};

}  // namespace

void write_json_lines(std::ostream& out, const Answers& answers) {
    for (const Record& record : answers.records)
        out << Line(answers.dictionary, record).made().dump(-1, ' ', false, Json::error_handler_t::replace)
            << '\n';
}

}  // namespace council
