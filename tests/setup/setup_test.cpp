// SPDX-License-Identifier: Apache-2.0
// have-your-say-setup, run for real on a machine that is a folder, with a real council on loopback.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <regex>

#include <gtest/gtest.h>
#include <sqlite3.h>

#include "kiosk/machine_now.h"
#include "kiosk/setup/readiness.h"
#include "kiosk/staff/pin_hash.h"
#include "tests/drive/test_council.h"
#include "tests/scratch_folder.h"
#include "tests/setup/machine_of_files.h"

namespace {

namespace fs = std::filesystem;
using setup_test::MachineOfFiles;
using setup_test::text_of;

constexpr const char* form = "liverpool-equality-objectives-2024-2028";
constexpr const char* settings =
    "[kiosk]\nname = \"central-library-1\"\ncouncil = \"Liverpool City Council\"\noffer_drafts = true\n"
    "[consultation]\nform_id = \"liverpool-equality-objectives-2024-2028\"\ncloses = 2999-02-15\n"
    "languages = [\"en\", \"ar\"]\n[screen]\nbottom_edge_mm = 950\n";

std::string mode_of(const fs::path& file) {
    char text[8];
    std::snprintf(text, sizeof text, "%o", static_cast<unsigned>(fs::status(file).permissions()) & 07777U);
    return text;
}

// Between two readings a minute may pass and another program may fill the disk: the words must be the same.
std::string without_figures(const std::string& line) {
    return std::regex_replace(line, std::regex("[0-9]+"), "#");
}

class Setup : public testing::Test {
 protected:
    void site(const std::string& more) const { machine_.write(machine_.site(), settings + more); }
    void expect_refused(const std::string& more, const std::string& sentence) const {
        site(more);
        const auto said = machine_.set_up();
        EXPECT_EQ(said.code, 2) << more;
        EXPECT_NE(said.complaints.find(sentence), std::string::npos) << said.complaints;
        EXPECT_NE(said.complaints.find("site.toml"), std::string::npos) << said.complaints;
        EXPECT_FALSE(fs::exists(machine_.etc("kiosk.toml"))) << more;
    }

    MachineOfFiles machine_;
};

class SetupWithCouncil : public Setup {
 protected:
    SetupWithCouncil() {
        machine_.plug_in_everything();
        machine_.run_a_system();
        const std::string config = text_of(council_.config());
        std::smatch found;
        if (!std::regex_search(config, found, std::regex("url = \"([^\"]+)\"")))
            throw std::runtime_error(config);
        server_ = "server_url = \"" + found[1].str() + "\"\n";
    }

