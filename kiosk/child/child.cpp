// SPDX-License-Identifier: Apache-2.0
#include "kiosk/child/child.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <new>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace kiosk {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t longest_word = 4'096;
constexpr int out_of_memory = 3;  // the child's exit code

// Where a sandbox forbids limits the parent's own clock still ends the child.
void limit(const ChildLimits& limits) {
    const auto seconds = static_cast<rlim_t>(limits.processor.count());
    const rlimit processor{seconds, seconds + 1};
    setrlimit(RLIMIT_CPU, &processor);
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const rlim_t bytes = pages * static_cast<rlim_t>(sysconf(_SC_PAGESIZE)) + limits.memory_bytes;
    const rlimit memory{bytes, bytes};
    if (pages > 0) setrlimit(RLIMIT_AS, &memory);
    const rlimit core{0, 0};
    setrlimit(RLIMIT_CORE, &core);
}

[[noreturn]] void be_the_child(int pipe, const std::function<std::string()>& work,
                               const ChildLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int signal : {SIGTERM, SIGINT, SIGXCPU, SIGSEGV, SIGABRT, SIGBUS})
        std::signal(signal, SIG_DFL);
    limit(limits);
    int code = 0;
    try {
        const std::string said = work();
        const std::size_t size = std::min(said.size(), longest_word);
        if (size > 0 && write(pipe, said.data(), size) < 0) code = 1;
    } catch (const std::bad_alloc&) {
        code = out_of_memory;
    }
    _exit(code);
}

// What the child says until it ends, or is ended.
std::string listen(int pipe, pid_t child, std::chrono::seconds most) {
    std::string said;
    const auto end = steady_clock::now() + most;
    for (;;) {
        const auto left = std::chrono::ceil<milliseconds>(end - steady_clock::now()).count();
        pollfd waiting{pipe, POLLIN, 0};
        const int ready = left > 0 ? poll(&waiting, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) {
            kill(child, SIGKILL);
            return said;
        }
        std::array<char, 4096> bytes;
        const ssize_t got = read(pipe, bytes.data(), bytes.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return said;
        said.append(bytes.data(), static_cast<std::size_t>(got));
    }
}

ChildRun ended(int status, std::string said, const ChildLimits& limits) {
    using Ending = ChildRun::Ending;
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        if (signal == SIGKILL || signal == SIGXCPU)
            return {Ending::out_of_time, "",
                    "did not end within " +
                        std::to_string((signal == SIGXCPU ? limits.processor : limits.time).count()) +
                        " seconds, or was stopped"};
        return {Ending::crashed, "", "ended with a crash (signal " + std::to_string(signal) + ")"};
    }
    if (WEXITSTATUS(status) == out_of_memory)
        return {Ending::out_of_memory, "",
                "needed more than " + std::to_string(limits.memory_bytes >> 20) + " MB of memory"};
    if (WEXITSTATUS(status) != 0)
        return {Ending::crashed, "", "ended with code " + std::to_string(WEXITSTATUS(status))};
    return {Ending::at_its_end, std::move(said), ""};
}

}  // namespace

ChildRun run_in_a_child(const std::function<std::string()>& work, const ChildLimits& limits) {
    using Ending = ChildRun::Ending;
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0)
        return {Ending::not_made, "", "could not be made: error " + std::to_string(errno)};
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        be_the_child(ends[1], work, limits);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return {Ending::not_made, "", "could not be made, for want of memory or processes: try again later"};
    }
    std::string said = listen(ends[0], child, limits.time);
    close(ends[0]);
    int status = 0;
    pid_t gone = 0;
    while ((gone = waitpid(child, &status, 0)) < 0 && errno == EINTR) {
    }
    if (gone != child) return {Ending::not_made, "", "could not be watched to its end"};
    return ended(status, std::move(said), limits);
}

}  // namespace kiosk
