// SPDX-License-Identifier: Apache-2.0
// Answers go up before the form comes down: they are why the round is run, and a form server that trickles or
// sends rubbish must not use up the time that they need.
#include "sync/carry.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <system_error>
#include <utility>
#include <vector>

#include "kiosk/kill_point.h"
#include "kiosk/tally_form.h"
#include "kiosk/written_version.h"
#include "sync/form_update.h"
#include "sync/outcome.h"
#include "sync/tally.h"
#include "sync/unlisted.h"

namespace openrosa {
namespace {

using kiosk::Error;
using kiosk::ErrorKind;
using kiosk::Result;
using Next = Carried::Next;

constexpr auto keep_sent = std::chrono::days{14};  // RELIABILITY D8

// A server that fails on one submission (Central answers 500 to some bytes, for ever) must not block those
// behind it: after so many tries a submission goes last. A server that fails on so many in a row is itself in
// trouble.
constexpr int tries_before_going_last = 3;
constexpr int failures_before_stopping = 3;

// A server that refuses so many of one form's submissions in a row by the same status refuses the form (it is
// closed, or its version is not there): the others of that form wait for the next round, unblamed. Its words
// are not held against each other: they may name the submission. And the round goes on with other forms: an
// earlier one that was closed would else keep back the answers to the present one, and the update that the
// kiosk waits for. A kiosk has a handful of forms, so that a server which refuses all of them costs a dozen.
constexpr int equal_refusals_before_stopping = 3;

// Committed together. What a kill takes of them costs only that the same bytes go out once more.
constexpr std::size_t most_receipts = 64;
constexpr auto oldest_receipt = std::chrono::seconds{2};  // staff watch the numbers fall

constexpr std::size_t most_complaints = 3;  // about single submissions, in the sentence for staff

constexpr const char* changed_by_disk =
    "The disk of this machine has changed it since it was sealed, or no longer gives all of it, so it is not "
    "sent. `kiosk-sync export-usb` saves what is left; replace the disk.";

class Round {
 public:
    Round(store::Store& store, const kiosk::Config& config, Council& council, const Clock& now,
          const Progress& progress)
        : store_(store), config_(config), council_(council), now_(now), progress_(progress) {}

    Carried run() {
        const auto held_back = store_.outbox().held_back_until(now_().wall);
        if (!held_back) {
            note(held_back.error());
        } else if (const std::optional<store::Wall>& until = *held_back) {
            note({ErrorKind::offline, asked_to_wait_until(*until)});
        } else if (const auto greeted = council_.greet(); !greeted) {
            note(greeted.error());
            leave_alone_for(council_.asked_to_wait());
        } else {
            send_what_is_due();
            if (!stopped_ && !left_alone_)
                fetch_form(acceptance::Terms::of(config_), config_.form.has_value());
            if (const auto& newsletter = config_.newsletter; newsletter && !stopped_ && !left_alone_)
                fetch_form(acceptance::Terms::of_newsletter(config_), newsletter->form.has_value());
            if (!stopped_ && !left_alone_) hand_in_tally();
        }
        if (const auto forgotten = store_.outbox().forget_sent(now_().wall - keep_sent); !forgotten)
            note(forgotten.error());
        // Also of a round that sent nothing. Where there is no room for it, what waits is no less safe: the
        // next round tries again.
        (void)store_.outbox().forget_places(now_().wall);
        count_what_is_left();
        tell();
        return std::move(carried_);
    }

 private:
    void note(const Error& error) {
        told_.complaints.push_back(error.sentence);
        need(error.kind == ErrorKind::offline ? Next::later : Next::staff);
    }

    void need(Next next) { carried_.next = std::max(carried_.next, next); }

    // Asked again until nothing new is due, so that what a resident submits during the round goes along.
    void send_what_is_due() {
        std::set<std::int64_t> seen;
        for (bool found = true; found && !finished();) {
            const auto due = store_.outbox().due(now_().wall);
            if (!due) return note(due.error());
            std::vector<std::int64_t> fresh;
            for (const std::int64_t number : *due)
                if (seen.insert(number).second) fresh.push_back(number);
            found = !fresh.empty();
            due_ += static_cast<int>(fresh.size());
            // By themselves, and last: nothing of one kind leaves between two of the other.
            const auto apart = std::stable_partition(
                fresh.begin(), fresh.end(), [](std::int64_t number) { return !store::is_apart(number); });
            send({fresh.begin(), apart});
            send({apart, fresh.end()});
        }
    }

