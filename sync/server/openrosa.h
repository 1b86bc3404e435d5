// SPDX-License-Identifier: Apache-2.0
// The XML that an OpenRosa server answers with: form list, manifest, reply to a submission.
//
// Spec: OpenRosa Form List, Form Manifest and Form Submission APIs 1.0. An address holds the hash of what it
// gives. So a form that is replaced between list and download is not found, and old and new are never mixed.
// Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/server/offered_form.h"

namespace council {

// `base`: scheme, host and the path up to the project, "https://host/v1/key/TOKEN/projects/1".
std::string form_list_xml(const std::vector<OfferedForm>&, const std::string& base);
std::string manifest_xml(const OfferedForm&, const std::string& base);

enum class Nature { submit_success, error };
std::string response_xml(Nature, std::string_view message);

}  // namespace council
