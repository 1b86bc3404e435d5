// SPDX-License-Identifier: Apache-2.0
// A council whose server asks each kiosk for a certificate: the way of the kiosk's own from the site file, by
// have-your-say-setup and the credentials of the unit as it is installed, into the handshake of kiosk-sync
// with a server that lets nobody else in. That systemd lays credentials is tried in a booted kiosk
// (tests/image).
#include <regex>

#include <gtest/gtest.h>

#include "kiosk/machine_now.h"
#include "tests/setup/machine_of_files.h"
#include "tests/store/place.h"
#include "tests/sync/far_end.h"
#include "tests/sync/kiosk_machine.h"
#include "tests/sync/tls_far_end.h"

namespace {

namespace fs = std::filesystem;
namespace far = openrosa::testing;
using setup_test::MachineOfFiles;

class SetupWithCertificate : public testing::Test {
 protected:
    SetupWithCertificate() {
        machine_.plug_in_everything();
        machine_.run_a_system();
        fs::create_directory(beside() / "keys");
        far::write(authority_, beside() / "council-ca.pem");
        far_end_.offer_form(far::form_id, far::form_xml("Library hours"));
    }
    fs::path beside() const { return machine_.site().parent_path(); }
    void lay(const far::Certificate& certificate, const far::Key& key) const {
        far::write(certificate, beside() / "client.pem");
        far::write(key, beside() / "keys/client.pem");
    }
    far::Certificate for_kiosk(const far::Request& wish = {.name = "DNS:central-library-1"}) const {
        return far::certify(own_key_, wish, clients_, clients_key_);
    }
    MachineOfFiles::Said set_up(const std::string& of_server) const {
        machine_.write(machine_.site(),
                       "[kiosk]\nname = \"central-library-1\"\ncouncil = \"Liverpool City Council\"\n"
                       "[consultation]\nform_id = \"" +
                           std::string(far::form_id) +
                           "\"\ncloses = 2999-02-15\n[server]\nca_file = \"council-ca.pem\"\n" + of_server +
                           "[setup]\npin = \"482915\"\nserver_url = \"" + far_end_.url() + "\"\n");
        return machine_.set_up();
    }
    void expect_red(const MachineOfFiles::Said& said, const std::string& sentence) const {
        const std::string line = said.line("server");
        EXPECT_NE(line.find("red"), std::string::npos) << said.sheet << said.complaints;
        EXPECT_NE(line.find(sentence), std::string::npos) << line << machine_.asked_of_system();
        EXPECT_EQ(far_end_.requests(), 0) << "nobody came past the handshake";
    }
    static constexpr const char* shows =
        "certificate = \"client.pem\"\ncertificate_key = \"keys/client.pem\"\n";

    const far::Key authority_key_ = far::new_key(), server_key_ = far::new_key();
    const far::Key clients_key_ = far::new_key(), own_key_ = far::new_key();
    const far::Certificate authority_ =
        far::certify(authority_key_, {.first_day = -9, .last_day = 9, .authority = true});
    const far::Certificate clients_ =
        far::certify(clients_key_, {.first_day = -9, .last_day = 9, .authority = true});
    far::TlsFarEnd far_end_{far::certify(server_key_, {}, authority_, authority_key_), server_key_, clients_};
    MachineOfFiles machine_;
};

TEST_F(SetupWithCertificate, OfTheSiteFileOpensTheWayForTheFormAndForAnswers) {
    lay(for_kiosk(), own_key_);
    const auto said = set_up(shows);
    EXPECT_EQ(said.code, 0) << said.sheet << said.complaints << machine_.asked_of_system();
    EXPECT_NE(said.line("form").find("fetched"), std::string::npos) << said.sheet;
    {
        auto kept =
            store::must(store::Store::open((machine_.root() / "var/lib/have-your-say/kiosk.db").string()));
        auto answers = store::sealed("first");
        answers.form_id = far::form_id;
        store::must(kept.outbox().put(answers, store::Occasion::consultation, kiosk::machine_now()));
    }
    EXPECT_EQ(far_end_.posts(), 0);
    EXPECT_NE(machine_.sheet().line("server").find("1 submission was sent"), std::string::npos)
        << machine_.asked_of_system();
    EXPECT_EQ(far_end_.posts(), 1);
}

TEST_F(SetupWithCertificate, OfNobodyIsToldAsWhatTheServerAsksFor) {
    expect_red(set_up(""), "The council's server asks for a certificate, and this kiosk has none to show");
}

TEST_F(SetupWithCertificate, ThatTheServerDoesNotAcceptIsToldWithWhatItSaidAndWithItsDays) {
    lay(far::certify(own_key_, {}), own_key_);
    expect_red(set_up(shows),
               "does not accept the certificate that this kiosk shows (unknown CA; it is good");
    lay(for_kiosk({.first_day = -5, .last_day = -1}), own_key_);
    const auto said = set_up(shows);
    expect_red(said, "shows (certificate expired; it is good from ");
    EXPECT_TRUE(std::regex_search(said.line("server"), std::regex("from [0-9]+ [A-Z][a-z]+ 2[0-9]{3} to ")))
        << said.line("server");
}

TEST_F(SetupWithCertificate, WhoseKeySomebodyTookAwaySendsNothing) {
    lay(for_kiosk(), own_key_);
    ASSERT_EQ(set_up(shows).code, 0);
    const int before = far_end_.requests();
    fs::remove(machine_.etc("client-key"));
    EXPECT_NE(machine_.sheet().line("server").find("did not come to its end"), std::string::npos);
    EXPECT_NE(machine_.asked_of_system().find("client-key: cannot be read, holds no key"), std::string::npos)
        << machine_.asked_of_system();
    EXPECT_EQ(far_end_.requests(), before);
}

}  // namespace
