// SPDX-License-Identifier: Apache-2.0
// One submission as a folder, as ODK has it on a device: submission.xml (the manifest of a sealed one) with
// its files, and beside them what a server knows and the bytes do not say: which client sent it (its
// deviceID, with
// ":practice" at its end in practice mode) and the day on which it came, never the hour. Written by
// `kiosk-sync export-usb`, deploy/fetch-from-central and `council decrypt`, read by `council import` and
// wherever `--folder` is said. Pure. Threads: any.
#pragma once

#include <string>
#include <string_view>

namespace council::instance_folder {

inline constexpr const char* xml_name = "submission.xml";
inline constexpr const char* device_name = "device-id.txt";  // one line
inline constexpr const char* day_name = "received-on.txt";   // one line, "2024-01-08"
inline constexpr std::size_t longest_line = 256;

// No file of the submission's own.
inline bool is_beside(std::string_view name) {
    return name == device_name || name == day_name;
}
inline std::string first_line(const std::string& text) {
    return text.substr(0, text.find_first_of("\r\n"));
}

}  // namespace council::instance_folder
