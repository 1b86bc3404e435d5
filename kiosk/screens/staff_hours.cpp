// SPDX-License-Identifier: Apache-2.0
// When the building is open: the seven days, each a button with its hours; and the day that was chosen, whose
// hours are turned up and down. What cannot be has no button that can be pressed.
#include <algorithm>

#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/reach.h"
#include "kiosk/screens/screens.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

using Day = StaffHours::Day;

constexpr float share_of_buttons = 0.3F;

std::string hours_of(const std::string& hours) {
    // Translators: for staff, in the place of opening hours; it does not open that day.
    return hours.empty() ? words::say("staff hours", "Closed") : hours;
}

// ---- all days

struct Cell {
    std::string words;  // on its button
    touch::ButtonLook look;
};

std::string marked(const Day& day) {
    if (!day.changed) return hours_of(day.hours);
    // Translators: for staff; {0} is the opening hours of a day, which staff have changed.
    return words::fill(words::say("staff hours", "{0} (changed here)"), {hours_of(day.hours)});
}

std::string named(std::size_t at, const Day& day) {
    // Translators: for staff; {0} is a day of the week, {1} its opening hours.
    return words::fill(words::say("staff hours", "{0}: {1}"), {words::weekday(at), marked(day)});
}

// Where the days are: in one column, their names before their buttons, or, where that is too high, in two
// with the names on the buttons.
struct Week {
    std::size_t columns = 1;
    float scale = 1, row = 0;
    float names = 0;  // width of the column of names; 0: they are on the buttons
    float button = 0;
    float kept = 0;  // the promised letters that it keeps; 0 where it does not fit

    std::size_t rows() const { return (StaffHours::days + columns - 1) / columns; }
    float height(float gap) const { return static_cast<float>(rows()) * (row + gap) - gap; }
};

Cell cell_of(std::size_t at, const Day& day, const Week& week) {
    Cell cell{week.names > 0 ? marked(day) : named(at, day), {}};
    cell.look.scale = week.scale;
    cell.look.align = text::Align::start;
    if (week.names > 0) cell.look.name = named(at, day);
    return cell;
}

