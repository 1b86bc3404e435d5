// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station/station.h"

#include "kiosk/acceptance/trial_run.h"
#include "kiosk/boot_id.h"
#include "kiosk/plural.h"
#include "kiosk/staff/staff_pin.h"
#include "kiosk/visit/alone.h"
#include "kiosk/words/words.h"

namespace kiosk {
namespace {

// How often an idle machine looks whether a form has come or the disk has filled: rare enough to sleep
// through.
constexpr std::chrono::seconds look_again{30};
// How often it reads its whole database, to find what a disk has changed since.
constexpr std::chrono::hours look_through_again{1};
// A key that sticks says so many times a second, and one without a purpose at each press.
constexpr std::chrono::hours keys_are_well_after{1};
// A form's trial in a child, and as much again to take up its pictures.
constexpr std::chrono::seconds longest_trial = 2 * ChildLimits{}.time;

std::string sentence_about(const store::SetAside& damaged) {
    const std::string begin = "The database was damaged and set aside as " + damaged.file + ". ";
    if (!damaged.submissions) return begin + "It cannot be read: keep it, and restart the kiosk.";
    return begin + kiosk::counted(damaged.submissions->saved, "submission was", "submissions were") +
           " saved from it, " + std::to_string(damaged.submissions->lost) +
           " could not be. Have the disk replaced; this is told until the technician removes that file.";
}

}  // namespace

Station::Station(const Config& config, Moment now, const Display& display, touch::TextSize size)
    : config_(config),
      size_(size),
      gate_(config.pin_hash, config.recovery_hash, this_boot_id()),
      consultation_(config, acceptance::Terms::of(config), display),
      touched_(now),
      looked_(now),
      looked_through_(now),
      hours_(config.hours),
      practice_(config.practice) {
    if (config.newsletter) newsletter_.emplace(config, acceptance::Terms::of_newsletter(config), display);
}

Result<std::unique_ptr<Station>> Station::open(const Config& config, Moment now, const Display& display,
                                               touch::TextSize size) {
    std::unique_ptr<Station> station(new Station(config, now, display, size));
    // Before the database is made or touched: a machine that is set up wrongly is left as it was.
    if (config.form)
        if (const auto taken = station->consultation_.take_shipped(*config.form); !taken)
            return tl::unexpected(taken.error());
    if (const auto& newsletter = config.newsletter; newsletter)
        if (auto& theirs = station->newsletter_; theirs && newsletter->form)
            if (const auto taken = theirs->take_shipped(*newsletter->form); !taken)
                return tl::unexpected(taken.error());
    station->open_store(now);
    if (auto& store = station->store_; store) (void)store->counters().count(store::Count::start, now);
    station->begin_visit(now);
    return station;
}

void Station::note(Cause cause, const std::string& sentence) {
    if (sentence.empty())
        troubles_.erase(cause);
    else
        troubles_[cause] = sentence;
}

std::vector<screens::Staff::Need> Station::needs() const {
    using Area = screens::Staff::Need::Area;
    const auto part_of = [](Cause cause) {
        if (cause == Cause::storage || cause == Cause::damage) return Area::disk;
        if (cause == Cause::submission) return Area::answers;
        if (cause == Cause::form || cause == Cause::settings || cause == Cause::newsletter ||
            cause == Cause::pictures)
            return Area::consultation;
        return Area::sound_and_keys;
    };
    std::vector<screens::Staff::Need> all;
    for (const auto& [cause, sentence] : troubles_) all.push_back({part_of(cause), sentence});
    return all;
}

// Also anew, where the file was found damaged: it is then set aside, and what is sound in it saved.
void Station::open_store(Moment now) {
    visit_.reset();  // they stand on the store
    thanked_.reset();
    store_.reset();
    auto store = store::Store::open(config_.database.string());
    if (store) store_ = std::move(*store);
    note(Cause::storage, store ? "" : store.error().sentence);
    if (store_) closed_today_.recall(*store_, now.wall);
    if (store_) hours_.recall(*store_);
    check_store();
    find_forms();
    closes_ = closing_day();
}

void Station::find_forms() {
    store::Store* store = store_ ? &*store_ : nullptr;
    if (store)
        if (const auto change = store->forms().changes()) forms_seen_ = *change;
    consultation_.find(store);
    note(Cause::form, consultation_.trouble());
    if (newsletter_) {
        newsletter_->find(store);
        note(Cause::newsletter, newsletter_->trouble());
    }
    newsletter_in_ = newsletter_languages();
    note_pictures_not_shown();
}

void Station::note_pictures_not_shown() {
    std::string all;
    const auto add = [&](const std::optional<Consultation>& form) {
        if (!form) return;
        for (const std::string& sentence : form->not_shown) all += (all.empty() ? "" : " ") + sentence;
    };
    add(consultation_.found());
    if (newsletter_) add(newsletter_->found());
    note(Cause::pictures, all);
}

std::vector<std::string> Station::held_back() const {
    std::vector<std::string> all;
    if (const auto& found = consultation_.found(); found) all = found->held_back;
    if (!newsletter_) return all;
    if (const auto& found = newsletter_->found(); found)
        for (const std::string& sentence : found->held_back) all.push_back("newsletter: " + sentence);
    return all;
}

void Station::begin_visit(Moment now) {
    ++visits_;
    ++wiped_;
    sent_ = false;
    lowered_ = false;
    visit_.reset();  // the last one's answers are overwritten before the next one stands
    thanked_.reset();
    const auto& found = consultation_.found();
    if (!found || !store_) return;
    VisitContext context = visit_context(*store_, *found);
    context.newsletter_in = newsletter_in_;
    visit_.emplace(std::move(context), now);
}

// None where the council has no newsletter, or its server has stopped to list the form.
std::vector<std::string> Station::newsletter_languages() const {
    std::vector<std::string> codes;
    if (!newsletter_ || !store_) return codes;
    const auto missing = store_->forms().missing_since(newsletter_->id());
    if (missing && *missing) return codes;
    const auto& found = newsletter_->found();
    if (!found) return codes;
    for (const screens::LanguageName& each : found->languages) codes.push_back(each.code);
    return codes;
}

// From the thanks into a sign-up, which is a visit of its own and knows nothing of the answers; and back,
// where somebody thought better of it.
void Station::follow_newsletter(Moment now) {
    if (!visit_ || !store_) return;
    const std::optional<Consultation> none;
    const auto& found = newsletter_ ? newsletter_->found() : none;
    if (visit_->wants_newsletter() && found) {
        VisitContext context = visit_context(*store_, *found);
        context.purpose = VisitContext::Purpose::newsletter;
        context.kiosk_name.clear();
        context.opens = context.closes = std::nullopt;
        thanked_.emplace(std::move(*visit_));
        visit_.emplace(std::move(context), *thanked_, now);
        sent_ = false;
    } else if (visit_->turned_back() && thanked_) {
        thanked_->come_back_from(*visit_, now);
        visit_.reset();
        visit_.emplace(std::move(*thanked_));
        thanked_.reset();
    }
}

const std::optional<Consultation>& Station::shown() const {
    return thanked_ && newsletter_ ? newsletter_->found() : consultation_.found();
}

VisitContext Station::visit_context(store::Store& store, const Consultation& consultation) const {
    VisitContext context{
        .store = store,
        .form = consultation.form,
        .key = consultation.key,
        .languages = consultation.languages,
        .form_languages = consultation.form_languages,
        .practice = practice_,
        .kiosk_name = config_.kiosk_name,
        .council = config_.council,
        .council_in = config_.council_in,
        .learn_more = config_.learn_more,
        .results = config_.results,
        .opens = config_.opens,
        .closes = closes_,
        .uploads_after = config_.uploads() ? std::optional(config_.uploads_after) : std::nullopt,
        .ask_after = config_.ask_after,
        .forget_after = config_.forget_after,
        .reach_height_mm = static_cast<float>(config_.reach_height_mm())};
    context.sound.rate =
        (config_.speech_percent - screens::Sound::slowest_percent) / screens::Sound::rate_step;
    context.sound.volume = config_.speech_volume;
    context.size = size_;
    return context;
}

StaffDesk::Rules Station::staff_rules() const {
    return {.upload_request = config_.upload_request,
            .power_off_request = config_.power_off_request,
            .always_practice = config_.practice,
            .uploads_after = config_.uploads_after};
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
            open_desk(now);
        else if (visit_ && !doors_closed(now))
            visit_->apply(intent, now);
    }
    pass(now);
}

