// SPDX-License-Identifier: Apache-2.0
#include "sync/outcome.h"

#include <algorithm>
#include <array>
#include <ctime>

#include "kiosk/moment.h"
#include "kiosk/plural.h"

namespace openrosa {
namespace {

using kiosk::counted;
using store::State;

std::string written(store::Wall wall, const char* pattern) {
    const std::tm local = kiosk::local_clock(wall);
    std::array<char, 60> text{};
    return {text.data(), std::strftime(text.data(), text.size(), pattern, &local)};
}

std::string day(store::Wall wall) {
    return written(wall, "%-d %B %Y");
}

std::string what_it_is(State state) {
    switch (state) {
        case State::refused:
            return "Refused";
        case State::damaged:
            return "Damaged";
        default:
            return "Waiting";
    }
}

// "Refused (2, since 21 November 2026): why".
std::string because(const store::Tally::Reason& reason) {
    const std::string since = reason.since ? ", since " + day(*reason.since) : "";
    return " " + what_it_is(reason.state) + " (" + std::to_string(reason.count) + since +
           "): " + reason.sentence;
}

std::string counts(const Told& told) {
    const store::Tally& left = told.left;
    const bool idle = told.sent + left.waiting + left.refused + left.damaged == 0;
    std::string text = idle ? "There was nothing to send." : "Nothing was sent.";
    if (told.sent > 0) text = counted(told.sent, "submission was sent.", "submissions were sent.");
    if (left.waiting > 0) text += " " + counted(left.waiting, "waits.", "wait.");
    if (left.resting > 0)
        text += " " +
                counted(left.resting, "of them is a sign-up for the newsletter, which leaves",
                        "of them are sign-ups for the newsletter, which leave") +
                " when the day is over.";
    if (left.refused > 0) text += " " + counted(left.refused, "was refused.", "were refused.");
    if (left.damaged > 0) text += " " + counted(left.damaged, "is damaged.", "are damaged.");
    if (left.aside > 0) text += " " + counted(left.aside, "is set aside.", "are set aside.");
    return text;
}

}  // namespace

std::string kept_setbacks(const store::Tally& left) {
    std::string text;
    for (const store::Tally::Reason& reason : left.reasons) text += because(reason);
    if (left.refused > 0)
        text += " Tell the consultation team; once they have put it right, \"Upload now\" sends again.";
    return text;
}

std::string asked_to_wait_until(store::Wall until) {
    return "The council's server asked to be left alone until " + written(until, "%H:%M on %-d %B %Y") +
           "; \"Upload now\" asks it all the same.";
}

// What this round said of a submission is its setback now: told once, with since when.
std::string outcome(const Told& told) {
    std::string text = counts(told) + told.news;
    const auto& kept = told.left.reasons;
    for (const std::string& complaint : told.complaints)
        if (std::none_of(kept.begin(), kept.end(),
                         [&](const store::Tally::Reason& reason) { return reason.sentence == complaint; }))
            text += " " + complaint;
    return text + kept_setbacks(told.left);
}

}  // namespace openrosa
