// SPDX-License-Identifier: Apache-2.0
#include "kiosk/staff/staff_desk.h"

#include <fstream>

#include <sodium.h>

#include "kiosk/staff/staff_pin.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

constexpr std::size_t most_digits = 12;
constexpr std::chrono::minutes left_alone{2};

void overwrite(std::string& digits) {
    sodium_memzero(digits.data(), digits.size());
    digits.clear();
}

}  // namespace

StaffDesk::StaffDesk(Rules rules, store::Store& store, std::string boot_id, Moment now)
    : rules_(std::move(rules)), store_(store), boot_id_(std::move(boot_id)), last_touch_(now) {
    digits_.reserve(most_digits + 1);  // never grows, so that no copy of the digits is left behind
}

StaffDesk::~StaffDesk() {
    overwrite(digits_);
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
    if (!open_ && digits_.size() < most_digits) digits_ += static_cast<char>('0' + key.digit % 10);
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::PinDelete&, Moment) {
    if (digits_.empty()) return Request::none;
    digits_.back() = '\0';
    digits_.pop_back();
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::PinEnter&, Moment now) {
    if (open_ || rules_.pin_hash.empty() || digits_.empty()) return Request::none;
    const auto verdict = try_pin(store_, digits_, rules_.pin_hash, boot_id_, now);
    overwrite(digits_);
    if (!verdict) {
        trouble_ = verdict.error().sentence;
        return Request::none;
    }
    open_ = std::holds_alternative<PinRight>(*verdict);
    if (const auto* wrong = std::get_if<PinWrong>(&*verdict)) tries_left_ = wrong->tries_left;
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::LeaveStaff&, Moment) {
    return Request::leave;
}

StaffDesk::Request StaffDesk::on(const screens::StaffReset&, Moment) {
    return open_ ? Request::reset : Request::none;
}

// A file that a systemd path unit watches: the kiosk needs no right to start anything. What the server
// refused is tried again too: staff ask after something was put right, at the council or here.
StaffDesk::Request StaffDesk::on(const screens::StaffUpload&, Moment) {
    if (!open_) return Request::none;
    if (rules_.upload_request.empty()) {
        trouble_ = words::say(
            // Translators: staff screen.
            "staff", "This machine has no place for an upload request. Set upload_request in kiosk.toml.");
        return Request::none;
    }
    if (const auto again = store_.retry_refused(); !again) trouble_ = again.error().sentence;
    std::ofstream request(rules_.upload_request);
    request << "upload\n";
    request.flush();
    upload_asked_ = request.good();
    // Translators: staff screen.
    if (!upload_asked_) trouble_ = words::say("staff", "The upload request could not be written.");
    return Request::none;
}

StaffDesk::Request StaffDesk::on(const screens::StaffPractice& asked, Moment) {
    if (!open_) return Request::none;
    return asked.practice == screens::Practice::on ? Request::practice_on : Request::practice_off;
}

StaffDesk::Request StaffDesk::on(const screens::StaffClose&, Moment) {
    return open_ ? Request::close : Request::none;
}

screens::Screen StaffDesk::screen(const Surroundings& around, Moment now) const {
    if (open_) return staff(around, now);
    screens::PinPad pad{.digits = static_cast<int>(digits_.size()), .tries_left = tries_left_};
    pad.unset = rules_.pin_hash.empty();
    if (const auto lock = store_.pin_lock())
        pad.wait_s = static_cast<int>(pin_wait(*lock, boot_id_, now).count());
    return pad;
}

screens::Staff StaffDesk::staff(const Surroundings& around, Moment now) const {
    screens::Staff staff;
    staff.form_title = around.form_title;
    staff.form_version = around.form_version;
    staff.practice = around.practice;
    staff.practice_fixed = rules_.always_practice;
    staff.in_visit = around.in_visit;
    staff.upload_asked = upload_asked_;
    staff.trouble = trouble_.empty() ? around.trouble : trouble_;
    const auto counted = store_.tally(now.wall);
    if (!counted) {
        staff.trouble = counted.error().sentence;
        return staff;
    }
    const store::Tally& tally = *counted;
    staff.visits_today = tally.visits_today;
    staff.submitted_today = tally.submitted_today;
    staff.expired_today = tally.expired_today;
    staff.waiting = tally.waiting;
    staff.refused = tally.refused;
    if (tally.last_upload) staff.last_upload = words::date_and_time(*tally.last_upload);
    if (tally.last_round) {
        staff.last_outcome = tally.last_round->outcome;
        staff.last_ok = tally.last_round->ok;
    }
    return staff;
}

std::optional<Moment> StaffDesk::deadline(Moment now) const {
    const auto lock = store_.pin_lock();
    if (!open_ && lock && pin_wait(*lock, boot_id_, now).count() > 0) return now + std::chrono::seconds{1};
    return last_touch_ + left_alone;
}

bool StaffDesk::abandoned(Moment now) const {
    return now.boot - last_touch_.boot >= left_alone;
}

}  // namespace kiosk
