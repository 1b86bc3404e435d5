// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F5: what a disk that lies about sync had not written is gone when the power goes, and no
// program on it can know. The council can: what a nightly tally named, and the next one does not, is a gap in
// its books (D9). So whatever is left is right, and of what is gone each that a tally had named is told, by
// the books or by a file set aside. What came after the last tally is known to nobody; it is counted, and no
// more.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "kiosk/encoding/encoding.h"
#include "kiosk/tally_form.h"
#include "sync/office/reconcile.h"
#include "sync/tally.h"
#include "tests/campaign/account.h"
#include "tests/store/power_cut/disk.h"
#include "tests/store/power_cut/tables.h"
#include "tests/store/waiting.h"

namespace power_cut {
namespace {

using namespace std::chrono_literals;
using store::must;
using store::noon;
using store::Place;
using store::sealed;
using store::Store;

std::string digest_of(const std::string& name) {
    return encoding::hex(encoding::digest(encoding::Hash::sha256, {sealed(name).manifest})).substr(0, 32);
}

// What residents were thanked for, and what the council has of it.
struct Told {
    std::set<std::string> thanked, at_council;
    std::vector<store::Sealed> tallies;  // of one night each

    bool named(const std::string& name) const {
        return std::any_of(tallies.begin(), tallies.end(), [&](const store::Sealed& tally) {
            return tally.manifest.find(digest_of(name)) != std::string::npos;
        });
    }
};

kiosk::Moment night(std::size_t number) {
    return noon() + 24h * static_cast<int>(number);
}

// As kiosk-sync does at the end of its round: the tally is at the council then.
void tell(const Store& store, Told& told) {
    const kiosk::Wall now = night(told.tallies.size()).wall;
    const auto account = store.counters().account();
    const auto counts = store.counters().tally(now);
    if (!account || !counts) return;
    kiosk::Config config;
    config.kiosk_name = "central";
    told.tallies.push_back(openrosa::tally_record(
        {.account = *account, .counts = *counts, .form_version = "1"}, config, now, tally_form::version));
}

void put(Store& store, const std::string& name, Told& told) {
    if (store.outbox().put(sealed(name), store::Occasion::consultation, night(told.tallies.size())))
        told.thanked.insert(name);
}

void send_oldest(Store& store, Told& told) {
    const auto due = store.outbox().due(night(2).wall);
    if (!due || due->empty()) return;
    const auto outgoing = store.outbox().read(due->front());
    if (!outgoing) return;
    told.at_council.insert(outgoing->sealed.instance_id.substr(5));
    (void)store.outbox().record_receipt(outgoing->number, night(told.tallies.size()).wall);
}

// Two days, each with an upload and a tally at its end, and what the next morning brings.
Told work(const std::string& path) {
    Told told;
    for (const std::string day : {"one", "two"}) {
        auto store = Store::open(path);
        if (!store) return told;
        put(*store, day + "-first", told);
        put(*store, day + "-second", told);
        send_oldest(*store, told);
        tell(*store, told);
    }
    if (auto store = Store::open(path)) put(*store, "three-first", told);
    return told;
}

// What `council reconcile` says after these days.
std::vector<std::string> gaps_in_books(const Told& told) {
    const testing::ScratchFolder folder(testing::fastest_folder());
    council::Inbox inbox = must(council::Inbox::open(folder.path(), council::Inbox::Absent::make));
    const auto keep = [&](const store::Sealed& record, std::size_t number) {
        council::SubmissionHeader header;
        header.form_id = record.form_id;
        header.version = record.version;
        header.instance_id = record.instance_id;
        must(inbox.store({header, record.manifest, {}, "central", "central", night(number).wall}));
    };
    for (const std::string& name : told.at_council) keep(sealed(name), 0);
    for (std::size_t at = 0; at < told.tallies.size(); ++at) keep(told.tallies[at], at);
    return must(council::reconcile(inbox)).gaps;
}

// Of what is gone: what the council knew of, and no sentence for it or for staff tells.
long in_silence(const std::set<std::string>& gone, const Told& told, const Store& store) {
    if (!store.files_set_aside().empty()) return 0;
    const auto gaps = gaps_in_books(told);
    return std::count_if(gone.begin(), gone.end(), [&](const std::string& name) {
        return told.named(name) && std::none_of(gaps.begin(), gaps.end(), [&](const std::string& gap) {
                   return gap.find(digest_of(name)) != std::string::npos;
               });
    });
}

std::set<std::string> gone_of(const Told& told, const store::Waiting& waiting) {
    std::set<std::string> gone;
    for (const std::string& name : told.thanked)
        if (!waiting.names.contains(name) && !told.at_council.contains(name)) gone.insert(name);
    return gone;
}

int steps_of_work() {
    const Place place;
    Disk disk;
    const Told told = work(place.database());
    EXPECT_EQ(told.thanked.size(), 5U);
    EXPECT_EQ(told.tallies.size(), 2U);
    return disk.steps();
}

TEST(LyingDisk, NeverMakesAWrongAnswerOfARightOneAndWhatATallyNamedIsToldWhereItIsGone) {
    campaign::Account account{.tried = 0, .lost = 0, .doubled = 0, .leaked = {}};
    long named = 0, unnamed = 0;
    const int steps = steps_of_work();
    const auto on = static_cast<int>(campaign::step(7));
    for (int step = on; step <= steps + on; step += on)
        for (long nth = 0; nth < campaign::times(1); ++nth, ++account.tried) {
            const Place place;
            Told told;
            {
                Disk disk(Synchronous::as_asked, Says::that_it_synced);
                disk.cut_before_step(step);
                told = work(place.database());
                disk.lose_power(campaign::seed() * 1'000 + static_cast<std::uint64_t>(nth));
                disk.write_out();
            }
            Store store = must(Store::open(place.database()));
            const store::Waiting waiting = store::waiting_in(store);
            EXPECT_EQ(waiting.wrong, "") << "step " << step;
            const std::set<std::string> names(waiting.names.begin(), waiting.names.end());
            account.doubled += static_cast<long>(waiting.names.size() - names.size());
            const std::set<std::string> gone = gone_of(told, waiting);
            for (const std::string& name : gone) ++(told.named(name) ? named : unnamed);
            must(store.outbox().put(sealed("next"), store::Occasion::consultation, night(2)));
            tell(store, told);
            account.lost += in_silence(gone, told, store);
            EXPECT_EQ(account.lost, 0) << "step " << step << ", seed " << nth;
        }
    EXPECT_GE(named, 1) << "this disk told the truth";
    testing::Test::RecordProperty("gone_and_told", std::to_string(named));
    testing::Test::RecordProperty("gone_before_any_tally", std::to_string(unnamed));
    account.close();
}

// What the test above would see where a row is gone and the books are none the wiser.
TEST(LyingDisk, ALossInSilenceWouldBeSeen) {
    const Place place;
    Told told;
    Store store = must(Store::open(place.database()));
    put(store, "kept", told);
    put(store, "gone", told);
    tell(store, told);
    Told unaware = told;
    tell(store, unaware);  // a kiosk that goes on naming what it no longer has
    in_file(place.database(), "DELETE FROM outbox WHERE number = 2");
    const std::set<std::string> gone = gone_of(told, store::waiting_in(store));
    EXPECT_EQ(gone, std::set<std::string>{"gone"});
    EXPECT_EQ(in_silence(gone, unaware, store), 1);
    tell(store, told);
    EXPECT_EQ(in_silence(gone, told, store), 0);
}

}  // namespace
}  // namespace power_cut
