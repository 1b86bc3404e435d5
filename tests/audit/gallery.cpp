// SPDX-License-Identifier: Apache-2.0
#include "tests/audit/gallery.h"

#include <algorithm>
#include <functional>
#include <set>

#include "kiosk/words/languages.h"
#include "kiosk/words/words.h"
#include "tests/screens/examples.h"
#include "tests/station/at_the_kiosk.h"

namespace audit {
namespace {

constexpr const char* pseudo_language = "en-XA";
constexpr const char* newsletter_id = "liverpool-newsletter";
constexpr std::size_t ways_to_sign_up = 3;  // more than it offers

// Screens of one kind have the same controls in the same states.
std::string kind_of(const screens::View& view) {
    std::string kind = screens::name_of(view) + std::to_string(static_cast<int>(view.sheet));
    const auto* page = std::get_if<screens::QuestionPage>(&view.screen);
    if (page == nullptr || view.sheet != screens::Sheet::none) return kind;
    std::set<std::string> items;
    for (const screens::Item& item : page->items) {
        const xforms::Question& question = item.question;
        std::string of = std::to_string(static_cast<int>(question.control));
        for (const std::string& word : question.appearance) of += " " + word;
        if (!item.error.empty()) of += " refused";
        if (question.choices.size() > 8) of += " long";
        if (!question.value.empty() || (item.draft && !item.draft->text.empty())) of += " answered";
        items.insert(of);
    }
    for (const std::string& item : items) kind += ", " + item;
    return page->keyboard ? kind + " keyboard" : kind;
}

class Album {
 public:
    void add(const std::string& name, const screens::View& view) {
        if (!names_.insert(name).second) return;
        screens_.push_back({name, view, kinds_.insert(kind_of(view)).second});
    }
    void add_of_new_kind(const std::string& name, const screens::View& view) {
        if (!kinds_.contains(kind_of(view))) add(name, view);
    }
    bool holds(const std::string& name) const { return names_.contains(name); }
    std::vector<Screen> take() { return std::move(screens_); }

 private:
    std::vector<Screen> screens_;
    std::set<std::string> names_, kinds_;
};

// Goes through the shipped consultation as a resident does, and looks at everything on the way.
class Walk : AtTheKiosk {
 public:
    Walk(Album& album, const std::string& language) : album_(album) {
        config_.form = form_of(config_.form_id, language);
        config_.languages.clear();  // all of the form's
        config_.learn_more = "https://liverpool.gov.uk";
        // Not in words half as long again: with the newsletter the thanks would shrink under what is asked of
        // them.
        if (language != pseudo_language)
            config_.newsletter =
                kiosk::Config::Newsletter{newsletter_id, form_of(newsletter_id, language), {}};
        open();
    }

    bool choose(const std::string& language) {
        const auto& offered = station_->view(now_).chrome.languages;
        const auto found = std::find_if(offered.begin(), offered.end(),
                                        [&](const auto& each) { return each.code == language; });
        if (found == offered.end()) return false;
        ask(screens::ChooseLanguage{static_cast<std::size_t>(found - offered.begin())});
        chosen_ = static_cast<std::size_t>(found - offered.begin());
        return true;
    }

    // Again and again, with another choice of each question every time, for some questions hang on choices.
    void whole_visits() {
        constexpr std::size_t visits = 12;  // more than the longest list of choices that others hang on
        for (std::size_t visit = 0; visit < visits; ++visit) {
            ask(screens::ChooseLanguage{chosen_});
            look("welcome");
            ask(screens::Start{});
            for (; name() == "about"; ask(screens::Continue{})) look("about");
            for (int pages = 0; name() == "question"; ++pages) {
                kiosk::require(pages < 200, "a consultation comes to its end");
                go_through_page(visit);
            }
            look("check");
            ask(screens::Submit{});
            if (visit == 0) look("thanks");
            if (config_.newsletter && visit < ways_to_sign_up) sign_up(visit);
            ask(screens::EndVisit{});
        }
    }

    // By each way that its first question offers.
    void sign_up(std::size_t visit) {
        ask(screens::OpenNewsletter{});
        for (int pages = 0; name() == "question"; ++pages) {
            kiosk::require(pages < 20, "a sign-up comes to its end");
            go_through_page(visit, "newsletter: ");
        }
        look("newsletter: check");
        ask(screens::Submit{});
        look("newsletter: thanks");
        kiosk::require(name() == "thanks", "a sign-up is thanked for");
    }

