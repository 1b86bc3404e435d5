// SPDX-License-Identifier: Apache-2.0
// One resident's visit to the Liverpool consultation, played by taps on a running kiosk, with a picture of
// every screen. Used by deploy/demo where there is no display, and by anyone who wants to see all screens at
// once.
#include <cstdio>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <utility>

#include <CLI/CLI.hpp>

#include "tests/drive/driver.h"

namespace {

class Album {
 public:
    Album(drive::Driver& kiosk, std::filesystem::path folder) : kiosk_(kiosk), folder_(std::move(folder)) {
        std::filesystem::create_directories(folder_);
    }
    // "question.png", and what follows of that screen "question-02.png": translators are told of the first by
    // its name (sync/office/screen_pictures.h).
    void keep(const std::string& name) {
        const int count = ++counts_[name];
        const std::string number = count == 1 ? "" : "-" + std::to_string(100 + count).substr(1);
        const std::string file = (folder_ / (name + number + ".png")).string();
        kiosk_.shot(file);
        std::printf("  %s\n", file.c_str());
    }

 private:
    drive::Driver& kiosk_;
    std::filesystem::path folder_;
    std::map<std::string, int> counts_;
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

// What a button opens, and closes again.
void show_sheet(drive::Driver& kiosk, Album& album, const std::string& opens, const std::string& name,
                const std::string& closes) {
    kiosk.tap_id(opens);
    album.keep(name);
    kiosk.tap_id(closes);
}

void show_invitation(drive::Driver& kiosk, Album& album) {
    for (int minutes = 0; kiosk.screen() != "attract"; ++minutes) {
        if (minutes == 60) throw std::runtime_error("an hour brings no invitation");
        kiosk.advance(60);
    }
    album.keep("attract");
    kiosk.key("Down");
}

// What can be set, on a question's page; then what is for ears, keys and switches.
void show_aids(drive::Driver& kiosk, Album& album) {
    for (const auto& [opens, name] :
         {std::pair{"language", "languages"}, {"size", "size"}, {"colours", "colours"}})
        show_sheet(kiosk, album, opens, name, "done");
    kiosk.key("F2");  // by key, since a finger would explore the page first
    kiosk.key("F2");
    album.keep("listen");
    kiosk.tap_id("sound-off");
    if (kiosk.has("done")) kiosk.tap_id("done");
    kiosk.key("F1");
    album.keep("keys");
    kiosk.key("F1");
    kiosk.key("1");
    album.keep("switches");
    kiosk.tap_id("done");
}

// The corner held, the PIN, every page; then the doors are closed for the day.
void show_staff(drive::Driver& kiosk, Album& album, const std::string& pin) {
    kiosk.say({{"do", "tap"}, {"at", {5, 5}}, {"hold", 3.5}});
    album.keep("staff-pin");
    for (const char digit : pin) kiosk.tap_id(std::string("key:") + digit);
    kiosk.tap_id("key:enter");
    album.keep("staff");
    kiosk.tap_id("opening-hours");
    album.keep("staff-hours");
    show_sheet(kiosk, album, "day:1", "staff-hours-day", "leave");
    kiosk.tap_id("leave");
    kiosk.tap_id("page");
    album.keep("staff-more");
    show_sheet(kiosk, album, "trial", "staff-trial", "leave");
    show_sheet(kiosk, album, "readiness", "staff-readiness", "leave");
    kiosk.tap_id("page");
    kiosk.tap_id("doors");
    kiosk.tap_id("leave");
    album.keep("closed");
}

// Where the thanks offer it: by e-mail.
void sign_up(drive::Driver& kiosk, Album& album) {
    kiosk.tap_id("newsletter");
    bool leaves = true;
    while (kiosk.screen() == "question") {
        album.keep("newsletter");
        if (std::exchange(leaves, false)) show_sheet(kiosk, album, "finish", "newsletter-leave", "keep");
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

void play(drive::Driver& kiosk, Album& album, const std::string& pin) {
    show_invitation(kiosk, album);
    album.keep("welcome");
    kiosk.tap("العربية");
    album.keep("welcome-arabic");
    kiosk.tap("English");
    kiosk.tap_id("about");
    album.keep("about");
    while (kiosk.screen() == "about") kiosk.go_on();
    show_sheet(kiosk, album, "finish", "leave", "keep");
    show_aids(kiosk, album);
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
    kiosk.tap_id("finished");
    show_staff(kiosk, album, pin);
}

}  // namespace

int main(int count, char** words) try {
    CLI::App app{"Plays one visit on a kiosk and photographs every screen"};
    std::string kiosk, config, pictures, pin;
    std::vector<std::string> more;
    app.add_option("--kiosk", kiosk, "the kiosk program")->required();
    app.add_option("--config", config, "its kiosk.toml, in practice mode")->required();
    app.add_option("--pictures", pictures, "folder for the pictures")->required();
    app.add_option("--pin", pin, "of its staff")->required();
    app.add_option("--with", more, "further words for the kiosk");
    CLI11_PARSE(app, count, words);
    std::vector<std::string> call = {kiosk, "--config", config, "--automation"};
    call.insert(call.end(), more.begin(), more.end());
    drive::Driver driver(call, "");
    Album album(driver, pictures);
    play(driver, album, pin);
    return driver.quit();
} catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
}
