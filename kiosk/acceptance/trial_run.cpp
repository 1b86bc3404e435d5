// SPDX-License-Identifier: Apache-2.0
#include "kiosk/acceptance/trial_run.h"

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

#include "kiosk/xforms/instance.h"

namespace acceptance {
namespace {

using std::chrono::milliseconds;
using std::chrono::steady_clock;

constexpr std::size_t most_pages = 30;  // the first of them, in each language
constexpr std::size_t longest_sentence = 4'096;
constexpr int out_of_memory = 3;  // the child's exit code

// What a visit that answers nothing asks of the form; "" where all went well.
std::string visit(const std::shared_ptr<const xforms::Form>& form) {
    const kiosk::Moment now{milliseconds{0},
                            std::chrono::floor<milliseconds>(std::chrono::system_clock::now())};
    auto instance = xforms::Instance::begin(form, {.id = "have-your-say:trial", .practice = true}, now);
    const std::size_t languages = std::max<std::size_t>(form->languages().size(), 1);
    for (std::size_t language = 0; language < languages; ++language) {
        instance.set_language(language);
        std::vector<std::string> pages = instance.pages();
        pages.resize(std::min(pages.size(), most_pages));
        for (const std::string& page : pages) {
            (void)instance.page(page);
            (void)instance.violations(page);
        }
        if (!instance.broken().empty()) return instance.broken();
    }
    (void)instance.review();
    const auto finished = instance.finish(now);
    if (!instance.broken().empty()) return instance.broken();
    return finished ? "" : finished.error().sentence;
}

// Where a sandbox forbids limits the parent's own clock still ends the child.
void limit(const TrialLimits& limits) {
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

[[noreturn]] void be_the_child(int pipe, std::string_view xml, const xforms::MediaSource& media,
                               const xforms::LeaveOut& leave_out, const TrialLimits& limits) {
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (const int signal : {SIGTERM, SIGINT, SIGXCPU, SIGSEGV, SIGABRT, SIGBUS})
        std::signal(signal, SIG_DFL);
    limit(limits);
    int code = 0;
    try {
        const auto loaded = xforms::Form::load(xml, media, xforms::Form::Use::at_a_kiosk, leave_out);
        const std::string sentence = loaded.form ? visit(loaded.form) : "";
        const std::size_t size = std::min(sentence.size(), longest_sentence);
        if (size > 0 && write(pipe, sentence.data(), size) < 0) code = 1;
    } catch (const std::bad_alloc&) {
        code = out_of_memory;
    }
    _exit(code);
}

std::string why_it_ended(int status, const TrialLimits& limits) {
    const std::string run = "a trial run of the form's first pages ";
    if (WIFSIGNALED(status)) {
        if (WTERMSIG(status) == SIGKILL || WTERMSIG(status) == SIGXCPU)
            return run + "did not end within " +
                   std::to_string((WTERMSIG(status) == SIGXCPU ? limits.processor : limits.time).count()) +
                   " seconds, or was stopped: the form asks for too much";
        return run + "ended with a crash (signal " + std::to_string(WTERMSIG(status)) +
               "): the form would take a kiosk down";
    }
    if (WEXITSTATUS(status) == out_of_memory)
        return run + "needed more than " + std::to_string(limits.memory_bytes >> 20) + " MB of memory";
    return run + "ended with code " + std::to_string(WEXITSTATUS(status));
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

}  // namespace

Trial run_trial(std::string_view xml, const xforms::MediaSource& media, const xforms::LeaveOut& leave_out,
                const TrialLimits& limits) {
    std::array<int, 2> ends{};
    if (pipe(ends.data()) != 0) return {false, "no trial run could be made: " + std::to_string(errno)};
    const pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        be_the_child(ends[1], xml, media, leave_out, limits);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return {false, "no trial run could be made, for want of memory or processes: try again later"};
    }
    std::string said = listen(ends[0], child, limits.time);
    close(ends[0]);
    int status = 0;
    pid_t ended = 0;
    while ((ended = waitpid(child, &status, 0)) < 0 && errno == EINTR) {
    }
    if (ended != child) return {false, "no trial run could be watched to its end"};
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return {false, why_it_ended(status, limits)};
    return {true, std::move(said)};
}

}  // namespace acceptance