    void other_screens() {
        ask(screens::ChooseLanguage{chosen_});
        ask(screens::Start{});
        for (const screens::Sheet sheet : {screens::Sheet::language, screens::Sheet::size,
                                           screens::Sheet::colours, screens::Sheet::clear}) {
            ask(screens::OpenSheet{sheet});
            look("sheet " + std::to_string(static_cast<int>(sheet)));
            ask(screens::CloseSheet{});
        }
        sounding_screens();
        pass(std::chrono::seconds{121});
        look("still there");
        ask(screens::StayHere{});
        ask(screens::HoldCorner{});
        look("staff without a PIN");
        ask(screens::LeaveStaff{});
    }

    void sounding_screens() {
        ask(screens::Listen{});
        ask(screens::Listen{});
        look("sheet listen");
        ask(screens::HeadphonesOut{});
        look("headphones came out");
        ask(screens::SoundOff{});
        ask(screens::ToggleKeyHelp{});
        look("key help");
        ask(screens::ToggleKeyHelp{});
    }

    screens::View view() const { return station_->view(now_); }

 private:
    void TestBody() override {}

    void look(const std::string& name) { album_.add(name, view()); }

    static std::filesystem::path form_of(const std::string& id, const std::string& language) {
        const std::filesystem::path made = BINARY_DIR, shipped = SOURCE_DIR "/assets";
        return (language == pseudo_language ? made : shipped) / "consultations" / id / "form.xml";
    }

    // `of` goes before the names of its pictures.
    void go_through_page(std::size_t visit, const std::string& of = "") {
        const screens::QuestionPage page = see<screens::QuestionPage>();
        const std::string name = of + page.reference;
        const bool known = album_.holds(name);
        look(name);
        for (const screens::Item& item : page.items) {
            if (!item.question.choices.empty()) {
                const auto& choices = item.question.choices;
                ask(screens::GiveAnswer{item.question.reference, choices[visit % choices.size()].value});
            } else if (!known && item.question.control == xforms::ControlKind::input) {
                look_at_keyboard(name, item.question.reference);
            }
        }
        if (!known) look(name + " answered");
        ask(screens::Continue{});
        if (!is_on(page.reference)) return;
        look(name + " refused");
        for (const screens::Item& item : page.items)
            if (item.question.control == xforms::ControlKind::input)
                retype(item.question.reference, what_it_takes(item.question.reference));
        ask(screens::Continue{});
    }

    // With what no postcode is, so that the question that minds says so.
    void look_at_keyboard(const std::string& page, const std::string& reference) {
        ask(screens::OpenField{reference, 0});
        look(page + " keyboard");
        ask(screens::TypeText{"LL"});
        ask(screens::ToggleShift{});
        look(page + " typing");
        ask(screens::CloseKeyboard{});
    }

    static std::string what_it_takes(const std::string& reference) {
        if (reference.ends_with("/email")) return "ada@example.org";
        return reference.ends_with("/phone") ? "01512333000" : "L8";
    }

    void retype(const std::string& reference, const std::string& text) {
        ask(screens::OpenField{reference, 2});
        for (int times = 0; times < 2; ++times) ask(screens::EditText{touch::Edit::backspace});
        ask(screens::TypeText{text});
        ask(screens::CloseKeyboard{});
    }

    bool is_on(const std::string& page) {
        const screens::View shown = view();
        const auto* question = std::get_if<screens::QuestionPage>(&shown.screen);
        return question != nullptr && question->reference == page;
    }

