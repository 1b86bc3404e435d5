// SPDX-License-Identifier: Apache-2.0
// What the office does with secrets: `council keygen` and `pin`.
#include <memory>

#include "kiosk/plural.h"
#include "kiosk/staff/pin_hash.h"
#include "kiosk/store/seal.h"
#include "sync/command_line/answers_source.h"
#include "sync/command_line/commands.h"
#include "sync/inbox/crypto.h"
#include "sync/inbox/public_key.h"

namespace council {

namespace {

using Path = std::filesystem::path;

int keygen(const Path& folder, const Passphrase& passphrase) {
    const auto secret = passphrase.get(Entry::twice);
    if (!secret) return tell(secret.error());
    const auto made = make_key_pair(folder, *secret);
    if (!made) return tell(made.error());
    const auto base64 = read_public_key(made->public_key);
    if (!base64) return tell(base64.error());
    const auto key = store::PublicKey::read(*base64);
    if (!key) return tell(key.error());
    std::cout << made->private_key.string()
              << ": keep it off every kiosk and server, with a copy in a safe place. "
              << "Without it no answer can ever be read.\n"
              << made->public_key.string() << ": for `council serve --public-key` and kiosk.toml.\n"
              << made->public_base64.string() << ": for a form's base64RsaPublicKey.\n"
              << "SHA-256 " << key->fingerprint()
              << ": its fingerprint. Compare it with the one on the sheet of each kiosk that was set up: "
                 "answers sealed to another key you could not read.\n";
    return done;
}

int print_pin_hash() {
    auto pin = ask_secret("staff PIN", Entry::twice);
    if (!pin) return tell(pin.error());
    const auto hash = kiosk::hash_pin(*pin);
    wipe(*pin);
    if (!hash) return tell(hash.error());
    const auto recovery = kiosk::draw_recovery_code();
    if (!recovery) return tell(recovery.error());
    std::cout << "pin_hash = \"" << *hash << "\"\n"
              << "recovery_hash = \"" << recovery->hash << "\"\n";
    std::cerr << "Recovery code, for the safe: " << recovery->digits
              << "\nIt opens the staff's page when nobody knows the PIN, and is shown only now.\n";
    return done;
}

void add_keygen(CLI::App& app, int& exit_code) {
    struct Options {
        Path folder;
        Passphrase passphrase;
    };
    const auto given = std::make_shared<Options>();
    CLI::App* command = add_command(app, "keygen", "make the council's key pair", exit_code,
                                    [given] { return keygen(given->folder, given->passphrase); });
    command->add_option("--out", given->folder, "folder for the three files")->required();
    auto* file =
        command->add_option("--passphrase-file", given->passphrase.file, "its first line is the passphrase");
    command
        ->add_flag("--no-passphrase", given->passphrase.none,
                   "leave the private key open, for demonstrations")
        ->excludes(file);
}

}  // namespace

void add_office_commands(CLI::App& app, int& exit_code) {
    add_keygen(app, exit_code);
    add_command(app, "pin", "read a staff PIN and print its hash for kiosk.toml", exit_code, print_pin_hash);
}

}  // namespace council
