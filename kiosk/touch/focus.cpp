// SPDX-License-Identifier: Apache-2.0
// Keys. Up, Down and Tab walk the controls of the last frame in reading order and round its ends, so that
// three keys reach everything (EN 301 549 5.1.6.2: focus is never trapped); on the on-screen keyboard Up and
// Down go by rows. While a field is being typed into, and the focus is on it or was never shown, keys that
// edit go to the field.
#include <cmath>

#include "kiosk/touch/parts.h"

namespace touch {
namespace {

bool struck(ImGuiKey_ key) {
    return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key), false);
}

bool reachable(const Node& node) {
    return node.focusable && node.enabled;
}

std::ptrdiff_t place_of(const std::vector<Node>& nodes, const std::string& id) {
    for (std::size_t i = 0; i < nodes.size(); ++i)
        if (reachable(nodes[i]) && nodes[i].id == id) return static_cast<std::ptrdiff_t>(i);
    return -1;
}

enum class Step { back = -1, on = 1 };

std::string neighbour(const std::vector<Node>& nodes, std::ptrdiff_t from, Step step) {
    const auto count = static_cast<std::ptrdiff_t>(nodes.size());
    if (from < 0 && step == Step::back) from = 0;
    for (std::ptrdiff_t i = 1; i <= count; ++i) {
        const auto at = static_cast<std::size_t>((from + i * static_cast<int>(step) + count) % count);
        if (reachable(nodes[at])) return nodes[at].id;
    }
    return "";
}

float middle(const Rect& place) {
    return place.x + place.width / 2;
}

// The key nearest in the row above or below, or "" at the keyboard's edge.
std::string key_across(const std::vector<Node>& nodes, const Node& from, Step step) {
    const auto distance = [&](const Node& node) {
        return (node.bounds.y - from.bounds.y) * static_cast<float>(step);
    };
    const Node* best = nullptr;
    for (const Node& node : nodes) {
        if (node.role != Role::key || !reachable(node) || distance(node) < from.bounds.height / 2) continue;
        const bool nearer_row = best == nullptr || distance(node) < distance(*best) - 1;
        const bool same_row = best != nullptr && std::abs(distance(node) - distance(*best)) <= 1;
        const float aside = std::abs(middle(node.bounds) - middle(from.bounds));
        if (nearer_row || (same_row && aside < std::abs(middle(best->bounds) - middle(from.bounds))))
            best = &node;
    }
    return best == nullptr ? "" : best->id;
}

// Past the keyboard's edge: the first control after its last key, or the last before its first.
std::ptrdiff_t edge_of_keyboard(const std::vector<Node>& nodes, std::ptrdiff_t from, Step step) {
    std::ptrdiff_t edge = from;
    for (auto at = from; at >= 0 && at < static_cast<std::ptrdiff_t>(nodes.size());
         at += static_cast<int>(step))
        if (nodes[static_cast<std::size_t>(at)].role == Role::key) edge = at;
    return edge;
}

std::string vertical(const std::vector<Node>& nodes, std::ptrdiff_t from, Step step) {
    if (from < 0 || nodes[static_cast<std::size_t>(from)].role != Role::key)
        return neighbour(nodes, from, step);
    std::string across = key_across(nodes, nodes[static_cast<std::size_t>(from)], step);
    if (!across.empty()) return across;
    return neighbour(nodes, edge_of_keyboard(nodes, from, step), step);
}

std::string utf8(const ImVector<ImWchar>& units) {
    std::string words;
    for (int i = 0; i < units.Size; ++i) {
        std::uint32_t character = units[i];
        if (character >= 0xD800 && character < 0xDC00 && i + 1 < units.Size)
            character = 0x10000 + ((character - 0xD800) << 10U) + (units[++i] - 0xDC00U);
        if (character < 0x80) {
            words += static_cast<char>(character);
            continue;
        }
        const int more = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
        words += static_cast<char>((0xF0U << (3 - more)) | (character >> (6 * more)));
        for (int left = more - 1; left >= 0; --left)
            words += static_cast<char>(0x80U | ((character >> (6 * left)) & 0x3FU));
    }
    return text::valid_utf8(words);
}

}  // namespace

