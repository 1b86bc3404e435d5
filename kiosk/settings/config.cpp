// SPDX-License-Identifier: Apache-2.0
// The list below is the whole grammar of kiosk.toml.
#include "kiosk/settings/config.h"

#include <algorithm>
#include <map>

#include "kiosk/kiosk_name.h"
#include "kiosk/settings/config_table.h"
#include "kiosk/settings/reader.h"
#include "kiosk/staff/pin_hash.h"

namespace kiosk {
namespace {

using std::chrono::seconds;

constexpr const char* no_pin_hash = "is no Argon2id hash of 3 passes over 64 MiB: make it with `council pin`";

void read_kiosk(Reader& read, Config& config) {
    const char* text = "must be a text in quotes";
    read.value("kiosk", "name", config.kiosk_name, text);
    read.need(!config.kiosk_name.empty(), "kiosk", "name", "it tells this machine apart at the council");
    if (!is_kiosk_name(config.kiosk_name))
        read.complain("kiosk", "name",
                      std::string("must be ") + rule_of_kiosk_names + ", as the council takes it");
    read.value("kiosk", "council", config.council, text);
    read.need(!config.council.empty(), "kiosk", "council", "the top bar shows it");
    read.named_texts("council_in", config.council_in);
    read.path("kiosk", "database", config.database);
    read.need(!config.database.empty(), "kiosk", "database", "answers are kept in it");
    config.words = DATA_FOLDER "/words";  // where they are installed
    read.path("kiosk", "words", config.words);
    read.path("kiosk", "upload_request", config.upload_request);
    read.path("kiosk", "power_off_request", config.power_off_request);
    read.path("kiosk", "theme", config.theme);
    read.value("kiosk", "practice", config.practice, "must be true or false");
    read.value("kiosk", "offer_drafts", config.offer_drafts, "must be true or false");
}

void read_consultation(Reader& read, Config& config) {
    read.value("consultation", "form_id", config.form_id, "must be a text in quotes");
    read.need(!config.form_id.empty(), "consultation", "form_id", "it names the form that this kiosk shows");
    read.path("consultation", "form", config.form);
    read.path("consultation", "public_key", config.public_key);
    read.day("consultation", "opens", config.opens);
    read.day("consultation", "closes", config.closes);
    read.whole("consultation", "grace_days", config.grace_days, 0, 60);
    if (config.opens && config.closes && *config.closes < *config.opens)
        read.complain("consultation", "closes", "is before opens");
    read.value("consultation", "learn_more", config.learn_more, "must be an address in quotes");
    config.results = config.learn_more;
    read.value("consultation", "results", config.results, "must be an address in quotes");
    read.texts("consultation", "languages", config.languages);
    read.texts("consultation", "leave_out", config.leave_out);
    for (const std::string& word : config.leave_out)
        if (word != "upload" && word != "geo" && word != "barcode")
            read.complain("consultation", "leave_out", "may hold \"upload\", \"geo\" and \"barcode\"");
}

void read_newsletter(Reader& read, Config& config) {
    Config::Newsletter newsletter;
    read.value("newsletter", "form_id", newsletter.form_id, "must be a text in quotes");
    read.path("newsletter", "form", newsletter.form);
    read.path("newsletter", "public_key", newsletter.public_key);
    const bool wanted = newsletter.form || newsletter.public_key || !newsletter.form_id.empty();
    read.need(!wanted || !newsletter.form_id.empty(), "newsletter", "form_id", "it names the form of it");
    if (wanted && newsletter.form_id == config.form_id)
        read.complain(
            "newsletter", "form_id",
            "is the consultation's: the newsletter has a form of its own, or its records would stand "
            "among the answers");
    if (wanted) config.newsletter = std::move(newsletter);
}

void read_screen(Reader& read, Config& config) {
    read.millimetres("screen", "width_mm", config.screen_width_mm);
    read.millimetres("screen", "height_mm", config.screen_height_mm);
    std::optional<double> bottom;
    read.millimetres("screen", "bottom_edge_mm", bottom, static_cast<int>(lowest_reach_mm),
                     static_cast<int>(highest_reach_mm - least_reach_mm));
    config.mounting_height_mm = bottom.value_or(config.mounting_height_mm);
    read.value("screen", "fullscreen", config.fullscreen, "must be true or false");
    read.whole("screen", "window_width", config.window_width, 320, 16384);
    read.whole("screen", "window_height", config.window_height, 320, 16384);
}

void read_time(Reader& read, Config& config) {
    // VVSG 2.0 7.2-O: ask after 2 to 5 minutes of nothing; the alert then stays 20 to 45 seconds.
    int ask = static_cast<int>(config.ask_after.count()),
        forget = static_cast<int>(config.forget_after.count());
    read.whole("time", "ask_after_seconds", ask, 120, 300);
    read.whole("time", "forget_after_seconds", forget, 20, 45);
    config.ask_after = seconds{ask};
    config.forget_after = seconds{forget};
}

void read_hours(Reader& read, Config& config) {
    const char* days[] = {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
    for (std::size_t weekday = 0; weekday < std::size(days); ++weekday) {
        if (read.find("hours", days[weekday]) == nullptr) continue;
        std::vector<std::string> texts;
        read.texts("hours", days[weekday], texts);
        std::vector<OpeningHours::Span> spans;
        for (const std::string& text : texts)
            if (const auto span = OpeningHours::span(text))
                spans.push_back(*span);
            else
                read.complain("hours", days[weekday],
                              "holds \"" + text + "\": write local times such as [\"09:30-17:00\"]");
        if (!config.hours.set(weekday, std::move(spans)))
            read.complain("hours", days[weekday], "holds two spans that overlap");
    }
}

void read_speech(Reader& read, Config& config) {
    using Listening = Config::Listening;
    read.value("speech", "device", config.sound_device, "must be the name of a sound device in quotes");
    std::string where = "detect";
    const char* kinds = "must be \"detect\", \"headphones\" or \"loudspeaker\"";
    read.value("speech", "listening", where, kinds);
    const std::pair<const char*, Listening> all[] = {{"detect", Listening::detect},
                                                     {"headphones", Listening::headphones},
                                                     {"loudspeaker", Listening::loudspeaker}};
    const auto* const found =
        std::find_if(std::begin(all), std::end(all), [&](const auto& each) { return each.first == where; });
    if (found == std::end(all))
        read.complain("speech", "listening", kinds);
    else
        config.listening = found->second;
    read.texts("speech", "voice_reviewed", config.voice_reviewed);
    read.whole("speech", "rate_percent", config.speech_percent, 50, 200);
    if (config.speech_percent % 25 != 0)
        read.complain("speech", "rate_percent", "must be one of 50, 75, 100, 125, 150, 175 and 200");
    read.whole("speech", "volume", config.speech_volume, 0, 10);
    read.value("speech", "invitation", config.invitation, "must be true or false");
    read.value("speech", "click", config.clicks, "must be true or false");
}

// Each function may be given its keys; a key belongs to one function.
void read_keys(Reader& read, Config& config) {
    std::map<std::string, std::string> taken;
    for (const KeyFunction function : all_key_functions()) {
        const char* name = name_of(function);
        const toml::node* node = read.find("keys", name);
        if (node == nullptr) continue;
        std::vector<std::string> keys;
        read.texts("keys", name, keys);
        for (const std::string& key : keys) {
            if (!is_key_name(key))
                read.complain(
                    *node, "keys", name,
                    "names no key with \"" + key + "\"; keys are called \"Up\", \"F18\", \"A\", ...");
            const auto [other, fresh] = taken.emplace(key, name);
            if (!fresh) read.complain(*node, "keys", name, "and " + other->second + " both have " + key);
        }
        config.keys.map.set(function, keys);
    }
    // EN 301 549 5.8: adjustable up to at least half a second.
    int double_strike = static_cast<int>(config.keys.double_strike.count());
    read.whole("keys", "double_strike_ms", double_strike, 0, 2000);
    config.keys.double_strike = std::chrono::milliseconds{double_strike};
    for (const KeyFunction needed :
         {KeyFunction::next, KeyFunction::select, KeyFunction::down, KeyFunction::choose})
        read.need(!config.keys.map.keys_of(needed).empty(), "keys", name_of(needed),
                  "give it a key, for without one something could not be reached");
}

void read_sign_in(Reader& read, Config& config) {
    std::string way;
    read.value("server", "sign_in", way, "must be \"basic\" or \"digest\"");
    read.value("server", "user", config.user, "must be a text in quotes");
    read.path("server", "password_file", config.password_file);
    const bool known = way.empty() || way == "basic" || way == "digest";
    if (!known) read.complain("server", "sign_in", "must be \"basic\" or \"digest\"");
    if (way == "basic") config.sign_in = Config::SignIn::basic;
    if (way == "digest") config.sign_in = Config::SignIn::digest;
    const bool signs_in = !way.empty(), any = signs_in || !config.user.empty() || config.password_file;
    read.need(!any || signs_in, "server", "sign_in", "it says how user and password_file are sent");
    read.need(!any || !config.user.empty(), "server", "user", "sign_in needs it");
    read.need(!any || config.password_file.has_value(), "server", "password_file", "sign_in needs it");
}

void read_staff(Reader& read, Config& config) {
    const char* text = "must be the text that `council pin` prints";
    read.value("staff", "pin_hash", config.pin_hash, text);
    read.value("staff", "recovery_hash", config.recovery_hash, text);
    for (const auto& [key, hash] :
         {std::pair("pin_hash", config.pin_hash), {"recovery_hash", config.recovery_hash}})
        if (!hash.empty() && !is_pin_hash(hash)) read.complain("staff", key, no_pin_hash);
    for (const char* key : {"pin_hash", "recovery_hash"})
        if (read.find("staff", key) != nullptr && !config.practice)
            read.complain(
                "staff", key,
                "may stand here for practice only, for each program that reads this file may read it: "
                "put the two lines of `council pin` into /etc/have-your-say/pin, the credential that "
                "pin_file names");
    read.path("staff", "pin_file", config.pin_file);
    if (config.pin_file && !config.pin_hash.empty())
        read.complain("staff", "pin_file", "stands beside pin_hash: give one of the two");
}

// On the way to a council an address holds this kiosk's token (ODK Central: /v1/key/TOKEN/..., and st=TOKEN
// of a public link). On loopback there is only a try.
bool holds_secret(const std::string& url) {
    if (!url.starts_with("https:")) return false;
    const std::string_view marks[] = {"/key/", "@", "?st=", "&st="};
    return std::any_of(std::begin(marks), std::end(marks),
                       [&](std::string_view mark) { return url.find(mark) != std::string::npos; });
}

void read_server(Reader& read, Config& config) {
    read.value("server", "url", config.server, "must be an address in quotes");
    if (holds_secret(config.server))
        read.complain(
            "server", "url",
            "holds this kiosk's token, which everybody may read here: put the address into a file and "
            "name that in url_file, as a systemd credential");
    read.path("server", "url_file", config.server_file);
    read_sign_in(read, config);
    read.path("server", "ca_file", config.authorities);
    read.path("server", "certificate", config.certificate);
    read.path("server", "certificate_key", config.certificate_key);
    const bool shows = config.certificate.has_value() || config.certificate_key.has_value();
    read.need(!shows || config.certificate.has_value(), "server", "certificate", "certificate_key needs it");
    read.need(!shows || config.certificate_key.has_value(), "server", "certificate_key",
              "certificate needs it");
    read.value("server", "allow_private_addresses", config.private_addresses, "must be true or false");
    read.time("server", "uploads_after", config.uploads_after);
}

}  // namespace

Result<Config> Config::read(const std::filesystem::path& file) {
    const auto table = read_toml_file(file);
    if (!table) return tl::unexpected(table.error());
    return config_of(*table, file);
}

Result<Config> config_of(const toml::table& table, const std::filesystem::path& file) {
    Config config;
    config.file = file;
    Reader reader(table, std::filesystem::absolute(file));
    read_kiosk(reader, config);
    read_consultation(reader, config);
    read_newsletter(reader, config);
    read_screen(reader, config);
    read_time(reader, config);
    read_hours(reader, config);
    read_speech(reader, config);
    read_keys(reader, config);
    read_staff(reader, config);
    read_server(reader, config);
    reader.refuse_the_rest();
    if (config.screen_width_mm.has_value() != config.screen_height_mm.has_value())
        reader.need(false, "screen", config.screen_width_mm ? "height_mm" : "width_mm",
                    "give both or neither");
    if (!config.server.empty() && config.server_file)
        reader.complain("server", "url_file", "stands beside url: give one of the two");
    if (!reader.complaint().empty()) return fail(ErrorKind::invalid, reader.complaint());
    return config;
}

Result<void> Config::read_pin() {
    if (!pin_file) return {};
    const std::string where = file.string() + ": [staff] pin_file: ";
    const auto table = read_toml_file(*pin_file);
    if (!table) return fail(ErrorKind::invalid, where + table.error().sentence);
    if (table->empty()) return {};  // no PIN is set yet: the kiosk serves, and its PIN page says so
    if ((*table)["sealed_away"].value_or(false)) {  // bind-secrets: the kiosk serves all the same
        pin_hash = sealed_away;
        return {};
    }
    pin_hash = (*table)["pin_hash"].value_or(std::string());
    recovery_hash = (*table)["recovery_hash"].value_or(std::string());
    if (!is_pin_hash(pin_hash)) return fail(ErrorKind::invalid, where + "pin_hash " + no_pin_hash);
    if (!recovery_hash.empty() && !is_pin_hash(recovery_hash))
        return fail(ErrorKind::invalid, where + "recovery_hash " + no_pin_hash);
    return {};
}

}  // namespace kiosk
