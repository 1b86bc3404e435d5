// SPDX-License-Identifier: Apache-2.0
// The forms that this server offers: a folder of folders, each with a form.xml and perhaps a media/ beside
// it.
//
// All are read at start and again on SIGHUP. What was read never changes: a request keeps the forms that it
// began with. A form that the kiosk's engine would refuse is refused here, before a hundred kiosks fetch it.
// One bad form refuses the whole folder, so that a consultation is never offered in part. Errors:
// ErrorKind::invalid with the file. Threads: any.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "kiosk/result.h"
#include "sync/server/form_state.h"

namespace council {

struct OfferedMedia {
    std::string name, bytes;
    std::string md5;  // hex
};

struct OfferedForm {
    std::string id, version, title;
    std::string xml;  // as it is served
    std::string md5;  // hex, of xml
    std::vector<OfferedMedia> media;
    bool sealed = false;   // the form asks for encrypted submissions
    std::string warnings;  // what the engine says of it, one line each; "" where nothing
    FormState state = FormState::open;
    // As it stands in the folder. A kiosk that was set up from that file has this version until it first
    // fetches the form.
    std::string original_version, original_xml;
};

// `public_key`: base64 of a DER SubjectPublicKeyInfo for the forms that carry none; "" leaves them in clear.
kiosk::Result<std::vector<OfferedForm>> read_forms(const std::filesystem::path& folder,
                                                   const std::string& public_key);

// One of them, with all the files of `media`, where there is such a folder.
kiosk::Result<OfferedForm> read_form(const std::filesystem::path& form_xml,
                                     const std::filesystem::path& media, const std::string& public_key);

}  // namespace council
