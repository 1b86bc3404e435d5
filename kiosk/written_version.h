// SPDX-License-Identifier: Apache-2.0
// A form's version as its author wrote it, for people to read and compare: a server that adds its key calls
// it "2024-01-08.6[encrypted:/XzQZk0g]" (ODK Central, and sync/server/sealed_form.h). What is compared,
// stored or sent is always the whole version. Threads: any. Errors: none.
#pragma once

#include <string>
#include <string_view>

namespace kiosk {

inline std::string written_version(std::string_view version) {
    const std::size_t added = version.rfind("[encrypted:");
    const bool is_added = added != version.npos && version.ends_with(']');
    return std::string(version.substr(0, is_added ? added : version.npos));
}

}  // namespace kiosk
