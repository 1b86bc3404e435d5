// SPDX-License-Identifier: Apache-2.0
// Lists in files: CSV (libcsv) and GeoJSON (nlohmann-json) to root/item/column.
// ODK XForms spec, "Secondary Instances - External": a header names the elements; a feature's id, properties
// and geometry (as ODK's geopoint text) are the elements of its item.
#include <algorithm>
#include <array>

#include <csv.h>
#include <libxml/tree.h>
#include <nlohmann/json.hpp>

#include "kiosk/blanks.h"
#include "kiosk/byte_order_mark.h"
#include "kiosk/xforms/loading.h"
#include "kiosk/xforms/xml.h"
#include "kiosk/xml_text.h"

namespace xforms {

namespace {

constexpr std::size_t most_bytes = limits::medium_bytes;
constexpr std::size_t most_cells = limits::list_cells;
constexpr std::size_t longest_quoted = 60;

bool is_element_name(const std::string& name) {
    return utf8::valid(name) && xmlValidateName(reinterpret_cast<const xmlChar*>(name.c_str()), 0) == 0;
}

// What is wrong with a text of a list, "" where nothing is: forms are held to the same.
std::string objection_to(std::string_view text) {
    if (!utf8::valid(text))
        return "holds letters that are no UTF-8; save the list as UTF-8 (in Excel: \"CSV UTF-8\")";
    if (!kiosk::fits_xml(text))
        return "holds a character that XML cannot carry, a control character perhaps; take it out";
    return {};
}

std::string in_quotes(std::string_view name) {
    return "\"" + std::string(name.substr(0, utf8::boundary(name, longest_quoted))) + "\"";
}

// What libcsv calls while it parses: the first row names the columns.
struct CsvList {
    Tree tree;
    NodeId item = no_node;
    std::vector<std::string> columns;
    std::size_t column = 0, cells = 0, row = 1;
    std::string problem;

    void add(std::string_view cell) {
        if (!problem.empty()) return;
        if (++cells > most_cells) {
            problem = "the list has more than " + std::to_string(most_cells) + " cells; leave some out";
        } else if (const std::string objection = objection_to(cell); !objection.empty()) {
            problem = place() + " " + objection;
        } else if (row == 1) {
            add_column(std::string(kiosk::trimmed(cell)));
        } else {
            add_cell(cell);
        }
        ++column;
    }

    void end_row() {
        if (row > 1 && item != no_node)
            for (; column < columns.size(); ++column)  // short rows are padded
                if (!columns[column].empty()) tree.add_element(item, columns[column]);
        column = 0;
        item = no_node;
        ++row;
    }

 private:
    // A column that has neither a name nor cells is no column: spreadsheets write such commas.
    void add_column(std::string name) {
        if (!name.empty() && !is_element_name(name))
            problem = "the column " + in_quotes(name) +
                      " has a name that XML does not allow; write letters, digits and _, a letter "
                      "first";
        if (!name.empty() && std::find(columns.begin(), columns.end(), name) != columns.end())
            problem = "two columns have the name " + in_quotes(name) + "; give each a name of its own";
        columns.push_back(std::move(name));
    }

    void add_cell(std::string_view cell) {
        if (column == 0) item = tree.add_element(tree.root(), "item");
        if (column < columns.size() && !columns[column].empty())
            tree.set_text(tree.add_element(item, columns[column]), cell);
        else if (!cell.empty())
            problem = "row " + std::to_string(row) + ", column " + std::to_string(column + 1) +
                      " has a cell, and the first row no name for it; write one there";
    }

    std::string place() const {
        const std::string number = "row " + std::to_string(row) + ", column " + std::to_string(column + 1);
        return column < columns.size() && !columns[column].empty() ? number + " (" + columns[column] + ")"
                                                                   : number;
    }
};

// A list from a spreadsheet where the comma is the decimal sign has semicolons between its cells, one that
// was copied out of a sheet has tabs: whichever of the three stands most often in the first row, outside
// quotes.
char delimiter_of(std::string_view text) {
    constexpr std::string_view known = ",;\t";
    std::array<int, known.size()> found{};
    bool inside_quotes = false;
    for (const char letter : text) {
        if (letter == '"') inside_quotes = !inside_quotes;
        if (inside_quotes) continue;
        if (letter == '\n' || letter == '\r') break;
        if (const std::size_t which = known.find(letter); which != known.npos) ++found[which];
    }
    return known[static_cast<std::size_t>(std::max_element(found.begin(), found.end()) - found.begin())];
}

}  // namespace

kiosk::Result<Tree> read_csv(const std::string& bytes) {
    if (bytes.size() > most_bytes)
        return kiosk::fail(kiosk::ErrorKind::invalid, "the file is larger than 20 MB; leave some of it out");
    const std::string_view text = kiosk::without_byte_order_mark(bytes);
    CsvList list;
    list.tree.add_element(no_node, "root");
    csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_delim(&parser, static_cast<unsigned char>(delimiter_of(text)));
    csv_set_space_func(&parser, [](unsigned char) { return 0; });  // blanks around a cell are the author's
    const auto cell = [](void* begin, std::size_t size, void* to) {
        static_cast<CsvList*>(to)->add({static_cast<const char*>(begin), size});
    };
    const auto row = [](int, void* to) { static_cast<CsvList*>(to)->end_row(); };
    const bool read = csv_parse(&parser, text.data(), text.size(), cell, row, &list) == text.size() &&
                      csv_fini(&parser, cell, row, &list) == 0;
    csv_free(&parser);
    if (!read)
        list.problem = "row " + std::to_string(list.row) + " is not valid CSV; look at its quotation marks";
    if (!list.problem.empty()) return kiosk::fail(kiosk::ErrorKind::invalid, list.problem);
    const bool named = std::any_of(list.columns.begin(), list.columns.end(),
                                   [](const std::string& name) { return !name.empty(); });
    if (!named)
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           "the file has no header row; write the names of the columns first");
    return {std::move(list.tree)};
}

