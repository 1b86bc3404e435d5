// SPDX-License-Identifier: Apache-2.0
#include "kiosk/picture_loop.h"

namespace kiosk {
namespace {

// A view that never comes to rest would be a bug of a screen; the kiosk then shows what it has instead of
// hanging.
constexpr int most_frames = 1000;

touch::Frame::Sight sight_of(const screens::View& view) {
    const screens::Chrome& chrome = view.chrome;
    touch::Frame::Sight sight;
    sight.page = screens::page_of(view);
    sight.layer = screens::layer_of(view);
    if (chrome.language < chrome.languages.size()) {
        sight.language = chrome.languages[chrome.language].code;
        sight.direction = chrome.languages[chrome.language].direction;
    }
    sight.palette = chrome.palette;
    sight.size = chrome.size;
    sight.lowered = chrome.lowered;
    sight.lowered_height_mm = chrome.lowered_height_mm;
    return sight;
}

}  // namespace

void PictureLoop::settle(Moment now) {
    station_.pass(now);
    for (int frames = 0; frames < most_frames; ++frames) {
        const bool struck = take_stroke(now);
        const bool asked = draw_once(now);
        if (!struck && !asked && glass_.settled()) break;
    }
    textures_.drop(typesetter_.dropped());
}

// One at a time, and after all that the glass still has to draw: a key may mean something else on the next
// page.
bool PictureLoop::take_stroke(Moment now) {
    if (strokes_.empty() || !glass_.idle()) return !strokes_.empty();
    const Stroke stroke = std::move(strokes_.front());
    strokes_.pop_front();
    const Keypad::Outcome outcome = keypad_.take(stroke, {station_.view(now), !hands_.field.empty()}, now);
    if (outcome.key) glass_.strike(*outcome.key);
    if (!outcome.text.empty()) glass_.type(outcome.text);
    if (!outcome.intents.empty()) {
        hands_.focus_visible = true;
        station_.apply(outcome.intents, now);
    }
    station_.tell_staff(outcome.trouble);
    return true;
}

bool PictureLoop::draw_once(Moment now) {
    if (visit_ != station_.visits()) forget_last_visit();
    view_ = station_.view(now);
    std::vector<screens::Intent> intents;
    bool touched = false;
    glass_.begin(now.boot);
    {
        touch::Frame frame(glass_.surface(), sight_of(view_), typesetter_, textures_, hands_);
        intents = screens::draw(view_, frame);
        touched = frame.touched();
    }
    glass_.end();
    if (touched) station_.touched(now);
    station_.apply(intents, now);
    return !intents.empty() || visit_ != station_.visits();
}

void PictureLoop::forget_last_visit() {
    visit_ = station_.visits();
    hands_ = {};
    view_ = {};
    typesetter_.forget_all();
    textures_.drop(typesetter_.dropped());
}

}  // namespace kiosk
