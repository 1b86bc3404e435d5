// SPDX-License-Identifier: Apache-2.0
#include "tests/screens/control_examples.h"

namespace examples {
namespace {

using screens::DatePart;
using xforms::ControlKind;

screens::Item item(Tongue tongue, ControlKind control, const std::string& reference,
                   const std::string& english, const std::string& arabic) {
    screens::Item made;
    made.question.reference = reference;
    made.question.control = control;
    made.question.label = words(pick(tongue, english, arabic));
    return made;
}

}  // namespace

screens::View date(Tongue tongue, std::vector<screens::Turned> parts) {
    screens::Item made = item(tongue, ControlKind::input, "/data/since", "When did you move to Liverpool?",
                              "متى انتقلت إلى ليفربول؟");
    made.question.type = xforms::DataType::date;
    made.date = std::move(parts);
    return page(tongue, {made});
}

screens::View range(Tongue tongue, const std::string& appearance, const std::string& value, double step) {
    screens::Item made = item(tongue, ControlKind::range, "/data/safe", "How safe do you feel after dark?",
                              "ما مدى شعورك بالأمان بعد حلول الظلام؟");
    made.question.type = step == 1 ? xforms::DataType::integer : xforms::DataType::decimal;
    made.question.range = xforms::Range{0, 10, step};
    made.question.appearance = {appearance};
    made.question.value = value;
    return page(tongue, {made});
}

screens::View rank(Tongue tongue, const std::string& value) {
    screens::Item made = item(tongue, ControlKind::rank, "/data/first",
                              "Put these in order, the most important first", "رتب هذه، الأهم أولاً");
    const std::vector<std::pair<std::string, std::string>> labels = {
        {"Parks and open spaces", "الحدائق"},
        {"Buses that run in the evening and at weekends", "حافلات تعمل في المساء"},
        {"Libraries", "المكتبات"}};
    for (const auto& [english, arabic] : labels)
        made.question.choices.push_back({"c" + std::to_string(made.question.choices.size()),
                                         words(pick(tongue, english, arabic)), false});
    made.question.value = value;
    return page(tongue, {made});
}

screens::View trigger(Tongue tongue, const std::string& value) {
    screens::Item made =
        item(tongue, ControlKind::trigger, "/data/read", "I have read how the council uses my answers",
             "قرأت كيف يستخدم المجلس إجاباتي");
    made.question.value = value;
    return page(tongue, {made});
}

std::vector<std::pair<std::string, screens::View>> control_views(Tongue tongue) {
    screens::View refused =
        date(tongue, {{DatePart::day, 31}, {DatePart::month, std::nullopt}, {DatePart::year, std::nullopt}});
    std::get<screens::QuestionPage>(refused.sight).items[0].error = "Enter a real date";
    return {{"date", date(tongue, {{DatePart::day, 15}, {DatePart::month, 9}, {DatePart::year, 2024}})},
            {"date begun", refused},
            {"date and time", date(tongue, {{DatePart::day, 1},
                                            {DatePart::month, 2},
                                            {DatePart::year, 1999},
                                            {DatePart::hour, 9},
                                            {DatePart::minute, std::nullopt}})},
            {"range", range(tongue, "", "")},
            {"range chosen", range(tongue, "", "7")},
            {"range by tenths", range(tongue, "no-ticks", "2.5", 0.1)},
            {"upright range", range(tongue, "vertical", "3")},
            {"picker", range(tongue, "picker", "3")},
            {"rating", range(tongue, "rating", "4")},
            {"rank", rank(tongue, "")},
            {"rank chosen", rank(tongue, "c0 c1 c2")},
            {"trigger", trigger(tongue, "")},
            {"trigger chosen", trigger(tongue, "OK")}};
}

}  // namespace examples
