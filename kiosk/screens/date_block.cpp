// SPDX-License-Identifier: Apache-2.0
// A date and a time of day, part by part, the month in words. No calendar to find one's way in: a person who
// knows a date says it in this order.
#include "kiosk/screens/answer_blocks.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/words/words.h"

namespace screens {
namespace {

std::string label_of(DateField part) {
    switch (part) {
        case DateField::day:
            // Translators: part of a date.
            return words::say("date", "Day");
        case DateField::month:
            // Translators: part of a date.
            return words::say("date", "Month");
        case DateField::year:
            // Translators: part of a date.
            return words::say("date", "Year");
        case DateField::hour:
            // Translators: part of a time of day, from 0 to 23.
            return words::say("date", "Hour");
        case DateField::minute:
            break;
    }
    // Translators: part of a time of day.
    return words::say("date", "Minute");
}

std::string shown(const DateFieldValue& turned) {
    if (!turned.value) return {};
    if (turned.field == DateField::month) return words::month_alone(static_cast<unsigned>(*turned.value));
    const std::string digits = std::to_string(*turned.value);
    const bool clock = turned.field == DateField::hour || turned.field == DateField::minute;
    return words::in_own_digits(clock && digits.size() < 2 ? "0" + digits : digits);
}

std::vector<std::string> widest_of(const std::vector<DateFieldValue>& parts) {
    std::vector<std::string> widest{"8888"};
    for (const DateFieldValue& each : parts)
        for (unsigned month = 1; each.field == DateField::month && month <= 12; ++month)
            widest.push_back(words::month_alone(month));
    return widest;
}

// Far dates take many steps: whoever knows theirs types it.
void add_typing(Flow& flow, Stage& stage, const Item& item) {
    // Translators: button under a date; opens keys on which its digits can be typed.
    const std::string words = words::say("date", "Type the numbers");
    const std::string& reference = item.question.reference;
    const BarButton button = small_button(stage.frame, "type:" + reference, words, OpenField{reference, 0});
    Block block = button_block(stage, button, width_beside(flow, item));
    block.after = stage.frame.theme().gap;
    add_beside(flow, stage, item, std::move(block));
}

}  // namespace

std::string typed_date(const Item& item) {
    std::string shown;
    std::string_view digits = field_value(item);
    for (const DateFieldValue& each : item.date) {
        if (digits.empty()) break;
        const std::size_t many = std::min(digits.size(), digits_of(each.field));
        shown += (shown.empty() ? "" : "  ") + std::string(digits.substr(0, many));
        digits.remove_prefix(many);
    }
    return words::in_own_digits(shown);
}

std::string date_order(const Item& item) {
    std::vector<std::string> parts;
    for (const DateFieldValue& each : item.date) parts.push_back(label_of(each.field));
    return words::listed(parts);
}

void add_date(Flow& flow, Stage& stage, const Item& item) {
    std::vector<Stepper> steppers;
    bool begun = false;
    for (const DateFieldValue& each : item.date) {
        begun = begun || each.value;
        Stepper stepper;
        stepper.id = date_id(item.question, each.field);
        stepper.label = stepper.name = label_of(each.field);
        stepper.shown = shown(each);
        stepper.by_tens = each.field == DateField::year || each.field == DateField::minute;
        stepper.turn = [&stage, &item, field = each.field](int by) {
            stage.ask(StepDateField{item.question.reference, field, by});
        };
        steppers.push_back(std::move(stepper));
    }
    add_steppers(flow, stage, item, std::move(steppers), widest_of(item.date));
    add_typing(flow, stage, item);
    add_clear(flow, stage, item, begun);
}

}  // namespace screens
