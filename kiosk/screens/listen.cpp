// SPDX-License-Identifier: Apache-2.0
// The sheet of speech, and the glass without a picture.
//
// Opened by Listen where speech is on already; by itself where the language on screen has no voice, and when
// headphones come out: then nothing is read until the person says how to go on (EN 301 549, 5.1.3.9).
#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

// Buttons beside each other in one row, or words where there is no intent.
struct Cell {
    std::string id, words;
    std::optional<Intent> intent;
    bool selected = false;
    std::string language;  // of the words; "" for that of the screen
};

touch::ButtonLook look_of(const Stage& stage, const Cell& cell) {
    touch::ButtonLook look;
    look.scale = small_scale(stage.frame);
    look.selected = cell.selected;
    return look;
}

touch::TextLook centred(const Stage& stage) {
    touch::TextLook look = bold_look(small_scale(stage.frame));
    look.align = text::Align::centre;
    return look;
}

void draw_cell(Stage& stage, const Cell& cell, touch::Rect place) {
    if (cell.intent) {
        if (stage.frame.button(
                cell.id, place,
                {.words = cell.words, .look = look_of(stage, cell), .language = cell.language}))
            stage.ask(*cell.intent);
        return;
    }
    const float height = stage.frame.measure(cell.words, centred(stage), place.width).height;
    stage.frame.words(cell.id, {place.x, place.y + (place.height - height) / 2, place.width, height},
                      cell.words, centred(stage));
}

void add_row(Flow& flow, Stage& stage, std::vector<Cell> cells) {
    const float gap = stage.frame.theme().gap;
    const auto count = static_cast<float>(cells.size());
    const float room = width_of_buttons(stage.frame, flow.width());
    const float width = (room - gap * (count - 1)) / count;
    Block row;
    for (const Cell& cell : cells)
        row.height = std::max(
            row.height,
            cell.intent
                ? stage.frame.button_height(
                      {.words = cell.words, .look = look_of(stage, cell), .language = cell.language}, width)
                : stage.frame.measure(cell.words, centred(stage), width).height);
    row.after = gap * 1.2F;
    row.grows = measure::roomy_card;
    row.draw = [&stage, cells = std::move(cells), width, gap](touch::Rect place) {
        for (std::size_t at = 0; at < cells.size(); ++at)
            draw_cell(stage, cells[at],
                      {place.x + static_cast<float>(at) * (width + gap), place.y, width, place.height});
    };
    flow.add(std::move(row));
}

void add_heading(Flow& flow, const Stage& stage, const std::string& words) {
    flow.words("sheet", words,
               {.text = heading_look(stage.frame, heading_scale(stage.frame)),
                .after = stage.frame.letter() * 0.7F + stage.frame.strokes_below(heading_scale(stage.frame)),
                .with_next = true});
}

Cell sound_off() {
    // Translators: button; nothing is read aloud any more.
    return {"sound-off", words::say("button", "Turn speech off"), SoundOff{}};
}

void add_controls(Flow& read, Flow& flow, Stage& stage) {
    // Translators: heading of the controls of the voice.
    add_heading(read, stage, words::say("sheet", "Listen"));
    const Sound& sound = stage.view.chrome.sound;
    add_row(flow, stage,
            // Translators: button; reads the whole page aloud from its beginning.
            {{"repeat", words::say("button", "Hear this page again"), RepeatSpeech{}},
             // Translators: button; says which page this is, and where on it one is.
             {"where", words::say("button", "Where am I?"), WhereAmI{}}});
    add_row(flow, stage,
            // Translators: button; the voice goes on with the page where this sheet interrupted it.
            {{"resume", words::say("button", "Carry on listening"), PauseSpeech{Pause::go_on}},
             // Translators: button; the voice leaves out what it was reading and goes on with what follows.
             {"skip", words::say("button", "Skip to the next part"), SkipSpeech{}},
             // Translators: button; the voice stops until the person asks it to go on.
             {"pause", words::say("button", "Pause"), PauseSpeech{Pause::stop}}});
    const std::string speed =
        // Translators: spoken and shown; {0} is how fast the voice speaks, 100 is usual.
        words::fill(words::say("speech", "Speed {0} percent"), {words::number(sound.percent())});
    add_row(flow, stage,
            // Translators: button; the voice speaks more slowly.
            {{"slower", words::say("button", "Slower"), SpeechRate{-1}},
             {"speed", speed, std::nullopt},
             // Translators: button; the voice speaks faster.
             {"faster", words::say("button", "Faster"), SpeechRate{1}}});
    const std::string loud =
        // Translators: spoken and shown; {0} is how loud the voice is, from 0 to 10.
        words::fill(words::say("speech", "Loudness {0} of 10"), {words::number(sound.volume)});
    add_row(flow, stage,
            // Translators: button; the voice speaks less loud.
            {{"quieter", words::say("button", "Quieter"), SpeechVolume{-1}},
             {"loudness", loud, std::nullopt},
             // Translators: button; the voice speaks louder.
             {"louder", words::say("button", "Louder"), SpeechVolume{1}}});
    // Translators: button; what the person has typed is read aloud too, also where others may hear it.
    const std::string aloud = words::say("button", "Read my answers aloud");
    // Translators: button; the screen goes dark, the voice goes on.
    const std::string dark = words::say("button", "Turn the screen off");
    // Translators: button; the screen shows the page again.
    const std::string light = words::say("button", "Turn the screen on");
    add_row(flow, stage,
            {{"aloud", aloud, ReadAnswers{sound.answers_aloud ? Aloud::no : Aloud::yes}, sound.answers_aloud},
             {"picture", sound.picture_off ? light : dark,
              sound.picture_off ? Intent{PictureOn{}} : Intent{PictureOff{}}}});
    add_row(flow, stage, {sound_off()});
}

