// SPDX-License-Identifier: Apache-2.0
// The way of a person in a hurry, who presses nothing but the strongest button: from Start to Submit, in
// every language, at every size, upright and not. Nothing is skipped on it, and nothing is sent unseen.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "tests/audit/at_a_panel.h"
#include "tests/audit/checks.h"
#include "tests/audit/languages.h"

namespace audit {
namespace {

bool overlap(const touch::Rect& a, const touch::Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

// A page's name without its part.
std::string whole_page(const screens::View& view) {
    const std::string name = screens::page_of(view);
    return name.substr(0, name.find('#'));
}

class TheWay : public AtAPanel, public testing::WithParamInterface<std::string> {
 protected:
    void walk(const Pose& pose, Answers answers) {
        begin_at(pose);
        for (int presses = 0; name() != "thanks"; ++presses) {
            if (presses == 500) throw std::runtime_error("the way does not end");
            if (const std::string here = whole_page(sight()); here != page_) come_to(here);
            answer(answers);
            last_ = sight();
            const auto& nodes = draw();
            of_page_.insert(of_page_.end(), nodes.begin(), nodes.end());
            press(the_strongest(nodes));
        }
        come_to("thanks");
        ask(screens::Finish{});
    }

    std::size_t count() const { return ledger_.count(); }

    void TearDown() override {
        ledger_.write(ledger_file(GetParam(), "LeadsPastEverySightBeforeItSends"));
        EXPECT_TRUE(ledger_.failures().empty()) << ledger_.report();
    }

 private:
    void begin_at(const Pose& pose) {
        pose_ = pose;
        page_.clear();
        of_page_.clear();
        passed_.clear();
        ways_on_.clear();
        done_ = 0;
        begin(pose.panel, pose.standing, pose.size);
        ask(screens::Start{});
    }

    // All of a page must have been on the glass before the way leaves it.
    void come_to(const std::string& page) {
        if (!page_.empty()) {
            ledger_.stand_at(page_ + " (" + GetParam() + ", " + told(pose_) + ")");
            Ledger seen;
            check_nothing_lost(seen, last_, of_page_);
            ledger_.expect(Check::nothing_skipped, seen.failures().empty(),
                           [&] { return "passed without a sight of " + seen.failures().front().what; });
            check_rows();
        }
        page_ = page;
        of_page_.clear();
    }

    // No answer is checked whose question was not shown.
    void check_rows() {
        if (const auto* question = std::get_if<screens::QuestionPage>(&last_.screen))
            passed_.insert(question->reference);
        if (const auto* check = std::get_if<screens::Check>(&last_.screen))
            for (const auto& row : check->rows)
                ledger_.expect(Check::nothing_skipped, passed_.contains(row.page),
                               [&] { return row.page + " was never shown"; });
    }

    // The bar of the progress, on the way on.
    void check_progress(const std::vector<touch::Node>& nodes) {
        for (const touch::Node& node : nodes) {
            if (node.role != touch::Role::progress) continue;
            const int done = std::stoi(node.value);
            ledger_.expect(Check::true_progress, done >= done_,
                           [&] { return "the progress goes back to " + node.value; });
            ledger_.expect(Check::true_progress, (done == 100) == (page_ == "check"),
                           [&] { return "the progress is " + node.value; });
            done_ = done;
        }
    }

    touch::Node the_strongest(const std::vector<touch::Node>& nodes) {
        check_progress(nodes);
        ledger_.stand_at(page_ + " (" + GetParam() + ", " + told(pose_) + ")");
        std::vector<touch::Node> found;
        for (const touch::Node& node : nodes) {
            if (node.strongest) found.push_back(node);
            if (node.id == "more" || node.id == "continue") ways_on_.push_back(node.bounds);
        }
        ledger_.expect(Check::nothing_skipped, found.size() == 1,
                       [&] { return std::to_string(found.size()) + " buttons are the strongest"; });
        if (found.empty()) throw std::runtime_error("no button is the strongest");
        if (found.front().id == "submit")
            for (const touch::Rect& place : ways_on_)
                ledger_.expect(Check::nothing_skipped, !overlap(place, found.front().bounds),
                               [] { return "Submit stands where a way on stood"; });
        return found.front();
    }

    Ledger ledger_;
    Pose pose_;
    std::string page_;
    int done_ = 0;                      // of the way, percent
    screens::View last_;                // of that page
    std::vector<touch::Node> of_page_;  // of all its parts that were shown
    std::set<std::string> passed_;      // pages of the form
    std::vector<touch::Rect> ways_on_;  // where Continue stood, and More
};

TEST_P(TheWay, LeadsPastEverySightBeforeItSends) {
    if (!open_in(GetParam())) GTEST_SKIP() << "the consultation has no words in that language";
    for (const Standing standing : {Standing::landscape, Standing::portrait})
        for (const touch::TextSize size : {touch::TextSize::small, touch::TextSize::medium,
                                           touch::TextSize::large, touch::TextSize::largest})
            for (const Answers answers : {Answers::what_must_be, Answers::everything})
                walk({standing, size}, answers);
    EXPECT_GT(count(), 500U);
}

std::string name_of_test(const testing::TestParamInfo<std::string>& language) {
    std::string name = language.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Audit, TheWay, testing::ValuesIn(shipped_languages()), name_of_test);

}  // namespace
}  // namespace audit
