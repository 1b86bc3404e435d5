// SPDX-License-Identifier: Apache-2.0
// Reads the three OpenRosa answers: form list, manifest, reply to a submission
// (https://docs.getodk.org/openrosa/). Everything in them is hostile until it leaves here.
//
// The house reads XML in kiosk/xforms only; this is the agreed exception, because an OpenRosa answer is no
// form and the kiosk never sees one. Same limits (RELIABILITY D11): DOCTYPE refused before parsing, no
// entities, no network, caps on depth, entries and on what one tag may hold. Elements of another namespace or
// name are ignored, as the standard grows; a field given twice is refused, as nobody can tell which one is
// meant.
//
// Errors: ErrorKind::invalid. Threads: any.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace openrosa {

struct ListedForm {                                                  // http://openrosa.org/xforms/xformsList
    std::string form_id, version, hash, download_url, manifest_url;  // "" where absent
};

struct ListedMedia {  // http://openrosa.org/xforms/xformsManifest
    std::string filename, hash, download_url;
    std::string type;  // "entityList": then hash is a change marker, not the md5 of the bytes
};

kiosk::Result<std::vector<ListedForm>> read_form_list(std::string_view xml);

// Refuses file names that leave their folder or that a file system cannot hold, and names given twice.
kiosk::Result<std::vector<ListedMedia>> read_manifest(std::string_view xml);

// The message of an OpenRosaResponse (may be ""), or nullopt where the body is none: a gateway's page, say.
std::optional<std::string> read_response(std::string_view body);

}  // namespace openrosa
