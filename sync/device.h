// SPDX-License-Identifier: Apache-2.0
// What a submission is sent under: OpenRosa's deviceID, by which the council tells its kiosks apart and sets
// practice aside. What stands apart (kiosk/store/store.h) does not name its kiosk. Pure. Threads: any.
#pragma once

#include <string>

#include "kiosk/kiosk_name.h"
#include "kiosk/store/store.h"

namespace openrosa {

inline std::string device_of(const store::Outgoing& outgoing, const std::string& name) {
    return (store::is_apart(outgoing.number) ? std::string(kiosk::unnamed_device) : name) +
           (outgoing.practice ? ":practice" : "");
}

}  // namespace openrosa
