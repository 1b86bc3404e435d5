// SPDX-License-Identifier: Apache-2.0
// Reads the three OpenRosa answers: form list, manifest, reply to a submission
// (https://docs.getodk.org/openrosa/). Everything in an answer may be hostile until it has been read here.
//
// Otherwise only kiosk/xforms reads XML. This is an exception, because an OpenRosa answer is no form and the
// kiosk never sees one. The limits are the same (RELIABILITY D11): DOCTYPE refused before parsing, no
// entities, no network, limits on depth, entries and on the length of one tag. Elements of another namespace
// or name are ignored, because the standard grows. A field that is given twice is refused, because nobody can
// tell which one is meant.
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

// Refuses a file name that leaves its folder, one that a file system cannot hold, and one that is given
// twice.
kiosk::Result<std::vector<ListedMedia>> read_manifest(std::string_view xml);

// What is left of a text when XML's escapes in it are read once more: "a & b" of "a &amp; b"; nullopt where
// it is no content of an element.
std::optional<std::string> unescaped(std::string_view);

// The message of an OpenRosaResponse (may be ""). nullopt where the body is no such answer but, say, a
// proxy's page.
std::optional<std::string> read_response(std::string_view body);

// The action of a form's <submission>, "" where it has none: an address that this kiosk never follows.
std::string submission_action(std::string_view form_xml);

}  // namespace openrosa
