// SPDX-License-Identifier: Apache-2.0
#include "sync/server/body_room.h"

namespace council {

bool BodyRoom::Taken::grow_to(std::size_t bytes) {
    if (bytes <= small_body_bytes || bytes <= bytes_) return true;
    const std::lock_guard lock(room_.turn_);
    const std::size_t more = bytes - bytes_;
    if (more > room_.most_ - room_.taken_) return false;
    room_.taken_ += more;
    bytes_ = bytes;
    return true;
}

BodyRoom::Taken::~Taken() {
    const std::lock_guard lock(room_.turn_);
    room_.taken_ -= bytes_;
}

}  // namespace council
