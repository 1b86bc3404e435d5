// SPDX-License-Identifier: Apache-2.0
// What a test of the campaign tried and what it cost, as tests/campaign/run puts it into its table; and how
// much it tries: the everyday tests a little, the campaign many times that.
//
// CAMPAIGN_TIMES=50 in the environment tries fifty times as much, CAMPAIGN_SEED=7 something else by chance.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace campaign {

inline long of_environment(const char* name, long otherwise) {
    const char* said = std::getenv(name);
    return said == nullptr ? otherwise : std::max(1L, std::atol(said));
}
inline long times(long everyday) {
    return everyday * of_environment("CAMPAIGN_TIMES", 1);
}
// Of what is tried one by one: each everyday-th place, or more of them.
inline std::size_t step(std::size_t everyday) {
    return std::max<std::size_t>(1, everyday / static_cast<std::size_t>(of_environment("CAMPAIGN_TIMES", 1)));
}
// Told of each test that asks for it: a row whose tests draw nothing by chance has none to show.
inline std::uint64_t seed() {
    const long drawn = of_environment("CAMPAIGN_SEED", 1);
    testing::Test::RecordProperty("seed", std::to_string(drawn));
    return static_cast<std::uint64_t>(drawn);
}

// A number that knows whether anybody looked: none is not the same as not looked for.
class Found {
 public:
    Found() = default;
    Found(long number) : number_(number) {}
    operator long() const { return number_.value_or(0); }
    Found& operator+=(long more) {
        number_ = *this + more;
        return *this;
    }
    bool looked() const { return number_.has_value(); }

 private:
    std::optional<long> number_;
};

struct Account {
    long tried = 0;
    Found lost, doubled, leaked;

    // To be called at the end of the test: nothing may have been lost, doubled or leaked. What nobody looked
    // for is not told.
    void close() const {
        testing::Test::RecordProperty("tried", std::to_string(tried));
        const auto tell = [](const char* what, const Found& found) {
            if (found.looked()) testing::Test::RecordProperty(what, std::to_string(found));
        };
        tell("lost", lost);
        tell("doubled", doubled);
        tell("leaked", leaked);
        EXPECT_GT(tried, 0) << "nothing was tried";
        EXPECT_EQ(lost, 0);
        EXPECT_EQ(doubled, 0);
        EXPECT_EQ(leaked, 0);
    }
};

// What people were thanked for must have arrived, and everything once.
inline Account reckon(long tried, const std::set<std::string>& thanked,
                      const std::map<std::string, int>& arrived) {
    Account account{.tried = tried, .lost = 0, .doubled = 0, .leaked = {}};
    for (const std::string& each : thanked) account.lost += arrived.contains(each) ? 0 : 1;
    for (const auto& [each, times] : arrived) account.doubled += times - 1;
    return account;
}

// What was submitted must have been posted, and each time with the same bytes: a server keeps the first of
// equal ones, and another one under the same name is a double.
template <class Posts>  // of instance_id and bytes
Account reckon_posts(const std::vector<std::string>& submitted, const Posts& posts) {
    Account account{.tried = static_cast<long>(submitted.size()), .lost = 0, .doubled = 0, .leaked = {}};
    std::map<std::string, std::string> kept;
    for (const auto& post : posts)
        account.doubled += kept.emplace(post.instance_id, post.bytes).first->second != post.bytes ? 1 : 0;
    for (const std::string& each : submitted) account.lost += kept.contains(each) ? 0 : 1;
    return account;
}

// As many must lie in the outbox as people were thanked for.
inline void reckon_thanks(Account& account, long thanked, long kept) {
    account.lost = std::max(0L, thanked - kept);
    account.doubled = std::max(0L, kept - thanked);
}

}  // namespace campaign