    // In any order but that of submission: who stood in the room and saw somebody at the kiosk could else
    // count down to that person's record at the council.
    void send(std::vector<std::int64_t> numbers) {
        std::shuffle(numbers.begin(), numbers.end(), random_);
        std::vector<std::int64_t> troublesome;
        for (std::size_t i = 0; i < numbers.size(); ++i)
            if (const auto outgoing = take(numbers[i])) {
                if (outgoing->tries >= tries_before_going_last)
                    troublesome.push_back(outgoing->number);
                else
                    send(*outgoing, i + 1 < numbers.size() ? std::optional(numbers[i + 1]) : std::nullopt);
            }
        for (const std::int64_t number : troublesome)
            if (const auto outgoing = take(number)) send(*outgoing, std::nullopt);
        keep_receipts();
    }

    // As it lay in the outbox when the submission before it was on its way; else as it lies there now.
    Result<store::Outgoing> read(std::int64_t number) {
        if (!ahead_ || ahead_->first != number) return store_.outbox().read(number);
        Result<store::Outgoing> found = std::move(ahead_->second);
        ahead_.reset();
        return found;
    }

    // One that is not what was sealed does not keep those behind it. Where reading fails otherwise, the
    // database is in trouble, and no submission is to blame.
    std::optional<store::Outgoing> take(std::int64_t number) {
        if (finished()) return std::nullopt;
        auto outgoing = read(number);
        if (!outgoing) {
            ++failures_in_a_row_;
            call_staff(outgoing.error());
            return std::nullopt;
        }
        if (outgoing->damaged) {
            // Where its row has gone with what stood beside it, it cannot be marked: the kiosk, which sets
            // such a file aside, counts it.
            const auto marked = store_.outbox().record_damage(number, changed_by_disk, now_().wall);
            if (!marked) call_staff(marked.error());
            return std::nullopt;
        }
        if (shut_forms_.contains(outgoing->sealed.form_id)) return std::nullopt;
        return std::move(*outgoing);
    }

    void send(const store::Outgoing& outgoing, std::optional<std::int64_t> next) {
        kiosk::kill_point("before_send");
        const Verdict verdict = council_.send(outgoing, [&] {
            if (receipts_are_due()) commit_receipts();
            if (next) ahead_.emplace(*next, store_.outbox().read(*next));
        });
        kiosk::kill_point("after_reply");
        if (progress_) progress_(++tried_, due_);
        const store::Wall now = now_().wall;
        failures_in_a_row_ = verdict.meaning == Meaning::later ? failures_in_a_row_ + 1 : 0;
        switch (verdict.meaning) {
            case Meaning::accepted:
                keep_receipt_of(outgoing.number);
                carried_.sent += outgoing.sealed.form_id == tally_form::id ? 0 : 1;
                break;
            case Meaning::refused:
                keep(store_.outbox().record_setback(outgoing.number, store::Setback::refused,
                                                    verdict.sentence, now));
                break;
            case Meaning::later:
                keep(store_.outbox().record_setback(outgoing.number, store::Setback::offline,
                                                    verdict.sentence, now, verdict.retry_after));
                complain_once(verdict.sentence);
                leave_alone_for(verdict.retry_after);
                break;
            case Meaning::form_shut:  // no fault of this submission: it keeps waiting, and no try is counted
                need(Next::staff);
                complain_once(verdict.sentence + " The form is " +
                              council_.fit_to_show(outgoing.sealed.form_id) + ".");
                shut_forms_.insert(outgoing.sealed.form_id);
                break;
            case Meaning::stopped:  // nor here
                stop({ErrorKind::refused, verdict.sentence});
                break;
        }
        count_equal_refusals(outgoing.sealed.form_id, verdict);
        said_.insert_or_assign(outgoing.sealed.form_id, verdict);
    }

    void keep_receipt_of(std::int64_t number) {
        if (receipts_.empty()) first_receipt_ = now_().boot;
        receipts_.push_back(number);
    }

    bool receipts_are_due() const {
        return receipts_.size() >= most_receipts ||
               (!receipts_.empty() && now_().boot - first_receipt_ >= oldest_receipt);
    }

    // The commit waits for the disk, and the next submission need not: it is made on a thread of its own,
    // with a Store of its own.
    void commit_receipts() {
        wait_for_receipts();
        if (receipts_.empty()) return;
        if (!beside_) {
            auto opened = store_.beside();
            if (!opened) return keep_receipts();
            beside_.emplace(std::move(*opened));
        }
        try {
            committing_ = std::async(std::launch::async,
                                     [&outbox = beside_->outbox(), numbers = receipts_, now = now_().wall] {
                                         return outbox.record_receipts(numbers, now);
                                     });
            being_committed_ = std::exchange(receipts_, {});
        } catch (const std::system_error&) {  // no thread to be had
            keep_receipts();
        }
    }

