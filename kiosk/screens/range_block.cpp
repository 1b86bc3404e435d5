// SPDX-License-Identifier: Apache-2.0
// A number between two ends: touched on its track, or turned by buttons. ODK XForms spec, "range".
//
// Nothing stands on the track until the person puts it there: a knob at the start would be an answer that
// nobody gave. Appearances: "vertical" stands the track up, "picker" leaves it out, "no-ticks" leaves out its
// ticks, "rating" shows a star for each value.
#include <cmath>

#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/words/numbers.h"

namespace screens {
namespace {

constexpr float track_thickness = 15;
constexpr float tallest_track = 75, shortest_upright = 40;
constexpr int few_steps = 20;   // beyond, buttons go by tens as well
constexpr int most_stars = 15;  // more are no rating but a count
constexpr int most_steps = 1'000'000;

// The values of a range by number: start, start + step... down where the end is below the start.
class Scale {
 public:
    explicit Scale(const xforms::Question& question)
        : range_(question.range.value_or(xforms::Range{})),
          whole_(question.type == xforms::DataType::integer) {
        const double way = std::abs(range_.end - range_.start);
        steps_ = static_cast<int>(std::min(std::floor(way / range_.step + 1e-6), double{most_steps}));
        if (question.value.empty()) return;
        const double value = std::strtod(question.value.c_str(), nullptr);
        at_ = std::clamp(static_cast<int>(std::lround(std::abs(value - range_.start) / range_.step)), 0,
                         steps_);
    }

    int steps() const { return steps_; }
    std::optional<int> at() const { return at_; }

    // As an int or decimal is written: no exponent, no digits that the step has not got.
    std::string value(int step) const {
        const double sign = range_.end < range_.start ? -1 : 1;
        const double number = range_.start + sign * range_.step * step;
        char text[64];
        std::snprintf(text, sizeof text, "%.*f", whole_ ? 0 : 6, number);
        std::string digits = text;
        if (digits.find('.') != std::string::npos) {
            digits.erase(digits.find_last_not_of('0') + 1);
            if (digits.back() == '.') digits.pop_back();
        }
        return digits == "-0" ? "0" : digits;
    }
    std::string shown(int step) const { return words::own_number(value(step)); }

    // The first press begins at the end that it points away from.
    int turned(int by) const {
        if (!at_) return by > 0 ? 0 : steps_;
        return std::clamp(*at_ + by, 0, steps_);
    }