    Album& album_;
    std::size_t chosen_ = 0;
};

screens::View with(screens::View view, screens::Screen screen) {
    view.sheet = screens::Sheet::none;
    view.screen = std::move(screen);
    return view;
}

screens::Staff busy_staff() {
    return {.visits_today = 12,
            .submitted_today = 9,
            .expired_today = 2,
            .waiting = 3,
            .refused = 2,
            .last_upload = words::date_and_time(std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} +
                                                std::chrono::hours{2}),
            .last_outcome = "All submissions reached the server.",
            .form_title = "Equality Objectives 2024–2028",
            .form_version = "2024-01-08.2",
            .practice = true,
            .in_visit = true};
}

void add_opening_hours(Album& album, const screens::View& view) {
    screens::StaffHours hours;
    hours.week.fill({.hours = "09:30–17:00",
                     .as_set_up = "09:30–12:30, 13:30–17:00",
                     .changed = true,
                     .opens = "09:30",
                     .closes = "17:00",
                     .may_open_earlier = true,
                     .may_close_later = true});
    hours.week[5] = {
        .hours = "09:30–12:30, 13:30–19:00", .has_break = true, .opens = "09:30", .closes = "19:00"};
    hours.week[6] = {.as_set_up = "10:00–16:00", .changed = true};
    album.add("staff: hours", with(view, hours));
    hours.chosen = 2;
    album.add("staff: a day", with(view, hours));
    hours.chosen = 5;
    album.add("staff: a day with a break", with(view, hours));
    hours.chosen = 6;
    album.add("staff: a day that is closed", with(view, hours));
}

// Where no visit leads by itself.
void add_rare_screens(Album& album, const screens::View& view) {
    using screens::OutOfService;
    album.add("out of service: nothing to answer",
              with(view, OutOfService{OutOfService::Reason::no_consultation}));
    album.add("out of service: disk", with(view, OutOfService{OutOfService::Reason::storage}));
    album.add("closed today", with(view, OutOfService{OutOfService::Reason::closed}));
    album.add("closed until",
              with(view, OutOfService{
                             OutOfService::Reason::closed,
                             words::date_and_time(std::chrono::sys_days{std::chrono::year{2026} / 11 / 21} +
                                                  std::chrono::hours{9})}));
    album.add("closed, and nobody there",
              with(view, screens::Attract{.page = {},
                                          .closes = "",
                                          .closed_on = "",
                                          .out = OutOfService{OutOfService::Reason::closed}}));
    album.add("staff: PIN", with(view, screens::PinPad{.digits = 3}));
    album.add("staff: wrong PIN", with(view, screens::PinPad{.digits = 0, .tries_left = 2}));
    album.add("staff: too many wrong PINs", with(view, screens::PinPad{.wait_s = 899}));
    album.add("staff: first day", with(view, screens::Staff{.form_title = "", .form_version = ""}));
    album.add("staff: busy", with(view, busy_staff()));
    screens::Staff asked = busy_staff();
    asked.upload_asked = asked.practice_fixed = true;
    asked.last_ok = false;
    asked.needs = {{screens::Staff::Need::Area::disk, "Its disk has 12 MB free and 50 MB are needed."}};
    asked.damaged = 1;
    album.add("staff: in trouble", with(view, asked));
    screens::Staff more{.closes = "15 February 2024",
                        .days_left = -3,
                        .hours = "9:30–17:00",
                        .closed_today = true,
                        .may_power_off = true,
                        .cleared = true,
                        .pin_changed = true,
                        .last_key = "F20",
                        .clock = "1 January 1970, 0:12",
                        .page = screens::Staff::Page::more};
    album.add("staff: more", with(view, more));
    screens::Staff sending = busy_staff();
    sending.upload_asked = true;
    sending.round = {screens::Staff::Round::Step::sends, 12, 40};
    sending.busiest_hour = 214;
    album.add("staff: sending", with(view, sending));
    screens::StaffTrial trial{.last_key = "F20", .sound_trouble = "There is no sound card."};
    trial.touched[0] = trial.touched[3] = true;
    album.add("staff: trial", with(view, trial));
    album.add("staff: ready", with(view, screens::Readiness{.lines = {{"display", "476 x 268 mm", ""}}}));
    const screens::Readiness::Line red{"network", "no network cable is connected",
                                       "Look at both ends of the cable."};
    album.add("staff: not ready", with(view, screens::Readiness{.lines = {12, red}, .first = 1}));
    add_opening_hours(album, view);
    album.add("staff: new PIN", with(view, screens::PinPad{.purpose = screens::PinPad::Purpose::repeat}));
    screens::View closing = view;
    closing.chrome.closing = "17:00";
    album.add("welcome, closing soon", closing);
    screens::View closed = view;
    closed.chrome.closed = true;
    album.add("closed meanwhile", closed);
}

void add_variants(Album& album, const std::vector<Screen>& seen) {
    for (const Screen& screen : seen) {
        screens::View view = screen.view;
        if (auto* welcome = std::get_if<screens::Welcome>(&view.screen)) {
            welcome->closed = true;
            welcome->closed_on = welcome->closes;
            welcome->results = "https://liverpool.gov.uk/equality";
            album.add("welcome, closed", view);
        }
        if (auto* check = std::get_if<screens::Check>(&view.screen)) {
            check->not_stored = true;
            album.add("check, not stored", view);
        }
        if (auto* page = std::get_if<screens::QuestionPage>(&view.screen); page && page->keyboard) {
            page->keyboard->alphabetical = true;
            album.add(screen.name + ", in the order of the alphabet", view);
        }
        if (!screen.exemplar) continue;
        view = screen.view;
        view.chrome.practice = true;
        album.add(screen.name + ", in practice", view);
    }
}

void add_examples(Album& album, examples::Tongue tongue) {
    for (const auto& [name, view] : examples::all_views(tongue)) album.add("example: " + name, view);
}

// A language of the kiosk that the consultation has not: its own words around English ones.
void add_english_examples(Album& album, const std::string& language) {
    for (auto [name, view] : examples::all_views(examples::Tongue::english)) {
        const kiosk::SpokenLanguage* spoken = kiosk::spoken_language(language);
        kiosk::require(spoken != nullptr, "each catalogue is of a language in kiosk/words/languages.cpp");
        view.chrome.languages = {
            {.code = language, .name = spoken->own_name, .direction = spoken->direction}};
        view.chrome.language = 0;
        album.add("example: " + name, view);
    }
}

}  // namespace

