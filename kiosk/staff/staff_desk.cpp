// SPDX-License-Identifier: Apache-2.0
#include "kiosk/staff/staff_desk.h"

#include <algorithm>
#include <fstream>

#include <sodium.h>

#include "kiosk/tally_form.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

constexpr std::chrono::seconds left_alone{60};
// With a round every night, something is amiss after two nights.
constexpr std::chrono::hours longest_silence{50};
constexpr std::chrono::minutes longest_round{15};  // TimeoutStartSec of have-your-say-sync.service

void overwrite(std::string& digits) {
    sodium_memzero(digits.data(), digits.size());
    digits.clear();
}

}  // namespace

StaffDesk::StaffDesk(Rules rules, std::optional<store::Store>& store, PinGate& gate, Moment now)
    : rules_(std::move(rules)), store_(store), gate_(gate), last_touch_(now) {
    // Neither ever grows, so that no copy of the digits is left behind.
    digits_.reserve(most_pin_digits + 1);
    first_digits_.reserve(most_pin_digits + 1);
}

StaffDesk::~StaffDesk() {
    overwrite(digits_);
    overwrite(first_digits_);
}

StaffDesk::Request StaffDesk::apply(const screens::Intent& intent, Moment now) {
    last_touch_ = now;
    const auto* of_staff = std::get_if<screens::StaffIntent>(&intent);
    if (of_staff == nullptr) return Request::none;
    return std::visit([&](const auto& asked) { return on(asked, now); }, *of_staff);
}

StaffDesk::Request StaffDesk::on(const screens::HoldCorner&, Moment) {
    return Request::none;  // they are here already
}

StaffDesk::Request StaffDesk::on(const screens::PinDigit& key, Moment) {
    const bool pad = !open_ || purpose_ != Purpose::open;
    if (pad && digits_.size() < most_pin_digits) digits_ += static_cast<char>('0' + key.digit % 10);
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::PinDelete&, Moment) {
    if (digits_.empty()) return Request::none;
    digits_.back() = '\0';
    digits_.pop_back();
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::PinEnter&, Moment now) {
    if (digits_.empty()) return Request::none;
    if (purpose_ != Purpose::open)
        choose_pin();
    else if (!open_ && gate_.has_pin())
        try_to_open(now);
    return Request::none;
}

void StaffDesk::try_to_open(Moment now) {
    const auto verdict = gate_.enter(store(), digits_, now);
    overwrite(digits_);
    if (!verdict) {
        pin_refused_ = verdict.error().sentence;
        return;
    }
    if (const auto* wrong = std::get_if<PinWrong>(&*verdict)) tries_left_ = wrong->tries_left;
    const auto* right = std::get_if<PinRight>(&*verdict);
    open_ = right != nullptr;
    if (open_ && right->by_recovery_code) purpose_ = Purpose::choose;
}

// Twice the same, so that a slip does not lock everybody out.
void StaffDesk::choose_pin() {
    pin_refused_.clear();
    if (purpose_ == Purpose::choose) {
        first_digits_.assign(digits_);
        overwrite(digits_);
        purpose_ = Purpose::repeat;
        return;
    }
    const bool same = digits_ == first_digits_;
    const Result<void> chosen =
        !same ? Result<void>(
                    fail(ErrorKind::invalid, words::say(
                                                 // Translators: for staff, who entered a new PIN twice.
                                                 "staff", "The two PINs are not the same.")))
        : !store_
            ? Result<void>(fail(ErrorKind::storage, words::say(
                                                        // Translators: for staff.
                                                        "staff", "The new PIN cannot be kept on this disk.")))
            : gate_.choose(*store_, digits_);
    end_choosing();
    pin_changed_ = chosen.has_value();
    if (chosen) return;
    purpose_ = Purpose::choose;
    pin_refused_ = chosen.error().sentence;
}

void StaffDesk::end_choosing() {
    overwrite(digits_);
    overwrite(first_digits_);
    purpose_ = Purpose::open;
    pin_refused_.clear();
}

StaffDesk::Request StaffDesk::on(const screens::LeaveStaff&, Moment) {
    if (!open_ || purpose_ == Purpose::open) return Request::leave;
    end_choosing();
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::StaffReset&, Moment) {
    cleared_ = cleared_ || open_;
    return open_ ? Request::reset : Request::none;
}

// A file that a systemd path unit watches: the kiosk needs no right to start anything. What the server
// refused is tried again too, and at once what waits for a later try: staff ask after something was put
// right, at the council or here.
StaffDesk::Request StaffDesk::on(const screens::StaffUpload&, Moment now) {
    if (!open_) return Request::none;
    if (rules_.upload_request.empty()) {
        trouble_ = words::say(
            // Translators: staff screen.
            "staff", "This machine has no place for an upload request. Set upload_request in kiosk.toml.");
        return Request::none;
    }
    if (store_)
        if (const auto again = store_->outbox().retry_all(); !again) trouble_ = again.error().sentence;
    if (!write(rules_.upload_request)) return Request::none;
    upload_ = AskedUpload{now, last_round(now)};
    if (!store_) return Request::none;
    if (const auto tally = store_->counters().tally(now.wall)) {
        upload_->due = tally->waiting - tally->resting;
        upload_->sent_ever = tally->sent_ever;
    }
    return Request::none;
}

