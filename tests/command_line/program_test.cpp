// SPDX-License-Identifier: Apache-2.0
// The program itself, started as a council starts it.
#include "tests/command_line/program.h"

#include <atomic>
#include <set>

#include <gtest/gtest.h>

#include "tests/patience.h"
#include "tests/server/test_server.h"

namespace council {
namespace {

class Running : public testing::Test {
 protected:
    void SetUp() override { write(folder / "forms/parks/form.xml", form_xml(form_id, "1")); }
    std::vector<std::string> serve() const {
        return {"serve", "--forms", folder / "forms", "--data", folder / "data", "--port", "0"};
    }
    std::string add_kiosk(const std::string& name) const {
        Program adding({"kiosk", "add", name, "--data", folder / "data"});
        EXPECT_EQ(adding.wait(), 0) << adding.err();
        const std::string line = adding.out();
        return line.substr(0, line.find('\n'));
    }
    Folder folder;
};

TEST_F(Running, ACouncilGoesFromKeysToAnswersWithThisProgramAlone) {
    write(folder / "passphrase", "correct horse\n");
    Program keygen({"keygen", "--out", folder / "keys", "--passphrase-file", folder / "passphrase"});
    ASSERT_EQ(keygen.wait(), 0) << keygen.err();
    auto words = serve();
    words.insert(words.end(), {"--public-key", folder / "keys/public.pem"});
    Program serving(words);
    const int port = serving.listening();
    ASSERT_GT(port, 0) << serving.err();
    const std::string path = add_kiosk("central");

    httplib::Client client("127.0.0.1", port);
    client.set_default_headers({{"X-OpenRosa-Version", "1.0"}});
    client.set_read_timeout(::testing::patience);
    const std::string list = client.Get(path + "/formList")->body;
    const auto begin = list.find("<version>") + 9;
    const std::string version = list.substr(begin, list.find('<', begin) - begin);
    const auto public_key = *store::PublicKey::read(slurp(folder / "keys/public.pem"));
    EXPECT_NE(keygen.out().find("SHA-256 " + public_key.fingerprint()), std::string::npos) << keygen.out();
    const auto sealed = *store::seal(
        {form_id, version, instance(1), clear_xml(version, instance(1), "<words>مرحبا</words>")}, public_key);
    ASSERT_EQ(client.Post(path + "/submission", parts_of(sealed))->status, 201);
    EXPECT_EQ(serving.end(SIGTERM), 0);
    EXPECT_NE(serving.err().find("central submission 201"), std::string::npos);
    EXPECT_EQ(serving.err().find(path.substr(8, 64)), std::string::npos);

    Program exporting({"export", "--data", folder / "data", "--private-key", folder / "keys/private.pem",
                       "--passphrase-file", folder / "passphrase", "--form", form_id, "--csv",
                       folder / "out.csv"});
    EXPECT_EQ(exporting.wait(), 0) << exporting.err();
    EXPECT_EQ(exporting.err(),
              "1 submission exported, 0 practice submissions left out, 0 could not be read.\n");
    EXPECT_NE(slurp(folder / "out.csv").find("مرحبا"), std::string::npos);
    EXPECT_EQ(fs::status(folder / "out.csv").permissions(), fs::perms(0600));
}

TEST_F(Running, NothingAcknowledgedIsLostOrDoubledWhenTheServerIsKilled) {
    const std::string path = add_kiosk("central");
    std::set<int> acknowledged;
    int next = 0;
    for (int round = 0; round < 10; ++round) {
        Program serving(serve());
        const int port = serving.listening();
        ASSERT_GT(port, 0) << serving.err();
        // Strikes somewhere in the request that follows the round's last acknowledged one, or a later one.
        std::atomic<int> left = round;
        std::thread killer([&] {
            while (left >= 0) std::this_thread::yield();
            serving.end(SIGKILL);
        });
        httplib::Client client("127.0.0.1", port);
        client.set_default_headers({{"X-OpenRosa-Version", "1.0"}});
        client.set_read_timeout(::testing::patience);
        client.set_keep_alive(true);
        client.set_tcp_nodelay(true);
        while (const auto reply =
                   client.Post(path + "/submission", parts_of(clear_xml("1", instance(next), "")))) {
            EXPECT_EQ(reply->status, 201);
            acknowledged.insert(next++);
            --left;
        }  // the one that was cut is posted again after the restart
        left = -1;
        killer.join();
    }
    const auto inbox = std::move(*Inbox::open(folder / "data"));
    std::set<std::string> held;
    const auto numbers = *inbox.numbers(form_id);
    for (const auto number : numbers)
        held.insert(read_submission_header(inbox.submission(number)->xml)->instance_id);
    EXPECT_EQ(held.size(), numbers.size());
    EXPECT_GE(acknowledged.size(), 55u);
    for (const int number : acknowledged) EXPECT_TRUE(held.contains(instance(number))) << number;
}

TEST_F(Running, AHangupReadsTheFormsAgain) {
    Program serving(serve());
    const int port = serving.listening();
    ASSERT_GT(port, 0);
    const std::string path = add_kiosk("central");
    httplib::Client client("127.0.0.1", port);
    client.set_default_headers({{"X-OpenRosa-Version", "1.0"}});
    client.set_read_timeout(::testing::patience);
    write(folder / "forms/second/form.xml", form_xml("second", "1"));
    serving.signal(SIGHUP);
    while (serving.err().find("the forms were read again") == std::string::npos) usleep(2'000);
    EXPECT_NE(client.Get(path + "/formList")->body.find("<formID>second</formID>"), std::string::npos);
}

TEST_F(Running, WhatCannotBeServedEndsWithOneSentenceAndCode2) {
    auto no_forms = serve();
    no_forms[2] = folder / "nowhere";
    auto bad_key = serve();
    bad_key.insert(bad_key.end(), {"--public-key", folder / "forms/parks/form.xml"});
    auto half_tls = serve();
    half_tls.insert(half_tls.end(), {"--cert", folder / "cert.pem"});
    for (const auto& words :
         {no_forms, bad_key, half_tls, std::vector<std::string>{"serve"}, {"dance"}, {}}) {
        Program program(words);
        EXPECT_EQ(program.wait(), 2) << program.err();
        EXPECT_FALSE(program.err().empty());
        EXPECT_EQ(program.out(), "");
    }
}

TEST_F(Running, APinBecomesALineForTheConfigurationAndAWeakOneIsRefused) {
    Program good({"pin"}, "482915\n");
    EXPECT_EQ(good.wait(), 0);
    EXPECT_TRUE(good.out().starts_with("pin_hash = \"$argon2id$"));
    for (const char* weak : {"111111\n", "123456\n", "12\n", "\n", ""}) {
        Program program({"pin"}, weak);
        EXPECT_EQ(program.wait(), 2) << weak;
        EXPECT_EQ(program.out(), "");
    }
}

TEST_F(Running, KiosksAreAddedListedAndRevokedByName) {
    const std::string path = add_kiosk("central");
    EXPECT_EQ(path.size(), std::string("/v1/key//projects/1").size() + 64);
    Program twice({"kiosk", "add", "central", "--data", folder / "data"});
    EXPECT_EQ(twice.wait(), 2);
    Program revoking({"kiosk", "revoke", "central", "--data", folder / "data"});
    EXPECT_EQ(revoking.wait(), 0);
    Program list({"kiosk", "list", "--data", folder / "data"});
    EXPECT_EQ(list.wait(), 0);
    EXPECT_NE(list.out().find("central\tadded"), std::string::npos);
    EXPECT_NE(list.out().find("revoked"), std::string::npos);
    EXPECT_EQ(list.out().find(path.substr(8, 64)), std::string::npos);
    for (const char* name : {"", "two words", "a/b", "\n"}) {
        Program program({"kiosk", "add", name, "--data", folder / "data"});
        EXPECT_EQ(program.wait(), 2) << name;
    }
}

// A token in kiosk.toml is refused: the words lead to the key of the site file that takes it.
TEST_F(Running, AKioskThatIsAddedSaysWhereItsTokenGoes) {
    Program adding({"kiosk", "add", "central", "--data", folder / "data"});
    EXPECT_EQ(adding.wait(), 0);
    EXPECT_NE(adding.err().find("as server_url in [setup] of the site file of central"), std::string::npos)
        << adding.err();
    const std::string site = slurp(SOURCE_DIR "/deploy/site.toml");
    EXPECT_LT(site.find("\n[setup]\n"), site.find("\n# server_url = "));
    EXPECT_NE(site.find("\n# server_url = "), std::string::npos);
}

TEST_F(Running, ASlipInTheDataFolderIsToldAndMakesNoEmptyInbox) {
    for (const auto& words :
         {std::vector<std::string>{"count"}, {"kiosk", "list"}, {"kiosk", "revoke", "central"}}) {
        auto whole = words;
        whole.insert(whole.end(), {"--data", folder / "dtaa"});
        Program program(whole);
        EXPECT_EQ(program.wait(), 2);
        EXPECT_NE(program.err().find("there is no inbox"), std::string::npos);
    }
    EXPECT_FALSE(fs::exists(folder / "dtaa"));
}

TEST_F(Running, AnExportIsNeverWrittenOverAnother) {
    Program keygen({"keygen", "--out", folder / "keys", "--no-passphrase"});
    ASSERT_EQ(keygen.wait(), 0);
    Program serving(serve());
    ASSERT_GT(serving.listening(), 0);
    EXPECT_EQ(serving.end(SIGTERM), 0);
    const std::vector<std::string> words = {
        "export", "--data", folder / "data", "--private-key",   folder / "keys/private.pem",
        "--form", form_id,  "--csv",         folder / "out.csv"};
    Program first(words);
    EXPECT_EQ(first.wait(), 0) << first.err();
    Program second(words);
    EXPECT_EQ(second.wait(), 2);
    EXPECT_NE(second.err().find("exists already"), std::string::npos);
}

TEST_F(Running, AReportIsReviewedAndThenPublished) {
    const std::string path = add_kiosk("central");
    {
        Program serving(serve());
        httplib::Client client("127.0.0.1", serving.listening());
        client.set_default_headers({{"X-OpenRosa-Version", "1.0"}});
        client.set_read_timeout(::testing::patience);
        const std::string said = "<words>Mend the gate at L8 1AB</words>";
        ASSERT_EQ(client.Post(path + "/submission", parts_of(clear_xml("1", instance(1), said)))->status,
                  201);
    }
    const auto report = [&](std::vector<std::string> more) {
        std::vector<std::string> words{"report", "--data", folder / "data", "--form", form_id};
        words.insert(words.end(), more.begin(), more.end());
        Program program(words);
        const int code = program.wait();
        return std::to_string(code) + " " + program.err();
    };
    EXPECT_TRUE(report({"--out", folder / "draft.html", "--write-review", folder / "review.txt"})
                    .starts_with("0 1 "));
    EXPECT_NE(slurp(folder / "draft.html").find("<mark>L8 1AB</mark>"), std::string::npos);
    EXPECT_EQ(fs::status(folder / "draft.html").permissions(), fs::perms(0600));
    EXPECT_TRUE(report({"--publish", "--out", folder / "out.html"}).starts_with("2 "));
    EXPECT_TRUE(report({"--publish", "--review", folder / "review.txt", "--out", folder / "out.html"})
                    .starts_with("0 "));
    EXPECT_NE(slurp(folder / "out.html").find("Mend the gate"), std::string::npos);
    EXPECT_EQ(slurp(folder / "out.html").find("L8 1AB"), std::string::npos);
    EXPECT_TRUE(report({"--out", folder / "out.html"}).find("exists already") != std::string::npos);
    EXPECT_TRUE(report({}).starts_with("2 "));
}

}  // namespace
}  // namespace council