std::vector<Screen> all_screens(const std::string& language) {
    Album album;
    const auto opened = words::open(BINARY_DIR "/words", {language == "en" ? "en-XA" : language});
    kiosk::require(opened.has_value(), "the build made the catalogue of that language");
    Walk walk(album, language);
    if (walk.choose(language)) {
        walk.whole_visits();
        walk.other_screens();
        add_rare_screens(album, walk.view());
        const std::vector<Screen> seen = album.take();
        Album all;
        for (const Screen& screen : seen) all.add(screen.name, screen.view);
        add_variants(all, seen);
        if (language == "en") add_examples(all, examples::Tongue::english);
        if (language == "ar") add_examples(all, examples::Tongue::arabic);
        if (language == pseudo_language) add_examples(all, examples::Tongue::stretched);
        album = std::move(all);
    } else {
        add_english_examples(album, language);
    }
    words::speak(language);
    return album.take();
}

// An open list goes on from any choice of it: two parts are looked at, its beginning and its end.
void show_end(screens::Item& open_list) {
    std::vector<xforms::Choice>& choices = open_list.question.choices;
    choices.erase(choices.begin(), choices.end() - std::min<std::ptrdiff_t>(3, std::ssize(choices)));
    open_list.list->first = open_list.list->found - static_cast<int>(choices.size());
}

bool show_part(screens::View& view, int part) {
    if (view.sheet != screens::Sheet::none) return view.sheet_part = part, true;
    if (auto* welcome = std::get_if<screens::Welcome>(&view.screen)) return welcome->part = part, true;
    if (auto* about = std::get_if<screens::About>(&view.screen)) return about->part = part, true;
    if (auto* question = std::get_if<screens::QuestionPage>(&view.screen)) {
        for (screens::Item& item : question->items)
            if (part > 0 && item.list && item.list->open) show_end(item);
        return question->part = part, true;
    }
    if (auto* repeat = std::get_if<screens::RepeatPage>(&view.screen)) return repeat->part = part, true;
    if (auto* check = std::get_if<screens::Check>(&view.screen)) return check->part = part, true;
    if (auto* thanks = std::get_if<screens::Thanks>(&view.screen)) return thanks->part = part, true;
    // Its parts begin where the room ends: here with each line.
    if (auto* sheet = std::get_if<screens::Readiness>(&view.screen))
        return sheet->first = static_cast<std::size_t>(part), true;
    return false;
}

}  // namespace audit
