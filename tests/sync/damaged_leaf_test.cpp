// SPDX-License-Identifier: Apache-2.0
// A page of the outbox that the disk has spoilt, so that SQLite no longer tells what is due: what is sound
// leaves by way of the kiosk, which sets such a file aside and takes over what can be trusted.
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"

namespace openrosa {
namespace {

constexpr std::size_t page_bytes = 4096;
constexpr char leaf_of_a_table = 0x0d;

// The leaf of the table `outbox` on which this submission's row lies; a file of its bytes does not name it.
std::size_t leaf_with(const std::string& file, const std::string& instance_id) {
    for (std::size_t at = file.find(instance_id); at != file.npos; at = file.find(instance_id, at + 1)) {
        const std::size_t page = at / page_bytes * page_bytes;
        if (page > 0 && file[page] == leaf_of_a_table) return page;
    }
    return 0;
}

TEST(DamagedLeaf, OfTheOutboxKeepsNoSoundSubmissionFromLeaving) {
    testing::KioskMachine machine;
    testing::FarEnd far_end;
    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    constexpr int all = 20;
    std::set<std::string> on_it, elsewhere;
    for (int i = 0; i < all; ++i) elsewhere.insert(machine.submit());
    machine.close_store();
    const auto database = machine.config.database;
    std::string bytes = testing::contents(database);
    const std::size_t leaf = leaf_with(bytes, *elsewhere.begin());
    ASSERT_NE(leaf, 0U);
    for (const std::string& id : std::set(elsewhere))
        if (bytes.substr(leaf, page_bytes).find(id) != std::string::npos)
            on_it.insert(elsewhere.extract(id).value());
    ASSERT_FALSE(elsewhere.empty());
    bytes.replace(leaf, page_bytes, page_bytes, '\xA5');
    std::ofstream(database, std::ios::binary) << bytes;

    const auto config = machine.write_config(far_end.url()).string();
    testing::Program round(machine.folder(), {"--config", config});
    EXPECT_EQ(round.end(), 2);
    EXPECT_NE((round.out() + round.err()).find("it is damaged; the kiosk saves what is sound"),
              std::string::npos)
        << round.out() << round.err();
    {
        const auto kiosk = store::Store::open(database.string());  // as it does within the hour
        ASSERT_TRUE(kiosk) << kiosk.error().sentence;
        const auto aside = kiosk->files_set_aside();
        ASSERT_EQ(aside.size(), 1U);
        const auto count = aside[0].submissions.value_or(store::SetAside::Count{});
        EXPECT_EQ(count.saved, static_cast<int>(elsewhere.size()));
        EXPECT_EQ(count.lost, static_cast<int>(on_it.size())) << "and what is gone is counted";
    }

    testing::Program next(machine.folder(), {"--config", config});
    next.end();
    std::set<std::string> arrived;
    for (const auto& each : far_end.received()) EXPECT_TRUE(arrived.insert(each.instance_id).second);
    EXPECT_EQ(arrived, elsewhere) << next.out() << next.err();
}

}  // namespace
}  // namespace openrosa
