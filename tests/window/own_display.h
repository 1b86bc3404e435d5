// SPDX-License-Identifier: Apache-2.0
// An X server of a test's own, without a screen that anybody sees. Started with DISPLAY set to it, ended with
// it.
#pragma once

#include <cstdlib>
#include <stdexcept>
#include <string>

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

class OwnDisplay {
 public:
    explicit OwnDisplay(const std::string& screen = "1920x1080x24") {
        int told[2];
        if (pipe(told) != 0) throw std::runtime_error("no pipe");
        server_ = fork();
        if (server_ == 0) {
            close(told[0]);
            const std::string number = std::to_string(told[1]);
            execlp("Xvfb", "Xvfb", "-displayfd", number.c_str(), "-screen", "0", screen.c_str(), "-nolisten",
                   "tcp", "-noreset", "-dpi", "102", nullptr);
            _exit(127);
        }
        close(told[1]);
        std::string number;
        for (char digit = 0; read(told[0], &digit, 1) == 1 && digit != '\n';) number += digit;
        close(told[0]);
        if (number.empty()) throw std::runtime_error("Xvfb did not start: install the package xvfb");
        setenv("DISPLAY", (":" + number).c_str(), 1);
    }
    ~OwnDisplay() {
        kill(server_, SIGTERM);
        waitpid(server_, nullptr, 0);
        unsetenv("DISPLAY");
    }
    OwnDisplay(const OwnDisplay&) = delete;
    OwnDisplay& operator=(const OwnDisplay&) = delete;

 private:
    pid_t server_ = -1;
};
