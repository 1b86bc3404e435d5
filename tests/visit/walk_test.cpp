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

// Forms of draws below 72 have one question a page; what else there may be is drawn from the rest of each.
constexpr unsigned simple = 72, every = simple * 3 * 2 * 2 * 2;

Ask ask_of(unsigned draw, const std::vector<Ask>& before) {
    Ask ask{.kind = static_cast<Kind>(draw % 3), .required = draw / 3 % 3 == 1};
    const unsigned more = draw / simple, leans = draw / 9 % 8, there = static_cast<unsigned>(before.size());
    if (more == 0 && leans < there && before[leans].kind == Kind::one) ask.leans_on = static_cast<int>(leans);
    // On one of the last two: those of its page, where there are several.
    if (more > 0 && leans < 5 && there > 0)
        ask.leans_on = static_cast<int>(there - 1 - leans % std::min(2U, there));
    ask.same_page = !before.empty() && more % 3 > 0;
    ask.constrained = more / 3 % 2 == 1;
    if (ask.required && more / 6 % 2 == 1) std::swap(ask.leans_on, ask.demanded_by);
    return ask;
}

// A question may also lean on the one behind it on its page: then what is answered brings one before it.
std::vector<Ask> form_of(const std::vector<unsigned>& draws) {
    std::vector<Ask> form;
    for (const unsigned draw : draws) form.push_back(ask_of(draw, form));
    for (std::size_t at = 0; at + 1 < form.size(); ++at) {
        const bool may = form[at].leans_on < 0 && form[at + 1].leans_on < 0 && form[at + 1].same_page;
        if (may && draws[at] / simple / 12 % 2 == 1) form[at].leans_on = static_cast<int>(at) + 1;
    }
    return form;
}

VisitModel model_of(const std::vector<unsigned>& draws) {
    const unsigned more = draws.empty() ? 0 : draws.front() / simple;
    return {.form = form_of(draws), .names_required = more % 2 == 1, .counts_people = more > 0};
}

using Draws = std::vector<unsigned>;

// In whatever size: rapidcheck's own would keep to the small ones in a small form.
rc::Gen<unsigned> below(unsigned bound) {
    return rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0U, bound));
}

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
        begin(model_of(walk.form));
        for (const unsigned draw : walk.steps) {
            step(draw);
            if (std::string wrong = difference(); !wrong.empty()) return wrong;
        }
        return record_differs();
    }
};

TEST_F(Walked, AreAsTheModelSaysWhateverSomebodyDoes) {
    int walks = 0, submitted = 0;
    EXPECT_TRUE(rc::check([&] {
        const auto shape = *rc::gen::resize(6, rc::gen::container<Draws>(below(every)));
        const auto steps = *rc::gen::container<Draws>(below(1024));
        if (const std::string wrong = differs({shape, steps}); !wrong.empty()) {
            write(found_walk, {shape, steps});  // smaller each time, while it is shrunk
            RC_FAIL(wrong + "; kept as " + found_walk.string());
        }
        ++walks;
        submitted += sent_ > 0 ? 1 : 0;
        RC_CLASSIFY(sent_ > 0, "sent");
        RC_CLASSIFY(expired_ > 0, "expired");
        RC_CLASSIFY(!model_.people.empty(), "with people");
    }));
    EXPECT_GE(5 * submitted, walks) << "what is sent is hardly ever looked at";
}

// In any form, whatever is answered: never back, and full at the check alone. Who opens all that answers can
// open sees no step that is longer than the one before.
TEST_F(Walked, TellAProgressThatNeverGoesBackNorLeaps) {
    EXPECT_TRUE(rc::check([this] {
        const auto form = *rc::gen::resize(20, rc::gen::container<Draws>(below(simple)));
        const bool opens_all = *rc::gen::arbitrary<bool>();
        begin({.form = form_of(form)});
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

TEST_F(Walks, ShowAnErrorNoLongerThanItsRuleStands) {
    begin({.form = {{.kind = Kind::one},
                    {.kind = Kind::text, .required = true, .same_page = true, .demanded_by = 0}}});
    const auto error = [&] { return see<QuestionPage>().items.at(1).error; };
    ask(Start{});
    ask(GiveAnswer{"/data/g0/q0", "a"});
    ask(Continue{});
    EXPECT_NE(error(), "");
    ask(GiveAnswer{"/data/g0/q0", "b"});
    EXPECT_EQ(error(), "");
    ask(GiveAnswer{"/data/g0/q0", "a"});
    EXPECT_EQ(error(), "") << "nobody was told again";
    ask(Continue{});
    EXPECT_NE(error(), "");
}

// A kiosk that lost an answer, a person or a page, or sent something else, would be seen.
TEST_F(Walks, OfAKioskThatLosesSomethingAreSeen) {
    begin({.form = {{.kind = Kind::one}, {.kind = Kind::text, .required = false, .leans_on = 0}}});
    ask(Start{});
    model_.start();
    ASSERT_EQ(difference(), "");
    model_.given["/data/q0"] = "b";
    EXPECT_EQ(difference(), "/data/q0 shows ''");
    ask(GiveAnswer{"/data/q0", "a"});
    model_.given["/data/q0"] = "a";
    model_.go_on();
    EXPECT_EQ(difference(), "/data/q0 is asked");  // and a kiosk that skips a question stands one further on
    ask(Continue{});
    ASSERT_EQ(difference(), "");
    for (const char* page : {"person", "last"}) {
        ask(Continue{});
        model_.go_on();
        ASSERT_EQ(difference(), "") << page;
    }
    ask(Continue{});
    model_.go_on();
    model_.people = {"Ada"};
    EXPECT_EQ(difference(), "/data/person follows at the check");
    model_.people.clear();
    ASSERT_EQ(difference(), "");
    model_.given["/data/q1"] = "x";
    EXPECT_EQ(difference(), "/data/q1 is '' at the check");
}

TEST_F(Walks, OfAKioskThatSendsSomethingElseOrTwiceAreSeen) {
    begin({.form = {{.kind = Kind::one}, {.kind = Kind::text, .same_page = true}}, .counts_people = true});
    const auto go = [&] {
        ask(Start{});
        while (name() != "check") ask(Continue{});
        ask(Submit{});
    };
    go();
    model_.start();
    visits_ = sent_ = 1;
    awaited_ = model_.record();
    ASSERT_EQ(awaited_, "<g0><q0/><q1/></g0><last/><named>0</named>");
    ASSERT_EQ(record_differs(), "");
    for (const char* lost : {"<q1/>", "<last/>", "<named>0</named>", "<g0>"}) {
        const std::string whole = awaited_;
        awaited_.insert(awaited_.find(lost), "<lost>b</lost>");
        EXPECT_NE(record_differs(), "") << "a node before " << lost;
        awaited_ = whole;
    }
    ask(EndVisit{});
    go();
    visits_ = 2;  // and the model knows of one submission
    EXPECT_EQ(record_differs(), "2 sent");
}

TEST_F(Walked, OfAKioskThatSkipsAQuestionAreSeen) {
    begin({.form = {{.kind = Kind::text}, {.kind = Kind::text}, {.kind = Kind::text}}});
    ask(Start{});
    model_.start();
    ASSERT_EQ(difference(), "");
    ask(Continue{});
    ask(Continue{});
    model_.go_on();
    EXPECT_EQ(difference(), "/data/q2 is asked");
}

}  // namespace
