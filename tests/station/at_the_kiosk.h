// SPDX-License-Identifier: Apache-2.0
// A Station on the shipped Liverpool form, a real database in a folder of its own, and a clock in our hands.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "kiosk/station/station.h"
#include "tests/scratch_folder.h"

class AtTheKiosk : public testing::Test {
 protected:
    AtTheKiosk();

    void open();  // with config_ as it is now
    template <class Screen>
    const Screen& see() {
        view_ = station_->view(now_);
        if (!std::holds_alternative<Screen>(view_.screen))
            throw std::runtime_error("another screen is shown: " + name());
        return std::get<Screen>(view_.screen);
    }
    std::string name();
    std::string met();  // by a person who has just touched it
    void ask(screens::Intent intent);
    void pass(std::chrono::seconds time);
    void type(const std::string& reference, const std::string& text);
    void go_to_first_question();
    // Chooses `value`, or types it, where a page asks for `reference`; goes on from every other page, until
    // the check.
    void answer_all(const std::vector<std::pair<std::string, std::string>>& answers);
    store::Tally tally() {
        return *store::Store::open(config_.database.string())->counters().tally(now_.wall);
    }
    void in_database(const std::string& sql);

    static const std::string objective;  // "/data/reduce_inequality/objective/agreement"
    testing::ScratchFolder folder_;
    kiosk::Config config_;
    kiosk::Moment now_;
    std::unique_ptr<kiosk::Station> station_;
    screens::View view_;
};
