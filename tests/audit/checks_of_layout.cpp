// SPDX-License-Identifier: Apache-2.0
// What a person must see together, and where a page ends.
#include <algorithm>
#include <cmath>

#include "tests/audit/checks.h"

namespace audit {
namespace {

using touch::Node;

const Node* find(const std::vector<Node>& nodes, const char* id) {
    const auto found =
        std::find_if(nodes.begin(), nodes.end(), [&](const Node& node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

}  // namespace

void check_question(Ledger& ledger, const screens::View& view, const std::vector<Node>& nodes,
                    touch::TextSize size) {
    const auto* page = std::get_if<screens::QuestionPage>(&view.screen);
    if (page == nullptr || page->keyboard || view.sheet != screens::Sheet::none) return;
    constexpr std::size_t longest_scale = 7;
    // With the largest letters a scale of long words goes on on a second part, under its question once more.
    // Urdu's lines are half as high again.
    const auto& languages = view.chrome.languages;
    const bool urdu = view.chrome.language < languages.size() && languages[view.chrome.language].code == "ur";
    const bool may_go_on = size == touch::TextSize::largest || urdu;
    for (const screens::Item& item : page->items) {
        const xforms::Question& question = item.question;
        const auto of_it = [&](const char* what) {
            const std::string id = what + question.reference;
            return std::count_if(nodes.begin(), nodes.end(), [&](const Node& node) {
                return node.id == id || node.id.starts_with(id + ":");
            });
        };
        const auto choices = static_cast<std::size_t>(of_it("choice:"));
        if (choices == 0 || question.choices.empty() || (item.list && item.list->open)) continue;
        ledger.expect(Check::question_with_choices, of_it("question:") > 0,
                      [&] { return "the choices of " + question.reference + " stand without it"; });
        ledger.expect(
            Check::question_with_choices,
            may_go_on || choices == question.choices.size() || question.choices.size() > longest_scale,
            [&] { return question.reference + " is cut after " + std::to_string(choices); });
    }
}

void check_edge(Ledger& ledger, const Camera& camera) {
    const std::vector<Node>& nodes = camera.nodes();
    const bool mirrored = camera.screen().direction == text::Direction::right_to_left;
    const auto end_of = [&](const Node& node) {
        return mirrored ? camera.width_mm() - node.bounds.x : node.bounds.right();
    };
    const Node* way_on = nullptr;
    for (const char* id : {"continue", "more", "done"})
        if (way_on == nullptr) way_on = find(nodes, id);
    if (way_on == nullptr || find(nodes, "size") == nullptr) return;
    constexpr float rounding = 0.6F;
    const float edge = end_of(*way_on);
    for (const Node& node : nodes)
        ledger.expect(
            Check::one_edge, end_of(node) <= edge + rounding || node.role == touch::Role::banner,
            [&] { return told(node) + " stands beyond the page's edge at " + std::to_string(edge); });
    const Node *title = find(nodes, "council"), *last = find(nodes, "listen");
    const bool in_one_row = title != nullptr && last != nullptr && title->bounds.y < last->bounds.bottom() &&
                            last->bounds.y < title->bounds.bottom();
    if (in_one_row)
        ledger.expect(Check::one_edge, std::abs(end_of(*last) - edge) <= rounding, [&] {
            return told(*last) + " does not end at the page's edge, " + std::to_string(edge);
        });
}

}  // namespace audit
