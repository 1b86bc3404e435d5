// SPDX-License-Identifier: Apache-2.0
// A site file, from which a machine is set up.
#include "kiosk/setup/site.h"

#include "tests/fuzz/scratch.h"
#include "tests/fuzz/targets.h"

void fuzz::site(std::string_view bytes) {
    const auto file = in_file("site.toml", bytes);
    const auto site = setup::Site::read(file);
    if (!site)
        return kiosk::require(site.error().sentence.find(file.string()) != std::string::npos,
                              "a site file that is refused is named");
    for (const auto& each : site->files)
        kiosk::require(each.is_relative(), "only what stands beside the site file is copied");
}
