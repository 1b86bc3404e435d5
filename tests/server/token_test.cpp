// SPDX-License-Identifier: Apache-2.0
// What a kiosk's token opens, in the hands of whoever took it out of the box (RELIABILITY N11).
#include <gtest/gtest.h>

#include "tests/server/test_server.h"

namespace council {
namespace {

TEST(Token, OpensTheFormsAndTakesRecordsAndGivesNothingBackOfWhatCame) {
    const TestServer server;
    const std::string marker = "PLANTED-4711";
    const auto sealed = server.seal(instance(1), "<words>" + marker + "</words>");
    ASSERT_EQ(server.post(parts_of(sealed)), 201);
    auto client = server.client();
    for (const char* rest :
         {"", "/", "/submissions", "/submissions.csv.zip", "/forms", "/forms/parks/submissions", "/app-users",
          "/submission/1", "/formList/../submissions", "/users/current", "/keys", "/inbox.db", "/kiosk"}) {
        const auto got = client.Get(server.path(rest));
        ASSERT_TRUE(got) << rest;
        EXPECT_EQ(got->status, 404) << rest;
        EXPECT_EQ(got->body.find(sealed.instance_id), std::string::npos) << rest;
    }
    for (const char* other : {"/v1/projects", "/v1/users", "/v1/sessions", "/", "/inbox.db"})
        EXPECT_EQ(client.Get(other)->status, 404) << other;
    for (const auto& changed :
         {client.Delete(server.path("/submission")), client.Put(server.path("/submission")),
          client.Patch(server.path("/formList")), client.Post(server.path("/formList"))}) {
        ASSERT_TRUE(changed);
        EXPECT_GE(changed->status, 400);
    }
    const auto greeting = client.Get(server.path("/submission"));
    EXPECT_EQ(greeting->status, 204);
    EXPECT_EQ(greeting->body, "");
    EXPECT_EQ(server.records(), 1);
}

}  // namespace
}  // namespace council