void Station::open_desk(Moment now) {
    desk_ = std::make_unique<StaffDesk>(staff_rules(), store_, gate_, now);
    staff_read_as_visit_ = false;
}

void Station::note_sent() {
    if (!visit_) return;
    if (!visit_->trouble().empty()) note(Cause::submission, visit_->trouble());
    if (visit_->sent() == sent_) return;
    sent_ = visit_->sent();
    if (sent_) ++wiped_;
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
    if (const auto* chosen = screens::get_if<screens::ChooseLanguage>(intent))
        staff_read_as_visit_ = chosen->index > 0;  // as offer_languages_to_staff() counts them
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
        case StaffDesk::Request::close_doors:
            return set_doors(screens::Doors::closed, now);
        case StaffDesk::Request::open_doors:
            return set_doors(screens::Doors::open, now);
        case StaffDesk::Request::hours:
            if (const auto* asked = screens::get_if<screens::StaffChangeDay>(intent)) hours_.change(*asked);
            if (store_) hours_.keep(*store_);
            return;
        case StaffDesk::Request::readiness:
            warn_(longest_trial);
            desk_->take(readiness_(now));
            return;
        case StaffDesk::Request::reset:
            break;
    }
    if (visit_ && !visit_->untouched()) visit_->apply(screens::EndVisit{}, now);
    begin_visit(now);
}

