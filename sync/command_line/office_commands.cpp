// SPDX-License-Identifier: Apache-2.0
// What the office does: `council keygen`, `pin`, `export` and `report`.
#include <memory>
#include <sstream>

#include "kiosk/plural.h"
#include "kiosk/staff/staff_pin.h"
#include "sync/command_line/commands.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"
#include "sync/office/export.h"
#include "sync/office/report.h"
#include "sync/office/secret_input.h"

namespace council {

namespace {

using Path = std::filesystem::path;

struct Passphrase {
    std::optional<Path> file;
    bool none = false;

    kiosk::Result<std::optional<std::string>> get(Entry entry) const {
        if (none) return std::optional<std::string>();
        auto given = file ? read_secret(*file) : ask_secret("passphrase of the private key", entry);
        if (!given) return tl::unexpected(given.error());
        return std::optional(std::move(*given));
    }
};

int keygen(const Path& folder, const Passphrase& passphrase) {
    const auto secret = passphrase.get(Entry::twice);
    if (!secret) return tell(secret.error());
    const auto made = make_key_pair(folder, *secret);
    if (!made) return tell(made.error());
    std::cout << made->private_key.string()
              << ": keep it off every kiosk and server, with a copy in a safe place. "
              << "Without it no answer can ever be read.\n"
              << made->public_key.string() << ": for `council serve --public-key` and kiosk.toml.\n"
              << made->public_base64.string() << ": for a form's base64RsaPublicKey.\n";
    return done;
}

int print_pin_hash() {
    auto pin = ask_secret("staff PIN", Entry::twice);
    if (!pin) return tell(pin.error());
    const auto hash = kiosk::hash_pin(*pin);
    wipe(*pin);
    if (!hash) return tell(hash.error());
    std::cout << "pin_hash = \"" << *hash << "\"\n";
    return done;
}

struct ExportRequest {
    Path data, private_key;
    Passphrase passphrase;
    std::string csv;  // a file, or "-"
    ExportOptions options;
};

kiosk::Result<PrivateKey> open_private_key(const ExportRequest& request) {
    // A key without a passphrase opens at once; only one that asks for it makes a person type.
    if (auto key = PrivateKey::read(request.private_key, std::nullopt);
        key || !std::filesystem::exists(request.private_key))
        return key;
    auto asked = request.passphrase.get(Entry::once);
    if (!asked) return tl::unexpected(asked.error());
    std::optional<std::string>& secret = *asked;
    auto key = PrivateKey::read(request.private_key, secret);
    if (secret) wipe(*secret);
    return key;
}

int write_export(const ExportRequest& request) {
    const auto key = open_private_key(request);
    if (!key) return tell(key.error());
    auto inbox = Inbox::open(request.data);
    if (!inbox) return tell(inbox.error());
    std::ostringstream text;
    const auto exported = export_answers(*inbox, *key, request.options, text);
    if (!exported) return tell(exported.error());
    if (request.csv.empty() || request.csv == "-") {
        std::cout << text.str() << std::flush;
    } else if (auto kept = write_new_file(request.csv, text.str(), Rights::owner_only); !kept) {
        return tell(kept.error());
    }
    for (const std::string& problem : exported->problems) std::cerr << problem << '\n';
    std::cerr << kiosk::counted(exported->rows, "submission", "submissions") << " exported, "
              << kiosk::counted(exported->practice_left_out, "practice submission", "practice submissions")
              << " left out, " << exported->unreadable << " could not be read.\n";
    return exported->problems.empty() ? done : look;
}

int print_report(const Path& data) {
    auto inbox = Inbox::open(data);
    if (!inbox) return tell(inbox.error());
    const auto counts = inbox->counts();
    if (!counts) return tell(counts.error());
    write_report(std::cout, *counts);
    return done;
}

void add_keygen(CLI::App& app, int& exit_code) {
    struct Asked {
        Path folder;
        Passphrase passphrase;
    };
    const auto asked = std::make_shared<Asked>();
    CLI::App* command = add_command(app, "keygen", "make the council's key pair", exit_code,
                                    [asked] { return keygen(asked->folder, asked->passphrase); });
    command->add_option("--out", asked->folder, "folder for the three files")->required();
    auto* file =
        command->add_option("--passphrase-file", asked->passphrase.file, "its first line is the passphrase");
    command
        ->add_flag("--no-passphrase", asked->passphrase.none,
                   "leave the private key open, for demonstrations")
        ->excludes(file);
}

void add_export(CLI::App& app, int& exit_code) {
    const auto request = std::make_shared<ExportRequest>();
    CLI::App* command = add_command(app, "export", "decrypt the answers to one form", exit_code,
                                    [request] { return write_export(*request); });
    command->footer(
        "A text that begins with = + - @ tab or CR gets an apostrophe in front, unless it is a number, so "
        "that "
        "no\n"
        "spreadsheet runs it. The file is new, and readable by its owner only: it holds what people said.");
    ExportOptions& options = request->options;
    command->add_option("--data", request->data, "folder of the inbox")->required();
    command->add_option("--private-key", request->private_key, "private.pem of `council keygen`")->required();
    command->add_option("--passphrase-file", request->passphrase.file, "its first line is the passphrase");
    command->add_option("--form", options.form_id, "form id")->required();
    auto* csv = command->add_option("--csv", request->csv, "a new file, or - for the terminal");
    command
        ->add_flag_callback(
            "--list", [&options] { options.shape = ExportOptions::Shape::list; },
            "to read: one line an answer")
        ->excludes(csv);
    command->add_flag_callback(
        "--include-practice", [&options] { options.practice = ExportOptions::Practice::include; },
        "practice submissions too");
    command->add_flag_callback(
        "--bom", [&options] { options.mark = ExportOptions::Mark::utf8_bom; },
        "begin with a UTF-8 mark, for spreadsheets that need it");
}

void add_report(CLI::App& app, int& exit_code) {
    const auto data = std::make_shared<Path>();
    CLI::App* command = add_command(app, "report", "count submissions by form, day and kiosk", exit_code,
                                    [data] { return print_report(*data); });
    command->add_option("--data", *data, "folder of the inbox")->required();
}

}  // namespace

void add_office_commands(CLI::App& app, int& exit_code) {
    add_keygen(app, exit_code);
    add_command(app, "pin", "read a staff PIN and print its hash for kiosk.toml", exit_code, print_pin_hash);
    add_export(app, exit_code);
    add_report(app, exit_code);
}

}  // namespace council
