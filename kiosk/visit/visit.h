// SPDX-License-Identifier: Apache-2.0
// One person at the kiosk, from the first touch to the last: their answers, where they are, and their
// settings.
//
// The only mutable state of the user interface besides the Station's staff screens. It lives in memory only;
// the next person gets a fresh Visit, and that is the whole of the wipe. view() says what to show, apply()
// what a finger asked for, pass() that time went by. Time is an argument. The words of the language() must be
// set (words::speak) before view() and apply() are called. Threads: one. Errors: none leave here; what could
// not be stored shows in the view.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/moment.h"
#include "kiosk/screens/screen.h"
#include "kiosk/settings/config.h"
#include "kiosk/store/store.h"
#include "kiosk/visit/page_cache.h"
#include "kiosk/xforms/instance.h"

namespace kiosk {

// What a visit stands on. The referenced things outlive it.
struct VisitContext {
    const Config& config;
    store::Store& store;
    std::shared_ptr<const xforms::Form> form;
    store::PublicKey key;
    std::vector<screens::LanguageName> languages;  // offered, the first is the default
    std::vector<std::size_t> form_languages;       // index into form->languages() of each of them
    bool practice = false;
};

class Visit {
 public:
    Visit(VisitContext, Moment now);

    screens::View view(Moment now) const;
    void apply(const screens::Intent&, Moment now);
    void touched(Moment now);  // a finger or a key: the person is there
    void pass(Moment now);     // idle time may have run out

    const std::string& language() const;                     // code of the one on screen
    bool ended() const { return ended_; }                    // a fresh Visit is due
    const std::string& trouble() const { return trouble_; }  // why the last Submit was not stored, for staff
    bool untouched() const { return untouched_; }      // nobody has begun: a new form may take its place
    std::optional<Moment> deadline(Moment now) const;  // when pass() or view() would next differ; none: never

 private:
    enum class Stage { welcome, about, questions, check, thanks };
    // The thanks make way by themselves: they hold nothing of the person, and the next one should find the
    // welcome.
    static constexpr std::chrono::seconds thanks_stay{60};

    // Moving (visit.cpp)
    void start(Moment now);
    void show_about();
    void show_first_question();
    void go_on(Moment now);
    void go_back(Moment now);
    void show(Stage, std::string page = {});
    void change(const std::string& page);
    void choose_language(std::size_t index);
    void submit(Moment now);
    Result<void> keep(Moment now);
    bool store_drafts(Moment now);
    bool page_stands();
    std::vector<std::string> question_pages() const;
    std::string page_of(const std::string& reference) const;  // "" where it is on no page now
    void put_settings_back();
    screens::Sound first_sound() const;      // as the configuration has it
    void set_sound(const screens::Intent&);  // visit_sound.cpp; other intents are none of its
    void set_keys(const screens::Intent&);   // visit_keys.cpp
    void toggle_key_help();
    void set_up_switches(screens::Switch);
    void answer(const screens::GiveAnswer&, Moment now);
    void add_instance(const std::string& repeat, Moment now);  // these three: visit_repeats.cpp
    void change_instance(const std::string& instance);
    void remove_instance(const std::string& instance, Moment now);
    bool leave_instance(const std::string& next);
    void open_list(const std::string& reference);
    void close_list();

    // Typing (visit_typing.cpp)
    screens::Draft* open_draft();  // of the field that the keyboard types into
    void clear_answer(const std::string& reference, Moment now);
    void step_date_field(const screens::StepDateField&, Moment now);
    std::optional<xforms::Question> question_here(const std::string& reference) const;  // on this page
    void open_field(const std::string& reference, std::size_t caret);
    void type_text(const std::string& text);
    void edit_text(touch::Edit);
    void choose_candidate(std::size_t index);
    void keep_composing();
    void settle_composing(const screens::Intent&);  // before what ends it
    std::optional<std::size_t> most_characters() const;
    touch::LayoutName::Letters letters() const;  // of the layout that is shown

    std::chrono::milliseconds idle(Moment now) const { return now.boot - last_touch_.boot; }
    bool asking(Moment now) const;
    bool closed(Moment now) const;  // before opening or after closing, and not in practice

    // Showing (visit_view.cpp)
    screens::Chrome chrome() const;
    screens::Screen screen(Moment now) const;
    screens::Welcome welcome(Moment now) const;
    screens::Screen form_page() const;
    screens::QuestionPage question_page(const xforms::Page&) const;
    screens::RepeatPage repeat_page(const xforms::Page&, const xforms::Repeat&) const;
    screens::Item item(const xforms::Question&, const std::vector<xforms::Violation>&) const;
    const xforms::Page& page_here() const { return page_cache_.page(instance_, page_); }
    screens::Check check() const;

    VisitContext context_;
    xforms::Instance instance_;
    mutable PageCache page_cache_;  // what follows from instance_ and page_
    std::vector<std::string> welcome_pages_,
        about_pages_;  // the form's own, by appearance; not counted as questions

    Stage stage_ = Stage::welcome;
    std::string page_;
    int part_ = 0;
    bool changing_ = false;            // a single page is being changed from Check your answers
    std::vector<std::string> within_;  // instances opened at their summaries, the innermost last
    std::string list_;                 // reference of the long list that is open, "" for none
    screens::LargePicture large_;
    std::string removing_;  // the instance that the person is asked about
    screens::Sheet sheet_ = screens::Sheet::none;
    int sheet_part_ = 0;
    std::size_t language_ = 0;
    touch::Palette palette_ = touch::Palette::standard;
    touch::TextSize size_ = touch::TextSize::large;
    bool lowered_ = false;
    screens::Sound sound_;
    screens::KeyHelp key_help_;
    screens::Sheet under_help_ = screens::Sheet::none;
    screens::SwitchSetup switches_;
    bool silence_wished_ = false;  // the person turned the sound off: a key does not turn it on again

    std::map<std::string, screens::Draft>
        drafts_;  // by reference; as typed, until Continue makes an answer of it
    std::map<std::string, std::vector<screens::DateFieldValue>> dates_;  // begun, and not a whole date yet
    std::map<std::string, xforms::Violation::Rule> refused_;  // shown as errors until the answer changes
    std::optional<screens::Keyboard> keyboard_;
    bool not_stored_ = false;
    std::string trouble_;
    std::optional<store::Sealed>
        sealed_;  // kept while it could not be stored, so that Submit sends the same bytes

    Moment last_touch_;
    bool untouched_ = true;
    bool ended_ = false;
};

}  // namespace kiosk
