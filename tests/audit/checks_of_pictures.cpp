// SPDX-License-Identifier: Apache-2.0
// What the eye would measure, from the pixels alone: a Node says what its control wanted, the picture shows
// what became of it.
#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <set>

#include "kiosk/touch/theme_rules.h"
#include "tests/audit/checks.h"
#include "tests/audit/letters.h"

namespace audit {
namespace {

using touch::Colour;
using touch::Node;
using touch::Role;

struct ByValue {
    bool operator()(Colour a, Colour b) const { return code(a) < code(b); }
    static std::uint32_t code(Colour colour) {
        return static_cast<std::uint32_t>(colour.red << 16) | static_cast<std::uint32_t>(colour.green << 8) |
               colour.blue;
    }
};
using Histogram = std::map<Colour, std::size_t, ByValue>;

Histogram histogram_of(const Pixels& pixels, const Area& area) {
    Histogram histogram;
    for (int y = area.top; y < area.bottom; ++y)
        for (int x = area.left; x < area.right;) {  // by runs, for most of a picture is ground
            const Colour colour = pixels.at(x, y);
            int end = x + 1;
            while (end < area.right && pixels.at(end, y) == colour) ++end;
            histogram[colour] += static_cast<std::size_t>(end - x);
            x = end;
        }
    return histogram;
}

Colour commonest(const Histogram& histogram) {
    return std::max_element(histogram.begin(), histogram.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

// Of what is drawn in there, the strongest against its ground that is more than the odd pixel.
double strongest_contrast(const Histogram& histogram, Colour ground, std::size_t odd) {
    double strongest = 1;
    for (const auto& [colour, count] : histogram)
        if (count >= odd) strongest = std::max(strongest, touch::contrast(colour, ground));
    return strongest;
}

// Inside a control's border and corners, where its words are.
constexpr float inside_control = 2.0F;

bool has_words(const Node& node) {
    if (node.role == Role::image) return true;
    if (node.role == Role::slider || node.role == Role::spinner) return false;
    if (node.role == Role::text_field) return !node.value.empty();
    // A comma, the mark over a letter or the line that lengthens one, at the smallest size, has no pixel that
    // is all ink.
    const bool mark =
        node.value.starts_with("\u25CC") || node.value == "\u0640" ||
        (node.value.size() == 1 && std::ispunct(static_cast<unsigned char>(node.value[0])) != 0);
    if (node.role == Role::key && mark) return false;
    return node.letter_mm > 0;
}

// Most emoji are four bytes of UTF-8 that begin with these two.
bool has_emoji(const Node& node) {
    return node.name.find("\xF0\x9F") != std::string::npos ||
           node.value.find("\xF0\x9F") != std::string::npos;
}

void check_contrast(Ledger& ledger, const Camera& camera, const Pixels& pixels, const Node& node,
                    touch::Palette palette) {
    if (!has_words(node)) return;
    const Area area = camera.area_of(node.bounds, is_control(node) ? -inside_control : 0);
    if (area.empty()) return;
    // The one letter of a key may be so thin that only its middle is all ink.
    const std::size_t odd = node.role == Role::key ? 1 : 8;
    const Histogram histogram = histogram_of(pixels, area);
    if (has_emoji(node)) {
        // An emoji has colours of its own, lighter and darker than any ink: only the letters beside it are
        // asked for.
        const auto ink = histogram.find(node.foreground);
        return ledger.expect(Check::contrast_measured, ink != histogram.end() && ink->second >= odd, [&] {
            return told(node) + " has letters of another ink than its own beside its emoji";
        });
    }
    const double ratio = strongest_contrast(histogram, commonest(histogram), odd);
    const Limits limits = contrast_limits(node, palette);
    ledger.expect(Check::contrast_measured, ratio >= limits.least && ratio <= limits.most,
                  [&] { return told(node) + " shows " + std::to_string(ratio); });
}

// A twentieth, or a pixel where that is more: what antialiasing and round letters make uncertain.
void check_letter(Ledger& ledger, const Camera& camera, const Pixels& pixels, const Node& node) {
    // In these the commonest colour is not the one beside the letters: a round pill, and other palettes' own.
    if (node.role == touch::Role::banner || node.id.starts_with("swatch:")) return;
    const float wanted = node.letter_mm * camera.surface().px_per_mm;
    const auto height =
        capital_height(pixels, camera.area_of(node.bounds), node, wanted, camera.screen().direction);
    if (!height) return;
    const float uncertain = std::max(1.5F, wanted * 0.06F);
    ledger.expect(Check::letter_measured, *height >= wanted - uncertain, [&] {
        return told(node) + " has a capital of " + std::to_string(*height) + " px, not " +
               std::to_string(wanted);
    });
}

// Across the middle of its start and end: something there differs from the page by 3:1 (WCAG 1.4.11).
void check_edge(Ledger& ledger, const Camera& camera, const Pixels& pixels, const Node& node) {
    if (!is_control(node) || node.role == Role::slider) return;
    constexpr float outside = 1.0F, inside = 1.5F;  // millimetres
    const Area bounds = camera.area_of(node.bounds);
    const int y = (bounds.top + bounds.bottom) / 2;
    const Area across = camera.area_of({node.bounds.x - outside, node.bounds.y, outside + inside, 1});
    if (across.empty() || y >= pixels.height()) return;
    const Colour page = pixels.at(across.left, y);
    double strongest = 1;
    for (int x = across.left; x < across.right; ++x)
        strongest = std::max(strongest, touch::contrast(pixels.at(x, y), page));
    ledger.expect(Check::edge_measured, strongest >= 3,
                  [&] { return told(node) + " has an edge of " + std::to_string(strongest); });
}

// Pixels that touch only their like: not the edge of a letter, which is mixed of two colours.
bool solid(const Pixels& pixels, int x, int y) {
    const Colour here = pixels.at(x, y);
    return here == pixels.at(x - 1, y) && here == pixels.at(x + 1, y) && here == pixels.at(x, y - 1) &&
           here == pixels.at(x, y + 1);
}

std::set<Colour, ByValue> colours_of(touch::Palette palette) {
    std::set<Colour, ByValue> colours;
    const touch::Theme& theme = touch::theme(palette);
    for (const touch::NamedColour& named : touch::named_colours()) colours.insert(theme.*named.colour);
    return colours;
}

bool in(const Area& area, int x, int y) {
    return x >= area.left && x < area.right && y >= area.top && y < area.bottom;
}

// Whatever is of one colour for more than a letter's edge is of a colour that the theme has. A theme that
// keeps to its rules then makes a picture that does.
void check_palette(Ledger& ledger, const Camera& camera, const Pixels& pixels, touch::Palette palette) {
    const auto known = colours_of(palette);
    std::vector<Area> swatches;
    for (const Node& node : camera.nodes()) {
        if (node.id.starts_with("swatch:") || node.id.starts_with("colour:"))
            swatches.push_back(camera.area_of(node.bounds, 12));
        if (has_emoji(node)) swatches.push_back(camera.area_of(node.bounds));
    }
    std::map<Colour, std::pair<int, int>, ByValue> strangers;
    Colour ours = touch::theme(palette).paper;  // the last that was found known: most pixels are like it
    for (int y = 1; y + 1 < pixels.height(); ++y)
        for (int x = 1; x + 1 < pixels.width(); ++x) {
            if (pixels.at(x, y) == ours) continue;
            if (known.contains(pixels.at(x, y))) {
                ours = pixels.at(x, y);
                continue;
            }
            if (!solid(pixels, x, y)) continue;
            const bool shown_on_purpose = std::any_of(swatches.begin(), swatches.end(),
                                                      [&](const Area& area) { return in(area, x, y); });
            if (!shown_on_purpose) strangers.try_emplace(pixels.at(x, y), x, y);
        }
    ledger.expect(Check::palette_kept, strangers.empty(), [&] {
        const auto& [colour, place] = *strangers.begin();
        char told[64];
        std::snprintf(told, sizeof told, "#%06x at pixel %d,%d", ByValue::code(colour), place.first,
                      place.second);
        return std::string(told);
    });
}

const Node* focused(const Camera& camera) {
    for (const Node& node : camera.nodes())
        if (node.focused) return &node;
    return nullptr;
}

// WCAG 2.4.13: of the pixels that the mark changes, those that change by 3:1 are as many as a line of two CSS
// pixels round the control. A CSS pixel is 0.19 mm at 50 cm.
void check_focus_mark(Ledger& ledger, Camera& camera, const Pixels& without) {
    constexpr float css_pixel = 0.19F;
    camera.strike(touch::Key::down);
    const Node* node = focused(camera);
    if (node == nullptr) return;
    const Node marked = *node;
    constexpr float around = 3.0F;
    const Area area = camera.area_of(marked.bounds, around);
    const Pixels with = camera.photo(area);
    std::size_t changed = 0;
    for (int y = area.top; y < area.bottom; ++y)
        for (int x = area.left; x < area.right; ++x)
            changed += touch::contrast(with.at(x, y), without.at(x, y)) >= 3 ? 1U : 0U;
    const float perimeter = 2 * (marked.bounds.width + marked.bounds.height);
    const float px = camera.surface().px_per_mm;
    const float wanted = perimeter * 2 * css_pixel * px * px;
    ledger.expect(Check::focus_measured, static_cast<float>(changed) >= wanted, [&] {
        return told(marked) + ": the mark changes " + std::to_string(changed) + " pixels, not " +
               std::to_string(wanted);
    });
}

}  // namespace

void check_picture(Ledger& ledger, Camera& camera, const Pose& pose) {
    const Pixels pixels = camera.photo();
    const std::vector<Node> nodes = camera.nodes();
    for (const Node& node : nodes) {
        check_contrast(ledger, camera, pixels, node, pose.palette);
        check_letter(ledger, camera, pixels, node);
        check_edge(ledger, camera, pixels, node);
    }
    check_palette(ledger, camera, pixels, pose.palette);
    check_focus_mark(ledger, camera, pixels);
}

}  // namespace audit
