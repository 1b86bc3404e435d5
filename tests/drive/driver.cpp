// SPDX-License-Identifier: Apache-2.0
#include "tests/drive/driver.h"

#include <algorithm>
#include <stdexcept>

namespace drive {

using nlohmann::json;

json Driver::say(const json& line) {
    if (!kiosk_.write_line(line.dump())) throw std::runtime_error("the kiosk no longer listens");
    const auto answer = kiosk_.read_line();
    if (!answer) throw std::runtime_error("the kiosk gave no answer to " + line.dump());
    json reply = json::parse(*answer);
    if (!reply.value("ok", false))
        throw std::runtime_error(line.dump() + ": " + reply.value("error", *answer));
    return reply;
}

void Driver::tap_id(const std::string& id) {
    const json seen = look();  // outlives the loop over a part of it
    for (const json& node : seen["nodes"]) {
        if (node["id"] != id) continue;
        const auto& place = node["bounds"];
        say({{"do", "tap"},
             {"at",
              {place[0].get<double>() + place[2].get<double>() / 2,
               place[1].get<double>() + place[3].get<double>() / 2}}});
        return;
    }
    throw std::runtime_error("no control has the id " + id);
}

bool Driver::shows(const std::string& words) {
    const json seen = look();
    for (const json& node : seen["nodes"])
        if (node["name"].get<std::string>().find(words) != std::string::npos ||
            node["value"].get<std::string>().find(words) != std::string::npos)
            return true;
    return false;
}

bool Driver::has(const std::string& id) {
    const json seen = look();
    const auto is_it = [&](const json& node) { return node["id"] == id; };
    return std::any_of(seen["nodes"].begin(), seen["nodes"].end(), is_it);
}

void Driver::start() {
    while (!has("start") && has("more")) tap_id("more");
    tap_id("start");
}

void Driver::submit() {
    while (has("more")) tap_id("more");
    tap_id("submit");
}

int Driver::quit() {
    kiosk_.write_line(R"({"do":"quit"})");
    kiosk_.close_input();
    return kiosk_.wait();
}

}  // namespace drive
