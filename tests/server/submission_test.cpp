// SPDX-License-Identifier: Apache-2.0
// The table of ODK Central's observed answers, held against this server, and the places where it is stricter
// on purpose.
#include <atomic>

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include "kiosk/limits.h"
#include "sync/server/receive_submission.h"
#include "tests/processor_time.h"
#include "tests/server/stranger.h"
#include "tests/server/test_server.h"

namespace council {
namespace {

// What httplib's client is too polite to send: the bytes as given, and all that comes back.
std::string heard_by(const TestServer& server, const std::string& bytes) {
    return Stranger(server.serving->port(), "127.0.0.1", bytes).hear();
}

std::string multipart_head(const TestServer& server, std::size_t length) {
    return "POST " + server.path("/submission") +
           " HTTP/1.1\r\nHost: localhost\r\nX-OpenRosa-Version: 1.0\r\nConnection: close\r\n"
           "Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: " +
           std::to_string(length) + "\r\n\r\n";
}

std::string multipart_body(const std::string& xml) {
    return "--edge\r\nContent-Disposition: form-data; name=\"xml_submission_file\"; "
           "filename=\"submission.xml\"\r\n"
           "Content-Type: text/xml\r\n\r\n" +
           xml + "\r\n--edge--\r\n";
}

std::string status_line(const std::string& reply) {
    return reply.substr(0, reply.find("\r\n"));
}

class Submitting : public testing::Test {
 protected:
    TestServer server;
    std::string answers = "<words>hello</words>";
};

class SubmittingInClear : public testing::Test {
 protected:
    int post(const std::string& xml) const { return server.post(parts_of(xml)); }
    std::string record(int number, const std::string& nodes = "<words>hello</words>") const {
        return clear_xml("1", instance(number), nodes);
    }
    TestServer server{Sealing::clear};
};

TEST_F(Submitting, ANewRecordIs201WithTheOpenRosaEnvelopeAndAllItsFilesAreHeld) {
    const auto sealed = server.seal(instance(1), answers);
    const auto reply =
        server.client().Post(server.path("/submission?deviceID=have-your-say%3Acentral"), parts_of(sealed));
    ASSERT_EQ(reply->status, 201);
    EXPECT_NE(reply->body.find("<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\""),
              std::string::npos);
    EXPECT_TRUE(reply->get_header_value("Content-Type").starts_with("text/xml"));
    const auto held = server.inbox().submission(server.inbox().numbers(form_id)->front());
    EXPECT_EQ(held->xml, sealed.manifest);
    ASSERT_EQ(held->files.size(), 1u);
    EXPECT_EQ(held->files[0].bytes, sealed.files[0].bytes);
    EXPECT_EQ(held->kiosk, "central-library");
    EXPECT_EQ(held->device_id, "have-your-say:central");
    EXPECT_FALSE(held->practice);
}

TEST_F(Submitting, TheSameBytesAgainAre201AndMakeNoSecondRecord) {
    const auto sealed = server.seal(instance(1), answers);
    EXPECT_EQ(server.post(parts_of(sealed)), 201);
    EXPECT_EQ(server.post(parts_of(sealed)), 201);
    EXPECT_EQ(server.records(), 1);
}

TEST_F(Submitting, ASecondSealingUnderTheSameInstanceIdIs409) {
    EXPECT_EQ(server.post(parts_of(server.seal(instance(1), answers))), 201);
    EXPECT_EQ(server.post(parts_of(server.seal(instance(1), answers))), 409);
    EXPECT_EQ(server.records(), 1);
}

TEST_F(Submitting, EightEqualPostsAtOnceAre201EachAndOneRecord) {
    const auto parts = parts_of(server.seal(instance(1), answers));
    std::atomic<int> accepted = 0;
    std::vector<std::thread> posts;
    for (int n = 0; n < 8; ++n) posts.emplace_back([&] { accepted += server.post(parts) == 201; });
    for (auto& post : posts) post.join();
    EXPECT_EQ(accepted, 8);
    EXPECT_EQ(server.records(), 1);
}

TEST_F(Submitting, EightDifferentPostsOfOneInstanceIdAtOnceLeaveExactlyOneAccepted) {
    std::vector<httplib::MultipartFormDataItems> all;
    for (int n = 0; n < 8; ++n) all.push_back(parts_of(server.seal(instance(1), answers)));
    std::atomic<int> accepted = 0, refused = 0;
    std::vector<std::thread> posts;
    for (const auto& parts : all) {
        posts.emplace_back([&] {
            const int status = server.post(parts);
            accepted += status == 201;
            refused += status == 409;
        });
    }
    for (auto& post : posts) post.join();
    EXPECT_EQ(accepted, 1);
    EXPECT_EQ(refused, 7);
    EXPECT_EQ(server.records(), 1);
}

TEST_F(Submitting, FilesMayFollowInASecondRequestButNeverChange) {
    const auto sealed = server.seal(instance(1), answers);
    auto parts = parts_of(sealed);
    const auto file = parts.back();
    parts.pop_back();
    EXPECT_EQ(server.post(parts), 201);
    parts.push_back(file);
    EXPECT_EQ(server.post(parts), 201);
    EXPECT_EQ(server.inbox().submission(1)->files.size(), 1u);
    parts.back().content += "x";
    EXPECT_EQ(server.post(parts), 409);
    EXPECT_EQ(server.inbox().submission(1)->files[0].bytes, sealed.files[0].bytes);
}

TEST_F(Submitting, APartThatTheManifestDoesNotNameIsDroppedSilently) {
    auto parts = parts_of(server.seal(instance(1), answers));
    parts.push_back({"../../etc/cron.d/evil", "x", "../../etc/cron.d/evil", "text/plain"});
    EXPECT_EQ(server.post(parts), 201);
    EXPECT_EQ(server.inbox().submission(1)->files.size(), 1u);
}

TEST_F(Submitting, AnOldVersionIsStillTakenAfterANewOneIsOfferedAndSoIsTheUnsealedVersionsName) {
    const auto of_old_version = server.seal(instance(1), answers);
    write(server.folder / "forms/parks/form.xml", form_xml(form_id, "2"));
    ASSERT_TRUE(server.serving->reload());
    EXPECT_EQ(server.post(parts_of(of_old_version)), 201);
    const auto as_in_the_folder =
        *store::seal({form_id, "2", instance(2), clear_xml("2", instance(2), answers)}, keys().seal_key);
    EXPECT_EQ(server.post(parts_of(as_in_the_folder)), 201);
}

TEST_F(Submitting, ARecordInClearForASealedFormIs400AndNotKept) {
    EXPECT_EQ(server.post(parts_of(clear_xml(server.version(), instance(1), answers))), 400);
    EXPECT_EQ(server.records(), 0);
}

TEST_F(Submitting, AManifestWithAPathForAFileNameIs400) {
    auto sealed = server.seal(instance(1), answers);
    const std::string name = "submission.xml.enc";
    sealed.manifest.replace(sealed.manifest.find(name), name.size(), "../submission.enc");
    EXPECT_EQ(server.post(parts_of(sealed)), 400);
}

TEST_F(Submitting, WhereTheInboxFailsTheAnswerIs503SoThatTheKioskKeepsItsRecord) {
    const auto sealed = server.seal(instance(1), answers);
    SQLite::Database(server.folder / "data/inbox.db", SQLite::OPEN_READWRITE)
        .exec("ALTER TABLE submission RENAME TO away");
    EXPECT_EQ(server.post(parts_of(sealed)), 503);
    SQLite::Database(server.folder / "data/inbox.db", SQLite::OPEN_READWRITE)
        .exec("ALTER TABLE away RENAME TO submission");
    EXPECT_EQ(server.post(parts_of(sealed)), 201);
}

TEST_F(SubmittingInClear, UnknownFormAndUnknownOrMissingVersionAre404) {
    EXPECT_EQ(post(record(1)), 201);
    EXPECT_EQ(post(clear_xml("9", instance(2), "")), 404);
    EXPECT_EQ(post("<data id=\"parks\"><meta><instanceID>uuid:1</instanceID></meta></data>"), 404);
    EXPECT_EQ(post("<data id=\"nowhere\"><meta><instanceID>uuid:1</instanceID></meta></data>"), 404);
}

TEST_F(SubmittingInClear, OneChangedSpaceUnderTheSameInstanceIdIs409) {
    EXPECT_EQ(post(record(1)), 201);
    EXPECT_EQ(post(record(1) + " "), 409);
}

TEST_F(SubmittingInClear, WhatCannotBeCountedOnceIs400) {
    const std::vector<std::string> hostile = {
        "",
        "hello",
        "<data id=\"parks\" version=\"1\">",
        "<data id=\"parks\" version=\"1\"/>",
        "<data version=\"1\"><meta><instanceID>uuid:1</instanceID></meta></data>",
        clear_xml("1", instance(1), std::string("<words>a\0b</words>", 18)),
        clear_xml("1", instance(1), "<words>\xC3\x28</words>"),
        clear_xml("1", instance(1), "<words>\xED\xA0\x80</words>"),
        clear_xml("1", instance(1), "<words>&#1;</words>"),
        clear_xml("1", instance(1) + "\n", ""),
        "<!DOCTYPE data [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + record(1, "<words>&e;</words>"),
        "<!DOCTYPE d [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>" + record(1, "<words>&b;</words>"),
        clear_xml("1", instance(1),
                  "<meta><deprecatedID>uuid:0</deprecatedID><instanceID>uuid:1</instanceID></meta>"),
        "\xFF\xFE<\0d\0",
    };
    for (const std::string& xml : hostile) EXPECT_EQ(post(xml), 400) << xml;
    EXPECT_EQ(server.records(), 0);
}

TEST_F(SubmittingInClear, FloodsOfXmlAreRefusedBeforeTheyCostAnything) {
    std::string attributes, deep, many;
    for (int n = 0; n < 100'000; ++n) attributes += " a" + std::to_string(n) + "=\"\"";
    for (int n = 0; n < 100'000; ++n) deep += "<a>";
    for (std::size_t n = 0; n <= limits::submission_nodes; ++n) many += "<a/>";
    const testing::ProcessorTime work;
    EXPECT_EQ(post("<data id=\"parks\"" + attributes + "/>"), 400);
    EXPECT_EQ(post(deep), 400);
    EXPECT_EQ(post(clear_xml("1", instance(1), many)), 400);
    EXPECT_EQ(post(clear_xml("1", instance(1), std::string(limits::submission_bytes, 'a'))), 400);
    EXPECT_LT(work.spent(), std::chrono::seconds(5));
}

TEST_F(SubmittingInClear, ExactlyOneXmlPartWithAFilenameIsNeeded) {
    EXPECT_EQ(server.post({{"xml_submission_file", record(1), "", "text/xml"}}), 400);
    EXPECT_EQ(server.post({{"other", record(1), "a.xml", "text/xml"}}), 400);
    auto twice = parts_of(record(1));
    twice.push_back(twice.front());
    EXPECT_EQ(server.post(twice), 400);
    EXPECT_EQ(server.client().Post(server.path("/submission"), record(1), "text/xml")->status, 400);
    EXPECT_EQ(server.records(), 0);
}

TEST_F(SubmittingInClear, ABodyCutAnywhereIsNoRecordAndTheWholeBodyThenIs) {
    const std::string body = multipart_body(record(1));
    for (std::size_t cut = 0; cut + 4 < body.size(); cut += 7) {
        {
            const Stranger hangs_up(server.serving->port(), "127.0.0.1",
                                    multipart_head(server, body.size()) + body.substr(0, cut));
        }
        const std::string short_of_its_end = multipart_head(server, cut) + body.substr(0, cut);
        const std::string reply = heard_by(server, short_of_its_end);
        EXPECT_TRUE(status_line(reply).starts_with("HTTP/1.1 400")) << cut << " " << reply;
    }
    EXPECT_EQ(server.records(), 0);
    const std::string reply = heard_by(server, multipart_head(server, body.size()) + body);
    EXPECT_TRUE(status_line(reply).starts_with("HTTP/1.1 201")) << reply;
    EXPECT_EQ(server.records(), 1);
}

TEST_F(SubmittingInClear, HostileMultipartIsRefusedAndTheServerGoesOn) {
    const std::string long_line(200'000, 'a');
    const std::vector<std::string> bodies = {
        "--edge\r\n" + long_line + "\r\n\r\nx\r\n--edge--\r\n",
        "--edge\r\nContent-Disposition: form-data; name=\"" + long_line + "\"\r\n\r\nx\r\n--edge--\r\n",
        "--edge\r\nContent-Disposition: form-data; name=\"" + std::string(8'000, '"') +
            "\"\r\n\r\nx\r\n--edge--\r\n",
        "--edge\r\n\r\n\r\n--edge--",
        std::string(4'096, '\0'),
        "--edge--\r\n",
    };
    for (const std::string& body : bodies) {
        const std::string reply = heard_by(server, multipart_head(server, body.size()) + body);
        EXPECT_TRUE(status_line(reply).starts_with("HTTP/1.1 400")) << reply.substr(0, 200);
    }
    EXPECT_EQ(post(record(1)), 201);
}

TEST_F(SubmittingInClear, MoreThan128PartsAre413) {
    auto parts = parts_of(record(1));
    while (parts.size() <= most_parts)
        parts.push_back({"p" + std::to_string(parts.size()), "x", "x", "text/plain"});
    EXPECT_EQ(server.post(parts), 413);
    parts.pop_back();
    EXPECT_EQ(server.post(parts), 201);
}

TEST_F(SubmittingInClear, ALengthOverTheAnnouncedOneIs413WithoutReadingAGigabyte) {
    const std::string reply = heard_by(server, multipart_head(server, 1'000'000'000) + "--edge\r\n");
    EXPECT_TRUE(status_line(reply).starts_with("HTTP/1.1 413")) << reply;
}

TEST_F(SubmittingInClear, ABodyWithALengthAndInChunksIs400) {
    const std::string body = multipart_body(record(1));
    std::ostringstream chunk;
    chunk << std::hex << body.size() << "\r\n" << body << "\r\n0\r\n\r\n";
    std::string head = multipart_head(server, chunk.str().size());
    head.insert(head.size() - 2, "Transfer-Encoding: chunked\r\n");
    const std::string both = heard_by(server, head + chunk.str());
    EXPECT_TRUE(status_line(both).starts_with("HTTP/1.1 400")) << both;
    EXPECT_EQ(server.records(), 0);
    const auto length = head.find("Content-Length");
    head.erase(length, head.find("\r\n", length) + 2 - length);
    const std::string chunks_only = heard_by(server, head + chunk.str());
    EXPECT_TRUE(status_line(chunks_only).starts_with("HTTP/1.1 201")) << chunks_only;
}

TEST_F(SubmittingInClear, ABodyThatHasNotComeByTheDeadlineIs408AndNothingOfItIsKept) {
    server.stop();
    server.options.body_deadline = std::chrono::milliseconds(0);
    server.start();
    EXPECT_EQ(post(record(1)), 408);
    EXPECT_EQ(server.records(), 0);
}

// Each of them would be answered, and whoever keeps the connection would take those answers for its own.
TEST_F(SubmittingInClear, WhatIsLeftOfARefusedBodyIsNotTakenForRequests) {
    server.stop();
    server.options.body_deadline = std::chrono::milliseconds(0);
    server.start();
    std::string rest = "--edge\r\nContent-Disposition: form-data; name=\"a\"; filename=\"a\"\r\n\r\n";
    for (int n = 0; n < 4'000; ++n) rest += "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    const std::string close = "Connection: close\r\n";
    std::string known = multipart_head(server, rest.size() + 1);
    known.erase(known.find(close), close.size());
    std::string unknown = known;
    unknown.replace(unknown.find("/key/") + 5, 4, "AAAA");
    for (const auto& [head, status] : {std::pair{known, "408"}, std::pair{unknown, "403"}}) {
        const std::string heard = heard_by(server, head + rest);
        EXPECT_TRUE(status_line(heard).starts_with(std::string("HTTP/1.1 ") + status))
            << heard.substr(0, 200);
        EXPECT_EQ(heard.find("HTTP/1.1", 8), heard.npos) << heard.substr(0, 900);
    }
}

TEST(TakingIn, BytesAreCountedAsTheyComeWhateverLengthWasPromised) {
    BodyRoom room(64'000'000);
    SubmissionParts parts(room);
    const std::string megabyte(1'000'000, 'x');
    ASSERT_TRUE(parts.begin_part("a", "a"));
    for (int n = 0; n < 8; ++n) EXPECT_TRUE(parts.append(megabyte));
    EXPECT_FALSE(parts.append("x"));
    EXPECT_TRUE(parts.too_much());
}

TEST_F(SubmittingInClear, LongPathsAreRefusedBeforeTheyAreMatched) {
    EXPECT_EQ(server.client().Get("/" + std::string(7'000, 'a'))->status, 414);
    EXPECT_EQ(server.get("/formList")->status, 200);
}

TEST_F(SubmittingInClear, WhatWasAcknowledgedIsThereAfterARestart) {
    for (int n = 0; n < 20; ++n) ASSERT_EQ(post(record(n)), 201);
    server.stop();
    server.start();
    EXPECT_EQ(server.records(), 20);
    EXPECT_EQ(post(record(7)), 201);
    EXPECT_EQ(server.records(), 20);
}

TEST_F(SubmittingInClear, ManyRecordsGoUpOnOneConnection) {
    auto client = server.client();
    client.set_keep_alive(true);
    client.set_tcp_nodelay(true);  // as libcurl does
    for (int n = 0; n < 200; ++n)
        ASSERT_EQ(client.Post(server.path("/submission"), parts_of(record(n)))->status, 201);
    EXPECT_EQ(server.records(), 200);
}

}  // namespace
}  // namespace council
