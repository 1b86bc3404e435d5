// SPDX-License-Identifier: Apache-2.0
// kiosk-sync: one upload round, then exit. A systemd timer starts it at night, and "Upload now" starts it at
// once.
#include <filesystem>
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>
#include <time.h>

#include "kiosk/settings/config.h"
#include "kiosk/store/store.h"
#include "sync/carry.h"
#include "sync/council.h"
#include "sync/round_lock.h"

namespace {

using openrosa::Carried;

enum Exit {
    all_sent = 0,
    staff_needed = 1,
    bad_configuration = 2,
    try_later = 75
};  // 75: EX_TEMPFAIL of sysexits.h

kiosk::Moment now() {
    timespec boot{};
    clock_gettime(CLOCK_BOOTTIME, &boot);
    const auto since_boot = std::chrono::seconds{boot.tv_sec} + std::chrono::nanoseconds{boot.tv_nsec};
    return {std::chrono::floor<std::chrono::milliseconds>(since_boot),
            std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now())};
}

int refuse(const std::string& sentence) {
    std::cerr << "kiosk-sync: " << sentence << std::endl;
    return bad_configuration;
}

void print(const Carried& carried, bool as_json) {
    if (!as_json) {
        std::cout << carried.outcome << std::endl;
        return;
    }
    const nlohmann::ordered_json summary{{"sent", carried.sent},
                                         {"waiting", carried.waiting},
                                         {"refused", carried.refused},
                                         {"forms_updated", carried.forms_updated},
                                         {"outcome", carried.outcome}};
    std::cout << summary.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

int exit_code(Carried::Next next) {
    switch (next) {
        case Carried::Next::nothing:
            return all_sent;
        case Carried::Next::later:
            return try_later;
        case Carried::Next::staff:
            return staff_needed;
    }
    return staff_needed;
}

// The request is removed before the round and not after it. One that is written while the round runs asks for
// another round.
void take_back_upload_request(const kiosk::Config& config) {
    std::error_code failed;
    std::filesystem::remove(config.upload_request, failed);
    if (failed)
        std::cerr << "kiosk-sync: " << config.upload_request.string() << ": cannot be removed ("
                  << failed.message() << "); systemd will start this program again at once." << std::endl;
}

int run(const std::filesystem::path& file, bool as_json) {
    const auto config = kiosk::Config::read(file);
    if (!config) return refuse(config.error().sentence);
    auto council = openrosa::Council::open(*config, now);
    if (!council) return refuse(council.error().sentence);
    if (!config->upload_request.empty()) take_back_upload_request(*config);
    const auto lock = openrosa::RoundLock::take(config->database);
    if (!lock && lock.error().kind != kiosk::ErrorKind::offline) return refuse(lock.error().sentence);
    auto store = store::Store::open(config->database.string());
    if (!store) return refuse(store.error().sentence);

    Carried carried;
    if (lock) {
        carried = openrosa::carry(*store, *config, *council, now);
    } else if (const auto tally = store->tally(now().wall)) {
        carried = {Carried::Next::later, 0, 0, tally->waiting, tally->refused, lock.error().sentence};
    } else {
        return refuse(tally.error().sentence);
    }
    print(carried, as_json);
    return exit_code(carried.next);
}

}  // namespace

int main(int count, char** words) {
    CLI::App app(
        "Carries sealed submissions to the council and fetches its form: one round, then exit.\n"
        "Exit: 0 all sent, 75 try later, 1 staff needed, 2 bad configuration.");
    std::filesystem::path config;
    bool as_json = false;
    app.add_option("--config", config, "kiosk.toml, the same that the kiosk reads")->required();
    app.add_flag("--json", as_json, "print one JSON object: sent, waiting, refused, forms_updated, outcome");
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? all_sent : bad_configuration;
    }
    return run(config, as_json);
}
