// SPDX-License-Identifier: Apache-2.0
// A program with a terminal before it, and what somebody who sits there sees until it ends.
#pragma once

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

namespace testing {

// `words[0]` is the program's path. It ends well, or the test fails.
inline std::string on_terminal(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const winsize size{24, 80, 0, 0};
    int person = -1;
    const pid_t child = forkpty(&person, nullptr, nullptr, &size);
    if (child == 0) {
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    std::string seen;
    std::array<char, 4096> bytes{};
    for (ssize_t count = 0; (count = read(person, bytes.data(), bytes.size())) > 0;)
        seen.append(bytes.data(), static_cast<std::size_t>(count));
    close(person);
    int status = -1;
    waitpid(child, &status, 0);
    EXPECT_EQ(status, 0) << seen;
    return seen;
}

}  // namespace testing
