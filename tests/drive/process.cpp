// SPDX-License-Identifier: Apache-2.0
#include "tests/drive/process.h"

#include <csignal>
#include <cstring>
#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace drive {

Process::Process(const std::vector<std::string>& words, const std::string& errors) {
    static const bool pipes_do_not_kill = [] { return std::signal(SIGPIPE, SIG_IGN) != SIG_ERR; }();
    (void)pipes_do_not_kill;
    int to_child[2];
    int from_child[2];
    if (pipe2(to_child, O_CLOEXEC) != 0 || pipe2(from_child, O_CLOEXEC) != 0)
        throw std::runtime_error("pipe2 failed");
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, to_child[0], STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, from_child[1], STDOUT_FILENO);
    if (!errors.empty())
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.c_str(),
                                         O_WRONLY | O_CREAT | O_APPEND, 0600);
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    const int failed = posix_spawn(&id_, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(to_child[0]);
    close(from_child[1]);
    input_ = to_child[1];
    output_ = from_child[0];
    if (failed != 0) throw std::runtime_error("cannot start " + words[0] + ": " + std::strerror(failed));
}

Process::Process(Process&& other) noexcept
    : id_(std::exchange(other.id_, -1)),
      input_(std::exchange(other.input_, -1)),
      output_(std::exchange(other.output_, -1)),
      unread_(std::move(other.unread_)) {}

Process::~Process() {
    close_input();
    if (id_ > 0) {
        ::kill(id_, SIGKILL);
        wait();
        await_silence();
    }
    if (output_ >= 0) close(output_);
}

// Its own children may outlive it for a moment, as the kiosk does its cage, and still be at their files. Its
// output ends with the last of them.
void Process::await_silence() {
    while (read_line()) {
    }
}

bool Process::write_line(const std::string& line) {
    const std::string bytes = line + "\n";
    for (std::size_t sent = 0; sent < bytes.size();) {
        const ssize_t now = write(input_, bytes.data() + sent, bytes.size() - sent);
        if (now <= 0) return false;
        sent += static_cast<std::size_t>(now);
    }
    return true;
}

std::optional<std::string> Process::read_line(std::chrono::milliseconds patience) {
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        if (const auto end = unread_.find('\n'); end != std::string::npos) {
            std::string line = unread_.substr(0, end);
            unread_.erase(0, end + 1);
            return line;
        }
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
        pollfd wait{output_, POLLIN, 0};
        if (left.count() <= 0 || poll(&wait, 1, static_cast<int>(left.count())) <= 0) return std::nullopt;
        char bytes[65536];
        const ssize_t got = read(output_, bytes, sizeof bytes);
        if (got <= 0) return std::nullopt;
        unread_.append(bytes, static_cast<std::size_t>(got));
    }
}

void Process::close_input() {
    if (input_ >= 0) close(std::exchange(input_, -1));
}

void Process::kill(int signal) {
    if (id_ > 0) ::kill(id_, signal);
}

int Process::wait() {
    if (id_ <= 0) return -1;
    int status = 0;
    waitpid(std::exchange(id_, -1), &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Ran run(const std::vector<std::string>& words, const std::string& errors, const std::string& input) {
    Process process(words, errors);
    if (!input.empty()) process.write_line(input);
    process.close_input();
    Ran ran;
    while (const auto line = process.read_line(std::chrono::minutes{5})) ran.output += *line + "\n";
    ran.code = process.wait();
    return ran;
}

}  // namespace drive
