// SPDX-License-Identifier: Apache-2.0
// A child process with its standard streams in our hands. Owns the process: killed, if need be, at
// destruction, which then waits for those that it started itself.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

#include "tests/patience.h"

namespace drive {

class Process {
 public:
    // `words[0]` is the program's path. Its standard error goes to the file `errors`, appended; with "" it
    // stays ours.
    Process(const std::vector<std::string>& words, const std::string& errors);
    ~Process();
    Process(Process&&) noexcept;
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    bool write_line(const std::string& line);
    // The next line of its standard output; nothing at its end, or when `patience` has run out.
    std::optional<std::string> read_line(std::chrono::milliseconds patience = ::testing::patience);
    void close_input();
    void kill(int signal);
    int wait();  // its exit code, or 128 + the signal that ended it
    pid_t id() const { return id_; }

 private:
    void await_silence();

    pid_t id_ = -1;
    int input_ = -1, output_ = -1;
    std::string unread_;
};

struct Ran {
    int code = 0;
    std::string output;
};
Ran run(const std::vector<std::string>& words, const std::string& errors, const std::string& input = {});

}  // namespace drive
