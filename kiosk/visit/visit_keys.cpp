// SPDX-License-Identifier: Apache-2.0
// What a visit knows of its person's keys: whether help is open, and which switch is which. Both end with the
// visit.
#include "kiosk/overloaded.h"
#include "kiosk/visit/visit.h"

namespace kiosk {

void Visit::set_keys(const screens::Intent& intent) {
    using namespace screens;
    std::visit(Overloaded{
                   [&](const ToggleKeyHelp&) { toggle_key_help(); },
                   [&](const ExplainKey& key) {
                       if (sheet_ == Sheet::key_help)
                           key_help_ = {.struck = true, .struck_for = key.function};
                   },
                   [&](const StrikeSwitch& strike) { set_up_switches(strike.which); },
                   [](const auto&) {},
               },
               intent);
}

// Back to the sheet that help was asked on.
void Visit::toggle_key_help() {
    key_help_ = {};
    if (sheet_ == screens::Sheet::key_help) {
        sheet_ = std::exchange(under_help_, screens::Sheet::none);
    } else {
        under_help_ = std::exchange(sheet_, screens::Sheet::key_help);
    }
}

// Each switch twice in a row, so that one press by accident sets up nothing; a wrong press is said and costs
// no more than a step.
void Visit::set_up_switches(screens::Switch which) {
    using Step = screens::SwitchSetup::Step;
    screens::SwitchSetup& setup = switches_;
    if (setup.step == Step::known) return;
    if (sheet_ != screens::Sheet::switches) {  // the press that asks for it is no step yet
        sheet_ = screens::Sheet::switches;
        setup = {};
        return;
    }
    setup.other = false;
    switch (setup.step) {
        case Step::move:
            setup.moves = which;
            setup.step = Step::move_again;
            break;
        case Step::move_again:
            setup.other = which != setup.moves;
            setup.step = setup.other ? Step::move : Step::choose;
            break;
        case Step::choose:
            setup.other = which == setup.moves;
            if (!setup.other) setup.step = Step::choose_again;
            break;
        default:
            setup.other = which == setup.moves;
            setup.step = setup.other ? Step::choose : Step::known;
    }
}

}  // namespace kiosk
