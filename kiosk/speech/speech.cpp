// SPDX-License-Identifier: Apache-2.0
#include "kiosk/speech/speech.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "kiosk/overloaded.h"
#include "kiosk/speech/voices.h"
#include "kiosk/utf8.h"
#include "kiosk/words/languages.h"
#include "kiosk/words/words.h"

namespace speech {

using std::chrono::milliseconds;

namespace {

constexpr std::ptrdiff_t early_offers = 2;  // both are over within 20 seconds of the first word

// In whatever order the council has them on the screen, by ear they come by need. A name in letters that the
// first language does not have can be guessed by nobody who knows that one alone, a neighbour who helps
// among them: such languages come first, and each kind in the order in which the kiosk's own list has them.
// Nobody waits for a short offer of each: eleven of them take longer than people listen.
std::vector<OfferedLanguage> by_need(std::vector<OfferedLanguage> offers, const std::string& first) {
    const auto& all = kiosk::spoken_languages();
    const kiosk::SpokenLanguage* heard = kiosk::spoken_language(first);
    const auto need = [&](const OfferedLanguage& offer) {
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const auto& each) { return offer.code == each.code; });
        const bool other_letters =
            found != all.end() && heard != nullptr && found->keys.letters != heard->keys.letters;
        return std::pair(!other_letters, found - all.begin());
    };
    std::stable_sort(offers.begin(), offers.end(),
                     [&](const auto& one, const auto& other) { return need(one) < need(other); });
    return offers;
}

}  // namespace

Speech::Speech(Options options) : options_(std::move(options)), voice_(options_.voice) {}

bool Speech::heard_alone() const {
    return options_.outlet == Outlet::headphones || (options_.outlet == Outlet::detect && headphones_in_);
}

void Speech::show(const std::optional<Scene>& given, const Settings& settings,
                  const std::vector<Control>& controls, milliseconds boot) {
    boot_ = boot;
    if (!given || given->acted || settings.on) end_invitation();
    if (!given || (!settings.on && !settings_.on)) {
        if (settings_.on) forget();
        return;
    }
    Scene scene = *given;
    if (settings.answers_aloud || heard_alone()) scene.answers = Answers::said;
    language_ = scene.language;
    if (std::exchange(voiced_place_, scene.place) != scene.place || settings.on != settings_.on)
        voice_.next_page();
    const bool uncovered = covered_ && !scene.covers;
    cover(scene.covers);
    if (begin_or_end(settings, scene, boot)) return;
    if (settings.muted || settings_.muted) {
        (void)narrator_.tell(scene, boot);
        settings_ = settings;
        return settings.muted ? hush() : say(narrator_.everything());
    }

    std::vector<Utterance> changes = changes_between(settings_, settings, scene.language);
    const std::vector<Utterance> outdated = changes_between(settings, settings_, scene.language);
    const bool asked_for_answers = settings.answers_aloud && !settings_.answers_aloud;
    settings_ = settings;
    if (!changes.empty()) scene.acted = false;  // the change is what came of it
    std::vector<Utterance> said = narrator_.tell(scene, boot);
    std::erase_if(said, [&](const Utterance& each) {  // its sheet shows the same words
        return std::find(changes.begin(), changes.end(), each) != changes.end();
    });
    if (!controls.empty()) return do_controls(controls, uncovered);
    if (asked_for_answers) said = narrator_.everything();
    if (!changes.empty()) {
        if (said.empty()) {
            leave_out(outdated);
            return say_rest(std::move(changes), saying_);
        }
        said.insert(said.begin(), changes.begin(), changes.end());
    }
    if (!said.empty())
        say(std::move(said));
    else if (scene.acted)
        hush();
}

