// SPDX-License-Identifier: Apache-2.0
// kiosk-sync itself on a network that drops one packet in a hundred, one in ten, every other one, or carries
// 64 kbit a second (RELIABILITY N5). The network is this program's own: it starts itself again where there is
// no other, and its packet filter drops by chance. TCP makes of that what it does in libraries: slow rounds,
// and some that end too soon. What has to hold: nothing is lost or doubled, each round ends by itself, and
// when the network is well again one more round brings the rest.
#include <array>
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "tests/campaign/account.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"

namespace openrosa {
namespace {

using nlohmann::json;
using testing::FarEnd;
using testing::KioskMachine;
using testing::Program;

void network(const std::string& command) {
    kiosk::require(std::system(command.c_str()) == 0,
                   "the network cannot be made: nftables and iproute2 are wanted");
}

// Counts what it drops, so that a test can tell whether it did.
std::string drop(int of_hundred) {
    return "nft 'add table inet lossy; add chain inet lossy incoming { type filter hook input priority 0; }; "
           "add rule inet lossy incoming numgen random mod 100 < " +
           std::to_string(of_hundred) + " counter drop'";
}
const std::string any_dropped = "nft list table inet lossy | grep -q 'packets [1-9]'";
const std::string drop_no_more = "nft delete table inet lossy";

struct Fault {
    const char* name;
    std::string begin, happened, end;
    int rounds;
};

const std::array<Fault, 4> faults{
    {{"OneInAHundred", drop(1), any_dropped, drop_no_more, 10},
     {"OneInTen", drop(10), any_dropped, drop_no_more, 5},
     {"EveryOther", drop(50), any_dropped, drop_no_more, 3},
     {"SixtyFourKilobits", "tc qdisc add dev lo root tbf rate 64kbit burst 3000 latency 400ms",
      "tc -s qdisc show dev lo | grep -q 'overlimits [1-9]'", "tc qdisc del dev lo root", 3}}};

int waiting(const std::string& said) {
    return json::parse(said).at("waiting").get<int>();
}

class Lossy : public ::testing::TestWithParam<Fault> {
 protected:
    Lossy() { far_end_.offer_form(testing::form_id, testing::form_xml("Library hours")); }

    // One round with all that waits; how many still do.
    int round() {
        machine_.in_database("UPDATE outbox SET next_try = 0, tries = 0");
        Program program(machine_.folder(), {"--config", config_, "--json"});
        EXPECT_NE(program.end(), -1);
        return waiting(program.out());
    }

    FarEnd far_end_;
    KioskMachine machine_;
    std::string config_ = machine_.write_config(far_end_.url()).string();
    std::vector<std::string> submitted_;
};

TEST_P(Lossy, NothingIsLostAndNothingDoubled) {
    const Fault& fault = GetParam();
    network(fault.begin);
    for (int number = 1; number <= fault.rounds; ++number) {
        for (int each = 0; each < 10; ++each) submitted_.push_back(machine_.submit());
        std::cerr << fault.name << ", round " << number << ": " << std::flush << round() << " still wait\n";
    }
    EXPECT_EQ(std::system(fault.happened.c_str()), 0) << "the network was well";
    network(fault.end);
    EXPECT_EQ(round(), 0);
    campaign::reckon_posts(submitted_, far_end_.received()).close();
}

INSTANTIATE_TEST_SUITE_P(Network, Lossy, ::testing::ValuesIn(faults),
                         [](const auto& fault) { return fault.param.name; });

}  // namespace
}  // namespace openrosa

int main(int count, char** words) {
    testing::InitGoogleTest(&count, words);
    const bool only_told = testing::GTEST_FLAG(list_tests);
    if (only_told || std::getenv("IN_A_NETWORK_OF_ITS_OWN") != nullptr) return RUN_ALL_TESTS();
    // The loopback carries 64 KB at once by itself: as much as an Ethernet, so that there are packets to
    // lose.
    const std::string self = std::filesystem::read_symlink("/proc/self/exe").string();
    const std::string filter = testing::GTEST_FLAG(filter), output = testing::GTEST_FLAG(output);
    const std::string begin = "PATH=$PATH:/usr/sbin:/sbin; ip link set lo mtu 1500 up && exec \"$0\" \"$@\"";
    ::setenv("IN_A_NETWORK_OF_ITS_OWN", "1", 1);
    ::execlp("unshare", "unshare", "--map-root-user", "--net", "sh", "-c", begin.c_str(), self.c_str(),
             ("--gtest_filter=" + filter).c_str(), ("--gtest_output=" + output).c_str(), nullptr);
    std::cerr << "unshare does not start: install util-linux\n";
    return 1;
}
