// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/dry_run.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "kiosk/xforms/dry_run_json.h"
#include "kiosk/xforms/xpath/xpath.h"

namespace xforms {

namespace {

using nlohmann::json;

json json_of(const std::vector<Problem>& problems) {
    json all = json::array();
    for (const Problem& problem : problems)
        all.push_back({{"line", problem.line},
                       {"subject", problem.subject},
                       {"reason", problem.reason},
                       {"refuses", problem.refuses}});
    return all;
}

// The text that a screen would send for this value; nothing where JSON has no such answer.
std::optional<std::string> answer_of(const json& value) {
    if (value.is_null()) return std::string();
    if (value.is_string()) return value.get<std::string>();
    if (value.is_boolean()) return std::string(value.get<bool>() ? "true" : "false");
    if (value.is_number()) return value.dump();
    if (!value.is_array()) return std::nullopt;
    std::string all;
    for (const json& word : value) {
        const std::optional<std::string> text = word.is_array() ? std::nullopt : answer_of(word);
        if (!text) return std::nullopt;
        all += (all.empty() ? "" : " ") + *text;
    }
    return all;
}

class Steps {
 public:
    Steps(Instance& instance, kiosk::Moment now) : instance_(instance), now_(now) {}

    json run(const json& step) {
        const auto text = [&](const char* key) -> std::optional<std::string> {
            if (!step.is_object() || !step.contains(key) || !step[key].is_string()) return std::nullopt;
            return step[key].get<std::string>();
        };
        if (const auto reference = text("set")) {
            if (!step.contains("value")) return failed("set needs a value; null clears");
            return set(*reference, step["value"]);
        }
        if (const auto reference = text("add")) {
            const kiosk::Result<std::string> made = instance_.add_repeat(*reference, now_);
            return made ? json{{"ok", true}, {"reference", *made}} : failed(made.error().sentence);
        }
        if (const auto reference = text("remove")) return done(instance_.remove_repeat(*reference, now_));
        if (const auto name = text("lang")) return speak(*name);
        if (const auto reference = text("get")) return get(*reference);
        if (const auto reference = text("ask")) return ask(*reference);
        if (step.is_object() && step.contains("pages")) return {{"ok", true}, {"pages", pages_of(instance_)}};
        if (step.is_object() && step.contains("validate"))
            return {{"ok", true}, {"violations", json_of(instance_.violations())}};
        return failed("this is no step: it needs one of set, add, remove, lang, get, ask, pages, validate");
    }

 private:
    static json failed(const std::string& sentence) { return {{"ok", false}, {"error", sentence}}; }
    static json done(const kiosk::Result<void>& result) {
        return result ? json{{"ok", true}} : failed(result.error().sentence);
    }

    // A number is a value and nothing that a person typed: of 2.5 an int takes 2, as from a default (Web
    // Forms), and where "2.5" is typed the person is told.
    std::optional<std::string> cast(const std::string& reference, const json& value) const {
        if (!value.is_number_float()) return answer_of(value);
        const std::optional<Question> question = instance_.question(reference);
        if (!question || question->type != DataType::integer) return answer_of(value);
        return to_text(std::trunc(value.get<double>()));
    }

    json set(const std::string& reference, const json& value) {
        const std::optional<std::string> answer = cast(reference, value);
        if (!answer) return failed("a value is a string, a number, true, false, null or an array of these");
        json outcome = done(instance_.answer(reference, *answer, now_));
        if (outcome["ok"]) outcome["value"] = instance_.value(reference);
        return outcome;
    }

    // null, and not "", where there is no such node: an author's slip shows.
    json get(const std::string& reference) const {
        if (!instance_.has(reference)) return {{"ok", true}, {"value", nullptr}};
        return {{"ok", true}, {"value", instance_.value(reference)}};
    }

    json ask(const std::string& reference) const {
        const std::optional<Question> question = instance_.question(reference);
        if (!question) return failed(reference + " is no question of this form.");
        json answer{{"ok", true}, {"question", json_of(*question)}};
        answer["question"]["relevant"] = instance_.is_relevant(reference);
        return answer;
    }

    json speak(const std::string& name) {
        const std::vector<Form::Language>& languages = instance_.form().languages();
        const auto found = std::find_if(languages.begin(), languages.end(), [&](const Form::Language& each) {
            return each.name == name || each.code == name;
        });
        if (found == languages.end()) return failed("the form has no language " + name);
        instance_.set_language(static_cast<std::size_t>(found - languages.begin()));
        return {{"ok", true}};
    }

    Instance& instance_;
    kiosk::Moment now_;
};

json questions_of(const Instance& instance) {
    json all = json::array();
    for (const Instance::Answered& answered : instance.review())
        all.push_back({{"reference", answered.question.reference},
                       {"page", answered.page},
                       {"label", answered.question.label.plain()},
                       {"value", answered.question.value}});
    return all;
}

std::string print(const json& object) {
    return object.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
}

}  // namespace

DryRun tell_decision(const std::vector<Problem>& problems, Verdict verdict, DryRunFormat format) {
    const bool runs = verdict == Verdict::runs;
    DryRun run;
    run.exit_code = runs ? 0 : 1;
    if (format == DryRunFormat::json)
        run.out = print({{"loaded", runs}, {"problems", json_of(problems)}});
    else
        run.out =
            describe(problems) + (runs ? "The kiosk runs this form.\n" : "The kiosk refuses this form.\n");
    return run;
}

DryRun dry_run_form(std::string_view xml, const MediaSource& media, std::string_view steps,
                    const Device& device, kiosk::Moment now, DryRunFormat format, const LeaveOut& leave_out) {
    DryRun run;
    const json list = json::parse(steps, nullptr, false);
    if (!list.is_array()) return {"", "The steps are no JSON array.\n", 2};
    const Form::Loaded loaded = Form::load(xml, media, Form::Use::without_a_screen, leave_out);
    json whole{{"loaded", loaded.form != nullptr}, {"problems", json_of(loaded.problems)}};
    if (!loaded.form) {
        run.exit_code = 1;
        run.errors = describe(loaded.problems);
        if (format == DryRunFormat::json) run.out = print(whole);
        return run;
    }
    Instance instance = Instance::begin(loaded.form, device, now);
    Steps runner(instance, now);
    whole["steps"] = json::array();
    for (const json& step : list) {
        const json outcome = runner.run(step);
        if (!outcome["ok"]) {
            run.exit_code = 3;
            run.errors += "step " + std::to_string(whole["steps"].size() + 1) + " " + step.dump() + ": " +
                          outcome["error"].get<std::string>() + "\n";
        }
        whole["steps"].push_back(outcome);
    }
    whole["violations"] = json_of(instance.violations());
    whole["questions"] = questions_of(instance);
    whole["pages"] = pages_of(instance);
    const kiosk::Result<Submission> finished = instance.finish(now);
    whole["broken"] = finished ? "" : finished.error().sentence;
    if (!finished) {
        run.exit_code = 1;
        run.errors += finished.error().sentence + "\n";
    }
    const Submission submission = finished.value_or(Submission{});
    whole["instance"] = submission.xml;
    run.out = format == DryRunFormat::json ? print(whole) : submission.xml + "\n";
    return run;
}

}  // namespace xforms
