// SPDX-License-Identifier: Apache-2.0
// What a person must see together, and where a page ends.
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>

#include "tests/audit/checks.h"

namespace audit {
namespace {

using touch::Node;

const Node* find(const std::vector<Node>& nodes, const char* id) {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

// Whether some of the text that it begins with is on the glass.
bool reads(const screens::QuestionPage& page, const std::vector<Node>& nodes) {
    for (const screens::Item& item : page.items) {
        if (item.question.control != xforms::ControlKind::note) return false;
        const std::string id = "note:" + item.question.reference;
        if (std::any_of(nodes.begin(), nodes.end(),
                        [&](const Node& node) { return node.id.starts_with(id); }))
            return true;
    }
    return false;
}

// A mark of a table has no words of its own: it is called by its question and its choice.
void check_heads(Ledger& ledger, const screens::QuestionPage& page, const screens::Item& row,
                 const std::vector<Node>& nodes) {
    if (!row.question.has_appearance("list-nolabel")) return;
    for (const xforms::Choice& choice : row.question.choices) {
        const Node* mark = find(nodes, ("choice:" + row.question.reference + ":" + choice.value).c_str());
        if (mark == nullptr || mark->name == choice.label.plain()) continue;
        const bool headed = std::any_of(page.items.begin(), page.items.end(), [&](const screens::Item& head) {
            const std::string id = "question:" + head.question.reference + ":" + choice.value;
            return head.question.has_appearance("label") && find(nodes, id.c_str()) != nullptr;
        });
        ledger.expect(Check::question_with_choices, headed,
                      [&] { return mark->id + " stands without the head of its column"; });
    }
}

}  // namespace

void check_question(Ledger& ledger, const screens::View& view, const std::vector<Node>& nodes, bool may_cut) {
    const auto* page = std::get_if<screens::QuestionPage>(&view.screen);
    if (page == nullptr || page->keyboard || view.sheet != screens::Sheet::none) return;
    constexpr std::size_t longest_scale = 7;
    ledger.expect(Check::question_with_choices,
                  page->titles.empty() || !reads(*page, nodes) || find(nodes, "section") != nullptr,
                  [] { return "a part of the text stands without its title"; });
    for (const screens::Item& item : page->items) {
        const xforms::Question& question = item.question;
        check_heads(ledger, *page, item, nodes);
        const auto of_it = [&](const char* what) {
            const std::string id = what + question.reference;
            return std::count_if(nodes.begin(), nodes.end(), [&](const Node& node) {
                return node.id == id || node.id.starts_with(id + ":");
            });
        };
        const auto choices = static_cast<std::size_t>(of_it("choice:"));
        const bool scale =
            question.choices.size() <= longest_scale && question.control != xforms::ControlKind::rank;
        if (choices == 0 || question.choices.empty() || (item.list && item.list->open)) continue;
        ledger.expect(Check::question_with_choices, of_it("question:") > 0,
                      [&] { return "the choices of " + question.reference + " stand without it"; });
        ledger.expect(Check::question_with_choices, choices == question.choices.size() || !scale || may_cut,
                      [&] { return question.reference + " is cut after " + std::to_string(choices); });
    }
}

// Cards that are as wide as their words, or have buttons beside them.
bool packs_choices(const screens::View& view) {
    const auto* page = std::get_if<screens::QuestionPage>(&view.screen);
    return page != nullptr &&
           std::any_of(page->items.begin(), page->items.end(), [](const screens::Item& item) {
               return item.question.control == xforms::ControlKind::trigger ||
                      item.question.control == xforms::ControlKind::rank ||
                      item.question.has_any_appearance({"columns-pack", "horizontal", "horizontal-compact"});
           });
}

void check_edge(Ledger& ledger, const Camera& camera, bool packed) {
    const std::vector<Node>& nodes = camera.nodes();
    const bool mirrored = camera.screen().direction == text::Direction::right_to_left;
    const auto end_of = [&](const Node& node) {
        return mirrored ? camera.width_mm() - node.bounds.x : node.bounds.right();
    };
    const Node* way_on = nullptr;
    for (const char* id : {"continue", "more", "done"})
        if (way_on == nullptr) way_on = find(nodes, id);
    // On the welcome it may stand before Start.
    const Node* start = find(nodes, "start");
    if (way_on != nullptr && start != nullptr && end_of(*start) > end_of(*way_on)) way_on = start;
    if (way_on == nullptr || find(nodes, "size") == nullptr) return;
    constexpr float rounding = 0.6F;
    const float edge = end_of(*way_on);
    for (const Node& node : nodes)
        ledger.expect(
            Check::one_edge, end_of(node) <= edge + rounding || node.role == touch::Role::banner,
            [&] { return told(node) + " stands beyond the page's edge at " + std::to_string(edge); });
    // Cards share the width out, so that the outermost ends where the page does.
    constexpr float narrower = 1.5F;  // a bar's last button may be a little wider
    std::optional<float> cards;
    for (const Node& node : nodes)
        if (node.id.starts_with("choice:") && node.role != touch::Role::button)
            cards = std::max(cards.value_or(0), end_of(node));
    ledger.expect(Check::one_edge, !cards || packed || *cards >= edge - narrower, [&] {
        return "the choices end at " + std::to_string(*cards) + ", the page at " + std::to_string(edge);
    });
    const Node *title = find(nodes, "council"), *last = find(nodes, "listen");
    const bool in_one_row = title != nullptr && last != nullptr && title->bounds.y < last->bounds.bottom() &&
                            last->bounds.y < title->bounds.bottom();
    if (in_one_row)
        ledger.expect(Check::one_edge, std::abs(end_of(*last) - edge) <= rounding, [&] {
            return told(*last) + " does not end at the page's edge, " + std::to_string(edge);
        });
}

namespace {

// Cards around several questions, a mark of an error, a table and packed choices stand within a block.
bool stands_on_the_grid(const screens::View& view) {
    const auto* page = std::get_if<screens::QuestionPage>(&view.screen);
    if (page == nullptr || view.sheet != screens::Sheet::none) return true;
    const auto questions = std::count_if(
        page->items.begin(), page->items.end(),
        [](const screens::Item& item) { return item.question.control != xforms::ControlKind::note; });
    return questions == 1 && !packs_choices(view) &&
           std::all_of(page->items.begin(), page->items.end(), [](const screens::Item& item) {
               return item.error.empty() && item.date.empty() &&
                      !item.question.has_any_appearance({"likert", "label", "list-nolabel"});
           });
}

// Where its blocks begin and end, from the side where reading begins.
struct Edges {
    float start = 1e6F, end = 0;
};

// The staff's pages have no bars: there the heading begins at the margin.
bool is_staffs(const screens::View& view) {
    const std::string kind = screens::name_of(view);
    return kind == "pin_pad" || kind == "readiness" || kind == "staff" || kind == "staff_hours";
}

// In the cards of the check what is asked and what is answered begin with a column, or with their card; and
// each Change ends where its card does.
void check_rows(Ledger& ledger, const Camera& camera, float margin, const std::function<float(float)>& off) {
    const bool mirrored = camera.screen().direction == text::Direction::right_to_left;
    const float width = camera.width_mm();
    constexpr float inset_with_all_its_air = 7, of_a_card = 0.5F, rounding = 0.6F;
    const float inset =
        of_a_card * std::max(2.4F, inset_with_all_its_air * touch::air(width, camera.height_mm()));
    for (const Node& node : camera.nodes()) {
        const bool change = node.id.starts_with("change:");
        if (!change && !node.id.starts_with("row:")) continue;
        const float start = mirrored ? width - node.bounds.right() : node.bounds.x,
                    end = mirrored ? width - node.bounds.x : node.bounds.right();
        const bool begins_its_card = std::abs(start - margin - inset) <= rounding;
        ledger.expect(Check::one_edge, begins_its_card || change || off(start) <= rounding,
                      [&] { return told(node) + " begins with no column"; });
        ledger.expect(Check::one_edge, !change || std::abs(width - margin - inset - end) <= rounding,
                      [&] { return told(node) + " does not end with its card"; });
    }
}

// From the glass's edge to all that stands on it; none where nothing tells.
std::optional<float> margin_of(const Camera& camera, const screens::View& view) {
    const bool mirrored = camera.screen().direction == text::Direction::right_to_left;
    const float width = camera.width_mm();
    if (const Node* heading = find(camera.nodes(), "heading"); heading != nullptr && is_staffs(view))
        return mirrored ? width - heading->bounds.right() : heading->bounds.x;
    const Node* way_on = find(camera.nodes(), "continue");
    for (const char* id : {"start", "more", "done", "submit"})
        if (way_on == nullptr) way_on = find(camera.nodes(), id);
    if (way_on == nullptr) return std::nullopt;
    return mirrored ? way_on->bounds.x : width - way_on->bounds.right();
}

}  // namespace

void check_grid(Ledger& ledger, const Camera& camera, const screens::View& view) {
    const auto found = margin_of(camera, view);
    if (!found || !stands_on_the_grid(view)) return;
    const bool mirrored = camera.screen().direction == text::Direction::right_to_left;
    const float width = camera.width_mm(), margin = *found;
    constexpr float gutter_with_all_its_air = 16, columns = 12, rounding = 0.6F;
    const float gutter = gutter_with_all_its_air * touch::air(width, camera.height_mm());
    const float step = (width - 2 * margin + gutter) / columns;
    const auto off = [&](float edge) {
        const float at = (edge - margin) / step;
        return std::abs(at - std::round(at)) * step;
    };
    std::vector<const char*> kinds{"choice:", "field:", "language:", "size:", "keep", "clear"};
    if (is_staffs(view)) kinds = {"heading", "leave", "upload", "trial", "day:", "key:"};
    for (const char* kind : kinds) {
        Edges of;
        for (const Node& node : camera.nodes()) {
            const bool of_kind =
                std::string_view(kind).ends_with(':') ? node.id.starts_with(kind) : node.id == kind;
            if (!of_kind || (!is_control(node) && node.role != touch::Role::heading)) continue;
            const touch::Rect& at = node.bounds;
            of.start = std::min(of.start, mirrored ? width - at.right() : at.x);
            of.end = std::max(of.end, mirrored ? width - at.x : at.right());
        }
        if (of.end == 0) continue;
        ledger.expect(Check::one_edge, off(of.start) <= rounding && off(of.end + gutter) <= rounding, [&] {
            return std::string(kind) + " (" + std::to_string(of.start) + " to " + std::to_string(of.end) +
                   ") stands off the columns, of which each takes " + std::to_string(step);
        });
    }
    if (std::holds_alternative<screens::Check>(view.screen)) check_rows(ledger, camera, margin, off);
}

void check_headings_in_reach(Ledger& ledger, const Camera& camera, const Pose& pose,
                             const std::vector<Node>& usual) {
    constexpr float rounding = 0.5F;
    const float top = camera.height_mm() - pose.lowered_mm;
    const auto& nodes = camera.nodes();
    const auto heading = std::find_if(nodes.begin(), nodes.end(),
                                      [](const Node& node) { return node.role == touch::Role::heading; });
    if (heading == nodes.end()) return;
    const Node* before = find(usual, heading->id.c_str());
    const bool no_lower = before != nullptr && heading->bounds.y <= before->bounds.y + rounding;
    ledger.expect(Check::on_the_glass, no_lower || heading->bounds.bottom() <= top + rounding,
                  [&] { return told(*heading) + " came down with the controls"; });
}

}  // namespace audit