    testing::ScratchFolder folder_;
    drive::TestCouncil council_{folder_ / "council", SOURCE_DIR "/assets/consultations", form};
    std::string server_;
};

TEST_F(SetupWithCouncil, OneSiteFileMakesAKioskOfAMachineAndEveryLineIsGreen) {
    site("[setup]\npin = \"482915\"\nusb_allowed = [\"056a:0000\"]\n" + server_);
    const auto said = machine_.set_up();
    EXPECT_EQ(said.code, 0) << said.sheet << said.complaints << machine_.asked_of_system();
    EXPECT_EQ(said.sheet.find("red"), std::string::npos) << said.sheet;
    for (const char* part :
         {"display", "touch", "sound", "network", "clock", "server", "form", "key", "disk", "PIN"})
        EXPECT_NE(said.line(part).find("green"), std::string::npos) << part << ": " << said.sheet;
    EXPECT_NE(said.line("display").find("HDMI-A-1, 1920x1080, 476 x 268 mm"), std::string::npos)
        << said.sheet;
    EXPECT_NE(said.line("form").find("fetched"), std::string::npos) << said.sheet;
    EXPECT_NE(said.sheet.find("950 mm above the floor"), std::string::npos) << said.sheet;
    EXPECT_NE(machine_.asked_of_system().find("try-restart have-your-say.service"), std::string::npos);
}

TEST_F(SetupWithCouncil, TheStaffsPageHasTheLinesThatItPrints) {
    site("[setup]\npin = \"482915\"\n" + server_);
    const auto said = machine_.set_up();
    const auto config = kiosk::Config::read(machine_.etc("kiosk.toml"));
    ASSERT_TRUE(config);
    const kiosk::Moment now = kiosk::machine_now();
    const auto lines =
        setup::readiness(setup::Machine(machine_.root()), *config, now, now.wall - std::chrono::hours{50});
    EXPECT_EQ(lines.size(), 10U);
    EXPECT_TRUE(setup::is_ready(lines));
    for (const setup::Line& line : lines)
        EXPECT_NE(without_figures(said.line(line.part)).find(without_figures(line.found)), std::string::npos)
            << line.part << ": " << line.found << "\n"
            << said.sheet;
    const auto later = setup::readiness(setup::Machine(machine_.root()), *config, now, now.wall);
    EXPECT_FALSE(setup::is_ready(later)) << "no round has ended since";
}

// Between two pictures, whatever the other program does just then.
TEST_F(SetupWithCouncil, TheStaffsPageDoesNotWaitForAnUploadThatWrites) {
    site("[setup]\npin = \"482915\"\n" + server_);
    ASSERT_EQ(machine_.set_up().code, 0);
    const auto config = kiosk::Config::read(machine_.etc("kiosk.toml"));
    ASSERT_TRUE(config);
    const setup::Machine machine(machine_.root());
    sqlite3* other = nullptr;
    ASSERT_EQ(sqlite3_open(machine.found(config->database).c_str(), &other), SQLITE_OK);
    ASSERT_EQ(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    auto took = std::chrono::steady_clock::duration::max();
    for (int tries = 0; tries < 2; ++tries) {
        const auto begin = std::chrono::steady_clock::now();
        const kiosk::Moment now = kiosk::machine_now();
        const auto lines = setup::readiness(machine, *config, now, now.wall - std::chrono::hours{50});
        took = std::min(took, std::chrono::steady_clock::now() - begin);
        EXPECT_TRUE(setup::is_ready(lines)) << "that another writes shows that it can be written";
    }
    sqlite3_close(other);
    EXPECT_LT(took, std::chrono::seconds{4})
        << "with the trial of the form, and without five seconds of a lock";
}

// It runs as a user who may read neither file: systemd gives it the PIN, and the other program the address.
TEST_F(SetupWithCouncil, TheStaffsPageIsReadyWithoutReadingWhatOnlyRootMay) {
    site("[setup]\npin = \"482915\"\n" + server_);
    ASSERT_EQ(machine_.set_up().code, 0);
    auto config = kiosk::Config::read(machine_.etc("kiosk.toml"));
    ASSERT_TRUE(config);
    const auto hash = kiosk::hash_pin("482915");
    ASSERT_TRUE(hash);
    config->pin_hash = *hash;
    for (const char* secret : {"pin", "server-url"}) machine_.write(machine_.etc(secret), "");
    const kiosk::Moment now = kiosk::machine_now();
    const auto lines =
        setup::readiness(setup::Machine(machine_.root()), *config, now, now.wall - std::chrono::hours{50});
    for (const setup::Line& line : lines) EXPECT_EQ(line.remedy, "") << line.part << ": " << line.found;
}

TEST_F(SetupWithCouncil, AKioskThatRunsIsNotRestartedUnderWhoeverStandsThere) {
    site("[setup]\npin = \"482915\"\n" + server_);
    machine_.kiosk_is("active");
    const auto said = machine_.set_up();
    EXPECT_EQ(machine_.asked_of_system().find("restart"), std::string::npos) << machine_.asked_of_system();
    EXPECT_NE(said.sheet.find("the kiosk takes this within a minute"), std::string::npos) << said.sheet;
}

TEST_F(SetupWithCouncil, AMachineWhoseKioskDoesNotStandYetIsToBeRestartedAndNoOtherIs) {
    const std::string restart = "\nRestart this machine: it comes up as the kiosk.\n";
    site("[setup]\npin = \"482915\"\n" + server_);
    EXPECT_TRUE(machine_.set_up().sheet.ends_with(restart)) << "it was just installed";
    EXPECT_TRUE(machine_.set_up().sheet.ends_with(restart)) << "nothing to change, and still no kiosk";
    for (const char* state : {"active", "activating"}) {
        machine_.kiosk_is(state);
        EXPECT_EQ(machine_.set_up().sheet.find("Restart"), std::string::npos) << state;
    }
}

TEST_F(SetupWithCouncil, AMachineThatGrubStartsShutsUsbOutOnceItIsToldWhatMayBePluggedIn) {
    const std::string told = "from the next start on no USB device is let in";
    machine_.start_by_grub();
    site("[setup]\npin = \"482915\"\n" + server_);
    EXPECT_EQ(machine_.set_up().sheet.find(told), std::string::npos);
    EXPECT_EQ(machine_.asked_of_system().find("update-grub"), std::string::npos)
        << "a keyboard still opens the way back";
    site("[setup]\npin = \"482915\"\nusb_allowed = [\"056a:0000\"]\n" + server_);
    EXPECT_NE(machine_.set_up().sheet.find(told), std::string::npos);
    EXPECT_NE(machine_.asked_of_system().find("update-grub"), std::string::npos);
    EXPECT_EQ(machine_.set_up().sheet.find(told), std::string::npos) << "nothing to change";
    machine_.write(machine_.root() / "boot/grub/grub.cfg", "linux quiet\n");
    EXPECT_NE(machine_.set_up().sheet.find(told), std::string::npos)
        << "settings that came from a copy, or an update-grub that failed";
}

TEST_F(SetupWithCouncil, TheKeysFingerprintIsTheOneThatOpensslTellsTheOffice) {
    site("[setup]\n" + server_);
    const auto said = machine_.set_up();
    const auto told =
        drive::run({"/bin/sh", "-c",
                    "openssl pkey -pubin -in " + (council_.folder() / "keys/public.pem").string() +
                        " -outform DER | sha256sum"},
                   "");
    EXPECT_NE(said.line("key").find(told.output.substr(0, 64)), std::string::npos)
        << said.sheet << told.output;
}

TEST_F(SetupWithCouncil, AServerThatDoesNotLetItInIsRedWithItsReason) {
    site("[setup]\n" +
         std::regex_replace(server_, std::regex("/v1/key/[^/]+"), "/v1/key/" + std::string(64, 'a')));
    const auto said = machine_.set_up();
    EXPECT_EQ(said.code, 1);
    EXPECT_NE(said.line("server").find("red"), std::string::npos) << said.sheet;
    EXPECT_NE(said.line("server").find("-> "), std::string::npos) << said.sheet;
}

TEST_F(SetupWithCouncil, ALastDayThatIsPastIsRedForThenNobodyCanBegin) {
    site("[setup]\npin = \"482915\"\n" + server_);
    ASSERT_EQ(machine_.set_up().code, 0);
    auto config = kiosk::Config::read(machine_.etc("kiosk.toml"));
    ASSERT_TRUE(config);
    const kiosk::Moment now = kiosk::machine_now();
    const auto line_of_form = [&](std::chrono::sys_days closes) {
        config->closes = closes;
        for (const setup::Line& line :
             setup::readiness(setup::Machine(machine_.root()), *config, now, now.wall))
            if (line.part == "form") return line.remedy;
        return std::string("there is no such line");
    };
    const std::chrono::sys_days today = kiosk::local_day(now.wall);
    EXPECT_EQ(line_of_form(today), "");
    EXPECT_NE(line_of_form(today - std::chrono::days{1}).find("is past, and nobody can begin"),
              std::string::npos);
    EXPECT_NE(line_of_form(std::chrono::sys_days{std::chrono::year{2024} / 2 / 15}).find("2024-02-15"),
              std::string::npos);
}

TEST_F(SetupWithCouncil, ASecondTimeNothingIsChangedAndThePinIsKept) {
    site("[setup]\npin = \"482915\"\n" + server_);
    const auto first = machine_.set_up();
    EXPECT_NE(first.sheet.find("Recovery code"), std::string::npos) << first.sheet;
    const std::string pin = text_of(machine_.etc("pin")), toml = text_of(machine_.etc("kiosk.toml"));
    const auto written = fs::last_write_time(machine_.etc("kiosk.toml"));
    const auto second = machine_.set_up();
    EXPECT_EQ(second.code, 0) << second.sheet << second.complaints;
    EXPECT_NE(second.sheet.find("nothing to change"), std::string::npos) << second.sheet;
    EXPECT_EQ(second.sheet.find("Recovery code"), std::string::npos);
    EXPECT_EQ(text_of(machine_.etc("pin")), pin);
    EXPECT_EQ(text_of(machine_.etc("kiosk.toml")), toml);
    EXPECT_EQ(fs::last_write_time(machine_.etc("kiosk.toml")), written);
}

TEST_F(Setup, SecretsStandInFilesThatOnlyRootReadsAndInNoOther) {
    site(
        "[server]\nsign_in = \"basic\"\nuser = \"kiosk-1\"\n"
        "[setup]\npin = \"482915\"\nserver_url = \"https://council.example/v1/key/SECRET/p\"\n"
        "server_password = \"hush\"\n");
    const auto said = machine_.set_up();
    EXPECT_EQ(said.code, 1) << said.complaints;  // nothing is plugged in
    EXPECT_EQ(text_of(machine_.etc("server-url")), "https://council.example/v1/key/SECRET/p\n");
    EXPECT_EQ(text_of(machine_.etc("server-password")), "hush\n");
    for (const char* secret : {"pin", "server-url", "server-password"})
        EXPECT_EQ(mode_of(machine_.etc(secret)), "600") << secret;
    EXPECT_EQ(mode_of(machine_.etc("kiosk.toml")), "640");
    EXPECT_EQ(mode_of(machine_.etc("")), "750");
    const std::string toml = text_of(machine_.etc("kiosk.toml"));
    for (const char* secret : {"482915", "SECRET", "hush", "argon2"})
        EXPECT_EQ(toml.find(secret), std::string::npos) << toml;
    EXPECT_NE(toml.find("/run/credentials/have-your-say-sync.service/server-password"), std::string::npos)
        << toml;
}

TEST_F(Setup, ACertificatesKeyBecomesACredentialOfTheRoundsAndNoOtherProgramReadsIt) {
    const fs::path beside = machine_.site().parent_path();
    machine_.write(beside / "client.pem", "its certificate");
    machine_.write(beside / "keys/client.pem", "its key");
    site("[server]\ncertificate = \"client.pem\"\ncertificate_key = \"keys/client.pem\"\n");
    const auto said = machine_.set_up();
    EXPECT_EQ(said.code, 1) << said.complaints;  // nothing is plugged in
    EXPECT_EQ(text_of(machine_.etc("client.pem")), "its certificate");
    EXPECT_EQ(text_of(machine_.etc("client-key")), "its key");
    EXPECT_EQ(mode_of(machine_.etc("client-key")), "600");
    EXPECT_FALSE(fs::exists(machine_.etc("keys")));
    const std::string toml = text_of(machine_.etc("kiosk.toml"));
    EXPECT_NE(toml.find("'/run/credentials/have-your-say-sync.service/client-key'"), std::string::npos)
        << toml;
    EXPECT_EQ(toml.find("keys/client.pem"), std::string::npos) << toml;
    // Whoever names the credential puts its file there by hand.
    site("[server]\ncertificate = \"client.pem\"\ncertificate_key = \"/run/credentials/none/client-key\"\n");
    EXPECT_EQ(machine_.set_up().code, 1);
    EXPECT_NE(text_of(machine_.etc("kiosk.toml")).find("/run/credentials/none/client-key"),
              std::string::npos);
}

TEST_F(Setup, AnotherPinTakesTheOldOnesPlaceAndOneThatIsNotNamedStays) {
    site("[setup]\npin = \"482915\"\n");
    (void)machine_.set_up();
    const std::string first = text_of(machine_.etc("pin"));
    site("");
    EXPECT_NE(machine_.set_up().line("PIN").find("green"), std::string::npos);
    EXPECT_EQ(text_of(machine_.etc("pin")), first);
    site("[setup]\npin = \"739164\"\n");
    EXPECT_NE(machine_.set_up().sheet.find("Recovery code"), std::string::npos);
    EXPECT_NE(text_of(machine_.etc("pin")), first);
}

TEST_F(Setup, AMachineThatSealsItsSecretsSaysWhatThatIsWorth) {
    site("");
    EXPECT_EQ(machine_.set_up().sheet.find("theft"), std::string::npos) << "a Debian of a site's own";
    const auto line = [&](const char* state) {
        machine_.write(machine_.root() / "run/have-your-say-secrets/state", state);
        return machine_.set_up().sheet;
    };
    EXPECT_NE(line("tpm\n").find("sealed to this machine's TPM"), std::string::npos);
    EXPECT_NE(line("no-tpm\n").find("whoever takes its disk can read the token"), std::string::npos);
    EXPECT_NE(line("not-sealed\n").find("-> Start the machine again"), std::string::npos);
    EXPECT_NE(line("unreadable\n").find("-> Make its disk anew"), std::string::npos);
}

TEST_F(Setup, WhatIsMissingIsRedWithWhatToDo) {
    site("");
    const auto said = machine_.set_up();
    EXPECT_EQ(said.code, 1) << said.complaints;
    for (const char* part : {"display", "touch", "sound", "network", "server", "form", "key", "PIN"}) {
        EXPECT_NE(said.line(part).find("red"), std::string::npos) << part << ": " << said.sheet;
        EXPECT_NE(said.line(part).find("-> "), std::string::npos) << part << ": " << said.sheet;
    }
}

TEST_F(Setup, ASmallScreenAndOneThatDoesNotTellItsSizeAreRedUntilItIsMeasured) {
    machine_.plug_in_everything();
    const fs::path screen = machine_.root() / "sys/class/drm/card0-HDMI-A-1";
    machine_.write(screen / "edid", "");
    site("");
    EXPECT_NE(machine_.set_up().line("display").find("Measure its picture"), std::string::npos);
    site("width_mm = 476\nheight_mm = 268\n");
    EXPECT_NE(machine_.set_up().line("display").find("green"), std::string::npos) << machine_.sheet().sheet;
    site("width_mm = 150\nheight_mm = 90\n");
    EXPECT_NE(machine_.set_up().line("display").find("larger screen"), std::string::npos);
}

TEST_F(Setup, AClockThatNoTimeServerHasSetIsRed) {
    site("");
    fs::create_directories(machine_.root() / "run/systemd/timesync");
    EXPECT_NE(machine_.set_up().line("clock").find("no time server"), std::string::npos);
    machine_.write(machine_.root() / "run/systemd/timesync/synchronized", "");
    EXPECT_NE(machine_.sheet().line("clock").find("green"), std::string::npos);
}

TEST_F(Setup, AFormBesideTheSiteFileIsCopiedWithItsPictures) {
    const fs::path shipped = fs::path(SOURCE_DIR "/assets/consultations") / form;
    fs::create_directories(machine_.site().parent_path() / "forms");
    fs::copy_file(shipped / "form.xml", machine_.site().parent_path() / "forms/form.xml");
    fs::copy(shipped / "media", machine_.site().parent_path() / "forms/media");
    fs::copy_file(fs::path(SOURCE_DIR "/LICENSE"), machine_.site().parent_path() / "public.pem");
    machine_.write(machine_.site(),
                   std::regex_replace(std::string(settings), std::regex("closes = .*"),
                                      "form = \"forms/form.xml\"\npublic_key = \"public.pem\""));
    const auto said = machine_.set_up();
    EXPECT_EQ(text_of(machine_.etc("forms/form.xml")), text_of(shipped / "form.xml")) << said.complaints;
    for (const auto& each : fs::directory_iterator(shipped / "media"))
        EXPECT_EQ(text_of(machine_.etc("forms/media") / each.path().filename()), text_of(each.path()));
    // What is in the place of the key is a licence: it is told where the form would be sealed.
    EXPECT_NE(said.line("form").find("does not run here"), std::string::npos) << said.sheet;
}

TEST_F(Setup, RefusesAWrongSiteFileByLineAndKeyAndWritesNothing) {
    expect_refused("[setup]\npinn = \"482915\"\n",
                   "line 12: [setup] pinn is not a key of this program; did you mean pin?");
    expect_refused("[setup]\npin = \"123456\"\n", "[setup] pin is refused: ");
    expect_refused("[setup]\npin_hash = \"none\"\n", "[setup] pin_hash is no Argon2id hash");
    expect_refused("[setup]\nusb_allowed = [\"keypad\"]\n", "write vendor:product as lsusb does");
    expect_refused("[setup]\nserver_url = \"a\\nb\"\n", "[setup] server_url must be one line");
    expect_refused("[screan]\nx = 1\n", "[screan] is no section of this program; did you mean [screen]?");
    expect_refused("[server]\nca_file = \"ca.pem\"\n", "[server] ca_file is not there: ");
    expect_refused("[server]\ncertificate = \"/client.pem\"\ncertificate_key = \"client-key.pem\"\n",
                   "[server] certificate is not there: ");
    machine_.write(machine_.site().parent_path().parent_path() / "ca.pem", "ca");
    expect_refused("[server]\nca_file = \"../ca.pem\"\n", "lies outside the site file's folder");
}

TEST_F(Setup, TheExampleIsASiteFileOnceItsFormIsThere) {
    const std::string example = text_of(SOURCE_DIR "/deploy/site.toml");
    std::string live =
        std::regex_replace(example, std::regex("/usr/share/have-your-say"), SOURCE_DIR "/assets");
    live = std::regex_replace(live, std::regex("# (server_url|usb_allowed)"), "$1");
    machine_.write(machine_.site(), live);
    const auto said = machine_.set_up();
    EXPECT_EQ(said.code, 1) << said.complaints;
    EXPECT_TRUE(fs::exists(machine_.etc("usb-allowed")));
}

}  // namespace
