// SPDX-License-Identifier: Apache-2.0
// Explore by touch: a finger reads before it chooses, for people who do not see what is under it.
//
// A sliding finger reads what it comes to, and lifting it does nothing. The next tap, anywhere, chooses the
// control that was read last. Where nothing was read yet, a finger reads as soon as it is put down. No time
// is measured: gestures that must be quick shut many people out (VVSG 2.0, 7.2-E).
#include <cmath>
#include <utility>

#include "kiosk/touch/frame_impl.h"

namespace touch {
namespace {

constexpr float slide_mm = 5;  // a finger that moves less is a tap

bool holds(const Rect& place, float x, float y) {
    return x >= place.x && x < place.right() && y >= place.y && y < place.bottom();
}

// The smallest Node there is. What is never said is none: under a field's hint there is the field.
const Node* node_at(const std::vector<Node>& nodes, float x, float y) {
    const Node* found = nullptr;
    for (const Node& node : nodes) {
        if (node.seen_only || !holds(node.bounds, x, y)) continue;
        const bool smaller = found == nullptr || node.bounds.width * node.bounds.height <
                                                     found->bounds.width * found->bounds.height;
        if (smaller) found = &node;
    }
    return found;
}

// The finger has come to `node`, or to none.
void point(Hands& hands, const Node* node) {
    Exploring& finger = hands.exploring;
    const std::string id = node == nullptr ? "" : node->id;
    if (id == finger.pointed) return;
    finger.pointed = id;
    if (node == nullptr) return;
    ++finger.count;
    const bool chooses = node->focusable && node->enabled;
    finger.read = chooses ? id : "";
    if (chooses) hands.focus = id;
}

}  // namespace

void Ruler::Impl::take_finger() {
    Exploring& finger = hands.exploring;
    if (!setup.explores || hands.nodes.empty()) {  // or it is another page: nothing on it was read yet
        finger = {.pointed = {}, .count = finger.count, .down = finger.down, .slid = true};
        return;
    }
    const ImGuiIO& io = ImGui::GetIO();
    const bool pressed = io.MouseDown[0] && !finger.down;
    const bool lifted = !io.MouseDown[0] && finger.down;
    finger.down = io.MouseDown[0];
    if (pressed) {
        finger.slid = finger.fresh = false;
        finger.from_x = io.MousePos.x;
        finger.from_y = io.MousePos.y;
        finger.pointed.clear();
        finger.fresh = finger.read.empty();
    }
    if (finger.down &&
        std::hypot(io.MousePos.x - finger.from_x, io.MousePos.y - finger.from_y) > px(slide_mm))
        finger.slid = true;
    if (finger.down && (finger.slid || finger.fresh))
        point(hands, node_at(hands.nodes, mm(io.MousePos.x), mm(io.MousePos.y)));
    if (!lifted || finger.slid || finger.fresh) return;
    chosen_by_key = std::exchange(finger.read, {});
    hands.focus = chosen_by_key;
}

}  // namespace touch
