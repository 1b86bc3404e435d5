// SPDX-License-Identifier: Apache-2.0
// The program `council`: what a council runs itself where it has no ODK Central.
//
// Exit codes: 0 done; 1 done, and somebody must look (a record was left out, a form was refused); 2 not done,
// with one sentence on stderr; 3 a step of `try` failed.
#include "sync/command_line/commands.h"

int main(int count, char** words) {
    CLI::App app(
        "council: offers consultations to kiosks, takes their sealed answers, and reads them in the office");
    app.require_subcommand(1);
    int exit_code = council::not_done;
    council::add_serve_commands(app, exit_code);
    council::add_office_commands(app, exit_code);
    council::add_fleet_commands(app, exit_code);
    council::add_reading_commands(app, exit_code);
    council::add_report_command(app, exit_code);
    council::add_author_commands(app, exit_code);
    council::add_translate_commands(app, exit_code);
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? council::done : council::not_done;
    }
    return exit_code;
}
