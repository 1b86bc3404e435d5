// SPDX-License-Identifier: Apache-2.0
// What a form's author asks: `council check` and `council try`.
#include <memory>

#include "sync/command_line/commands.h"
#include "sync/office/form_author.h"

namespace council {

namespace {

struct Options {
    FormOnDisk form;
    CheckFor kiosk{.settings = {}, .words = DATA_FOLDER "/words"};
    DryRunOptions options;
    xforms::DryRunFormat format = xforms::DryRunFormat::text;
};

int print_dry_run(const kiosk::Result<xforms::DryRun>& dry_run) {
    if (!dry_run) return tell(dry_run.error());
    std::cout << dry_run->out << std::flush;
    std::cerr << dry_run->errors;
    if (std::cout) return dry_run->exit_code;
    return tell({kiosk::ErrorKind::storage, "what came out could not be written whole."});
}

void needs_form(CLI::App* command, const std::shared_ptr<Options>& given) {
    command->add_option("FORM.xml", given->form.form_xml, "the form")->required();
    command->add_option("--media", given->form.media, "folder of its media (media/ beside the form)");
    command
        ->add_option("--leave-out", given->form.leave_out,
                     "as leave_out in kiosk.toml: what the kiosk may leave out, of upload, geo and barcode, "
                     "with commas between")
        ->delimiter(',');
    command->add_flag_callback(
        "--json", [given] { given->format = xforms::DryRunFormat::json; }, "print one JSON object");
}

void add_check(CLI::App& app, int& exit_code) {
    const auto given = std::make_shared<Options>();
    CLI::App* command =
        add_command(app, "check", "say whether a kiosk runs a form, with every reason why not", exit_code,
                    [given] { return print_dry_run(check_form(given->form, given->kiosk, given->format)); });
    needs_form(command, given);
    command->add_option(
        "--config", given->kiosk.settings,
        "kiosk.toml: judge as the kiosk with these settings does; without it, all of the form's "
        "languages that a kiosk speaks, drafts among them");
    command->add_option("--words", given->kiosk.words, "folder of the kiosk's own words, without --config");
}

void add_try(CLI::App& app, int& exit_code) {
    const auto given = std::make_shared<Options>();
    CLI::App* command = add_command(
        app, "try", "run a form without a screen and print its submission", exit_code,
        [given] { return print_dry_run(dry_run_form(given->form, given->options, now(), given->format)); });
    command->footer(
        "STEPS.json is an array, its references with repeat positions (/data/rep[2]/x):\n"
        "  {\"set\": REF, \"value\": V}  a string, a number, true for a trigger, an array for select and "
        "rank, null\n"
        "  {\"add\": REPEAT} {\"remove\": \"REPEAT[n]\"} {\"lang\": NAME} {\"get\": REF} "
        "{\"validate\": 1}\n"
        "  {\"ask\": REF} {\"pages\": 1}  what a screen would show: labels, hints, choices, conditions\n"
        "Exit codes: 0 it ran, 1 refused at load, 2 a file or an option is wrong, 3 a step failed.");
    needs_form(command, given);
    DryRunOptions& options = given->options;
    command->add_option("--answers", options.answers, "STEPS.json; without it the form is only opened");
    command->add_option("--now", options.now, "the time that the form sees, as 2024-02-01T10:00:00+00:00");
    command->add_option("--zone", options.zone, "the time zone that it stands in, as Europe/London");
}

}  // namespace

void add_author_commands(CLI::App& app, int& exit_code) {
    add_check(app, exit_code);
    add_try(app, exit_code);
}

}  // namespace council
