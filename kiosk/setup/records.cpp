// SPDX-License-Identifier: Apache-2.0
#include "kiosk/setup/records.h"

#include <fstream>
#include <sstream>

#include <sys/statvfs.h>
#include <toml++/toml.h>

#include "kiosk/acceptance/acceptance.h"
#include "kiosk/setup/apply.h"
#include "kiosk/staff/pin_hash.h"
#include "kiosk/store/as_owner_of.h"
#include "kiosk/store/store.h"

namespace setup {
namespace {

using kiosk::Wall;

constexpr std::uint64_t least_free_bytes = 50'000'000;  // as the store wants

struct Kept {
    std::string trouble;  // of the database or its disk
    std::optional<store::StoredForm> form;
    std::optional<store::Tally::Round> round;
};

// Nothing where no program has made a database yet.
std::optional<Kept> what_is_kept(const fs::path& database, const std::string& form_id, Wall now) {
    std::error_code none;
    if (!fs::exists(database, none)) return std::nullopt;
    const store::AsOwnerOf owner(
        database.parent_path());  // a full disk keeps room for root, and for no other
    Kept kept;
    // Staff's page asks for this between two pictures. Another's writing is a sign that it can be written.
    const auto trouble = [](const kiosk::Error& error) {
        return error.kind == kiosk::ErrorKind::offline ? std::string() : error.sentence;
    };
    auto store = store::Store::open(database.string(), store::Role::glance);
    if (!store) {
        kept.trouble = trouble(store.error());
        return kept;
    }
    if (const auto ready = store->ready(); !ready) kept.trouble = trouble(ready.error());
    if (auto form = store->forms().newest(form_id)) kept.form = std::move(*form);
    if (const auto tally = store->counters().tally(now)) kept.round = tally->last_round;
    return kept;
}

Line server(const kiosk::Config& config, const Machine& machine, const std::optional<Kept>& kept,
            std::optional<Wall> since) {
    // Looked for and not read: a kiosk may not see what the other program has as a secret.
    std::error_code none;
    if (config.server.empty() && !fs::exists(machine.at(settings_folder / "server-url"), none))
        return {"server", "it has no address", "Set server_url in [setup] of the site file."};
    if (!since)
        return {"server", "not greeted: no system is running here",
                "Start the machine, then run have-your-say-setup --sheet on it."};
    if (!kept || !kept->round || kept->round->ended < *since)
        return {"server", "the round to it did not come to its end",
                "See what `journalctl -u have-your-say-sync` says."};
    return {"server", kept->round->outcome,
            kept->round->ok ? "" : "Put right what it says, then run this again."};
}

std::optional<std::string> contents(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream all;
    all << stream.rdbuf();
    return stream.is_open() ? std::optional(all.str()) : std::nullopt;
}

// A last day that is past: a slip of the year at set-up, or the consultation has had its time.
std::string over(const kiosk::Config& config, Wall now) {
    if (!config.closes) return "";
    const std::chrono::year_month_day last(*config.closes);
    if (kiosk::local_day(now) <= last) return "";
    char day[16];
    std::snprintf(day, sizeof day, "%04d-%02u-%02u", int{last.year()}, unsigned{last.month()},
                  unsigned{last.day()});
    return std::string("Its last day, ") + day +
           ", is past, and nobody can begin: set closes in [consultation] of the site file.";
}

// The council's newest, or the one that the settings name until that has come.
Sheet form_and_key(const kiosk::Config& config, const Machine& machine, const std::optional<Kept>& kept,
                   Wall now) {
    const auto* stored = kept && kept->form ? &*kept->form : nullptr;
    const fs::path shipped = config.form ? machine.found(*config.form) : fs::path();
    const auto xml = stored != nullptr ? std::optional(stored->xml) : contents(shipped);
    if (!xml)
        return {{"form", "there is none",
                 "Upload now, so that it is fetched: " + config.form_id +
                     " must be among the forms of the server."},
                {"key", "there is none before there is a form",
                 "The form brings it, or [consultation] public_key."}};
    const xforms::MediaSource media = [&](std::string_view name) -> std::optional<std::string> {
        if (stored == nullptr) return contents(shipped.parent_path() / "media" / fs::path(name).filename());
        for (const store::MediaFile& file : stored->media)
            if (file.name == name) return file.bytes;
        return std::nullopt;
    };
    acceptance::Terms terms = acceptance::Terms::of(config);
    if (terms.public_key) terms.public_key = machine.found(*terms.public_key);
    if (terms.words) terms.words = machine.found(*terms.words);
    const auto decision = acceptance::decide(*xml, media, terms);
    const std::string from = stored != nullptr ? "fetched" : "from the site file, not fetched yet";
    if (!decision.accepted)
        return {{"form", config.form_id + ", " + from + ", does not run here",
                 decision.reasons(acceptance::lines_for_staff)},
                {"key", "it is not known before the form runs", "See the form's line."}};
    Line form{"form", config.form_id + ", version " + decision.accepted->form->version() + ", " + from,
              over(config, now)};
    const auto& key = decision.accepted->key;
    if (!key)
        return {form, {"key", "there is none", "Give the form its key, or set [consultation] public_key."}};
    return {form, {"key", "answers are sealed to SHA-256 " + key->fingerprint(), ""}};
}

Line disk(const fs::path& database, const std::optional<Kept>& kept) {
    struct statvfs there {};
    if (kept && !kept->trouble.empty()) return {"disk", "answers cannot be kept", kept->trouble};
    if (::statvfs(database.parent_path().c_str(), &there) != 0)
        return {"disk", "there is no folder " + database.parent_path().string(),
                "Install the package have-your-say-kiosk: it makes the folder."};
    const std::uint64_t free_bytes = std::uint64_t{there.f_bavail} * there.f_frsize;
    Line line{"disk", std::to_string(free_bytes / 1'000'000) + " MB free", ""};
    if (free_bytes < least_free_bytes) line.remedy = "Make room: 50 MB are needed.";
    return line;
}

Line pin_that_is_set(bool recovery) {
    return {"PIN", recovery ? "set, with a recovery code" : "set, without a recovery code", ""};
}

// A kiosk has it as a credential, in its settings; its file only root may read.
Line pin(const Machine& machine, const kiosk::Config& config) {
    if (kiosk::is_pin_hash(config.pin_hash)) return pin_that_is_set(kiosk::is_pin_hash(config.recovery_hash));
    const char* remedy = "Set pin in [setup] of the site file, or the two lines of `council pin`.";
    try {
        const auto lines = toml::parse(machine.text(settings_folder / "pin"));
        if (!kiosk::is_pin_hash(lines["pin_hash"].value_or(std::string())))
            return {"PIN", "it is not set: nobody can open the staff's page", remedy};
        return pin_that_is_set(kiosk::is_pin_hash(lines["recovery_hash"].value_or(std::string())));
    } catch (const toml::parse_error&) {
        return {"PIN", "its file is no such text as `council pin` prints", remedy};
    }
}

// Where the image's bind-secrets tells how it keeps them; a Debian of a site's own keeps them by its own
// disk.
constexpr const char* state_of_secrets = "/run/have-your-say-secrets/state";

std::optional<Line> theft(const Machine& machine) {
    const std::string said = machine.text(state_of_secrets);
    if (said.empty()) return std::nullopt;
    if (said == "tpm\n") return Line{"theft", "token and PIN are sealed to this machine's TPM", ""};
    if (said == "no-tpm\n")
        return Line{
            "theft",
            "this machine has no TPM that helps: whoever takes its disk can read the token. Revoke it "
            "then at once",
            ""};
    if (said == "not-sealed\n")
        return Line{"theft", "token and PIN lie in clear on the disk: they could not be sealed",
                    "Start the machine again; if this stays, make its disk anew."};
    return Line{"theft", "token and PIN cannot be opened: they were sealed to another machine or start",
                "Make its disk anew, and carry the answers over: the handbook, Replace a disk."};
}

}  // namespace

Sheet records(const Machine& machine, const kiosk::Config& config, Wall now,
              std::optional<Wall> greeted_since) {
    const fs::path database = machine.found(config.database);
    const auto kept = what_is_kept(database, config.form_id, greeted_since.value_or(Wall{}));
    Sheet sheet{server(config, machine, kept, greeted_since)};
    for (Line& line : form_and_key(config, machine, kept, now)) sheet.push_back(std::move(line));
    sheet.push_back(disk(database, kept));
    sheet.push_back(pin(machine, config));
    if (auto line = theft(machine)) sheet.push_back(std::move(*line));
    return sheet;
}

}  // namespace setup
