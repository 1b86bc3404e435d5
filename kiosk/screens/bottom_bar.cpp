// SPDX-License-Identifier: Apache-2.0
#include "kiosk/screens/chrome.h"
#include "kiosk/screens/leaving_words.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

constexpr float most_of_wide_forward = 0.5F;  // of the row
constexpr float share_of_back = 0.38F;        // where Back and Continue have a row to themselves
constexpr float scale_of_largest_ends = 0.85F;
constexpr float progress_bar = 4;
constexpr const char* leaving = "finish";
constexpr float least_small = 55;    // a small button's words wrap rather than make it narrower
constexpr float least_wrapped = 30;  // one whose words take two lines
constexpr float beside_inset = 2;    // of words beside the buttons, whose lines have room of their own

// As Frame::progress draws its words.
touch::TextLook progress_look(const touch::Frame& frame) {
    touch::TextLook look;
    look.scale = is_largest(frame) ? small_scale(frame) : std::max(0.85F, small_scale(frame));
    return look;
}

bool lower_helps(const Stage& stage) {
    constexpr float worth_it = 10;
    const float reach = stage.frame.reach();
    return stage.view.chrome.lowered || (reach > 0 && reach < stage.frame.height() - worth_it);
}

// Its visible words are short, for the bar is; speech says what is there.
BarButton more_button(MoreWords more, int part, int below) {
    touch::ButtonLook look;
    look.emphasis = touch::Emphasis::filled;
    look.icon = "more";
    look.icon_after = true;
    look.name = more(below);
    return {"more", more_below(), look, ShowPart{part}};
}

