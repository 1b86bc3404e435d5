// SPDX-License-Identifier: Apache-2.0
#include "kiosk/automation/automation.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace kiosk::automation {
namespace {

using nlohmann::json;

tl::unexpected<Error> wrong(const std::string& sentence) {
    return fail(ErrorKind::invalid, sentence);
}

// What a float of pixels and a clock of milliseconds can hold, on any screen and for years.
bool number(const json& value) {
    return value.is_number() && std::abs(value.get<double>()) <= 1e8;
}

Pace pace_of(const json& line) {
    const bool quick = line.contains("quick") && line["quick"] == true;
    return quick ? Pace::quick : Pace::waits;
}

Result<Command> read_tap(const json& line) {
    if (line.contains("name") && line["name"].is_string()) return TapName{line["name"], pace_of(line)};
    const json at = line.value("at", json());
    if (at.is_array() && at.size() == 2 && number(at[0]) && number(at[1])) {
        if (!line.contains("hold")) return TapAt{at[0], at[1], pace_of(line)};
        if (number(line["hold"]) && line["hold"] >= 0) return Hold{at[0], at[1], line["hold"]};
        return wrong(R"("hold" wants a number of seconds from 0 to 100000000)");
    }
    return wrong(R"("tap" wants "name": a text, or "at": [x, y])");
}

// A text member, or a sentence that says which is missing.
Result<std::string> text_of(const json& line, const char* member) {
    if (line.contains(member) && line[member].is_string()) return line[member].get<std::string>();
    return wrong(line["do"].get<std::string>() + " wants \"" + member + "\": a text");
}

template <class Wanted>
Result<Command> read_text(const json& line, const char* member) {
    auto text = text_of(line, member);
    if (!text) return tl::unexpected(text.error());
    return Wanted{std::move(*text)};
}

Result<Command> read_key(const json& line) {
    auto key = text_of(line, "key");
    if (!key) return tl::unexpected(key.error());
    return Press{std::move(*key), pace_of(line)};
}

Result<Command> read_advance(const json& line) {
    const json seconds = line.value("seconds", json());
    if (!number(seconds) || seconds.get<double>() < 0)
        return wrong(R"("advance" wants "seconds": a number from 0 to 100000000)");
    return Advance{seconds.get<double>()};
}

json states_of(const touch::Node& node) {
    json states = json::array();
    if (node.enabled) states.push_back("enabled");
    if (node.focusable) states.push_back("focusable");
    if (node.focused) states.push_back("focused");
    if (node.selected) states.push_back("selected");
    if (node.invalid) states.push_back("invalid");
    return states;
}

std::string hex(touch::Colour colour) {
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", colour.red, colour.green, colour.blue);
    return text;
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

Result<Command> read(std::string_view text) {
    const json line = json::parse(text, nullptr, false);
    if (!line.is_object() || !line.contains("do") || !line["do"].is_string())
        return wrong(R"(a line is one JSON object with "do": what to do)");
    const std::string function = line["do"];
    if (function == "look") return Look{};
    if (function == "tap") return read_tap(line);
    if (function == "key") return read_key(line);
    if (function == "type") return read_text<Type>(line, "text");
    if (function == "advance") return read_advance(line);
    if (function == "shot") return read_text<Shot>(line, "file");
    if (function == "heard") return Heard{};
    if (function == "quit") return Quit{};
    return wrong("\"" + function + "\" is none of look, tap, key, type, advance, shot, heard, quit");
}

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
