// SPDX-License-Identifier: Apache-2.0
// Answers go up before the form comes down: they are why the round is run, and a form server that trickles or
// sends rubbish must not use up the time that they need.
#include "sync/carry.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <vector>

#include "kiosk/plural.h"
#include "sync/form_update.h"

namespace openrosa {
namespace {

using kiosk::Error;
using kiosk::ErrorKind;
using kiosk::Result;
using Next = Carried::Next;

constexpr auto keep_sent = std::chrono::days{14};  // D8: "keep the sealed row 14 days after ack"

// A server that fails on one submission (Central answers 500 to some bytes, for ever) must not block those
// behind it: after so many tries a submission goes last. A server that fails on so many in a row is itself in
// trouble.
constexpr int tries_before_going_last = 3;
constexpr int failures_before_stopping = 3;

constexpr std::size_t most_complaints = 3;  // about single submissions, in the sentence for staff

class Round {
 public:
    Round(store::Store& store, const kiosk::Config& config, Council& council, const Clock& now)
        : store_(store), config_(config), council_(council), now_(now) {}

    Carried run() {
        const auto greeted = council_.greet();
        if (!greeted) {
            note(greeted.error());
        } else {
            send_what_is_due();
            if (!stopped_) fetch_form();
        }
        if (const auto forgotten = store_.forget_sent(now_().wall - keep_sent); !forgotten)
            note(forgotten.error());
        count_what_is_left();
        tell();
        return std::move(carried_);
    }

 private:
    void note(const Error& error) {
        complaints_.push_back(error.sentence);
        need(error.kind == ErrorKind::offline ? Next::later : Next::staff);
    }

    void need(Next next) { carried_.next = std::max(carried_.next, next); }

    // Asked again until nothing new is due, so that what a resident submits during the round goes along.
    void send_what_is_due() {
        std::set<std::int64_t> seen;
        for (bool found = true; found && !finished();) {
            const auto due = store_.due(now_().wall);
            if (!due) return note(due.error());
            std::vector<std::int64_t> fresh;
            for (const std::int64_t number : *due)
                if (seen.insert(number).second) fresh.push_back(number);
            found = !fresh.empty();
            send(fresh);
        }
    }

    void send(const std::vector<std::int64_t>& numbers) {
        std::vector<std::int64_t> troublesome;
        for (const std::int64_t number : numbers) {
            if (finished()) return;
            const auto outgoing = store_.outgoing(number);
            if (!outgoing)
                stop(outgoing.error());
            else if (outgoing->tries >= tries_before_going_last)
                troublesome.push_back(number);
            else
                send(*outgoing);
        }
        for (const std::int64_t number : troublesome) {
            if (finished()) return;
            const auto outgoing = store_.outgoing(number);
            if (!outgoing) return stop(outgoing.error());
            send(*outgoing);
        }
    }

    void send(const store::Outgoing& outgoing) {
        const Verdict verdict = council_.send(outgoing);
        const store::Wall now = now_().wall;
        failures_in_a_row_ = verdict.meaning == Meaning::later ? failures_in_a_row_ + 1 : 0;
        switch (verdict.meaning) {
            case Meaning::accepted:
                keep(store_.record_receipt(outgoing.number, now));
                ++carried_.sent;
                break;
            case Meaning::refused:
                keep(store_.record_setback(outgoing.number, store::Setback::refused, verdict.sentence, now));
                complain_once(verdict.sentence);
                break;
            case Meaning::later:
                keep(store_.record_setback(outgoing.number, store::Setback::offline, verdict.sentence, now));
                complain_once(verdict.sentence);
                break;
            case Meaning::stopped:  // no fault of this submission: it keeps waiting, and no try is counted
                stop({ErrorKind::refused, verdict.sentence});
                break;
        }
    }

    bool finished() const {
        return stopped_ || failures_in_a_row_ >= failures_before_stopping || council_.out_of_time();
    }

    void keep(const Result<void>& recorded) {
        if (!recorded) stop(recorded.error());
    }

    void stop(const Error& error) {
        stopped_ = true;
        note(error);
    }

    // The same once, and few in all: a server may have something else to say of each of a thousand
    // submissions.
    void complain_once(const std::string& sentence) {
        const bool said = std::find(complaints_.begin(), complaints_.end(), sentence) != complaints_.end();
        if (!said && complaints_.size() < most_complaints) complaints_.push_back(sentence);
    }

    void fetch_form() {
        const auto update = update_form(store_, config_, council_, now_().wall);
        if (!update) {
            note(update.error());
        } else if (update->news == FormNews::updated) {
            carried_.forms_updated = 1;
            news_ = " The form was updated" +
                    (update->version.empty() ? "." : " to version " + update->version + ".");
        } else if (update->news == FormNews::unlisted) {
            tell_of_unlisted_form();
        }
    }

    // No fault where a consultation has closed. But a kiosk that has no form to show was never given one.
    void tell_of_unlisted_form() {
        const auto kept = store_.form(config_.form_id);
        if (!kept) return note(kept.error());
        if (*kept || config_.form)
            news_ = " The council's server no longer lists the form; this kiosk keeps what it has.";
        else
            note({ErrorKind::refused,
                  "The council's server lists no form for this kiosk: give it access there."});
    }

    void count_what_is_left() {
        const auto tally = store_.tally(now_().wall);
        if (!tally) return note(tally.error());
        carried_.waiting = tally->waiting;
        carried_.refused = tally->refused;
        if (tally->waiting > 0) need(Next::later);
        if (tally->refused > 0) need(Next::staff);
    }

    void tell() {
        const bool idle = carried_.sent + carried_.waiting + carried_.refused == 0;
        std::string outcome = idle ? "There was nothing to send." : "Nothing was sent.";
        if (carried_.sent > 0)
            outcome = kiosk::counted(carried_.sent, "submission was sent.", "submissions were sent.");
        if (carried_.waiting > 0) outcome += " " + kiosk::counted(carried_.waiting, "waits.", "wait.");
        if (carried_.refused > 0)
            outcome += " " + kiosk::counted(carried_.refused, "was refused.", "were refused.");
        outcome += news_;
        for (const std::string& complaint : complaints_) outcome += " " + complaint;
        carried_.outcome = std::move(outcome);
        const auto recorded =
            store_.record_round({now_().wall, carried_.next == Next::nothing, carried_.outcome});
        if (recorded) return;
        need(Next::staff);
        carried_.outcome += " " + recorded.error().sentence;
    }

    store::Store& store_;
    const kiosk::Config& config_;
    Council& council_;
    const Clock& now_;
    Carried carried_;
    std::vector<std::string> complaints_;
    std::string news_;
    int failures_in_a_row_ = 0;
    bool stopped_ = false;
};

}  // namespace

Carried carry(store::Store& store, const kiosk::Config& config, Council& council, const Clock& now) {
    return Round(store, config, council, now).run();
}

}  // namespace openrosa