// As the outbox tells it: kiosk-sync takes the request away as it begins, and records what has arrived.
screens::Staff::Round StaffDesk::round(const store::Tally& tally) const {
    using Step = screens::Staff::Round::Step;
    std::error_code none;
    if (!upload_ || std::filesystem::exists(rules_.upload_request, none)) return {};
    const int sent = std::clamp(tally.sent_ever - upload_->sent_ever, 0, upload_->due);
    return {.step = sent < upload_->due ? Step::sends : Step::fetches, .sent = sent, .all = upload_->due};
}

bool StaffDesk::write(const std::filesystem::path& request) {
    std::ofstream file(request);
    file << "asked\n";
    file.flush();
    // Translators: staff screen; the machine could not ask for an upload, or to be turned off.
    if (!file.good()) trouble_ = words::say("staff", "The request could not be written.");
    return file.good();
}

StaffDesk::Request StaffDesk::on(const screens::StaffPractice& asked, Moment) {
    if (!open_) return Request::none;
    return asked.practice == screens::Practice::on ? Request::practice_on : Request::practice_off;
}

StaffDesk::Request StaffDesk::on(const screens::StaffClose&, Moment) {
    return open_ ? Request::close : Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::StaffPowerOff&, Moment) {
    if (open_ && !rules_.power_off_request.empty()) (void)write(rules_.power_off_request);
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::StaffDoors& asked, Moment) {
    if (!open_) return Request::none;
    return asked.doors == screens::Doors::closed ? Request::close_doors : Request::open_doors;
}

StaffDesk::Request StaffDesk::on(const screens::StaffPage& asked, Moment) {
    page_ = asked.page;
    if (page_ == screens::Staff::Page::trial) {
        touched_ = {};
        last_key_.clear();
    }
    readiness_ = {};
    day_.reset();
    return open_ && page_ == screens::Staff::Page::readiness ? Request::readiness : Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::StaffSound&, Moment) {
    return Request::none;  // the picture loop has asked the voice for it
}

StaffDesk::Request StaffDesk::on(const screens::StaffPoint& asked, Moment) {
    if (asked.point < touched_.size()) touched_[asked.point] = true;
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::StaffLines& asked, Moment) {
    readiness_.first = asked.first;
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::StaffDay& asked, Moment) {
    if (asked.day < screens::StaffHours::days) day_ = asked.day;
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::StaffChangeDay& asked, Moment) {
    return open_ && asked.day < screens::StaffHours::days ? Request::hours : Request::none;
}

void StaffDesk::struck(const std::string& key, Moment now) {
    if (open_ && page_ == screens::Staff::Page::trial && key != last_key_) last_touch_ = now;
    last_key_ = key;
}

StaffDesk::Request StaffDesk::on(const screens::StaffChangePin&, Moment) {
    if (open_) purpose_ = Purpose::choose;
    pin_changed_ = false;
    return Request::none;
}

screens::Screen StaffDesk::screen(const Surroundings& around, Moment now) const {
    if (open_ && purpose_ == Purpose::open) {
        if (page_ == screens::Staff::Page::trial) return trial(around);
        if (page_ == screens::Staff::Page::readiness) return readiness_;
        if (page_ == screens::Staff::Page::hours) return screens::StaffHours{around.week, day_};
        return staff(around, now);
    }
    screens::PinPad pad{.digits = static_cast<int>(digits_.size()),
                        .tries_left = tries_left_,
                        .purpose = purpose_,
                        .refused = pin_refused_};
    if (open_) return pad;
    pad.unset = !gate_.has_pin();
    pad.wait_s = static_cast<int>(gate_.wait(store(), now).count());
    return pad;
}

screens::StaffTrial StaffDesk::trial(const Surroundings& around) const {
    screens::StaffTrial trial{.touched = touched_, .last_key = last_key_, .sound_trouble = {}};
    for (const screens::Staff::Need& need : around.needs)
        if (need.area == screens::Staff::Need::Area::sound_and_keys)
            trial.sound_trouble += (trial.sound_trouble.empty() ? "" : " ") + need.sentence;
    return trial;
}

