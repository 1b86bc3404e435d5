// SPDX-License-Identifier: Apache-2.0
// What an upload round costs: 10,000 waiting submissions of about 6 KB to a server on loopback, beside bare
// libcurl on one connection with the same requests; the memory of the round; and how both grow. Run
// tests/bench/upload, which ends with 1 where a target is missed.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>
#include <thread>

#include <curl/curl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sync/carry.h"
#include "tests/bench/fit.h"
#include "tests/sync/kiosk_machine.h"

namespace {

using openrosa::testing::KioskMachine;
using Stopwatch = std::chrono::steady_clock;

constexpr std::size_t clear_bytes = 3'500;  // sealed and filled up it is 4 KB, and 5.2 KB as it travels
const std::string response =
    "<OpenRosaResponse "
    "xmlns=\"http://openrosa.org/http/response\"><message>taken</message></OpenRosaResponse>";

double seconds_since(Stopwatch::time_point begun) {
    return std::chrono::duration<double>(Stopwatch::now() - begun).count();
}

// Of this process: how busy the machine is with something else does not count.
double processor_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

// Reads requests and takes each, keeping nothing: what is measured is the kiosk's end.
void serve(int link) {
    const int yes = 1;
    setsockopt(link, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    std::string held;
    char buffer[65536];
    const auto more = [&] {
        const ssize_t size = recv(link, buffer, sizeof buffer, 0);
        if (size > 0) held.append(buffer, static_cast<std::size_t>(size));
        return size > 0;
    };
    const std::string length_is = "Content-Length: ";
    for (;;) {
        while (held.find("\r\n\r\n") == held.npos)
            if (!more()) return;
        const std::size_t head = held.find("\r\n\r\n") + 4, named = held.find(length_is);
        const std::size_t body =
            named < head ? std::strtoull(held.c_str() + named + length_is.size(), nullptr, 10) : 0;
        while (held.size() < head + body)
            if (!more()) return;
        const bool post = held.starts_with("POST"), greeting = held.starts_with("HEAD");
        held.erase(0, head + body);
        const std::string answer =
            greeting ? "HTTP/1.1 204 No Content\r\nX-OpenRosa-Version: 1.0\r\n\r\n"
                     : std::string("HTTP/1.1 ") + (post ? "201 Created" : "404 Not Found") +
                           "\r\nX-OpenRosa-Version: 1.0\r\nContent-Type: text/xml\r\nContent-Length: " +
                           std::to_string(response.size()) + "\r\n\r\n" + response;
        if (send(link, answer.data(), answer.size(), MSG_NOSIGNAL) < 0) return;
    }
}

// A process of its own, so that its memory is not counted.
class LoopbackServer {
 public:
    LoopbackServer() {
        const int listening = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in here{};
        here.sin_family = AF_INET;
        here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof here;
        if (bind(listening, reinterpret_cast<sockaddr*>(&here), sizeof here) != 0 ||
            listen(listening, 8) != 0 ||
            getsockname(listening, reinterpret_cast<sockaddr*>(&here), &size) != 0)
            throw std::runtime_error("no port");
        url_ = "http://127.0.0.1:" + std::to_string(ntohs(here.sin_port)) + "/v1/key/bench";
        process_ = fork();
        if (process_ == 0)
            for (;;) std::thread(serve, accept(listening, nullptr, nullptr)).detach();
        close(listening);
    }
    ~LoopbackServer() {
        kill(process_, SIGTERM);
        waitpid(process_, nullptr, 0);
    }
    LoopbackServer(const LoopbackServer&) = delete;
    LoopbackServer& operator=(const LoopbackServer&) = delete;
    const std::string& url() const { return url_; }

 private:
    std::string url_;
    pid_t process_ = 0;
};

struct Measured {
    double seconds = 0, processor = 0;
    long sent = 0, megabytes = 0;
};

// In a child, whose peak of memory is its own: this process holds no submission that it could inherit.
template <class Work>
Measured in_a_child(const Work& work) {
    int ends[2];
    if (pipe(ends) != 0) throw std::runtime_error("no pipe");
    const pid_t child = fork();
    if (child == 0) {
        Measured mine = work();
        rusage used{};
        getrusage(RUSAGE_SELF, &used);
        mine.megabytes = used.ru_maxrss / 1024;
        const bool told = write(ends[1], &mine, sizeof mine) == sizeof mine;
        _exit(told ? 0 : 1);
    }
    Measured measured;
    if (read(ends[0], &measured, sizeof measured) != sizeof measured)
        throw std::runtime_error("the child told nothing");
    waitpid(child, nullptr, 0);
    close(ends[0]);
    close(ends[1]);
    return measured;
}

// One post of one submission, as council_connection.cpp makes it and no more.
bool post(CURL* handle, const std::string& address, curl_slist* headers, const store::Sealed& sealed) {
    curl_mime* body = curl_mime_init(handle);
    const auto add = [&](const std::string& name, const char* type, const std::string& bytes) {
        curl_mimepart* part = curl_mime_addpart(body);
        curl_mime_name(part, name.c_str());
        curl_mime_filename(part, name.c_str());
        curl_mime_type(part, type);
        curl_mime_data(part, bytes.data(), bytes.size());
    };
    add("xml_submission_file", "text/xml", sealed.manifest);
    for (const auto& file : sealed.files) add(file.name, "application/octet-stream", file.bytes);
    curl_easy_setopt(handle, CURLOPT_URL, address.c_str());
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(handle, CURLOPT_MIMEPOST, body);
    const bool done = curl_easy_perform(handle) == CURLE_OK;
    long status = 0;
    curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &status);
    curl_mime_free(body);
    return done && status == 201;
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) {
    return size * count;
}

store::Sealed seal(int number) {
    static const auto key = store::PublicKey::read(openrosa::testing::public_key());
    char digits[16];
    std::snprintf(digits, sizeof digits, "%012d", number);
    const std::string id = std::string("uuid:39f3dd36-161e-45cb-a1a4-") + digits;
    const std::string xml = std::string("<data id=\"") + openrosa::testing::form_id +
                            "\" version=\"1\"><words>" + std::string(clear_bytes, 'w') +
                            "</words><meta><instanceID>" + id + "</instanceID></meta></data>";
    return *store::seal({openrosa::testing::form_id, "1", id, xml}, *key);
}

Measured send_bare(const std::string& url, int count) {
    std::vector<store::Sealed> all;
    for (int i = 0; i < count; ++i) all.push_back(seal(i));
    const auto begun = Stopwatch::now();
    const double used = processor_seconds();
    CURL* handle = curl_easy_init();
    curl_slist* headers = curl_slist_append(nullptr, "X-OpenRosa-Version: 1.0");
    headers = curl_slist_append(headers, "Expect:");
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, drop);
    Measured measured;
    for (const store::Sealed& sealed : all)
        measured.sent +=
            post(handle, url + "/submission?deviceID=central-library-2", headers, sealed) ? 1 : 0;
    curl_slist_free_all(headers);
    curl_easy_cleanup(handle);
    measured.seconds = seconds_since(begun);
    measured.processor = processor_seconds() - used;
    return measured;
}

