// SPDX-License-Identifier: Apache-2.0
// RELIABILITY F8 as a resident meets it: one request for memory in a thousand is refused, in a whole visit or
// from the check on, where one in a hundred and one in ten are refused too. The kiosk says so, or dies and is
// started again. Nobody is thanked for what is not kept, and nothing is kept by half or twice. Each session
// is a program of its own. SQLite's own requests are refused in tests/store/power_cut/memory_test.cpp.
#include <cstdlib>
#include <new>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/campaign/account.h"
#include "tests/campaign/refused_memory.h"
#include "tests/station/at_the_kiosk.h"

namespace campaign {
namespace {

using namespace screens;

enum class From { the_start, the_check };

struct Session {
    bool thanked = false, died = false;
};

struct Kept {
    long whole = 0, half = 0;
};

// Nobody heard of what was kept by a kiosk that died before its thanks: it is no loss, and no double.
void reckon_session(Account& account, const Session& session, const Kept& before, const Kept& after) {
    const long kept = after.whole - before.whole;
    Account one{.tried = 1};
    reckon_thanks(one, session.thanked ? 1 : std::min(1L, kept), kept);
    account.lost += one.lost + after.half - before.half;
    account.doubled += one.doubled;
}

class WithoutMemory : public AtTheKiosk {
 protected:
    // In a program of its own, which tells through `told` that it gave thanks.
    void visit(From from, unsigned refused, std::uint64_t seed, int told) {
        // A kiosk that finds no memory for its form's trial says that it cannot run it, and no visit begins.
        open();
        if (from == From::the_start) refuse_one_in(refused, seed);
        go_to_first_question();
        answer_all({{"/data/respondent/capacity", "resident"}});
        if (from == From::the_check) refuse_one_in(refused, seed);
        ask(Submit{});
        pass(std::chrono::seconds{1});
        refuse_one_in(0);
        if (name() == "check") {  // it said that it could not
            ask(Submit{});
            pass(std::chrono::seconds{1});
        }
        if (name() == "thanks") (void)!write(told, "t", 1);
    }
    Session session(From from, unsigned refused, std::uint64_t seed) {
        int told[2];
        EXPECT_EQ(pipe(told), 0);
        const pid_t program = fork();
        if (program == 0) {
            // As main does not catch it: the kiosk dies, and systemd starts it again.
            try {
                visit(from, refused, seed, told[1]);
            } catch (const std::bad_alloc&) {
                std::abort();
            } catch (const std::exception& error) {
                refuse_one_in(0);
                std::fprintf(stderr, "%s\n", error.what());
                _exit(1);
            }
            _exit(0);
        }
        close(told[1]);
        char byte = 0;
        Session ended;
        ended.thanked = read(told[0], &byte, 1) == 1;
        close(told[0]);
        int status = 0;
        waitpid(program, &status, 0);
        ended.died = WIFSIGNALED(status);
        EXPECT_TRUE(ended.died ? WTERMSIG(status) == SIGABRT : WEXITSTATUS(status) == 0)
            << status << ", seed " << seed;
        return ended;
    }
    Kept kept() {
        Kept found;
        const auto store = store::Store::open(config_.database.string());
        if (!store) throw std::runtime_error(store.error().sentence);
        EXPECT_TRUE(store->files_set_aside().empty());
        const auto waiting = store->outbox().numbers({store::State::waiting});
        for (const std::int64_t number : waiting.value())
            ++(store->outbox().read(number)->damaged ? found.half : found.whole);
        return found;
    }
};

TEST_F(WithoutMemory, OneRequestInAThousandLosesAndHalvesNothing) {
    Account account{.tried = 0, .lost = 0, .doubled = 0, .leaked = {}};
    long died = 0, thanked = 0;
    for (const long all = times(20); account.tried < all; ++account.tried) {
        static constexpr unsigned refused[] = {1'000, 1'000, 100, 10};
        const auto kind = static_cast<std::size_t>(account.tried % 4);
        const std::uint64_t drawn_from = seed() * 1'000'003 + static_cast<std::uint64_t>(account.tried);
        const Kept before = kept();
        const Session ended =
            session(kind == 0 ? From::the_start : From::the_check, refused[kind], drawn_from);
        died += ended.died ? 1 : 0;
        thanked += ended.thanked ? 1 : 0;
        reckon_session(account, ended, before, kept());
        ASSERT_EQ(account.lost + account.doubled, 0)
            << "session " << account.tried << ", seed " << drawn_from;
    }
    RecordProperty("died", std::to_string(died));
    RecordProperty("thanked", std::to_string(thanked));
    EXPECT_GT(died, 0) << "nothing was refused";
    EXPECT_GT(thanked, 0) << "nobody came to the end";
    account.close();
}

// Of a kiosk that thanks for what it has not, keeps it twice, or half of it.
TEST_F(WithoutMemory, AndAKioskThatLosesHalvesOrDoublesIsSeen) {
    const auto reckoned = [](bool thanked, const Kept& after) {
        Account account;
        reckon_session(account, {.thanked = thanked}, {.whole = 5, .half = 0}, after);
        return account;
    };
    EXPECT_EQ(reckoned(true, {6, 0}).lost + reckoned(true, {6, 0}).doubled, 0);
    EXPECT_EQ(reckoned(false, {5, 0}).lost + reckoned(false, {6, 0}).doubled, 0)
        << "it died before its thanks";
    EXPECT_EQ(reckoned(true, {5, 0}).lost, 1);
    EXPECT_EQ(reckoned(true, {7, 0}).doubled, 1);
    EXPECT_EQ(reckoned(false, {5, 1}).lost, 1);
    EXPECT_TRUE(session(From::the_check, 0, 1).thanked);
    EXPECT_EQ(kept().whole, 1);
    in_database("DELETE FROM outbox_file");
    EXPECT_EQ(kept().half, 1);
    refuse_one_in(1);
    void* memory = nullptr;
    bool refused = false;
    try {
        memory = ::operator new(100);
    } catch (const std::bad_alloc&) {
        refused = true;
    }
    refuse_one_in(0);
    ::operator delete(memory);
    EXPECT_TRUE(refused);
}

}  // namespace
}  // namespace campaign
