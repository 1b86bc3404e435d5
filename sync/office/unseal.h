// SPDX-License-Identifier: Apache-2.0
// Opens a submission that was encrypted as ODK does it: https://getodk.github.io/xforms-spec/encryption.
//
// This shares no code with kiosk/store/seal on purpose. A mistake in shared code would go unseen until a
// standard tool could not open real answers. The signature is always checked. It shows damage; it does not
// show forgery, because anybody can make one with the public key that is in the form. Errors:
// ErrorKind::invalid, a sentence on what is wrong with this submission. Pure; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"
#include "sync/inbox/inbox.h"
#include "sync/inbox/submission_header.h"
#include "sync/office/key_pair.h"

namespace council {

// Its files in clear, under their names without ".enc", the XML last. That one's id, version and instanceID
// are those of the manifest.
kiosk::Result<std::vector<SubmissionFile>> unseal_all(const SubmissionHeader&,
                                                      const std::vector<SubmissionFile>&, const PrivateKey&);
// The XML alone.
kiosk::Result<std::string> unseal(const SubmissionHeader&, const std::vector<SubmissionFile>&,
                                  const PrivateKey&);

// Step 4 and 5 of the spec: the 16-byte initialisation vector of file number n, from 0.
std::string vector_of_file(std::string_view instance_id, std::string_view key, std::size_t n);
// Step 6 backwards; nullopt where the padding shows that key, vector or bytes are wrong.
std::optional<std::string> decrypt(std::string_view sealed, std::string_view key, std::string_view vector);

}  // namespace council
