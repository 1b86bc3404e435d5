// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station/station.h"

#include "kiosk/staff/staff_pin.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

// How often an idle machine looks whether a form has come or the disk has filled: rare enough to sleep
// through.
constexpr std::chrono::seconds look_again{30};

}  // namespace

Station::Station(const Config& config, store::Store store, Moment now,
                 const std::vector<std::string>& unshowable)
    : config_(config),
      unshowable_(unshowable),
      store_(std::move(store)),
      boot_id_(this_boot_id()),
      looked_(now),
      practice_(config.practice) {}

Result<std::unique_ptr<Station>> Station::open(const Config& config, Moment now,
                                               const std::vector<std::string>& unshowable) {
    // Before the database is made or touched: a machine that is set up wrongly is left as it was.
    std::optional<Consultation> shipped;
    if (config.form) {
        auto made = shipped_consultation(config, unshowable);
        if (!made) return tl::unexpected(made.error());
        shipped = std::move(*made);
    }
    auto store = store::Store::open(config.database.string());
    if (!store) return tl::unexpected(store.error());
    std::unique_ptr<Station> station(new Station(config, std::move(*store), now, unshowable));
    if (const auto damaged = station->store_.set_aside())
        station->trouble_ =
            "The database was damaged. It was moved to " + *damaged + " and a new one was begun.";
    station->consultation_ = std::move(shipped);
    // A form that came by night and cannot run is for staff to see, not a reason to stay dark.
    if (auto found = station->find_consultation(); !found) station->trouble_ = found.error().sentence;
    station->check_store(now);
    station->begin_visit(now);
    return station;
}

// The form that the server sent last; until there is one, the one that the configuration names. None of both
// is no error: a machine may be set up before its first night.
Result<void> Station::find_consultation() {
    const auto looked_up = store_.form(config_.form_id);
    if (!looked_up) return tl::unexpected(looked_up.error());
    if (const std::optional<store::StoredForm>& stored = *looked_up) {
        auto taken = make_consultation(config_, stored->xml, stored->media,
                                       "the form " + config_.form_id + " in the database", unshowable_);
        if (!taken) return tl::unexpected(taken.error());
        consultation_ = std::move(*taken);
    }
    return {};
}

std::vector<std::string> Station::held_back() const {
    return consultation_ ? consultation_->held_back : std::vector<std::string>{};
}

void Station::begin_visit(Moment now) {
    ++visits_;
    lowered_ = false;
    visit_.reset();  // the last one's answers are overwritten before the next one stands
    if (!consultation_) return;
    visit_.emplace(visit_context(*consultation_), now);
}

VisitContext Station::visit_context(const Consultation& consultation) {
    VisitContext context{.store = store_,
                         .form = consultation.form,
                         .key = consultation.key,
                         .languages = consultation.languages,
                         .form_languages = consultation.form_languages,
                         .practice = practice_,
                         .kiosk_name = config_.kiosk_name,
                         .council = config_.council,
                         .learn_more = config_.learn_more,
                         .opens = config_.opens,
                         .closes = config_.closes,
                         .ask_after = config_.ask_after,
                         .forget_after = config_.forget_after,
                         .reach_height_mm = static_cast<float>(config_.reach_height_mm())};
    context.sound.rate =
        (config_.speech_percent - screens::Sound::slowest_percent) / screens::Sound::rate_step;
    context.sound.volume = config_.speech_volume;
    return context;
}

StaffDesk::Rules Station::staff_rules() const {
    return {.pin_hash = config_.pin_hash,
            .upload_request = config_.upload_request,
            .always_practice = config_.practice};
}

void Station::apply(const std::vector<screens::Intent>& intents, Moment now) {
    for (const screens::Intent& intent : intents) {
        words::speak(language());
        // Whoever is at the screen, it is the visit's speech that must not go to the room.
        const bool plug =
            screens::get_if<screens::HeadphonesIn>(intent) || screens::get_if<screens::HeadphonesOut>(intent);
        if (screens::get_if<screens::ToggleLowered>(intent))
            lower(intent, now);
        else if (plug && visit_)
            visit_->apply(intent, now);
        else if (desk_)
            serve_staff(intent, now);
        else if (screens::get_if<screens::HoldCorner>(intent))
            desk_ = std::make_unique<StaffDesk>(staff_rules(), store_, boot_id_, now);
        else if (visit_)
            visit_->apply(intent, now);
        if (visit_ && !visit_->trouble().empty()) trouble_ = visit_->trouble();
    }
    pass(now);
}

