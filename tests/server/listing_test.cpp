// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "kiosk/limits.h"
#include "sync/inbox/crypto.h"
#include "sync/server/receive_submission.h"
#include "tests/patience.h"
#include "tests/server/test_server.h"

namespace council {
namespace {

using testing::Test;

std::string between(const std::string& text, const std::string& before, const std::string& after) {
    const auto begin = text.find(before);
    if (begin == text.npos) return "";
    const auto from = begin + before.size();
    return text.substr(from, text.find(after, from) - from);
}

std::string path_in(const std::string& url) {
    return url.substr(url.find("/v1/"));
}

class Listing : public Test {
 protected:
    TestServer server;
};

TEST_F(Listing, TheListNamesTheFormAndItsHashIsThatOfTheBytesServed) {
    const auto list = server.get("/formList");
    ASSERT_EQ(list->status, 200);
    EXPECT_EQ(between(list->body, "<formID>", "<"), form_id);
    EXPECT_EQ(between(list->body, "<name>", "<"), "Parks &amp; libraries");
    const auto form = server.client().Get(path_in(between(list->body, "<downloadUrl>", "<")));
    ASSERT_EQ(form->status, 200);
    EXPECT_EQ("md5:" + hex(md5(form->body)), between(list->body, "<hash>", "<"));
}

TEST_F(Listing, AFormThatCarriesNoKeyIsServedWithTheCouncilsKeyAndAVersionThatSaysSo) {
    const auto list = server.get("/formList");
    const auto form = server.client().Get(path_in(between(list->body, "<downloadUrl>", "<")));
    EXPECT_EQ(between(form->body, "base64RsaPublicKey=\"", "\""), keys().public_base64);
    const std::string version = server.version();
    EXPECT_TRUE(version.starts_with("1[encrypted:") &&
                version.size() == std::string("1[encrypted:XXXXXXXX]").size());
    EXPECT_NE(form->body.find("version=\"" + version + "\""), std::string::npos);
}

TEST_F(Listing, TheVersionIsTheSameAfterARestartWithTheSameKey) {
    const std::string before = server.version();
    server.stop();
    server.start();
    EXPECT_EQ(server.version(), before);
}

TEST_F(Listing, AFormThatNamesAnotherHostForItsAnswersIsToldInTheLog) {
    std::string elsewhere = form_xml("elsewhere", "1");
    elsewhere.insert(elsewhere.find("</model>"), "<submission action=\"https://elsewhere.example/\"/>");
    write(server.folder / "forms/elsewhere/form.xml", elsewhere);
    ASSERT_TRUE(server.serving->reload());
    EXPECT_NE(server.log.str().find("form elsewhere:\nline "), std::string::npos);
    EXPECT_NE(server.log.str().find("submission: warning: its action is ignored"), std::string::npos);
}

TEST_F(Listing, AFormThatCarriesAKeyIsServedAsItIs) {
    std::string own = form_xml("own-key", "7");
    own.insert(own.find("</model>"), "<submission base64RsaPublicKey=\"" + keys().public_base64 + "\"/>");
    write(server.folder / "forms/own/form.xml", own);
    ASSERT_TRUE(server.serving->reload());
    const auto list = server.get("/formList?formID=own-key");
    EXPECT_EQ(between(list->body, "<version>", "<"), "7");
    EXPECT_EQ(server.client().Get(path_in(between(list->body, "<downloadUrl>", "<")))->body, own);
}

TEST_F(Listing, MoreMediaThanAKioskFetchesAreNotOffered) {
    write(server.folder / "forms/many/form.xml", form_xml("many", "1"));
    for (std::size_t at = 0; at <= limits::media_files; ++at)
        write(server.folder / "forms/many/media" / (std::to_string(at) + ".txt"), "a");
    const auto loaded = server.serving->reload();
    ASSERT_FALSE(loaded);
    EXPECT_NE(loaded.error().sentence.find("51 media files; a kiosk takes at most 50"), std::string::npos)
        << loaded.error().sentence;
}

TEST_F(Listing, MediaComeThroughTheManifestByteForByte) {
    const auto list = server.get("/formList");
    const auto manifest = server.client().Get(path_in(between(list->body, "<manifestUrl>", "<")));
    ASSERT_EQ(manifest->status, 200);
    EXPECT_EQ(between(manifest->body, "<filename>", "<"), "cat.png");
    const auto media = server.client().Get(path_in(between(manifest->body, "<downloadUrl>", "<")));
    EXPECT_EQ(media->body, "picture of a cat");
    EXPECT_EQ("md5:" + hex(md5(media->body)), between(manifest->body, "<hash>", "<"));
    EXPECT_EQ(media->get_header_value("ETag"), "\"" + hex(md5(media->body)) + "\"");
}

TEST_F(Listing, AClientThatHoldsTheBytesGets304WithoutThem) {
    const auto list = server.get("/formList");
    std::vector<std::string> paths{server.path("/formList"),
                                   path_in(between(list->body, "<downloadUrl>", "<"))};
    for (const std::string& path : paths) {
        const std::string etag = server.client().Get(path)->get_header_value("ETag");
        const auto again = server.client().Get(path, {{"If-None-Match", etag}});
        EXPECT_EQ(again->status, 304) << path;
        EXPECT_TRUE(again->body.empty());
        EXPECT_EQ(server.client().Get(path, {{"If-None-Match", "\"other\""}})->status, 200);
    }
}

TEST_F(Listing, OpenRosaAnswersCarryItsHeaders) {
    for (const auto& reply : {server.get("/formList"), server.client().Head(server.path("/submission"))}) {
        EXPECT_EQ(reply->get_header_value("X-OpenRosa-Version"), "1.0");
        EXPECT_EQ(reply->get_header_value("X-OpenRosa-Accept-Content-Length"),
                  std::to_string(most_body_bytes));
        EXPECT_EQ(reply->get_header_value("Date"), "Mon, 08 Jan 2024 21:03:00 GMT");
    }
}

TEST_F(Listing, WithoutTheVersionHeaderListHeadAndManifestAre400ButFormsCome) {
    const auto list = server.get("/formList");
    httplib::Client plain("127.0.0.1", server.serving->port());
    plain.set_read_timeout(::testing::patience);
    EXPECT_EQ(plain.Get(server.path("/formList"))->status, 400);
    EXPECT_EQ(plain.Head(server.path("/submission"))->status, 400);
    EXPECT_EQ(plain.Get(path_in(between(list->body, "<manifestUrl>", "<")))->status, 400);
    EXPECT_EQ(plain.Get(path_in(between(list->body, "<downloadUrl>", "<")))->status, 200);
}

TEST_F(Listing, TokensAre401Malformed403UnknownAndProjectsAre404) {
    auto client = server.client();
    EXPECT_EQ(client.Get("/v1/key/short/projects/1/formList")->status, 401);
    EXPECT_EQ(client.Get("/v1/key/" + std::string(64, 'a') + "/projects/1/formList")->status, 403);
    EXPECT_EQ(client.Get("/v1/key/" + server.token + "/projects/2/formList")->status, 404);
    EXPECT_EQ(client.Get("/")->status, 404);
    EXPECT_EQ(
        client.Get("/v1/key/" + server.token + "/projects/1/forms/" + std::string(32, '0') + ".xml")->status,
        404);
}

TEST_F(Listing, ARevokedKioskIsLockedOutAtOnceAndItsNameCanBeGivenAgain) {
    ASSERT_TRUE(server.inbox().revoke_kiosk("central-library", server.options.now()));
    EXPECT_EQ(server.get("/formList")->status, 403);
    EXPECT_EQ(server.client().Head(server.path("/submission"))->status, 403);
    EXPECT_EQ(server.post(parts_of("<data/>")), 403);
    server.token = server.add_kiosk("central-library");
    EXPECT_EQ(server.get("/formList")->status, 200);
}

TEST_F(Listing, AddressesStandOnThePublicUrlBehindAProxyAndAHostileHostIsRefused) {
    const std::string forged = "evil\"<x>";
    EXPECT_EQ(server.client().Get(server.path("/formList"), {{"Host", forged}})->status, 400);
    server.stop();
    server.options.public_url = "https://forms.example.gov.uk/";
    server.start();
    const std::string url = between(server.get("/formList")->body, "<downloadUrl>", "<");
    EXPECT_TRUE(url.starts_with("https://forms.example.gov.uk/v1/key/"));
}

TEST_F(Listing, AChangedTextUnderAnOldVersionIsRefusedAndTheOldFormStaysOffered) {
    const std::string before = server.get("/formList")->body;
    write(server.folder / "forms/parks/form.xml", form_xml(form_id, "1", "<added/>"));
    const auto reloaded = server.serving->reload();
    ASSERT_FALSE(reloaded);
    EXPECT_NE(reloaded.error().sentence.find("Give the changed form a new version"), std::string::npos);
    EXPECT_EQ(server.get("/formList")->body, before);

    write(server.folder / "forms/parks/form.xml", form_xml(form_id, "2", "<added/>"));
    ASSERT_TRUE(server.serving->reload());
    EXPECT_TRUE(server.version().starts_with("2[encrypted:"));
}

TEST_F(Listing, AFormThatNoKioskCouldRunIsRefusedWithItsFile) {
    std::string bad = form_xml("bad", "1");
    bad.insert(bad.find("</h:body>"),
               "<select1 ref=\"/data/words\" query=\"instance('a')\"><label>Which?</label></select1>");
    write(server.folder / "forms/bad/form.xml", bad);
    const auto reloaded = server.serving->reload();
    ASSERT_FALSE(reloaded);
    EXPECT_NE(reloaded.error().sentence.find("bad/form.xml"), std::string::npos);
    EXPECT_NE(reloaded.error().sentence.find("itemsets.csv is not read"), std::string::npos);
}

TEST_F(Listing, TheLogNamesKioskDeedAndStatusAndNeverAToken) {
    server.get("/formList");
    server.client().Get("/v1/key/" + std::string(64, 'a') + "/projects/1/formList");
    server.stop();
    EXPECT_NE(server.log.str().find("2024-01-08T21:03:00Z central-library formList 200"), std::string::npos);
    EXPECT_NE(server.log.str().find("- formList 403"), std::string::npos);
    EXPECT_EQ(server.log.str().find(server.token), std::string::npos);
    EXPECT_EQ(server.log.str().find("aaaaaaaa"), std::string::npos);
}

TEST_F(Listing, TheInboxHoldsNoTokenAndOnlyItsOwnerReadsIt) {
    server.stop();
    for (const auto& entry : fs::directory_iterator(server.folder / "data")) {
        EXPECT_EQ(entry.status().permissions() & (fs::perms::group_all | fs::perms::others_all),
                  fs::perms::none);
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        EXPECT_EQ(bytes.find(server.token), std::string::npos) << entry.path();
    }
}

}  // namespace
}  // namespace council
