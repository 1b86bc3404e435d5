// SPDX-License-Identifier: Apache-2.0
// A kiosk without a display: draws a view on the headless glass, taps what it shows, and hands back the
// intents.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/touch/headless.h"
#include "tests/screens/examples.h"

namespace fixture {

inline constexpr float px_per_mm = 4.03F;

enum class Picture { landscape, portrait };
touch::Surface surface_of(Picture);

// The words of all three tongues are opened; `tongue` is set.
void speak(examples::Tongue);
text::Typesetter& typesetter();

class ScreenFixture {
 public:
    ScreenFixture(Picture, examples::Tongue);
    ScreenFixture(touch::Surface, examples::Tongue);

    const std::vector<touch::Node>& show(const screens::View&);
    const std::vector<touch::Node>& nodes() const { return hands_.nodes; }
    const touch::Node* find(const std::string& id) const;
    // What came of a finger put down and lifted on the node of that id or name, which must be on the view.
    std::vector<screens::Intent> tap(const screens::View&, const std::string& id_or_name);
    std::vector<screens::Intent> tap_at(const screens::View&, float x_mm, float y_mm);
    // Of a finger put down there, moved and lifted; millimetres from the top left.
    struct Spot {
        float x, y;
    };
    std::vector<screens::Intent> drag(const screens::View&, Spot from, Spot to);
    std::vector<screens::Intent> strike(const screens::View&, touch::Key);
    std::vector<screens::Intent> type(const screens::View&, const std::string& words);
    // A finger at the start side's top corner for that long.
    std::vector<screens::Intent> hold_corner(const screens::View&, std::chrono::milliseconds);
    const std::string& focus() const { return hands_.focus; }

 private:
    std::vector<screens::Intent> draw(const screens::View&);

    examples::Tongue tongue_;
    touch::Headless headless_;
    touch::Hands hands_;
    std::chrono::milliseconds boot_{1000};
};

// The one intent of that kind, which must be the only one of all.
template <class Wanted>
const Wanted* only(const std::vector<screens::Intent>& intents) {
    return intents.size() == 1 ? screens::get_if<Wanted>(intents.front()) : nullptr;
}

}  // namespace fixture
