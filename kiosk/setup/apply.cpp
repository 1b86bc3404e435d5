// SPDX-License-Identifier: Apache-2.0
#include "kiosk/setup/apply.h"

#include <fstream>
#include <sstream>

#include <toml++/toml.h>

#include "kiosk/staff/pin_hash.h"

namespace setup {
namespace {

std::string two_lines(const std::string& pin_hash, const std::string& recovery_hash) {
    std::string lines = "pin_hash = \"" + pin_hash + "\"\n";
    if (!recovery_hash.empty()) lines += "recovery_hash = \"" + recovery_hash + "\"\n";
    return lines;
}

bool is_kept(const Machine& machine, const std::string& pin) {
    try {
        const auto there = toml::parse(machine.text(settings_folder / "pin"));
        return kiosk::is_pin_of(there["pin_hash"].value_or(std::string()), pin);
    } catch (const toml::parse_error&) {
        return false;  // whatever it is, it opens nothing
    }
}

kiosk::Result<void> write_pin(const Site& site, Machine& machine, Applied& applied) {
    const fs::path file = settings_folder / "pin";
    if (site.pin_hash)
        return machine.write(file, two_lines(*site.pin_hash, site.recovery_hash.value_or("")),
                             For::root_alone);
    if (!site.pin || is_kept(machine, *site.pin)) return {};
    const auto hash = kiosk::hash_pin(*site.pin);
    if (!hash) return tl::unexpected(hash.error());
    const auto recovery = kiosk::draw_recovery_code();
    if (!recovery) return tl::unexpected(recovery.error());
    applied.recovery_code = recovery->digits;
    return machine.write(file, two_lines(*hash, recovery->hash), For::root_alone);
}

kiosk::Result<void> copy(const fs::path& from, const fs::path& to, For whom, Machine& machine) {
    std::ifstream stream(from, std::ios::binary);
    std::ostringstream all;
    all << stream.rdbuf();
    if (!stream.is_open() || stream.bad())
        return kiosk::fail(kiosk::ErrorKind::invalid, from.string() + " cannot be read.");
    return machine.write(to, all.str(), whom);
}

// A form's pictures and recordings stand in media/ beside it.
kiosk::Result<void> copy_files(const Site& site, const fs::path& folder, Machine& machine) {
    std::error_code none;
    for (const fs::path& file : site.files) {
        if (auto done = copy(folder / file, settings_folder / file, For::programs, machine); !done)
            return done;
        if (file.extension() != ".xml") continue;
        const fs::path media = file.parent_path() / "media";
        for (const auto& each : fs::directory_iterator(folder / media, none))
            if (each.is_regular_file())
                if (auto done = copy(each.path(), settings_folder / media / each.path().filename(),
                                     For::programs, machine);
                    !done)
                    return done;
    }
    return {};
}

kiosk::Result<void> write_secrets(const Site& site, const fs::path& folder, Machine& machine) {
    for (const auto& [name, secret] :
         {std::pair("server-url", site.server_url), {"server-password", site.server_password}})
        if (secret)
            if (auto done = machine.write(settings_folder / name, *secret + "\n", For::root_alone); !done)
                return done;
    if (!site.client_key) return {};
    return copy(folder / *site.client_key, settings_folder / "client-key", For::root_alone, machine);
}

kiosk::Result<void> write_usb(const Site& site, Machine& machine) {
    if (!site.usb_allowed) return {};
    std::string lines;
    for (const std::string& number : *site.usb_allowed) lines += number + "\n";
    return machine.write(settings_folder / "usb-allowed", lines, For::programs);
}

}  // namespace

// The settings last: a machine whose settings name a file has it.
kiosk::Result<Applied> apply(const Site& site, const fs::path& site_folder, Machine& machine) {
    Applied applied;
    auto done = copy_files(site, site_folder, machine);
    if (done) done = write_pin(site, machine, applied);
    if (done) done = write_secrets(site, site_folder, machine);
    if (done) done = write_usb(site, machine);
    if (done) done = machine.write(settings_folder / "kiosk.toml", site.settings, For::programs);
    if (!done) return tl::unexpected(done.error());
    return applied;
}

}  // namespace setup