void Speech::invite(const std::string& council, const std::string& language, const Loudness& loudness,
                    milliseconds boot) {
    if (!options_.invites || settings_.on) return;
    boot_ = boot;
    language_ = language;
    settings_.loudness = loudness;
    voice_.next_page();
    const std::string invitation =
        words::say("speech",
                   // Translators: spoken, once, to whoever comes to the machine, by a council that wants it;
                   // {0} is the council's name. Listen is the button at the top.
                   "{0} would like to know what you think: to hear what is on this screen, press “Listen” or "
                   "plug in headphones.");
    say({{words::fill(invitation, {council}), language}});
    inviting_ = true;
}

// It is no part of the visit: nothing goes on with it, and nothing repeats it.
void Speech::end_invitation() {
    if (!std::exchange(inviting_, false)) return;
    hush();
    queue_.clear();
    saying_ = 0;
}

// Words tell more than a click, which would only cover them: whoever has all read aloud hears none.
void Speech::click(const Loudness& loudness) {
    if (!options_.clicks || sounding_ || settings_.on || turned_off_) return;
    voice_.click(loudness.volume);
    if (options_.memory == Memory::of_all_that_was_said) heard_.emplace_back(clicked);
}

// True where speech has just begun or ended, and all is said.
bool Speech::begin_or_end(const Settings& settings, const Scene& scene, milliseconds boot) {
    if (settings.on == settings_.on) return false;
    settings_ = settings;
    turned_off_ = !settings.on;
    narrator_.forget();
    if (!settings.on) {
        // Translators: the last thing that is spoken.
        say({{words::say("speech", "Speech is off."), scene.language}});
        queue_.clear();
        return true;
    }
    std::vector<Utterance> all = greeting(settings, scene.language);
    std::vector<Utterance> invitations = invitations_of(scene);
    // The first of them are heard before the page, which they hold up by some seconds each, the others behind
    // its words; where the focus is stays the last that is said.
    const auto early = std::next(invitations.begin(), std::min(early_offers, std::ssize(invitations)));
    all.insert(all.begin() + 1, invitations.begin(), early);
    invitations.erase(invitations.begin(), early);
    std::vector<Utterance> page = narrator_.tell(scene, boot);
    page.insert(page.empty() ? page.end() : std::prev(page.end()), invitations.begin(), invitations.end());
    for (Utterance& utterance : page) all.push_back(std::move(utterance));
    say(std::move(all));
    return true;
}

// By the keys of the device that was used.
std::string Speech::how_to_move(const Settings& settings) {
    if (settings.explores)
        return words::say("speech",
                          // Translators: spoken to people who touch a screen that they do not see.
                          "Slide a finger over the screen to hear what is there. Then tap once, "
                          "anywhere, to choose what you heard last.");
    if (settings.switches)
        // Translators: spoken to people who use two switches; how they are set up is told next.
        return words::say("speech", "Use your two switches: one moves, and the other chooses.");
    if (settings.keypad)
        return words::say("speech",
                          // Translators: spoken to people who use a keypad; its keys are named as their own
                          // help names them.
                          "Press “Down” to move, “Action” to choose, and “Help” to hear what each key does.");
    return words::say("speech",
                      // Translators: spoken to people who use a keyboard.
                      "Use the arrow keys to move, Enter to choose, and F1 for help with the keys.");
}

// In the words and the voice of each language: who understands nothing else must learn how to come to it.
std::vector<Utterance> Speech::invitations_of(const Scene& scene) {
    std::vector<Utterance> said;
    for (const OfferedLanguage& offer : by_need(scene.offers, scene.language)) {
        words::speak(offer.code);
        const std::string invitation =
            // Translators: spoken to people who do not see the screen; {0} is your language, in your
            // language.
            words::say("speech", "For {0}, move on until you hear {0}, and choose it.");
        said.push_back({words::fill(invitation, {offer.name}), offer.code});
    }
    words::speak(scene.language);
    return said;
}

