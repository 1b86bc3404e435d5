// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F9 as the machine meets it: one bit of the database or of its log is changed by the disk. The
// kiosk starts all the same, shows a right form, thanks the next resident for what it keeps, and kiosk-sync
// sends all that is sound with the bytes that it had. What cannot be sent is told. A sample of bytes every
// day, more in the campaign.
#include <fstream>
#include <map>
#include <set>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include "tests/campaign/account.h"
#include "tests/station/at_the_kiosk.h"
#include "tests/store/files.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"

namespace campaign {
namespace {

using namespace screens;
using openrosa::testing::FarEnd;
using openrosa::testing::Program;
using store::Files;

// The question tells which of the two versions is shown, and its picture comes from its media.
std::string form_of(int version) {
    return R"xml(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Hours</h:title>
      <model><itext><translation lang="en" default="true()"><text id="a"><value>Question )xml" +
           std::to_string(version) +
           R"xml(</value><value form="image">jr://images/b.svg</value></text></translation></itext>
      <instance><data id="hours" version=")xml" +
           std::to_string(version) + R"xml("><a/><orx:meta><orx:instanceID/></orx:meta></data></instance>
      <bind nodeset="/data/a" type="string"/>
      <bind nodeset="/data/orx:meta/orx:instanceID" type="string" jr:preload="uid"/>
      <submission method="post" base64RsaPublicKey=")xml" +
           openrosa::testing::public_key() + R"xml("/></model></h:head>
      <h:body><input ref="/data/a"><label ref="jr:itext('a')"/></input></h:body></h:html>)xml";
}

std::string picture() {
    std::string words;
    for (int i = 0; i < 400; ++i) words += " a word " + std::to_string(i);
    return R"(<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><!--)" + words +
           R"(--><rect width="40" height="40" fill="#036"/></svg>)";
}

std::chrono::microseconds processor_time() {
    std::chrono::microseconds spent{0};
    for (const int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        getrusage(who, &used);
        for (const timeval& each : {used.ru_utime, used.ru_stime})
            spent += std::chrono::seconds(each.tv_sec) + std::chrono::microseconds(each.tv_usec);
    }
    return spent;
}

// What one start, one visit and one round came to.
struct Seen {
    std::set<std::string> missing;  // of those that were thanked for before
    bool told = false;              // by a file set aside, or a row that is marked
    long wrong = 0, doubled = 0;    // other bytes than were sealed; once too often
    bool fresh_arrived = false;
};

long lost_in(const Seen& seen) {
    return seen.wrong + (seen.fresh_arrived ? 0 : 1) +
           (seen.told ? 0 : static_cast<long>(seen.missing.size()));
}

class Damaged : public AtTheKiosk {
 protected:
    Damaged() {
        config_.form_id = "hours";
        config_.languages = {"en"};
        config_.public_key.reset();
        config_.form = folder_ / "shipped/form.xml";
        std::filesystem::create_directories(folder_ / "shipped/media");
        std::ofstream(*config_.form) << form_of(1);
        std::ofstream(folder_ / "shipped/media/b.svg") << picture();
        std::ofstream(config_.file)
            << "[kiosk]\nname = \"test-kiosk\"\ncouncil = \"Liverpool City Council\"\n"
            << "database = \"kiosk.db\"\nupload_request = \"upload-now\"\n[consultation]\n"
            << "form_id = \"hours\"\n[server]\nurl = \"" << far_end_.url() << "\"\n";
        using openrosa::testing::md5_hash;
        const std::string media = openrosa::testing::manifest(
            FarEnd::media_entry("b.svg", md5_hash(picture()), far_end_.offer("b.svg", picture())));
        const std::string hash = md5_hash(form_of(2));
        far_end_.answer_form_list(200, openrosa::testing::form_list(FarEnd::list_entry(
                                           "hours", hash, far_end_.offer("form.xml", form_of(2)),
                                           far_end_.offer("manifest", media), "2")));
        {
            auto store = store::Store::open(config_.database.string());
            if (!store->forms().put(
                    {"hours", "2", hash, form_of(2), {{"b.svg", picture(), md5_hash(picture())}}, now_.wall}))
                throw std::runtime_error("the form is not kept");
        }
        sound_ = thanked_files();
        note_sound_bytes();
    }

    // Two submissions in the file, and two that are in the log alone.
    Files thanked_files() {
        open();
        visit(), visit();
        const store::SomebodyReads other(config_.database.string());
        visit(), visit();
        Files files = Files::of(config_.database.string());
        station_.reset();
        return files;
    }
    // As the council gets them from a machine that is well.
    void note_sound_bytes() {
        {
            const auto store = store::Store::open(config_.database.string());
            last_ = store->outbox()
                        .read(store->outbox().numbers({store::State::waiting})->back())
                        ->sealed.instance_id;
        }
        round();
        for (const auto& received : far_end_.received()) sound_bytes_[received.instance_id] = received.bytes;
        seen_ = far_end_.received().size();
    }

