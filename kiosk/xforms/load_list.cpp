// SPDX-License-Identifier: Apache-2.0
// Lists in files: CSV (libcsv) and GeoJSON (nlohmann-json) to root/item/column.
// ODK XForms spec, "Secondary Instances - External": a header names the elements; a feature's id, properties
// and geometry (as ODK's geopoint text) are the elements of its item.
#include <csv.h>
#include <nlohmann/json.hpp>

#include "kiosk/xforms/loading.h"
#include "kiosk/xforms/xml.h"

namespace xforms {

namespace {

constexpr std::size_t most_bytes = 20'000'000;
constexpr std::size_t most_cells = 2'000'000;

bool is_element_name(std::string_view name) {
    if (name.empty() || (name[0] >= '0' && name[0] <= '9') || name[0] == '-' || name[0] == '.') return false;
    for (const char byte : name) {
        const auto code = static_cast<unsigned char>(byte);
        const bool ascii = std::isalnum(code) || byte == '_' || byte == '-' || byte == '.' || byte == ':';
        if (!ascii && code < 0x80) return false;
    }
    return true;
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
            problem = "the list has more than " + std::to_string(most_cells) + " cells";
        } else if (row == 1) {
            if (!is_element_name(cell))
                problem = "the column \"" + std::string(cell.substr(0, 60)) +
                          "\" has a name that XML does not allow";
            columns.emplace_back(cell);
        } else if (column < columns.size()) {
            if (column == 0) item = tree.add_element(tree.root(), "item");
            tree.set_text(tree.add_element(item, columns[column]), cell);
        } else if (!cell.empty()) {
            problem = "row " + std::to_string(row) + " has more cells than the first row has names";
        }
        ++column;
    }

    void end_row() {
        if (row > 1 && item != no_node)
            for (; column < columns.size(); ++column)
                tree.add_element(item, columns[column]);  // short rows are padded
        column = 0;
        item = no_node;
        ++row;
    }
};

}  // namespace

kiosk::Result<Tree> read_csv(const std::string& bytes) {
    if (bytes.size() > most_bytes)
        return kiosk::fail(kiosk::ErrorKind::invalid, "the file is larger than 20 MB");
    std::string_view text = bytes;
    if (text.substr(0, 3) == "\xEF\xBB\xBF") text.remove_prefix(3);
    CsvList list;
    list.tree.add_element(no_node, "root");
    csv_parser parser;
    csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
    const auto cell = [](void* begin, std::size_t size, void* to) {
        static_cast<CsvList*>(to)->add({static_cast<const char*>(begin), size});
    };
    const auto row = [](int, void* to) { static_cast<CsvList*>(to)->end_row(); };
    const bool read = csv_parse(&parser, text.data(), text.size(), cell, row, &list) == text.size() &&
                      csv_fini(&parser, cell, row, &list) == 0;
    csv_free(&parser);
    if (!read)
        list.problem = "row " + std::to_string(list.row) + " is not valid CSV: look at its quotation marks";
    if (!list.problem.empty()) return kiosk::fail(kiosk::ErrorKind::invalid, list.problem);
    if (list.columns.empty()) return kiosk::fail(kiosk::ErrorKind::invalid, "the file has no header row");
    return {std::move(list.tree)};
}

namespace {

using nlohmann::json;

std::string text_of(const json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_null()) return {};
    if (value.is_number()) return to_text(value.get<double>());
    return value.dump();
}

// ODK's geopoint: latitude, longitude, altitude, accuracy; GeoJSON writes the longitude first.
std::string geopoint(const json& at) {
    if (!at.is_array() || at.size() < 2 || !at[0].is_number() || !at[1].is_number()) return {};
    return to_text(at[1].get<double>()) + " " + to_text(at[0].get<double>()) + " 0 0";
}

std::string geometry_text(const json& geometry) {
    if (!geometry.is_object() || !geometry.contains("coordinates")) return {};
    const json& at = geometry["coordinates"];
    const std::string type = geometry.value("type", "");
    if (type == "Point") return geopoint(at);
    const json* line = type == "LineString"                                ? &at
                       : type == "Polygon" && at.is_array() && !at.empty() ? &at[0]
                                                                           : nullptr;
    std::string all;
    if (line && line->is_array())
        for (const json& point : *line) all += (all.empty() ? "" : "; ") + geopoint(point);
    return all;
}

}  // namespace

kiosk::Result<Tree> read_geojson(const std::string& bytes) {
    if (bytes.size() > most_bytes)
        return kiosk::fail(kiosk::ErrorKind::invalid, "the file is larger than 20 MB");
    const json document = json::parse(bytes, nullptr, false);
    if (!document.is_object() || document.value("type", "") != "FeatureCollection" ||
        !document.contains("features") || !document["features"].is_array())
        return kiosk::fail(kiosk::ErrorKind::invalid, "the file is no GeoJSON FeatureCollection");
    Tree tree;
    tree.add_element(no_node, "root");
    for (const json& feature : document["features"]) {
        if (!feature.is_object()) return kiosk::fail(kiosk::ErrorKind::invalid, "a feature is no object");
        const NodeId item = tree.add_element(tree.root(), "item");
        if (feature.contains("geometry"))
            tree.set_text(tree.add_element(item, "geometry"), geometry_text(feature["geometry"]));
        if (feature.contains("id")) tree.set_text(tree.add_element(item, "id"), text_of(feature["id"]));
        const auto properties = feature.find("properties");
        if (properties == feature.end() || !properties->is_object()) continue;
        for (const auto& [name, value] : properties->items()) {
            if (!is_element_name(name))
                return kiosk::fail(kiosk::ErrorKind::invalid, "the property \"" + name.substr(0, 60) +
                                                                  "\" has a name that XML does not allow");
            if (tree.child(item, name) == no_node)
                tree.set_text(tree.add_element(item, name), text_of(value));
        }
    }
    return {std::move(tree)};
}

}  // namespace xforms
