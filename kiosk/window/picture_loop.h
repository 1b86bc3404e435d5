// SPDX-License-Identifier: Apache-2.0
// The loop between what the kiosk knows and what the glass shows. It asks the Station for its view, lets the
// screens draw it, hands the person's intents to the Station, and repeats this until nothing changes. Only
// then is the picture worth showing. A tap costs the frames that it needs; an idle kiosk draws none.
//
// It owns the hands (focus) and the pictures of words. Both begin anew with each visit, so that nothing that
// was typed stays in a texture. It works the same with a window and without a display. Threads: one.
#pragma once

#include <deque>
#include <optional>

#include "kiosk/input/keypad.h"
#include "kiosk/moment.h"
#include "kiosk/speech/speech.h"
#include "kiosk/station/station.h"
#include "kiosk/text/text.h"
#include "kiosk/touch/glass.h"
#include "kiosk/touch/touch.h"
#include "kiosk/window/approach.h"
#include "kiosk/window/effect_of_press.h"

namespace kiosk {

class PictureLoop {
 public:
    // All of these outlive it. `theme` holds the council's pictures.
    PictureLoop(Station& station, touch::Glass& glass, touch::Textures& textures,
                text::Typesetter& typesetter, const KeySettings& keys, speech::Speech& speech,
                pictures::Album& theme)
        : theme_album_(theme),
          station_(station),
          glass_(glass),
          textures_(textures),
          typesetter_(typesetter),
          keypad_(keys),
          double_strike_(keys.double_strike),
          speech_(speech) {}

    void strike(Stroke stroke) { strokes_.push_back(std::move(stroke)); }

    // When the focus moves on by itself, for a person who has chosen that (since boot); none for all others.
    std::optional<std::chrono::milliseconds> next_scan() const { return next_scan_; }

    // Takes all touches and keys that wait. Afterwards the glass holds the picture of `now`.
    void settle(Moment now);
    // What was drawn can be seen from now on.
    void shown(Moment now);

    const std::vector<touch::Node>& nodes() const { return hands_.nodes; }
    const screens::View& view() const { return view_; }  // the one that was drawn last

 private:
    bool take_stroke(Moment now);  // true where one was waiting
    bool draw_once(Moment now);    // true where something was asked for
    void guard_new_page(Moment now);
    void scan(Moment now);
    bool explores() const;
    void guard_against_tremor(const std::vector<screens::Intent>&, Moment now);
    void forget_last_visit();
    void take_other_form();
    void forget_words();
    void take_news(Moment now);
    void speak(Moment now);
    void invite(bool acted, Moment now);
    void click();
    void note_speech(const std::vector<screens::Intent>&);

    pictures::Album& theme_album_;
    Station& station_;
    touch::Glass& glass_;
    touch::Textures& textures_;
    text::Typesetter& typesetter_;
    Keypad keypad_;
    std::chrono::milliseconds double_strike_;
    std::deque<Stroke> strokes_;
    std::shared_ptr<pictures::Album> album_;  // of the form that was drawn last
    speech::Speech& speech_;
    touch::Hands hands_;
    screens::View view_;
    std::uint64_t visit_ = 0, wiped_ = 0;
    std::vector<speech::Control> speech_controls_;  // what the frames of this drawing asked of speech
    std::string place_;                             // the page's name, also while something covers the page
    std::string page_;                              // that was drawn last, with its part and its sheet
    bool new_page_ = false;                         // and has not been seen yet
    bool keys_used_ = false;                        // in this visit
    int doubled_before_ = 0;                        // taps that came twice, of those who were here before
    std::optional<std::chrono::milliseconds> next_scan_;
    bool scans_ = false;  // the focus is being moved by itself: nobody need be there
    bool acted_ = false;  // the person did something in one of these frames
    Approach approach_;
    EffectOfPress press_;
};

}  // namespace kiosk
