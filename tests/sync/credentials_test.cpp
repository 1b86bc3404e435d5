// SPDX-License-Identifier: Apache-2.0
// The secrets of kiosk-sync are systemd credentials: files that the unit alone is given, in a folder of its
// own. Their names stand in the unit and in kiosk.toml; here both files are the ones that are installed, and
// the program is the real one. That systemd lays such a folder is tried in a booted kiosk (tests/image).
#include <filesystem>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/program.h"

namespace openrosa {
namespace {

namespace fs = std::filesystem;
using testing::contents;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* unit_file = SOURCE_DIR "/deploy/systemd/have-your-say-sync.service";
constexpr const char* settings_file = SOURCE_DIR "/deploy/kiosk.toml";
const std::string place = "/run/credentials/have-your-say-sync.service/";  // %d of that unit

std::vector<std::smatch> found_in(const std::string& text, const std::string& pattern) {
    const std::regex each(pattern);
    return {std::sregex_iterator(text.begin(), text.end(), each), {}};
}

std::set<std::string> names_in(const std::string& text, const std::string& pattern) {
    std::set<std::string> names;
    for (const std::smatch& each : found_in(text, pattern)) names.insert(each[1]);
    return names;
}

// A folder of credentials as systemd lays it, and the installed [server] section, which names files in it.
class Credentials : public ::testing::Test {
 protected:
    void SetUp() override {
        far_end.offer_form(testing::form_id, testing::form_xml("Library hours"));
        far_end.demand([](const httplib::Request& request, httplib::Response&) {
            return request.get_header_value("Authorization") == "Basic a2lvc2stMTpDaXJjbGUgb2YgTGlmZQ==";
        });
        fs::create_directory(folder());
        for (const std::smatch& each : found_in(unit, "(?:^|\n)SetCredential=([^:]+):([^\n]*)"))
            lay(each[1], each[2]);
        lay("server-url", far_end.url());
    }
    fs::path folder() const { return machine.folder() / "credentials"; }
    void lay(const std::string& name, const std::string& text) const {
        fs::remove(folder() / name);
        std::ofstream(folder() / name) << text << "\n";
        fs::permissions(folder() / name, fs::perms::owner_read);
    }
    // With each line of these keys as it stands there, also behind a "#".
    testing::Program round(const std::set<std::string>& keys) const {
        const fs::path file = machine.write_config("");
        std::string settings = contents(file), installed = contents(settings_file);
        settings.erase(settings.find("url = "));
        installed.erase(0, installed.find("[server]"));
        for (const std::smatch& each : found_in(installed, "\n(?:# )?(([a-z_]+) = \"[^\n]*)"))
            if (keys.contains(each[2])) settings += each[1].str() + "\n";
        for (std::size_t at = 0; (at = settings.find(place, at)) != settings.npos;)
            settings.replace(at, place.size(), folder().string() + "/");
        std::ofstream(file) << settings;
        return {machine.folder(),
                {"--config", file.string()},
                {"/usr/bin/env", "CREDENTIALS_DIRECTORY=" + folder().string()}};
    }

    const std::string unit = contents(unit_file);
    testing::FarEnd far_end;
    testing::KioskMachine machine;
};

TEST_F(Credentials, OfTheUnitAreThoseThatTheSettingsName) {
    const auto loaded = names_in(unit, "(?:^|\n|: )LoadCredential=([^:\n]+):");
    EXPECT_EQ(loaded, (std::set<std::string>{"client-key", "server-password", "server-url"}));
    EXPECT_EQ(names_in(contents(settings_file), place + "([a-z-]+)\""), loaded);
    for (const std::smatch& each : found_in(unit, "LoadCredential=([^:\n]+):([^\n]+)"))
        EXPECT_EQ(each[2], "/etc/have-your-say/" + each[1].str());
}

TEST_F(Credentials, AreWhereTheProgramFindsItsAddressAndItsPassword) {
    lay("server-password", "Circle of Life");
    machine.submit();
    testing::Program program = round({"url_file", "sign_in", "user", "password_file"});
    EXPECT_EQ(program.end(), 0) << program.out() << program.err();
    EXPECT_EQ(far_end.received().size(), 1U);
    for (const char* secret : {"Circle of Life", testing::token})
        EXPECT_THAT(program.out() + program.err(), Not(HasSubstr(secret)));
}

TEST_F(Credentials, OfAKioskWithoutAPasswordAreNoneThatIsSent) {
    testing::Program program = round({"url_file", "sign_in", "user", "password_file"});
    EXPECT_EQ(program.end(), 2) << "the unit's own text stands in its place";
    EXPECT_THAT(program.err(), HasSubstr("[server] password_file must name a file with one password"));
    EXPECT_EQ(far_end.requests(), 0);
}

TEST_F(Credentials, OfAKioskWithoutAnAddressLeadNowhere) {
    lay("server-url", "#none");
    testing::Program program = round({"url_file"});
    EXPECT_EQ(program.end(), 2) << "the unit's own text stands in its place";
    EXPECT_THAT(program.err(), HasSubstr("[server] url_file must name a file with one address"));
}

TEST_F(Credentials, ThatAreSealedToAnotherMachineAreToldOfInASentence) {
    lay("server-url", "#unreadable\n");
    testing::Program program = round({"url_file"});
    EXPECT_EQ(program.end(), 2);
    EXPECT_THAT(program.err(), HasSubstr("This machine cannot open its token"));
    EXPECT_EQ(far_end.requests(), 0);
}

}  // namespace
}  // namespace openrosa
