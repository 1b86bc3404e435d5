// SPDX-License-Identifier: Apache-2.0
// A council's colours. Its pictures are not there: what draws them has a process of its own.
#include "kiosk/settings/theme_file.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

void fuzz::theme(std::string_view bytes) {
    const auto file = in_file("theme.toml", bytes);
    const auto theme = kiosk::read_theme_file(file);
    kiosk::require(theme || theme.error().sentence.find(file.string()) != std::string::npos,
                   "colours that are refused name their file");
}
