// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F13: one resident after another, in every language, at every size, with speech and without,
// most of whom submit and some of whom go away. What the kiosk holds for them does not grow: memory, file
// handles, the textures of the words; and the database grows by what was sealed. Without a display: what a
// graphics driver holds is not seen here.
#include <algorithm>
#include <deque>
#include <filesystem>
#include <set>
#include <utility>
#include <vector>

#include <malloc.h>
#include <sqlite3.h>

#include "kiosk/touch/headless.h"
#include "kiosk/window/picture_loop.h"
#include "tests/campaign/account.h"
#include "tests/station/at_the_kiosk.h"

namespace campaign {
namespace {

using namespace screens;
namespace fs = std::filesystem;

// Counts what the kiosk asks of a graphics driver, and gives nothing.
class Counted final : public touch::Textures {
 public:
    std::uintptr_t texture(const text::Picture& picture) override {
        held_.insert(picture.serial);
        return 0;
    }
    void drop(const std::vector<std::uint64_t>& serials) override {
        for (const std::uint64_t serial : serials) held_.erase(serial);
    }
    std::size_t held() const { return held_.size(); }

 private:
    std::set<std::uint64_t> held_;
};

// SQLite's share is read apart: it fills its cache of pages, 2 MiB a connection, and then stops.
struct Held {
    long bytes = 0, sqlite = 0, handles = 0, textures = 0, sealed = 0, database = 0;
};

// What is held swings by half a megabyte with what the last residents wrote and in which script: so one half
// is told from the other by the middle of many readings of each.
long middle(std::vector<long> readings) {
    const auto half = readings.begin() + static_cast<std::ptrdiff_t>(readings.size() / 2);
    std::nth_element(readings.begin(), half, readings.end());
    return *half;
}

// What grew from one moment to a later one that should not have; "" where nothing did.
std::string growth(const Held& before, const Held& after) {
    // The caches of glyphs and of shaped words go on warming for a thousand residents, 2 MB in all: measured
    // over 4,000, of whom the last 3,000 left nothing. So a hundred residents show only what is coarse, a
    // page of a visit kept by each; ten thousand (CAMPAIGN_TIMES=50) show 600 bytes of each.
    constexpr long warming = 3L << 20, slack = 1L << 20, sqlite_cache = 4L << 20;
    constexpr long few_handles =
        4;  // SQLite keeps one or two more open at times; a resident's would be a hundred
    // A page of SQLite's is 4 KiB: a submission of its own lies on whole ones.
    const long put = after.sealed - before.sealed;
    std::string found;
    const auto tell = [&](const char* what, long by) {
        found += std::string(what) + " by " + std::to_string(by) + "; ";
    };
    if (after.bytes > before.bytes + warming) tell("memory grew", after.bytes - before.bytes);
    if (after.sqlite > sqlite_cache) tell("SQLite's memory grew", after.sqlite - before.sqlite);
    if (after.handles > before.handles + few_handles) tell("handles grew", after.handles - before.handles);
    if (after.textures > before.textures + 50) tell("textures grew", after.textures - before.textures);
    if (after.database - before.database > put + put / 5 + slack)
        tell("the database grew", after.database - before.database);
    return found;
}

class Residents : public AtTheKiosk {
 protected:
    Residents() {
        config_.languages.clear();  // all that the form has
        config_.closes.reset();
        open();
        loop_.emplace(*station_, headless_.glass(), textures_, typesetter_, config_.keys, speech_, theme_);
        draw();
        languages_ = loop_->view().chrome.languages.size();
    }

    void draw() {
        loop_->settle(now_);
        loop_->shown(now_);
    }
    void do_and_draw(Intent intent) {
        ask(std::move(intent));
        draw();
    }
    void go_away() {
        for (int minute = 0; minute < 6; ++minute) {
            pass(std::chrono::minutes{1});
            draw();
        }
        if (loop_->view().chrome.languages.empty() || name() == "attract") do_and_draw(Wake{});
    }

    void come(long nth) {
        static constexpr touch::TextSize sizes[] = {touch::TextSize::small, touch::TextSize::medium,
                                                    touch::TextSize::large, touch::TextSize::largest};
        const auto number = static_cast<std::size_t>(nth);
        do_and_draw(ChooseLanguage{number % languages_});
        do_and_draw(ChooseSize{sizes[number / languages_ % 4]});
        if (number / languages_ / 4 % 2 == 1) do_and_draw(Listen{});
        do_and_draw(Start{});
        for (int pages = 0; name() != "check"; ++pages) {
            ASSERT_LT(pages, 200) << "the visit does not end";
            if (nth % 5 == 4 && pages == 12) return go_away();
            answer_page(number);
            do_and_draw(Continue{});
        }
        do_and_draw(Submit{});
        ASSERT_EQ(name(), "thanks");
        do_and_draw(EndVisit{});
        ++sent_;
    }

    static long bytes() {
        const auto memory = mallinfo2();
        return static_cast<long>(memory.uordblks + memory.hblkhd) - static_cast<long>(sqlite3_memory_used());
    }

