// SPDX-License-Identifier: Apache-2.0
#include "kiosk/station.h"

#include <algorithm>
#include <fstream>
#include <sstream>

#include "kiosk/languages.h"
#include "kiosk/staff_pin.h"
#include "kiosk/words.h"

namespace kiosk {
namespace {

// How often an idle machine looks whether a form has come or the disk has filled: rare enough to sleep
// through.
constexpr std::chrono::seconds look_again{30};

std::optional<std::string> contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return std::nullopt;
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

bool plain_name(std::string_view name) {
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string_view::npos;
}

}  // namespace

Station::Station(const Config& config, store::Store store, Moment now)
    : config_(config),
      store_(std::move(store)),
      boot_id_(this_boot_id()),
      looked_(now),
      practice_(config.practice) {}

Result<std::unique_ptr<Station>> Station::open(const Config& config, Moment now) {
    auto store = store::Store::open(config.database.string());
    if (!store) return tl::unexpected(store.error());
    std::unique_ptr<Station> station(new Station(config, std::move(*store), now));
    if (const auto damaged = station->store_.set_aside())
        station->trouble_ =
            "The database was damaged. It was moved to " + *damaged + " and a new one was begun.";
    auto found = station->find_consultation();
    if (!found) return tl::unexpected(found.error());
    station->consultation_ = std::move(*found);
    station->check_store(now);
    station->begin_visit(now);
    return station;
}

// The form that the server sent last; until there is one, the one that the configuration names. None of both
// is no error: a machine may be set up before its first night.
Result<std::optional<Station::Consultation>> Station::find_consultation() const {
    const auto stored = store_.form(config_.form_id);
    if (!stored) return tl::unexpected(stored.error());
    if (*stored) {
        auto taken = consultation((*stored)->xml, (*stored)->media,
                                  "the form " + config_.form_id + " in the database");
        if (!taken) return tl::unexpected(taken.error());
        return std::optional(std::move(*taken));
    }
    if (!config_.form) return std::optional<Consultation>{};
    auto shipped = shipped_consultation();
    if (!shipped) return tl::unexpected(shipped.error());
    return std::optional(std::move(*shipped));
}

Result<Station::Consultation> Station::shipped_consultation() const {
    const std::filesystem::path file = *config_.form;
    const auto xml = contents(file);
    if (!xml)
        return fail(ErrorKind::invalid,
                    config_.file.string() + ": [consultation] form: cannot read " + file.string());
    std::vector<store::MediaFile> media;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(file.parent_path() / "media", none))
        if (entry.is_regular_file())
            media.push_back({entry.path().filename().string(), contents(entry.path()).value_or(""), ""});
    return consultation(*xml, media, file.string());
}

Result<Station::Consultation> Station::consultation(const std::string& xml,
                                                    const std::vector<store::MediaFile>& media,
                                                    const std::string& place) const {
    const auto loaded = xforms::Form::load(
        xml,
        [&](std::string_view name) -> std::optional<std::string> {
            if (!plain_name(name)) return std::nullopt;
            for (const store::MediaFile& file : media)
                if (file.name == name) return file.bytes;
            return std::nullopt;
        },
        xforms::Form::Use::at_a_kiosk);
    if (!loaded.form)
        return fail(ErrorKind::invalid, place + " cannot be run:\n" + xforms::describe(loaded.problems));
    if (loaded.form->id() != config_.form_id)
        return fail(ErrorKind::invalid, config_.file.string() + ": [consultation] form_id is '" +
                                            config_.form_id + "', but " + place + " is '" +
                                            loaded.form->id() + "'");
    std::string key = loaded.form->public_key();
    if (key.empty() && config_.public_key) key = contents(*config_.public_key).value_or("");
    if (key.empty())
        return fail(ErrorKind::invalid,
                    place + " carries no public key (submission/@base64RsaPublicKey) and " +
                        config_.file.string() +
                        " names no readable [consultation] public_key: answers could not be sealed");
    auto public_key = store::PublicKey::read(key);
    if (!public_key) return fail(ErrorKind::invalid, place + ": " + public_key.error().sentence);
    Consultation made{
        .form = loaded.form, .key = std::move(*public_key), .languages = {}, .form_languages = {}};
    if (auto chosen = choose_languages(made); !chosen) return tl::unexpected(chosen.error());
    return made;
}

// Offered is what the configuration lists, or else every language of the form that the kiosk itself speaks.
Result<void> Station::choose_languages(Consultation& made) const {
    const auto& translations = made.form->languages();
    std::vector<std::string> wanted = config_.languages;
    if (wanted.empty())
        for (const auto& translation : translations)
            if (spoken_language(translation.code)) wanted.push_back(translation.code);
    if (wanted.empty()) wanted.emplace_back("en");
    for (const std::string& code : wanted) {
        const SpokenLanguage* spoken = spoken_language(code);
        if (spoken == nullptr)
            return fail(ErrorKind::invalid, config_.file.string() + ": [consultation] languages: '" + code +
                                                "' is none that the kiosk speaks");
        made.languages.push_back({code, spoken->own_name, spoken->direction});
        if (translations.empty()) continue;
        const auto translation = std::find_if(translations.begin(), translations.end(),
                                              [&](const auto& each) { return each.code == code; });
        if (translation == translations.end())
            return fail(ErrorKind::invalid, config_.file.string() + ": [consultation] languages: form " +
                                                made.form->id() + " has no translation '" + code + "'");
        made.form_languages.push_back(static_cast<std::size_t>(translation - translations.begin()));
    }
    return words::open(config_.words.string(), wanted);
}

void Station::begin_visit(Moment now) {
    ++visits_;
    visit_.reset();  // the last one's answers are overwritten before the next one stands
    if (!consultation_) return;
    visit_.emplace(Ground{.config = config_,
                          .store = store_,
                          .form = consultation_->form,
                          .key = consultation_->key,
                          .languages = consultation_->languages,
                          .form_languages = consultation_->form_languages,
                          .practice = practice_},
                   now);
}

void Station::apply(const std::vector<screens::Intent>& intents, Moment now) {
    for (const screens::Intent& intent : intents) {
        if (desk_)
            serve_staff(intent, now);
        else if (std::holds_alternative<screens::HoldCorner>(intent))
            desk_ = std::make_unique<StaffDesk>(config_, store_, boot_id_, now);
        else if (visit_)
            visit_->apply(intent, now);
    }
    pass(now);
}

void Station::serve_staff(const screens::Intent& intent, Moment now) {
    switch (desk_->apply(intent, now)) {
        case StaffDesk::Wish::none:
            return;
        case StaffDesk::Wish::leave:
            desk_.reset();
            return;
        case StaffDesk::Wish::close:
            closing_ = true;
            return;
        case StaffDesk::Wish::practice_on:
            practice_ = true;
            break;
        case StaffDesk::Wish::practice_off:
            practice_ = config_.practice;
            break;
        case StaffDesk::Wish::reset:
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
    auto found = find_consultation();
    if (!found) {
        trouble_ = found.error().sentence;  // the old form stays
        return;
    }
    if (!*found) return;
    consultation_ = std::move(*found);
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
        view.sight = desk_->sight(for_staff(), now);
    } else if (!visit_ || (!storage_ok_ && visit_->untouched())) {
        view.sight =
            screens::OutOfService{.reason = storage_ok_ ? screens::OutOfService::Reason::no_consultation
                                                        : screens::OutOfService::Reason::storage};
    }
    return view;
}

screens::Chrome Station::bare_chrome() const {
    screens::Chrome chrome;
    chrome.council = config_.council;
    chrome.practice = practice_;
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
