// SPDX-License-Identifier: Apache-2.0
// What keys do. Up, Down and Tab walk through the controls of the last frame in reading order, and from the
// last to the first, so that three keys reach everything (EN 301 549 5.1.6.2: focus is never trapped). On the
// on-screen keyboard Up and Down go from row to row. A person who has `next` and `select` alone opens a row
// and walks inside it. While somebody types into a field, the keys that edit go to the field.
#include <algorithm>

#include "kiosk/touch/frame_impl.h"
#include "kiosk/touch/walk.h"

namespace touch {
namespace {

bool has_rows(const std::vector<Node>& nodes) {
    return std::any_of(nodes.begin(), nodes.end(), [](const Node& node) { return !node.row.empty(); });
}

}  // namespace

// A new page has come. Its controls are not known before they are drawn. A cover (a sheet, the still-there
// question) remembers where the focus was under it (VVSG 5.2-F: settings keep the place and the focus).
void Ruler::Impl::come_to_page() {
    if (hands.page == setup.page) return;
    auto& covered = hands.covered;
    const auto back = std::find_if(covered.begin(), covered.end(),
                                   [&](const Hands::Place& place) { return place.page == setup.page; });
    std::string focus;
    if (back != covered.end()) {
        focus = back->focus;
        covered.erase(back, covered.end());
    } else if (setup.layer == Layer::cover) {
        covered.push_back({hands.page, hands.focus});
    } else {
        covered.clear();
    }
    hands.page = setup.page;
    hands.focus = focus;
    hands.opened.clear();
    hands.field.clear();
    hands.back_and_next = {};
    hands.answered.clear();
    hands.nodes.clear();
}

void Ruler::Impl::take_keys() {
    touched = ImGui::GetIO().MouseDown[0] || ImGui::IsMouseReleased(0);
    come_to_page();
    take_edits();
    if (hands.nodes.empty()) return;
    const bool on_field = keys_are_the_fields();
    walk_by_arrows();
    walk_by_rows();
    turn_pages();
    if (!on_field && (glass.struck(Key::enter) || glass.struck(Key::space))) {
        touched = true;
        if (hands.focus_visible) chosen_by_key = hands.focus;
        hands.focus_visible = true;
    }
}

// Somebody types into a field and has not gone elsewhere by keys.
bool Ruler::Impl::keys_are_the_fields() const {
    return !hands.field.empty() && (hands.focus == hands.field || !hands.focus_visible);
}

void Ruler::Impl::walk_by_arrows() {
    const std::vector<Node>& last = hands.nodes;
    const bool any = glass.struck(Key::tab) || glass.struck(Key::back_tab) || glass.struck(Key::down) ||
                     glass.struck(Key::up) || glass.struck(Key::left) || glass.struck(Key::right);
    if (!any) return;
    touched = true;  // also where there is nothing to go to
    const bool from_rows = hands.walk == Walk::by_rows && has_rows(last);
    hands.walk = Walk::by_arrows;
    if (from_rows) {  // from now on keys are stops, and rows are not
        hands.opened.clear();
        return;
    }
    const std::ptrdiff_t from = place_of(last, hands, hands.focus);
    const bool on_key = from >= 0 && last[static_cast<std::size_t>(from)].role == Role::key;
    const bool leftwards = mirrored() && !on_key;
    const Step right = leftwards ? Step::back : Step::on, left = leftwards ? Step::on : Step::back;
    const bool on_field = keys_are_the_fields();
    std::string wanted;
    if (glass.struck(Key::tab)) wanted = neighbour(last, hands, from, Step::on);
    if (glass.struck(Key::back_tab)) wanted = neighbour(last, hands, from, Step::back);
    const bool stays_below = on_field && hands.line_below, stays_above = on_field && hands.line_above;
    if (!stays_below && glass.struck(Key::down)) wanted = across(last, hands, from, Step::on);
    if (!stays_above && glass.struck(Key::up)) wanted = across(last, hands, from, Step::back);
    if (!on_field && glass.struck(Key::right)) wanted = neighbour(last, hands, from, right);
    if (!on_field && glass.struck(Key::left)) wanted = neighbour(last, hands, from, left);
    go_to(wanted, from);
}

void Ruler::Impl::go_to(const std::string& wanted, std::ptrdiff_t from) {
    if (wanted.empty()) return;
    // The first key only shows where the focus is: nobody is moved away from a place that they never saw.
    if (hands.focus_visible || from < 0) hands.focus = wanted;
    hands.focus_visible = true;
}

// A keypad has the keys `next`, `previous` and `select`. Two switches are `next` and `select`.
void Ruler::Impl::walk_by_rows() {
    const bool on = glass.struck(Key::next), back = glass.struck(Key::previous),
               chooses = glass.struck(Key::select);
    if (!on && !back && !chooses) return;
    touched = true;
    hands.answered.clear();
    const std::vector<Node>& last = hands.nodes;
    // This key only shows the focus, or makes the row of the focused key the stop.
    const bool to_rows = hands.walk == Walk::by_arrows && has_rows(last);
    const bool unseen = !hands.focus_visible;
    hands.walk = Walk::by_rows;
    hands.focus_visible = true;
    if (unseen || (to_rows && !chooses)) return;
    const std::ptrdiff_t from = place_of(last, hands, hands.focus);
    if (chooses) return choose_in_row(from);
    const Step step = on ? Step::on : Step::back;
    if (hands.opened.empty()) return go_to(neighbour(last, hands, from, step), from);
    if (const auto inside = along_row(last, hands, from, step)) return go_to(*inside, from);
    hands.focus = last_of(hands.opened);
    hands.opened = without_last(hands.opened);
}

// Choosing a row opens it. Choosing a key types it, and the walk goes on from the key's row.
void Ruler::Impl::choose_in_row(std::ptrdiff_t from) {
    if (from < 0) return;
    const Node& node = hands.nodes[static_cast<std::size_t>(from)];
    if (node.role == Role::row) {
        hands.opened = way_into(node.row, node.id);
        hands.focus.clear();
        return;
    }
    chosen_by_key = node.id;
    // Of several choices one is the answer: who has two switches need not walk past the others.
    if (setup.switches && node.role == Role::radio) hands.answered = question_of(node);
    if (hands.opened.empty()) return;
    hands.focus = outermost(hands.opened);
    hands.opened.clear();
}

void Ruler::Impl::turn_pages() {
    const bool back = glass.struck(Key::turn_back), on = glass.struck(Key::turn_forward);
    if (!back && !on) return;
    touched = true;
    hands.focus_visible = true;
    const std::string& control = back ? hands.back_and_next.back : hands.back_and_next.forward;
    if (on && hands.back_and_next.what == BackAndNext::Forward::is_shown) {
        if (place_of(hands.nodes, hands, control) >= 0) hands.focus = control;
        return;
    }
    chosen_by_key = control;
}

void Ruler::Impl::take_edits() {
    const bool typing = !hands.field.empty();
    const bool on_field = keys_are_the_fields();
    typed.text = glass.typed();
    if (on_field && glass.struck(Key::space)) typed.text += ' ';
    const auto edit = [this](Key key, Edit what) {
        if (glass.struck(key)) typed.edits.push_back(what);
    };
    edit(Key::backspace, Edit::backspace);
    edit(Key::erase, Edit::erase);
    if (on_field || !typing) {
        edit(Key::home, Edit::home);
        edit(Key::end, Edit::end);
    }
    if (on_field) {
        edit(Key::left, Edit::left);
        edit(Key::right, Edit::right);
        if (hands.line_above) edit(Key::up, Edit::up);
        if (hands.line_below) edit(Key::down, Edit::down);
        edit(Key::enter, Edit::newline);
    }
    if (typed.text.empty() && typed.edits.empty()) return;
    touched = true;
    if (typing) hands.focus = hands.field;  // a person who types is at the field
}

void Ruler::Impl::settle_focus() {
    // Another layout may not have the row that was open.
    if (std::none_of(nodes.begin(), nodes.end(), [&](const Node& node) { return is_stop(node, hands); }))
        hands.opened.clear();
    hands.back_and_next = back_and_next;
    if (!hands.answered.empty())
        if (std::string behind = behind_question(nodes, hands, hands.answered); !behind.empty())
            hands.focus = std::move(behind);
    if (place_of(nodes, hands, hands.focus) < 0)
        hands.focus = nearest_stop(nodes, hands, first_focus, else_focus);
    for (Node& node : nodes) node.focused = is_stop(node, hands) && node.id == hands.focus;
    hands.field = field;
    hands.nodes = std::move(nodes);
}

}  // namespace touch
