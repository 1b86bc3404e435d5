// SPDX-License-Identifier: Apache-2.0
#include "kiosk/window/picture_loop.h"

#include <algorithm>
#include <utility>

#include "kiosk/input/tap_guard.h"
#include "kiosk/station/label_audio.h"

namespace kiosk {
namespace {

// A view that never comes to rest is a fault of a screen. The kiosk then shows what it has, and does not
// hang.
constexpr int most_frames = 1000;

// Where staff try the sound.
bool tries_sound(const screens::View& view) {
    return std::holds_alternative<screens::StaffTrial>(view.screen);
}

// Somebody may have left headphones on: they must not hear the staff's screens, but for the one on which
// staff try just that.
bool may_be_said(const screens::View& view) {
    const auto* picture = std::get_if<screens::Attract>(&view.screen);
    if (picture != nullptr && picture->out) return false;
    return !std::holds_alternative<screens::Readiness>(view.screen) &&
           !std::holds_alternative<screens::StaffHours>(view.screen) &&
           !std::holds_alternative<screens::PinPad>(view.screen) &&
           !std::holds_alternative<screens::Staff>(view.screen) &&
           !std::holds_alternative<screens::OutOfService>(view.screen);
}

speech::Settings settings_of(const screens::View& view, touch::Walk walk) {
    const screens::Sound& sound = view.chrome.sound;
    return {.on = sound.on || tries_sound(view),
            .picture_off = sound.picture_off && !tries_sound(view),
            .answers_aloud = sound.answers_aloud,
            .explores = sound.explores() && !tries_sound(view),
            .switches = view.sheet == screens::Sheet::switches ||
                        view.switches.step != screens::SwitchSetup::Step::move,
            .keypad = walk == touch::Walk::by_rows,
            .muted = sound.unplugged && !tries_sound(view),
            .loudness = {.percent = sound.percent(), .volume = sound.volume}};
}

// On the welcome, where each has its button.
std::vector<speech::OfferedLanguage> offers_of(const screens::View& view) {
    std::vector<speech::OfferedLanguage> offers;
    const screens::Chrome& chrome = view.chrome;
    if (!std::holds_alternative<screens::Welcome>(view.screen)) return offers;
    for (std::size_t at = 0; at < chrome.languages.size(); ++at)
        if (at != chrome.language && chrome.languages[at].speaks)
            offers.push_back({chrome.languages[at].code, chrome.languages[at].name});
    return offers;
}

speech::Control function_of(const screens::PauseSpeech& asked) {
    switch (asked.pause) {
        case screens::Pause::stop:
            return speech::Control::pause;
        case screens::Pause::go_on:
            return speech::Control::go_on;
        case screens::Pause::toggle:
            break;
    }
    return speech::Control::toggle;
}

// What is asked of the voice itself; nothing where only the visit is asked. Every intent of the group stands
// here, so that a new one has to say.
struct OfSpeech {
    using Control = std::optional<speech::Control>;
    Control operator()(const screens::RepeatSpeech&) const { return speech::Control::repeat; }
    Control operator()(const screens::PauseSpeech& asked) const { return function_of(asked); }
    Control operator()(const screens::SkipSpeech&) const { return speech::Control::skip; }
    Control operator()(const screens::WhereAmI&) const { return speech::Control::where_am_i; }
    Control operator()(const screens::Listen&) const { return {}; }
    Control operator()(const screens::SpeechRate&) const { return {}; }
    Control operator()(const screens::SpeechVolume&) const { return {}; }
    Control operator()(const screens::SoundOff&) const { return {}; }
    Control operator()(const screens::SoundOn&) const { return {}; }
    Control operator()(const screens::PictureOff&) const { return {}; }
    Control operator()(const screens::PictureOn&) const { return {}; }
    Control operator()(const screens::ReadAnswers&) const { return {}; }
    Control operator()(const screens::HeadphonesIn&) const { return {}; }
    Control operator()(const screens::HeadphonesOut&) const { return {}; }
};

}  // namespace

void PictureLoop::settle(Moment now) {
    take_news(now);
    station_.pass(now);
    scan(now);
    for (int frames = 0; frames < most_frames; ++frames) {
        const bool struck = take_stroke(now);
        const bool asked = draw_once(now);
        if (!struck && !asked && glass_.settled()) break;
    }
    scans_ = false;
    if (view_.switches.scan_s == 0)
        next_scan_.reset();
    else if (!next_scan_)
        next_scan_ = now.boot + std::chrono::seconds{view_.switches.scan_s};
    const bool acted = acted_;
    speak(now);
    invite(acted, now);
    click();
    textures_.drop(typesetter_.dropped());
}

// Takes one key at a time, after the glass has drawn everything before it: on the next page the key may mean
// something else.
bool PictureLoop::take_stroke(Moment now) {
    if (strokes_.empty() || !glass_.idle()) return !strokes_.empty();
    const Stroke stroke = std::move(strokes_.front());
    strokes_.pop_front();
    station_.struck(stroke.key, now);
    scans_ = false;
    next_scan_.reset();  // the person gets the whole time again
    const Keypad::Outcome outcome = keypad_.take(stroke, {station_.view(now), !hands_.field.empty()}, now);
    if (outcome.key) glass_.strike(*outcome.key);
    if (!outcome.text.empty()) glass_.type(outcome.text);
    if (!outcome.intents.empty()) {
        hands_.focus_visible = true;
        note_speech(outcome.intents);
        press_.asks();
        station_.apply(outcome.intents, now);
    }
    station_.tell_staff(Station::Hand::keys, outcome.trouble, now);
    return true;
}

bool PictureLoop::draw_once(Moment now) {
    if (visit_ != station_.visits())
        forget_last_visit();
    else if (album_ != station_.album())
        take_other_form();
    if (wiped_ != station_.wiped()) forget_words();
    view_ = station_.view(now);
    guard_new_page(now);
    std::vector<screens::Intent> intents;
    bool touched = false;
    glass_.begin(now.boot);
    {
        touch::Frame::Setup screen = screens::frame_setup_of(view_);
        screen.explores = screen.explores && may_be_said(view_) && !tries_sound(view_);
        touch::Frame frame(glass_, screen, typesetter_, textures_, hands_, album_.get(), &theme_album_);
        intents = screens::draw(view_, frame);
        touched = frame.touched() && !scans_;
    }
    glass_.end();
    if (touched) station_.touched(now);
    if (touched && !intents.empty()) press_.asks();
    // The first key of a visit begins speech: a person who uses keys may not see the button that would.
    if (hands_.focus_visible && !std::exchange(keys_used_, true) && !view_.chrome.sound.on)
        intents.emplace_back(screens::Listen{screens::Began::by_itself});
    acted_ = acted_ || touched;
    note_speech(intents);
    guard_against_tremor(intents, now);
    station_.apply(intents, now);
    return !intents.empty() || wiped_ != station_.wiped();
}

// A step is due once so much time has passed since the last one, or since the person pressed.
void PictureLoop::scan(Moment now) {
    if (!next_scan_ || now.boot < *next_scan_ || !strokes_.empty()) return;
    next_scan_.reset();
    scans_ = true;
    glass_.strike(touch::Key::next);
}

// Whatever changed the page, a tap that comes at once was meant for the one before.
void PictureLoop::guard_new_page(Moment now) {
    std::string page = screens::page_of(view_);
    // The keyboard and errors come and go on one page: there the finger's own place is guarded.
    page.resize(std::min({page.size(), page.find(" keyboard "), page.find(" refused")}));
    if (page == page_) return;
    page_ = std::move(page);
    if (explores()) return;  // such a finger reads before it chooses
    new_page_ = true;
    glass_.ignore_presses(now.boot + double_strike_, touch::Glass::Where::anywhere);
}

void PictureLoop::shown(Moment now) {
    if (std::exchange(new_page_, false))
        glass_.ignore_presses(now.boot + double_strike_, touch::Glass::Where::anywhere);
}

bool PictureLoop::explores() const {
    return may_be_said(view_) && !tries_sound(view_) && screens::frame_setup_of(view_).explores;
}

void PictureLoop::guard_against_tremor(const std::vector<screens::Intent>& intents, Moment now) {
    if (intents.empty() || explores()) return;
    const Hand hand = glass_.doubled() > doubled_before_ ? Hand::doubles : Hand::steady;
    std::chrono::milliseconds guarded{0};
    for (const screens::Intent& each : intents)
        guarded = std::max(guarded, guarded_after(each, double_strike_, hand));
    glass_.ignore_presses(now.boot + guarded, touch::Glass::Where::here);
}

// VVSG 2.0, 7.2-O: the time until the machine asks "Are you still there?" counts from the end of speech.
void PictureLoop::take_news(Moment now) {
    const speech::Speech::News news = speech_.news(now.boot);
    if (news.fell_silent || speech_.sounding()) station_.touched(now);
    if (news.heard) station_.sound_is_well();
    station_.tell_staff(Station::Hand::sound, news.trouble, now);
    station_.tell_staff(Station::Hand::recordings, news.unplayed, now);
    if (!news.headphones) return;
    const bool in = *news.headphones == speech::Heading::in;
    station_.apply(
        {in ? screens::Intent{screens::HeadphonesIn{}} : screens::Intent{screens::HeadphonesOut{}}}, now);
}

void PictureLoop::note_speech(const std::vector<screens::Intent>& intents) {
    for (const screens::Intent& intent : intents) {
        // The answer may have the words of the last one: two keys that do the same, the wrong switch again.
        acted_ = acted_ || screens::get_if<screens::ExplainKey>(intent) ||
                 screens::get_if<screens::StrikeSwitch>(intent);
        if (const auto* asked = std::get_if<screens::SpeechIntent>(&intent))
            if (const auto control = std::visit(OfSpeech{}, *asked)) speech_controls_.push_back(*control);
        if (screens::get_if<screens::StaffSound>(intent)) speech_controls_.push_back(speech::Control::sample);
    }
}

void PictureLoop::speak(Moment now) {
    const auto controls = std::exchange(speech_controls_, {});
    const bool acted = std::exchange(acted_, false);
    std::optional<speech::Scene> scene;
    if (may_be_said(view_)) {
        const touch::Frame::Setup screen = frame_setup_of(view_);
        const bool covers =
            view_.sheet != screens::Sheet::none || std::holds_alternative<screens::StillThere>(view_.screen);
        if (!covers) place_ = screen.page.substr(0, screen.page.find('#'));
        scene = {.place = place_,
                 .page = screen.page,
                 .language = screen.language,
                 .nodes = hands_.nodes,
                 .pointed = hands_.exploring.pointed,
                 .pointings = hands_.exploring.count,
                 .covers = covers,
                 .offers = offers_of(view_),
                 .acted = acted,
                 .clips = clips_in(view_)};
    }
    speech_.show(scene, settings_of(view_, hands_.walk), controls, now.boot);
}

// Speech that begins by itself, at the first key or with headphones, tells more than the invitation, and its
// first words are wanted at once: then there is none. Nor where the first touch has already led on.
void PictureLoop::invite(bool acted, Moment now) {
    const auto* welcome = std::get_if<screens::Welcome>(&view_.screen);
    const bool on_welcome = welcome != nullptr && view_.sheet == screens::Sheet::none;
    const screens::Chrome& chrome = view_.chrome;
    if (!approach_.is_complete({.alone = std::holds_alternative<screens::Attract>(view_.screen),
                                .touched = acted,
                                .finger_down = glass_.finger_down()}))
        return;
    if (!on_welcome || welcome->begun || welcome->closed || chrome.sound.on || keys_used_) return;
    speech_.invite(chrome.council, station_.language(), settings_of(view_, hands_.walk).loudness, now.boot);
}

void PictureLoop::click() {
    if (!speech_.clicks()) return;
    if (press_.is_seen(screens::page_of(view_), hands_.nodes, glass_.finger_down()))
        speech_.click(settings_of(view_, hands_.walk).loudness);
}

void PictureLoop::forget_last_visit() {
    visit_ = station_.visits();
    approach_ = {};
    acted_ = false;  // what was done, the last person did
    hands_ = {};
    place_.clear();
    page_.clear();
    keys_used_ = false;
    doubled_before_ = glass_.doubled();
    next_scan_.reset();
    speech_.forget();
    take_other_form();
}

// Also within one visit, from the thanks to the newsletter and back: then hands and speech are the person's
// still.
void PictureLoop::take_other_form() {
    const bool another = album_ != station_.album();
    if (album_ != nullptr && another) {  // drop the textures of the last one's pictures
        album_->forget_all();
        textures_.drop(album_->dropped());
    }
    album_ = station_.album();
    if (another) speech_.use(station_.recordings());
    forget_words();
}

// What was typed stands on pictures of words, and in the nodes of the page that was drawn last.
void PictureLoop::forget_words() {
    wiped_ = station_.wiped();
    hands_.nodes = {};
    hands_.field = {};
    view_ = {};
    typesetter_.forget_all();
    textures_.drop(typesetter_.dropped());
}

}  // namespace kiosk
