// SPDX-License-Identifier: Apache-2.0
// kiosk-sync: one upload round, then exit. A systemd timer starts it at night, and "Upload now" starts it at
// once.
#include <filesystem>
#include <functional>
#include <iostream>

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/machine_now.h"
#include "kiosk/settings/config.h"
#include "kiosk/store/store.h"
#include "sync/by_hand.h"
#include "sync/carry.h"
#include "sync/council.h"
#include "sync/inbox/clock_text.h"
#include "sync/outcome.h"
#include "sync/progress.h"
#include "sync/round_lock.h"

namespace {

using openrosa::Carried;

enum Exit {
    all_sent = 0,
    staff_needed = 1,
    bad_configuration = 2,
    try_later = 75
};  // 75: EX_TEMPFAIL of sysexits.h

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

// Where settings keep every round from beginning, a night passes all the same for what the kiosk keeps.
void forget_places(const kiosk::Config& config) {
    const auto lock = openrosa::RoundLock::take(config.database);
    if (!lock) return;
    auto store = store::Store::open(config.database.string(), store::Role::sync);
    if (store) (void)store->outbox().forget_places(kiosk::machine_now().wall);
}

int run(const std::filesystem::path& file, bool as_json) {
    const auto config = kiosk::Config::read(file);
    if (!config) return refuse(config.error().sentence);
    if (!config->upload_request.empty()) take_back_upload_request(*config);
    auto council = openrosa::Council::open(*config, kiosk::machine_now);
    if (!council) {
        forget_places(*config);
        return refuse(council.error().sentence);
    }
    const auto lock = openrosa::RoundLock::take(config->database);
    if (!lock && lock.error().kind != kiosk::ErrorKind::offline) return refuse(lock.error().sentence);
    auto store = store::Store::open(config->database.string(), store::Role::sync);
    if (!store) return refuse(store.error().sentence);

    Carried carried;
    if (lock) {
        openrosa::ProgressShown progress(kiosk::machine_now);
        carried = openrosa::carry(*store, *config, *council, kiosk::machine_now, std::ref(progress));
    } else if (const auto tally = store->counters().tally(kiosk::machine_now().wall)) {
        carried = {Carried::Next::later,
                   0,
                   0,
                   tally->waiting,
                   tally->refused,
                   lock.error().sentence + openrosa::kept_setbacks(*tally)};
    } else {
        return refuse(tally.error().sentence);
    }
    print(carried, as_json);
    return exit_code(carried.next);
}

using ByHand = std::function<kiosk::Result<std::string>(store::Store&, const kiosk::Config&)>;

int do_by_hand(const std::filesystem::path& file, const ByHand& what) {
    const auto config = kiosk::Config::read(file);
    if (!config) return refuse(config.error().sentence);
    const auto lock = openrosa::RoundLock::take(config->database);
    if (!lock) return refuse(lock.error().sentence);
    auto store = store::Store::open(config->database.string(), store::Role::sync);
    if (!store) return refuse(store.error().sentence);
    const auto done = what(*store, *config);
    if (!done) return refuse(done.error().sentence);
    std::cout << *done << std::endl;
    return all_sent;
}

kiosk::Result<std::string> resend(store::Store& store, const std::string& day, bool set_aside) {
    if (set_aside) return openrosa::take_back(store);
    constexpr std::chrono::hours midnight{0};
    const auto since = council::read_local_day(day, midnight);
    if (!since)
        return kiosk::fail(kiosk::ErrorKind::invalid, "--since " + day + ": is no day such as 2026-11-21.");
    return openrosa::resend(store, *since);
}

// What the words after the program's name ask for, beside a round.
struct Options {
    std::filesystem::path config, folder;
    bool as_json = false, aside = false;
    std::string since;
    ByHand by_hand;
};

void add_by_hand(CLI::App& app, Options& options) {
    CLI::App* resend_command = app.add_subcommand(
        "resend", "let go out again, at the next round, what the server took and has lost");
    auto* since =
        resend_command->add_option("--since", options.since, "what it took on that day or later, 2026-11-21");
    auto* aside = resend_command->add_flag("--set-aside", options.aside, "what was set aside");
    since->excludes(aside);
    resend_command->require_option(1);
    resend_command->callback([&options] {
        options.by_hand = [&options](store::Store& store, const kiosk::Config&) {
            return resend(store, options.since, options.aside);
        };
    });
    app.add_subcommand("set-aside",
                       "give up what was refused or is damaged; it is kept, and no night fails for it")
        ->callback([&options] {
            options.by_hand = [](store::Store& store, const kiosk::Config&) {
                return openrosa::set_aside(store);
            };
        });
    CLI::App* usb = app.add_subcommand(
        "export-usb",
        "write what the server does not have into a folder, for `council import`, and set it aside");
    usb->add_option("DIR", options.folder, "a folder on the stick")->required();
    usb->callback([&options] {
        options.by_hand = [&options](store::Store& store, const kiosk::Config& config) {
            return openrosa::export_usb(store, config.kiosk_name, options.folder, kiosk::machine_now().wall);
        };
    });
}

}  // namespace

int main(int count, char** words) {
    CLI::App app(
        "Carries sealed submissions to the council and fetches its form: one round, then exit.\n"
        "Exit: 0 all sent, 75 try later, 1 staff needed, 2 bad configuration.");
    Options options;
    app.add_option("--config", options.config, "kiosk.toml, the same that the kiosk reads")->required();
    app.add_flag("--json", options.as_json,
                 "print one JSON object: sent, waiting, refused, forms_updated, outcome");
    app.fallthrough();
    add_by_hand(app, options);
    app.require_subcommand(0, 1);
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? all_sent : bad_configuration;
    }
    return options.by_hand ? do_by_hand(options.config, options.by_hand)
                           : run(options.config, options.as_json);
}
