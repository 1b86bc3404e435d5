// SPDX-License-Identifier: Apache-2.0
#include "kiosk/check_machine.h"

#include <sys/stat.h>

#include "kiosk/words/languages.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

namespace fs = std::filesystem;

Result<void> refuse(const Config& config, const char* key, const std::string& what) {
    return fail(ErrorKind::invalid, config.file.string() + ": " + key + " " + what);
}

// Each language that may be asked for: a folder with half of them would offer half of them, in silence.
Result<void> check_words(const Config& config) {
    std::vector<std::string> wanted = config.languages;
    if (wanted.empty())
        for (const SpokenLanguage& each : spoken_languages()) wanted.emplace_back(each.code);
    for (const std::string& language : wanted) {
        if (spoken_language(language) == nullptr) continue;  // the form's check names it
        if (const auto whole = words::check(config.words.string(), language); !whole)
            return refuse(config, "[kiosk] words", "cannot be used: " + whole.error().sentence);
    }
    return {};
}

Result<void> check_folder_of(const Config& config, const char* key, const fs::path& file) {
    std::error_code none;
    if (file.empty() || fs::is_directory(file.parent_path(), none)) return {};
    return refuse(config, key, "lies in a folder that is not there: " + file.parent_path().string());
}

Result<void> check_there(const Config& config, const char* key, const std::optional<fs::path>& file) {
    std::error_code none;
    if (!file || fs::is_regular_file(*file, none)) return {};
    return refuse(config, key, "is not there: " + file->string());
}

// Which file lies there, and as written when; not its owner or mode, which set-up gives it each time. ""
// where there is none.
std::string state_of(const fs::path& file) {
    struct stat found {};
    if (::stat(file.c_str(), &found) != 0) return "";
    return std::to_string(found.st_ino) + ' ' + std::to_string(found.st_size) + ' ' +
           std::to_string(found.st_mtim.tv_sec) + ' ' + std::to_string(found.st_mtim.tv_nsec);
}

}  // namespace

Result<void> check_machine(const Config& config, const std::optional<pictures::Glass>& glass) {
    for (const auto& checked :
         {check_words(config), check_folder_of(config, "[kiosk] upload_request", config.upload_request),
          check_folder_of(config, "[kiosk] power_off_request", config.power_off_request),
          check_folder_of(config, "[kiosk] database", config.database),
          check_there(config, "[consultation] form", config.form),
          check_there(config, "[consultation] public_key", config.public_key)})
        if (!checked) return checked;
    if (config.newsletter)
        for (const auto& checked :
             {check_there(config, "[newsletter] form", config.newsletter->form),
              check_there(config, "[newsletter] public_key", config.newsletter->public_key)})
            if (!checked) return checked;
    if (!config.theme) return {};
    if (const auto theme = read_theme_file(*config.theme, glass); !theme)
        return tl::unexpected(theme.error());
    return {};
}

Result<Config> settings_of_kiosk(const fs::path& file, const std::optional<pictures::Glass>& glass) {
    auto config = Config::read(file);
    if (!config) return config;
    if (const auto pin = config->read_pin(); !pin) return tl::unexpected(pin.error());
    if (const auto checked = check_machine(*config, glass); !checked) return tl::unexpected(checked.error());
    return config;
}

SettingsAtStart::SettingsAtStart(fs::path file) : file_(std::move(file)), state_(state_of(file_)) {}

// A file that is not there just now is one that is being written.
Result<bool> SettingsAtStart::changed(const pictures::Glass& glass) const {
    const std::string state = state_of(file_);
    if (state.empty() || state == state_) return false;
    if (const auto now = settings_of_kiosk(file_, glass); !now) return tl::unexpected(now.error());
    return true;
}

}  // namespace kiosk
