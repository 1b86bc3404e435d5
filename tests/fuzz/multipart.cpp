// SPDX-License-Identifier: Apache-2.0
// The body of a POST, through the real server on loopback: it gives one of its answers, whatever comes.
#include <set>

#include "tests/fuzz/targets.h"
#include "tests/server/test_server.h"

namespace {

// A search posts more than one kiosk may leave in a day.
class OpenHanded : public council::TestServer {
 public:
    OpenHanded() : TestServer(council::Sealing::clear) {
        stop();
        options.quota = {.submissions = 1'000'000'000, .bytes = 1'000'000'000'000};
        start();
    }
};

}  // namespace

void fuzz::multipart(std::string_view bytes) {
    static OpenHanded server;
    static httplib::Client client = server.client();
    client.set_keep_alive(true);
    const auto reply =
        client.Post(server.path("/submission"), std::string(bytes), "multipart/form-data; boundary=b");
    static const std::set<int> known = {201, 400, 404, 409, 413};
    kiosk::require(reply && known.contains(reply->status), "a body gets one of the server's answers");
}
