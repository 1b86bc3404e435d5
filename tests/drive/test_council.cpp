// SPDX-License-Identifier: Apache-2.0
#include "tests/drive/test_council.h"

#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace drive {
namespace fs = std::filesystem;

std::string program(const std::string& name) {
    const fs::path build = BINARY_DIR;
    for (const char* folder : {"kiosk", "sync", "sync/command_line"})
        if (fs::is_regular_file(build / folder / name)) return (build / folder / name).string();
    throw std::runtime_error("the program " + name + " is not built");
}

TestCouncil::TestCouncil(fs::path folder, fs::path forms, const std::string& form_id)
    : folder_(std::move(folder)), forms_(std::move(forms)), form_id_(form_id) {
    fs::remove_all(folder_);
    fs::create_directories(folder_ / "kiosk");
    make_keys();
    open_council();
    const std::string added = must(
        {program("council"), "kiosk", "add", "central-library-1", "--data", (folder_ / "council").string()});
    const auto begin = added.find("/v1/key/");
    if (begin == std::string::npos) throw std::runtime_error("council kiosk add printed no path: " + added);
    url_path_ = added.substr(begin, added.find_first_of(" \n\"", begin) - begin);
    write_config(form_id);
}

std::string TestCouncil::must(const std::vector<std::string>& words, const std::string& input) const {
    const Ran ran = run(words, errors(), input);
    if (ran.code == 0) return ran.output;
    std::ifstream said(errors());
    std::ostringstream all;
    all << said.rdbuf();
    throw std::runtime_error(words[0] + " ended with " + std::to_string(ran.code) + ": " + all.str());
}

void TestCouncil::make_keys() {
    must({program("council"), "keygen", "--out", (folder_ / "keys").string(), "--no-passphrase"});
}

void TestCouncil::open_council(const std::vector<std::string>& more) {
    const std::string port = listening_.empty() ? "0" : listening_.substr(listening_.find(':') + 1);
    std::vector<std::string> words{program("council"), "serve",
                                   "--forms",          forms_.string(),
                                   "--data",           (folder_ / "council").string(),
                                   "--port",           port,
                                   "--public-key",     (folder_ / "keys" / "public.pem").string()};
    words.insert(words.end(), more.begin(), more.end());
    council_.emplace(words, errors());
    const auto line = council_->read_line();
    if (!line) throw std::runtime_error("council serve did not start; see " + errors());
    listening_ = nlohmann::json::parse(*line)["listening"];
}

void TestCouncil::write_config(const std::string& form_id) const {
    std::ofstream toml(config());
    toml << "[kiosk]\n"
         << "name = \"central-library-1\"\n"
         << "council = \"Liverpool City Council\"\n"
         << "database = \"kiosk/kiosk.db\"\n"
         << "words = \"" << BINARY_DIR << "/words\"\n"
         << "upload_request = \"kiosk/upload-now\"\n"
         << "practice = true\n"
         << "offer_drafts = true\n\n"
         << "[consultation]\n"
         << "form_id = \"" << form_id << "\"\n"
         << R"(languages = ["en", "ar", "pl", "zh-Hans", "ro", "ckb", "fa", "pt", "es", "ur", "so", )"
         << R"("en-x-easyread"])"
         << "\n"
         << "learn_more = \"https://liverpool.gov.uk\"\n\n"
         << "[screen]\nwidth_mm = 476\nheight_mm = 476\nfullscreen = false\n\n"
         << "[staff]\n"
         << must({program("council"), "pin"}, pin) << "\n"
         << "[server]\nurl = \"http://" << listening_ << url_path_ << "\"\n";
}

Ran TestCouncil::sync() {
    return run({program("kiosk-sync"), "--config", config().string(), "--json"}, errors());
}

Driver TestCouncil::kiosk(const std::vector<std::string>& more) const {
    std::vector<std::string> words = {program("kiosk"), "--config", config().string(), "--automation"};
    words.insert(words.end(), more.begin(), more.end());
    return Driver(words, errors());
}

std::vector<nlohmann::json> TestCouncil::exported() const {
    const std::string csv = must({program("council"), "export", "--data", (folder_ / "council").string(),
                                  "--private-key", (folder_ / "keys" / "private.pem").string(), "--form",
                                  form_id_, "--csv", "-", "--include-practice"});
    std::vector<std::vector<std::string>> rows(1);
    std::string cell;
    bool quoted = false;
    for (std::size_t at = 0; at < csv.size(); ++at) {
        const char letter = csv[at];
        if (letter == '"' && quoted && at + 1 < csv.size() && csv[at + 1] == '"') {
            cell += csv[++at];
        } else if (letter == '"') {
            quoted = !quoted;
        } else if (!quoted && (letter == ',' || letter == '\n')) {
            rows.back().push_back(std::exchange(cell, {}));
            if (letter == '\n') rows.emplace_back();
        } else if (quoted || letter != '\r') {
            cell += letter;
        }
    }
    std::vector<nlohmann::json> records;
    for (std::size_t row = 1; row < rows.size(); ++row) {
        if (rows[row].size() != rows[0].size()) continue;
        nlohmann::json record;
        for (std::size_t column = 0; column < rows[0].size(); ++column)
            record[rows[0][column]] = rows[row][column];
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace drive
