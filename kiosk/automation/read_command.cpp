// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include <nlohmann/json.hpp>

#include "kiosk/automation/automation.h"

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

}  // namespace kiosk::automation
