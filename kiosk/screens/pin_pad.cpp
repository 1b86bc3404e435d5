// SPDX-License-Identifier: Apache-2.0
// The staff's PIN: how many digits are entered, never which. Wrong tries and waits are said in plain words.
#include "kiosk/screens/promise.h"
#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float widest_pad = 190;
constexpr float tallest_key = 24;
constexpr int pad_rows = 4;

std::string state_of(const PinPad& pad) {
    if (pad.unset) {
        return words::say("staff",
                          // Translators: for staff; "council pin" is a command, the last word a file: leave
                          // them as they are.
                          "No PIN is set. Run “council pin” on an office computer and put the two lines that "
                          "it prints into "
                          "the file /etc/have-your-say/pin.");
    }
    if (!pad.refused.empty()) return pad.refused;
    if (pad.purpose == PinPad::Purpose::choose)
        // Translators: for staff.
        return words::say("staff", "Choose a new PIN of 6 digits or more.");
    // Translators: for staff.
    if (pad.purpose == PinPad::Purpose::repeat) return words::say("staff", "Enter the new PIN again.");
    if (pad.wait_s > 0) {
        // Translators: for staff; {0} is a length of time.
        return words::fill(words::say("staff", "Too many wrong PINs. Try again in {0}."),
                           {duration(pad.wait_s)});
    }
    if (pad.tries_left >= 0)
        // Translators: for staff, after a wrong PIN.
        return words::say("staff", "That PIN is wrong. %d try left.", "That PIN is wrong. %d tries left.",
                          pad.tries_left);
    // Translators: for staff.
    return words::say("staff", "Enter the staff PIN.");
}

void draw_entered(Stage& stage, const PinPad& pad, touch::Rect place) {
    const std::string masked(static_cast<std::size_t>(std::max(pad.digits, 0)), '0');
    // Translators: name of the field on the staff's PIN pad.
    const std::string name = words::say("staff", "PIN");
    touch::Frame::Field field;
    field.value = masked;
    field.caret = masked.size();
    field.masked = true;
    field.multiline = false;
    field.name = name;
    stage.frame.text_field("pin", place, field);
}

// Without a PIN there are no keys, and while a wait runs there are none: a key that does nothing looks
// broken.
bool takes_digits(const PinPad& pad) {
    return !pad.unset && pad.wait_s == 0;
}

BarButton leave_button() {
    // Translators: button; leaves the staff's pages and goes back to the person's.
    return {"leave", words::say("button", "Leave"), {}, LeaveStaff{}};
}

void add_message(Card& read, Card& pressed, Stage& stage, const PinPad& pad) {
    touch::TextLook state;
    const bool wrong = pad.purpose == PinPad::Purpose::open && (pad.tries_left >= 0 || pad.wait_s > 0);
    if (wrong || !pad.refused.empty()) {
        state = bold_look(1);
        state.ink = stage.frame.theme().error;
        state.role = touch::Role::alert;
    }
    // Translators: heading of the staff's PIN pad.
    read.words("heading", words::say("staff", "Staff only"),
               heading_look(stage.frame, heading_scale(stage.frame)));
    read.words("state", state_of(pad), state);
    const float field = line_of(stage.frame) + 2 * measure::field_inset;
    if (takes_digits(pad))
        read.block(field, [&stage, &pad](touch::Rect field_place) { draw_entered(stage, pad, field_place); });
    pressed.button(leave_button());
}

void draw_keys(Stage& stage, touch::Rect place) {
    touch::Frame& frame = stage.frame;
    const float gap = frame.theme().gap;
    const float width = (place.width - 2 * gap) / 3;
    const float height = std::min(tallest_key, (place.height - (pad_rows - 1) * gap) / pad_rows);
    const auto cell = [&](int column, int row) {
        return touch::Rect{place.x + static_cast<float>(column) * (width + gap),
                           place.y + static_cast<float>(row) * (height + gap), width, height};
    };
    const bool wide = small_scale(frame) < 1;  // a wide key's words are smaller, and never too small
    for (int digit = 1; digit <= 9; ++digit) {
        const std::string cap = std::to_string(digit);
        if (frame.key("key:" + cap, cell((digit - 1) % 3, (digit - 1) / 3), {.cap = cap, .name = cap}))
            stage.ask(PinDigit{digit});
    }
    // Translators: key; takes away the letter before the caret.
    const std::string erase = words::say("key", "Delete");
    if (frame.key("key:delete", cell(0, 3), {.cap = erase, .name = erase, .wide = wide}))
        stage.ask(PinDelete{});
    if (frame.key("key:0", cell(1, 3), {.cap = "0", .name = "0"})) stage.ask(PinDigit{0});
    // Translators: key; the PIN is complete.
    const std::string enter = words::say("key", "Enter");
    if (frame.key("key:enter", cell(2, 3), {.cap = enter, .name = enter, .wide = wide}))
        stage.ask(PinEnter{});
}

}  // namespace

void draw_pin_pad(Stage& stage, const PinPad& pad) {
    touch::Frame& frame = stage.frame;
    const float rows = pad_rows * (tallest_key + frame.theme().gap);
    StaffAreas areas = staff_areas(stage, {widest_pad, rows});
    // Upright the keys leave room for the button above them.
    const BarButton leave = leave_button();
    const float least = frame.button_height({.words = leave.words, .look = leave.look}, areas.first.width);
    if (areas.first.height < least)
        areas = staff_areas(stage, {widest_pad, areas.first.height + areas.second.height - least});
    touch::Rect keys = areas.second;
    // Frame does not mirror keys, for their rows run from left to right everywhere; the pad as a whole
    // changes sides.
    if (frame.setup().direction == text::Direction::right_to_left) keys.x = frame.width() - keys.right();
    frame.first_focus(pad.unset ? "leave" : "key:1");
    draw_cards(stage, areas, [&](Card& read, Card& pressed) { add_message(read, pressed, stage, pad); });
    if (takes_digits(pad)) draw_keys(stage, keys);
    draw_lower(stage, areas.whole, LowerOn::paper);
}

}  // namespace screens
