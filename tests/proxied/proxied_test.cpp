// SPDX-License-Identifier: Apache-2.0
// A council that stands behind nginx as deploy/nginx.conf has it: that file itself, with the ports and
// folders of this test, before the real `council serve`; the kiosk's form and answers come and go through it
// by kiosk-sync, which shows the certificate that the council's own authority signed (RELIABILITY N6).
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <stdexcept>
#include <thread>

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/campaign/account.h"
#include "tests/drive/test_council.h"
#include "tests/journey/two_questions.h"
#include "tests/patience.h"
#include "tests/scratch_folder.h"

namespace {

namespace fs = std::filesystem;

std::string slurp(const fs::path& file) {
    std::ostringstream all;
    all << std::ifstream(file, std::ios::binary).rdbuf();
    return all.str();
}

sockaddr_in on_loopback(int port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    return address;
}

int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address = on_loopback(0);
    socklen_t size = sizeof address;
    auto* const as_any = reinterpret_cast<sockaddr*>(&address);
    const bool bound = bind(socket, as_any, size) == 0 && getsockname(socket, as_any, &size) == 0;
    close(socket);
    if (!bound) throw std::runtime_error("no port is free");
    return ntohs(address.sin_port);
}

bool answers(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    const sockaddr_in address = on_loopback(port);
    const bool connected = connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(socket);
    return connected;
}

// Of the file that councils copy nothing else is changed, and each of these lines has to be there.
std::string replaced(std::string text, const std::vector<std::pair<std::string, std::string>>& changes) {
    for (const auto& [from, to] : changes) {
        if (text.find(from) == std::string::npos)
            throw std::runtime_error("deploy/nginx.conf holds no " + from);
        for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    }
    return text;
}

class Proxied : public testing::Test {
 protected:
    Proxied() {
        std::smatch found;
        const std::string written = slurp(council_.config());
        if (!std::regex_search(written, found, std::regex("url = \"http://([^/]+)(/v1/key/[^\"]+)\"\n")))
            throw std::runtime_error("kiosk.toml names no server: " + written);
        listening_ = found[1];
        path_ = found[2];
        settings_ = found.prefix();
        make_certificates();
        council_.close_council();
        council_.open_council(
            {"--proxy", "127.0.0.1", "--public-url", "https://127.0.0.1:" + std::to_string(port_)});
        start_nginx();
    }