screens::Staff StaffDesk::staff(const Surroundings& around, Moment now) const {
    using Area = screens::Staff::Need::Area;
    screens::Staff staff;
    staff.kiosk_name = around.kiosk_name;
    staff.form_title = around.form_title;
    staff.form_version = around.form_version;
    staff.hours = around.hours;
    staff.practice = around.practice;
    staff.practice_fixed = rules_.always_practice;
    staff.in_visit = around.in_visit;
    staff.closed_today = around.closed_today;
    staff.may_power_off = !rules_.power_off_request.empty();
    staff.cleared = cleared_ && !around.in_visit;
    staff.pin_changed = pin_changed_;
    staff.last_key = last_key_;
    staff.page = page_;
    if (around.closes) {
        staff.closes = words::date(*around.closes);
        const std::chrono::sys_days today = local_day(now.wall);
        staff.days_left = static_cast<int>((*around.closes - today).count());
    }
    staff.needs = around.needs;
    if (!trouble_.empty()) staff.needs.push_back({Area::network, trouble_});
    add_clock(staff, around.clock, now);
    if (!store_) return staff;
    if (const auto counted = store_->counters().tally(now.wall))
        add_counts(staff, *counted, now);
    else
        staff.needs.push_back({Area::disk, counted.error().sentence});
    return staff;
}

void StaffDesk::add_clock(screens::Staff& staff, ClockFault fault, Moment now) {
    using Area = screens::Staff::Need::Area;
    staff.clock = words::date_and_time(now.wall);
    if (fault == ClockFault::before_it_was_built)
        staff.needs.push_back(
            {Area::clock,
             words::fill(words::say("staff",
                                    // Translators: for staff; {0} is a date with a time of day.
                                    "This machine takes it to be {0}, which cannot be. Connect the network; "
                                    "if it stays, tell "
                                    "whoever looks after the machine that its battery is empty."),
                         {staff.clock})});
    if (fault == ClockFault::never_set)
        staff.needs.push_back(
            {Area::clock,
             words::fill(
                 words::say("staff",
                            // Translators: for staff; {0} is a date with a time of day.
                            "No time server has set the clock since this machine was started. It says {0}: "
                            "compare it with yours, and look at the network cable."),
                 {staff.clock})});
}

void StaffDesk::add_counts(screens::Staff& staff, const store::Tally& tally, Moment now) const {
    using Area = screens::Staff::Need::Area;
    staff.upload_asked = upload_under_way(now);
    if (staff.upload_asked) staff.round = round(tally);
    staff.visits_today = tally.visits_today;
    staff.submitted_today = tally.submitted_today;
    staff.expired_today = tally.expired_today;
    staff.visits_week = tally.visits_week;
    staff.submitted_week = tally.submitted_week;
    staff.expired_week = tally.expired_week;
    staff.busiest_hour = tally.busiest_hour > tally_form::many_in_an_hour ? tally.busiest_hour : 0;
    staff.waiting = tally.waiting;
    staff.refused = tally.refused;
    staff.damaged = tally.damaged;
    const std::chrono::sys_days today = local_day(now.wall);
    const std::tm local = local_clock(now.wall);
    const bool tonight = local.tm_hour * 60 + local.tm_min < rules_.uploads_after.count();
    staff.next_upload =
        words::date_and_time(today + std::chrono::days{tonight ? 0 : 1}, rules_.uploads_after);
    if (tally.last_upload) staff.last_upload = words::date_and_time(*tally.last_upload);
    if (!tally.last_round) return;
    staff.last_outcome = tally.last_round->outcome;
    staff.last_ok = tally.last_round->ok;
    const std::string ended = words::date_and_time(tally.last_round->ended);
    if (tally.last_round->ended > now.wall + std::chrono::hours{1})
        staff.needs.push_back(
            {Area::clock,
             words::fill(
                 // Translators: for staff; {0} and {1} are dates with times of day.
                 words::say("staff", "This machine takes it to be {0}, before the last upload of {1}."),
                 {words::date_and_time(now.wall), ended})});
    else if (now.wall - tally.last_round->ended > longest_silence)
        staff.needs.push_back({Area::network,
                               // Translators: for staff; {0} is a date with a time of day.
                               words::fill(words::say("staff", "No upload was tried since {0}."), {ended})});
}

// The round says that it has ended by what it records. Where none comes (its unit is not enabled), staff may
// ask again.
bool StaffDesk::upload_under_way(Moment now) const {
    return upload_ && now.boot - upload_->when.boot < longest_round &&
           last_round(now) == upload_->round_before;
}

std::optional<Wall> StaffDesk::last_round(Moment now) const {
    if (!store_) return std::nullopt;
    const auto tally = store_->counters().tally(now.wall);
    if (!tally) return std::nullopt;
    const auto& round = tally->last_round;
    return round ? std::optional(round->ended) : std::nullopt;
}

std::optional<Moment> StaffDesk::deadline(Moment now) const {
    const bool follow = open_ ? upload_under_way(now) : gate_.wait(store(), now).count() > 0;
    if (follow) return now + std::chrono::seconds{1};
    return last_touch_ + left_alone;
}

bool StaffDesk::abandoned(Moment now) const {
    return now.boot - last_touch_.boot >= left_alone;
}

}  // namespace kiosk
