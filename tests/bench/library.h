// SPDX-License-Identifier: Apache-2.0
// The test's kiosk as it stands in a library: a panel of 22 inches that lies, and the city's face.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

namespace bench {

inline void stand_in_a_library(const std::filesystem::path& config) {
    std::ostringstream all;
    all << std::ifstream(config).rdbuf();
    std::string settings = all.str();
    const auto replace = [&settings](const std::string& from, const std::string& to) {
        const std::size_t at = settings.find(from);
        if (at == std::string::npos) throw std::runtime_error("the test's settings have no \"" + from + "\"");
        settings.replace(at, from.size(), to);
    };
    replace("height_mm = 476", "height_mm = 268");  // the test's panel is square, so that it may be turned
    replace("[kiosk]\n", "[kiosk]\ntheme = \"" SOURCE_DIR "/assets/themes/liverpool.toml\"\n");
    std::ofstream(config) << settings;
}

}  // namespace bench