BarButton lower_button(const Stage& stage) {
    // Translators: button; the page is at the foot of the screen, this puts it back.
    const std::string higher = words::say("button", "Move controls up");
    // Translators: button; moves the page down to where a person who sits can reach it.
    const std::string lower = words::say("button", "Move controls down");
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

std::string more_below(int) {
    // Translators: button; the rest of this page is on the next screen.
    return words::say("button", "More below");
}

std::string more_choices(int below) {
    if (below == 0) return more_below();
    // Translators: button; so many choices of this question are on the next screen.
    return words::say("button", "More: %d choice below", "More: %d choices below", below);
}

std::string more_questions(int below) {
    if (below == 0) return more_below();
    // Translators: button; so many questions of this page, such as rows of a table, are on the next screen.
    return words::say("button", "More: %d question below", "More: %d questions below", below);
}

std::string more_answers(int below) {
    if (below == 0) return more_below();
    // Translators: button; so many of the person's answers are on the next screen.
    return words::say("button", "More: %d answer below", "More: %d answers below", below);
}

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

BarButton continue_button() {
    // Translators: the button that goes on to the next page.
    return forward_button("continue", words::say("button", "Continue"), Continue{});
}

BarButton small_button(const touch::Frame& frame, const std::string& id, const std::string& words,
                       Intent intent) {
    touch::ButtonLook look;
    look.scale = small_scale(frame);
    return {id, words, look, std::move(intent)};
}

BarButton finish_button(const Stage& stage) {
    return small_button(stage.frame, leaving, leave_words(stage.view.chrome.record), OpenSheet{Sheet::clear});
}

void add_lower_button(const Stage& stage, BarContent& content) {
    if (lower_helps(stage)) content.small.push_back(lower_button(stage));
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

StaffAreas staff_areas(Stage& stage, text::Size second) {
    const touch::Frame& frame = stage.frame;
    const float side = side_margin(frame), margin = frame.theme().margin;
    StaffAreas page;
    page.whole = {side, margin, frame.width() - 2 * side, frame.height() - 2 * margin};
    const touch::Rect place = above_lower(stage, page.whole);
    page.first = page.second = place;
    // Side by side also where the letters are large: what staff read and press comes in smaller ones, and one
    // above the other would not all be on the glass.
    if (!frame.lies()) {
        page.second.height = std::min(second.height, place.height);
        page.second.y = place.bottom() - page.second.height;
        page.first.height = place.height - page.second.height - measure::body_inset;
    } else {
        constexpr int half = measure::columns / 2;
        int columns = 1;
        while (columns < half && columns_of(frame, place, 0, columns).width < second.width) ++columns;
        page.first = columns_of(frame, place, 0, measure::columns - columns);
        page.second = columns_of(frame, place, measure::columns - columns, columns);
    }
    page.read = page.above = page.first;
    page.read.y -= frame.above();
    page.read.height += frame.above();
    page.above.y = page.read.y;
    page.above.height = std::max(0.0F, frame.above() - margin - measure::body_inset);
    return page;
}

float StaffAreas::columns_as_wide_as(const touch::Frame& frame, float least) const {
    return screens::columns_as_wide_as(frame, whole.width, least);
}

namespace {

std::string words_of(const Progress& progress) {
    // Translators: {0} is the number of this question. How many there are depends on the answers.
    const std::string alone = words::say("progress", "Question {0}");
    if (progress.group.empty()) return words::fill(alone, {words::number(progress.number)});
    constexpr int told_by_name_alone = 2;
    if (progress.group_size <= told_by_name_alone) return progress.group;
    // Translators: {0} is a part of the form, such as "About you"; {1} is the number of this question in it.
    // How many it has depends on the answers.
    const std::string open = words::say("progress", "{0}, question {1}");
    if (progress.group_may_grow) return words::fill(open, {progress.group, words::number(progress.in_group)});
    // Translators: {0} is a part of the form, such as "About you"; {1} is the number of this question in it,
    // {2} how many it has.
    const std::string words = words::say("progress", "{0}, {1} of {2}");
    return words::fill(
        words, {progress.group, words::number(progress.in_group), words::number(progress.group_size)});
}

}  // namespace

BarContent question_bar(Stage& stage, const Progress& progress) {
    BarContent bar;
    bar.back = back_button();
    bar.small.push_back(finish_button(stage));
    add_lower_button(stage, bar);
    bar.progress = words_of(progress);
    bar.fraction = progress.done;
    bar.forward = continue_button();
    bar.more = more_choices;
    return bar;
}

touch::Rect below_progress(Stage& stage, const BarContent& content, touch::Rect place, Doing doing) {
    touch::Frame& frame = stage.frame;
    const float height =
        frame.measure(content.progress, progress_look(frame), place.width).height + progress_bar;
    if (doing == Doing::drawing)
        frame.progress(
            "progress", {place.x, place.y, place.width, height},
            {.words = content.progress, .fraction = content.fraction, .scale = progress_look(frame).scale});
    const float used = height + aired(frame, measure::body_inset);
    return {place.x, place.y + used, place.width, place.height - used};
}

BottomBar::BottomBar(Stage& stage, BarContent content) : stage_(stage), content_(std::move(content)) {
    for (std::optional<BarButton>* end : {&content_.back, &content_.forward})
        if (*end && is_largest(stage.frame)) (*end)->look.scale = scale_of_largest_ends;
    plan();
}

// The least width at which words that take `whole` on one line take two.
float BottomBar::width_of_two_lines(const std::string& words, const touch::TextLook& look,
                                    float whole) const {
    const float line = stage_.frame.measure(words, look, 0).height;
    for (int percent = 50; percent < 100; percent += 4) {
        const float width = whole * static_cast<float>(percent) / 100;
        const text::Size wrapped = stage_.frame.measure(words, look, width);
        if (wrapped.height < 2.5F * line && wrapped.width <= width) return width;
    }
    return whole;
}

BottomBar::Piece BottomBar::piece_of(const BarButton& button) const {
    float width = stage_.frame.button_width({.words = button.words, .look = button.look});
    if (is_way_on(button)) {
        touch::ButtonLook look = more_button(content_.more, 0, 0).look;
        look.scale = button.look.scale;
        width = std::max(width, stage_.frame.button_width({.words = more_below(), .look = look}));
    }
    return {&button, width, {}};
}

bool BottomBar::is_small(const BarButton& button) const {
    return !content_.small.empty() && &button >= &content_.small.front() && &button <= &content_.small.back();
}

void BottomBar::wrap(Piece& piece) const {
    const touch::TextLook look = bold_look(piece.button->look.scale);
    const float whole = stage_.frame.measure(piece.button->words, look, 0).width;
    const float wrapped = width_of_two_lines(piece.button->words, look, whole);
    piece.width = std::max(least_wrapped, piece.width - whole + wrapped);
}

BottomBar::Row BottomBar::row_of(const std::vector<const BarButton*>& buttons, bool progress,
                                 Wrapped wrapped) const {
    Row row;
    for (const BarButton* button : buttons) {
        if (button == nullptr) {  // where the progress stands
            if (!progress || content_.progress.empty()) continue;
            const touch::TextLook look = progress_look(stage_.frame);
            float width = stage_.frame.measure(content_.progress, look, 0).width + 2;
            if (wrapped != Wrapped::nothing) width = width_of_two_lines(content_.progress, look, width) + 2;
            row.push_back({nullptr, std::max(width, measure::least_progress), {}});
        } else {
            row.push_back(piece_of(*button));
            if (wrapped == Wrapped::progress_and_small && is_small(*button)) wrap(row.back());
        }
    }
    return row;
}

float BottomBar::widths(const Row& row) const {
    float sum = 0;
    for (const Piece& piece : row) sum += piece.width + stage_.frame.theme().gap;
    return sum - stage_.frame.theme().gap;
}

// The first of these ways in which a row fits; what is in two lines takes less of its width.
std::optional<BottomBar::Row> BottomBar::fitting(const std::vector<const BarButton*>& buttons,
                                                 std::initializer_list<Wrapped> ways) const {
    const float room = stage_.frame.width() - 2 * side_margin(stage_.frame);
    for (const Wrapped way : ways)
        if (Row row = row_of(buttons, true, way); widths(row) <= room) return row;
    return std::nullopt;
}

// One row where all fits, in two lines if need be; else Back and Continue in a row of their own; else the
// progress too.
void BottomBar::plan() {
    const BarButton* back = content_.back ? &*content_.back : nullptr;
    const BarButton* forward = content_.forward ? &*content_.forward : nullptr;
    std::vector<const BarButton*> one, smalls, with_progress, ends;
    if (back != nullptr) one.push_back(back), ends.push_back(back);
    // The progress keeps what leads away apart from what leads on.
    for (const BarButton& small : content_.small) one.push_back(&small), smalls.push_back(&small);
    with_progress = smalls;
    one.push_back(nullptr), with_progress.push_back(nullptr);
    if (forward != nullptr) one.push_back(forward), ends.push_back(forward);

    float y = aired(stage_.frame, measure::bar_inset);
    std::optional<Row> whole =
        fitting(one, {content_.narrow ? Wrapped::progress_and_small : Wrapped::nothing});
    if (!whole && is_small_panel(stage_.frame) && stage_.frame.lies()) {
        for (std::optional<BarButton>* end : {&content_.back, &content_.forward})
            if (*end) (*end)->look.scale = std::min((*end)->look.scale, small_scale(stage_.frame));
        whole = fitting(one, {Wrapped::nothing});
    }
    if (!whole && stage_.frame.lies()) whole = fitting(one, {Wrapped::progress, Wrapped::progress_and_small});
    std::optional<Row> upper;
    if (!whole && (is_small_panel(stage_.frame) || !stage_.frame.portrait()))
        upper = fitting(with_progress, {Wrapped::nothing, Wrapped::progress});
    if (whole) {
        place(std::move(*whole), y);
    } else if (upper) {  // the progress wraps rather than cost the page a row
        place(std::move(*upper), y);
        place(row_of(ends, false), y);
    } else {
        const auto small = fitting(smalls, {Wrapped::nothing});
        place(small ? *small : row_of(smalls, false, Wrapped::progress_and_small), y);
        if (!content_.progress.empty()) place(row_of({nullptr}, true), y);
        place(row_of(ends, false), y);
    }
    height_ = y - stage_.frame.theme().gap + aired(stage_.frame, measure::bar_inset);
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
        const bool widens =
            content_.wide_forward && content_.forward && row.back().button == &*content_.forward;
        const float most = std::max(row.back().width, room * most_of_wide_forward);
        const float wider = widens ? std::min(spare, most - row.back().width) : 0;
        row.back().width += wider;
        before_last = spare - wider;
    } else if (row.front().button->id == leaving) {
        before_last = 0;  // alone above Back: what leads away keeps far from what leads on
    } else if (frame.portrait()) {
        row.front().width = room;
    } else if (row.front().button == (content_.forward ? &*content_.forward : nullptr) ||
               row.front().button->id != "lower") {
        before_last = spare;  // alone: at the end, where Continue stands
    }
    float height = 0;
    for (const Piece& piece : row)
        if (piece.button != nullptr) height = std::max(height, height_of(piece));
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
    y += height + gap;
}

float BottomBar::height_of(const Piece& piece) const {
    const BarButton& button = *piece.button;
    const float height =
        stage_.frame.button_height({.words = button.words, .look = button.look}, piece.width);
    if (!is_way_on(button)) return height;
    return std::max(height,
                    stage_.frame.button_height({.words = more_below(), .look = button.look}, piece.width));
}

// The button that changes with the part that is shown.
bool BottomBar::is_way_on(const BarButton& button) const {
    return content_.more != nullptr && content_.forward && &button == &*content_.forward;
}

std::optional<BarButton> BottomBar::button_with(const Shown& shown, const BarButton& button) const {
    BarButton made = button;
    if (content_.back && &button == &*content_.back && shown.part > 0) {
        made.intent = ShowPart{shown.part - 1};
    } else if (is_way_on(button)) {
        if (shown.last && content_.at_its_end == AtItsEnd::page_leads_on) return std::nullopt;
        if (shown.last) return made;
        made = more_button(content_.more, shown.part + 1, shown.below);
        made.look.scale = button.look.scale;
    }
    return made;
}

touch::BackAndNext BottomBar::back_and_next_with(const Shown& shown) const {
    touch::BackAndNext keys;
    if (content_.back) keys.back = content_.back->id;
    if (!content_.forward) return keys;
    if (const auto forward = button_with(shown, *content_.forward)) keys.forward = forward->id;
    return keys;
}

touch::Rect BottomBar::room_before_buttons() const {
    const touch::Frame& frame = stage_.frame;
    const float side = side_margin(frame);
    float end = frame.width() - side;
    for (const Piece& piece : pieces_) end = std::min(end, piece.place.x - frame.theme().gap);
    return {side, frame.height() - height_ + beside_inset, std::max(0.0F, end - side),
            height_ - 2 * beside_inset};
}

void BottomBar::draw(const Shown& shown) const {
    touch::Frame& frame = stage_.frame;
    const float top = frame.height() - height_;
    frame.line({0, top, frame.width(), frame.theme().border}, separator(frame.theme()));
    const touch::BackAndNext keys = back_and_next_with(shown);
    // The focus may belong to a question that is on another part: then it starts at what there is of this
    // part, or at the way on.
    frame.else_focus(keys.forward);
    for (const Piece& piece : pieces_) {
        touch::Rect place = piece.place;
        place.y += top;
        if (piece.button == nullptr) {
            frame.progress("progress", place,
                           {.words = content_.progress,
                            .fraction = content_.fraction,
                            .scale = progress_look(frame).scale});
        } else if (const auto button = button_with(shown, *piece.button)) {
            if (frame.button(button->id, place, {.words = button->words, .look = button->look}))
                stage_.ask(button->intent);
        }
    }
    frame.back_and_next(keys);
}

touch::Rect body_under(const touch::Frame& frame, const TopBar& top) {
    const float side = side_margin(frame);
    const float inset = aired(frame, measure::body_inset), y = top.height() + inset;
    return {side, y, frame.width() - 2 * side, frame.height() - inset - y};
}

touch::Rect body_between(const touch::Frame& frame, const TopBar& top, const BottomBar& bottom) {
    touch::Rect body = body_under(frame, top);
    body.height -= bottom.height();
    return body;
}

}  // namespace screens
