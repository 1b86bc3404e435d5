// SPDX-License-Identifier: Apache-2.0
// Reading is written as a list of requests: each key is asked for once, with what is allowed, and the first
// complaint is kept. What was never asked for is an unknown key. So the list below is the whole grammar of
// kiosk.toml.
#include "kiosk/settings/config.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>

#include "kiosk/settings/toml_file.h"

namespace kiosk {
namespace {

using std::chrono::seconds;

class Reader {
 public:
    Reader(const toml::table& table, std::filesystem::path file) : table_(table), file_(std::move(file)) {}

    template <class T>
    void value(const char* section, const char* key, T& into, const char* kind) {
        if (const toml::node* node = find(section, key)) {
            if (const auto found = node->value_exact<T>())
                into = *found;
            else
                complain(*node, section, key, kind);
        }
    }

    void whole(const char* section, const char* key, int& into, int least, int most) {
        const toml::node* node = find(section, key);
        if (node == nullptr) return;
        const auto found = node->value_exact<std::int64_t>();
        const std::string kind =
            "must be a whole number from " + std::to_string(least) + " to " + std::to_string(most);
        if (!found || *found < least || *found > most) return complain(*node, section, key, kind);
        into = static_cast<int>(*found);
    }

    void millimetres(const char* section, const char* key, std::optional<double>& into, int least = 50,
                     int most = 5000) {
        const toml::node* node = find(section, key);
        if (node == nullptr) return;
        const auto found = node->value<double>();
        if (!found || *found < least || *found > most)
            return complain(
                *node, section, key,
                "must be millimetres, from " + std::to_string(least) + " to " + std::to_string(most));
        into = *found;
    }

    void path(const char* section, const char* key, std::filesystem::path& into) {
        std::string text;
        value(section, key, text, "must be a path in quotes");
        if (!text.empty()) into = (file_.parent_path() / text).lexically_normal();
    }

    void path(const char* section, const char* key, std::optional<std::filesystem::path>& into) {
        std::filesystem::path found;
        path(section, key, found);
        if (!found.empty()) into = found;
    }

    void day(const char* section, const char* key, std::optional<std::chrono::sys_days>& into) {
        const toml::node* node = find(section, key);
        if (node == nullptr) return;
        const auto found = node->value_exact<toml::date>();
        if (!found) return complain(*node, section, key, "must be a day such as 2024-02-15, without quotes");
        into = std::chrono::sys_days{std::chrono::year{found->year} / found->month / found->day};
    }

    void texts(const char* section, const char* key, std::vector<std::string>& into) {
        const toml::node* node = find(section, key);
        if (node == nullptr) return;
        const toml::array* list = node->as_array();
        if (list == nullptr) return complain(*node, section, key, "must be a list such as [\"en\", \"ar\"]");
        for (const toml::node& each : *list) {
            const auto text = each.value_exact<std::string>();
            if (!text || text->empty()) return complain(each, section, key, "must hold texts in quotes");
            into.push_back(*text);
        }
    }

    void need(bool there, const char* section, const char* key, const char* why) {
        if (there || !complaint_.empty()) return;
        complaint_ = file_.string() + ": [" + section + "] " + key + " is missing: " + why;
    }

    // Whatever nobody asked for.
    void refuse_the_rest() {
        for (const auto& [section, inside] : table_) {
            const toml::table* keys = inside.as_table();
            if (keys == nullptr) {
                complain(inside, "", section.str(), "stands outside every section");
                continue;
            }
            for (const auto& [key, node] : *keys)
                if (!asked_.contains(std::string(section.str()) + "." + std::string(key.str())))
                    complain(node, section.str(), key.str(), "is not a key of this program; is it misspelt?");
        }
    }

    void complain(const toml::node& node, std::string_view section, std::string_view key,
                  std::string_view what) {
        if (!complaint_.empty()) return;
        complaint_ = file_.string() + ", line " + std::to_string(node.source().begin.line) + ": [" +
                     std::string(section) + "] " + std::string(key) + " " + std::string(what);
    }

    const std::string& complaint() const { return complaint_; }

    const toml::node* find(const char* section, const char* key) {
        asked_.insert(std::string(section) + "." + key);
        const toml::table* keys = table_[section].as_table();
        return keys == nullptr ? nullptr : keys->get(key);
    }

 private:
    const toml::table& table_;
    std::filesystem::path file_;
    std::set<std::string> asked_;
    std::string complaint_;
};

void read_kiosk(Reader& read, Config& config) {
    const char* text = "must be a text in quotes";
    read.value("kiosk", "name", config.kiosk_name, text);
    read.need(!config.kiosk_name.empty(), "kiosk", "name", "it tells this machine apart at the council");
    read.value("kiosk", "council", config.council, text);
    read.need(!config.council.empty(), "kiosk", "council", "the top bar shows it");
    read.path("kiosk", "database", config.database);
    read.need(!config.database.empty(), "kiosk", "database", "answers are kept in it");
    config.words = DATA_FOLDER "/words";  // where they are installed
    read.path("kiosk", "words", config.words);
    read.path("kiosk", "upload_request", config.upload_request);
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
    read.value("consultation", "learn_more", config.learn_more, "must be an address in quotes");
    read.texts("consultation", "languages", config.languages);
    read.texts("consultation", "leave_out", config.leave_out);
    for (const std::string& word : config.leave_out)
        if (word != "upload" && word != "geo" && word != "barcode")
            read.complain(*read.find("consultation", "leave_out"), "consultation", "leave_out",
                          "may hold \"upload\", \"geo\" and \"barcode\"");
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
        read.complain(*read.find("speech", "listening"), "speech", "listening", kinds);
    else
        config.listening = found->second;
    read.whole("speech", "rate_percent", config.speech_percent, 50, 200);
    if (config.speech_percent % 25 != 0)
        read.complain(*read.find("speech", "rate_percent"), "speech", "rate_percent",
                      "must be one of 50, 75, 100, 125, 150, 175 and 200");
    read.whole("speech", "volume", config.speech_volume, 0, 10);
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

void read_server(Reader& read, Config& config) {
    read.value("staff", "pin_hash", config.pin_hash, "must be the text that `council pin` prints");
    read.value("server", "url", config.server, "must be an address in quotes");
    read.path("server", "url_file", config.server_file);
    read.path("server", "ca_file", config.authorities);
    read.value("server", "allow_private_addresses", config.private_addresses, "must be true or false");
}

}  // namespace

Result<Config> Config::read(const std::filesystem::path& file) {
    const auto table = read_toml_file(file);
    if (!table) return tl::unexpected(table.error());
    Config config;
    config.file = file;
    Reader reader(*table, std::filesystem::absolute(file));
    read_kiosk(reader, config);
    read_consultation(reader, config);
    read_screen(reader, config);
    read_time(reader, config);
    read_speech(reader, config);
    read_keys(reader, config);
    read_server(reader, config);
    reader.refuse_the_rest();
    if (config.screen_width_mm.has_value() != config.screen_height_mm.has_value())
        reader.need(false, "screen", config.screen_width_mm ? "height_mm" : "width_mm",
                    "give both or neither");
    if (!config.server.empty() && config.server_file)
        reader.complain(*reader.find("server", "url_file"), "server", "url_file",
                        "stands beside url: give one of the two");
    if (!reader.complaint().empty()) return fail(ErrorKind::invalid, reader.complaint());
    return config;
}

}  // namespace kiosk
