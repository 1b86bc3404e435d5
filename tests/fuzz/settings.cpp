// SPDX-License-Identifier: Apache-2.0
// kiosk.toml, and the same bytes as the file that holds the PIN.
#include "kiosk/settings/config.h"
#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

void fuzz::settings(std::string_view bytes) {
    const auto file = in_file("kiosk.toml", bytes);
    auto config = kiosk::Config::read(file);
    if (!config)
        return kiosk::require(config.error().sentence.find(file.string()) != std::string::npos,
                              "settings that are refused name their file");
    config->pin_file = file;
    const auto pin = config->read_pin();
    kiosk::require(pin || !pin.error().sentence.empty(), "a PIN that is refused is told why");
}
