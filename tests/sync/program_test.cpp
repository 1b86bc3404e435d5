// SPDX-License-Identifier: Apache-2.0
// kiosk-sync as systemd runs it: what it prints, how it exits, that it is alone, and that it may be killed.
#include "tests/sync/program.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <fstream>
#include <iterator>
#include <map>
#include <mutex>
#include <random>
#include <set>
#include <thread>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"

namespace openrosa {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;
using nlohmann::json;
using testing::FarEnd;
using testing::form_xml;
using testing::KioskMachine;
using testing::Program;

class KioskSync : public ::testing::Test {
 protected:
    struct Ended {
        int code;
        std::string out, err;
    };
    Ended run(const std::string& url, const std::vector<std::string>& more = {"--json"}) {
        std::vector<std::string> words{"--config", machine.write_config(url).string()};
        words.insert(words.end(), more.begin(), more.end());
        Program program(machine.folder(), words);
        const int code = program.end();
        EXPECT_EQ((program.out() + program.err()).find(testing::token), std::string::npos);
        return {code, program.out(), program.err()};
    }

    void SetUp() override { far_end.offer_form(testing::form_id, form_xml("Library hours")); }

    FarEnd far_end;
    KioskMachine machine;
};

TEST_F(KioskSync, PrintsOneJsonObjectAndExitsWith0WhenAllIsSent) {
    machine.submit();
    machine.submit();
    const Ended ended = run(far_end.url());
    EXPECT_EQ(ended.code, 0) << ended.out << ended.err;
    EXPECT_EQ(ended.err, "");
    EXPECT_EQ(json::parse(ended.out),
              (json{{"sent", 2},
                    {"waiting", 0},
                    {"refused", 0},
                    {"forms_updated", 1},
                    {"outcome", "2 submissions were sent. The form was updated to version 1."}}));
}

TEST_F(KioskSync, SaysTheSameInWordsWithoutJson) {
    machine.submit();
    EXPECT_EQ(run(far_end.url(), {}).out, "1 submission was sent. The form was updated to version 1.\n");
}

TEST_F(KioskSync, ExitsWith75WhereTheServerIsNotThere) {
    machine.submit();
    const Ended ended = run(std::string("http://127.0.0.1:1/v1/key/") + testing::token + "/projects/7");
    EXPECT_EQ(ended.code, 75);
    EXPECT_EQ(json::parse(ended.out)["waiting"], 1);
}

// In a network of its own, whose only socket has no cable. Root of it alone: nobody's rights are needed.
const std::vector<std::string> without_a_cable{"/usr/bin/unshare",
                                               "--map-root-user",
                                               "--net",
                                               "--mount",
                                               "/bin/sh",
                                               "-c",
                                               "PATH=$PATH:/usr/sbin:/sbin; mount -t sysfs none /sys && ip "
                                               "link add eth0 type veth peer name eth1 && exec \"$@\"",
                                               "sh"};

TEST_F(KioskSync, WithoutACableSaysSoAndKeepsWhatWaits) {
    machine.submit();
    const auto config = machine.write_config("https://forms.example.org");
    Program program(machine.folder(), {"--config", config.string(), "--json"}, without_a_cable);
    ASSERT_EQ(program.end(), 75) << program.err();
    const json summary = json::parse(program.out());
    EXPECT_EQ(summary["waiting"], 1);
    EXPECT_NE(summary["outcome"].get<std::string>().find("no network cable is connected"), std::string::npos)
        << program.out();
    const auto tally = machine.store().counters().tally(machine.moment.wall);
    ASSERT_TRUE(tally && tally->last_round) << "and staff read it on their page";
    EXPECT_NE(tally->last_round->outcome.find("look at the cable"), std::string::npos);
}

TEST_F(KioskSync, ExitsWith1WhereStaffAreNeeded) {
    machine.submit();
    far_end.answer_posts([](const auto&, httplib::Response& response) {
        response.status = 409;
        response.set_content(testing::envelope, "text/xml");
    });
    EXPECT_EQ(run(far_end.url()).code, 1);
    far_end.answer_greeting(403, false);
    const Ended ended = run(far_end.url());
    EXPECT_EQ(ended.code, 1);
    EXPECT_EQ(json::parse(ended.out)["refused"], 1);
}

TEST_F(KioskSync, ExitsWith2AndOneSentenceWhereItsConfigurationIsBad) {
    for (const std::string& url : {std::string(), std::string("forms.example.org"),
                                   "http://forms.example.org/v1/key/" + std::string(testing::token),
                                   "https://user:" + std::string(testing::token) + "@forms.example.org/",
                                   std::string("ftp://127.0.0.1/"), "file:///" + std::string(testing::token),
                                   std::string("https://forms.example.org/#top")}) {
        const Ended ended = run(url);
        EXPECT_EQ(ended.code, 2) << url;
        EXPECT_EQ(ended.out, "");
        EXPECT_NE(ended.err.find("kiosk.toml"), std::string::npos) << ended.err;
        EXPECT_NE(ended.err.find("[server] url "), std::string::npos) << ended.err;
        EXPECT_EQ(std::count(ended.err.begin(), ended.err.end(), '\n'), 1) << ended.err;
    }
    Program missing(machine.folder(), {"--config", "/nowhere/kiosk.toml"});
    EXPECT_EQ(missing.end(), 2);
    EXPECT_NE(missing.err().find("/nowhere/kiosk.toml"), std::string::npos);
    Program unknown(machine.folder(), {"--upload"});
    EXPECT_EQ(unknown.end(), 2);
    EXPECT_EQ(far_end.requests(), 0);
}

TEST_F(KioskSync, AnAddressThatLeadsToNoOpenRosaServerNeedsStaff) {
    far_end.answer_greeting(404, false);
    const Ended ended = run(far_end.url());
    EXPECT_EQ(ended.code, 1);
    EXPECT_NE(ended.out.find("leads to no OpenRosa server"), std::string::npos) << ended.out;
}

TEST_F(KioskSync, ACaFileWithoutACertificateIsABadConfiguration) {
    const auto config = machine.write_config(far_end.url());
    std::ofstream(config, std::ios::app) << "ca_file = \"ca.pem\"\n";
    for (const std::string& bytes : {std::string(), std::string("no certificate"), testing::public_key()}) {
        std::ofstream(machine.folder() / "ca.pem") << bytes;
        Program program(machine.folder(), {"--config", config.string()});
        EXPECT_EQ(program.end(), 2) << bytes;
        EXPECT_NE(program.err().find("ca.pem: cannot be read, or holds no certificate"), std::string::npos)
            << program.err();
    }
    EXPECT_EQ(far_end.requests(), 0);
}

TEST_F(KioskSync, WhatPeopleDoByHandIsACommandOfItsOwnAndNoRound) {
    machine.submit();
    machine.submit();
    const fs::path stick = machine.folder() / "stick";
    EXPECT_EQ(run(far_end.url(), {"set-aside"}).out, "0 submissions were set aside.\n");
    EXPECT_EQ(run(far_end.url(), {"export-usb", stick.string()}).code, 0);
    EXPECT_EQ(std::distance(fs::directory_iterator(stick / "instances"), fs::directory_iterator()), 2);
    EXPECT_EQ(run(far_end.url(), {"resend", "--set-aside"}).out, "2 submissions wait again.\n");
    EXPECT_EQ(far_end.requests(), 0);
    EXPECT_EQ(run(far_end.url()).code, 0);
    EXPECT_EQ(run(far_end.url(), {"resend", "--since", "2026-01-01"}).out,
              "2 submissions will be sent again.\n");
    for (const std::vector<std::string>& words : {std::vector<std::string>{"resend"},
                                                  {"resend", "--since", "yesterday"},
                                                  {"export-usb"},
                                                  {"resend", "--since", "2026-01-01x"},
                                                  {"resend", "--since", "2026-02-30"},
                                                  {"resend", "--since", "2026-1-1"},
                                                  {"export-usb", "/proc/nowhere"}}) {
        const Ended ended = run(far_end.url(), words);
        EXPECT_EQ(ended.code, 2) << ended.err;
        EXPECT_FALSE(ended.err.empty());
    }
}

TEST_F(KioskSync, ReadsItsAddressFromACredentialFile) {
    machine.submit();
    const auto config = machine.write_config(far_end.url());
    std::ofstream(machine.folder() / "address") << far_end.url() << "\n";
    std::string text = testing::contents(config);
    text.replace(text.find("url = \""), text.npos, "url_file = \"address\"\n");
    std::ofstream(config) << text;
    Program program(machine.folder(), {"--config", config.string()});
    EXPECT_EQ(program.end(), 0) << program.err();
    std::filesystem::remove(machine.folder() / "address");
    Program without(machine.folder(), {"--config", config.string()});
    EXPECT_EQ(without.end(), 2);
    EXPECT_NE(without.err().find("address: cannot be read"), std::string::npos) << without.err();
}

TEST_F(KioskSync, TakesTheUploadRequestBackBeforeTheRound) {
    std::ofstream(machine.config.upload_request) << "now";
    machine.submit();
    bool there_during_round = true;
    far_end.answer_posts([&](const auto&, httplib::Response& response) {
        there_during_round = std::filesystem::exists(machine.config.upload_request);
        response.set_content(testing::envelope, "text/xml");
    });
    EXPECT_EQ(run(far_end.url()).code, 0);
    far_end.answer_posts(nullptr);
    EXPECT_FALSE(there_during_round);
}

std::string set_in(const char* file, const std::string& key) {
    const std::string text = testing::contents(SOURCE_DIR + std::string(file));
    const std::size_t at = text.find("\n" + key) + 1 + key.size();
    return at == key.size() ? "" : text.substr(at, text.find_first_of("\n\"", at) - at);
}

// Settings that cannot be read do not say where it is: the unit knows, and goes first. A request that stayed
// would start the unit again and again, until the path unit gives up.
TEST(UploadNow, IsTakenBackByTheUnitWhateverIsWrongWithTheSettings) {
    const std::string watched = set_in("/deploy/systemd/have-your-say-sync.path", "PathExists=");
    EXPECT_TRUE(watched.starts_with("/var/lib/")) << watched;
    EXPECT_EQ(set_in("/deploy/systemd/have-your-say-sync.service", "ExecStartPre="),
              "/usr/bin/rm -f " + watched);
    EXPECT_EQ(set_in("/deploy/kiosk.toml", "upload_request = \""), watched);
}

TEST_F(KioskSync, ASecondRoundLeavesEverythingToTheFirstAndStillSaysWhatStaffMustKnow) {
    machine.submit();
    machine.submit();
    ASSERT_TRUE(machine.store().outbox().record_setback(2, store::Setback::refused, "The form is closed.",
                                                        machine.moment.wall));
    std::mutex mutex;
    std::condition_variable changed;
    bool first_is_posting = false, second_has_ended = false;
    far_end.answer_posts([&](const auto&, httplib::Response& response) {
        std::unique_lock lock(mutex);
        first_is_posting = true;
        changed.notify_all();
        changed.wait(lock, [&] { return second_has_ended; });
        response.set_content(testing::envelope, "text/xml");
    });
    const auto config = machine.write_config(far_end.url());
    Program first(machine.folder(), {"--config", config.string()});
    {
        std::unique_lock lock(mutex);
        changed.wait(lock, [&] { return first_is_posting; });
    }
    const auto apart = machine.folder() / "second";
    std::filesystem::create_directory(apart);
    Program second(apart, {"--config", config.string(), "--json"});
    EXPECT_EQ(second.end(), 75);
    {
        const std::lock_guard lock(mutex);
        second_has_ended = true;
        changed.notify_all();
    }
    EXPECT_EQ(first.end(), 1);
    EXPECT_EQ(json::parse(second.out())["waiting"], 1);
    EXPECT_NE(second.out().find("Another upload is under way"), std::string::npos);
    EXPECT_NE(second.out().find("Refused (1, since "), std::string::npos) << second.out();
    EXPECT_NE(second.out().find("): The form is closed."), std::string::npos) << second.out();
    EXPECT_EQ(far_end.received().size(), 1U);
}

TEST_F(KioskSync, TheTokenIsNowhereWhateverTheServerSays) {
    const std::string said = "<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"><message>" +
                             far_end.url() + " " + testing::token + "</message></OpenRosaResponse>";
    for (const int status : {400, 401, 403, 404, 409, 413, 418, 429, 500, 503}) {
        machine.submit();
        far_end.answer_posts([status, said](const auto&, httplib::Response& response) {
            response.status = status;
            response.set_content(said, "text/xml");
        });
        far_end.answer_form_list(
            200, testing::form_list(FarEnd::list_entry(testing::form_id, "md5:" + far_end.url(),
                                                       far_end.offer("f", far_end.url()))));
        run(far_end.url());
        run(far_end.url(), {});
    }
    machine.close_store();
    std::filesystem::remove(machine.config.file);
    for (const auto& each : std::filesystem::directory_iterator(machine.folder()))
        EXPECT_EQ(testing::contents(each.path()).find(testing::token), std::string::npos) << each.path();
}

// Killed after a random time, over and over: what was acknowledged is never lost, and each record keeps its
// bytes.
TEST_F(KioskSync, KilledAtAnyMomentItLosesAndDoublesNothing) {
    const auto config = machine.write_config(far_end.url());
    std::mt19937 random(20261121);
    std::uniform_int_distribution<int> microseconds(0, 30'000);
    int killed = 0, submitted = 0;
    for (int i = 0; i < 60; ++i) {
        for (int each = 0; each < 5; ++each, ++submitted) machine.submit();
        Program program(machine.folder(), {"--config", config.string()});
        std::this_thread::sleep_for(std::chrono::microseconds(microseconds(random)));
        program.kill();
        killed += program.end() == -1;
        std::set<std::string> there;
        for (const auto& each : far_end.received()) there.insert(each.instance_id);
        const auto tally = machine.store().counters().tally(machine.moment.wall);
        ASSERT_TRUE(tally.has_value());
        ASSERT_LE(tally->sent_ever,
                  static_cast<int>(there.size()));  // a receipt only for what the server has
        ASSERT_EQ(tally->sent_ever + tally->waiting, submitted);
    }
    EXPECT_GT(killed, 5);
    // The trial of a form is a program of its own, which may be at its end for a moment longer than the one
    // killed.
    int code = 75;
    for (int tries = 0; tries < 20 && code == 75; ++tries) code = run(far_end.url()).code;
    EXPECT_EQ(code, 0);
    std::map<std::string, std::string> stored;
    for (const auto& each : far_end.received())
        EXPECT_EQ(stored.emplace(each.instance_id, each.bytes).first->second, each.bytes);
    EXPECT_EQ(stored.size(), static_cast<std::size_t>(submitted));
}

// A kiosk has it open, and would write where nobody looks any more.
TEST_F(KioskSync, LeavesADamagedDatabaseToTheKioskByHandToo) {
    machine.submit();
    machine.close_store();
    std::ofstream(machine.config.database, std::ios::in | std::ios::binary) << std::string(100, '\0');
    const std::string damaged = testing::contents(machine.config.database);
    const std::vector<std::vector<std::string>> all{{"export-usb", (machine.folder() / "stick").string()},
                                                    {"set-aside"},
                                                    {"resend", "--set-aside"},
                                                    {"resend", "--since", "2026-11-01"}};
    for (const auto& words : all) {
        const Ended ended = run(far_end.url(), words);
        EXPECT_EQ(ended.code, 2) << words[0];
        EXPECT_NE(ended.err.find("it is damaged; the kiosk saves what is sound in it"), std::string::npos)
            << words[0] << ": " << ended.err;
        EXPECT_EQ(testing::contents(machine.config.database), damaged) << words[0];
    }
}

// Somebody runs it as root before the kiosk was ever started, or the night after the database was moved away.
TEST_F(KioskSync, LeavesNothingOfRootsInTheFolderOfTheKiosksUser) {
    constexpr uid_t kiosks_user = 65534;
    const uid_t owner = ::geteuid() == 0 ? kiosks_user : ::geteuid();
    machine.close_store();
    ASSERT_EQ(::chown(machine.folder().c_str(), owner, static_cast<gid_t>(-1)), 0);
    const std::vector<std::vector<std::string>> all{
        {"--json"}, {"set-aside"}, {"export-usb", (machine.folder() / "stick").string()}};
    for (const auto& words : all) {
        for (const auto& entry : fs::directory_iterator(machine.folder()))
            if (entry.path().filename().string().starts_with("kiosk.sqlite")) fs::remove(entry.path());
        const Ended ended = run(far_end.url(), words);
        EXPECT_EQ(ended.code, 0) << words[0] << ": " << ended.err;
        int made = 0;
        for (const auto& entry : fs::directory_iterator(machine.folder())) {
            if (!entry.path().filename().string().starts_with("kiosk.sqlite")) continue;
            struct stat file {};
            ASSERT_EQ(::stat(entry.path().c_str(), &file), 0);
            EXPECT_EQ(file.st_uid, owner) << words[0] << ": " << entry.path();
            ++made;
        }
        EXPECT_GE(made, 2) << "the database and the lock of a round";
    }
}

}  // namespace
}  // namespace openrosa
