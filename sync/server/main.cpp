// SPDX-License-Identifier: Apache-2.0
// The program `council`: what a council runs itself where it has no ODK Central. One subcommand a function.
//
// Exit codes: 0 done; 1 done, and somebody must look (a record left out, a form refused); 2 not done, with
// one sentence on stderr; 3 a step of `try` failed.
#include <csignal>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include <CLI/CLI.hpp>
#include <pthread.h>
#include <sys/stat.h>

#include "kiosk/staff/staff_pin.h"
#include "sync/server/author.h"
#include "sync/server/clock_text.h"
#include "sync/server/crypto.h"
#include "sync/server/export.h"
#include "sync/server/file.h"
#include "sync/server/plural.h"
#include "sync/server/report.h"
#include "sync/server/serve.h"
#include "sync/server/terminal.h"
#include "sync/server/token.h"

namespace council {

namespace {

using kiosk::Error;
using Path = std::filesystem::path;

enum Exit { done = 0, look = 1, not_done = 2 };

int tell(const Error& error) {
    std::cerr << "council: " << error.sentence << '\n';
    return not_done;
}

Wall now() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

// SIGTERM and SIGINT end, SIGHUP reads the forms again. Waited for in a thread of its own, because little is
// allowed inside a signal handler.
class Signals {
 public:
    Signals() {
        sigemptyset(&set_);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, signal);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);  // before any thread is made: they inherit it
    }
    void serve_until_told(Serving& serving) const {
        while (true) {
            int signal = 0;
            sigwait(&set_, &signal);
            if (signal != SIGHUP) return serving.stop();
            const auto reloaded = serving.reload();
            std::cerr << (reloaded ? std::string("the forms were read again")
                                   : "the forms stay as they were: " + reloaded.error().sentence)
                      << std::endl;
        }
    }

 private:
    sigset_t set_{};
};

int serve(ServeOptions options) {
    umask(0077);
    const Signals signals;
    options.log = &std::cerr;
    const std::string listen = options.listen;
    auto serving = Serving::start(std::move(options));
    if (!serving) return tell(serving.error());
    std::cout << "{\"listening\":\"" << listen << ':' << serving->port() << "\"}" << std::endl;
    std::thread waiting([&] { signals.serve_until_told(*serving); });
    serving->run();
    waiting.join();
    return done;
}

struct Passphrase {
    std::optional<Path> file;
    bool none = false;

    kiosk::Result<std::optional<std::string>> get(Typed asked) const {
        if (none) return std::optional<std::string>();
        auto given = file ? read_secret(*file) : ask_secret("passphrase of the private key", asked);
        if (!given) return tl::unexpected(given.error());
        return std::optional(std::move(*given));
    }
};

int keygen(const Path& folder, const Passphrase& passphrase) {
    const auto secret = passphrase.get(Typed::twice);
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
    auto pin = ask_secret("staff PIN", Typed::twice);
    if (!pin) return tell(pin.error());
    const auto hash = kiosk::hash_pin(*pin);
    wipe(*pin);
    if (!hash) return tell(hash.error());
    std::cout << "pin_hash = \"" << *hash << "\"\n";
    return done;
}

int add_kiosk(const Path& data, const std::string& name) {
    auto inbox = Inbox::open(data, Inbox::Absent::make);
    if (!inbox) return tell(inbox.error());
    const std::string token = draw_token();
    if (auto added = inbox->add_kiosk(name, hash_token(token), now()); !added) return tell(added.error());
    std::cout << "/v1/key/" << token << "/projects/1\n";
    std::cerr << "This path is shown once. Put it behind the server's address as [server] url of " << name
              << ", and treat it as a password.\n";
    return done;
}

int list_kiosks(const Path& data) {
    auto inbox = Inbox::open(data);
    if (!inbox) return tell(inbox.error());
    const auto kiosks = inbox->kiosks();
    if (!kiosks) return tell(kiosks.error());
    for (const KioskAccess& kiosk : *kiosks) {
        std::cout << kiosk.name << "\tadded " << iso_time(kiosk.added)
                  << (kiosk.revoked ? "\trevoked " + iso_time(*kiosk.revoked) : "\tmay post") << '\n';
    }
    return done;
}

