// SPDX-License-Identifier: Apache-2.0
// What comes to the council by hand or over the wire: a stick with a submission, and a whole request.
#include <iostream>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include "sync/server/import.h"
#include "tests/fuzz/targets.h"
#include "tests/server/test_server.h"

namespace {

using council::TestServer;

TestServer& server() {
    static TestServer one(council::Sealing::clear);
    return one;
}

// One connection: the bytes, and what comes back until the server has said all.
std::string answer_to(std::string_view bytes) {
    const int line = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    at.sin_port = htons(static_cast<std::uint16_t>(server().serving->port()));
    at.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // A search makes more connections than one address has ports, and each of those rests for a minute.
    static std::uint32_t made = 0;
    sockaddr_in from = at;
    from.sin_port = 0;
    from.sin_addr.s_addr = htonl(INADDR_LOOPBACK + (made++ / 10'000 << 8));
    std::string answer;
    if (bind(line, reinterpret_cast<const sockaddr*>(&from), sizeof from) == 0 &&
        connect(line, reinterpret_cast<const sockaddr*>(&at), sizeof at) == 0) {
        // libFuzzer's own alarm interrupts what waits.
        (void)!TEMP_FAILURE_RETRY(send(line, bytes.data(), bytes.size(), MSG_NOSIGNAL));
        shutdown(line, SHUT_WR);
        char read_so_far[4096];
        for (ssize_t got = 0; (got = TEMP_FAILURE_RETRY(recv(line, read_so_far, sizeof read_so_far, 0))) > 0;)
            answer.append(read_so_far, static_cast<std::size_t>(got));
    }
    close(line);
    return answer;
}

}  // namespace

// TOKEN stands for the one that is let in.
void fuzz::request(std::string_view bytes) {
    std::string asked(bytes);
    for (std::size_t at = 0; (at = asked.find("TOKEN", at)) != std::string::npos; at += server().token.size())
        asked.replace(at, 5, server().token);
    const std::string answer = answer_to(asked);
    kiosk::require(answer.empty() || answer.starts_with("HTTP/1."), "what is answered is HTTP");
    kiosk::require(answer.find(server().folder.path().string()) == std::string::npos,
                   "and names no file of the server's");
    const std::string sound =
        answer_to("GET " + server().path("/formList") +
                  " HTTP/1.1\r\nHost: council\r\nConnection: close\r\nX-OpenRosa-Version: 1.0\r\n\r\n");
    if (sound.find(" 200 ") >= 16)
        std::cerr << "the next request was answered: " << sound.substr(0, 400) << '\n';
    kiosk::require(sound.find(" 200 ") < 16, "the next request is answered all the same");
}

// The files of one folder, each ended by a zero byte: submission.xml, device-id.txt, what is sealed.
void fuzz::stick(std::string_view bytes) {
    const auto folder = server().folder / "stick";
    std::filesystem::remove_all(folder);
    for (const char* name : {"submission.xml", "device-id.txt", "submission.xml.enc"}) {
        const std::size_t end = std::min(bytes.find('\0'), bytes.size());
        council::write(folder / "instances/one" / name, std::string(bytes.substr(0, end)));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    auto inbox = server().inbox();
    const auto imported = council::import_folders(folder, inbox, server().options.now());
    kiosk::require(imported.has_value(), "a stick that is there is read");
    kiosk::require(
        imported->received + imported->already_held + static_cast<int>(imported->problems.size()) == 1,
        "its one folder is taken in, held already, or told what is wrong with it");
}
