// SPDX-License-Identifier: Apache-2.0
// The judge of every test that harms a disk: what waits in a store, held against what was put there by
// sealed(). tests/store/power_cut/waiting_test.cpp plants what it must see.
#pragma once

#include <set>
#include <string>

#include "tests/campaign/account.h"
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

struct Differences {
    long lost = 0, doubled = 0;
    std::string words;  // "" where exactly what should wait does, each whole
};

inline Differences differences(const Store& store, const std::multiset<std::string>& names) {
    Waiting waiting = waiting_in(store);
    Differences found{.lost = waiting.wrong.empty() ? 0 : 1, .words = waiting.wrong};
    for (const std::string& name : names) {
        if (const auto there = waiting.names.find(name); there != waiting.names.end()) {
            waiting.names.erase(there);
            continue;
        }
        ++found.lost;
        found.words += name + " is lost; ";
    }
    for (const std::string& name : waiting.names) {
        ++found.doubled;
        found.words += name + " is there once too often; ";
    }
    return found;
}

inline std::string differs(const Store& store, const std::multiset<std::string>& names) {
    return differences(store, names).words;
}

// And puts it down.
inline void expect_waiting(campaign::Account& account, const Store& store,
                           const std::multiset<std::string>& names, const std::string& when) {
    const Differences found = differences(store, names);
    account.lost += found.lost;
    account.doubled += found.doubled;
    EXPECT_EQ(found.words, "") << when;
}

}  // namespace store