int revoke_kiosk(const Path& data, const std::string& name) {
    auto inbox = Inbox::open(data);
    if (!inbox) return tell(inbox.error());
    if (auto revoked = inbox->revoke_kiosk(name, now()); !revoked) return tell(revoked.error());
    std::cout << name << ": its token is refused from now on. What it sent stays.\n";
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
    auto asked = request.passphrase.get(Typed::once);
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
    std::cerr << counted(exported->rows, "submission") << " exported, "
              << counted(exported->practice_left_out, "practice submission") << " left out, "
              << exported->unreadable << " could not be read.\n";
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

int print_trial(const kiosk::Result<xforms::DryRun>& trial) {
    if (!trial) return tell(trial.error());
    std::cout << trial->out << std::flush;
    std::cerr << trial->errors;
    if (std::cout) return trial->exit_code;
    return tell({kiosk::ErrorKind::storage, "what came out could not be written whole."});
}

// The options of each subcommand, bound to what it does. `exit` receives its code.
class CommandLine {
 public:
    explicit CommandLine(CLI::App& app) {
        add_serve(app);
        add_keygen(app);
        add_pin(app);
        add_kiosks(app);
        add_export(app);
        add_report(app);
        add_check(app);
        add_try(app);
    }
    int code() const { return code_; }

 private:
    CLI::App* verb(CLI::App& app, const char* name, const char* help, std::function<int()> function) {
        CLI::App* command = app.add_subcommand(name, help);
        command->callback([this, function = std::move(function)] { code_ = function(); });
        return command;
    }
    void needs_data(CLI::App* command) {
        command->add_option("--data", data_, "folder of the inbox")->required();
    }

    void add_serve(CLI::App& app) {
        auto* command =
            verb(app, "serve", "offer forms to kiosks and take their submissions (OpenRosa)", [this] {
                serving_.data = data_;
                return serve(serving_);
            });
        needs_data(command);
        command->add_option("--forms", serving_.forms, "folder of FORM/form.xml, each perhaps with media/")
            ->required();
        command->add_option("--port", serving_.port, "0 takes any free port")
            ->required()
            ->check(CLI::Range(0, 65535));
        command->add_option("--listen", serving_.listen, "address to listen on (127.0.0.1)");
        command->add_option("--public-key", serving_.public_key,
                            "seal answers to forms that carry no key of their own");
        command->add_option("--cert", serving_.certificate, "certificate chain, PEM: then it speaks https");
        command->add_option("--key", serving_.tls_key, "the certificate's private key, PEM");
        command->add_option("--public-url", serving_.public_url,
                            "https://HOST as kiosks see it, behind a proxy");
    }
    void add_keygen(CLI::App& app) {
        auto* command = verb(app, "keygen", "make the council's key pair",
                             [this] { return keygen(folder_, passphrase_); });
        command->add_option("--out", folder_, "folder for the three files")->required();
        auto* file =
            command->add_option("--passphrase-file", passphrase_.file, "its first line is the passphrase");
        command
            ->add_flag("--no-passphrase", passphrase_.none, "leave the private key open, for demonstrations")
            ->excludes(file);
    }
    void add_pin(CLI::App& app) {
        verb(app, "pin", "read a staff PIN and print its hash for kiosk.toml",
             [] { return print_pin_hash(); });
    }
    void add_kiosks(CLI::App& app) {
        CLI::App* kiosk = app.add_subcommand("kiosk", "say which kiosks may post")->require_subcommand(1);
        auto* add = verb(*kiosk, "add", "give a kiosk its token", [this] { return add_kiosk(data_, name_); });
        auto* list = verb(*kiosk, "list", "the kiosks and since when", [this] { return list_kiosks(data_); });
        auto* revoke =
            verb(*kiosk, "revoke", "refuse a kiosk's token", [this] { return revoke_kiosk(data_, name_); });
        for (CLI::App* command : {add, list, revoke}) needs_data(command);
        for (CLI::App* command : {add, revoke}) command->add_option("NAME", name_, "the kiosk")->required();
    }
    void add_export(CLI::App& app) {
        auto* command = verb(app, "export", "decrypt the answers to one form", [this] {
            export_.data = data_;
            return write_export(export_);
        });
        command->footer(
            "A text that begins with = + - @ tab or CR gets an apostrophe in front, unless it is a number, "
            "so that no\n"
            "spreadsheet runs it. The file is new, and readable by its owner only: it holds what people "
            "said.");
        needs_data(command);
        ExportOptions& options = export_.options;
        command->add_option("--private-key", export_.private_key, "private.pem of `council keygen`")
            ->required();
        command->add_option("--passphrase-file", export_.passphrase.file, "its first line is the passphrase");
        command->add_option("--form", options.form_id, "form id")->required();
        auto* csv = command->add_option("--csv", export_.csv, "a new file, or - for the terminal");
        auto* list = command->add_flag_callback(
            "--list", [&options] { options.shape = ExportOptions::Shape::list; },
            "to read: one line an answer");
        list->excludes(csv);
        command->add_flag_callback(
            "--include-practice", [&options] { options.practice = ExportOptions::Practice::include; },
            "practice submissions too");
        command->add_flag_callback(
            "--bom", [&options] { options.mark = ExportOptions::Mark::utf8_bom; },
            "begin with a UTF-8 mark, for spreadsheets that need it");
    }
    void add_report(CLI::App& app) {
        auto* command = verb(app, "report", "count submissions by form, day and kiosk",
                             [this] { return print_report(data_); });
        needs_data(command);
    }
    void add_check(CLI::App& app) {
        auto* command = verb(app, "check", "say whether a kiosk runs a form, with every reason why not",
                             [this] { return print_trial(check_form(form_, format_)); });
        needs_form(command);
    }
    void add_try(CLI::App& app) {
        auto* command = verb(app, "try", "run a form without a screen and print its submission",
                             [this] { return print_trial(dry_run_form(form_, trial_, now(), format_)); });
        command->footer(
            "STEPS.json is an array, its references with repeat positions (/data/rep[2]/x):\n"
            "  {\"set\": REF, \"value\": V}  a string, a number, true for a trigger, an array for select and "
            "rank, null\n"
            "  {\"add\": REPEAT} {\"remove\": \"REPEAT[n]\"} {\"lang\": NAME} {\"get\": REF} "
            "{\"validate\": 1}\n"
            "Exit codes: 0 it ran, 1 refused at load, 2 a file or an option is wrong, 3 a step failed.");
        needs_form(command);
        command->add_option("--answers", trial_.answers, "STEPS.json; without it the form is only opened");
        command->add_option("--now", trial_.now, "the time that the form sees, as 2024-02-01T10:00:00+00:00");
        command->add_option("--zone", trial_.zone, "the time zone that it stands in, as Europe/London");
    }
    void needs_form(CLI::App* command) {
        command->add_option("FORM.xml", form_.form_xml, "the form")->required();
        command->add_option("--media", form_.media, "folder of its media (media/ beside the form)");
        command->add_flag_callback(
            "--json", [this] { format_ = xforms::DryRunFormat::json; }, "print one JSON object");
    }

    ServeOptions serving_;
    ExportRequest export_;
    Passphrase passphrase_;
    FormOnDisk form_;
    TrialOptions trial_;
    xforms::DryRunFormat format_ = xforms::DryRunFormat::text;
    Path data_, folder_;
    std::string name_;
    int code_ = not_done;
};

}  // namespace

}  // namespace council

int main(int count, char** words) {
    CLI::App app(
        "council: offers consultations to kiosks, takes their sealed answers, and reads them in the office");
    app.require_subcommand(1);
    const council::CommandLine command_line(app);
    try {
        app.parse(count, words);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return command_line.code();
}
