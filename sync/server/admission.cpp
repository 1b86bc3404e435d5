// SPDX-License-Identifier: Apache-2.0
#include "sync/server/admission.h"

namespace council {

Admission::Place::Place(Admission& admission, std::string address)
    : admission_(admission), address_(std::move(address)) {
    const std::lock_guard lock(admission_.turn_);
    const ConnectionLimits& limits = admission_.limits_;
    const auto held = admission_.held_.find(address_);
    const bool has_room =
        limits.proxy == address_ || held == admission_.held_.end() || held->second < limits.of_one_address;
    given_ = has_room && admission_.all_ < limits.connections;
    if (!given_) return;
    ++admission_.all_;
    ++admission_.held_[address_];
}

Admission::Place::~Place() {
    if (!given_) return;
    const std::lock_guard lock(admission_.turn_);
    --admission_.all_;
    const auto held = admission_.held_.find(address_);
    if (--held->second == 0) admission_.held_.erase(held);
}

}  // namespace council
