// SPDX-License-Identifier: Apache-2.0
#include "sync/council_connection.h"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <utility>

#include <curl/curl.h>
#include <poll.h>

#include "kiosk/kill_point.h"
#include "sync/address.h"
#include "sync/handshake.h"
#include "sync/inbox/clock_text.h"

namespace openrosa {
namespace {

using kiosk::Error;
using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Moment;
using kiosk::Result;
using std::chrono::milliseconds;

// What curl's callbacks write to while one exchange runs.
struct Exchange {
    Answer answer;
    Addresses allowed;
    std::size_t body_cap, header_cap, header_bytes = 0;
    bool address_refused = false;
};

// Counts the bytes, because curl's MAXFILESIZE only looks at the announced length, and a server need not
// announce one (RELIABILITY D10).
std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* into) {
    auto& exchange = *static_cast<Exchange*>(into);
    Answer& answer = exchange.answer;
    kiosk::kill_point("in_reply");
    answer.too_large = answer.body.size() + count > exchange.body_cap;
    if (answer.too_large) {
        answer.body.clear();
        return 0;
    }
    answer.body.append(bytes, count);
    return count;
}

// Counts the bytes of all headers: curl 7.88 limits the length of one header, and not how many there are.
std::size_t count_header(char*, std::size_t, std::size_t count, void* into) {
    auto& exchange = *static_cast<Exchange*>(into);
    exchange.header_bytes += count;
    return exchange.header_bytes > exchange.header_cap ? 0 : count;
}

bool may_connect(Addresses allowed, Reach where) {
    if (allowed == Addresses::this_machine) return where == Reach::loopback;
    return where == Reach::world || allowed == Addresses::world_and_private;
}

// curl calls this with the address that it is about to use. So a DNS answer cannot change between check and
// use.
curl_socket_t open_socket(void* into, curlsocktype, curl_sockaddr* address) {
    auto& exchange = *static_cast<Exchange*>(into);
    if (may_connect(exchange.allowed, reach(&address->addr, address->addrlen)))
        return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
    exchange.address_refused = true;
    return CURL_SOCKET_BAD;
}

// Whether a cable or a radio is connected. Where the system does not tell, none is blamed.
bool has_network() {
    std::error_code unknown;
    bool any_told = false;
    for (const auto& entry : std::filesystem::directory_iterator("/sys/class/net", unknown)) {
        if (entry.path().filename() == "lo") continue;
        int carrier = 0;
        std::ifstream file(entry.path() / "carrier");  // refuses to be read while the interface is off
        if (file >> carrier && carrier == 1) return true;
        any_told = true;
    }
    return !any_told;
}

// In a librarian's words, which part of the way is broken: from the wall to the council.
std::string layer_of(CURLcode code) {
    if (!has_network()) return "no network cable is connected, or the network is off; look at the cable";
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
            return "its name was not found; the network's name service (DNS) does not answer, or the address "
                   "is wrong";
        case CURLE_COULDNT_CONNECT:
            return "nothing answers at its address; it is down, or a firewall is in between";
        case CURLE_OPERATION_TIMEDOUT:
            return "it answers too slowly";
        case CURLE_SSL_CONNECT_ERROR:
            return "no secure connection came about; a sign-in page or a firewall may be in between";
        default:
            return "the connection broke";
    }
}

// TLS 1.3 judges our certificate behind the handshake. A request is on its way by then, into a connection
// that has gone, and curl tells of that. Where nothing is sent the server's word is heard; by whoever
// watches.
void hear_why(CURL* handle) {
    constexpr int patience_ms = 2000, most_words = 4;  // it may have others before
    const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> silent{curl_easy_duphandle(handle),
                                                                     curl_easy_cleanup};
    if (!silent) return;
    curl_easy_setopt(silent.get(), CURLOPT_CONNECT_ONLY, 1L);
    curl_socket_t socket = CURL_SOCKET_BAD;
    if (curl_easy_perform(silent.get()) != CURLE_OK) return;
    if (curl_easy_getinfo(silent.get(), CURLINFO_ACTIVESOCKET, &socket) != CURLE_OK) return;
    pollfd there{socket, POLLIN, 0};
    CURLcode heard = CURLE_AGAIN;
    for (int words = 0; words < most_words && heard == CURLE_AGAIN && poll(&there, 1, patience_ms) > 0;
         ++words) {
        char byte = 0;
        std::size_t count = 0;
        heard = curl_easy_recv(silent.get(), &byte, sizeof byte, &count);
    }
}

CURLcode watch_handshake(CURL*, void* context, void* handshake) {
    static_cast<Handshake*>(handshake)->watch(static_cast<SSL_CTX*>(context));
    return CURLE_OK;
}

