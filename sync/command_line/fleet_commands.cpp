// SPDX-License-Identifier: Apache-2.0
// What whoever runs the kiosks asks, without a key: `council reconcile` and `council fleet`.
#include <memory>

#include "kiosk/plural.h"
#include "sync/command_line/commands.h"
#include "sync/office/reconcile.h"

namespace council {

namespace {

using Path = std::filesystem::path;

int print_reconciled(const Path& data) {
    const auto inbox = Inbox::open(data);
    if (!inbox) return tell(inbox.error());
    const auto found = reconcile(*inbox);
    if (!found) return tell(found.error());
    for (const auto* list : {&found->gaps, &found->duplicates, &found->forgeries, &found->notes})
        for (const std::string& sentence : *list) std::cout << sentence << '\n';
    std::cerr << kiosk::counted(found->judged, "record", "records") << " held against the tallies: "
              << kiosk::counted(static_cast<int>(found->gaps.size()), "gap", "gaps") << ", "
              << kiosk::counted(static_cast<int>(found->duplicates.size()), "duplicate", "duplicates") << ", "
              << kiosk::counted(static_cast<int>(found->forgeries.size()), "forgery", "forgeries") << ".\n";
    return found->gaps.empty() && found->duplicates.empty() && found->forgeries.empty() ? done : look;
}

int print_fleet(const Path& data) {
    const auto inbox = Inbox::open(data);
    if (!inbox) return tell(inbox.error());
    const auto found = fleet(*inbox, now());
    if (!found) return tell(found.error());
    for (const std::string& line : found->lines) std::cout << line << '\n';
    return found->silent ? look : done;
}

void add(CLI::App& app, const char* name, const char* help, int& exit_code, int (*print)(const Path&)) {
    const auto data = std::make_shared<Path>();
    CLI::App* command = add_command(app, name, help, exit_code, [data, print] { return print(*data); });
    command->add_option("--data", *data, "folder of the inbox")->required();
}

}  // namespace

void add_fleet_commands(CLI::App& app, int& exit_code) {
    add(app, "reconcile", "name each record that is lost, doubled or forged, by the kiosks' nightly tallies",
        exit_code, print_reconciled);
    add(app, "fleet",
        "print each kiosk's last word, oldest first; exit 1 where one was silent for two nights", exit_code,
        print_fleet);
}

}  // namespace council
