// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/screen.h"

#include "kiosk/screens/sights.h"

namespace screens {
namespace {

constexpr float above_the_sight = 2000;  // more than any glass has

template <class... Deeds>
struct Each : Deeds... {
    using Deeds::operator()...;
};
template <class... Deeds>
Each(Deeds...) -> Each<Deeds...>;

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

// Only a sight of a visit has sheets: the still-there question and the staff's screens cover everything.
bool covers_sheets(const View& view) {
    return std::holds_alternative<StillThere>(view.sight) || std::holds_alternative<PinPad>(view.sight) ||
           std::holds_alternative<Staff>(view.sight);
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

const char* name_of(const View& view) {
    return std::visit(
        Each{[](const Welcome&) { return "welcome"; }, [](const About&) { return "about"; },
             [](const QuestionPage&) { return "question"; }, [](const RepeatPage&) { return "repeat"; },
             [](const Check&) { return "check"; }, [](const Thanks&) { return "thanks"; },
             [](const StillThere&) { return "still_there"; },
             [](const OutOfService&) { return "out_of_service"; }, [](const PinPad&) { return "pin_pad"; },
             [](const Staff&) { return "staff"; }},
        view.sight);
}

std::string page_of(const View& view) {
    std::string page = name_of(view);
    if (const auto* welcome = std::get_if<Welcome>(&view.sight)) page += "#" + std::to_string(welcome->part);
    if (const auto* about = std::get_if<About>(&view.sight)) page += "#" + std::to_string(about->part);
    if (const auto* question = std::get_if<QuestionPage>(&view.sight)) page += " " + page_of(*question);
    if (const auto* repeat = std::get_if<RepeatPage>(&view.sight))
        page += " " + repeat->repeat.reference + "#" + std::to_string(repeat->part) + repeat->removing;
    if (const auto* check = std::get_if<Check>(&view.sight)) page += "#" + std::to_string(check->part);
    if (view.sheet != Sheet::none && !covers_sheets(view))
        page += std::string(" sheet ") + name_of(view.sheet) + "#" + std::to_string(view.sheet_part);
    return page;
}

touch::Layer layer_of(const View& view) {
    return view.sheet != Sheet::none || covers_sheets(view) ? touch::Layer::cover : touch::Layer::page;
}

touch::Frame::Sight sight_of(const View& view) {
    const Chrome& chrome = view.chrome;
    touch::Frame::Sight sight;
    sight.page = page_of(view);
    sight.layer = layer_of(view);
    if (chrome.language < chrome.languages.size()) {
        sight.language = chrome.languages[chrome.language].code;
        sight.direction = chrome.languages[chrome.language].direction;
        sight.explores = chrome.sound.explores() && chrome.languages[chrome.language].speaks;
    }
    sight.palette = chrome.palette;
    sight.size = chrome.size;
    sight.lowered = chrome.lowered;
    sight.lowered_height_mm = chrome.lowered_height_mm;
    return sight;
}

std::vector<Intent> draw(const View& view, touch::Frame& frame) {
    std::vector<Intent> intents;
    Stage stage{view, frame, intents};
    // In reach mode the sight begins further down: the glass above it is the bar's.
    frame.fill({0, -above_the_sight, frame.width(), above_the_sight}, frame.theme().council);
    const bool dark = view.chrome.sound.picture_off && !covers_sheets(view);
    if (view.sheet != Sheet::none && !covers_sheets(view)) {
        draw_sheet(stage);
        if (dark) draw_picture_off(stage);
        return intents;
    }
    std::visit(Each{[&](const Welcome& sight) { draw_welcome(stage, sight); },
                    [&](const About& sight) { draw_about(stage, sight); },
                    [&](const QuestionPage& sight) { draw_question(stage, sight); },
                    [&](const RepeatPage& sight) { draw_repeat(stage, sight); },
                    [&](const Check& sight) { draw_check(stage, sight); },
                    [&](const Thanks& sight) { draw_thanks(stage, sight); },
                    [&](const StillThere& sight) { draw_still_there(stage, sight); },
                    [&](const OutOfService& sight) { draw_out_of_service(stage, sight); },
                    [&](const PinPad& sight) { draw_pin_pad(stage, sight); },
                    [&](const Staff& sight) { draw_staff(stage, sight); }},
               view.sight);
    if (dark) draw_picture_off(stage);
    return intents;
}

}  // namespace screens
