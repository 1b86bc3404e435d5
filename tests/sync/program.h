// SPDX-License-Identifier: Apache-2.0
// kiosk-sync itself, as systemd starts it, for tests. Threads: any.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/result.h"

extern char** environ;

namespace openrosa::testing {

inline std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

// One run of the real program, with what it said.
class Program {
 public:
    // `within`: a command, by its path, that runs the one behind its own words.
    Program(const std::filesystem::path& folder, const std::vector<std::string>& words,
            const std::vector<std::string>& within = {})
        : out_(folder / "stdout"), err_(folder / "stderr") {
        std::vector<std::string> all = within;
        all.emplace_back(KIOSK_SYNC);
        all.insert(all.end(), words.begin(), words.end());
        std::vector<char*> arguments;
        for (std::string& each : all) arguments.push_back(each.data());
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        const int flags = O_WRONLY | O_CREAT | O_TRUNC;
        posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out_.c_str(), flags, 0600);
        posix_spawn_file_actions_addopen(&files, STDERR_FILENO, err_.c_str(), flags, 0600);
        kiosk::require(
            posix_spawn(&process_, all.front().c_str(), &files, nullptr, arguments.data(), environ) == 0,
            "kiosk-sync does not start");
        posix_spawn_file_actions_destroy(&files);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;
    ~Program() {
        if (process_ > 0) kill(), end();
    }

    void kill() const { ::kill(process_, SIGKILL); }
    int end() {  // its exit code, or -1 where it was killed
        int status = 0;
        waitpid(process_, &status, 0);
        process_ = 0;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }
    std::string out() const { return contents(out_); }
    std::string err() const { return contents(err_); }

 private:
    std::filesystem::path out_, err_;
    pid_t process_ = 0;
};

}  // namespace openrosa::testing
