// SPDX-License-Identifier: Apache-2.0
// The council's own key for a kiosk of the tests: made for it, and opens what it sealed.
#pragma once

#include "kiosk/moment.h"
#include "kiosk/settings/config.h"
#include "sync/office/key_pair.h"

class OfficeKey {
 public:
    // A key pair in `folder`; the kiosk seals to it from now on.
    OfficeKey(const std::filesystem::path& folder, kiosk::Config&);
    // The XML that lies in the outbox as the newest, opened; "" where nothing does.
    std::string newest_record(const kiosk::Config&, kiosk::Moment now) const;

 private:
    council::PrivateKey key_;
};
