// SPDX-License-Identifier: Apache-2.0
// A person at a glass without a display: draws a screen, taps it, strikes keys, and reads the Nodes that it
// left.
#pragma once

#include <functional>
#include <set>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "kiosk/touch/headless.h"

namespace touch {

class AtTheGlass : public testing::Test {
 protected:
    using Draw = std::function<void(Frame&)>;

    void show(const Draw& draw) {
        draw_ = draw;
        settle();
    }
    void settle() {
        headless.draw([this] { draw_frame(); }, boot);
    }
    void one_frame() {
        headless.glass().begin(boot);
        draw_frame();
        headless.glass().end();
    }

    const Node& node(const std::string& id) const {
        for (const Node& each : hands.nodes)
            if (each.id == id) return each;
        throw std::runtime_error("no node " + id);
    }
    float px(float millimetres) const { return millimetres * headless.surface().px_per_mm; }
    void press(const std::string& id) {
        const Rect at = node(id).bounds;
        headless.glass().press(px(at.x + at.width / 2), px(at.y + at.height / 2));
    }
    void drag_to(const std::string& id) {
        const Rect at = node(id).bounds;
        headless.glass().drag(px(at.x + at.width / 2), px(at.y + at.height / 2));
    }
    void tap(const std::string& id) {
        press(id);
        headless.glass().release();
        settle();
    }
    void strike(Key key) {
        headless.glass().strike(key);
        settle();
    }
    void type(std::string_view words) {
        headless.glass().type(words);
        settle();
    }
    std::string focused() const {
        for (const Node& each : hands.nodes)
            if (each.focused) return each.id;
        return "";
    }
    void read_in_arabic() {
        screen.language = "ar";
        screen.direction = text::Direction::right_to_left;
    }

    Headless headless{Surface{1920, 1080, 4.03F}};
    text::Typesetter typesetter = std::move(*text::Typesetter::open());
    Hands hands;
    Frame::Setup screen{.page = "first", .language = "en"};
    TypedInput typed;
    std::chrono::milliseconds boot{1000};

 private:
    void draw_frame() {
        Frame frame(headless.glass(), screen, typesetter, headless, hands);
        draw_(frame);
        typed.text += frame.typed().text;
        for (const Edit edit : frame.typed().edits) typed.edits.push_back(edit);
    }

    Draw draw_;
};

}  // namespace touch
