// SPDX-License-Identifier: Apache-2.0
// Reads a settings file as a list of requests: each key is asked for once, with what is allowed, and the
// first complaint is kept, with its line. What was never asked for is an unknown key, and named with the key
// that was meant. Room-internal.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/settings/nearest_name.h"
#include "kiosk/settings/toml_file.h"

namespace kiosk {

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

    void time(const char* section, const char* key, std::chrono::minutes& into) {
        const toml::node* node = find(section, key);
        if (node == nullptr) return;
        const auto found = node->value_exact<toml::time>();
        if (!found) return complain(*node, section, key, "must be a time such as 02:00:00, without quotes");
        into = std::chrono::hours{found->hour} + std::chrono::minutes{found->minute};
    }

    void texts(const char* section, const char* key, std::vector<std::string>& into) {
        const toml::node* node = find(section, key);
        if (node == nullptr) return;
        const toml::array* list = node->as_array();
        if (list == nullptr) return complain(*node, section, key, "must be a list such as [\"en\", \"ar\"]");
        for (const toml::node& each : *list) {
            const auto text = each.value_exact<std::string>();
            if (!text || text->empty()) return complain(each, section, key, "must hold texts in quotes");
            if (std::find(into.begin(), into.end(), *text) != into.end())
                return complain(each, section, key, "names \"" + *text + "\" twice");
            into.push_back(*text);
        }
    }

    // Of a section whose keys are names.
    void named_texts(const char* section, std::map<std::string, std::string>& into) {
        keys_of_[section];
        const toml::table* keys = table_[section].as_table();
        if (keys == nullptr) return;
        for (const auto& [key, node] : *keys)
            value(section, std::string(key.str()).c_str(), into[std::string(key.str())],
                  "must be a text in quotes");
    }

    void need(bool there, const char* section, const char* key, const char* why) {
        if (there || !complaint_.empty()) return;
        complaint_ = file_.string() + ": [" + section + "] " + key + " is missing: " + why;
    }

    // Whatever nobody asked for, with the name that was meant.
    void refuse_the_rest() {
        for (const auto& [section, inside] : table_) {
            const std::string in(section.str());
            if (keys_of_.contains(in) && inside.is_table())
                refuse_the_rest_of(in);
            else
                complain(inside, in, "", "is no section of this program" + meant_section(in));
        }
    }

    void refuse_the_rest_of(const std::string& section) {
        const toml::table* keys = table_[section].as_table();
        if (keys == nullptr) return;
        for (const auto& [key, node] : *keys)
            if (!keys_of_[section].contains(std::string(key.str())))
                complain(node, section, key.str(),
                         "is not a key of this program" + meant_key(section, key.str()));
    }

    void complain(const toml::node& node, std::string_view section, std::string_view key,
                  std::string_view what) {
        if (!complaint_.empty()) return;
        complaint_ = file_.string() + ", line " + std::to_string(node.source().begin.line) + ": [" +
                     std::string(section) + "] " + std::string(key) + (key.empty() ? "" : " ") +
                     std::string(what);
    }

    // At the key, or at the file where it is not there.
    void complain(const char* section, const char* key, const std::string& what) {
        if (const toml::node* node = find(section, key)) return complain(*node, section, key, what);
        if (complaint_.empty()) complaint_ = file_.string() + ": [" + section + "] " + key + " " + what;
    }

    const std::string& complaint() const { return complaint_; }

    const toml::node* find(const char* section, const char* key) {
        keys_of_[section].insert(key);
        const toml::table* keys = table_[section].as_table();
        return keys == nullptr ? nullptr : keys->get(key);
    }

 private:
    std::string meant_section(const std::string& wrong) const {
        std::set<std::string> sections;
        for (const auto& [section, keys] : keys_of_) sections.insert(section);
        const std::string near = nearest_name(wrong, sections);
        return near.empty() ? "" : "; did you mean [" + near + "]?";
    }

    std::string meant_key(const std::string& section, std::string_view wrong) const {
        for (const auto& [other, keys] : keys_of_)
            if (keys.contains(std::string(wrong))) return ": it stands in [" + other + "]";
        const std::string near = nearest_name(std::string(wrong), keys_of_.at(section));
        return near.empty() ? "" : "; did you mean " + near + "?";
    }

    const toml::table& table_;
    std::filesystem::path file_;
    std::map<std::string, std::set<std::string>> keys_of_;  // each that was asked for, by section
    std::string complaint_;
};

}  // namespace kiosk