    void visit() {
        go_to_first_question();
        ASSERT_EQ(name(), "question");
        const auto& page = see<QuestionPage>();
        const std::string words = page.items.at(0).question.label.plain();
        EXPECT_TRUE(words == "Question 1" || words == "Question 2") << words;
        answer_all({{"/data/a", "a word"}});
        ask(Submit{});
        pass(std::chrono::seconds{1});
        ASSERT_EQ(name(), "thanks");
        ask(EndVisit{});
    }
    nlohmann::json round() {
        Program program(folder_.path(), {"--config", config_.file.string(), "--json"});
        const int code = program.end();
        EXPECT_TRUE(code == 0 || code == 1) << code << ": " << program.out() << program.err();
        return nlohmann::json::accept(program.out()) ? nlohmann::json::parse(program.out())
                                                     : nlohmann::json{};
    }
    // Of what came since.
    Seen look() {
        Seen seen;
        std::set<std::string> arrived;
        const auto received = far_end_.received();
        for (; seen_ < received.size(); ++seen_) {
            const auto& each = received[seen_];
            seen.doubled += arrived.insert(each.instance_id).second ? 0 : 1;
            const auto sound = sound_bytes_.find(each.instance_id);
            seen.fresh_arrived = seen.fresh_arrived || sound == sound_bytes_.end();
            seen.wrong += sound != sound_bytes_.end() && sound->second != each.bytes ? 1 : 0;
        }
        for (const auto& [id, bytes] : sound_bytes_)
            if (!arrived.contains(id)) seen.missing.insert(id);
        const auto store = store::Store::open(config_.database.string());
        seen.told = !store->files_set_aside().empty() || store->counters().tally(now_.wall)->damaged > 0;
        return seen;
    }

    FarEnd far_end_;
    Files sound_;
    std::map<std::string, std::string> sound_bytes_;  // by instanceID, as posted
    std::string last_;                                // the instanceID of the last commit
    std::size_t seen_ = 0;
};

TEST_F(Damaged, ByAChangedByteAnywhereTheKioskAndKioskSyncGoOnWithTheRest) {
    Account account{.tried = 0, .lost = 0, .doubled = 0, .leaked = {}};
    ASSERT_EQ(sound_bytes_.size(), 4U);
    ASSERT_GT(sound_.log.size(), 10'000U);
    long told = 0;
    for (std::size_t at = 0; at < sound_.size(); at += step(12'007), ++account.tried) {
        SCOPED_TRACE("after byte " + std::to_string(at) + " of " + std::to_string(sound_.size()));
        station_.reset();
        sound_.changed(at).lay(config_.database);
        const auto before = processor_time();
        open();
        ASSERT_NO_FATAL_FAILURE(visit());
        station_.reset();
        round();
        EXPECT_LT(processor_time() - before, std::chrono::seconds{2}) << "it hangs";
        Seen seen = look();
        EXPECT_LE(seen.missing.size(), 1U);
        // The last commit, and it alone, looks like one that a power cut tore before anybody was thanked.
        if (at >= sound_.database.size() && seen.missing.size() == 1 && *seen.missing.begin() == last_)
            seen.told = true;
        told += seen.told ? 1 : 0;
        account.lost += lost_in(seen);
        account.doubled += seen.doubled;
        EXPECT_EQ(account.lost + account.doubled, 0);
    }
    EXPECT_GT(told, 0) << "nothing was hit";
    account.close();
}

// What that test would see of a kiosk that loses in silence, sends other bytes, or keeps nothing more.
TEST_F(Damaged, OfAMachineThatDoesNotGoOnWithTheRestIsSeen) {
    const auto after = [&](const std::string& sql, bool comes) {
        station_.reset();
        sound_.lay(config_.database);
        open();
        if (comes) visit();
        station_.reset();
        in_database(sql);
        round();
        return look();
    };
    const Seen sound = after("SELECT 1", true);
    EXPECT_EQ(lost_in(sound), 0);
    EXPECT_TRUE(sound.missing.empty() && !sound.told && sound.wrong == 0 && sound.fresh_arrived);
    EXPECT_EQ(lost_in(after("DELETE FROM outbox WHERE number = 2", true)), 1);
    const Seen damaged = after("UPDATE outbox_file SET bytes = x'00' WHERE number = 2", true);
    EXPECT_TRUE(damaged.told);
    EXPECT_EQ(lost_in(damaged), 0) << "it is told";
    EXPECT_FALSE(after("SELECT 1", false).fresh_arrived);
    sound_bytes_.begin()->second += "another";
    EXPECT_EQ(after("SELECT 1", true).wrong, 1);
}

}  // namespace
}  // namespace campaign