Measured send_as_kiosk(KioskMachine& machine, const std::string& url) {
    machine.reopen_store();
    const auto begun = Stopwatch::now();
    const double used = processor_seconds();
    Measured measured;
    measured.sent = machine.carry(url).sent;
    measured.seconds = seconds_since(begun);
    measured.processor = processor_seconds() - used;
    return measured;
}

bool missed = false;  // a target, by any measurement

Measured fill(KioskMachine& machine, int count) {
    machine.reopen_store();
    for (int i = 0; i < count; ++i)
        if (!machine.store().outbox().put(seal(i), store::Occasion::consultation, machine.moment))
            throw std::runtime_error("no room for the submissions");
    machine.close_store();
    return {};
}

bench::Measured measure(int count) {
    const LoopbackServer server;
    KioskMachine machine;
    machine.close_store();  // a child opens its own
    in_a_child([&] { return fill(machine, count); });
    const Measured bare = in_a_child([&] { return send_bare(server.url(), count); });
    const Measured round = in_a_child([&] { return send_as_kiosk(machine, server.url()); });
    const store::Sealed one = seal(0);
    std::printf(
        "%6d submissions of %zu bytes: bare libcurl %.0f a second (%ld taken), a round %.0f a second "
        "(%ld taken), ratio %.2f; processor time of each %.0f and %.0f us; peak %ld MB\n",
        count, one.manifest.size() + one.files.front().bytes.size(), count / bare.seconds, bare.sent,
        count / round.seconds, round.sent, bare.seconds / round.seconds, 1e6 * bare.processor / count,
        1e6 * round.processor / count, round.megabytes);
    std::fflush(stdout);
    constexpr double least_ratio = 0.8;
    constexpr long most_megabytes = 30;
    const bool whole = bare.sent == count && round.sent == count;
    missed =
        missed || !whole || bare.seconds / round.seconds < least_ratio || round.megabytes >= most_megabytes;
    return {static_cast<double>(count), round.processor};
}

}  // namespace

int main() {
    curl_global_init(CURL_GLOBAL_DEFAULT);
    openrosa::testing::public_key();  // one for all children
    std::vector<bench::Measured> points;
    for (const int count : {1'000, 3'000, 10'000}) points.push_back(measure(count));
    constexpr double linear = 1.15;
    std::printf("a round's processor time grows with the exponent %.2f\n", bench::exponent(points));
    return missed || bench::exponent(points) > linear ? 1 : 0;
}