Error certificate_error(CURL* curl, const std::string& days) {
    long why = 0;
    curl_easy_getinfo(curl, CURLINFO_SSL_VERIFYRESULT, &why);
    // curl itself compares names. OpenSSL then has no reason to give.
    const bool name = why == X509_V_OK || why == X509_V_ERR_UNSPECIFIED;
    std::string reason = name ? "it is for another name" : X509_verify_cert_error_string(why);
    if (why == X509_V_ERR_CERT_HAS_EXPIRED || why == X509_V_ERR_CERT_NOT_YET_VALID) reason += "; " + days;
    return {ErrorKind::refused, "The certificate of the council's server is not accepted (" + reason +
                                    "): look at this machine's clock and [server] ca_file."};
}

Error transport_error(CURL* curl, CURLcode code, const Exchange& exchange, const Handshake& handshake) {
    if (exchange.address_refused)
        return {
            ErrorKind::refused,
            "The name of the council's server leads into a private network: if it truly stands there, set "
            "[server] allow_private_addresses."};
    // curl takes some of what a server says of our certificate for a judgement on its own.
    if (auto why = handshake.turned_away(); !why.empty()) return {ErrorKind::refused, std::move(why)};
    if (code == CURLE_PEER_FAILED_VERIFICATION) return certificate_error(curl, handshake.days_of_theirs());
    if (exchange.header_bytes > exchange.header_cap)
        return {ErrorKind::offline, "The council's server sent headers without end."};
    return {ErrorKind::offline, "The council's server could not be reached: " + layer_of(code) + " (" +
                                    curl_easy_strerror(code) + ")."};
}

// RFC 9110, 10.2.3: seconds, or a date. A date is held against the server's own clock, because this machine's
// may be wrong by years. Any wish is bounded, so that it can be reckoned with.
std::chrono::seconds wait_asked_for(const std::string& wish, std::chrono::seconds now) {
    constexpr std::chrono::seconds none{0}, longest = std::chrono::hours{24};
    const bool counts = !wish.empty() && std::all_of(wish.begin(), wish.end(),
                                                     [](char each) { return each >= '0' && each <= '9'; });
    if (counts && wish.size() > std::to_string(longest.count()).size()) return longest;
    if (counts) return std::min(std::chrono::seconds{std::strtol(wish.c_str(), nullptr, 10)}, longest);
    const std::time_t date = curl_getdate(wish.c_str(), nullptr);
    return date < 0 ? none : std::clamp(std::chrono::seconds{date} - now, none, longest);
}

void read_head(CURL* handle, Answer& answer, Moment now) {
    long status = 0;
    curl_header* found = nullptr;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    answer.openrosa =
        curl_easy_header(handle, "X-OpenRosa-Version", 0, CURLH_HEADER, -1, &found) == CURLHE_OK;
    if (curl_easy_header(handle, "Date", 0, CURLH_HEADER, -1, &found) == CURLHE_OK)
        if (const std::time_t date = curl_getdate(found->value, nullptr); date >= 0)
            answer.date = std::chrono::seconds{date};
    const bool busy = status == 429 || status == 503;
    if (busy && curl_easy_header(handle, "Retry-After", 0, CURLH_HEADER, -1, &found) == CURLHE_OK) {
        const auto here = std::chrono::floor<std::chrono::seconds>(now.wall).time_since_epoch();
        answer.retry_after = wait_asked_for(found->value, answer.date.value_or(here));
    }
    if (curl_easy_header(handle, "X-OpenRosa-Accept-Content-Length", 0, CURLH_HEADER, -1, &found) ==
        CURLHE_OK)
        answer.accepts = std::strtoull(found->value, nullptr, 10);
}

class Headers {
 public:
    void add(const std::string& line) {
        curl_slist* longer = curl_slist_append(list_.get(), line.c_str());
        kiosk::require(longer != nullptr, "out of memory");
        static_cast<void>(list_.release());
        list_.reset(longer);
    }
    curl_slist* list() const { return list_.get(); }

 private:
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> list_{nullptr, curl_slist_free_all};
};

using Mime = std::unique_ptr<curl_mime, decltype(&curl_mime_free)>;

Mime multipart(CURL* handle, const std::vector<FormPart>& parts) {
    Mime body(curl_mime_init(handle), curl_mime_free);
    for (const FormPart& each : parts) {
        curl_mimepart* part = curl_mime_addpart(body.get());
        const bool done = part && curl_mime_name(part, each.field.c_str()) == CURLE_OK &&
                          curl_mime_filename(part, each.filename.c_str()) == CURLE_OK &&
                          curl_mime_type(part, each.type.c_str()) == CURLE_OK &&
                          curl_mime_data(part, each.bytes.data(), each.bytes.size()) == CURLE_OK;
        kiosk::require(done, "out of memory");
    }
    return body;
}

