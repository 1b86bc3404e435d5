// SPDX-License-Identifier: Apache-2.0
// What the far end must know of a form definition without running it, and the one change it makes to it.
//
// Spec: https://getodk.github.io/xforms-spec/ (structure; encryption). Errors: ErrorKind::invalid. Pure; any
// thread.
#pragma once

#include <string>
#include <string_view>

#include "kiosk/result.h"

namespace council {

struct Definition {
    std::string id, version, title;
    std::string public_key;  // base64RsaPublicKey, "" where answers travel in clear
};

kiosk::Result<Definition> read_definition(std::string_view xml);

// The same form, asking for submissions sealed with this key. As in ODK Central the version becomes
// OLD[encrypted:XXXXXXXX], so that a client fetches it again; here the eight letters are drawn from the key
// itself, because one key must give one version at each start.
kiosk::Result<std::string> with_public_key(std::string_view xml, const std::string& base64_key);

}  // namespace council
