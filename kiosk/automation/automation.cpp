// SPDX-License-Identifier: Apache-2.0
#include "kiosk/automation/automation.h"

#include <cmath>

#include <nlohmann/json.hpp>

#include "kiosk/colour_code.h"

namespace kiosk::automation {
namespace {

using nlohmann::json;

tl::unexpected<Error> wrong(const std::string& sentence) {
    return fail(ErrorKind::invalid, sentence);
}

json states_of(const touch::Node& node) {
    json states = json::array();
    if (node.enabled) states.push_back("enabled");
    if (node.focusable) states.push_back("focusable");
    if (node.focused) states.push_back("focused");
    if (node.selected) states.push_back("selected");
    if (node.invalid) states.push_back("invalid");
    if (node.strongest) states.push_back("strongest");
    return states;
}

std::string hex(touch::Colour colour) {
    return kiosk::colour_code(colour.red, colour.green, colour.blue);
}

double rounded(float value) {
    return std::round(static_cast<double>(value) * 100) / 100;
}

json node_of(const touch::Node& node, float px_per_mm) {
    const touch::Rect& place = node.bounds;
    return {{"id", node.id},
            {"role", name_of(node.role)},
            {"name", node.name},
            {"value", node.value},
            {"language", node.language},
            {"states", states_of(node)},
            {"bounds",
             {rounded(place.x * px_per_mm), rounded(place.y * px_per_mm), rounded(place.width * px_per_mm),
              rounded(place.height * px_per_mm)}},
            {"letter_mm", rounded(node.letter_mm)},
            {"fg", hex(node.foreground)},
            {"bg", hex(node.background)}};
}

std::string line_of(const json& reply) {
    return reply.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace

std::string done() {
    return line_of({{"ok", true}});
}

std::string failed(std::string_view sentence) {
    return line_of({{"ok", false}, {"error", sentence}});
}

std::string heard(const std::vector<std::string>& utterances) {
    return line_of({{"ok", true}, {"heard", utterances}});
}

std::string seen(const screens::View& view, const std::vector<touch::Node>& nodes, float px_per_mm) {
    json reply = {{"ok", true}, {"screen", screens::name_of(view)}, {"nodes", json::array()}};
    const auto& chrome = view.chrome;
    if (chrome.language < chrome.languages.size()) {
        const auto& language = chrome.languages[chrome.language];
        reply["language"] = language.code;
        reply["direction"] = language.direction == text::Direction::right_to_left ? "rtl" : "ltr";
    }
    if (const auto* page = std::get_if<screens::QuestionPage>(&view.screen))
        reply["reference"] = page->reference;
    if (const auto* page = std::get_if<screens::RepeatPage>(&view.screen))
        reply["reference"] = page->repeat.reference;
    for (const touch::Node& node : nodes) reply["nodes"].push_back(node_of(node, px_per_mm));
    return line_of(reply);
}

Result<TapAt> place_of(std::string_view name, const std::vector<touch::Node>& nodes, float px_per_mm) {
    const touch::Node* found = nullptr;
    for (const touch::Node& node : nodes) {
        if (node.name != name || !node.enabled || !node.focusable) continue;
        if (found != nullptr)
            return wrong("more than one control is called \"" + std::string(name) + "\": tap it by \"at\"");
        found = &node;
    }
    if (found == nullptr) return wrong("no control is called \"" + std::string(name) + "\" on this screen");
    const touch::Rect& place = found->bounds;
    return TapAt{(place.x + place.width / 2) * px_per_mm, (place.y + place.height / 2) * px_per_mm};
}

}  // namespace kiosk::automation
