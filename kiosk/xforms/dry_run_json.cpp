// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/dry_run_json.h"

namespace xforms {

namespace {

using nlohmann::json;

const char* name_of(ControlKind kind) {
    switch (kind) {
        case ControlKind::note:
            return "note";
        case ControlKind::input:
            return "input";
        case ControlKind::select_one:
            return "select1";
        case ControlKind::select_many:
            return "select";
        case ControlKind::rank:
            return "rank";
        case ControlKind::range:
            return "range";
        case ControlKind::trigger:
            return "trigger";
    }
    return "";
}

const char* name_of(DataType type) {
    switch (type) {
        case DataType::string:
            return "string";
        case DataType::integer:
            return "int";
        case DataType::decimal:
            return "decimal";
        case DataType::boolean:
            return "boolean";
        case DataType::date:
            return "date";
        case DataType::time:
            return "time";
        case DataType::date_time:
            return "dateTime";
    }
    return "";
}

const char* name_of(Violation::Rule rule) {
    switch (rule) {
        case Violation::Rule::required:
            return "required";
        case Violation::Rule::constraint:
            return "constraint";
        case Violation::Rule::type:
            return "type";
        case Violation::Rule::too_much:
            return "too_much";
    }
    return "";
}

json json_of(const Repeat& repeat) {
    json instances = json::array();
    for (const Repeat::Instance& instance : repeat.instances)
        instances.push_back({{"reference", instance.reference}, {"first_page", instance.first_page}});
    return {{"reference", repeat.reference},
            {"label", repeat.label.plain()},
            {"fixed", repeat.fixed},
            {"instances", std::move(instances)}};
}

}  // namespace

json json_of(const std::vector<Violation>& violations) {
    json all = json::array();
    for (const Violation& violation : violations)
        all.push_back({{"reference", violation.reference},
                       {"rule", name_of(violation.rule)},
                       {"message", violation.message.plain()}});
    return all;
}

json json_of(const Question& question) {
    json choices = json::array();
    for (const Choice& choice : question.choices)
        choices.push_back(
            {{"value", choice.value}, {"label", choice.label.plain()}, {"selected", choice.selected}});
    json all{{"reference", question.reference},
             {"control", name_of(question.control)},
             {"type", name_of(question.type)},
             {"appearance", question.appearance},
             {"label", question.label.plain()},
             {"hint", question.hint.plain()},
             {"guidance", question.guidance.plain()},
             {"choices", std::move(choices)},
             {"value", question.value},
             {"required", question.required},
             {"readonly", question.readonly},
             {"relevant", true}};
    if (question.range)
        all["range"] = {
            {"start", question.range->start}, {"end", question.range->end}, {"step", question.range->step}};
    if (question.most_characters) all["most_characters"] = *question.most_characters;
    for (const auto& [name, file] :
         {std::pair("image", &question.label.image), {"audio", &question.label.audio}})
        if (!file->empty()) all[name] = *file;
    return all;
}

json pages_of(const Instance& instance) {
    json all = json::array();
    for (const std::string& reference : instance.pages()) {
        const Page page = instance.page(reference);
        json titles = json::array(), questions = json::array();
        for (const Words& title : page.titles) titles.push_back(title.plain());
        for (const Question& question : page.questions) questions.push_back(json_of(question));
        json one{{"reference", reference},
                 {"appearance", page.appearance},
                 {"titles", std::move(titles)},
                 {"questions", std::move(questions)},
                 {"violations", json_of(instance.violations(reference))}};
        if (page.repeat) one["repeat"] = json_of(*page.repeat);
        all.push_back(std::move(one));
    }
    return all;
}

}  // namespace xforms
