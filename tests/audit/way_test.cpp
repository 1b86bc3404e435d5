// SPDX-License-Identifier: Apache-2.0
// The way of a person in a hurry, who presses nothing but the strongest button: from Start to Submit, in
// every language, at every size, upright and not, and on the small panels, where pages are cut most. Nothing
// is skipped on it, and nothing is sent unseen.
#include <algorithm>
#include <cstdlib>
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "tests/audit/at_a_panel.h"
#include "tests/audit/checks.h"
#include "tests/audit/languages.h"

namespace audit {
namespace {

// A page's name without its part.
std::string whole_page(const screens::View& view) {
    const std::string name = screens::page_of(view);
    return name.substr(0, name.find('#'));
}

int part_of(const screens::View& view) {
    return std::visit(
        [](const auto& screen) {
            if constexpr (requires { screen.part; }) return screen.part;
            return 0;
        },
        view.screen);
}

class TheWay : public AtAPanel, public testing::WithParamInterface<std::string> {
 protected:
    void walk(const Pose& pose, Answers answers) {
        begin_at(pose);
        for (int presses = 0; name() != "thanks"; ++presses) {
            if (presses == 500) throw std::runtime_error("the way does not end");
            if (const std::string here = whole_page(shown()); here != page_) come_to(here);
            answer(answers);
            if (change_ && part_of(shown()) == 1 && changed_.insert(page_).second) change_();
            last_ = shown();
            const auto& nodes = draw();
            of_page_.insert(of_page_.end(), nodes.begin(), nodes.end());
            press(the_strongest(nodes));
        }
        come_to("thanks");
        ask(screens::EndVisit{});
    }

    std::size_t count() const { return ledger_.count(); }
    Ledger ledger_;

    // As walk(), but wherever a page goes on in a second part `change` is made there, once: after it, all of
    // the page must come to the glass anew.
    void walk_changing(const Pose& pose, const std::function<void()>& change) {
        change_ = [this, change] {
            change();
            of_page_.clear();
            way_.ways_on.clear();  // the bars have another height now
            ++changes_;
        };
        walk(pose, Answers::what_must_be);
        change_ = nullptr;
    }
    int changes() const { return changes_; }

    void TearDown() override { EXPECT_TRUE(ledger_.failures().empty()) << ledger_.report(); }

 private:
    void begin_at(const Pose& pose) {
        pose_ = pose;
        page_.clear();
        of_page_.clear();
        passed_.clear();
        way_ = {};
        changed_.clear();
        begin(pose.panel, pose.standing, pose.size);
        ask(screens::Start{});
    }

    // All of a page must have been on the glass before the way leaves it.
    void come_to(const std::string& page) {
        if (!page_.empty()) {
            ledger_.stand_at(page_ + " (" + GetParam() + ", " + told(pose_) + ")");
            check_passed(ledger_, last_, of_page_);
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

    touch::Node the_strongest(const std::vector<touch::Node>& nodes) {
        check_progress(ledger_, way_, nodes, page_ == "check");
        ledger_.stand_at(page_ + " (" + GetParam() + ", " + told(pose_) + ")");
        const auto found = check_strongest(ledger_, way_, nodes);
        if (!found) throw std::runtime_error("no button is the strongest");
        return *found;
    }

    Pose pose_;
    std::string page_;
    Way way_;
    screens::View last_;                // of that page
    std::vector<touch::Node> of_page_;  // of all its parts that were shown
    std::set<std::string> passed_;      // pages of the form
    std::function<void()> change_;      // of a setting, at the second part of a page
    std::set<std::string> changed_;     // pages where it was made
    int changes_ = 0;
};

TEST_P(TheWay, LeadsPastEveryScreenBeforeItSends) {
    if (!open_in(GetParam())) GTEST_SKIP() << "the consultation has no words in that language";
    for (const Standing standing : {Standing::landscape, Standing::portrait})
        for (const touch::TextSize size : {touch::TextSize::small, touch::TextSize::medium,
                                           touch::TextSize::large, touch::TextSize::largest})
            for (const Answers answers : {Answers::what_must_be, Answers::everything})
                walk({standing, size}, answers);
    EXPECT_GT(count(), 500U);
    ledger_.write(ledger_file(GetParam(), "LeadsPastEveryScreenBeforeItSends"));
}

// By night (AUDIT=whole) each language walks all of them; by day the languages share them out.
TEST_P(TheWay, LeadsPastEveryScreenOnSmallPanelsToo) {
    if (!open_in(GetParam())) GTEST_SKIP() << "the consultation has no words in that language";
    const char* wanted = std::getenv("AUDIT");
    const bool whole = wanted != nullptr && std::string(wanted) == "whole";
    const std::vector<std::string> languages = shipped_languages();
    auto turn = std::find(languages.begin(), languages.end(), GetParam()) - languages.begin();
    for (const PanelKind& panel : {panels[0], panels[1]})
        for (const Standing standing : {Standing::landscape, Standing::portrait})
            for (const touch::TextSize size : {default_size(panel), largest_size(panel)})
                if (constexpr int by_day = 4; whole || turn++ % by_day == 0)
                    walk({.standing = standing, .size = size, .panel = panel}, Answers::what_must_be);
    EXPECT_GT(count(), 100U);
}

// Screenfuls have other ends in other letters, in another language and in reach mode: whoever changes one
// midway is shown the page from its head.
TEST_P(TheWay, SkipsNothingWhereASettingIsChangedMidway) {
    if (!open_in(GetParam())) GTEST_SKIP() << "the consultation has no words in that language";
    const auto other = [&](std::size_t count) {
        return screens::ChooseLanguage{(shown().chrome.language + 1) % count};
    };
    const std::size_t languages = shown().chrome.languages.size();
    const auto size = [&] {
        const bool largest = shown().chrome.size == touch::TextSize::largest;
        ask(screens::ChooseSize{largest ? touch::TextSize::medium : touch::TextSize::largest});
    };
    for (const Standing standing : {Standing::landscape, Standing::portrait}) {
        const Pose pose{standing, touch::TextSize::largest};
        walk_changing(pose, size);
        walk_changing(pose, [&] { ask(other(languages)); });
        walk_changing(pose, [&] { ask(screens::ToggleLowered{}); });
        walk_changing(pose, [&] {
            if (shown().chrome.size == touch::TextSize::largest) return ask(screens::PutSettingsBack{});
            ask(screens::ChooseSize{touch::TextSize::largest});
        });
    }
    EXPECT_GT(changes(), 8);
}

std::string name_of_test(const testing::TestParamInfo<std::string>& language) {
    std::string name = language.param;
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

INSTANTIATE_TEST_SUITE_P(Audit, TheWay, testing::ValuesIn(shipped_languages()), name_of_test);

}  // namespace
}  // namespace audit
