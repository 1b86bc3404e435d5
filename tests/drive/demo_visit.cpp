// SPDX-License-Identifier: Apache-2.0
// One resident's visit to the Liverpool consultation, played by taps on a running kiosk, with a picture of
// every screen. Used by deploy/demo where there is no display, and by anyone who wants to see all screens at
// once.
#include <cstdio>
#include <filesystem>

#include <CLI/CLI.hpp>

#include "tests/drive/driver.h"

namespace {

class Album {
 public:
    Album(drive::Driver& kiosk, std::filesystem::path folder) : kiosk_(kiosk), folder_(std::move(folder)) {
        std::filesystem::create_directories(folder_);
    }
    void keep(const std::string& name) {
        const std::string number =
            std::to_string(101 + count_++).substr(1);  // 01, 02, ...: in order in a listing
        const std::string file = (folder_ / (number + "-" + name + ".png")).string();
        kiosk_.shot(file);
        std::printf("  %s\n", file.c_str());
    }

 private:
    drive::Driver& kiosk_;
    std::filesystem::path folder_;
    int count_ = 0;
};

// Answers what a page asks in the way of someone who is in a hurry but has something to say.
void answer_page(drive::Driver& kiosk, Album& album, const nlohmann::json& seen, int page) {
    std::string field;
    std::vector<std::string> choices;
    for (const auto& node : seen["nodes"]) {
        if (node["role"] == "radio" || node["role"] == "checkbox") choices.push_back(node["id"]);
        if (node["role"] == "text_field" && field.empty()) field = node["id"];
    }
    if (!choices.empty()) kiosk.tap_id(choices[static_cast<std::size_t>(page) % choices.size()]);
    if (!field.empty() && seen["reference"].get<std::string>().find("postcode") != std::string::npos) {
        kiosk.tap_id(field);
        kiosk.type("Liverpool");
        kiosk.tap("Continue");
        album.keep("error");
        kiosk.tap_id(field);
        for (int letters = 0; letters < 9; ++letters) kiosk.key("Backspace");
        kiosk.type("L8");
    } else if (!field.empty()) {
        kiosk.tap_id(field);
        kiosk.type("More help with forms in my language, please: “Arabic” or العربية.");
        album.keep("typing");
    }
}

// Where the thanks offer it: by e-mail.
void sign_up(drive::Driver& kiosk, Album& album) {
    kiosk.tap_id("newsletter");
    while (kiosk.screen() == "question") {
        album.keep("newsletter");
        const auto seen = kiosk.look();
        for (const auto& node : seen["nodes"]) {
            if (node["role"] == "text_field") {
                kiosk.tap_id(node["id"]);
                kiosk.type("ada@example.org");
                album.keep("newsletter-typing");
            }
            if (node["role"] != "radio" && node["role"] != "checkbox") continue;
            kiosk.tap_id(node["id"]);
            break;
        }
        kiosk.go_on();
    }
    album.keep("newsletter-check");
    kiosk.submit();
    album.keep("newsletter-thanks");
}

void play(drive::Driver& kiosk, Album& album) {
    album.keep("welcome");
    kiosk.tap("العربية");
    album.keep("welcome-arabic");
    kiosk.tap("English");
    kiosk.tap_id("about");
    album.keep("about");
    while (kiosk.screen() == "about") kiosk.go_on();
    for (int page = 0; page < 100; ++page) {
        const auto seen = kiosk.look();
        if (seen["screen"] != "question") break;
        answer_page(kiosk, album, seen, page);
        album.keep("question");
        kiosk.go_on();
    }
    album.keep("check");
    kiosk.advance(125);
    album.keep("still-there");
    kiosk.tap_id("stay");
    kiosk.submit();
    album.keep("thanks");
    if (kiosk.has("newsletter")) sign_up(kiosk, album);
}

}  // namespace

int main(int count, char** words) try {
    CLI::App app{"Plays one visit on a kiosk and photographs every screen"};
    std::string kiosk, config, pictures;
    std::vector<std::string> more;
    app.add_option("--kiosk", kiosk, "the kiosk program")->required();
    app.add_option("--config", config, "its kiosk.toml, in practice mode")->required();
    app.add_option("--pictures", pictures, "folder for the pictures")->required();
    app.add_option("--with", more, "further words for the kiosk");
    CLI11_PARSE(app, count, words);
    std::vector<std::string> call = {kiosk, "--config", config, "--automation"};
    call.insert(call.end(), more.begin(), more.end());
    drive::Driver driver(call, "");
    Album album(driver, pictures);
    play(driver, album);
    return driver.quit();
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