    fs::path folder() const { return folder_.path(); }
    void must(const std::string& command) const {
        const fs::path said = folder() / "said";
        const drive::Ran ran =
            drive::run({"/bin/sh", "-c", "cd '" + folder().string() + "' && " + command}, said);
        if (ran.code != 0) throw std::runtime_error(command + ": " + slurp(said));
    }
    // The server's own, and one for clients whose authority signed one kiosk; a stranger signed his own.
    void make_certificates() const {
        fs::create_directory(folder() / "tls");
        const std::string made = "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=";
        must(made +
             "127.0.0.1 -addext subjectAltName=IP:127.0.0.1 -keyout tls/server.key -out tls/server.pem");
        must(made + "clients -keyout clients.key -out tls/clients-ca.pem");
        must(made + "stranger -keyout stranger.key -out stranger.pem");
        must(
            "openssl req -newkey rsa:2048 -nodes -subj /CN=central-library-1 -keyout kiosk.key -out "
            "kiosk.csr &&"
            " openssl x509 -req -in kiosk.csr -CA tls/clients-ca.pem -CAkey clients.key -CAcreateserial"
            " -days 2 -out kiosk.pem");
    }
    void start_nginx() {
        const std::string site =
            replaced(slurp(SOURCE_DIR "/deploy/nginx.conf"),
                     {{"listen 443 ssl;", "listen 127.0.0.1:" + std::to_string(port_) + " ssl;"},
                      {"    listen [::]:443 ssl;\n", ""},
                      {"/etc/have-your-say/tls/", (folder() / "tls/").string()},
                      {"/var/log/nginx/", (folder() / "log-").string()},
                      {"127.0.0.1:8080", listening_}});
        std::ofstream conf(folder() / "nginx.conf");
        conf << "daemon off;\nmaster_process off;\npid " << (folder() / "pid").string()
             << ";\nevents {}\nhttp {\n";
        for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
            conf << kind << "_temp_path " << (folder() / kind).string() << ";\n";
        conf << site << "}\n";
        conf.close();
        const fs::path said = folder() / "nginx-said";
        nginx_.emplace(std::vector<std::string>{"/usr/sbin/nginx", "-c", (folder() / "nginx.conf").string(),
                                                "-e", said.string()},
                       said.string());
        const auto end = std::chrono::steady_clock::now() + ::testing::patience;
        while (!answers(port_)) {
            if (std::chrono::steady_clock::now() > end) throw std::runtime_error("no nginx: " + slurp(said));
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
    }
    // `shown`: the name of the certificate that the kiosk has, "" for none.
    drive::Ran sync(const std::string& shown) {
        std::ofstream(folder() / "server-url") << "https://127.0.0.1:" << port_ << path_ << "\n";
        std::ofstream toml(council_.config());
        toml << settings_ << "url_file = \"" << (folder() / "server-url").string() << "\"\nca_file = \""
             << (folder() / "tls/server.pem").string() << "\"\n";
        if (!shown.empty())
            toml << "certificate = \"" << (folder() / (shown + ".pem")).string() << "\"\ncertificate_key = \""
                 << (folder() / (shown + ".key")).string() << "\"\n";
        toml.close();
        return council_.sync();
    }
    void answer() {
        drive::Driver kiosk = council_.kiosk();
        answer_two_questions(kiosk);
        kiosk.quit();
    }

    static fs::path with_form(fs::path forms) {
        fs::create_directory(forms);
        fs::copy(SOURCE_DIR "/tests/journey/forms/short", forms / form);
        return forms;
    }

    static constexpr const char* form = "two-questions";
    testing::ScratchFolder folder_;
    const int port_ = free_port();
    drive::TestCouncil council_{folder_ / "council", with_form(folder_ / "forms"), form};
    std::string listening_, path_, settings_;
    std::optional<drive::Process> nginx_;
};

TEST_F(Proxied, AFormAndAnswersPassWithTheKiosksCertificateAndNothingDoesWithout) {
    ASSERT_EQ(sync("kiosk").code, 0) << slurp(council_.errors());
    answer();
    campaign::Account account{.tried = 0, .lost = 0, .doubled = 0, .leaked = 0};
    for (const char* shown : {"", "stranger"}) {
        ++account.tried;
        const drive::Ran refused = sync(shown);
        EXPECT_NE(refused.code, 0) << shown << refused.output;
        EXPECT_NE(refused.output.find("does not let this kiosk in"), std::string::npos) << refused.output;
        EXPECT_NE(refused.output.find("\"waiting\":1"), std::string::npos) << refused.output;
    }
    account.leaked = static_cast<long>(council_.exported().size());
    const drive::Ran sent = sync("kiosk");
    EXPECT_EQ(sent.code, 0) << sent.output << slurp(council_.errors());
    const auto records = council_.exported();
    campaign::reckon_thanks(account, 1, static_cast<long>(records.size()));
    account.close();
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0]["agree"], "yes");
}

TEST_F(Proxied, NoLogOfTheProxyHoldsAToken) {
    ASSERT_EQ(sync("kiosk").code, 0) << slurp(council_.errors());
    council_.close_council();
    EXPECT_NE(sync("kiosk").code, 0);  // what nginx has to say of a council that is not there
    const std::string token = path_.substr(path_.rfind("/key/") + 5, 64);
    ASSERT_EQ(token.size(), 64U);
    campaign::Account account;
    for (const auto& each : fs::directory_iterator(folder())) {
        const std::string name = each.path().filename();
        if (!name.starts_with("log-") && name != "nginx-said") continue;
        ++account.tried;
        account.leaked += slurp(each.path()).find(token) == std::string::npos ? 0 : 1;
    }
    account.close();
}

}  // namespace
