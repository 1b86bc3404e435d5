// SPDX-License-Identifier: Apache-2.0
// What a visit knows of its person's keys: whether help is open, and which switch is which. Both end with the
// visit.
#include <utility>

#include "kiosk/visit/setting.h"

namespace kiosk {

using screens::Sheet;

// Help goes back to the sheet that it was asked on.
void on(VisitState& visit, const screens::ToggleKeyHelp&, Moment) {
    Place& place = visit.place;
    place.key_help = {};
    if (place.sheet == Sheet::key_help)
        place.sheet = std::exchange(place.under_help, Sheet::none);
    else
        place.under_help = std::exchange(place.sheet, Sheet::key_help);
}

void on(VisitState& visit, const screens::ExplainKey& key, Moment) {
    if (visit.place.sheet == Sheet::key_help)
        visit.place.key_help = {.struck = true, .struck_for = key.function};
}

// Each switch twice in a row, so that one press by accident sets up nothing; a wrong press is said and costs
// no more than a step.
void on(VisitState& visit, const screens::StrikeSwitch& strike, Moment) {
    using Step = screens::SwitchSetup::Step;
    screens::SwitchSetup& setup = visit.settings.switches;
    if (setup.step == Step::known) return;
    if (visit.place.sheet != Sheet::switches) {  // the press that asks for it is no step yet
        visit.place.open(Sheet::switches);
        setup = {};
        return;
    }
    setup.other = false;
    switch (setup.step) {
        case Step::move:
            setup.moves = strike.which;
            setup.step = Step::move_again;
            break;
        case Step::move_again:
            setup.other = strike.which != setup.moves;
            setup.step = setup.other ? Step::move : Step::choose;
            break;
        case Step::choose:
            setup.other = strike.which == setup.moves;
            if (!setup.other) setup.step = Step::choose_again;
            break;
        default:
            setup.other = strike.which == setup.moves;
            setup.step = setup.other ? Step::choose : Step::known;
    }
}

void on(VisitState& visit, const screens::ChooseScan& chosen, Moment) {
    visit.settings.switches.scan_s = chosen.seconds;
}

}  // namespace kiosk
