// SPDX-License-Identifier: Apache-2.0
// Tells whether a press did something: a control was asked for what it does, and what is on the glass is
// another picture than before. The choice that is chosen already, a delete in an empty field, the glass
// between two controls: these do nothing. Where the focus is does not count: that a finger takes it along is
// nothing that anybody asked for. A finger that draws along a slider is one press, which ends with it.
//
// Keeps a number made of the picture, and none of its words. Threads: one.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/touch/node.h"

namespace kiosk {

class EffectOfPress {
 public:
    void asks() { asked_ = true; }
    // Once a press, when the picture has come to rest after it.
    bool is_seen(const std::string& page, const std::vector<touch::Node>& nodes, bool finger_down) {
        if (finger_down) return false;
        const std::size_t before = std::exchange(picture_, number_of(page, nodes));
        return std::exchange(asked_, false) && picture_ != before;
    }

 private:
    static std::size_t number_of(const std::string& page, const std::vector<touch::Node>& nodes) {
        std::size_t number = std::hash<std::string>{}(page);
        const auto add = [&](std::size_t next) { number = number * 31 + next; };
        for (const touch::Node& node : nodes) {
            for (const std::string* words : {&node.id, &node.name, &node.value})
                add(std::hash<std::string>{}(*words));
            add((node.enabled ? 1U : 0U) + (node.selected ? 2U : 0U) + (node.invalid ? 4U : 0U));
        }
        return number;
    }

    bool asked_ = false;
    std::size_t picture_ = 0;
};

}  // namespace kiosk
