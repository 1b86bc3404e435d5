// SPDX-License-Identifier: Apache-2.0
#include "sync/address.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace openrosa {
namespace {

struct Block {
    std::uint32_t network;
    int bits;
};

// IANA IPv4 Special-Purpose Address Registry, and multicast and beyond.
constexpr std::array<Block, 14> inside_blocks{{
    {0x00000000, 8},   // this network
    {0x0a000000, 8},   // private use
    {0x64400000, 10},  // shared by carriers
    {0xa9fe0000, 16},  // link-local, and the metadata service of clouds
    {0xac100000, 12},  // private use
    {0xc0000000, 24},  // protocol assignments
    {0xc0000200, 24},  // documentation
    {0xc0586300, 24},  // 6to4 relays, withdrawn
    {0xc0a80000, 16},  // private use
    {0xc6120000, 15},  // benchmarking
    {0xc6336400, 24},  // documentation
    {0xcb007100, 24},  // documentation
    {0xe0000000, 4},   // multicast
    {0xf0000000, 4},   // reserved, broadcast
}};

Reach reach_of_ipv4(std::uint32_t address) {
    if (address >> 24 == 127) return Reach::loopback;
    const bool inside = std::any_of(inside_blocks.begin(), inside_blocks.end(), [&](Block block) {
        return (address ^ block.network) >> (32 - block.bits) == 0;
    });
    return inside ? Reach::inside : Reach::world;
}

Reach reach_of_ipv6(const in6_addr& address) {
    if (IN6_IS_ADDR_LOOPBACK(&address)) return Reach::loopback;
    const std::uint8_t* bytes = address.s6_addr;
    if (IN6_IS_ADDR_V4MAPPED(&address)) {
        std::uint32_t inner = 0;
        std::memcpy(&inner, bytes + 12, sizeof inner);
        return reach_of_ipv4(ntohl(inner));
    }
    // Only 2000::/3 is global unicast (RFC 4291). In it, 2001::/23 is for protocols such as Teredo,
    // 2001:db8::/32 is for documentation, and 2002::/16 (6to4) holds an IPv4 address of any kind.
    const unsigned first = bytes[0] << 8 | bytes[1], second = bytes[2] << 8 | bytes[3];
    const bool global = first >> 13 == 1;
    const bool special = (first == 0x2001 && (second < 0x0200 || second == 0x0db8)) || first == 0x2002;
    return global && !special ? Reach::world : Reach::inside;
}

}  // namespace

Reach reach(const sockaddr* address, socklen_t length) {
    // The address is copied into its own type, because a cast would break the aliasing rules.
    if (address->sa_family == AF_INET && length >= sizeof(sockaddr_in)) {
        sockaddr_in ipv4{};
        std::memcpy(&ipv4, address, sizeof ipv4);
        return reach_of_ipv4(ntohl(ipv4.sin_addr.s_addr));
    }
    if (address->sa_family == AF_INET6 && length >= sizeof(sockaddr_in6)) {
        sockaddr_in6 ipv6{};
        std::memcpy(&ipv6, address, sizeof ipv6);
        return reach_of_ipv6(ipv6.sin6_addr);
    }
    return Reach::inside;
}

}  // namespace openrosa
