// SPDX-License-Identifier: Apache-2.0
// What a server answers, whichever of its answers it is taken for.
#include <filesystem>

#include "sync/openrosa_xml.h"
#include "tests/fuzz/targets.h"

void fuzz::openrosa(std::string_view bytes) {
    if (const auto list = ::openrosa::read_form_list(bytes); !list)
        kiosk::require(!list.error().sentence.empty(), "a list that is refused is told why");
    const auto manifest = ::openrosa::read_manifest(bytes);
    if (!manifest)
        kiosk::require(!manifest.error().sentence.empty(), "a manifest that is refused is told why");
    if (manifest)
        for (const auto& media : *manifest) {
            const std::filesystem::path name(media.filename);
            kiosk::require(!name.empty() && name.is_relative() && name.has_filename() &&
                               name.lexically_normal() == name && *name.begin() != "..",
                           "no file leaves its folder");
        }
    (void)::openrosa::read_response(bytes);
    (void)::openrosa::submission_action(bytes);
    (void)::openrosa::unescaped(bytes);
}
