// SPDX-License-Identifier: Apache-2.0
// A stick's whole way, by the programs themselves: `kiosk-sync export-usb` at the kiosk, `council import` at
// the council, and the network that comes back afterwards.
#include <gtest/gtest.h>

#include "kiosk/machine_now.h"
#include "kiosk/store/store.h"
#include "tests/command_line/program.h"
#include "tests/sync/program.h"

namespace council {
namespace {

using namespace std::chrono_literals;

constexpr const char* newsletter = "newsletter";
enum Record { plain = 1, practice, refused, damaged, sign_up };

class Stick : public testing::Test {
 protected:
    void SetUp() override {
        server.stop();
        write(server.options.forms / newsletter / "form.xml", form_xml(newsletter, "1"));
        server.start();
        write(config,
              "[kiosk]\nname = \"central-library\"\ncouncil = \"Liverpool City Council\"\n"
              "database = \"kiosk.sqlite\"\nupload_request = \"upload-now\"\n"
              "[consultation]\nform_id = \"" +
                  form_id + "\"\n[server]\nurl = \"http://127.0.0.1:" +
                  std::to_string(server.serving->port()) + server.path("") + "\"\n");
    }
    std::string version_of(const std::string& form) const {
        const std::string list = server.get("/formList?formID=" + form)->body;
        const auto begin = list.find("<version>") + 9;
        return list.substr(begin, list.find("</version>", begin) - begin);
    }
    store::Sealed sealed(Record record, const std::string& form = form_id) const {
        const std::string at = version_of(form), id = instance(record);
        const std::string xml = "<data xmlns:orx=\"http://openrosa.org/xforms\" id=\"" + form +
                                "\" version=\"" + at + "\"><words>w</words><orx:meta><orx:instanceID>" + id +
                                "</orx:instanceID></orx:meta></data>";
        return *store::seal({form, at, id, xml}, keys().seal_key);
    }
    // The day before yesterday.
    void residents_come() {
        const kiosk::Moment then = kiosk::machine_now() + -48h;
        auto kiosk = *store::Store::open(database);
        auto& outbox = kiosk.outbox();
        const auto to_be_damaged = sealed(damaged);
        ASSERT_TRUE(outbox.put(sealed(plain), store::Occasion::consultation, then));
        ASSERT_TRUE(outbox.put(sealed(practice), store::Occasion::practice, then));
        ASSERT_TRUE(outbox.put(sealed(refused), store::Occasion::consultation, then));
        ASSERT_TRUE(outbox.put(to_be_damaged, store::Occasion::consultation, then));
        ASSERT_TRUE(outbox.put_apart(sealed(sign_up, newsletter), store::Occasion::consultation, then));
        ASSERT_TRUE(outbox.record_setback(3, store::Setback::refused, "No.", then.wall));
        bytes_on_disk = to_be_damaged.files[0].bytes.substr(0, 64);
    }
    void a_bit_flips() const {
        std::string all = slurp(database);
        const std::size_t at = all.find(bytes_on_disk);
        ASSERT_NE(at, std::string::npos);
        all[at] = static_cast<char>(all[at] ^ 1);
        write(database, all);
    }
    std::string at_kiosk(std::vector<std::string> words) const {
        words.insert(words.begin(), {"--config", config});
        openrosa::testing::Program program(folder.path(), words);
        program.end();
        return program.out() + program.err();
    }
    std::string at_council(const fs::path& stick_folder) const {
        return run({"import", "--data", server.options.data, stick_folder}).out;
    }
    // Each once, and no other.
    void expect_each_once() const {
        const auto inbox = server.inbox();
        std::multiset<std::string> held;
        for (const auto& form : {form_id, std::string(newsletter)}) {
            const auto numbers = *inbox.numbers(form);
            for (const auto number : numbers) {
                const auto record = *inbox.submission(number);
                held.insert(read_submission_header(record.xml)->instance_id);
                EXPECT_EQ(record.files.size(), 1U);
                EXPECT_EQ(record.practice, record.xml.find(instance(practice)) != std::string::npos);
                EXPECT_EQ(record.device_id.starts_with("have-your-say"), form == newsletter);
            }
        }
        EXPECT_EQ(held, (std::multiset<std::string>{instance(plain), instance(practice), instance(refused),
                                                    instance(damaged), instance(sign_up)}));
    }

    Folder folder;
    TestServer server;
    fs::path config = folder / "kiosk.toml", database = folder / "kiosk.sqlite", stick = folder / "stick";
    std::string bytes_on_disk;
};

TEST_F(Stick, BringsEachRecordOnceAndTheNetworkThatComesBackDoublesNone) {
    residents_come();
    a_bit_flips();
    EXPECT_EQ(at_kiosk({"export-usb", stick}),
              "5 submissions were written. 1 of them is damaged. Take them in at the council with `council "
              "import`.\n");
    EXPECT_EQ(at_council(stick), "4 submissions were taken in, 0 were held already.\n");
    EXPECT_EQ(at_council(stick / "damaged"), "1 submission was taken in, 0 were held already.\n");
    expect_each_once();
    EXPECT_EQ(at_kiosk({"resend", "--set-aside"}), "5 submissions wait again.\n");
    const std::string round = at_kiosk({});
    EXPECT_TRUE(round.starts_with("4 submissions were sent.")) << round;
    EXPECT_NE(round.find("1 is damaged"), std::string::npos) << round;
    expect_each_once();
    EXPECT_EQ(at_council(stick), "0 submissions were taken in, 4 were held already.\n");
    expect_each_once();
}

}  // namespace
}  // namespace council
