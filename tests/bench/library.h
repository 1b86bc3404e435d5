// SPDX-License-Identifier: Apache-2.0
// The test's kiosk as it stands in a library: a panel of 22 inches that lies, and the city's face.
#pragma once

#include <filesystem>
#include <fstream>
#include <initializer_list>
#include <sstream>
#include <stdexcept>
#include <string>
#include <utility>

namespace bench {

// Puts the second of each pair in the place of the first.
inline void change_settings(const std::filesystem::path& config,
                            std::initializer_list<std::pair<const char*, const char*>> changes) {
    std::ostringstream all;
    all << std::ifstream(config).rdbuf();
    std::string settings = all.str();
    for (const auto& [from, to] : changes) {
        const std::size_t at = settings.find(from);
        if (at == std::string::npos)
            throw std::runtime_error(std::string("the test's settings have no \"") + from + "\"");
        settings.replace(at, std::string(from).size(), to);
    }
    std::ofstream(config) << settings;
}

inline void stand_in_a_library(const std::filesystem::path& config) {
    change_settings(
        config,
        {{"height_mm = 476", "height_mm = 268"},  // the test's panel is square, so that it may be turned
         {"[kiosk]\n", "[kiosk]\ntheme = \"" SOURCE_DIR "/assets/themes/liverpool.toml\"\n"}});
}

}  // namespace bench