Week week_in(touch::Frame& frame, const StaffHours& hours, const StaffAreas& grid, float width,
             std::size_t columns, float scale) {
    Week week{.columns = columns, .scale = scale};
    week.button = (width - gutter(frame) * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    if (columns == 1) {
        for (std::size_t at = 0; at < hours.week.size(); ++at)
            week.names = std::max(week.names, frame.measure(words::weekday(at), bold_look(scale), 0).width);
        week.names = grid.columns_as_wide_as(frame, week.names) + gutter(frame);
        float widest = 0;
        for (std::size_t at = 0; at < hours.week.size(); ++at) {
            const Cell cell = cell_of(at, hours.week[at], week);
            widest = std::max(widest, frame.button_width({.words = cell.words, .look = cell.look}));
        }
        week.button = grid.columns_as_wide_as(frame, std::max(widest, width / 2));
        week.button = std::min(week.button, width - week.names);
    }
    for (std::size_t at = 0; at < hours.week.size(); ++at) {
        const Cell cell = cell_of(at, hours.week[at], week);
        week.row = std::max({week.row, frame.theme().target,
                             frame.button_height({.words = cell.words, .look = cell.look}, week.button)});
    }
    return week;
}

Week week_in(touch::Frame& frame, const StaffHours& hours, const StaffAreas& grid, touch::Rect place) {
    const float gap = frame.theme().gap;
    Week one = week_in(frame, hours, grid, place.width, 1, 1);
    if (one.height(gap) <= place.height) {
        const float spare = (place.height - one.height(gap)) / static_cast<float>(one.rows());
        one.row += std::min(spare, measure::roomy_card);
        one.kept = frame.letter();
        return one;
    }
    const KeptScale kept = kept_scale(frame, place.height, [&](float scale) {
        return week_in(frame, hours, grid, place.width, 2, scale).height(gap);
    });
    Week two = week_in(frame, hours, grid, place.width, 2, kept.scale);
    two.kept = kept.least;
    return two;
}

void draw_day(Stage& stage, std::size_t at, const Day& day, const Week& week, touch::Rect place) {
    touch::Frame& frame = stage.frame;
    if (week.names > 0) {
        const float line = frame.measure(words::weekday(at), bold_look(week.scale), 0).height;
        frame.words("name:" + std::to_string(at),
                    {place.x, place.y + (place.height - line) / 2, week.names, line}, words::weekday(at),
                    bold_look(week.scale));
    }
    const Cell cell = cell_of(at, day, week);
    if (frame.button("day:" + std::to_string(at), {place.x + week.names, place.y, week.button, place.height},
                     {.words = cell.words, .look = cell.look}))
        stage.ask(StaffDay{at});
}

void draw_days(Stage& stage, const StaffHours& hours, const Week& week, touch::Rect place) {
    const float gap = stage.frame.theme().gap;
    for (std::size_t at = 0; at < hours.week.size(); ++at) {
        const auto column = static_cast<float>(at / week.rows()), row = static_cast<float>(at % week.rows());
        draw_day(stage, at, hours.week[at], week,
                 {place.x + column * (week.button + gutter(stage.frame)), place.y + row * (week.row + gap),
                  week.names + week.button, week.row});
    }
}

BarButton back_from_week() {
    touch::ButtonLook filled;
    filled.emphasis = touch::Emphasis::filled;
    return {"leave", words::say("button", "Back"), filled, StaffPage{Staff::Page::state}};
}

std::string about_week() {
    return words::say("staff hours",
                      // Translators: for staff, beside the opening hours.
                      "Choose a day to change it. Outside these hours nobody can begin; whoever has "
                      "begun may finish.");
}

// The page of all days. Back and the words about the days stand beside them; where these would then have
// letters smaller than promised, Back stands beside the heading and the words at the foot.
struct WeekPage {
    touch::Rect heading, back, days, about;
    bool reads_above = false;
    KeptScale words;  // about the days
    Week week = {};
    float kept() const { return std::min(words.least, week.kept); }
};

WeekPage beside_or_under(Stage& stage, const StaffAreas& areas) {
    touch::Frame& frame = stage.frame;
    WeekPage page;
    page.heading = page.days = areas.first;
    const BarButton back = back_from_week();
    page.back = page.about = areas.second;
    page.back.height = frame.button_height({.words = back.words, .look = back.look}, areas.second.width);
    page.about.y = page.back.bottom() + frame.theme().gap;
    page.about.height = areas.second.bottom() - page.about.y;
    page.words = kept_scale(frame, page.about.height, [&](float scale) {
        return frame.measure(about_week(), {.scale = scale}, page.about.width).height;
    });
    return page;
}

WeekPage across(Stage& stage, const StaffAreas& areas) {
    touch::Frame& frame = stage.frame;
    const touch::Rect place = above_lower(stage, areas.whole);
    const BarButton back = back_from_week();
    const touch::Frame::Button button{.words = back.words, .look = back.look};
    WeekPage page;
    page.heading = page.back = page.days = page.about = place;
    page.back.width = areas.columns_as_wide_as(frame, frame.button_width(button));
    page.back.height = frame.button_height(button, page.back.width);
    page.back.x = place.right() - page.back.width;
    page.heading.width = page.back.x - place.x - gutter(frame);
    page.words = {small_scale(frame), frame.letter()};
    page.about.height = frame.measure(about_week(), {.scale = page.words.scale}, place.width).height;
    page.about.y = place.bottom() - page.about.height;
    page.days.height = page.about.y - measure::body_inset / 2 - place.y;
    return page;
}

// In reach mode: what is read above, Back under the days where the glass is upright.
WeekPage read_above(Stage& stage, const StaffAreas& areas, float heading) {
    touch::Frame& frame = stage.frame;
    WeekPage page = beside_or_under(stage, areas);
    page.heading = page.about = areas.above;
    page.reads_above = true;
    const float used = heading + aired(frame, measure::body_inset);
    page.about.y += used;
    page.about.height = std::max(0.0F, page.about.height - used);
    page.words = kept_scale(frame, page.about.height, [&](float scale) {
        return frame.measure(about_week(), {.scale = scale}, page.about.width).height;
    });
    if (frame.lies()) return page;
    page.back.y = areas.second.bottom() - page.back.height;
    page.days.height = page.back.y - measure::body_inset - page.days.y;
    return page;
}

void draw_week(Stage& stage, const StaffHours& hours, const StaffAreas& areas) {
    touch::Frame& frame = stage.frame;
    const touch::TextLook look = heading_look(frame, heading_scale(frame));
    const std::string heading = words::say("staff", "Opening hours");
    const auto planned = [&](WeekPage page) {
        page.heading.height = frame.measure(heading, look, page.heading.width).height;
        if (page.reads_above) {
            page.week = week_in(frame, hours, areas, page.days);
            return page;
        }
        const bool under_back = page.back.y == page.heading.y && page.back.x < page.days.right();
        const float above = std::max(page.heading.height, under_back ? page.back.height : 0) +
                            aired(frame, measure::body_inset);
        page.days.y += above;
        page.days.height -= above;
        page.week = week_in(frame, hours, areas, page.days);
        return page;
    };
    const WeekPage beside = planned(beside_or_under(stage, areas));
    const WeekPage wide = planned(across(stage, areas));
    const WeekPage low =
        planned(read_above(stage, areas, frame.measure(heading, look, areas.above.width).height));
    const bool is_across = low.kept() == 0 && wide.kept() > beside.kept();
    const WeekPage& page = low.kept() > 0 ? low : is_across ? wide : beside;
    const auto draw_about = [&] {
        frame.words("what", page.about, about_week(), {.scale = page.words.scale});
    };
    frame.words("heading", page.heading, heading, look);
    if (page.reads_above) draw_about();
    const BarButton back = back_from_week();
    const auto draw_back = [&] {
        if (frame.button(back.id, page.back, {.words = back.words, .look = back.look}))
            stage.ask(back.intent);
    };
    if (is_across) draw_back();
    draw_days(stage, hours, page.week, page.days);
    if (!is_across) draw_back();
    if (!page.reads_above) draw_about();
}

// ---- one day

std::string closed_all_day() {
    // Translators: for staff, on the page of a day of the week, and a button there: the building is closed on
    // it.
    return words::say("staff hours", "Closed all day");
}

Stepper stepper_of(Stage& stage, std::size_t at, const std::string& id, const std::string& label,
                   DayChange earlier, DayChange later) {
    Stepper stepper;
    stepper.id = id;
    stepper.label = stepper.name = label;
    stepper.turn = [&stage, at, earlier, later](int by) {
        stage.ask(StaffChangeDay{at, by < 0 ? earlier : later});
    };
    return stepper;
}

std::vector<Stepper> steppers_of(Stage& stage, std::size_t at, const Day& day) {
    // Translators: for staff, before the time of day at which the building opens.
    Stepper opens = stepper_of(stage, at, "opens", words::say("staff hours", "Opens"),
                               DayChange::opens_earlier, DayChange::opens_later);
    opens.shown = day.opens;
    opens.can_lower = day.may_open_earlier;
    opens.can_higher = day.may_open_later;
    // Translators: for staff, before the time of day at which the building closes.
    Stepper closes = stepper_of(stage, at, "closes", words::say("staff hours", "Closes"),
                                DayChange::closes_earlier, DayChange::closes_later);
    closes.shown = day.closes;
    closes.can_lower = day.may_close_earlier;
    closes.can_higher = day.may_close_later;
    return {opens, closes};
}

void add_facts(Card& read, Card& pressed, Stage& stage, std::size_t at, const Day& day, float width) {
    read.words("heading", words::weekday(at), heading_look(stage.frame, heading_scale(stage.frame)), 0.3F);
    read.words("hours", day.hours.empty() ? closed_all_day() : day.hours, bold_look(1));
    if (!day.opens.empty())
        for (Block& block :
             stepper_blocks(stage, steppers_of(stage, at, day), {words::in_own_digits("88:88")}, width))
            pressed.block(block.height, std::move(block.draw));
    const std::string has_break =
        // Translators: for staff, of a day with several opening hours, such as 9:30–12:30 and 13:30–17:00.
        words::say("staff hours", "If you change the hours here, this day will have no break.");
    if (day.has_break) read.words("break", has_break, {}, 0.6F);
    // Translators: for staff; {0} is the opening hours that were set up for a day which staff have changed.
    const std::string before = words::say("staff hours", "Changed here. As set up: {0}");
    if (day.changed) read.words("before", words::fill(before, {hours_of(day.as_set_up)}), {}, 0.6F);
}

Card ways_from_day(Stage& stage, std::size_t at, const Day& day) {
    Card card(stage);
    touch::ButtonLook plain, filled, back;
    filled.emphasis = touch::Emphasis::filled;
    back.enabled = day.changed;
    card.button({"leave", words::say("button", "Back"), filled, StaffPage{Staff::Page::hours}});
    // Translators: button for staff, on the page of a day of the week on which the building was closed.
    const std::string open = words::say("staff hours", "Open on this day");
    if (day.opens.empty())
        card.button({"open", open, plain, StaffChangeDay{at, DayChange::open}});
    else
        card.button({"closed", closed_all_day(), plain, StaffChangeDay{at, DayChange::closed}});
    // Translators: button for staff; takes back what they changed of a day's opening hours.
    const std::string as_set_up = words::say("staff hours", "As set up");
    card.button({"as-set-up", as_set_up, back, StaffChangeDay{at, DayChange::as_set_up}});
    return card;
}

}  // namespace

void draw_staff_hours(Stage& stage, const StaffHours& hours) {
    touch::Frame& frame = stage.frame;
    const StaffAreas areas =
        staff_areas(stage, {frame.width() * share_of_buttons, frame.height() * share_of_buttons});
    frame.first_focus("leave");
    if (hours.chosen && *hours.chosen < hours.week.size()) {
        const std::size_t at = *hours.chosen;
        draw_cards(stage, areas, [&](Card& read, Card& pressed) {
            add_facts(read, pressed, stage, at, hours.week[at], areas.first.width);
        });
        ways_from_day(stage, at, hours.week[at]).draw(areas.second, Card::Stand::top);
    } else {
        draw_week(stage, hours, areas);
    }
    draw_lower(stage, areas.whole, LowerOn::paper);
}

}  // namespace screens
