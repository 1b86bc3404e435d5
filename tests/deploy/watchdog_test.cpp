// SPDX-License-Identifier: Apache-2.0
// The unit's own ExecStart line under a systemd of ours: its notification socket, its watchdog time, and a
// WATCHDOG_PID that is not the kiosk's, as under cage. Real time goes by: it is what is tested.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "tests/drive/driver.h"
#include "tests/scratch_folder.h"

namespace {

using std::chrono::steady_clock;
namespace fs = std::filesystem;

constexpr std::chrono::seconds longest_silence{10};  // WatchdogSec of the unit
constexpr std::chrono::seconds as_often_as{5};       // what the kiosk itself keeps to
constexpr uid_t nobody = 65534;                      // cage refuses root

// What the unit says after `key`=.
std::string in_unit(const std::string& key) {
    std::ifstream unit(SOURCE_DIR "/deploy/systemd/have-your-say.service");
    for (std::string line; std::getline(unit, line);)
        if (line.starts_with(key + "=")) return line.substr(key.size() + 1);
    throw std::runtime_error("the unit has no " + key);
}

class NotifySocket {
 public:
    explicit NotifySocket(const fs::path& file) : socket_(::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)) {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        file.string().copy(address.sun_path, sizeof address.sun_path - 1);
        if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
            throw std::runtime_error("no notification socket");
        fs::permissions(file, fs::perms::all);
    }
    ~NotifySocket() { ::close(socket_); }
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;

    // The next message that says `what` comes within `patience`.
    bool hears(const std::string& what, std::chrono::milliseconds patience) {
        const auto end = steady_clock::now() + patience;
        for (;;) {
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(end - steady_clock::now());
            pollfd waiting{socket_, POLLIN, 0};
            if (left.count() <= 0 || ::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
            char message[4096];
            const ssize_t length = ::recv(socket_, message, sizeof message, 0);
            if (length > 0 &&
                std::string(message, static_cast<std::size_t>(length)).find(what) != std::string::npos)
                return true;
        }
    }

 private:
    int socket_;
};

class TheUnit : public testing::Test {
 protected:
    TheUnit() {
        fs::create_directory(folder_ / "run");
        fs::permissions(folder_ / "run", fs::perms::owner_all);
        write_config();
        if (::geteuid() == 0)
            for (const char* place : {"", "run"})
                if (::chown((folder_ / place).c_str(), nobody, nobody) != 0)
                    throw std::runtime_error("no folder of nobody's");
        socket_.emplace(folder_ / "notify");
        set_environment();
    }

    void start() {
        std::vector<std::string> words;
        if (::geteuid() == 0)
            words = {"/usr/bin/setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
        std::istringstream line(in_unit("ExecStart"));
        for (std::string word; line >> word;) {
            if (word == "/usr/bin/kiosk") word = BINARY_DIR "/kiosk/kiosk";
            if (word == "/etc/have-your-say/kiosk.toml") word = folder_ / "kiosk.toml";
            words.push_back(word);
        }
        words.emplace_back("--automation");
        kiosk_.emplace(words, folder_ / "errors");
    }

    std::string errors() const {
        std::ifstream stream(folder_ / "errors");
        return {std::istreambuf_iterator<char>(stream), {}};
    }

    // For longer than systemd would wait twice. A machine that is busy with something else may delay one, but
    // not in each of some tries.
    void expect_pets() {
        constexpr int tries = 3;
        steady_clock::duration longest{};
        for (int each = 0; each < tries; ++each) {
            longest = longest_between_pets(std::chrono::seconds{25});
            ASSERT_LT(longest, longest_silence) << "systemd would have ended it";
            if (longest <= as_often_as) return;
        }
        FAIL() << "in each of " << tries << " tries it was silent for more than five seconds, at last for "
               << std::chrono::duration_cast<std::chrono::milliseconds>(longest).count() << " ms";
    }
    steady_clock::duration longest_between_pets(std::chrono::seconds time) {
        steady_clock::duration longest{};
        auto last = steady_clock::now();
        for (const auto end = last + time; last < end;) {
            if (!socket_->hears("WATCHDOG=1", longest_silence)) return steady_clock::duration::max();
            const auto heard = steady_clock::now();
            longest = std::max(longest, heard - last);
            last = heard;
        }
        return longest;
    }

    testing::ScratchFolder folder_;
    std::optional<NotifySocket> socket_;
    std::optional<drive::Driver> kiosk_;

 private:
    void write_config() const {
        const std::string form = "liverpool-equality-objectives-2024-2028";
        std::ofstream(folder_ / "kiosk.toml")
            << "[kiosk]\nname = \"unit-1\"\ncouncil = \"Liverpool City Council\"\ndatabase = \"kiosk.db\"\n"
            << "words = \"" BINARY_DIR "/words\"\npractice = true\n"
            << "[consultation]\nform_id = \"" << form << "\"\nform = \"" SOURCE_DIR "/assets/consultations/"
            << form << "/form.xml\"\npublic_key = \"public.pem\"\nlanguages = [\"en\"]\n"
            << "[speech]\ndevice = \"\"\n[screen]\nwidth_mm = 476\nheight_mm = 268\n";
        const std::string make_key = "openssl genrsa 2048 2>/dev/null | openssl rsa -pubout -out " +
                                     (folder_ / "public.pem").string() + " 2>/dev/null";
        if (std::system(make_key.c_str()) != 0) throw std::runtime_error("no key: install openssl");
    }

    void set_environment() const {
        const std::string seconds = in_unit("WatchdogSec");
        ::setenv("NOTIFY_SOCKET", (folder_ / "notify").c_str(), 1);
        ::setenv("WATCHDOG_USEC", (seconds + "000000").c_str(), 1);
        ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
        ::setenv("XDG_RUNTIME_DIR", (folder_ / "run").c_str(), 1);
        ::setenv("WLR_BACKENDS", "headless", 1);  // a screen that nobody sees
        ::setenv("WLR_RENDERER", "pixman", 1);
        ::setenv("WLR_LIBINPUT_NO_DEVICES", "1", 1);
        ::unsetenv("DISPLAY");
    }
};

TEST_F(TheUnit, PetsTheWatchdogWhileNobodyTouchesAndWhileSomebodyReads) {
    start();
    ASSERT_TRUE(socket_->hears("READY=1", std::chrono::seconds{60})) << errors();
    expect_pets();
    kiosk_->tap("Start");
    ASSERT_EQ(kiosk_->screen(), "question");
    expect_pets();
}

}  // namespace
