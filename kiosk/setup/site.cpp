// SPDX-License-Identifier: Apache-2.0
#include "kiosk/setup/site.h"

#include <regex>
#include <sstream>

#include "kiosk/settings/config_table.h"
#include "kiosk/settings/reader.h"
#include "kiosk/staff/pin_hash.h"

namespace setup {
namespace {

using kiosk::Reader;

constexpr const char* state = "/var/lib/have-your-say/";
constexpr const char* credentials_of_kiosk = "/run/credentials/have-your-say.service/";
constexpr const char* credentials_of_sync = "/run/credentials/have-your-say-sync.service/";

void optional_text(Reader& read, const char* key, std::optional<std::string>& into) {
    if (read.find("setup", key) == nullptr) return;
    std::string text;
    read.value("setup", key, text, "must be a text in quotes");
    into = text;
}

void read_pin(Reader& read, Site& site) {
    optional_text(read, "pin", site.pin);
    optional_text(read, "pin_hash", site.pin_hash);
    optional_text(read, "recovery_hash", site.recovery_hash);
    if (site.pin && (site.pin_hash || site.recovery_hash))
        read.complain("setup", "pin", "stands beside a hash: give the PIN, or what `council pin` printed");
    if (site.pin)
        if (const auto hash = kiosk::hash_pin(*site.pin); !hash)
            read.complain("setup", "pin", "is refused: " + hash.error().sentence);
    for (const auto& [key, hash] :
         {std::pair("pin_hash", site.pin_hash), {"recovery_hash", site.recovery_hash}})
        if (hash && !kiosk::is_pin_hash(*hash))
            read.complain("setup", key,
                          "is no Argon2id hash of 3 passes over 64 MiB: make it with `council pin`");
    if (site.recovery_hash && !site.pin_hash)
        read.complain("setup", "recovery_hash", "stands without pin_hash: give both lines of `council pin`");
}

void read_usb(Reader& read, Site& site) {
    if (read.find("setup", "usb_allowed") == nullptr) return;
    static const std::regex number("[0-9a-fA-F]{4}:[0-9a-fA-F]{4}");
    std::vector<std::string> numbers;
    read.texts("setup", "usb_allowed", numbers);
    for (const std::string& each : numbers)
        if (!std::regex_match(each, number))
            read.complain("setup", "usb_allowed",
                          "holds \"" + each + "\": write vendor:product as lsusb does, \"056a:0000\"");
    site.usb_allowed = std::move(numbers);
}

// What only a machine's owner is told. One line each: they become files whose first line is read.
kiosk::Result<void> read_setup(const toml::table& whole, const fs::path& file, Site& site) {
    Reader read(whole, fs::absolute(file));
    read_pin(read, site);
    optional_text(read, "server_url", site.server_url);
    optional_text(read, "server_password", site.server_password);
    for (const auto& [key, text] :
         {std::pair("server_url", site.server_url), {"server_password", site.server_password}})
        if (text && (text->empty() || text->find_first_of("\r\n") != std::string::npos))
            read.complain("setup", key, "must be one line");
    read_usb(read, site);
    if (const toml::node* all = whole.get("setup"); all != nullptr && !all->is_table())
        read.complain(*all, "setup", "", "must be a section");
    read.refuse_the_rest_of("setup");
    if (!read.complaint().empty()) return kiosk::fail(kiosk::ErrorKind::invalid, read.complaint());
    return {};
}

toml::table& section_of(toml::table& whole, const char* name) {
    if (toml::table* there = whole[name].as_table()) return *there;
    return *whole.insert_or_assign(name, toml::table{}).first->second.as_table();
}

bool has(const toml::table& whole, const char* section, const char* key) {
    return static_cast<bool>(whole[section][key]);
}

// Where a machine of Debian's, with our units, keeps what.
void add_places(toml::table& whole, const Site& site) {
    const auto unless_said = [&](const char* section, const char* key, const std::string& place) {
        section_of(whole, section).insert(key, place);
    };
    unless_said("kiosk", "database", std::string(state) + "kiosk.db");
    unless_said("kiosk", "upload_request", std::string(state) + "upload-now");
    unless_said("kiosk", "power_off_request", "/run/have-your-say/power-off");
    unless_said("staff", "pin_file", std::string(credentials_of_kiosk) + "pin");
    if (!has(whole, "server", "url"))
        unless_said("server", "url_file", std::string(credentials_of_sync) + "server-url");
    if (site.server_password)
        unless_said("server", "password_file", std::string(credentials_of_sync) + "server-password");
}

constexpr std::pair<const char*, const char*> files_of_a_site[] = {
    {"consultation", "form"},     {"consultation", "public_key"}, {"newsletter", "form"},
    {"newsletter", "public_key"}, {"server", "ca_file"},          {"server", "certificate"},
    {"server", "certificate_key"}};

// Beside the site file, and not above it: it keeps its place in /etc/have-your-say, but for the one that is a
// secret.
kiosk::Result<void> find_files(const toml::table& whole, const fs::path& site_file, Site& site) {
    const auto refuse = [&](const char* section, const char* key, const std::string& what) {
        return kiosk::fail(kiosk::ErrorKind::invalid,
                           site_file.string() + ": [" + section + "] " + key + " " + what);
    };
    std::error_code none;
    for (const auto& [section, key] : files_of_a_site) {
        const auto named = whole[section][key].value<std::string>();
        if (!named) continue;
        const fs::path file = fs::path(*named).lexically_normal();
        const bool secret = std::string_view(key) == "certificate_key";
        if (secret && file.is_absolute())
            continue;  // a credential is there while its unit runs, and only then
        if (!fs::is_regular_file(site_file.parent_path() / file, none))
            return refuse(section, key, "is not there: " + (site_file.parent_path() / file).string());
        if (file.is_absolute()) continue;
        if (*file.begin() == "..")
            return refuse(section, key,
                          "lies outside the site file's folder: put it beside, or name it from /");
        if (secret)
            site.client_key = file;
        else
            site.files.push_back(file);
    }
    if (const auto theme = whole["kiosk"]["theme"].value<std::string>();
        theme && fs::path(*theme).is_relative())
        return refuse("kiosk", "theme", "must be named from /: its pictures stand beside it");
    return {};
}

}  // namespace

kiosk::Result<Site> Site::read(const fs::path& given) {
    const fs::path file = fs::absolute(given).lexically_normal();
    auto whole = kiosk::read_toml_file(file);
    if (!whole) return tl::unexpected(whole.error());
    Site site;
    if (const auto done = read_setup(*whole, file, site); !done) return tl::unexpected(done.error());
    whole->erase("setup");
    add_places(*whole, site);
    auto config = kiosk::config_of(*whole, file);
    if (!config) return tl::unexpected(config.error());
    site.config = std::move(*config);
    if (const auto found = find_files(*whole, file, site); !found) return tl::unexpected(found.error());
    if (site.client_key)
        section_of(*whole, "server")
            .insert_or_assign("certificate_key", std::string(credentials_of_sync) + "client-key");
    std::ostringstream text;
    text << "# Made by have-your-say-setup from a site file: change that one, and run it again.\n"
         << *whole << '\n';
    site.settings = text.str();
    return site;
}

}  // namespace setup