void Frame::Parts::take_keys() {
    const ImGuiIO& io = ImGui::GetIO();
    touched = io.MouseDown[0] || ImGui::IsMouseReleased(0);
    if (hands.sight != sight.page) {  // another page: its controls are not known before they are drawn
        hands.sight = sight.page;
        hands.focus.clear();
        hands.field.clear();
        hands.nodes.clear();
    }
    take_edits();
    if (hands.nodes.empty()) return;

    const bool on_field = !hands.field.empty() && (hands.focus == hands.field || !hands.focus_visible);
    const std::ptrdiff_t from = place_of(hands.nodes, hands.focus);
    std::string wanted;
    const bool on_key = from >= 0 && hands.nodes[static_cast<std::size_t>(from)].role == Role::key;
    const bool leftwards = mirrored() && !on_key;
    const Step right = leftwards ? Step::back : Step::on, left = leftwards ? Step::on : Step::back;
    if (struck(ImGuiKey_Tab)) wanted = neighbour(hands.nodes, from, io.KeyShift ? Step::back : Step::on);
    if (struck(ImGuiKey_DownArrow)) wanted = vertical(hands.nodes, from, Step::on);
    if (struck(ImGuiKey_UpArrow)) wanted = vertical(hands.nodes, from, Step::back);
    if (!on_field && struck(ImGuiKey_RightArrow)) wanted = neighbour(hands.nodes, from, right);
    if (!on_field && struck(ImGuiKey_LeftArrow)) wanted = neighbour(hands.nodes, from, left);
    if (!wanted.empty()) {
        touched = true;
        // The first key shows where the focus is, so that nobody is moved from a place that was never seen.
        if (hands.focus_visible || from < 0) hands.focus = wanted;
        hands.focus_visible = true;
    }
    if (!on_field && (struck(ImGuiKey_Enter) || struck(ImGuiKey_Space))) {
        touched = true;
        if (hands.focus_visible) chosen_by_key = hands.focus;
        hands.focus_visible = true;
    }
}

void Frame::Parts::take_edits() {
    const bool typing = !hands.field.empty();
    const bool on_field = typing && (hands.focus == hands.field || !hands.focus_visible);
    typed.text = utf8(ImGui::GetIO().InputQueueCharacters);
    if (on_field && struck(ImGuiKey_Space)) typed.text += ' ';
    const auto edit = [this](ImGuiKey_ key, Edit what) {
        if (struck(key)) typed.edits.push_back(what);
    };
    edit(ImGuiKey_Backspace, Edit::backspace);
    edit(ImGuiKey_Delete, Edit::erase);
    if (on_field || !typing) {
        edit(ImGuiKey_Home, Edit::home);
        edit(ImGuiKey_End, Edit::end);
    }
    if (on_field) {
        edit(ImGuiKey_LeftArrow, Edit::left);
        edit(ImGuiKey_RightArrow, Edit::right);
        edit(ImGuiKey_Enter, Edit::newline);
    }
    if (typed.text.empty() && typed.edits.empty()) return;
    touched = true;
    if (typing) hands.focus = hands.field;  // who types is at the field
}

void Frame::Parts::settle_focus() {
    if (place_of(nodes, hands.focus) < 0) {
        hands.focus = place_of(nodes, first_focus) >= 0 ? first_focus : "";
        if (hands.focus.empty() && !nodes.empty()) hands.focus = neighbour(nodes, -1, Step::on);
    }
    for (Node& node : nodes) node.focused = reachable(node) && node.id == hands.focus;
    hands.field = field;
    hands.nodes = std::move(nodes);
}

}  // namespace touch
