// SPDX-License-Identifier: Apache-2.0
// Forms and ways through them by chance, held against VisitModel at each step: which page is there with what
// answer, what the check shows, and what the council opens. rapidcheck shrinks what fails, and says the
// RC_PARAMS that repeat it; RC_PARAMS=max_success=2000 looks longer.
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

TEST_F(Walks, AreAsTheModelSaysWhateverSomebodyDoes) {
    EXPECT_TRUE(rc::check([this] {
        const auto shape =
            *rc::gen::resize(6, rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(0U, 72U)));
        const auto steps = *rc::gen::container<std::vector<unsigned>>(rc::gen::inRange(0U, 1024U));
        begin(form_of(shape));
        for (const unsigned draw : steps) {
            step(draw);
            const std::string wrong = difference();
            if (!wrong.empty()) RC_FAIL(wrong);
        }
        if (const std::string wrong = record_differs(); !wrong.empty()) RC_FAIL(wrong);
        RC_CLASSIFY(sent_ > 0, "sent");
        RC_CLASSIFY(expired_ > 0, "expired");
        RC_CLASSIFY(!model_.people.empty(), "with people");
    }));
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
    EXPECT_EQ(difference(), "/data/q0 is asked");
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

}  // namespace
