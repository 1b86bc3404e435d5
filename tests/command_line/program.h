// SPDX-License-Identifier: Apache-2.0
// The program `council` as a child of the test, started as a council starts it.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/server/test_server.h"

namespace council {

inline std::string slurp(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// One run of `council`, its streams in files. Killed where a test leaves it running.
class Program {
 public:
    Program(std::vector<std::string> words, const std::string& input = "") {
        write(folder_ / "in", input);
        words.insert(words.begin(), COUNCIL);
        child_ = fork();
        if (child_ == 0) {
            dup2(open((folder_ / "in").c_str(), O_RDONLY), 0);
            dup2(open((folder_ / "out").c_str(), O_WRONLY | O_CREAT, 0600), 1);
            dup2(open((folder_ / "err").c_str(), O_WRONLY | O_CREAT, 0600), 2);
            std::vector<char*> arguments;
            for (std::string& word : words) arguments.push_back(word.data());
            arguments.push_back(nullptr);
            execv(arguments[0], arguments.data());
            _exit(127);
        }
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() {
        if (child_ > 0) end(SIGKILL);
    }

    void signal(int number) const { ::kill(child_, number); }
    int end(int number) {
        signal(number);
        return wait();
    }
    int wait() {
        int status = 0;
        waitpid(std::exchange(child_, -1), &status, 0);
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    std::string out() const { return slurp(folder_ / "out"); }
    std::string err() const { return slurp(folder_ / "err"); }
    // The port that `serve` says when it is ready; 0 where it ended first.
    int listening() {
        const std::string mark = "{\"listening\":\"127.0.0.1:";
        while (true) {
            const std::string line = out();
            if (line.starts_with(mark) && line.ends_with("\"}\n")) return std::stoi(line.substr(mark.size()));
            if (waitpid(child_, nullptr, WNOHANG) != 0) {
                child_ = -1;
                return 0;
            }
            usleep(2'000);
        }
    }

 private:
    Folder folder_;
    pid_t child_ = -1;
};

struct Ran {
    int code;
    std::string out, err;
};
inline Ran run(const std::vector<std::string>& words) {
    Program program(words);
    const int code = program.wait();
    return {code, program.out(), program.err()};
}

}  // namespace council
