// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdio>
#include <set>

#include "tests/audit/checks.h"

namespace audit {
namespace {

using touch::Node;
using touch::Rect;
using touch::Role;

// A twentieth of a millimetre is less than a pixel's rounding.
constexpr float least_target = 12.7F - 0.05F;  // VVSG 7.2-I
constexpr float least_gap = 2.54F - 0.05F;     // VVSG 7.2-I
constexpr float rounding = 0.5F;               // two pixels, for words that stand close

// Nothing is smaller than the smallest size offered; from the size on that the panel begins with 4.8 mm (VVSG
// 7.1-G), and with the largest 6.1 mm, which is 0.7 degrees at 50 cm (EN 301 549, 5.1.4). Both count Latin
// capitals; Urdu's climbing words are half as high again as those of their size, and so may be as small as
// those of the size below on a panel whose default or largest they are. A screen that cannot turn its page,
// such as a keyboard, makes words smaller before it cuts them: a page that is lowered has half of its height,
// and one of practice has the banner's less.
float least_letter(const Pose& pose, const Node& node, bool crowded, bool typed) {
    using touch::TextSize;
    constexpr float smallest = 3.85F - 0.02F, usual = 4.8F - 0.02F;
    if (crowded || node.id.starts_with("size:")) return smallest;  // the four sizes show themselves
    const bool urdu = node.language == "ur";
    if (pose.size == TextSize::largest) return urdu ? usual : 6.1F;
    if (pose.size < default_size(pose.panel)) return smallest;
    const bool at_the_edge = pose.size == TextSize::medium || pose.size == largest_size(pose.panel);
    if (urdu && at_the_edge) return smallest;
    // The keyboard has a small panel's whole width, and no more; on the smallest it leaves a hint one line.
    const bool small = pose.panel.width_mm < usual_panel.width_mm && pose.size == default_size(pose.panel);
    const bool smallest_panel = pose.panel.inches == panels[0].inches;
    const bool small_key = node.role == Role::key && (small || smallest_panel);
    const bool hint = typed && small && smallest_panel && node.id.ends_with(":hint");
    return small_key || hint ? smallest : usual;
}

// Words that stand in an empty field belong to it.
bool belong_together(const Node& a, const Node& b) {
    return a.id + ":hint" == b.id || b.id + ":hint" == a.id;
}

float gap_between(const Rect& a, const Rect& b) {
    const float beside = std::max(a.x, b.x) - std::min(a.right(), b.right());
    const float above = std::max(a.y, b.y) - std::min(a.bottom(), b.bottom());
    return std::max(beside, above);
}

void check_place(Ledger& ledger, const Node& node, const Camera& camera, float top, bool typed) {
    const Rect& at = node.bounds;
    // Into a field that stands above them the keys within reach write.
    const bool written = typed && node.role == Role::text_field;
    const float highest = is_control(node) && !written ? top : 0;
    const bool inside = at.x >= -rounding && at.right() <= camera.width_mm() + rounding &&
                        at.y >= highest - rounding && at.bottom() <= camera.height_mm() + rounding;
    ledger.expect(Check::on_the_glass, inside, [&] { return told(node); });
    if (!is_control(node)) return;
    ledger.expect(Check::target_size, at.width >= least_target && at.height >= least_target,
                  [&] { return told(node); });
}

void check_words(Ledger& ledger, const Node& node, const Pose& pose, bool crowded, bool typed) {
    ledger.expect(Check::named, !node.name.empty(), [&] { return told(node); });
    ledger.expect(Check::words_fit, node.fits, [&] { return told(node); });
    if (node.letter_mm == 0) return;
    const float least = least_letter(pose, node, crowded, typed);
    ledger.expect(Check::letter_stated, node.letter_mm >= least,
                  [&] { return told(node) + " has letters of " + std::to_string(node.letter_mm); });
    const Limits limits = contrast_limits(node, pose.palette);
    const double ratio = touch::contrast(node.foreground, node.background);
    ledger.expect(Check::contrast_stated, ratio >= limits.least && ratio <= limits.most,
                  [&] { return told(node) + " has " + std::to_string(ratio); });
}

void check_pair(Ledger& ledger, const Node& a, const Node& b) {
    if (belong_together(a, b)) return;
    const float gap = gap_between(a.bounds, b.bounds);
    const auto both = [&] { return told(a) + " and " + told(b); };
    ledger.expect(Check::no_overlap, gap >= -rounding, both);
    ledger.expect(Check::named, a.id != b.id, both);
    if (is_control(a) && is_control(b)) ledger.expect(Check::target_gap, gap >= least_gap, both);
}

// `a` is read before `b`: then b does not stand above it in the same column, nor before it on the same line.
void check_order(Ledger& ledger, const Node& a, const Node& b, text::Direction direction) {
    if (belong_together(a, b)) return;
    const Rect &first = a.bounds, &next = b.bounds;
    const auto shared = [](float from, float to, float other_from, float other_to) {
        return std::min(to, other_to) - std::max(from, other_from);
    };
    const float column = shared(first.x, first.right(), next.x, next.right());
    const float line = shared(first.y, first.bottom(), next.y, next.bottom());
    const bool same_column = column > 0.5F * std::min(first.width, next.width);
    const bool same_line = line > 0.5F * std::min(first.height, next.height);
    // A keyboard runs from left to right in every language.
    const bool keys = a.role == Role::key && b.role == Role::key;
    const bool leftwards = direction == text::Direction::right_to_left && !keys;
    const bool before = leftwards ? next.x >= first.right() - rounding : next.right() <= first.x + rounding;
    const bool above = next.bottom() <= first.y + rounding;
    ledger.expect(Check::reading_order, !(same_column && above) && !(same_line && before),
                  [&] { return told(b) + " is read after " + told(a); });
}

}  // namespace

bool is_control(const Node& node) {
    return node.role == Role::button || node.role == Role::radio || node.role == Role::checkbox ||
           node.role == Role::text_field || node.role == Role::key || node.role == Role::slider;
}

std::string told(const Node& node) {
    const Rect& at = node.bounds;
    char place[64];
    std::snprintf(place, sizeof place, "at %.1f,%.1f %.1fx%.1f", at.x, at.y, at.width, at.height);
    return "'" + node.id + "' (" + text::valid_utf8(node.name.substr(0, 40)) + ") " + place;
}

// A piece of a page in other colours shows those; what cannot be chosen is exempt in WCAG 1.4.3, and is still
// to be seen.
Limits contrast_limits(const Node& node, touch::Palette palette) {
    if (node.id.starts_with("swatch:")) palette = touch::palettes[node.id[7] - '0'];
    const double most = palette == touch::Palette::soft ? 8.0 : 21.01;
    if (is_control(node) && !node.enabled) return {3, most};
    switch (palette) {
        case touch::Palette::standard:
            return {10, most};
        case touch::Palette::dark_on_white:
            return {20, most};
        case touch::Palette::yellow_on_black:
            return {17.5, most};
        case touch::Palette::soft:
            break;
    }
    return {4.5, most};
}

void check_nodes(Ledger& ledger, const Camera& camera, const Pose& pose) {
    const std::vector<Node>& nodes = camera.nodes();
    const float top = pose.lowered_mm > 0 ? camera.height_mm() - pose.lowered_mm : 0;
    const bool practice =
        std::any_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == Role::banner; });
    // Typing and the thanks come in one screenful, which makes words smaller before it cuts them: it has no
    // room for the largest letters everywhere.
    Pose asked = pose;
    const bool typed =
        std::any_of(nodes.begin(), nodes.end(), [](const Node& node) { return node.role == Role::key; });
    const bool one_screenful = typed || std::any_of(nodes.begin(), nodes.end(),
                                                    [](const Node& node) { return node.id == "clears"; });
    if (one_screenful && pose.size == touch::TextSize::largest) asked.size = touch::TextSize::large;
    if (one_screenful && camera.screen().language == "ur") asked.size = touch::TextSize::small;
    std::size_t focused = 0, focusable = 0;
    for (std::size_t at = 0; at < nodes.size(); ++at) {
        check_place(ledger, nodes[at], camera, top, typed);
        check_words(ledger, nodes[at], asked, practice || pose.lowered_mm > 0, typed);
        focused += nodes[at].focused ? 1 : 0;
        focusable += nodes[at].focusable ? 1 : 0;
        for (std::size_t other = at + 1; other < nodes.size(); ++other) {
            check_pair(ledger, nodes[at], nodes[other]);
            check_order(ledger, nodes[at], nodes[other], camera.screen().direction);
        }
    }
    ledger.expect(Check::focus_starts, focused == (focusable == 0 ? 0U : 1U),
                  [&] { return std::to_string(focused) + " controls have the focus"; });
    ledger.expect(Check::shaped, camera.unknown_glyphs() == 0,
                  [&] { return std::to_string(camera.unknown_glyphs()) + " letters have no shape"; });
}