    void wait_for_receipts() {
        if (committing_.valid()) keep_receipts_of(being_committed_, committing_.get());
    }

    // All of them, before this returns.
    void keep_receipts() {
        wait_for_receipts();
        beside_.reset();
        if (receipts_.empty()) return;
        keep_receipts_of(receipts_, store_.outbox().record_receipts(receipts_, now_().wall));
        receipts_.clear();
    }

    // Where the disk has taken the row of one of them, the others are recorded all the same. A disk that
    // takes none of several is itself in trouble.
    void keep_receipts_of(const std::vector<std::int64_t>& numbers, const Result<void>& together) {
        if (together) return;
        if (together.error().kind == ErrorKind::offline) return stop(together.error());
        for (const std::int64_t number : numbers) {
            const auto recorded = store_.outbox().record_receipt(number, now_().wall);
            receipts_lost_in_a_row_ = recorded ? 0 : receipts_lost_in_a_row_ + 1;
            if (!recorded) call_staff(recorded.error());
            stopped_ = stopped_ || receipts_lost_in_a_row_ >= failures_before_stopping;
            if (stopped_) return;
        }
    }

    void count_equal_refusals(const std::string& form_id, const Verdict& verdict) {
        Refusals& of_form = refusals_[form_id];
        const int refused_by = verdict.meaning == Meaning::refused ? verdict.status : 0;
        of_form.in_a_row = refused_by == of_form.status ? of_form.in_a_row + 1 : 1;
        of_form.status = refused_by;
        if (refused_by != 0 && of_form.in_a_row >= equal_refusals_before_stopping)
            shut_forms_.insert(form_id);
    }

    // It asked for all of this kiosk, not for one submission.
    void leave_alone_for(std::chrono::seconds wait) {
        if (wait.count() <= 0) return;
        left_alone_ = true;
        keep(store_.outbox().hold_back(now_().wall, wait));
    }

    bool finished() const {
        return stopped_ || left_alone_ || failures_in_a_row_ >= failures_before_stopping ||
               council_.out_of_time();
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
        const auto& all = told_.complaints;
        const bool said = std::find(all.begin(), all.end(), sentence) != all.end();
        if (!said && all.size() < most_complaints) told_.complaints.push_back(sentence);
    }

    void call_staff(const Error& error) {
        need(Next::staff);
        complain_once(error.sentence);
    }

    void fetch_form(const acceptance::Terms& terms, bool has_own) {
        const bool newsletter = terms.form_id != config_.form_id;
        const auto update = update_form(store_, terms, council_, now_().wall);
        if (!update) {
            leave_alone_for(council_.asked_to_wait());
            return note(update.error());
        }
        if (!update->alarm.empty()) note({ErrorKind::refused, update->alarm});
        if (update->news != FormNews::unlisted) keep(store_.forms().was_listed(terms.form_id));
        if (update->news == FormNews::updated) {
            ++carried_.forms_updated;
            told_.news +=
                std::string(newsletter ? " The newsletter's form" : " The form") + " was updated" +
                (update->version.empty() ? "."
                                         : " to version " + kiosk::written_version(update->version) + ".");
        } else if (update->news == FormNews::unlisted) {
            tell_of_unlisted_form(terms, has_own, update->listed);
        }
    }

    // No fault where a consultation has closed. But a kiosk that has no form to show was never given one.
    void tell_of_unlisted_form(const acceptance::Terms& terms, bool has_own, const std::string& listed) {
        const auto kept = store_.forms().numbers(terms.form_id);
        if (!kept) return note(kept.error());
        // Only what the server has listed once can have closed there.
        if (!kept->empty()) return tell_why_unlisted(terms);
        if (has_own)
            told_.news += no_longer_listed(terms) + " This kiosk keeps its own.";
        else
            note({ErrorKind::refused,
                  "The council's server does not list the form " + terms.form_id + " for this kiosk: " +
                      listed + " Give it access there, or correct " + terms.section + " form_id."});
    }

