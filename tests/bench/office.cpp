// SPDX-License-Identifier: Apache-2.0
// What the council's end costs: submissions a second that `council serve` takes from eight kiosks, beside
// what SQLite's group commit allows on this disk; and the time and memory of an export and a report. Run
// tests/bench/office [SUBMISSIONS], which ends with 1 where a target is missed.
#include <atomic>
#include <cstdio>

#include <SQLiteCpp/SQLiteCpp.h>
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sync/inbox/crypto.h"
#include "sync/office/export.h"
#include "sync/report/report.h"
#include "tests/report/generated.h"
#include "tests/server/test_server.h"

namespace {

using namespace council;
using Clock = std::chrono::steady_clock;

constexpr int kiosks = 8;

double seconds_since(Clock::time_point begun) {
    return std::chrono::duration<double>(Clock::now() - begun).count();
}

long peak_megabytes() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return used.ru_maxrss / 1024;
}

std::string version_of(const TestServer& server) {
    return server.version();
}

bool missed = false;  // a target, by any measurement

// The request of one submission, as a kiosk posts it.
std::string request_of(const TestServer& server, int number, const std::string& version) {
    const std::string id = instance(number);
    const std::string words = "<words>" + std::string(4'000, 'w') + "</words>";
    const auto sealed = *store::seal({form_id, version, id, clear_xml(version, id, words)}, keys().seal_key);
    std::string body;
    const auto add = [&](const std::string& name, const std::string& file, const std::string& bytes) {
        body += "--edge\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file +
                "\"\r\nContent-Type: application/octet-stream\r\n\r\n" + bytes + "\r\n";
    };
    add("xml_submission_file", "submission.xml", sealed.manifest);
    for (const auto& file : sealed.files) add(file.name, file.name, file.bytes);
    body += "--edge--\r\n";
    return "POST " + server.path("/submission?deviceID=bench") +
           " HTTP/1.1\r\nHost: localhost\r\nX-OpenRosa-Version: 1.0\r\nContent-Type: multipart/form-data; "
           "boundary=edge\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

// One kiosk on one connection: sends each request when the one before was acknowledged.
int send_all(int port, const std::vector<std::string>& requests, std::size_t first) {
    const int link = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in far{};
    far.sin_family = AF_INET;
    far.sin_port = htons(static_cast<std::uint16_t>(port));
    far.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int yes = 1;
    setsockopt(link, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    int taken = 0;
    if (connect(link, reinterpret_cast<sockaddr*>(&far), sizeof far) == 0)
        for (std::size_t each = first; each < requests.size(); each += kiosks) {
            send(link, requests[each].data(), requests[each].size(), MSG_NOSIGNAL);
            std::string reply;
            char buffer[4096];
            while (reply.find("</OpenRosaResponse>") == std::string::npos) {
                const ssize_t size = recv(link, buffer, sizeof buffer, 0);
                if (size <= 0) break;
                reply.append(buffer, static_cast<std::size_t>(size));
            }
            taken += reply.starts_with("HTTP/1.1 201") ? 1 : 0;
        }
    close(link);
    return taken;
}

// Rows of the same size, eight to a commit that reaches the disk: what any server could do at most.
double group_commits(const fs::path& folder, const std::vector<std::string>& requests) {
    fs::create_directories(folder);
    SQLite::Database database((folder / "bare.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE row (id TEXT PRIMARY KEY, bytes "
        "BLOB)");
    const auto begun = Clock::now();
    for (std::size_t first = 0; first < requests.size(); first += kiosks) {
        SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
        for (std::size_t each = first; each < std::min(requests.size(), first + kiosks); ++each) {
            SQLite::Statement insert(database, "INSERT INTO row VALUES (?, ?)");
            insert.bind(1, instance(static_cast<int>(each)));
            insert.bind(2, requests[each].data(), static_cast<int>(requests[each].size()));
            insert.exec();
        }
        transaction.commit();
    }
    return static_cast<double>(requests.size()) / seconds_since(begun);
}

void measure_serving(int submissions) {
    TestServer server;
    server.stop();
    server.options.log = nullptr;
    server.start();
    const std::string version = version_of(server);
    std::vector<std::string> requests;
    for (int each = 0; each < submissions; ++each) requests.push_back(request_of(server, each, version));
    const double bare = group_commits(server.folder / "bare", requests);
    std::atomic<int> taken = 0;
    const auto begun = Clock::now();
    std::vector<std::thread> clients;
    for (std::size_t kiosk = 0; kiosk < kiosks; ++kiosk)
        clients.emplace_back([&, kiosk] { taken += send_all(server.serving->port(), requests, kiosk); });
    for (std::thread& client : clients) client.join();
    const double rate = static_cast<double>(submissions) / seconds_since(begun);
    std::printf(
        "serve: %.0f submissions/s from %d kiosks, %d of %d acknowledged, %d on disk; SQLite's group commit "
        "alone: %.0f/s; ratio %.2f\n",
        rate, kiosks, taken.load(), submissions, server.records(), bare, rate / bare);
    constexpr double wanted_rate = 2'000, wanted_ratio = 0.8;
    missed = missed || taken != submissions || server.records() != submissions ||
             (rate < wanted_rate && rate / bare < wanted_ratio);
}

// Sealed visits to Liverpool's form, straight into the inbox's tables: making them is not what is measured.
void fill(const fs::path& folder, const std::string& xml, int submissions) {
    const xforms::Outline outline = *xforms::read_outline(xml);
    auto inbox = *Inbox::open(folder, Inbox::Absent::make);
    (void)inbox.offer({outline.id, outline.version, xml});
    GeneratedVisits visits(xml, 1);
    SQLite::Database database((folder / "inbox.db").string(), SQLite::OPEN_READWRITE);
    SQLite::Transaction transaction(database);
    for (int each = 1; each <= submissions; ++each) {
        const std::string clear = visits.next();
        const auto at = clear.find("<instanceID>") + 12;
        const std::string id = clear.substr(at, clear.find('<', at) - at);
        const auto sealed = *store::seal({outline.id, outline.version, id, clear}, keys().seal_key);
        SQLite::Statement row(database,
                              "INSERT INTO submission VALUES (?, ?, ?, ?, ?, 'central', 'x', 0, ?)");
        row.bind(1, each);
        row.bind(2, outline.id);
        row.bind(3, outline.version);
        row.bind(4, id);
        row.bind(5, sealed.manifest);
        row.bind(6, std::int64_t{1'704'747'780'000} + each * 1'000);
        row.exec();
        for (const auto& file : sealed.files) {
            SQLite::Statement bytes(database, "INSERT INTO submission_file VALUES (?, ?, ?)");
            bytes.bind(1, each);
            bytes.bind(2, file.name);
            bytes.bind(3, file.bytes.data(), static_cast<int>(file.bytes.size()));
            bytes.exec();
        }
    }
    transaction.commit();
}

// Each sealed record costs two operations with the private key, its key and its signature; no reader can do
// with less. Seconds on all cores.
double bare_key_operations(int records) {
    constexpr int tried = 1'000;
    const std::string sealed = store::seal({form_id, "1", instance(1), "<data/>"}, keys().seal_key)->manifest;
    const auto header = *read_submission_header(sealed);
    const std::string key = *from_base64(header.encrypted_key);
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const auto begun = Clock::now();
    std::vector<std::thread> others;
    for (unsigned core = 0; core < cores; ++core)
        others.emplace_back([&] {
            for (int each = 0; each < tried; ++each) (void)keys().private_key.open(key);
        });
    for (std::thread& other : others) other.join();
    return seconds_since(begun) * 2 * records / (tried * cores);
}

void measure_reading(int submissions) {
    const Folder folder;
    const std::string xml = liverpool_xml();
    fill(folder / "data", xml, submissions);
    const auto inbox = *Inbox::open(folder / "data");
    const std::string id = xforms::read_outline(xml)->id;
    const double bare = bare_key_operations(submissions);
    const auto begun = Clock::now();
    const auto answers = open_answers(inbox, id, {keys().private_key, {}, {}});
    std::printf("open: %zu of %d submissions in %.1f s, %ld MB\n", answers->records.size(), submissions,
                seconds_since(begun), peak_megabytes());
    std::ofstream csv((folder / "answers.csv").string());
    write_csv(csv, *answers, 0, Mark::none);
    std::printf("export: %.1f s in all, %ld MB\n", seconds_since(begun), peak_megabytes());
    ReportOptions options;
    options.theme = touch::Themes()[touch::Palette::standard];
    const auto file = folder / "report.html";
    std::ofstream html(file.string());
    (void)write_report(html, *answers, options);
    html.close();
    const double seconds = seconds_since(begun);
    std::printf("export and report: %.1f s in all, %ld MB, %ju KB of HTML\n", seconds, peak_megabytes(),
                fs::file_size(file) / 1024);
    std::printf("two operations with the private key for each, alone, on all cores: %.1f s; ratio %.2f\n",
                bare, seconds / bare);
    // 60 s where the machine's cores can do the operations with the key in less; else little beside those.
    constexpr double most_seconds = 60, most_ratio = 1.5;
    constexpr long most_megabytes = 300;
    missed = missed || (seconds > most_seconds && seconds / bare > most_ratio) ||
             peak_megabytes() > most_megabytes;
}

}  // namespace

int main(int count, char** words) {
    const int submissions = count > 1 ? std::atoi(words[1]) : 100'000;
    constexpr int served = 8'000;
    measure_serving(std::min(submissions, served));
    measure_reading(submissions);
    return missed ? 1 : 0;
}