// VVSG 2.0, 5.2-B asks for every language in sound too: where that is not so, it is said plainly.
void add_other_languages(Flow& read, Flow& flow, Stage& stage) {
    const Chrome& chrome = stage.view.chrome;
    // Translators: heading; the machine has no voice for the language on screen.
    add_heading(read, stage, words::say("sheet", "This language cannot be read aloud yet"));
    std::vector<Cell> cells;
    for (std::size_t at = 0; at < chrome.languages.size(); ++at)
        if (chrome.languages[at].speaks)
            cells.push_back({"listen:" + chrome.languages[at].code, chrome.languages[at].name,
                             ChooseLanguage{at}, false, chrome.languages[at].code});
    if (cells.empty()) return;
    // Translators: stands above the names of languages.
    read.words("offer", words::say("sheet", "You can listen in:"),
               {.after = stage.frame.letter() * 0.6F, .with_next = true});
    const std::size_t columns = stage.frame.portrait() ? 2 : 3;
    for (std::size_t first = 0; first < cells.size(); first += columns) {
        const std::size_t end = std::min(first + columns, cells.size());
        add_row(flow, stage,
                {cells.begin() + static_cast<std::ptrdiff_t>(first),
                 cells.begin() + static_cast<std::ptrdiff_t>(end)});
    }
}

void add_unplugged(Flow& read, Flow& flow, Stage& stage) {
    // Translators: heading; the plug of the headphones has been pulled out.
    add_heading(read, stage, words::say("sheet", "Your headphones came out"));
    const std::string stopped =
        // Translators: follows on "Your headphones came out".
        words::say("sheet", "Speech has stopped. Plug them back in, or choose how to carry on.");
    read.words("explanation", stopped, {.after = stage.frame.letter() * 1.2F});
    // Translators: button; the machine reads aloud so that others may hear it.
    add_row(flow, stage, {{"go-on", words::say("button", "Continue through the loudspeaker"), Listen{}}});
    add_row(flow, stage, {sound_off()});
}

}  // namespace

void draw_listen(Stage& stage, const TopBar& top, touch::Rect body) {
    const Chrome& chrome = stage.view.chrome;
    const bool speaks =
        chrome.language >= chrome.languages.size() || chrome.languages[chrome.language].speaks;
    stage.frame.first_focus("done");
    draw_columns(stage, top, body, stage.view.sheet_part, PartsBy::strip, [&](Flow& read, Flow& pressed) {
        if (!speaks)
            add_other_languages(read, pressed, stage);
        else if (chrome.sound.unplugged)
            add_unplugged(read, pressed, stage);
        else
            add_controls(read, pressed, stage);
    });
}

// Black and a few quiet words, so that nobody takes the machine for broken; all controls stay where they are,
// for fingers that read and for keys.
void draw_picture_off(Stage& stage) {
    touch::Frame& frame = stage.frame;
    constexpr touch::Colour black{0, 0, 0}, white{255, 255, 255};
    frame.fill({0, -2000, frame.width(), frame.height() + 2000}, black);
    touch::TextLook look;
    look.align = text::Align::centre;
    look.ink = white;
    look.ground = black;
    const float width = frame.width() * 0.8F;
    // Translators: spoken; the screen has gone dark, or shows the page again.
    const std::string words = words::say("speech", "The screen is off. Speech goes on.");
    const float height = frame.measure(words, look, width).height;
    frame.words("picture-off", {frame.width() * 0.1F, (frame.height() - height) / 2, width, height}, words,
                look);
}

}  // namespace screens
