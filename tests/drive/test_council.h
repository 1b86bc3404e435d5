// SPDX-License-Identifier: Apache-2.0
// A whole council in a folder: a council with a key pair and its server on loopback, and one kiosk that is
// known to it. Everything is the real program and the real file. Failures are std::runtime_error with the
// program's own words.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "tests/drive/driver.h"

namespace drive {

class TestCouncil {
 public:
    // `forms` holds form folders, as `council serve --forms` takes them. Begins with an empty `folder`.
    TestCouncil(std::filesystem::path folder, std::filesystem::path forms, const std::string& form_id);

    void open_council(const std::vector<std::string>& more = {});  // further words of council serve
    void close_council() { council_.reset(); }
    Ran sync();  // one round of kiosk-sync, with --json
    Driver kiosk(const std::vector<std::string>& more = {"--headless"}) const;
    std::vector<nlohmann::json> exported() const;  // one object a record: column -> cell

    std::filesystem::path folder() const { return folder_; }
    std::filesystem::path config() const { return folder_ / "kiosk.toml"; }
    std::filesystem::path database() const { return folder_ / "kiosk" / "kiosk.db"; }
    std::string errors() const { return (folder_ / "errors.txt").string(); }  // what all programs said
    static constexpr const char* pin = "482915";

 private:
    void make_keys();
    void write_config(const std::string& form_id) const;
    std::string must(const std::vector<std::string>& words, const std::string& input = {}) const;

    std::filesystem::path folder_, forms_;
    std::string url_path_;  // of this kiosk at the council, with its token
    std::string form_id_;
    std::string listening_;  // "127.0.0.1:41873"
    std::optional<Process> council_;
};

std::string program(const std::string& name);  // path of a built program

}  // namespace drive
