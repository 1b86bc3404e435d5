// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/chrome.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float row_gap = 3.6F;
constexpr float share_of_back = 0.38F;  // where Back and Continue have a row to themselves
constexpr float scale_of_largest_ends = 0.85F;
constexpr float progress_bar = 4;
constexpr float least_small = 55;  // a small button's words wrap rather than make it narrower

// As Frame::progress draws its words.
touch::TextLook progress_look(const touch::Frame& frame) {
    touch::TextLook look;
    look.scale = std::max(0.85F, touch::letter_mm(touch::TextSize::small) / frame.letter());
    return look;
}

bool lower_helps(const Stage& stage) {
    const Chrome& chrome = stage.view.chrome;
    return chrome.lowered ||
           (chrome.lowered_height_mm > 0 && chrome.lowered_height_mm < stage.frame.height() - 10);
}

// A keypad's Next does not submit: it shows where that is done, so that nobody who turns pages by feel sends
// what they have not heard.
touch::Turns turns_of(const BarContent& content) {
    touch::Turns turns;
    if (content.back) turns.back = content.back->id;
    if (content.forward) turns.forward = content.forward->id;
    if (content.forward && get_if<Submit>(content.forward->intent))
        turns.what = touch::Turns::Forward::is_shown;
    return turns;
}

BarButton lower_button(const Stage& stage) {
    // Translators: button; the page is at the foot of the screen, this puts it back.
    const std::string higher = words::say("button", "Higher");
    // Translators: button; moves the page down to where a person who sits can reach it.
    const std::string lower = words::say("button", "Lower");
    const bool lowered = stage.view.chrome.lowered;
    BarButton button = small_button(stage.frame, "lower", lowered ? higher : lower, ToggleLowered{});
    button.look.icon = lowered ? "up" : "lower";
    return button;
}

float lower_height(Stage& stage, float width) {
    const BarButton button = lower_button(stage);
    return stage.frame.button_height({.words = button.words, .look = button.look}, width);
}

}  // namespace

BarButton back_button() {
    touch::ButtonLook look;
    look.icon = "back";
    // Translators: button; goes to the page before.
    return {"back", words::say("button", "Back"), look, Back{}};
}

BarButton forward_button(const std::string& id, const std::string& words, Intent intent) {
    touch::ButtonLook look;
    look.emphasis = touch::Emphasis::filled;
    look.icon = "forward";
    look.icon_after = true;
    return {id, words, look, std::move(intent)};
}

BarButton small_button(const touch::Frame& frame, const std::string& id, const std::string& words,
                       Intent intent) {
    touch::ButtonLook look;
    look.scale = small_scale(frame);
    return {id, words, look, std::move(intent)};
}

BarButton finish_button(const touch::Frame& frame) {
    // Translators: button; ends the visit and clears everything that was answered. It asks first.
    return small_button(frame, "finish", words::say("button", "I’m finished: clear my answers"),
                        OpenSheet{Sheet::clear});
}

void add_lower_button(const Stage& stage, BarContent& content) {
    if (lower_helps(stage)) content.small.insert(content.small.begin(), lower_button(stage));
}

touch::Rect above_lower(Stage& stage, touch::Rect page) {
    if (lower_helps(stage)) page.height -= lower_height(stage, page.width) + measure::body_inset;
    return page;
}

void draw_lower(Stage& stage, touch::Rect page, LowerOn ground) {
    if (!lower_helps(stage)) return;
    BarButton button = lower_button(stage);
    button.look.on_bar = ground == LowerOn::council;
    const float height = lower_height(stage, page.width);
    const float width =
        std::min(page.width, stage.frame.button_width({.words = button.words, .look = button.look}));
    if (stage.frame.button(button.id, {page.x, page.bottom() - height, width, height},
                           {.words = button.words, .look = button.look}))
        stage.ask(button.intent);
}

BarContent question_bar(Stage& stage, int number, int total) {
    BarContent bar;
    bar.back = back_button();
    add_lower_button(stage, bar);
    // Translators: {0} is the number of this question, {1} how many there are.
    bar.progress = words::fill(words::say("progress", "Question {0} of {1}"),
                               {words::number(number), words::number(total)});
    bar.fraction = total > 0 ? static_cast<float>(number) / static_cast<float>(total) : 0;
    bar.small.push_back(finish_button(stage.frame));
    // Translators: the button that goes on to the next page.
    bar.forward = forward_button("continue", words::say("button", "Continue"), Continue{});
    return bar;
}

BottomBar::BottomBar(Stage& stage, BarContent content) : stage_(stage), content_(std::move(content)) {
    for (std::optional<BarButton>* end : {&content_.back, &content_.forward})
        if (*end && is_largest(stage.frame)) (*end)->look.scale = scale_of_largest_ends;
    plan();
}

BottomBar::Piece BottomBar::piece_of(const BarButton& button) const {
    return {&button, stage_.frame.button_width({.words = button.words, .look = button.look}), {}};
}

BottomBar::Row BottomBar::row_of(const std::vector<const BarButton*>& buttons, bool progress) const {
    Row row;
    for (const BarButton* button : buttons) {
        if (button == nullptr) {  // where the progress stands
            if (!progress || content_.progress.empty()) continue;
            const float width =
                stage_.frame.measure(content_.progress, progress_look(stage_.frame), 0).width + 2;
            row.push_back({nullptr, std::max(width, measure::least_progress), {}});
        } else {
            row.push_back(piece_of(*button));
        }
    }
    return row;
}