    Held held(const std::vector<long>& readings) const {
        Held now;
        now.bytes = middle(readings);
        now.sqlite = static_cast<long>(sqlite3_memory_used());
        now.handles = std::distance(fs::directory_iterator("/proc/self/fd"), {});
        now.textures = static_cast<long>(textures_.held());
        now.database = static_cast<long>(fs::file_size(config_.database));
        const auto store = store::Store::open(config_.database.string());
        const auto due = *store->outbox().due(now_.wall);
        for (const std::int64_t number : due) {
            const auto sealed = store->outbox().read(number)->sealed;
            now.sealed += static_cast<long>(sealed.manifest.size());
            for (const auto& file : sealed.files) now.sealed += static_cast<long>(file.bytes.size());
        }
        return now;
    }

    // Who answers one question and leaves, in any language: soon done, so that many of them are.
    void come_in_passing(long nth) {
        do_and_draw(ChooseLanguage{static_cast<std::size_t>(nth) % languages_});
        do_and_draw(Start{});
        while (name() == "about") do_and_draw(Continue{});
        answer_page(static_cast<std::size_t>(nth));
        do_and_draw(EndVisit{});
    }

    std::size_t languages_ = 0;
    long sent_ = 0;

 private:
    void answer_page(std::size_t number) {
        const auto* page = std::get_if<QuestionPage>(&(view_ = station_->view(now_)).screen);
        if (page == nullptr) return;
        for (const Item& item : std::vector(page->items)) {
            const xforms::Question& question = item.question;
            if (!question.choices.empty() && !question.readonly)
                do_and_draw(
                    GiveAnswer{question.reference, question.choices[number % question.choices.size()].value});
            else if (question.control == xforms::ControlKind::input &&
                     question.type == xforms::DataType::string && number % 3 == 0)
                type(question.reference, question.reference.ends_with("postcode_district")
                                             ? "L8"
                                             : "resident " + std::to_string(number));
        }
    }

    touch::Headless headless_{touch::Surface{1920, 1080, 4.03F}};
    Counted textures_;
    text::Typesetter typesetter_ = std::move(*text::Typesetter::open());
    speech::Speech speech_{{}};
    pictures::Album theme_{{}};
    std::optional<kiosk::PictureLoop> loop_;
};

// The first half meets every combination of language, size and speech, and whatever is kept for all.
TEST_F(Residents, OneAfterAnotherLeaveNothingThatGrows) {
    ASSERT_GE(languages_, 12U);
    Account account;
    Held before;
    std::vector<long> readings;
    const long all = times(200), met = all / 2, last = 20;
    for (; account.tried < all; ++account.tried) {
        if (account.tried == met) before = held(std::exchange(readings, {}));
        come(account.tried);
        if (HasFatalFailure()) FAIL() << "resident " << account.tried;
        if (account.tried >= all - last || (account.tried < met && account.tried >= met - last))
            readings.push_back(bytes());
    }
    const Held after = held(readings);
    EXPECT_EQ(growth(before, after), "");
    EXPECT_GT(before.bytes, 0);
    RecordProperty("bytes_grown", std::to_string(after.bytes - before.bytes));
    RecordProperty("textures", std::to_string(after.textures));
    reckon_thanks(account, sent_, static_cast<long>(tally().waiting));
    account.close();
}

// `keeping`: bytes that the kiosk keeps of each. What is seen to grow from the middle to the end.
class ResidentsPlanted : public Residents {
 protected:
    std::string grown(long residents, std::size_t keeping) {
        Held before;
        std::vector<long> readings;
        for (long nth = 0; nth < residents; ++nth) {
            if (nth == residents / 2) before = held(std::exchange(readings, {}));
            come_in_passing(nth);
            kept_.emplace_back(keeping, 'k');
            if (nth % (residents / 2) >= residents / 2 - 20) readings.push_back(bytes());
        }
        return growth(before, held(readings));
    }
    std::deque<std::string> kept_;
};

// As many bytes as show among so few; of two thousand residents (CAMPAIGN_TIMES=10) 4 KB are seen.
TEST_F(ResidentsPlanted, AResidentOfWhomSomethingIsKeptIsSeen) {
    const auto bytes = static_cast<std::size_t>(std::max(4'096L, 4'096L * 10 / times(1)));
    EXPECT_NE(grown(times(200), bytes).find("memory grew"), std::string::npos) << bytes;
    kept_.clear();
    EXPECT_EQ(grown(times(200), 0), "") << "and those of whom nothing is kept are not";
}

TEST(ResidentsReckoned, WhatGrowsIsSeen) {
    const Held before{.bytes = 50'000'000, .handles = 12, .textures = 100, .sealed = 0, .database = 100'000};
    Held after = before;
    EXPECT_EQ(growth(before, after), "");
    after.bytes += 4L << 20;
    EXPECT_NE(growth(before, after).find("memory grew"), std::string::npos);
    after = before;
    after.sqlite = 5L << 20;
    EXPECT_NE(growth(before, after).find("SQLite"), std::string::npos);
    after = before;
    after.handles += 5;
    EXPECT_NE(growth(before, after).find("handles"), std::string::npos);
    after = before;
    after.textures += 60;
    EXPECT_NE(growth(before, after).find("textures"), std::string::npos);
    after = before;
    after.sealed += 1'000'000;
    after.database += 1'100'000;
    EXPECT_EQ(growth(before, after), "");
    after.database += 2'000'000;
    EXPECT_NE(growth(before, after).find("database"), std::string::npos);
}

}  // namespace
}  // namespace campaign
