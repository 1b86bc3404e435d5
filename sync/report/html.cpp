// SPDX-License-Identifier: Apache-2.0
#include "sync/report/html.h"

#include <algorithm>
#include <cmath>

#include "kiosk/xml_text.h"

namespace council::html {

namespace {

// One decimal, in C's way whatever the locale.
std::string percent(double value) {
    const long tenths = std::lround(value * 10);
    return std::to_string(tenths / 10) + "." + std::to_string(std::abs(tenths % 10)) + "%";
}

double begin_of(double from, double width, Runs runs) {
    constexpr double whole = 100;
    return runs == Runs::left_to_right ? from : whole - from - width;
}

std::string drawn(const std::vector<Stretch>& stretches, Runs runs) {
    constexpr double room_for_words = 8;
    std::string svg;
    for (const Stretch& each : stretches) {
        if (each.width <= 0) continue;
        const double begin = begin_of(each.from, each.width, runs);
        svg += "<rect class=\"" + each.look + "\" x=\"" + percent(begin) + "\" width=\"" +
               percent(each.width) + "\" y=\"2\" height=\"28\"/>";
        if (each.words.empty() || each.width < room_for_words) continue;
        svg += "<text class=\"on-" + each.look + "\" x=\"" + percent(begin + each.width / 2) +
               "\" y=\"21\">" + text(each.words) + "</text>";
    }
    return svg;
}

std::string svg(const std::string& attributes, const std::string& inner) {
    return element("svg", "width=\"100%\" focusable=\"false\" " + attributes, inner);
}

// Words over the whole width of a table, which stay in sight while it scrolls.
std::string over_all(const std::string& words) {
    return element("span", "class=\"stay\"", words);
}

}  // namespace

std::string text(std::string_view words) {
    return kiosk::escaped(words, kiosk::XmlPlace::content);
}

std::string element(std::string_view name, const std::string& attributes, const std::string& inner) {
    std::string made = "<";
    made.append(name);
    if (!attributes.empty()) made += " " + attributes;
    made += ">" + inner + "</";
    return made.append(name) + ">";
}

std::string element(std::string_view name, const std::string& inner) {
    return element(name, "", inner);
}

std::string table(const Table& made) {
    std::string rows, head;
    for (const std::string& cell : made.head) head += element("th", "scope=\"col\"", cell);
    rows = element("thead", element("tr", head));
    const std::string width = std::to_string(made.head.size());
    int part = 0;
    for (const Table::Section& section : made.sections) {
        std::string body, row_head = "scope=\"row\"";
        if (!section.heading.empty()) {
            const std::string id = made.id + "-" + std::to_string(++part);
            body += element("tr", "class=\"part\"",
                            element("th", "id=\"" + id + "\" scope=\"rowgroup\" colspan=\"" + width + "\"",
                                    over_all(section.heading)));
            row_head +=
                " headers=\"" + id + "\"";  // a cell knows its part by its scope, a row's head by this
        }
        for (const auto& row : section.rows) {
            std::string cells = element("th", row_head, row.front());
            for (std::size_t cell = 1; cell < row.size(); ++cell) cells += element("td", row[cell]);
            body += element("tr", cells);
        }
        rows += element("tbody", body) + "\n";
    }
    return element("div",
                   "class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"" + made.id + "\"",
                   element("table",
                           element("caption", "id=\"" + made.id + "\"", over_all(made.caption)) + rows)) +
           "\n";
}

std::string bar(const std::vector<Stretch>& stretches, const std::string& says, Runs runs) {
    return svg("height=\"32\" class=\"bar\" role=\"img\" aria-label=\"" + text(says) + "\"",
               drawn(stretches, runs));
}

std::string quiet_bar(const std::vector<Stretch>& stretches, Runs runs) {
    return svg("height=\"32\" class=\"bar\" aria-hidden=\"true\"", drawn(stretches, runs));
}

std::string columns(const std::vector<long>& heights, const std::string& says, Runs runs) {
    constexpr double whole = 100, share = 0.8;
    const long highest =
        heights.empty() ? 1 : std::max(1L, *std::max_element(heights.begin(), heights.end()));
    const double step = whole / static_cast<double>(std::max<std::size_t>(1, heights.size()));
    std::string drawing;
    for (std::size_t place = 0; place < heights.size(); ++place) {
        const double height = whole * static_cast<double>(heights[place]) / static_cast<double>(highest);
        const double begin = begin_of(step * static_cast<double>(place), step * share, runs);
        drawing += "<rect class=\"one\" x=\"" + percent(begin) + "\" width=\"" + percent(step * share) +
                   "\" y=\"" + percent(whole - height) + "\" height=\"" + percent(height) + "\"/>";
    }
    return svg("height=\"160\" class=\"columns\" role=\"img\" aria-label=\"" + text(says) + "\"", drawing);
}

}  // namespace council::html
