// SPDX-License-Identifier: Apache-2.0
#include "tests/screens/control_examples.h"

namespace examples {
namespace {

using screens::DateField;
using xforms::ControlKind;
using xforms::DataType;

screens::Item item(Tongue tongue, ControlKind control, const std::string& reference,
                   const std::string& english, const std::string& arabic) {
    screens::Item made;
    made.question.reference = reference;
    made.question.control = control;
    made.question.label = words(pick(tongue, english, arabic));
    return made;
}

void add_choices(Tongue tongue, screens::Item& item,
                 const std::vector<std::pair<std::string, std::string>>& labels) {
    for (const auto& [english, arabic] : labels)
        item.question.choices.push_back({"c" + std::to_string(item.question.choices.size()),
                                         words(pick(tongue, english, arabic)), false});
}

const std::vector<std::pair<std::string, std::string>> agreement = {
    {"Agree", "أوافق"}, {"Neither", "محايد"}, {"Disagree", "أعارض"}, {"Don’t know", "لا أعرف"}};

xforms::Question answered(DataType type, const std::string& value) {
    xforms::Question question;
    question.control = ControlKind::input;
    question.type = type;
    question.value = value;
    return question;
}

}  // namespace

screens::View choices(Tongue tongue, const std::string& appearance) {
    screens::Item made = item(tongue, ControlKind::select_one, "/data/parks", "Are there enough parks?",
                              "هل توجد حدائق كافية؟");
    made.question.appearance = {appearance};
    add_choices(tongue, made, agreement);
    made.question.choices[1].selected = true;
    made.question.value = "c1";
    return page(tongue, {made});
}

screens::View table(Tongue tongue) {
    screens::Item head = item(tongue, ControlKind::select_one, "/data/head", "Are there enough of these?",
                              "هل يوجد ما يكفي من هذه؟");
    head.question.appearance = {"label"};
    add_choices(tongue, head, agreement);
    screens::Item parks = item(tongue, ControlKind::select_one, "/data/parks", "Parks", "الحدائق");
    parks.question.appearance = {"list-nolabel"};
    add_choices(tongue, parks, agreement);
    screens::Item buses = item(tongue, ControlKind::select_one, "/data/buses",
                               "Buses in the evening and at weekends", "حافلات المساء");
    buses.question.appearance = {"list-nolabel"};
    buses.error = "Answer this question to continue";
    add_choices(tongue, buses, agreement);
    return page(tongue, {head, parks, buses});
}

screens::View long_table(Tongue tongue) {
    screens::View view = table(tongue);
    auto& shown = std::get<screens::QuestionPage>(view.screen);
    shown.titles = {words(pick(tongue, "What the city has", "ما لدى المدينة"))};
    const screens::Item parks = shown.items[1];
    shown.items.resize(2);
    constexpr int rows = 24;
    for (int at = 1; at < rows; ++at) {
        screens::Item more = parks;
        more.question.reference = "/data/more" + std::to_string(at);
        more.question.label = words(pick(tongue, "Service ", "خدمة ") + std::to_string(at));
        shown.items.push_back(more);
    }
    return view;
}

screens::View repeat(Tongue tongue, int instances) {
    screens::RepeatPage made;
    made.repeat.reference = "/data/person";
    made.repeat.label = words(pick(tongue, "People in your household", "أفراد أسرتك"));
    made.titles = {words(pick(tongue, "Your home", "منزلك"))};
    for (int at = 1; at <= instances; ++at) {
        const std::string reference = "/data/person[" + std::to_string(at) + "]";
        xforms::Repeat::Instance instance{reference, reference + "/name", {}};
        if (at != 2)
            instance.answers = {answered(DataType::string, pick(tongue, "Maria", "مريم")),
                                answered(DataType::integer, "34"),
                                answered(DataType::string, pick(tongue, "Full-time carer", "راعية"))};
        made.repeat.instances.push_back(std::move(instance));
    }
    made.progress = {.number = 4, .done = 0.25F};
    return of(tongue, made);
}

screens::View closed_list(Tongue tongue) {
    screens::Item made = item(tongue, ControlKind::select_one, "/data/street", "Which street do you live in?",
                              "في أي شارع تسكن؟");
    made.list = screens::ChoiceSearch{};
    made.question.value = "hope";
    made.question.choices = {{"hope", words(pick(tongue, "Hope Street", "شارع هوب")), true}};
    return page(tongue, {made});
}

screens::View open_list(Tongue tongue, int found, int first, bool searching) {
    screens::Item made = item(tongue, ControlKind::select_one, "/data/street", "Which street do you live in?",
                              "في أي شارع تسكن؟");
    made.list = screens::ChoiceSearch{.searchable = true, .open = true, .found = found, .first = first};
    for (int at = first; at < std::min(found, first + 40); ++at)
        made.question.choices.push_back(
            {"s" + std::to_string(at), words(pick(tongue, "Hope Street ", "شارع هوب ") + std::to_string(at)),
             false});
    screens::View view = page(tongue, {made});
    auto& shown = std::get<screens::QuestionPage>(view.screen);
    if (!searching) return view;
    shown.search = {"ho", 2, 0};
    shown.keyboard = screens::Keyboard{screens::search_field, code_of(tongue)};
    return view;
}

screens::View date(Tongue tongue, std::vector<screens::DateFieldValue> parts) {
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

screens::View number(Tongue tongue, const std::string& value, const std::string& appearance) {
    screens::Item made = item(tongue, ControlKind::input, "/data/budget", "How much should the park cost?",
                              "كم ينبغي أن تكلف الحديقة؟");
    made.question.type = DataType::decimal;
    made.question.value = value;
    made.question.appearance = {appearance};
    return page(tongue, {made});
}

std::vector<std::pair<std::string, screens::View>> control_views(Tongue tongue) {
    screens::View refused = date(
        tongue, {{DateField::day, 31}, {DateField::month, std::nullopt}, {DateField::year, std::nullopt}});
    std::get<screens::QuestionPage>(refused.screen).items[0].error = "Enter a real date";
    screens::View removing = repeat(tongue, 3);
    std::get<screens::RepeatPage>(removing.screen).removing = "/data/person[1]";
    screens::View fixed = repeat(tongue, 2);
    std::get<screens::RepeatPage>(fixed.screen).repeat.fixed = true;
    screens::View full = repeat(tongue, 3);
    std::get<screens::RepeatPage>(full.screen).repeat.full = true;
    return {{"repeat", repeat(tongue, 3)},
            {"empty repeat", repeat(tongue, 0)},
            {"fixed repeat", fixed},
            {"full repeat", full},
            {"removing", removing},
            {"likert", choices(tongue, "likert")},
            {"columns", choices(tongue, "columns")},
            {"three columns", choices(tongue, "columns-3")},
            {"packed", choices(tongue, "columns-pack")},
            {"table", table(tongue)},
            {"long table", long_table(tongue)},
            {"closed list", closed_list(tongue)},
            {"open list", open_list(tongue, 10000, 0, false)},
            {"list further down", open_list(tongue, 10000, 9990, false)},
            {"list searched", open_list(tongue, 700, 0, true)},
            {"nothing found", open_list(tongue, 0, 0, true)},
            {"date", date(tongue, {{DateField::day, 15}, {DateField::month, 9}, {DateField::year, 2024}})},
            {"date begun", refused},
            {"date and time", date(tongue, {{DateField::day, 1},
                                            {DateField::month, 2},
                                            {DateField::year, 1999},
                                            {DateField::hour, 9},
                                            {DateField::minute, std::nullopt}})},
            {"range", range(tongue, "", "")},
            {"range chosen", range(tongue, "", "7")},
            {"range by tenths", range(tongue, "no-ticks", "2.5", 0.1)},
            {"upright range", range(tongue, "vertical", "3")},
            {"picker", range(tongue, "picker", "3")},
            {"rating", range(tongue, "rating", "4")},
            {"rank", rank(tongue, "")},
            {"rank chosen", rank(tongue, "c0 c1 c2")},
            {"trigger", trigger(tongue, "")},
            {"trigger chosen", trigger(tongue, "OK")},
            {"number", number(tongue, "1234567.5", "thousands-sep")}};
}

}  // namespace examples