    void tell_why_unlisted(const acceptance::Terms& terms) {
        const auto said = said_.find(terms.form_id);
        const Unlisted unlisted =
            why_unlisted(store_, council_, terms.form_id,
                         said == said_.end() ? std::nullopt : std::optional(said->second));
        const bool over = unlisted.why == Unlisted::Why::over || unlisted.why == Unlisted::Why::not_to_tell;
        if (over) keep(store_.forms().was_missing(terms.form_id, now_().wall));
        switch (unlisted.why) {
            case Unlisted::Why::over:
                told_.news += no_longer_listed(terms) + " It has closed there.";
                break;
            case Unlisted::Why::not_to_tell:
                told_.news += no_longer_listed(terms) +
                              " Either it has closed there, or this kiosk's access to it was taken back: "
                              "where it has not closed, give the kiosk access again.";
                break;
            case Unlisted::Why::shut_out:
                note({ErrorKind::refused, "The council's server neither lists " + name_of(terms) +
                                              " for this kiosk nor takes answers to it: it has not closed, "
                                              "but this kiosk's access to it was taken back and must be "
                                              "given again there."});
                break;
            case Unlisted::Why::no_answer:
                note({ErrorKind::offline, unlisted.sentence});
                break;
        }
    }

    std::string name_of(const acceptance::Terms& terms) const {
        return terms.form_id == config_.form_id ? "the form" : "the newsletter's form";
    }

    std::string no_longer_listed(const acceptance::Terms& terms) const {
        return " The council's server no longer lists " + name_of(terms) + '.';
    }

    // Once a night, where the server's own list says that the council wants it.
    void hand_in_tally() {
        const auto made = store_.counters().has_tally_of(now_().wall);
        if (!made) return note(made.error());
        if (*made) return;
        const auto listed = council_.form_list(tally_form::id);
        const auto is_it = [](const ListedForm& each) { return each.form_id == tally_form::id; };
        if (!listed) return;
        const auto entry = std::find_if(listed->begin(), listed->end(), is_it);
        if (entry == listed->end()) return;
        const auto account = store_.counters().account();
        const auto counts = store_.counters().tally(now_().wall);
        const auto lock = store_.staff_pin().lock();
        if (!account || !counts || !lock)
            return note(!account ? account.error() : !counts ? counts.error() : lock.error());
        TallyOf of{*account, *counts, "", lock->tries, council_.clock_offset()};
        if (const auto form = store_.forms().newest(config_.form_id))
            if (const std::optional<store::StoredForm>& stored = *form) of.form_version = stored->version;
        keep(store_.outbox().put(tally_record(of, config_, now_().wall, entry->version),
                                 store::Occasion::consultation, now_()));
        send_what_is_due();
    }

    void count_what_is_left() {
        const auto tally = store_.counters().tally(now_().wall);
        if (!tally) return note(tally.error());
        told_.left = *tally;
        carried_.waiting = tally->waiting;
        carried_.refused = tally->refused;
        if (tally->waiting > tally->resting) need(Next::later);
        if (tally->refused + tally->damaged > 0) need(Next::staff);
    }

    void tell() {
        told_.sent = carried_.sent;
        carried_.outcome = outcome(told_);
        const auto recorded =
            store_.counters().record_round({now_().wall, carried_.next == Next::nothing, carried_.outcome});
        if (recorded) return;
        need(Next::staff);
        carried_.outcome += " " + recorded.error().sentence;
    }

    store::Store& store_;
    const kiosk::Config& config_;
    Council& council_;
    const Clock& now_;
    const Progress& progress_;
    int tried_ = 0, due_ = 0;
    Carried carried_;
    Told told_;
    std::set<std::string> shut_forms_;     // their other submissions wait for the next round
    std::map<std::string, Verdict> said_;  // of the last submission of each form
    struct Refusals {
        int status = 0;  // 0: the last was not refused
        int in_a_row = 0;
    };
    std::map<std::string, Refusals> refusals_;   // by form
    std::vector<std::int64_t> receipts_;         // that are not committed yet
    std::vector<std::int64_t> being_committed_;  // by `committing_`
    int receipts_lost_in_a_row_ = 0;
    std::chrono::milliseconds first_receipt_{};  // boot time of the oldest of them
    std::optional<std::pair<std::int64_t, Result<store::Outgoing>>> ahead_;  // the next, read already
    std::optional<store::Store> beside_;
    std::future<Result<void>> committing_;  // the last: it ends before what it uses
    int failures_in_a_row_ = 0;
    std::mt19937 random_{std::random_device{}()};
    bool stopped_ = false;
    bool left_alone_ = false;  // the server asked for it (Retry-After)
};

}  // namespace

Carried carry(store::Store& store, const kiosk::Config& config, Council& council, const Clock& now,
              const Progress& progress) {
    return Round(store, config, council, now, progress).run();
}

}  // namespace openrosa
