// SPDX-License-Identifier: Apache-2.0
// The judge of every test that harms a disk: what waits in a store, held against what was put there by
// sealed(). tests/store/power_cut/waiting_test.cpp plants what it must see.
#pragma once

#include <set>
#include <string>

#include "tests/store/place.h"

namespace store {

struct Waiting {
    std::multiset<std::string> names;  // of those that are not damaged, and are told to be
    std::string wrong;                 // what is not what was put, and is not told; "" for nothing
};

inline Waiting waiting_in(const Store& store) {
    Waiting waiting;
    for (const std::int64_t number : must(store.outbox().due(noon().wall))) {
        const Outgoing outgoing = must(store.outbox().read(number));
        if (outgoing.damaged) continue;
        const std::string name = outgoing.sealed.instance_id.substr(5);
        waiting.names.insert(name);
        if (!same(outgoing.sealed, sealed(name))) waiting.wrong += name + " is not what was put; ";
    }
    return waiting;
}

// "" where exactly `names` wait, each whole.
inline std::string differs(const Store& store, const std::multiset<std::string>& names) {
    Waiting waiting = waiting_in(store);
    for (const std::string& name : names) {
        const auto found = waiting.names.find(name);
        if (found == waiting.names.end())
            waiting.wrong += name + " is lost; ";
        else
            waiting.names.erase(found);
    }
    for (const std::string& name : waiting.names) waiting.wrong += name + " is there once too often; ";
    return waiting.wrong;
}

}  // namespace store
