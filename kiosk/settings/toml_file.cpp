// SPDX-License-Identifier: Apache-2.0
#include "kiosk/settings/toml_file.h"

namespace kiosk {

Result<toml::table> read_toml_file(const std::filesystem::path& file) try {
    return toml::parse_file(file.string());
} catch (const toml::parse_error& error) {
    const auto line = error.source().begin.line;
    return fail(ErrorKind::invalid, file.string() + (line > 0 ? ", line " + std::to_string(line) : "") +
                                        ": " + std::string(error.description()));
}

}  // namespace kiosk
