// SPDX-License-Identifier: Apache-2.0
// The one change that the server makes to a form: it writes the council's public key into it.
//
// Spec: https://getodk.github.io/xforms-spec/encryption. Pure; any thread.
#pragma once

#include <string>
#include <string_view>

namespace council {

// As in ODK Central, the version becomes OLD[encrypted:XXXXXXXX], so that a client fetches the form again.
// The eight letters are made from the key, because one key must give one version at each start.
std::string sealed_version(const std::string& version, const std::string& base64_key);

// The same form, asking for submissions that are sealed with this key, under the version given. The form must
// be one that xforms::Form has loaded.
std::string with_public_key(std::string_view form_xml, const std::string& version,
                            const std::string& base64_key);

}  // namespace council
