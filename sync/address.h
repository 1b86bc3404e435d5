// SPDX-License-Identifier: Apache-2.0
// Which part of the world an IP address belongs to. A server on the internet never has an address of our own
// network. So one that does, by a poisoned DNS answer or DNS rebinding, is not the council's (RELIABILITY N7,
// D10).
//
// Refuses nothing itself; council_connection.cpp decides. Threads: any.
#pragma once

#include <sys/socket.h>

namespace openrosa {

enum class Reach {
    world,     // routed on the internet
    loopback,  // this machine
    inside,    // private, link-local, shared, multicast, reserved: whatever is not the internet
};

// `length`: as connect() would be given it.
Reach reach(const sockaddr* address, socklen_t length);

}  // namespace openrosa
