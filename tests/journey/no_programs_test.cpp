// SPDX-License-Identifier: Apache-2.0
// The kiosk starts no program once it runs, whoever asks for it, and its voice is started all the same
// (RELIABILITY E11).
#include <atomic>
#include <fstream>
#include <thread>

#include <gtest/gtest.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "kiosk/no_more_programs.h"
#include "tests/drive/test_council.h"
#include "tests/journey/residue.h"

namespace {

namespace fs = std::filesystem;

int started_program() {
    char program[] = "/bin/true";
    char* words[] = {program, nullptr};
    pid_t process = -1;
    const int error = posix_spawn(&process, program, nullptr, nullptr, words, environ);
    if (error == 0) waitpid(process, nullptr, 0);
    return error;
}

// In a process of its own, for it cannot be taken back: what `look` finds there, 0 to 255.
int in_a_child(int (*look)()) {
    const pid_t child = fork();
    if (child == 0) _exit(look());
    int ended = 0;
    waitpid(child, &ended, 0);
    return WIFEXITED(ended) ? WEXITSTATUS(ended) : -1;
}

TEST(NoMorePrograms, AreStartedByTheProcessItsThreadsOrItsChildren) {
    EXPECT_EQ(in_a_child([] { return started_program(); }), 0) << "before it they are";
    EXPECT_EQ(in_a_child([] {
                  if (!kiosk::start_no_more_programs()) return 255;
                  return started_program();
              }),
              EPERM);
    EXPECT_EQ(in_a_child([] {
                  int error = 0;
                  std::atomic<bool> forbidden = false;
                  std::thread begun_before([&] {
                      while (!forbidden) std::this_thread::yield();
                      error = started_program();
                  });
                  forbidden = kiosk::start_no_more_programs();
                  begun_before.join();
                  return error;
              }),
              EPERM);
    EXPECT_EQ(in_a_child([] {
                  if (!kiosk::start_no_more_programs()) return 255;
                  return in_a_child([] { return started_program(); });
              }),
              EPERM);
}

std::string of_status(pid_t process, const std::string& wanted) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with(wanted + ":")) return line.substr(line.find('\t') + 1);
    return "";
}

TEST(NoMorePrograms, AreStartedByTheKioskButItsVoiceAgainAndAgain) {
    if (std::getenv("DISPLAY") == nullptr) GTEST_SKIP() << "no display: run this through ./tests/run";
    drive::TestCouncil council(fs::path(BINARY_DIR) / "no_programs",
                               fs::path(SOURCE_DIR) / "assets/consultations",
                               "liverpool-equality-objectives-2024-2028");
    ASSERT_EQ(council.sync().code, 0);
    std::ofstream(council.config(), std::ios::app) << "[speech]\ndevice = \"null\"\n";
    drive::Driver kiosk = council.kiosk({"--window", "1280x1024"});
    const auto voice_of = [&] {
        const std::vector<pid_t> family = residue::family(kiosk.process().id());
        EXPECT_EQ(family.size(), 3U) << "the kiosk, who starts its voice, and that";
        EXPECT_EQ(of_status(family.back(), "Name"), "kiosk-voice");
        std::string called;
        std::getline(std::ifstream("/proc/" + std::to_string(family[1]) + "/cmdline"), called, '\0');
        EXPECT_EQ(called, "voice-starter") << "whoever looks for the kiosk finds one";
        return family.back();
    };
    kiosk.start();
    const std::string outside = of_status(getpid(), "Seccomp_filters");
    EXPECT_EQ(of_status(kiosk.process().id(), "Seccomp_filters"), std::to_string(std::stoi(outside) + 1));
    const pid_t first = voice_of();
    kill(first, SIGKILL);
    kiosk.key("F2");
    kiosk.screen();
    EXPECT_NE(voice_of(), first);
    EXPECT_EQ(kiosk.quit(), 0);
}

}  // namespace
