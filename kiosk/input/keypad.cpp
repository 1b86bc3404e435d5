// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input/keypad.h"

namespace kiosk {
namespace {

using screens::Intent;

// What the glass does itself.
std::optional<touch::Key> glass_key(KeyFunction function) {
    switch (function) {
        case KeyFunction::up:
            return touch::Key::up;
        case KeyFunction::down:
            return touch::Key::down;
        case KeyFunction::left:
            return touch::Key::left;
        case KeyFunction::right:
            return touch::Key::right;
        case KeyFunction::choose:
            return touch::Key::enter;
        case KeyFunction::previous:
            return touch::Key::previous;
        case KeyFunction::next:
            return touch::Key::next;
        case KeyFunction::select:
            return touch::Key::select;
        case KeyFunction::back:
            return touch::Key::turn_back;
        case KeyFunction::forward:
            return touch::Key::turn_forward;
        default:
            return std::nullopt;
    }
}

std::optional<Intent> speech_intent(KeyFunction function, const screens::Sound& sound) {
    using namespace screens;
    switch (function) {
        case KeyFunction::listen:
            return Listen{Began::by_keys};
        case KeyFunction::repeat:
            return RepeatSpeech{};
        case KeyFunction::pause:
            return PauseSpeech{};
        case KeyFunction::skip:
            return SkipSpeech{};
        case KeyFunction::where_am_i:
            return WhereAmI{};
        case KeyFunction::slower:
            return SpeechRate{-1};
        case KeyFunction::faster:
            return SpeechRate{1};
        case KeyFunction::quieter:
            return SpeechVolume{-1};
        case KeyFunction::louder:
            return SpeechVolume{1};
        case KeyFunction::sound_off:
            return sound.on ? Intent{SoundOff{}} : Intent{SoundOn{}};
        case KeyFunction::picture_off:
            return sound.picture_off ? Intent{PictureOn{}} : Intent{PictureOff{}};
        default:
            return std::nullopt;
    }
}

std::optional<screens::Switch> switch_of(std::optional<KeyFunction> function) {
    if (function == KeyFunction::switch_one) return screens::Switch::one;
    if (function == KeyFunction::switch_two) return screens::Switch::two;
    return std::nullopt;
}

bool switches_known(const screens::View& view) {
    return view.switches.step == screens::SwitchSetup::Step::known;
}

// Only there does a key mean more than a walk: over it lies nothing that waits for one answer.
bool is_for_anybody(const screens::View& view) {
    using namespace screens;
    return !std::holds_alternative<StillThere>(view.screen) && !std::holds_alternative<PinPad>(view.screen) &&
           !std::holds_alternative<Staff>(view.screen) && !std::holds_alternative<OutOfService>(view.screen);
}

// Keys of a keyboard that help explains with the same words as a keypad's.
std::optional<KeyFunction> like(std::string_view key) {
    if (key == "Tab") return KeyFunction::next;
    if (key == "Shift+Tab") return KeyFunction::previous;
    if (key == "Space") return KeyFunction::choose;
    return std::nullopt;
}

// Tab and Space walk and choose; with the rest one types, and a double letter is no tremor.
bool is_guarded(std::string_view key, std::optional<KeyFunction> function, bool typing) {
    return function || key == "Tab" || key == "Shift+Tab" || (key == "Space" && !typing);
}

// A code that no keyboard for typing has.
bool is_foreign(std::string_view key) {
    if (key.starts_with("Scancode ")) return true;
    return key.size() == 3 && key[0] == 'F' && (key >= "F13" && key <= "F25");
}

// Often enough that what staff read outlasts the trouble, and not at each of a stuck key's thirty in a
// second.
bool told_lately(const std::optional<std::chrono::milliseconds>& told, Moment now) {
    return told && now.boot - *told < std::chrono::minutes{1};
}

}  // namespace

Keypad::Outcome Keypad::take(const Stroke& stroke, const Place& place, Moment now) {
    const std::optional<KeyFunction> function = settings_.map.function_of(stroke.key);
    const auto its_switch = switch_of(function);
    // A field takes letters, whatever else they mean: but who lives by two switches cannot type with them.
    const bool types = place.typing && !stroke.text.empty() && stroke.key != "Space" &&
                       !(its_switch && switches_known(place.view));
    if (stroke.press == Stroke::Press::held) {
        const bool stuck = guard_.held(stroke.key, now.boot) == Strike::stuck;
        return {.trouble = stuck ? report_stuck(stroke.key, now) : ""};
    }
    if (types) return {.text = stroke.text};
    if (is_guarded(stroke.key, function, place.typing)) {
        const Strike strike = guard_.strike(stroke.key, now.boot);
        if (strike == Strike::stuck) return {.trouble = report_stuck(stroke.key, now)};
        if (strike == Strike::too_soon) return {};
    }
    return mean(stroke, function, place, now);
}

Keypad::Outcome Keypad::mean(const Stroke& stroke, std::optional<KeyFunction> function, const Place& place,
                             Moment now) {
    const auto its_switch = switch_of(function);
    if (place.view.sheet == screens::Sheet::key_help && is_for_anybody(place.view))
        return explain(function ? function : like(stroke.key));
    if (its_switch) {
        if (switches_known(place.view))
            return serve(*its_switch == place.view.switches.moves && place.view.switches.scan_s == 0
                             ? KeyFunction::next
                             : KeyFunction::select,
                         place.view);
        if (!is_for_anybody(place.view)) return {};
        return {.intents = {screens::StrikeSwitch{*its_switch}}};
    }
    if (function) return serve(*function, place.view);
    if (const auto key = touch::key_named(stroke.key)) return {.key = key};
    if (stroke.text.empty() && is_foreign(stroke.key)) return {.trouble = report_unknown(stroke.key, now)};
    return {.text = stroke.text};
}

Keypad::Outcome Keypad::serve(KeyFunction function, const screens::View& view) {
    if (const auto key = glass_key(function)) return {.key = key};
    if (const auto intent = speech_intent(function, view.chrome.sound)) return {.intents = {*intent}};
    if (!is_for_anybody(view)) return {};
    if (function == KeyFunction::help) return {.intents = {screens::ToggleKeyHelp{}}};
    if (function == KeyFunction::language) return {.intents = {screens::OpenSheet{screens::Sheet::language}}};
    return {};
}

Keypad::Outcome Keypad::explain(std::optional<KeyFunction> function) {
    if (function == KeyFunction::help) return {.intents = {screens::ToggleKeyHelp{}}};
    return {.intents = {screens::ExplainKey{function}}};
}

std::string Keypad::report_stuck(const std::string& key, Moment now) {
    if (stuck_ == key && told_lately(told_stuck_, now)) return "";
    stuck_ = key;
    told_stuck_ = now.boot;
    return "The key " + key +
           " of the keyboard or keypad is stuck, and is ignored: clean it, or replace the keypad.";
}

std::string Keypad::report_unknown(const std::string& key, Moment now) {
    if (told_lately(told_unknown_, now)) return "";
    told_unknown_ = now.boot;
    return "A keypad sends the key " + key +
           ", which has no purpose here: name it under [keys] in kiosk.toml.";
}

}  // namespace kiosk