void Station::touched(Moment now) {
    touched_ = now;
    if (!desk_ && visit_) visit_->touched(now);
}

void Station::pass(Moment now) {
    if (desk_ && desk_->abandoned(now)) desk_.reset();
    if (now.boot - keys_told_.boot >= keys_are_well_after) note(Cause::keys, "");
    if (visit_) {
        visit_->pass(now);
        follow_newsletter(now);
        note_sent();
        if (visit_->ended()) begin_visit(now);
    }
    const bool idle = !visit_ || visit_->untouched();
    if (!idle || now.boot - looked_.boot < look_again) return;
    looked_ = now;
    look_after_settings();
    if (closing_) return;
    look_after_store(now);
    if (!store_) return;
    closed_today_.keep(*store_, now.wall);
    hours_.keep(*store_);
    consultation_.note_shown(*store_);
    if (newsletter_) newsletter_->note_shown(*store_);
    take_new_forms(now);
    take_word_of_server(now);
}

// The day of kiosk.toml, or the one on which the server stopped to list the form and a grace, whichever comes
// first. Where the store does not say, nothing closes.
std::optional<std::chrono::sys_days> Station::closing_day() const {
    if (!store_) return config_.closes;
    const auto missing = store_->forms().missing_since(config_.form_id);
    if (!missing) return config_.closes;
    const auto& since = *missing;
    if (!since) return config_.closes;
    const std::chrono::sys_days last =
        std::chrono::sys_days{local_day(*since)} + std::chrono::days{config_.grace_days};
    return config_.closes ? std::min(*config_.closes, last) : last;
}

void Station::take_word_of_server(Moment now) {
    const auto closes = closing_day();
    const auto newsletter_in = newsletter_languages();
    if (closes == closes_ && newsletter_in == newsletter_in_) return;
    closes_ = closes;
    newsletter_in_ = newsletter_in;
    begin_visit(now);
}

// Not under the hands of staff, who may be about to do something here.
void Station::look_after_settings() {
    if (desk_) return;
    const auto changed = settings_changed_();
    note(Cause::settings, changed ? "" : changed.error().sentence);
    if (changed && *changed) closing_ = true;
}

void Station::look_after_store(Moment now) {
    const bool due = now.boot - looked_through_.boot >= look_through_again;
    const bool lost = due && store_ && !store_->sound();
    if (due) looked_through_ = now;
    if (store_ && !lost) return check_store();
    open_store(now);
    begin_visit(now);
}

void Station::check_store() {
    if (!store_) return;
    const auto ready = store_->ready();
    if (ready) note(Cause::submission, "");
    const bool well = ready || ready.error().kind == ErrorKind::offline;  // another's writing is one, too
    note(Cause::storage, well ? "" : ready.error().sentence);
    std::string damage;
    for (const store::SetAside& each : store_->files_set_aside())
        damage += (damage.empty() ? "" : " ") + sentence_about(each);
    note(Cause::damage, damage);
}

// Only between two people: an open visit keeps the form that it began with (RELIABILITY N10).
void Station::take_new_forms(Moment now) {
    if (!store_) return;
    const auto change = store_->forms().changes();
    const bool waits = consultation_.waits() || (newsletter_ && newsletter_->waits());
    if (!change || (*change == forms_seen_ && !waits)) return;
    warn_(newsletter_ ? 2 * longest_trial : longest_trial);
    note(Cause::recordings, "");
    find_forms();
    begin_visit(now);
}

Moment Station::deadline(Moment now) const {
    Moment soonest = looked_ + look_again;
    if (soonest.boot <= now.boot)
        soonest = now + look_again;  // a visit is open: nothing is looked at before it ends
    const auto sooner = [&](const std::optional<Moment>& other) {
        if (other && other->boot < soonest.boot) soonest = *other;
    };
    sooner(visit_ ? visit_->deadline(now) : touched_ + next_picture(now.boot - touched_.boot));
    if (desk_) sooner(desk_->deadline(now));
    return soonest;
}

void Station::tell_staff(Hand hand, const std::string& sentence, Moment now) {
    if (sentence.empty()) return;
    if (hand == Hand::keys) keys_told_ = now;
    const Cause cause = hand == Hand::keys    ? Cause::keys
                        : hand == Hand::sound ? Cause::sound
                                              : Cause::recordings;
    std::string& told = troubles_[cause];
    if (told.find(sentence) == std::string::npos) told += (told.empty() ? "" : " ") + sentence;
}

void Station::struck(const std::string& key, Moment now) {
    if (desk_) desk_->struck(key, now);
}

// Whoever has begun is never cut off; practice knows no hours.
bool Station::doors_closed(Moment now) const {
    if (practice_ || (visit_ && visit_->begun())) return false;
    return closed_today_.is_closed(now.wall) || !hours_.in_force().open_at(now.wall);
}

void Station::set_doors(screens::Doors doors, Moment now) {
    closed_today_.set(doors, now.wall);
    if (store_) closed_today_.keep(*store_, now.wall);
}

}  // namespace kiosk
