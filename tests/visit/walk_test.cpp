// SPDX-License-Identifier: Apache-2.0
// Forms and ways through them by chance, held against VisitModel at each step: which page is there with what
// answer, what the check shows, and what the council opens. rapidcheck shrinks what fails, and says the
// RC_PARAMS that repeat it; every day has the same ways, and RC_PARAMS="seed=7 max_success=2000" takes
// others. The smallest that failed is written to found_walk in the build's folder of this test: once it is
// mended it goes to tests/visit/walks under a name that says what it was, and is walked again at every build.
#include <fstream>
#include <iterator>
#include <sstream>

#include <rapidcheck.h>

#include "tests/visit/walks.h"

using namespace screens;

namespace {

std::vector<Ask> form_of(const std::vector<unsigned>& draws) {
    std::vector<Ask> form;
    for (const unsigned draw : draws) {
        Ask ask{.kind = static_cast<Kind>(draw % 3), .required = draw / 3 % 3 == 1};
        const auto other = static_cast<int>(draw / 9 % 8);
        if (other < static_cast<int>(form.size()) && form[static_cast<std::size_t>(other)].kind == Kind::one)
            ask.leans_on = other;
        form.push_back(ask);
    }
    return form;
}

using Draws = std::vector<unsigned>;

struct Walk {
    Draws form, steps;
};

const std::filesystem::path found_walk = BINARY_DIR "/tests/visit/found_walk";

void write(const std::filesystem::path& file, const Walk& walk) {
    std::ofstream out(file);
    for (const Draws* draws : {&walk.form, &walk.steps}) {
        for (const unsigned draw : *draws) out << draw << ' ';
        out << '\n';
    }
}

// Two lines of numbers: what the form was drawn from, and each step.
Walk read(const std::filesystem::path& file) {
    const auto draws_of = [](const std::string& line) {
        std::istringstream words(line);
        return Draws(std::istream_iterator<unsigned>(words), {});
    };
    std::ifstream in(file);
    std::string form, steps;
    std::getline(in, form);
    std::getline(in, steps);
    return {draws_of(form), draws_of(steps)};
}

class Walked : public Walks {
 protected:
    static void SetUpTestSuite() { setenv("RC_PARAMS", "seed=20261130", 0); }

    // "" where the kiosk and the model agree all the way.
    std::string differs(const Walk& walk) {
        begin(form_of(walk.form));
        for (const unsigned draw : walk.steps) {
            step(draw);
            if (std::string wrong = difference(); !wrong.empty()) return wrong;
        }
        return record_differs();
    }
};

TEST_F(Walked, AreAsTheModelSaysWhateverSomebodyDoes) {
    EXPECT_TRUE(rc::check([this] {
        const auto shape = *rc::gen::resize(6, rc::gen::container<Draws>(rc::gen::inRange(0U, 72U)));
        const auto steps = *rc::gen::container<Draws>(rc::gen::inRange(0U, 1024U));
        if (const std::string wrong = differs({shape, steps}); !wrong.empty()) {
            write(found_walk, {shape, steps});  // smaller each time, while it is shrunk
            RC_FAIL(wrong + "; kept as " + found_walk.string());
        }
        RC_CLASSIFY(sent_ > 0, "sent");
        RC_CLASSIFY(expired_ > 0, "expired");
        RC_CLASSIFY(!model_.people.empty(), "with people");
    }));
}

// In any form, whatever is answered: never back, and full at the check alone. Who opens all that answers can
// open sees no step that is longer than the one before.
TEST_F(Walked, TellAProgressThatNeverGoesBackNorLeaps) {
    EXPECT_TRUE(rc::check([this] {
        const auto form = *rc::gen::resize(20, rc::gen::container<Draws>(rc::gen::inRange(0U, 72U)));
        const bool opens_all = *rc::gen::arbitrary<bool>();
        begin(form_of(form));
        ask(Start{});
        float before = 0, step = 1;
        while (name() != "check") {
            Progress progress;
            if (name() == "repeat") {
                progress = see<RepeatPage>().progress;
            } else {
                const auto page = see<QuestionPage>();
                progress = page.progress;
                const Item& asked = page.items.front();
                const bool text = asked.question.choices.empty();
                const std::string choice = opens_all || *rc::gen::arbitrary<bool>() ? "a" : "b";
                if (text) type(asked.question.reference, "x");
                if (!text) ask(GiveAnswer{asked.question.reference, choice});
            }
            RC_ASSERT(progress.done > before);
            RC_ASSERT(progress.done < 1);
            RC_ASSERT(!opens_all || progress.done - before <= step + 1e-4F);
            step = progress.done - before;
            before = progress.done;
            ask(Continue{});
        }
    }));
}

TEST_F(Walked, ThatFailedOnceAreAsTheModelSays) {
    int walks = 0;
    for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/tests/visit/walks")) {
        const Walk walk = read(entry);
        EXPECT_FALSE(walk.steps.empty()) << entry.path();
        EXPECT_EQ(differs(walk), "") << entry.path();
        ++walks;
    }
    EXPECT_GT(walks, 0);
}

TEST_F(Walked, IsReadAsItWasWritten) {
    const auto file = folder_ / "walk";
    write(file, {{3, 71}, {0, 1023, 7}});
    EXPECT_EQ(read(file).form, (Draws{3, 71}));
    EXPECT_EQ(read(file).steps, (Draws{0, 1023, 7}));
}

// A kiosk that lost an answer, a person or a page, or sent something else, would be seen.
TEST_F(Walks, OfAKioskThatLosesSomethingAreSeen) {
    begin({{.kind = Kind::one}, {.kind = Kind::text, .required = false, .leans_on = 0}});
    ask(Start{});
    model_.start();
    ASSERT_EQ(difference(), "");
    model_.answer_here() = "b";
    EXPECT_EQ(difference(), "/data/q0 shows ''");
    ask(GiveAnswer{"/data/q0", "a"});
    model_.answer_here() = "a";
    model_.go_on();
    EXPECT_EQ(difference(), "/data/q0 is asked");  // and a kiosk that skips a question stands one further on
    ask(Continue{});
    ASSERT_EQ(difference(), "");
    for (const char* page : {"person", "last"}) {
        ask(Continue{});
        model_.go_on();
        ASSERT_EQ(difference(), "") << page;
    }
    model_.people = {"Ada"};
    ask(Continue{});
    model_.go_on();
    EXPECT_EQ(difference(), "4 rows at the check");
    model_.people.clear();
    ASSERT_EQ(difference(), "");
    model_.given["/data/q1"] = "x";
    EXPECT_EQ(difference(), "/data/q1 is '' at the check");
}

TEST_F(Walked, OfAKioskThatSkipsAQuestionAreSeen) {
    begin({{.kind = Kind::text}, {.kind = Kind::text}, {.kind = Kind::text}});
    ask(Start{});
    model_.start();
    ASSERT_EQ(difference(), "");
    ask(Continue{});
    ask(Continue{});
    model_.go_on();
    EXPECT_EQ(difference(), "/data/q2 is asked");
}

}  // namespace
