// SPDX-License-Identifier: Apache-2.0
// A visit at a panel of a certain size, drawn and pressed without a display: what is on the glass, and what a
// person in a hurry presses, who looks for nothing but the strongest button.
#pragma once

#include "kiosk/touch/headless.h"
#include "tests/audit/panels.h"
#include "tests/station/at_the_kiosk.h"

namespace audit {

class AtAPanel : public AtTheKiosk {
 protected:
    AtAPanel();

    // False where the consultation has no words in that language. "en-XA" is English and two fifths longer.
    bool open_in(const std::string& language);
    void begin(const PanelKind&, Standing, touch::TextSize);  // at the welcome
    screens::View shown() const { return station_->view(now_); }
    const std::vector<touch::Node>& draw();
    void press(const touch::Node&);
    // Answers the page by the first choice of each question; `unless_needed`: only where it was refused.
    enum class Answers { what_must_be, everything };
    int answer(Answers);  // how many presses that takes

 private:
    touch::Headless headless_;
    touch::Hands hands_;
    std::size_t language_ = 0;
    std::vector<screens::Intent> asked_;
};

// The filled button, which must be the only one; nullptr where there is none or more.
const touch::Node* strongest_of(const std::vector<touch::Node>&);

}  // namespace audit
