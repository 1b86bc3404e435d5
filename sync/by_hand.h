// SPDX-License-Identifier: Apache-2.0
// What people do with the outbox when the network cannot: carry submissions to the council on a stick, give
// up what no server will ever take, send again what a server has lost.
//
// On the stick each submission is a folder as ODK has it on a device: `instances/<instanceID>/submission.xml`
// (the manifest) with its sealed files, and beside them device-id.txt, what the kiosk would have sent as
// deviceID. One that the disk has changed goes into `damaged/` instead of `instances/`, with what is left of
// it; one of which not even the name is left stays, and is counted. A folder appears
// under its name only when all of it is on the stick, and only then the submission leaves the queue: it is
// `aside`, and kept. `council import` takes such folders in. Nothing here can be read without the council's
// private key.
//
// A stick tells no order of visits: submissions are written in any order, every file and folder of them has
// one time (noon of that day), and sign-ups for the newsletter stay here until their day is over, as in a
// round.
//
// Each returns a sentence for whoever asked. Only one round or one of these may run at a time: round_lock.h.
// Errors: storage, for the database or the stick; what was done until then stays done. Threads: the Store's.
#pragma once

#include <filesystem>
#include <string>

#include "kiosk/result.h"
#include "kiosk/store/store.h"

namespace openrosa {

// What the server took on that day or later is due again, where its sealed bytes are still here (14 days):
// the same bytes, which a server that has them takes as the ones it has.
kiosk::Result<std::string> resend(store::Store&, store::Wall since);
// What was set aside waits again.
kiosk::Result<std::string> take_back(store::Store&);
// What was refused or is damaged no longer makes a night fail. It is kept.
kiosk::Result<std::string> set_aside(store::Store&);
// All that the server does not have, but for what rests.
kiosk::Result<std::string> export_usb(store::Store&, const std::string& kiosk_name,
                                      const std::filesystem::path& folder, store::Wall now);

}  // namespace openrosa
