// SPDX-License-Identifier: Apache-2.0
// The other end of the wire, for tests: an OpenRosa server on loopback that keeps what it is sent and can be
// told to misbehave. It speaks HTTP through cpp-httplib; raw_far_end.h is for what that library is too polite
// to do.
#pragma once

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include <httplib.h>

namespace openrosa::testing {

inline constexpr const char* token = "k7Qx!mZ2$vB9nL4wR8tY1pD6sF3gH5jK0aC7eU2iO9bN4xV6zM8qW1rT3yP5lS7d";

inline const std::string envelope =
    "<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\" items=\"0\"><message nature=\"\">full "
    "submission "
    "upload was successful!</message></OpenRosaResponse>";

struct Received {
    std::string instance_id;
    std::string bytes;  // all parts, names, types and contents, in order of their names
    std::string query, user_agent, version_header, date;
};

class FarEnd {
 public:
    FarEnd();
    ~FarEnd();

    std::string url() const;  // with the token in its path, as Central's app users have it
    std::string origin() const;

    // What a POST is answered by; the default, and nullptr, keep it and send 201 with the envelope. It runs
    // on a thread of the server's: what it writes to is read once another one, or none, stands in its place.
    using Reply = std::function<void(const Received&, httplib::Response&)>;
    void answer_posts(Reply);
    void answer_greeting(int status, bool openrosa);
    void accept_length(std::size_t bytes);  // X-OpenRosa-Accept-Content-Length of the greeting
    // Who is let in; whoever is not gets 401 and what `gate` added to it.
    using Gate = std::function<bool(const httplib::Request&, httplib::Response&)>;
    void demand(Gate gate);
    void answer_form_list(int status, const std::string& body);

    // Offers these bytes below the token's path and returns the address.
    std::string offer(const std::string& name, std::string bytes);
    void offer_form(const std::string& form_id, const std::string& xml, const std::string& manifest = "");
    static std::string list_entry(const std::string& form_id, const std::string& hash, const std::string& url,
                                  const std::string& manifest_url = "", const std::string& version = "1");
    static std::string media_entry(const std::string& name, const std::string& hash, const std::string& url);

    std::vector<Received> received() const;
    int asked(const std::string& name) const;  // how often an offered file was fetched
    int requests() const { return requests_; }

 private:
    void keep(const httplib::Request&, httplib::Response&);

    httplib::Server server_;
    int port_ = 0;
    std::thread thread_;
    mutable std::mutex mutex_;
    Reply reply_;
    Gate gate_;
    std::size_t accepts_ = 0;
    int greeting_status_ = 204, list_status_ = 200;
    bool greeting_openrosa_ = true;
    std::string list_;
    std::map<std::string, std::string> offered_;
    std::map<std::string, int> asked_;
    std::vector<Received> received_;
    std::atomic<int> requests_ = 0;
};

std::string md5_hash(const std::string& bytes);  // "md5:..."
std::string form_list(const std::string& entries);
std::string manifest(const std::string& entries);

}  // namespace openrosa::testing
