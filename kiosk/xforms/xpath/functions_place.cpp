// SPDX-License-Identifier: Apache-2.0
// ODK XForms spec "Geographic Functions": on a sphere with the Earth's equatorial radius, as Web Forms
// computes them.
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "kiosk/blanks.h"
#include "kiosk/xforms/xpath/functions.h"

namespace xforms {

namespace {

constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
constexpr double earth_radius_metres = 6'378'100;

struct Point {
    double latitude = 0, longitude = 0;  // degrees
    friend bool operator==(const Point&, const Point&) = default;
};
using Points = std::vector<Point>;

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

// "Latitude (decimal degrees), longitude (decimal degrees), altitude (decimal meters) and accuracy (decimal
// meters)".
std::optional<Point> read_point(std::string_view text) {
    std::vector<double> numbers;
    for (const std::string& word : kiosk::words_of(text))
        numbers.push_back(to_number(std::string_view(word)));
    if (numbers.size() < 2 || numbers.size() > 4) return std::nullopt;
    const bool on_earth = std::fabs(numbers[0]) <= 90 && std::fabs(numbers[1]) <= 180;  // false for NaN
    if (!on_earth) return std::nullopt;
    return Point{numbers[0], numbers[1]};
}

// All points of all texts, ";" between them; nullopt where any is wrong.
std::optional<Points> read_points(const std::vector<std::string>& texts) {
    Points points;
    for (const std::string& text : texts) {
        std::string_view rest = text;
        const std::size_t last = rest.find_last_not_of("; \t\n\r");  // Collect closes a trace with "; "
        rest = rest.substr(0, last == std::string_view::npos ? 0 : last + 1);
        for (bool more = true; more;) {
            const std::size_t end = rest.find(';');
            const std::optional<Point> point = read_point(rest.substr(0, end));
            if (!point) return std::nullopt;
            points.push_back(*point);
            more = end != std::string_view::npos;
            if (more) rest.remove_prefix(end + 1);
        }
    }
    return points;
}

double rounded(double metres) {
    return std::round(std::fabs(metres) * 100) / 100;
}

Value area(const Arguments& arguments) {
    const std::optional<Points> read = read_points(arguments.texts_from(0));
    if (!read) return not_a_number;
    if (read->size() < 3) return 0.0;  // JavaRosa and Web Forms
    Points ring = *read;
    if (!(ring.front() == ring.back())) ring.push_back(ring.front());
    double total = 0;
    for (std::size_t index = 1; index < ring.size(); ++index) {
        const Point &from = ring[index - 1], &to = ring[index];
        total += radians(to.longitude - from.longitude) *
                 (2 + std::sin(radians(to.latitude)) + std::sin(radians(from.latitude)));
    }
    return rounded(total * earth_radius_metres * earth_radius_metres / 2);
}

Value distance(const Arguments& arguments) {
    const std::optional<Points> points = read_points(arguments.texts_from(0));
    if (!points || points->size() < 2) return not_a_number;
    double total = 0;
    for (std::size_t index = 1; index < points->size(); ++index) {
        const Point &from = (*points)[index - 1], &to = (*points)[index];
        const double turn = radians(from.longitude - to.longitude);
        const double cosine =
            std::sin(radians(from.latitude)) * std::sin(radians(to.latitude)) +
            std::cos(radians(from.latitude)) * std::cos(radians(to.latitude)) * std::cos(turn);
        total += std::acos(std::clamp(cosine, -1.0, 1.0)) * earth_radius_metres;
    }
    return rounded(total);
}

// geofence(geopoint, geoshape): whether the point lies inside, by counting the edges that a line west of it
// crosses.
Value geofence(const Arguments& arguments) {
    const std::optional<Point> point = read_point(arguments.text(0));
    const std::optional<Points> ring = read_points({arguments.text(1)});
    if (!point || !ring || ring->size() < 3) return false;
    bool inside = false;
    for (std::size_t index = 0; index < ring->size(); ++index) {
        const Point &from = (*ring)[index], &to = (*ring)[(index + 1) % ring->size()];
        if ((from.latitude > point->latitude) == (to.latitude > point->latitude)) continue;
        const double along = (point->latitude - from.latitude) / (to.latitude - from.latitude);
        if (point->longitude < from.longitude + along * (to.longitude - from.longitude)) inside = !inside;
    }
    return inside;
}

constexpr Function table[] = {
    {"area", 1, 1, area, Repeats::every_instance},
    {"distance", 1, Function::any, distance, Repeats::every_when_alone},
    {"geofence", 2, 2, geofence},
};

}  // namespace

std::span<const Function> place_functions() {
    return table;
}

}  // namespace xforms
