// SPDX-License-Identifier: Apache-2.0
// Answers in progress are locked in memory (RELIABILITY D1), the kiosk's and its voice's. Where the machine
// does not let it, the kiosk says so.
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include "tests/drive/test_council.h"
#include "tests/journey/residue.h"

namespace {

namespace fs = std::filesystem;

bool may_lock(std::size_t bytes) {
    void* const memory = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    const bool locked = memory != MAP_FAILED && mlock(memory, bytes) == 0;
    munmap(memory, bytes);
    return locked;
}

struct Locking {
    std::size_t locked = 0;  // mappings of what the process can write to
    std::string open;        // and those that may come into swap
};

// VmFlags, "lo": see proc(5), /proc/pid/smaps. "io" is a device's.
Locking locking_of(pid_t process) {
    Locking found;
    std::ifstream smaps("/proc/" + std::to_string(process) + "/smaps");
    std::string mapping;
    for (std::string line; std::getline(smaps, line);) {
        std::istringstream words(line);
        std::string first, second;
        words >> first >> second;
        if (first.find('-') != std::string::npos) mapping = line;
        if (first != "VmFlags:") continue;
        const std::string flags = line + " ";
        if (flags.find(" wr ") == std::string::npos || flags.find(" io ") != std::string::npos) continue;
        if (flags.find(" lo ") != std::string::npos)
            ++found.locked;
        else
            found.open += mapping + "\n";
    }
    return found;
}

class Locked : public testing::Test {
 protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        council_.emplace(fs::path(BINARY_DIR) / "locked" / name,
                         fs::path(SOURCE_DIR) / "assets/consultations",
                         "liverpool-equality-objectives-2024-2028");
        ASSERT_EQ(council_->sync().code, 0);
    }
    // `before`: a command that runs the one behind its own words.
    drive::Driver kiosk(const std::vector<std::string>& before, const std::string& more) const {
        std::vector<std::string> words = before;
        for (const std::string& word : {drive::program("kiosk"), std::string("--config"),
                                        council_->config().string(), std::string("--automation"), more})
            words.push_back(word);
        return {words, (council_->folder() / "said.txt").string()};
    }
    std::string said() const {
        std::ostringstream all;
        all << std::ifstream(council_->folder() / "said.txt").rdbuf();
        return all.str();
    }
    std::optional<drive::TestCouncil> council_;
};

TEST_F(Locked, WithoutTheLimitOfItsUnitItSaysThatItIsNot) {
    std::vector<std::string> limited{"/usr/bin/prlimit", "--memlock=65536"};
    if (geteuid() == 0) limited.insert(limited.end(), {"/usr/bin/setpriv", "--bounding-set=-ipc_lock"});
    drive::Driver driver = kiosk(limited, "--headless");
    EXPECT_EQ(driver.screen(), "welcome");
    EXPECT_EQ(driver.quit(), 0);
    EXPECT_NE(said().find("its memory is not locked"), std::string::npos) << said();
}

TEST_F(Locked, AllThatTheKioskAndItsVoiceCanWriteToIs) {
    if (std::getenv("DISPLAY") == nullptr) GTEST_SKIP() << "no display: run this through ./tests/run";
    if (!may_lock(32 << 20)) GTEST_SKIP() << "wants CAP_IPC_LOCK, or prlimit --memlock=unlimited";
    std::ofstream(council_->config(), std::ios::app) << "[speech]\ndevice = \"null\"\n";
    drive::Driver driver = kiosk({}, "--window=1280x1024");
    driver.key("F2");  // it speaks
    driver.start();
    const std::vector<pid_t> family = residue::family(driver.process().id());
    EXPECT_EQ(family.size(), 3U) << "the kiosk, its voice and who starts that";
    for (const pid_t process : family) {
        const Locking locking = locking_of(process);
        EXPECT_GT(locking.locked, 10U) << process;
        EXPECT_EQ(locking.open, "") << process;
    }
    EXPECT_EQ(driver.quit(), 0);
    EXPECT_EQ(said().find("its memory is not locked"), std::string::npos) << said();
}

}  // namespace
