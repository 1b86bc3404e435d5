// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F13, of the kiosk that people stand at: its window, and the voice that it starts. One resident
// after another, with speech and without, at every size, who submit or go away. What the whole family holds
// does not grow: memory of its own, handles, textures of OpenGL. (tests/campaign/residents_test.cpp has every
// language, and finds less, without a window.)
#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "tests/campaign/account.h"
#include "tests/drive/test_council.h"
#include "tests/journey/residue.h"
#include "tests/window/own_display.h"

namespace {

namespace fs = std::filesystem;

struct Held {
    long kilobytes = 0, handles = 0, textures = 0, programs = 0;
};

long middle(std::vector<long> readings) {
    const auto half = readings.begin() + static_cast<std::ptrdiff_t>(readings.size() / 2);
    std::nth_element(readings.begin(), half, readings.end());
    return *half;
}

Held middle(const std::vector<Held>& readings) {
    const auto of = [&](long Held::*what) {
        std::vector<long> all;
        for (const Held& each : readings) all.push_back(each.*what);
        return middle(all);
    };
    return {of(&Held::kilobytes), of(&Held::handles), of(&Held::textures), of(&Held::programs)};
}

// What is not a file's: a page of a font or a library that is read later is no growth.
long own_kilobytes(pid_t process) {
    std::ifstream lines("/proc/" + std::to_string(process) + "/smaps_rollup");
    for (std::string word; lines >> word;)
        if (word == "Anonymous:") {
            long kilobytes = 0;
            lines >> kilobytes;
            return kilobytes;
        }
    return 0;
}

// What grew that should not have; "" for nothing. Glyphs and shaped words go on warming for hundreds of
// residents, in both halves.
std::string growth(const Held& before, const Held& after) {
    constexpr long warming_kb = 2'048, few = 3, words = 40;
    std::string found;
    const auto tell = [&](const char* what, long by, long most) {
        if (by > most) found += std::string(what) + " grew by " + std::to_string(by) + "; ";
    };
    tell("memory (KB)", after.kilobytes - before.kilobytes, warming_kb);
    tell("handles", after.handles - before.handles, few);
    tell("textures", after.textures - before.textures, words);
    tell("programs", after.programs - before.programs, 0);
    return found;
}

class Family : public testing::Test {
 protected:
    void SetUp() override {
        const std::string name = testing::UnitTest::GetInstance()->current_test_info()->name();
        council_.emplace(fs::path(BINARY_DIR) / "journey" / ("family-" + name),
                         fs::path(SOURCE_DIR) / "tests/journey/forms", "two-questions");
        ASSERT_EQ(council_->sync().code, 0);
        std::ofstream(council_->config(), std::ios::app) << "[speech]\ndevice = \"null\"\n";
        counted_ = council_->folder() / "textures";
    }

    // `keeping`: bytes that each sync of its disk keeps, as a kiosk with a leak would.
    drive::Driver start(long keeping) {
        const char* sanitizer = std::getenv("ASAN_OPTIONS");
        const std::string before = sanitizer == nullptr ? "" : sanitizer;
        ::setenv("ASAN_OPTIONS", (before + ":verify_asan_link_order=0").c_str(), 1);
        ::setenv("LD_PRELOAD", BINARY_DIR "/tests/preload/libheld.so", 1);
        ::setenv("HELD_TEXTURES", counted_.c_str(), 1);
        if (keeping > 0) ::setenv("KEEP_AT_SYNC", std::to_string(keeping).c_str(), 1);
        drive::Driver kiosk = council_->kiosk({"--window", "1280x800"});
        for (const char* name : {"LD_PRELOAD", "HELD_TEXTURES", "KEEP_AT_SYNC"}) ::unsetenv(name);
        ::setenv("ASAN_OPTIONS", before.c_str(), 1);
        return kiosk;
    }

    Held held(drive::Driver& kiosk) const {
        Held now;
        for (const pid_t each : residue::family(kiosk.process().id())) {
            ++now.programs;
            now.kilobytes += own_kilobytes(each);
            now.handles += std::distance(fs::directory_iterator("/proc/" + std::to_string(each) + "/fd"), {});
        }
        std::ifstream(counted_, std::ios::binary)
            .read(reinterpret_cast<char*>(&now.textures), sizeof now.textures);
        return now;
    }

    static std::vector<std::string> ids(drive::Driver& kiosk, const std::string& begin) {
        std::vector<std::string> all;
        const auto seen = kiosk.look();
        for (const auto& node : seen["nodes"])
            if (const std::string id = node["id"]; id.starts_with(begin)) all.push_back(id);
        return all;
    }

    void come(drive::Driver& kiosk, long nth) {
        kiosk.tap_id("size");
        const auto sizes = ids(kiosk, "size:");
        kiosk.tap_id(sizes.at(static_cast<std::size_t>(nth) % sizes.size()));
        kiosk.tap_id("done");
        if (nth % 8 < 4) kiosk.key("F2");  // aloud; by a key a tap still chooses at once
        kiosk.start();
        kiosk.tap_id(nth % 3 == 0 ? "choice:/data/agree:yes" : "choice:/data/agree:no");
        kiosk.go_on();
        kiosk.tap_id("field:/data/why");
        kiosk.type("resident " + std::to_string(nth));
        if (nth % 5 == 4) return kiosk.advance(300);
        kiosk.go_on();
        kiosk.submit();
        ASSERT_EQ(kiosk.screen(), "thanks");
        ++sent_;
        kiosk.tap_id("finished");
    }

    // Half of them warm it up; what grew since the middle of those.
    std::string grown(long residents, long keeping) {
        drive::Driver kiosk = start(keeping);
        std::vector<Held> first, second;
        for (long nth = 0; nth < residents; ++nth) {
            come(kiosk, nth);
            if (HasFatalFailure()) return "resident " + std::to_string(nth);
            (nth < residents / 2 ? first : second).push_back(held(kiosk));
        }
        before_ = middle(first);
        after_ = middle(second);
        EXPECT_EQ(kiosk.quit(), 0);
        return growth(before_, after_);
    }

    OwnDisplay display_{"1920x1920x24"};  // as square as [screen] says
    std::optional<drive::TestCouncil> council_;
    fs::path counted_;
    Held before_, after_;
    long sent_ = 0;
};

TEST_F(Family, OfAKioskHoldsNoMoreAfterManyResidents) {
    campaign::Account account{.tried = campaign::times(12), .lost = 0, .doubled = 0, .leaked = {}};
    EXPECT_EQ(grown(account.tried, 0), "");
    EXPECT_EQ(after_.programs, 3) << "the kiosk, its voice and who starts that";
    EXPECT_GT(after_.textures, 0);
    EXPECT_GT(after_.kilobytes, 1'000);
    RecordProperty("kilobytes_grown", std::to_string(after_.kilobytes - before_.kilobytes));
    RecordProperty("textures", std::to_string(after_.textures));
    ASSERT_EQ(council_->sync().code, 0);
    campaign::reckon_thanks(account, sent_, static_cast<long>(council_->exported().size()));
    account.close();
}

// As many bytes as show among so few; of a thousand residents (CAMPAIGN_TIMES=100) 4 KB are seen.
TEST_F(Family, OfAKioskThatKeepsSomethingOfEachIsSeenToGrow) {
    const long bytes = std::max(4'096L, 4'096L * 128 / campaign::times(1));
    const std::string found = grown(campaign::times(12), bytes);
    for (const char* what : {"memory", "handles", "textures"})
        EXPECT_NE(found.find(what), std::string::npos) << what << ": " << found;
}

}  // namespace
