// SPDX-License-Identifier: Apache-2.0
// The subcommands of `council`, in groups. Each function adds its group to the program's options. When
// a subcommand runs, it puts its exit code into `exit_code`, which must outlive the parsing. Threads: one.
#pragma once

#include <functional>
#include <iostream>
#include <string>

#include <CLI/CLI.hpp>

#include "kiosk/result.h"
#include "sync/inbox/inbox.h"

namespace council {

enum Exit { done = 0, look = 1, not_done = 2 };

void add_serve_commands(CLI::App&, int& exit_code);    // serve, import, publish, state, kiosk
void add_office_commands(CLI::App&, int& exit_code);   // keygen, pin
void add_reading_commands(CLI::App&, int& exit_code);  // export, decrypt, count
void add_report_command(CLI::App&, int& exit_code);
void add_fleet_commands(CLI::App&, int& exit_code);   // reconcile, fleet
void add_author_commands(CLI::App&, int& exit_code);  // check, try
void add_translate_commands(CLI::App&, int& exit_code);

inline int tell(const kiosk::Error& error) {
    std::cerr << "council: " << error.sentence << '\n';
    return not_done;
}

inline Wall now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

inline CLI::App* add_command(CLI::App& app, const char* name, const char* help, int& exit_code,
                             std::function<int()> run) {
    CLI::App* command = app.add_subcommand(name, help);
    command->callback([&exit_code, run = std::move(run)] { exit_code = run(); });
    return command;
}

}  // namespace council