std::vector<Utterance> Speech::greeting(const Settings& settings, const std::string& language) const {
    // Translators: the first thing that is spoken.
    const std::string on = words::say("speech", "Speech is on.");
    std::vector<Utterance> said{{words::followed(on, how_to_move(settings)), language}};
    if (!heard_alone())
        said.push_back(
            {words::say(
                 // Translators: spoken before anything else of the page where there are no headphones.
                 "speech", "People nearby may hear this. Plug in headphones to listen in private."),
             language});
    return said;
}

std::vector<Utterance> Speech::changes_between(const Settings& before, const Settings& now,
                                               const std::string& language) {
    std::vector<Utterance> said;
    const auto add = [&](std::string words) { said.push_back({std::move(words), language}); };
    if (now.loudness.percent != before.loudness.percent)
        // Translators: spoken and shown; {0} is how fast the voice speaks, 100 is usual.
        add(words::fill(words::say("speech", "Speed {0} percent"), {words::number(now.loudness.percent)}));
    if (now.loudness.volume != before.loudness.volume)
        // Translators: spoken and shown; {0} is how loud the voice is, from 0 to 10.
        add(words::fill(words::say("speech", "Loudness {0} of 10"), {words::number(now.loudness.volume)}));
    if (now.picture_off != before.picture_off) {
        add(now.picture_off
                // Translators: spoken; the screen has gone dark.
                ? words::say("speech", "The screen is off. Speech goes on.")
                // Translators: spoken; the screen was dark and shows the page again.
                : words::say("speech", "The screen is on again."));
    }
    return said;
}

void Speech::cover(bool covers) {
    if (covers && !covered_)
        under_.assign(queue_.begin() + static_cast<std::ptrdiff_t>(saying_), queue_.end());
    covered_ = covers;
}

void Speech::do_controls(const std::vector<Control>& controls, bool uncovered) {
    if (uncovered) {
        queue_ = std::exchange(under_, {});
        saying_ = 0;
    }
    for (const Control control : controls) switch (control) {
            case Control::repeat:
                say(narrator_.everything());
                break;
            case Control::where_am_i:
                say(narrator_.where());
                break;
            case Control::skip:
                say_rest({}, saying_ + 1);
                break;
            case Control::sample:
                say(trial());
                break;
            case Control::pause:
                hush();
                break;
            case Control::go_on:
                go_on();
                break;
            case Control::toggle:
                sounding_ && !uncovered ? hush() : go_on();
                break;
        }
}

// Where all was said, what the person is at: silence would leave them waiting.
void Speech::go_on() {
    saying_ < queue_.size() ? say_rest({}, saying_) : say(narrator_.where());
}

void Speech::say(std::vector<Utterance> utterances) {
    // A language without a voice is silent but for its recordings; the names of the others are said, to
    // choose one that speaks.
    std::erase_if(utterances, [&](const Utterance& utterance) {
        return utterance.language == language_ && utterance.clip.empty() && !utterance.tone &&
               voice_of(language_, options_.voice.reviewed).empty();
    });
    if (gap_ == Gap::to_be_told && voice_.file() >= 0)
        utterances.insert(utterances.begin(), {words_of_gap(), language_});
    if (utterances.empty()) return hush();
    if (options_.memory == Memory::of_all_that_was_said)
        for (const Utterance& utterance : utterances) heard_.push_back(utterance.words);
    queue_ = std::move(utterances);
    saying_ = taking_ = 0;
    sounding_ = spoke_ = voice_.file() >= 0;
    voice_.say(queue_, settings_.loudness);
    await_utterance(boot_);
}

