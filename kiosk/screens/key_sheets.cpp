// SPDX-License-Identifier: Apache-2.0
// The sheets that keys open: what each key does, and the setting up of two switches.
//
// The sentence that changes is an alert, so that speech says it as soon as it stands there. VotingWorks's
// sandbox and its identify step are the models; here the person's own first press decides which switch moves.
#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

using kiosk::KeyFunction;

std::string of_walking(KeyFunction function) {
    switch (function) {
        case KeyFunction::up:
        case KeyFunction::previous:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Up: goes to the button before.");
        case KeyFunction::down:
        case KeyFunction::next:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Down: goes to the next button.");
        case KeyFunction::left:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Left: goes one button to the left.");
        case KeyFunction::right:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Right: goes one button to the right.");
        case KeyFunction::choose:
        case KeyFunction::select:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Action: presses the button that you are on.");
        case KeyFunction::back:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Back: goes to the page before, or closes what is open.");
        case KeyFunction::forward:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Next: goes to the next page.");
        case KeyFunction::language:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Language: opens the list of languages.");
        default:
            return "";
    }
}

std::string of_speech(KeyFunction function) {
    switch (function) {
        case KeyFunction::listen:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Listen: starts speech, or opens its settings.");
        case KeyFunction::repeat:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Repeat: says the page again.");
        case KeyFunction::pause:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Pause: stops speech until you press it again.");
        case KeyFunction::skip:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Skip: goes on to what is said next.");
        case KeyFunction::where_am_i:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Where am I: says the page and the button that you are on.");
        case KeyFunction::slower:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Slower: makes speech slower.");
        case KeyFunction::faster:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Faster: makes speech faster.");
        case KeyFunction::quieter:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Quieter: makes speech quieter.");
        case KeyFunction::louder:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Louder: makes speech louder.");
        case KeyFunction::sound_off:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Speech: turns speech off, or on again.");
        case KeyFunction::picture_off:
            // Translators: what a key of the keypad does; the key's name first.
            return words::say("key help", "Screen: hides what is on the screen, or shows it again.");
        default:
            return "";
    }
}

std::string of_switch(const SwitchSetup& setup, Switch which) {
    if (setup.step != SwitchSetup::Step::known) {
        // Translators: what one of two switches does before they are set up.
        return words::say("key help", "Switch: starts setting up 2 switches.");
    }
    if (which == setup.moves) {
        // Translators: what one of two switches does.
        return words::say("key help", "Switch: goes to the next button.");
    }
    // Translators: what one of two switches does.
    return words::say("key help", "Switch: presses the button that you are on.");
}

std::string explanation(const View& view) {
    if (!view.key_help.struck) return "";
    if (const auto function = view.key_help.struck_for) {
        if (*function == KeyFunction::switch_one) return of_switch(view.switches, Switch::one);
        if (*function == KeyFunction::switch_two) return of_switch(view.switches, Switch::two);
        const std::string walking = of_walking(*function);
        return walking.empty() ? of_speech(*function) : walking;
    }
    // Translators: what a key does that has no purpose here.
    return words::say("key help", "This key does nothing here.");
}

std::string instruction(const SwitchSetup& setup) {
    using Step = SwitchSetup::Step;
    switch (setup.step) {
        case Step::move:
            if (setup.other) {
                return words::say("switches",
                                  // Translators: the person pressed two different switches where the same one
                                  // twice was asked for.
                                  "That was the other switch. Step 1 of 4: press the switch that you want to "
                                  "move with.");
            }
            // Translators: two switches are being set up; one will move, the other will choose.
            return words::say("switches", "Step 1 of 4: press the switch that you want to move with.");
        case Step::move_again:
            // Translators: two switches are being set up.
            return words::say("switches", "Step 2 of 4: press the same switch again.");
        case Step::choose:
            if (setup.other) {
                // Translators: two switches are being set up.
                return words::say("switches", "That switch moves. Step 3 of 4: press the other switch.");
            }
            // Translators: two switches are being set up.
            return words::say("switches", "Step 3 of 4: press the other switch. It will choose.");
        case Step::choose_again:
            // Translators: two switches are being set up.
            return words::say("switches", "Step 4 of 4: press it again.");
        case Step::known:
            break;
    }
    // Translators: two switches have been set up.
    return words::say("switches", "Your switches are ready. To continue, press the switch that chooses.");
}

// Who can press but not in time with two switches lets the focus move by itself. The one that is on turns it
// off again.
void add_paces(Card& read, Card& pressed, const SwitchSetup& setup) {
    if (setup.step != SwitchSetup::Step::known) return;
    read.words(
        "paces",
        words::say("switches",
                   // Translators: two switches have been set up; buttons with 2, 3 and 5 seconds follow.
                   "Or let the screen move for you, and press either switch to choose:"),
        {}, 0.6F);
    for (const int pace : SwitchSetup::paces_s) {
        touch::ButtonLook look;
        look.selected = setup.scan_s == pace;
        // Translators: spoken after the name of a key or button that is switched on.
        look.state = words::say("speech", "on");
        const std::string words =
            // Translators: button; the screen moves to the next button by itself that often.
            words::say("switches", "Move every %d second", "Move every %d seconds", pace);
        pressed.button({"pace:" + std::to_string(pace), words, look, ChooseScan{look.selected ? 0 : pace}});
    }
}

touch::TextLook look_of_said(const touch::Frame& frame) {
    touch::TextLook said = bold_look(heading_scale(frame));
    said.role = touch::Role::alert;
    return said;
}

void add_key_help(Card& card, Stage& stage) {
    card.words("sheet",
               // Translators: heading; the keys of a keypad explain themselves while it is on the screen.
               words::say("key help", "What the keys do"),
               heading_look(stage.frame, heading_scale(stage.frame)));
    card.words("explanation",
               // Translators: nothing is done by the keys while this is on the screen; Help is a key.
               words::say("key help", "Press any key to learn what it does. Press “Help” again to go back."),
               {}, 2);
    card.words("said", explanation(stage.view), look_of_said(stage.frame));
}

void add_switches(Card& read, Card& pressed, Stage& stage) {
    read.words("sheet",
               // Translators: heading; a person who cannot use a screen sets up two switches.
               words::say("switches", "Set up your switches"),
               heading_look(stage.frame, heading_scale(stage.frame)), 2);
    read.words("said", instruction(stage.view.switches), look_of_said(stage.frame));
    add_paces(read, pressed, stage.view.switches);
}

}  // namespace

void draw_keys_sheet(Stage& stage, const TopBar& top, touch::Rect body) {
    stage.frame.first_focus("done");
    draw_cards(stage, top, {.body = body, .above = top.zone_above()}, [&](Card& read, Card& pressed) {
        stage.view.sheet == Sheet::key_help ? add_key_help(read, stage) : add_switches(read, pressed, stage);
    });
}

}  // namespace screens
