// SPDX-License-Identifier: Apache-2.0
#include "sync/office/secret_input.h"

#include <iostream>

#include <termios.h>
#include <unistd.h>

#include "sync/inbox/crypto.h"
#include "sync/inbox/file.h"

namespace council {

using kiosk::ErrorKind;
using kiosk::fail;
using kiosk::Result;

namespace {

// The terminal shows nothing that is typed while one of these lives.
class EchoOff {
 public:
    EchoOff() {
        tcgetattr(STDIN_FILENO, &before_);
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    EchoOff(const EchoOff&) = delete;
    EchoOff& operator=(const EchoOff&) = delete;
    ~EchoOff() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

 private:
    termios before_{};
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