bool has_left(CURL* handle) {
    curl_off_t sent = 0, all = 0;
    curl_easy_getinfo(handle, CURLINFO_SIZE_UPLOAD_T, &sent);
    curl_easy_getinfo(handle, CURLINFO_CONTENT_LENGTH_UPLOAD_T, &all);
    return all > 0 && sent >= all;
}

// Of the one transfer that `connections` runs.
CURLcode outcome_of(CURLM* connections) {
    int more = 0;
    for (const CURLMsg* told = nullptr; (told = curl_multi_info_read(connections, &more)) != nullptr;)
        if (told->msg == CURLMSG_DONE) return told->data.result;
    return CURLE_FAILED_INIT;
}

// As curl_easy_perform(), and `meanwhile` while there is nothing to do but to wait.
CURLcode perform(CURLM* connections, CURL* handle, Meanwhile meanwhile) {
    constexpr int longest_wait_ms = 1000;  // curl is asked again then, whether a limit of time has passed
    if (curl_multi_add_handle(connections, handle) != CURLM_OK) return CURLE_FAILED_INIT;
    int running = 1;
    bool well = true;
    while (well && running > 0) {
        well = curl_multi_perform(connections, &running) == CURLM_OK;
        if (well && running > 0 && meanwhile && has_left(handle))
            std::exchange(meanwhile, nullptr)();
        else if (well && running > 0)
            well = curl_multi_poll(connections, nullptr, 0, longest_wait_ms, nullptr) == CURLM_OK;
    }
    const CURLcode code = well ? outcome_of(connections) : CURLE_FAILED_INIT;
    curl_multi_remove_handle(connections, handle);
    if (meanwhile && code == CURLE_OK) meanwhile();  // the answer was there at once
    return code;
}

bool is_success(int status) {
    return status >= 200 && status < 300;
}

using Connections = std::unique_ptr<CURLM, decltype(&curl_multi_cleanup)>;

Connections new_connections() {
    Connections fresh{curl_multi_init(), curl_multi_cleanup};
    kiosk::require(fresh != nullptr, "libcurl gives no handle");
    return fresh;
}

}  // namespace

struct Connection::Impl {
    Addresses allowed;
    Trust trust;
    SignIn sign_in;
    Clock clock;
    Limits limits;
    Moment opened = clock();
    Handshake handshake;  // outlives the connections that it watches
    // The one that is kept alive belongs to `connections`, which outlives what uses it. It is given up after
    // any answer but success: a server that would not wait for a body takes the rest of it, once it comes,
    // for requests, and what it answers to those must not be taken for the receipt of the next submission.
    Connections connections = new_connections();
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> curl{curl_easy_init(), curl_easy_cleanup};

    milliseconds time_left() const { return limits.round - (clock().boot - opened.boot); }
    void guard();
    void introduce() const;
    void watch(Exchange&) const;
    Result<Answer> exchange(const std::string& address, std::size_t cap,
                            const std::function<void(CURL*)>& also, const Meanwhile& = {});
};

void Connection::Impl::guard() {
    CURL* handle = curl.get();
    curl_easy_setopt(handle, CURLOPT_PROTOCOLS_STR,
                     allowed == Addresses::this_machine ? "http,https" : "https");
    curl_easy_setopt(handle, CURLOPT_REDIR_PROTOCOLS_STR, "https");
    curl_easy_setopt(handle, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, 0L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(handle, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(handle, CURLOPT_SSLVERSION, long{CURL_SSLVERSION_TLSv1_2});
    curl_easy_setopt(handle, CURLOPT_SSL_CTX_FUNCTION, watch_handshake);
    curl_easy_setopt(handle, CURLOPT_SSL_CTX_DATA, &handshake);
    if (!trust.certificate.empty()) {
        curl_easy_setopt(handle, CURLOPT_SSLCERT, trust.certificate.c_str());
        curl_easy_setopt(handle, CURLOPT_SSLKEY, trust.certificate_key.c_str());
    }
    if (!trust.authorities.empty()) {
        curl_easy_setopt(handle, CURLOPT_CAINFO, trust.authorities.c_str());
        curl_easy_setopt(handle, CURLOPT_CAPATH,
                         nullptr);  // without this, Debian's own certificates would still be trusted
    }
    curl_easy_setopt(handle, CURLOPT_PROXY, "");  // "" also switches off http_proxy and similar variables
    curl_easy_setopt(handle, CURLOPT_NETRC, long{CURL_NETRC_IGNORED});
    curl_easy_setopt(handle, CURLOPT_DISALLOW_USERNAME_IN_URL, 1L);
    curl_easy_setopt(handle, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(handle, CURLOPT_HTTP_VERSION, long{CURL_HTTP_VERSION_1_1});
    curl_easy_setopt(handle, CURLOPT_USERAGENT, "have-your-say/" VERSION);
}

void Connection::Impl::introduce() const {
    if (sign_in.way == SignIn::Way::none) return;
    CURL* handle = curl.get();
    const bool basic = sign_in.way == SignIn::Way::basic;
    curl_easy_setopt(handle, CURLOPT_HTTPAUTH, basic ? long{CURLAUTH_BASIC} : long{CURLAUTH_DIGEST});
    curl_easy_setopt(handle, CURLOPT_USERNAME, sign_in.user.c_str());
    curl_easy_setopt(handle, CURLOPT_PASSWORD, sign_in.password.c_str());
    // curl counts the second request, with the answer to the server's challenge, as a redirect. Real ones are
    // still never followed: FOLLOWLOCATION is off.
    curl_easy_setopt(handle, CURLOPT_MAXREDIRS, basic ? 0L : 1L);
}

void Connection::Impl::watch(Exchange& into) const {
    CURL* handle = curl.get();
    const milliseconds most = std::min(limits.transfer, time_left());
    curl_easy_setopt(handle, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(limits.connect.count()));
    curl_easy_setopt(handle, CURLOPT_TIMEOUT_MS, static_cast<long>(most.count()));
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_LIMIT, limits.slow_bytes_a_second);
    curl_easy_setopt(handle, CURLOPT_LOW_SPEED_TIME, static_cast<long>(limits.slow_for.count()));
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, open_socket);
    curl_easy_setopt(handle, CURLOPT_OPENSOCKETDATA, &into);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &into);
    curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, count_header);
    curl_easy_setopt(handle, CURLOPT_HEADERDATA, &into);
}