 private:
    xforms::Range range_;
    bool whole_;
    int steps_ = 0;
    std::optional<int> at_;
};

void give(Stage& stage, const Item& item, const Scale& scale, int step) {
    stage.ask(GiveAnswer{item.question.reference, scale.value(step)});
}

touch::Frame::Slider slider_of(const Item& item, const Scale& scale, const std::string& name,
                               const std::string& value) {
    touch::Frame::Slider slider;
    if (const auto at = scale.at(); at && scale.steps() > 0)
        slider.at = static_cast<float>(*at) / static_cast<float>(scale.steps());
    slider.steps = item.question.has_appearance("no-ticks") ? 0 : scale.steps();
    slider.name = name;
    slider.value = value;
    return slider;
}

std::string spoken(const Scale& scale) {
    const auto at = scale.at();
    // Translators: how a value is spoken that the person has not chosen yet.
    return at ? scale.shown(*at) : words::say("check", "Not answered");
}

void draw_track(Stage& stage, const Item& item, const Scale& scale, touch::Rect place) {
    const std::string name = item.question.label.plain(), value = spoken(scale);
    const std::string id = "track:" + item.question.reference;
    if (const auto at = stage.frame.slider(id, place, slider_of(item, scale, name, value)))
        give(stage, item, scale, static_cast<int>(std::lround(*at * static_cast<float>(scale.steps()))));
}

// Its ends stand under a lying track, and beside an upright one.
void add_track(Flow& flow, Stage& stage, const Item& item, const Scale& scale) {
    const float line = line_of(stage.frame);
    const std::string low = scale.shown(0), high = scale.shown(scale.steps());
    const std::string id = "end:" + item.question.reference;
    const float tall = std::min(tallest_track, flow.room() - 3 * stage.frame.theme().target);
    const bool upright = item.question.has_appearance("vertical") && tall > shortest_upright;
    Block block;
    block.height = upright ? tall : track_thickness + line;
    block.after = stage.frame.theme().gap;
    block.draw = [&stage, &item, scale, line, low, high, id, upright](touch::Rect place) {
        touch::Rect track{place.x, place.y, place.width, track_thickness};
        touch::Rect first{place.x, track.bottom(), place.width / 2, line}, last = first;
        touch::TextLook at_end;
        if (upright) {
            track = {place.x, place.y, track_thickness, place.height};
            first = {track.right() + stage.frame.theme().gap, place.bottom() - line,
                     place.width - track_thickness - stage.frame.theme().gap, line};
            last = first;
            last.y = place.y;
        } else {
            last.x += last.width;
            at_end.align = text::Align::end;
        }
        draw_track(stage, item, scale, track);
        if (upright) stage.frame.words(id + ":high", last, high);  // read as it is seen: from the top
        stage.frame.words(id + ":low", first, low);
        if (!upright) stage.frame.words(id + ":high", last, high, at_end);
    };
    add_beside(flow, stage, item, std::move(block));
}

// As many stars in a row as there is room for, each a button of its own with its number.
void add_stars(Flow& flow, Stage& stage, const Item& item, const Scale& scale) {
    touch::ButtonLook look;
    look.icon = "full_star";
    const float gap = stage.frame.theme().gap, room = width_beside(flow, item);
    const float width =
        std::min(std::max(stage.frame.button_width({.words = scale.shown(0), .look = look}),
                          stage.frame.button_width({.words = scale.shown(scale.steps()), .look = look})),
                 room);
    const int in_row = std::max(1, static_cast<int>((room + gap) / (width + gap)));
    for (int first = 0; first <= scale.steps(); first += in_row) {
        Block block;
        block.height = std::max(stage.frame.theme().card_height,
                                stage.frame.button_height({.words = "8", .look = look}, width));
        block.after = gap;
        block.draw = [&stage, &item, scale, look, first, in_row, width, gap](touch::Rect place) {
            const int end = std::min(first + in_row, scale.steps() + 1);
            touch::Rect at{place.x, place.y, width, place.height};
            for (int step = first; step < end; ++step, at.x += width + gap) {
                touch::ButtonLook star = look;
                star.icon = scale.at() && step <= *scale.at() ? "full_star" : "star";
                star.selected = scale.at() == step;
                const std::string id = "star:" + item.question.reference + ":" + scale.value(step);
                if (stage.frame.button(id, at, {.words = scale.shown(step), .look = star}))
                    give(stage, item, scale, step);
            }
        };
        add_beside(flow, stage, item, std::move(block));
    }
}

}  // namespace

void add_range(Flow& flow, Stage& stage, const Item& item) {
    const Scale scale(item.question);
    const bool stars = item.question.has_appearance("rating") && scale.steps() < most_stars;
    if (stars) {
        add_stars(flow, stage, item, scale);
        return add_clear(flow, stage, item, scale.at().has_value());
    }
    if (!item.question.has_appearance("picker")) add_track(flow, stage, item, scale);
    Stepper stepper;
    stepper.id = item.question.reference;
    stepper.name = item.question.label.plain();
    if (const auto at = scale.at()) stepper.shown = scale.shown(*at);
    stepper.by_tens = scale.steps() > few_steps;
    stepper.can_lower = scale.at() != 0;
    stepper.can_higher = scale.at() != scale.steps();
    stepper.turn = [&stage, &item, scale](int by) {
        stage.ask(GiveAnswer{item.question.reference, scale.value(scale.turned(by)), By::step});
    };
    add_steppers(flow, stage, item, {std::move(stepper)},
                 {scale.shown(0), scale.shown(scale.steps()), scale.shown(scale.steps() / 2), "888"});
    add_clear(flow, stage, item, scale.at().has_value());
}

}  // namespace screens
