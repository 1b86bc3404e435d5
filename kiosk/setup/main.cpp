// SPDX-License-Identifier: Apache-2.0
// have-your-say-setup: one site file makes this machine a kiosk. Asks nothing, can be run again, and ends
// with the readiness sheet.
#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <optional>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "kiosk/machine_now.h"
#include "kiosk/setup/apply.h"
#include "kiosk/setup/readiness.h"

namespace {

enum Exit { ready = 0, not_ready = 1, refused = 2 };

struct Options {
    std::filesystem::path site, root = "/";
    bool sheet_only = false;
};

int refuse(const std::string& sentence) {
    std::cerr << "have-your-say-setup: " << sentence << std::endl;
    return refused;
}

bool has_a_system(const setup::Machine& machine) {
    std::error_code none;
    return std::filesystem::is_directory(machine.at("/run/systemd/system"), none);
}

// Through the unit, in its sandbox and with its credentials, as every night. Returns when the round has
// ended.
std::optional<kiosk::Wall> greet_server(const setup::Machine& machine) {
    if (!has_a_system(machine)) return std::nullopt;
    const kiosk::Wall before = kiosk::machine_now().wall;
    if (std::system("systemctl start have-your-say-sync.service >/dev/null 2>&1") != 0)
        std::cerr << "have-your-say-setup: the round to the server failed; its line below says more"
                  << std::endl;
    return before;
}

int show_sheet(const setup::Machine& machine) {
    const auto file = machine.at(setup::settings_folder / "kiosk.toml");
    const auto config = kiosk::Config::read(file);
    if (!config) return refuse(config.error().sentence);
    const auto greeted = greet_server(machine);
    const setup::Sheet sheet = setup::readiness(machine, *config, kiosk::machine_now(), greeted);
    std::cout << "\n"
              << config->kiosk_name << ", its screen " << config->mounting_height_mm
              << " mm above the floor\n";
    setup::print(sheet, std::cout,
                 ::isatty(STDOUT_FILENO) == 1 ? setup::Colours::terminal : setup::Colours::none);
    return setup::is_ready(sheet) ? ready : not_ready;
}

// Before the first start of a machine that was just installed, and where somebody came in past the kiosk:
// nothing but a start of the machine puts the screen into its hands. What systemd is about to start again
// needs none.
bool kiosk_stands_still(const setup::Machine& machine) {
    return has_a_system(machine) && std::system(
                                        "case \"$(systemctl is-active have-your-say.service)\" in "
                                        "inactive|failed) ;; *) exit 1 ;; esac") == 0;
}

// A kiosk that runs sees that its settings are newer, and takes them and all that systemd gives it when
// nobody stands there: a visit is not cut off. One that does not run, because it refused what was there
// before, begins at once.
void renew_kiosk(const setup::Machine& machine) {
    std::error_code failed;
    std::filesystem::last_write_time(machine.at(setup::settings_folder / "kiosk.toml"),
                                     std::filesystem::file_time_type::clock::now(), failed);
    if (!has_a_system(machine)) return;
    if (std::system("systemctl is-active --quiet have-your-say.service") == 0)
        std::cout << "the kiosk takes this within a minute, or when whoever stands there has ended\n";
    else if (failed || std::system("systemctl try-restart have-your-say.service >/dev/null 2>&1") != 0)
        std::cerr << "have-your-say-setup: the kiosk could not be restarted; restart the machine"
                  << std::endl;
}

bool is_about_usb(const std::string& file) {
    return std::filesystem::path(file).filename() == "usb-allowed";
}

// False where GRUB was not told yet, or could not be: its settings came from a copy, or update-grub failed.
bool shuts_usb_out(const setup::Machine& machine) {
    std::error_code none;
    return !std::filesystem::exists(machine.at(setup::settings_folder / "usb-allowed"), none) ||
           machine.text("/boot/grub/grub.cfg").find("usbcore.authorized_default") != std::string::npos;
}

// Where GRUB starts this machine, its command line shuts USB out but for what is allowed
// (/etc/default/grub.d/have-your-say.cfg); elsewhere the handbook says what to do by hand.
void renew_grub(const setup::Machine& machine) {
    std::error_code none;
    if (!has_a_system(machine) || !std::filesystem::exists(machine.at("/etc/default/grub"), none)) return;
    if (std::system("update-grub >/dev/null 2>&1") == 0)
        std::cout << "from the next start on no USB device is let in but those of usb_allowed\n";
    else
        std::cerr << "have-your-say-setup: update-grub failed: USB is not shut out; run it by hand and see "
                     "what it says"
                  << std::endl;
}

int set_up(const Options& options, setup::Machine& machine) {
    const auto site = setup::Site::read(options.site);
    if (!site) return refuse(site.error().sentence);
    const auto applied = setup::apply(*site, std::filesystem::absolute(options.site).parent_path(), machine);
    if (!applied) return refuse(applied.error().sentence);
    for (const std::string& file : machine.changed()) std::cout << "written: " << file << "\n";
    if (machine.changed().empty()) std::cout << "nothing to change\n";
    if (const auto& code = applied->recovery_code; code)
        std::cout << "Recovery code, for the safe: " << *code
                  << "\nIt opens the staff's page when nobody knows the PIN, and is shown only now.\n";
    if (!machine.changed().empty()) renew_kiosk(machine);
    if (const auto& changed = machine.changed();
        std::ranges::any_of(changed, is_about_usb) || !shuts_usb_out(machine))
        renew_grub(machine);
    const int shown = show_sheet(machine);
    if (shown != refused && kiosk_stands_still(machine))
        std::cout << "\nRestart this machine: it comes up as the kiosk.\n";
    return shown;
}

}  // namespace

int main(int count, char** words) {
    CLI::App app{
        "have-your-say-setup: makes this machine a kiosk by one site file, and says whether it is ready"};
    Options options;
    auto* site =
        app.add_option("SITE", options.site,
                       "the site file, site.toml: every key of kiosk.toml, and [setup] for what is secret");
    app.add_option("--root", options.root,
                   "set up the system in this folder instead, such as an image in the making")
        ->check(CLI::ExistingDirectory)
        ->capture_default_str();
    app.add_flag("--sheet", options.sheet_only, "change nothing, and print the readiness sheet")
        ->excludes(site);
    app.set_version_flag("--version", HAVE_YOUR_SAY_VERSION);
    app.footer(
        "Ends with 0 where all is ready, 1 where a line of the sheet is red, 2 where the site file is "
        "wrong.");
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ready : refused;
    }
    setup::Machine machine(std::filesystem::absolute(options.root).lexically_normal());
    if (options.sheet_only) return show_sheet(machine);
    if (options.site.empty())
        return refuse(
            "which site file? have-your-say-setup SITE.toml; "
            "the site.toml among this program's papers, below /usr/share/doc or /usr/local/share/doc, "
            "is one to begin with");
    return set_up(options, machine);
}
