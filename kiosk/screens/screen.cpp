// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/screen.h"

#include "kiosk/overloaded.h"
#include "kiosk/screens/screens.h"

namespace screens {
namespace {

const char* name_of(Sheet sheet) {
    switch (sheet) {
        case Sheet::language:
            return "language";
        case Sheet::size:
            return "size";
        case Sheet::colours:
            return "colours";
        case Sheet::clear:
            return "clear";
        case Sheet::picture:
            return "picture";
        case Sheet::reading:
            return "reading";
        case Sheet::listen:
            return "listen";
        case Sheet::key_help:
            return "key_help";
        case Sheet::switches:
            return "switches";
        case Sheet::none:
            break;
    }
    return "";
}

// Only a screen of a visit has sheets: the still-there question and the staff's screens cover everything.
bool covers_sheets(const View& view) {
    return std::holds_alternative<StillThere>(view.screen) || std::holds_alternative<PinPad>(view.screen) ||
           std::holds_alternative<Staff>(view.screen) || std::holds_alternative<StaffTrial>(view.screen) ||
           std::holds_alternative<Readiness>(view.screen) || std::holds_alternative<StaffHours>(view.screen);
}

std::string page_of(const QuestionPage& page) {
    std::string name = page.reference + "#" + std::to_string(page.part);
    for (const Item& item : page.items)
        if (item.list && item.list->open) name += " list " + item.question.reference;
    // With the keyboard open the focus stays on its keys, whatever becomes of the error while typing.
    if (page.keyboard) return name + " keyboard " + page.keyboard->reference;
    // GOV.UK Design System, "Error summary": when the page reloads with errors, move keyboard focus to the
    // summary.
    for (const Item& item : page.items)
        if (!item.error.empty()) return name + " refused";
    return name;
}

}  // namespace

std::string name_of(const View& view) {
    return std::visit(
        kiosk::Overloaded{
            [](const Welcome&) { return "welcome"; }, [](const Attract&) { return "attract"; },
            [](const About&) { return "about"; }, [](const QuestionPage&) { return "question"; },
            [](const RepeatPage&) { return "repeat"; }, [](const Check&) { return "check"; },
            [](const Thanks&) { return "thanks"; }, [](const StillThere&) { return "still_there"; },
            [](const OutOfService&) { return "out_of_service"; }, [](const PinPad&) { return "pin_pad"; },
            [](const Staff&) { return "staff"; }, [](const StaffTrial&) { return "staff_trial"; },
            [](const Readiness&) { return "readiness"; }, [](const StaffHours&) { return "staff_hours"; }},
        view.screen);
}

std::string page_of(const View& view) {
    std::string page = name_of(view);
    if (const auto* welcome = std::get_if<Welcome>(&view.screen)) page += "#" + std::to_string(welcome->part);
    if (const auto* about = std::get_if<About>(&view.screen)) page += "#" + std::to_string(about->part);
    if (const auto* question = std::get_if<QuestionPage>(&view.screen)) page += " " + page_of(*question);
    if (const auto* repeat = std::get_if<RepeatPage>(&view.screen))
        page += " " + repeat->repeat.reference + "#" + std::to_string(repeat->part) + repeat->removing;
    if (const auto* check = std::get_if<Check>(&view.screen))
        page += check->changed ? "#changed" : "#" + std::to_string(check->part);
    if (const auto* sheet = std::get_if<Readiness>(&view.screen)) page += "#" + std::to_string(sheet->first);
    if (const auto* hours = std::get_if<StaffHours>(&view.screen))
        page += hours->chosen ? "#" + std::to_string(*hours->chosen) : "";
    if (view.sheet != Sheet::none && !covers_sheets(view))
        page += std::string(" sheet ") + name_of(view.sheet) + "#" + std::to_string(view.sheet_part);
    return page;
}

touch::Layer layer_of(const View& view) {
    return view.sheet != Sheet::none || covers_sheets(view) ? touch::Layer::cover : touch::Layer::page;
}

touch::Frame::Setup frame_setup_of(const View& view) {
    const Chrome& chrome = view.chrome;
    touch::Frame::Setup screen;
    screen.page = page_of(view);
    screen.layer = layer_of(view);
    if (chrome.language < chrome.languages.size()) {
        screen.language = chrome.languages[chrome.language].code;
        screen.direction = chrome.languages[chrome.language].direction;
        screen.explores = chrome.sound.explores() && chrome.languages[chrome.language].speaks;
    }
    screen.switches = view.switches.step == SwitchSetup::Step::known;
    screen.palette = chrome.palette;
    screen.size = chrome.size;
    screen.lowered = chrome.lowered;
    screen.lowered_height_mm = chrome.lowered_height_mm;
    return screen;
}

std::vector<Intent> draw(const View& view, touch::Frame& frame) {
    std::vector<Intent> intents;
    Stage stage{view, frame, intents};
    const bool dark = view.chrome.sound.picture_off && !covers_sheets(view);
    if (view.sheet != Sheet::none && !covers_sheets(view)) {
        draw_sheet(stage);
        if (dark) draw_picture_off(stage);
        return intents;
    }
    std::visit(kiosk::Overloaded{[&](const Welcome& screen) { draw_welcome(stage, screen); },
                                 [&](const Attract& screen) { draw_attract(stage, screen); },
                                 [&](const About& screen) { draw_about(stage, screen); },
                                 [&](const QuestionPage& screen) { draw_question(stage, screen); },
                                 [&](const RepeatPage& screen) { draw_repeat(stage, screen); },
                                 [&](const Check& screen) { draw_check(stage, screen); },
                                 [&](const Thanks& screen) { draw_thanks(stage, screen); },
                                 [&](const StillThere& screen) { draw_still_there(stage, screen); },
                                 [&](const OutOfService& screen) { draw_out_of_service(stage, screen); },
                                 [&](const PinPad& screen) { draw_pin_pad(stage, screen); },
                                 [&](const Staff& screen) { draw_staff(stage, screen); },
                                 [&](const StaffTrial& screen) { draw_staff_trial(stage, screen); },
                                 [&](const Readiness& screen) { draw_readiness(stage, screen); },
                                 [&](const StaffHours& screen) { draw_staff_hours(stage, screen); }},
               view.screen);
    if (dark) draw_picture_off(stage);
    return intents;
}

}  // namespace screens