// The height belongs to the machine's screen, whoever stands at it: staff may sit too.
void Station::lower(const screens::Intent& intent, Moment now) {
    if (desk_) (void)desk_->apply(intent, now);  // it counts as a touch
    if (visit_)
        visit_->apply(intent, now);
    else
        lowered_ = !lowered_;
}

void Station::serve_staff(const screens::Intent& intent, Moment now) {
    switch (desk_->apply(intent, now)) {
        case StaffDesk::Request::none:
            return;
        case StaffDesk::Request::leave:
            desk_.reset();
            return;
        case StaffDesk::Request::close:
            closing_ = true;
            return;
        case StaffDesk::Request::practice_on:
            practice_ = true;
            break;
        case StaffDesk::Request::practice_off:
            practice_ = config_.practice;
            break;
        case StaffDesk::Request::reset:
            desk_.reset();
            break;
    }
    if (visit_ && !visit_->untouched()) visit_->apply(screens::Finish{}, now);
    begin_visit(now);
}

void Station::touched(Moment now) {
    if (!desk_ && visit_) visit_->touched(now);
}

void Station::pass(Moment now) {
    if (desk_ && desk_->abandoned(now)) desk_.reset();
    if (visit_) {
        visit_->pass(now);
        if (visit_->ended()) begin_visit(now);
    }
    const bool idle = !visit_ || visit_->untouched();
    if (!idle || now.boot - looked_.boot < look_again) return;
    check_store(now);
    take_new_form(now);
}

void Station::check_store(Moment now) {
    looked_ = now;
    const auto ready = store_.ready();
    storage_ok_ = ready.has_value();
    if (!storage_ok_) trouble_ = ready.error().sentence;
    if (const auto change = store_.forms_change(); change && forms_seen_ < 0) forms_seen_ = *change;
}

// Only between two people: an open visit keeps the form that it began with (RELIABILITY N10).
void Station::take_new_form(Moment now) {
    const auto change = store_.forms_change();
    if (!change || *change == forms_seen_) return;
    forms_seen_ = *change;
    if (auto found = find_consultation(); !found) {
        trouble_ = found.error().sentence;  // the old form stays
        return;
    }
    begin_visit(now);
}

Moment Station::deadline(Moment now) const {
    Moment soonest = looked_ + look_again;
    if (soonest.boot <= now.boot)
        soonest = now + look_again;  // a visit is open: nothing is looked at before it ends
    const auto sooner = [&](const std::optional<Moment>& other) {
        if (other && other->boot < soonest.boot) soonest = *other;
    };
    if (visit_) sooner(visit_->deadline(now));
    if (desk_) sooner(desk_->deadline(now));
    return soonest;
}

void Station::tell_staff(const std::string& sentence) {
    if (sentence.empty() || trouble_.find(sentence) != std::string::npos) return;
    trouble_ += (trouble_.empty() ? "" : " ") + sentence;
}

std::shared_ptr<pictures::Album> Station::album() const {
    return consultation_ ? consultation_->album : nullptr;
}

std::shared_ptr<const speech::Recordings> Station::recordings() const {
    return consultation_ ? consultation_->recordings : nullptr;
}

const std::string& Station::language() const {
    static const std::string english = "en";
    return visit_ ? visit_->language() : english;
}

screens::View Station::view(Moment now) const {
    words::speak(language());
    screens::View view;
    if (visit_)
        view = visit_->view(now);
    else
        view.chrome = bare_chrome();
    if (desk_) {
        view.sheet = screens::Sheet::none;
        view.screen = desk_->screen(for_staff(), now);
    } else if (!visit_ || (!storage_ok_ && visit_->untouched())) {
        view.screen =
            screens::OutOfService{.reason = storage_ok_ ? screens::OutOfService::Reason::no_consultation
                                                        : screens::OutOfService::Reason::storage};
    }
    return view;
}

screens::Chrome Station::bare_chrome() const {
    screens::Chrome chrome;
    chrome.council = config_.council;
    chrome.practice = practice_;
    chrome.lowered = lowered_;
    chrome.lowered_height_mm = static_cast<float>(config_.reach_height_mm());
    chrome.languages = {{"en", "English", text::Direction::left_to_right}};
    return chrome;
}

StaffDesk::Surroundings Station::for_staff() const {
    StaffDesk::Surroundings around;
    if (consultation_) {
        around.form_title = consultation_->form->title();
        around.form_version = consultation_->form->version();
    }
    around.practice = practice_;
    around.in_visit = visit_ && !visit_->untouched();
    around.trouble = trouble_;
    return around;
}

}  // namespace kiosk
