// SPDX-License-Identifier: Apache-2.0
// Opens an ODK encrypted submission: https://getodk.github.io/xforms-spec/encryption, read from the far side.
//
// Written apart from kiosk/store/seal on purpose: a slip that both ends shared would go unseen until a
// standard tool failed on real answers. The signature element is checked always. It shows damage, not
// forgery: it is made with the same public key that ships in the form. Errors: ErrorKind::invalid, a sentence
// on what is wrong with this record. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"
#include "sync/server/inbox.h"
#include "sync/server/key_pair.h"
#include "sync/server/posted.h"

namespace council {

// The record's clear XML. Its id, version and instanceID equal the manifest's.
kiosk::Result<std::string> unseal(const Posted&, const std::vector<SubmissionFile>&, const PrivateKey&);

// Step 4 and 5 of the spec: the 16-byte initialisation vector of file number n, from 0.
std::string vector_of_file(std::string_view instance_id, std::string_view key, std::size_t n);
// Step 6 backwards; nullopt where the padding shows that key, vector or bytes are wrong.
std::optional<std::string> decrypt(std::string_view sealed, std::string_view key, std::string_view vector);

}  // namespace council