// Slower than any voice or reader: what has not ended by then hangs, and a visit must not wait for it.
void Speech::await_utterance(milliseconds boot) {
    constexpr milliseconds patience{15'000}, letter{400};
    if (saying_ >= queue_.size()) return;
    const std::string& words = queue_[saying_].words;
    const auto letters = static_cast<int>(utf8::letters(words));
    believed_until_ = boot + patience + letters * letter * 100 / std::max(settings_.loudness.percent, 1);
}

// `first`, and then what the voice had not come to yet.
void Speech::say_rest(std::vector<Utterance> first, std::size_t from) {
    for (std::size_t at = from; at < queue_.size(); ++at) first.push_back(queue_[at]);
    say(std::move(first));
}

// Of what is still to be said: how fast the voice was before it was made slower again is news no more.
void Speech::leave_out(const std::vector<Utterance>& outdated) {
    const auto rest = queue_.begin() + static_cast<std::ptrdiff_t>(std::min(saying_, queue_.size()));
    queue_.erase(std::remove_if(rest, queue_.end(),
                                [&](const Utterance& each) {
                                    return std::find(outdated.begin(), outdated.end(), each) !=
                                           outdated.end();
                                }),
                 queue_.end());
}

std::string Speech::words_of_gap() {
    // Translators: spoken; the machine's voice broke down and works again.
    return words::say("speech", "The voice stopped for a moment. Some words were not read.");
}

std::vector<Utterance> Speech::trial() const {
    // Translators: spoken, after a tone, for staff who try the loudspeaker or the headphones.
    const std::string sentence = words::say("speech", "If you hear this, the sound works.");
    return {{.words = "", .language = language_, .tone = true}, {.words = sentence, .language = language_}};
}

// With what follows the words that it stopped at: they would stop it again.
void Speech::go_on_after_stop() {
    if (settings_.on && !settings_.muted && voice_.file() >= 0) say_rest({}, taking_ + 1);
}

// The queue stays: a pause goes on with it.
void Speech::hush() {
    if (sounding_) voice_.hush();
    sounding_ = false;
}

void Speech::forget() {
    narrator_.forget();
    queue_.clear();
    under_.clear();
    saying_ = 0;
    covered_ = false;
    settings_ = {};
    sounding_ = inviting_ = turned_off_ = false;
    gap_ = Gap::none;
    voiced_place_.clear();
    if (std::exchange(spoke_, false)) voice_.begin_anew();
}

Speech::News Speech::news(milliseconds boot) {
    News news;
    if (sounding_ && boot > believed_until_) {  // what hangs would only hang again
        voice_.give_up();
        sounding_ = false;
        news.fell_silent = true;
    }
    for (const Report& report : voice_.reports())
        std::visit(kiosk::Overloaded{
                       [&](const TakesUtterance& takes) { taking_ = std::min(takes.index, queue_.size()); },
                       [&](const BeganUtterance& began) {
                           news.heard = true;
                           saying_ = std::min(began.index, queue_.size());
                           if (saying_ < queue_.size() && queue_[saying_].words == words_of_gap())
                               gap_ = Gap::told;
                           await_utterance(boot);
                       },
                       [&](const FellSilent&) {
                           if (!std::exchange(sounding_, false)) return;  // it was hushed: the rest is kept
                           news.fell_silent = true;
                           saying_ = queue_.size();
                       },
                       [&](const Stopped&) {
                           if (gap_ == Gap::none && spoke_) gap_ = Gap::to_be_told;
                           news.fell_silent = news.fell_silent || sounding_;
                           if (std::exchange(sounding_, false)) go_on_after_stop();
                       },
                       [&](const Headphones& headphones) {
                           if (headphones_in_ == headphones.in) return;
                           headphones_in_ = headphones.in;
                           // Before anything else: the next word would go to the room.
                           if (!headphones.in) hush();
                           // A voice that began anew finds them gone: they were pulled meanwhile.
                           const bool moved = headphones.changed || !headphones.in;
                           if (moved && options_.outlet == Outlet::detect)
                               news.headphones = headphones.in ? Heading::in : Heading::out;
                       },
                       [&](const SoundIsThere&) { news.heard = true; },
                       [&](const Trouble& trouble) {
                           std::string& sentence = trouble.of_recording ? news.unplayed : news.trouble;
                           if (sentence.empty()) sentence = trouble.sentence;
                       },
                   },
                   report);
    return news;
}

std::vector<std::string> Speech::heard() {
    return std::exchange(heard_, {});
}

}  // namespace speech