namespace {

using nlohmann::json;

std::string text_of(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return {};
    if (value.is_number_float()) return to_text(value.get<double>());
    return value.dump();  // of an integer each digit, however many
}

// "" where it is none, or no text.
std::string type_of(const json& object) {
    const auto type = object.find("type");
    return type != object.end() && type->is_string() ? type->get<std::string>() : "";
}

// ODK's geopoint: latitude, longitude, altitude, accuracy; GeoJSON writes the longitude first.
std::string geopoint(const json& at) {
    if (!at.is_array() || at.size() < 2 || !at[0].is_number() || !at[1].is_number()) return {};
    return to_text(at[1].get<double>()) + " " + to_text(at[0].get<double>()) + " 0 0";
}

std::string geometry_text(const json& geometry) {
    if (!geometry.is_object() || !geometry.contains("coordinates")) return {};
    const json& at = geometry["coordinates"];
    const std::string type = type_of(geometry);
    if (type == "Point") return geopoint(at);
    const json* line = type == "LineString"                                ? &at
                       : type == "Polygon" && at.is_array() && !at.empty() ? &at[0]
                                                                           : nullptr;
    std::string all;
    if (line && line->is_array())
        for (const json& point : *line) all += (all.empty() ? "" : "; ") + geopoint(point);
    return all;
}

// "line 12", as an author finds it in an editor.
std::string line_at(std::string_view bytes, std::size_t at) {
    const std::string_view before = bytes.substr(0, at);
    return "line " + std::to_string(std::count(before.begin(), before.end(), '\n') + 1);
}

// The document, or why it is none.
kiosk::Result<json> read_json(std::string_view bytes) {
    const auto refuse = [](const std::string& why) { return kiosk::fail(kiosk::ErrorKind::invalid, why); };
    const char* end = nullptr;
    if (g_utf8_validate_len(bytes.data(), bytes.size(), &end) == FALSE)
        return refuse(line_at(bytes, static_cast<std::size_t>(end - bytes.data())) +
                      " holds letters that are no UTF-8; save the list as UTF-8");
    bool too_deep = false;
    const auto within = [&too_deep](int depth, json::parse_event_t, const json&) {
        too_deep = too_deep || depth > static_cast<int>(limits::xml_depth);
        return !too_deep;
    };
    try {
        json document = json::parse(bytes, within);
        if (too_deep)
            return refuse("values stand more than " + std::to_string(limits::xml_depth) +
                          " deep in one another; let them stand less deep");
        return document;
    } catch (const json::exception& broken) {
        const auto* where = dynamic_cast<const json::parse_error*>(&broken);
        return refuse(line_at(bytes, where == nullptr ? 0 : where->byte - 1) +
                      " is not valid JSON; mend it there");
    }
}

// One feature as an item of the list; what is wrong with it, or "".
std::string add_feature(Tree& tree, const json& feature) {
    if (!feature.is_object()) return "is no object; write one of type Feature";
    const NodeId item = tree.add_element(tree.root(), "item");
    std::string problem;
    const auto add = [&](const std::string& name, std::string_view text) {
        const std::string objection = objection_to(text);
        if (!objection.empty() && problem.empty())
            problem = "has a " + in_quotes(name) + " that " + objection;
        tree.set_text(tree.add_element(item, name), text);
    };
    if (feature.contains("geometry")) add("geometry", geometry_text(feature["geometry"]));
    if (feature.contains("id")) add("id", text_of(feature["id"]));
    const auto properties = feature.find("properties");
    if (properties == feature.end() || !properties->is_object()) return problem;
    for (const auto& [name, value] : properties->items()) {
        if (!is_element_name(name))
            return "has the property " + in_quotes(name) +
                   ", a name that XML does not allow; write letters, "
                   "digits and _, a letter first";
        if (tree.child(item, name) == no_node) add(name, text_of(value));
    }
    return problem;
}

}  // namespace

kiosk::Result<Tree> read_geojson(const std::string& bytes) {
    const auto refuse = [](const std::string& why) { return kiosk::fail(kiosk::ErrorKind::invalid, why); };
    if (bytes.size() > most_bytes) return refuse("the file is larger than 20 MB; leave some of it out");
    const kiosk::Result<json> read = read_json(bytes);
    if (!read) return tl::unexpected(read.error());
    const json& document = *read;
    if (!document.is_object() || type_of(document) != "FeatureCollection" || !document.contains("features") ||
        !document["features"].is_array())
        return refuse("the file is no GeoJSON FeatureCollection; write one with features");
    Tree tree;
    tree.add_element(no_node, "root");
    std::size_t number = 0;
    for (const json& feature : document["features"]) {
        ++number;
        if (const std::string problem = add_feature(tree, feature); !problem.empty())
            return refuse("feature " + std::to_string(number) + " " + problem);
    }
    return {std::move(tree)};
}

}  // namespace xforms