void check_keys(Ledger& ledger, Camera& camera) {
    const auto focused = [&]() -> const Node* {
        for (const Node& node : camera.nodes())
            if (node.focused) return &node;
        return nullptr;
    };
    std::set<std::string> wanted, reached;
    for (const Node& node : camera.nodes())
        if (node.focusable) wanted.insert(node.id);
    const std::size_t most_steps = 2 * wanted.size() + 2;
    std::string start;
    bool came_round = wanted.empty();
    for (std::size_t step = 0; step < most_steps && !came_round; ++step) {
        // The first key shows where the focus is. Down goes by rows on a keyboard: there the next key is to
        // the right.
        const Node* from = focused();
        const bool on_key = !start.empty() && from != nullptr && from->role == Role::key;
        camera.strike(on_key ? touch::Key::right : touch::Key::down);
        const Node* to = focused();
        if (to == nullptr) break;
        if (start.empty()) start = to->id;
        const bool is_new = reached.insert(to->id).second;
        came_round = to->id == start && !is_new;
    }
    for (const std::string& id : wanted)
        ledger.expect(Check::reached_by_keys, reached.contains(id), [&] { return "'" + id + "'"; });
    ledger.expect(Check::reached_by_keys, came_round,
                  [&] { return "the focus does not come round to '" + start + "'"; });
}

}  // namespace audit