Result<Answer> Connection::Impl::exchange(const std::string& address, std::size_t cap,
                                          const std::function<void(CURL*)>& also,
                                          const Meanwhile& meanwhile) {
    if (time_left() <= milliseconds::zero())
        return fail(ErrorKind::offline, "The round took too long; what is left waits for the next one.");
    Exchange running{.answer = {}, .allowed = allowed, .body_cap = cap, .header_cap = limits.headers};
    CURL* handle = curl.get();
    // No curl_easy_reset(): it would forget the nonce of Digest, and each submission would be sent twice.
    // These two undo what head() and post() set; whatever else hangs on the exchange is set anew.
    curl_easy_setopt(handle, CURLOPT_MIMEPOST, nullptr);
    curl_easy_setopt(handle, CURLOPT_HTTPGET, 1L);
    watch(running);
    Headers headers;
    headers.add("X-OpenRosa-Version: 1.0");
    headers.add("Date: " + council::http_date(clock().wall));
    headers.add("Expect:");  // waiting for a 100 that never comes would cost a second for each submission
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers.list());
    curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    also(handle);
    const CURLcode code = perform(connections.get(), handle, meanwhile);
    const bool broke = code == CURLE_SEND_ERROR || code == CURLE_RECV_ERROR || code == CURLE_GOT_NOTHING;
    if (broke && handshake.asks() && handshake.turned_away().empty() && running.header_bytes == 0)
        hear_why(handle);
    // A body past its limit is cut here. The status is still the server's.
    if (code != CURLE_OK && !running.answer.too_large)
        return tl::unexpected(transport_error(handle, code, running, handshake));
    read_head(handle, running.answer, clock());
    if (!is_success(running.answer.status)) connections = new_connections();
    return std::move(running.answer);
}

Connection::Connection(Addresses allowed, Trust trust, SignIn sign_in, Clock clock, const Limits& limits) {
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
    kiosk::require(ready == CURLE_OK, "libcurl does not start");
    impl_.reset(new Impl{allowed, std::move(trust), std::move(sign_in), std::move(clock), limits});
    kiosk::require(impl_->curl != nullptr, "libcurl gives no handle");
    impl_->guard();
    impl_->introduce();
}

Connection::Connection(Connection&&) noexcept = default;
Connection& Connection::operator=(Connection&&) noexcept = default;
Connection::~Connection() = default;

Result<Answer> Connection::head(const std::string& address) {
    return impl_->exchange(address, 0, [](CURL* handle) { curl_easy_setopt(handle, CURLOPT_NOBODY, 1L); });
}

Result<Answer> Connection::get(const std::string& address, std::size_t cap) {
    return impl_->exchange(address, cap, [](CURL*) {});
}

Result<Answer> Connection::post(const std::string& address, const std::vector<FormPart>& parts,
                                std::size_t cap, const Meanwhile& meanwhile) {
    const Mime body = multipart(impl_->curl.get(), parts);
    return impl_->exchange(
        address, cap, [&](CURL* handle) { curl_easy_setopt(handle, CURLOPT_MIMEPOST, body.get()); },
        meanwhile);
}

bool Connection::out_of_time() const {
    return impl_->time_left() <= milliseconds::zero();
}

}  // namespace openrosa
