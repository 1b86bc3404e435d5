// SPDX-License-Identifier: Apache-2.0
// `council serve`, `council kiosk`, which says who may post to it, and `council publish` and `state`, which
// say what it offers.
#include <csignal>
#include <map>
#include <memory>
#include <thread>

#include <pthread.h>
#include <sys/stat.h>

#include "kiosk/plural.h"
#include "sync/command_line/commands.h"
#include "sync/inbox/clock_text.h"
#include "sync/inbox/token.h"
#include "sync/server/import.h"
#include "sync/server/publish.h"
#include "sync/server/server.h"

namespace council {

namespace {

using Path = std::filesystem::path;

// SIGTERM and SIGINT end the server; SIGHUP reads the forms again. A thread of its own waits for them,
// because a signal handler may do very little.
class Signals {
 public:
    Signals() {
        sigemptyset(&set_);
        for (const int signal : {SIGTERM, SIGINT, SIGHUP}) sigaddset(&set_, signal);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);  // before any thread is made, so that each inherits it
    }
    void serve_until_told(Server& server) const {
        while (true) {
            int signal = 0;
            sigwait(&set_, &signal);
            if (signal != SIGHUP) return server.stop();
            const auto reloaded = server.reload();
            std::cerr << (reloaded ? std::string("the forms were read again")
                                   : "the forms stay as they were: " + reloaded.error().sentence)
                      << std::endl;
        }
    }

