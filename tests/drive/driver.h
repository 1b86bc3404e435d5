// SPDX-License-Identifier: Apache-2.0
// A resident at a running kiosk, through its automation port: looks at what is there, taps it by its name,
// types. A line that the kiosk refuses is a std::runtime_error with the kiosk's sentence.
#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/drive/process.h"

namespace drive {

class Driver {
 public:
    Driver(const std::vector<std::string>& words, const std::string& errors) : kiosk_(words, errors) {}

    nlohmann::json say(const nlohmann::json& line);  // the reply
    nlohmann::json look() { return say({{"do", "look"}}); }
    std::string screen() { return look()["screen"]; }
    void tap(const std::string& name) { say({{"do", "tap"}, {"name", name}}); }
    void tap_id(const std::string& id);  // where several controls share a name
    void key(const std::string& key) { say({{"do", "key"}, {"key", key}}); }
    void type(const std::string& text) { say({{"do", "type"}, {"text", text}}); }
    void advance(double seconds) { say({{"do", "advance"}, {"seconds", seconds}}); }
    void shot(const std::string& file) { say({{"do", "shot"}, {"file", file}}); }
    bool shows(const std::string& words);  // in the name or value of any node
    Process& process() { return kiosk_; }
    bool has(const std::string& id);  // a node of that id is on the glass
    // From the welcome, which has parts where a language's words are long.
    void start();
    // To the next part of the page, or past its last one.
    void go_on() { tap_id(has("more") ? "more" : "continue"); }
    void submit();  // from the check, part by part
    int quit();     // the kiosk's exit code

 private:
    Process kiosk_;
};

}  // namespace drive
