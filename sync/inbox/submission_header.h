// SPDX-License-Identifier: Apache-2.0
// The header of a submission: what its XML (the part xml_submission_file) says of itself. The XML is either
// the manifest of an ODK encrypted submission or a submission in clear.
//
// Spec: OpenRosa Form Submission API; https://getodk.github.io/xforms-spec/encryption#manifest. This reader
// is stricter than ODK Central: it refuses XML that is not well-formed, submissions without an instanceID,
// and edits of earlier submissions. The export could not count such a record exactly once. Errors:
// ErrorKind::invalid. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace council {

struct SubmissionHeader {
    enum class Kind { encrypted, clear };
    Kind kind = Kind::clear;
    std::string form_id, version, instance_id;
    std::string encrypted_key;       // base64EncryptedKey
    std::string signature;           // base64EncryptedElementSignature, "" where the record has none
    std::vector<std::string> files;  // its files; of an encrypted one in the order of encryption, XML last
};

kiosk::Result<SubmissionHeader> read_submission_header(std::string_view xml);

// Whether a file of this name stays in its folder: no path, no control character, at most 255 bytes.
bool is_plain_file_name(std::string_view);

}  // namespace council
