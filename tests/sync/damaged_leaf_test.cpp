// SPDX-License-Identifier: Apache-2.0
// A page of the outbox that the disk has spoilt, so that SQLite no longer tells what is due: what is sound
// leaves by way of the kiosk, which sets such a file aside and takes over what can be trusted.
#include <algorithm>
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

void spoil(const std::filesystem::path& database, std::size_t leaf) {
    std::fstream file(database, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(static_cast<std::streamoff>(leaf));
    file << std::string(page_bytes, '\xA5');
}

// The list of what is due was whole, and what stands on the leaf can then be neither read nor marked.
TEST(DamagedLeaf, SpoiltWhileARoundSendsCostsOnlyWhatStandsOnItAndTheRoundGoesOn) {
    testing::KioskMachine machine;
    testing::FarEnd far_end;
    far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
    constexpr int all = 40;
    std::set<std::string> sealed, on_it, posted;
    for (int i = 0; i < all; ++i) sealed.insert(machine.submit());
    machine.close_store();
    const auto database = machine.config.database;
    const std::string bytes = testing::contents(database);
    machine.reopen_store();
    far_end.answer_posts([&](const testing::Received& received, httplib::Response& response) {
        posted.insert(received.instance_id);
        response.status = 201;
        response.set_content(testing::envelope, "text/xml");
        constexpr std::size_t some = 5;
        if (posted.size() == some) {
            // Of none that is on its way: the next is read already.
            std::size_t leaf = 0;
            for (const std::string& id : sealed) {
                leaf = leaf_with(bytes, id);
                on_it.clear();
                for (const std::string& each : sealed)
                    if (bytes.substr(leaf, page_bytes).find(each) != std::string::npos) on_it.insert(each);
                if (std::none_of(on_it.begin(), on_it.end(),
                                 [&](const std::string& each) { return posted.contains(each); }))
                    break;
            }
            spoil(database, leaf);
        }
        machine.pass(
            std::chrono::seconds{3});  // the receipts are due: what is in memory of the file is stale
    });
    const Carried carried = machine.carry(far_end.url());
    far_end.answer_posts(nullptr);
    ASSERT_FALSE(on_it.empty());
    for (const std::string& id : sealed)
        EXPECT_TRUE(posted.contains(id) || on_it.contains(id)) << "a sound one was kept back";
    EXPECT_GE(on_it.size() + 1, all - posted.size()) << "and all of it but what was read already";
    EXPECT_LT(posted.size(), static_cast<std::size_t>(all));
    EXPECT_EQ(carried.next, Carried::Next::staff);
    EXPECT_EQ(carried.forms_updated, 1) << carried.outcome;
    EXPECT_NE(carried.outcome.find("Check that its disk is sound"), std::string::npos) << carried.outcome;
}

}  // namespace
}  // namespace openrosa
