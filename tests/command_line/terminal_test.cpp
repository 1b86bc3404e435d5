// SPDX-License-Identifier: Apache-2.0
// `council` on a terminal, where a person types secrets.
#include <csignal>
#include <string>
#include <utility>

#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

namespace council {
namespace {

// A terminal with `council pin` on it. The test holds both ends, so that the terminal outlives the program.
class Terminal {
 public:
    Terminal() {
        EXPECT_EQ(openpty(&person_, &program_, nullptr, nullptr, nullptr), 0);
        child_ = fork();
        if (child_ != 0) return;
        close(person_);
        login_tty(program_);
        execl(COUNCIL, COUNCIL, "pin", nullptr);
        _exit(127);
    }
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;
    ~Terminal() {
        close(person_);
        close(program_);
        if (child_ > 0) {
            kill(child_, SIGKILL);
            wait();
        }
    }

    bool shows_letters() const {
        termios now{};
        EXPECT_EQ(tcgetattr(program_, &now), 0);
        return (now.c_lflag & ECHO) != 0;
    }
    // Whether the program asked, and hides what is typed.
    bool asks() const {
        while (shows_letters()) {
            if (waitpid(child_, nullptr, WNOHANG) != 0) return false;
            usleep(2'000);
        }
        return true;
    }
    void type(const std::string& keys) const {
        EXPECT_EQ(write(person_, keys.data(), keys.size()), static_cast<ssize_t>(keys.size()));
    }
    int wait() {
        int status = 0;
        waitpid(std::exchange(child_, -1), &status, 0);
        return status;
    }

 private:
    int person_ = -1, program_ = -1;
    pid_t child_ = -1;
};

TEST(ATerminal, ShowsLettersAgainAfterCtrlC) {
    Terminal terminal;
    ASSERT_TRUE(terminal.asks());
    terminal.type("12\x03");
    const int status = terminal.wait();
    ASSERT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(WTERMSIG(status), SIGINT);
    EXPECT_TRUE(terminal.shows_letters());
}

}  // namespace
}  // namespace council