float BottomBar::widths(const Row& row) const {
    float sum = 0;
    for (const Piece& piece : row) sum += piece.width + stage_.frame.theme().gap;
    return sum - stage_.frame.theme().gap;
}

// One row where all fits; else Back and Continue in a row of their own; else the progress too.
void BottomBar::plan() {
    const BarButton* back = content_.back ? &*content_.back : nullptr;
    const BarButton* forward = content_.forward ? &*content_.forward : nullptr;
    std::vector<const BarButton*> one, smalls, with_progress, ends;
    if (back != nullptr) one.push_back(back), ends.push_back(back);
    for (std::size_t at = 0; at < content_.small.size(); ++at) {
        if (at > 0 || content_.small[0].id != "lower") break;
        one.push_back(&content_.small[0]), smalls.push_back(&content_.small[0]);
    }
    with_progress = smalls;
    one.push_back(nullptr), with_progress.push_back(nullptr);
    for (std::size_t at = smalls.size(); at < content_.small.size(); ++at) {
        const BarButton* small = &content_.small[at];
        one.push_back(small), smalls.push_back(small), with_progress.push_back(small);
    }
    if (forward != nullptr) one.push_back(forward), ends.push_back(forward);

    const float room = stage_.frame.width() - 2 * side_margin(stage_.frame);
    float y = measure::bar_inset;
    if (const Row row = row_of(one, true); widths(row) <= room) {
        place(row, y);
    } else if (const Row upper = row_of(with_progress, true);
               !stage_.frame.portrait() && widths(upper) <= room) {
        place(upper, y);
        place(row_of(ends, false), y);
    } else {
        if (!content_.progress.empty()) place(row_of({nullptr}, true), y);
        place(row_of(smalls, false), y);
        place(row_of(ends, false), y);
    }
    height_ = y - row_gap + measure::bar_inset;
}

// Sets the row's places: what is too wide shares the room, what is too narrow leaves it to the progress or to
// Continue.
void BottomBar::place(Row row, float& y) {
    if (row.empty()) return;
    touch::Frame& frame = stage_.frame;
    const float gap = frame.theme().gap;
    const float room = frame.width() - 2 * side_margin(frame);
    const bool pair = row.size() == 2 && row.front().button != nullptr && row.back().button != nullptr;
    float spare = room - widths(row);
    if (spare < 0) {  // the widest wraps
        const auto widest = std::max_element(
            row.begin(), row.end(), [](const Piece& a, const Piece& b) { return a.width < b.width; });
        widest->width = std::max(widest->width + spare, least_small);
        spare = 0;
    }
    float before_last = 0;
    const auto progress =
        std::find_if(row.begin(), row.end(), [](const Piece& piece) { return piece.button == nullptr; });
    if (progress != row.end()) {
        progress->width += spare;
    } else if (pair && frame.portrait()) {
        const float first =
            std::max(row.front().width, std::min(room * share_of_back, row.front().width + spare));
        row.back().width = room - gap - first;
        row.front().width = first;
    } else if (row.size() > 1) {
        before_last = spare;
    } else if (frame.portrait()) {
        row.front().width = room;
    } else if (row.front().button == (content_.forward ? &*content_.forward : nullptr) ||
               row.front().button->id != "lower") {
        before_last = spare;  // alone: at the end, where Continue stands
    }
    float height = 0;
    for (const Piece& piece : row)
        if (piece.button != nullptr)
            height = std::max(
                height,
                frame.button_height({.words = piece.button->words, .look = piece.button->look}, piece.width));
    if (progress != row.end()) {
        const text::Size words = frame.measure(content_.progress, progress_look(frame), progress->width);
        height = std::max(height, words.height + progress_bar);
    }
    float x = side_margin(frame);
    for (std::size_t at = 0; at < row.size(); ++at) {
        if (at + 1 == row.size()) x += before_last;
        row[at].place = {x, y, row[at].width, height};
        pieces_.push_back(row[at]);
        x += row[at].width + gap;
    }
    y += height + row_gap;
}

void BottomBar::draw() const {
    touch::Frame& frame = stage_.frame;
    const float top = frame.height() - height_;
    frame.line({0, top, frame.width(), frame.theme().border}, separator(frame.theme()));
    for (const Piece& piece : pieces_) {
        touch::Rect place = piece.place;
        place.y += top;
        if (piece.button == nullptr) {
            frame.progress("progress", place, {.words = content_.progress, .fraction = content_.fraction});
        } else if (frame.button(piece.button->id, place,
                                {.words = piece.button->words, .look = piece.button->look})) {
            stage_.ask(piece.button->intent);
        }
    }
    frame.turns(turns_of(content_));
}

touch::Rect body_between(const touch::Frame& frame, const TopBar& top, const BottomBar& bottom) {
    const float side = side_margin(frame);
    const float y = top.height() + measure::body_inset;
    return {side, y, frame.width() - 2 * side, frame.height() - bottom.height() - measure::body_inset - y};
}

}  // namespace screens
