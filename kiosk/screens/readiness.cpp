// SPDX-License-Identifier: Apache-2.0
// The readiness sheet: each line says by a sign and a word, and only then by its colour, whether that part is
// ready, and what to do where it is not.
#include <algorithm>

#include "kiosk/screens/card.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

using Line = Readiness::Line;

std::string name_of(const std::string& part) {
    // Translators: for staff; a part of the machine that is looked at.
    if (part == "display") return words::say("staff", "Screen");
    // Translators: for staff; a part of the machine that is looked at: whether the screen can be touched.
    if (part == "touch") return words::say("staff", "Touch");
    // Translators: for staff; a part of the machine that is looked at.
    if (part == "sound") return words::say("staff", "Sound");
    // Translators: for staff; a part of the machine that is looked at: its cable.
    if (part == "network") return words::say("staff", "Network");
    // Translators: for staff; a part of the machine that is looked at: whether its clock is right.
    if (part == "clock") return words::say("staff", "Clock");
    // Translators: for staff; whether the council's server answers.
    if (part == "server") return words::say("staff", "Council’s server");
    // Translators: for staff; a part of the machine that is looked at: whether it has the questions.
    if (part == "form") return words::say("staff", "Consultation");
    // Translators: for staff; the cryptographic key that answers are sealed to.
    if (part == "key") return words::say("staff", "Key");
    // Translators: for staff; a part of the machine that is looked at: whether it has room.
    if (part == "disk") return words::say("staff", "Disk");
    return part;  // "PIN"
}

std::string verdict_of(const Line& line) {
    // Translators: for staff; {0} is a part of the machine, such as "Sound".
    const std::string ready = words::say("staff", "{0}: ready");
    // Translators: for staff; {0} is a part of the machine, such as "Sound".
    const std::string not_ready = words::say("staff", "{0}: not ready");
    return words::fill(line.remedy.empty() ? ready : not_ready, {name_of(line.part)});
}

// Of the words, behind their sign.
float inset_of_verdict(touch::Frame& frame) {
    return line_of(frame) + measure::key_gap;
}

// The sign beside the words: a tick, or a cross in the colour of errors.
void draw_verdict(Stage& stage, touch::Rect place, std::size_t at, const Line& line) {
    touch::Frame& frame = stage.frame;
    const bool well = line.remedy.empty();
    touch::TextLook look = bold_look(1);
    if (!well) look.ink = frame.theme().error;
    if (!well) look.role = touch::Role::alert;
    const float side = line_of(frame);
    frame.icon(well ? "tick" : "close", {place.x, place.y, side, side}, look.ink.value_or(frame.theme().ink));
    const float inset = inset_of_verdict(frame);
    frame.words("line:" + std::to_string(at), {place.x + inset, place.y, place.width - inset, place.height},
                verdict_of(line), look);
}

// What the machine says of its parts is English, as the sheet prints it.
touch::TextLook machines_words() {
    touch::TextLook look;
    look.language = "en";
    return look;
}

void add_line(Card& card, Stage& stage, std::size_t at, const Line& line, float width) {
    const float words =
        stage.frame.measure(verdict_of(line), bold_look(1), width - inset_of_verdict(stage.frame)).height;
    card.block(
        std::max(words, line_of(stage.frame)),
        [&stage, at, line](touch::Rect place) { draw_verdict(stage, place, at, line); }, 0.1F);
    const bool well = line.remedy.empty();
    card.words("found:" + std::to_string(at), line.found, machines_words(), well ? 0.6F : 0.1F);
    card.words("remedy:" + std::to_string(at), line.remedy, machines_words(), 0.6F);
}

Card card_of(Stage& stage, const Readiness& sheet, std::size_t first, std::size_t end, float width) {
    Card card(stage);
    const bool ready = std::all_of(sheet.lines.begin(), sheet.lines.end(),
                                   [](const Line& line) { return line.remedy.empty(); });
    touch::TextLook look = heading_look(stage.frame, heading_scale(stage.frame));
    if (!ready) look.ink = stage.frame.theme().error;
    // Translators: heading for staff; every part of the machine is ready.
    const std::string all = words::say("staff", "Everything is ready");
    // Translators: heading for staff; some part of the machine is not ready.
    const std::string not_all = words::say("staff", "Not everything is ready");
    card.words("heading", ready ? all : not_all, look, 0.6F);
    for (std::size_t at = first; at < end; ++at) add_line(card, stage, at, sheet.lines[at], width);
    return card;
}

Card buttons_of(Stage& stage, const Readiness& sheet, std::size_t end) {
    Card card(stage);
    touch::ButtonLook plain, filled;
    filled.emphasis = touch::Emphasis::filled;
    card.button({"leave", words::say("button", "Back"), filled, StaffPage{Staff::Page::more}});
    if (end < sheet.lines.size()) card.button({"more", more_below(), plain, StaffLines{end}});
    // Translators: button for staff; back to the first lines of a list.
    const std::string again = words::say("staff", "From the beginning");
    if (sheet.first > 0) card.button({"again", again, plain, StaffLines{0}});
    return card;
}

}  // namespace

void draw_readiness(Stage& stage, const Readiness& sheet) {
    touch::Frame& frame = stage.frame;
    constexpr float share_of_buttons = 0.25F;
    const StaffAreas areas =
        staff_areas(stage, {frame.width() * share_of_buttons, frame.height() * share_of_buttons});
    const std::size_t first = std::min(sheet.first, sheet.lines.size());
    std::size_t end = std::min(first + 1, sheet.lines.size());
    // As many as stand there in full size; one that does not by itself shrinks.
    const float width = areas.read.width;
    while (end < sheet.lines.size() &&
           card_of(stage, sheet, first, end + 1, width).height(width) <= areas.read.height)
        ++end;
    frame.first_focus(end < sheet.lines.size() ? "more" : "leave");
    card_of(stage, sheet, first, end, width).draw(areas.read, Card::Stand::top);
    buttons_of(stage, sheet, end).draw(areas.second, Card::Stand::top);
    draw_lower(stage, areas.whole, LowerOn::paper);
}

}  // namespace screens