 private:
    sigset_t set_{};
};

int serve(ServerOptions options) {
    umask(0077);
    const Signals signals;
    options.log = &std::cerr;
    const std::string listen = options.listen;
    auto server = Server::start(std::move(options));
    if (!server) return tell(server.error());
    std::cout << "{\"listening\":\"" << listen << ':' << server->port() << "\"}" << std::endl;
    std::thread waiting([&] { signals.serve_until_told(*server); });
    server->run();
    waiting.join();
    return done;
}

int import_stick(const Path& data, const Path& stick) {
    auto inbox = Inbox::open(data);
    if (!inbox) return tell(inbox.error());
    const auto imported = import_folders(stick, *inbox, now());
    if (!imported) return tell(imported.error());
    for (const std::string& problem : imported->problems) std::cerr << problem << '\n';
    std::cout << kiosk::counted(imported->received, "submission was taken in", "submissions were taken in")
              << ", " << kiosk::counted(imported->already_held, "was", "were") << " held already.\n";
    return imported->problems.empty() ? done : look;
}

int add_kiosk(const Path& data, const std::string& name) {
    auto inbox = Inbox::open(data, Inbox::Absent::make);
    if (!inbox) return tell(inbox.error());
    const std::string token = draw_token();
    if (auto added = inbox->add_kiosk(name, hash_token(token), now()); !added) return tell(added.error());
    std::cout << "/v1/key/" << token << "/projects/1\n";
    std::cerr
        << "This path is shown once. Put it behind the server's address, as server_url in [setup] of the "
           "site file of "
        << name << ", and treat it as a password.\n";
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

constexpr const char* reload_hint =
    "A server that runs offers it once it reads its forms again: systemctl reload have-your-say-council.\n";

int publish_form(const Publication& publication) {
    const auto published = publish(publication);
    if (!published) return tell(published.error());
    std::cerr << published->warnings;
    std::cout << published->id << ", version \"" << published->version << "\", is in "
              << published->folder.string() << " as " << word_of(publication.state) << ".\n";
    if (!published->sealed)
        std::cout << "It carries no key: answers to it are sealed only with `serve --public-key`.\n";
    std::cout << reload_hint;
    return done;
}

int change_state(const Path& forms, const std::string& id, FormState state) {
    if (auto changed = set_form_state(forms, id, state); !changed) return tell(changed.error());
    std::cout << id << " is " << word_of(state) << ".\n" << reload_hint;
    return done;
}

const std::map<std::string, FormState>& states() {
    static const std::map<std::string, FormState> all = {{"draft", FormState::draft},
                                                         {"open", FormState::open},
                                                         {"closing", FormState::closing},
                                                         {"closed", FormState::closed}};
    return all;
}

void add_publish(CLI::App& app, int& exit_code) {
    const auto given = std::make_shared<Publication>();
    CLI::App* command = add_command(app, "publish", "check a form and put it into the server's folder",
                                    exit_code, [given] { return publish_form(*given); });
    command->footer(
        "draft: not offered yet. open: offered. closing: offered no longer, and what kiosks still hold is\n"
        "taken. closed: nothing is taken. A spreadsheet needs pyxform's xls2xform on the PATH.");
    command->add_option("FORM", given->form, "FORM.xml, or an XLSForm (.xlsx, .xlsm, .xls)")->required();
    command->add_option("--forms", given->forms, "folder of `council serve --forms`")->required();
    command->add_option("--media", given->media, "folder of its media (media/ beside the form)");
    command->add_option("--public-key", given->public_key, "written into a form that has none");
    command->add_option("--state", given->state, "draft, open (the default), closing or closed")
        ->transform(CLI::CheckedTransformer(states()));
}

void add_state(CLI::App& app, int& exit_code) {
    struct Options {
        Path forms;
        std::string id;
        FormState state = FormState::open;
    };
    const auto given = std::make_shared<Options>();
    CLI::App* command = add_command(app, "state", "open or close a form that is published", exit_code,
                                    [given] { return change_state(given->forms, given->id, given->state); });
    command->add_option("ID", given->id, "form id")->required();
    command->add_option("STATE", given->state, "draft, open, closing or closed")
        ->required()
        ->transform(CLI::CheckedTransformer(states()));
    command->add_option("--forms", given->forms, "folder of `council serve --forms`")->required();
}

void add_serve(CLI::App& app, int& exit_code) {
    const auto options = std::make_shared<ServerOptions>();
    CLI::App* command =
        add_command(app, "serve", "offer forms to kiosks and take their submissions (OpenRosa)", exit_code,
                    [options] { return serve(*options); });
    command->add_option("--data", options->data, "folder of the inbox")->required();
    command->add_option("--forms", options->forms, "folder of FORM/form.xml, each perhaps with media/")
        ->required();
    command->add_option("--port", options->port, "0 takes any free port")
        ->required()
        ->check(CLI::Range(0, 65535));
    command->add_option("--listen", options->listen, "address to listen on (127.0.0.1)");
    command->add_option("--public-key", options->public_key,
                        "seal answers to forms that carry no key of their own");
    command->add_option("--cert", options->certificate, "certificate chain, PEM: then it speaks https");
    command->add_option("--key", options->tls_key, "the certificate's private key, PEM");
    command->add_option("--public-url", options->public_url, "https://HOST as kiosks see it, behind a proxy");
    command->add_option("--proxy", options->connections.proxy,
                        "the address of the proxy before this, as 127.0.0.1: it has no limit of its own");
    command->add_option("--day-submissions", options->quota.submissions,
                        "the most that a kiosk may send in a day");
    command->add_option("--day-bytes", options->quota.bytes, "the same in bytes");
}

void add_import(CLI::App& app, int& exit_code) {
    struct Options {
        Path data, stick;
    };
    const auto given = std::make_shared<Options>();
    CLI::App* command = add_command(app, "import", "take in what `kiosk-sync export-usb` wrote onto a stick",
                                    exit_code, [given] { return import_stick(given->data, given->stick); });
    command->add_option("--data", given->data, "folder of the inbox")->required();
    command->add_option("DIR", given->stick, "the folder on the stick")->required();
}

void add_kiosk_commands(CLI::App& app, int& exit_code) {
    struct Options {
        Path data;
        std::string name;
    };
    const auto given = std::make_shared<Options>();
    CLI::App* kiosk = app.add_subcommand("kiosk", "say which kiosks may post")->require_subcommand(1);
    CLI::App* add = add_command(*kiosk, "add", "give a kiosk its token", exit_code,
                                [given] { return add_kiosk(given->data, given->name); });
    CLI::App* list = add_command(*kiosk, "list", "the kiosks and since when", exit_code,
                                 [given] { return list_kiosks(given->data); });
    CLI::App* revoke = add_command(*kiosk, "revoke", "refuse a kiosk's token", exit_code,
                                   [given] { return revoke_kiosk(given->data, given->name); });
    for (CLI::App* command : {add, list, revoke})
        command->add_option("--data", given->data, "folder of the inbox")->required();
    for (CLI::App* command : {add, revoke}) command->add_option("NAME", given->name, "the kiosk")->required();
}

}  // namespace

void add_serve_commands(CLI::App& app, int& exit_code) {
    add_serve(app, exit_code);
    add_import(app, exit_code);
    add_publish(app, exit_code);
    add_state(app, exit_code);
    add_kiosk_commands(app, exit_code);
}

}  // namespace council
