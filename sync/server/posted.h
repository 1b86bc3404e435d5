// SPDX-License-Identifier: Apache-2.0
// What a posted xml_submission_file says of itself: an ODK encrypted submission's manifest, or a clear
// record.
//
// Spec: OpenRosa Form Submission API; https://getodk.github.io/xforms-spec/encryption#manifest. Stricter than
// ODK Central, which takes XML that is not well-formed, records without an instanceID and edits: each of
// those would give a record that the export cannot count once, so they are refused here. Errors:
// ErrorKind::invalid. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace council {

struct Posted {
    enum class Kind { encrypted, clear };
    Kind kind = Kind::clear;
    std::string form_id, version, instance_id;
    std::string encrypted_key;       // base64EncryptedKey
    std::string signature;           // base64EncryptedElementSignature, "" where the record has none
    std::vector<std::string> files;  // that belong to it; encrypted: in encryption order, the XML last
};

kiosk::Result<Posted> read_posted(std::string_view xml);

// A name that can never leave a folder: no path, no control character, at most 255 bytes.
bool is_plain_file_name(std::string_view);

}  // namespace council
