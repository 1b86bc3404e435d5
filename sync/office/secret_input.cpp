// SPDX-License-Identifier: Apache-2.0
#include "sync/office/secret_input.h"

#include <array>
#include <csignal>
#include <iostream>

#include <termios.h>
#include <unistd.h>

#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"
#include "sync/inbox/result.h"

namespace council {

namespace {

// What the terminal was like before it was told to show nothing. The handler of signals needs it here.
termios shown;

// POSIX lets a signal handler call tcsetattr() and raise(). SA_RESETHAND has put the default action back.
void show_letters_and_end(int signal) {
    tcsetattr(STDIN_FILENO, TCSANOW, &shown);
    raise(signal);
}

// The terminal shows nothing that is typed while one of these lives. Where a signal ends the program
// (Ctrl-C), the terminal shows letters again.
class EchoOff {
 public:
    EchoOff() {
        tcgetattr(STDIN_FILENO, &shown);
        struct sigaction ending {};
        ending.sa_handler = show_letters_and_end;
        ending.sa_flags = static_cast<int>(SA_RESETHAND);
        for (std::size_t place = 0; place < signals.size(); ++place)
            sigaction(signals[place], &ending, &before_[place]);
        termios quiet = shown;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;
    ~EchoOff() {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        for (std::size_t place = 0; place < signals.size(); ++place)
            sigaction(signals[place], &before_[place], nullptr);
    }

 private:
    static constexpr std::array signals = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
    std::array<struct sigaction, signals.size()> before_{};
};

std::string ask(const std::string& prompt) {
    std::cerr << prompt << ": " << std::flush;
    std::string line;
    const EchoOff echo_off;
    std::getline(std::cin, line);
    std::cerr << '\n';
    return line;
}

}  // namespace

Result<std::string> ask_secret(const std::string& what, Entry entry) {
    std::string secret;
    if (!isatty(STDIN_FILENO)) {
        std::getline(std::cin, secret);
    } else {
        secret = ask(what);
        std::string again = entry == Entry::twice ? ask("Again, " + what) : secret;
        const bool same = again == secret;
        wipe(again);
        if (!same) return fail(ErrorKind::invalid, "the two were not the same. Nothing was done.");
    }
    if (secret.empty()) return fail(ErrorKind::invalid, "nothing was given for: " + what + ".");
    return secret;
}

Result<std::string> read_secret(const std::filesystem::path& path) {
    auto text = read_file(path, 10'000);
    if (!text) return text;
    std::string line = text->substr(0, text->find_first_of("\r\n"));
    wipe(*text);
    if (line.empty()) return fail(ErrorKind::invalid, path.string() + ": its first line is empty.");
    return line;
}

}  // namespace council
