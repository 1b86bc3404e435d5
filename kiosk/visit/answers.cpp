// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/answers.h"

#include <algorithm>

#include "kiosk/kiosk_name.h"
#include "kiosk/screens/question_blocks.h"
#include "kiosk/visit/date_fields.h"
#include "kiosk/words/numbers.h"

namespace kiosk {
namespace {

using screens::DateFieldValue;

// A new form with its recordings takes an SD card seconds.
constexpr std::chrono::seconds longest_storing{20};

std::string repeat_of(const std::string& instance) {
    return instance.substr(0, instance.rfind('['));
}

// What was typed, as the form stores it; nothing where a number could be read in two ways.
std::optional<std::string> stored(const xforms::Question& question, const std::string& typed) {
    return screens::is_number(question) ? words::stored_number(typed) : typed;
}

const char* name_of(Answers::Rule rule) {
    return rule == Answers::Rule::required ? "is required and has no value" : "breaks a rule of the form";
}

// Whoever can put it right was led there before; what is left stands on no page, and is for staff and the
// form's author. Never thanked for, since the record would not be what the form asks for.
Result<xforms::Submission> finished(xforms::Instance& instance, Moment now) {
    const auto lacking = instance.violations();
    if (lacking.empty()) return instance.finish(now);
    return fail(ErrorKind::invalid, "The answers cannot be sent: " + lacking.front().reference + " " +
                                        name_of(lacking.front().rule) + ", and no page asks for it.");
}

}  // namespace

Answers Answers::fresh(const VisitContext& context, std::size_t language, Moment now) {
    const std::string& name = context.kiosk_name;
    auto instance = xforms::Instance::begin(
        context.form,
        {.id = name.empty() ? unnamed_device : std::string(unnamed_device) + ":" + name,
         .practice = context.practice},
        now);
    if (!context.form_languages.empty()) instance.set_language(context.form_languages[language]);
    return {std::move(instance)};
}

// Bytes that were sealed are of the answers as they were.
void Answers::changed() {
    sealed.reset();
    not_stored = false;
    storing_since.reset();
}

// What is required only while another question says so is no error any more once that says otherwise; what
// cannot be an answer stays one.
void Answers::forgive() {
    std::erase_if(refusals, [&](const auto& refused) {
        const auto& [reference, rule] = refused;
        if (rule == Rule::type || rule == Rule::too_much) return false;
        const auto broken = instance.violations(instance.page_of(reference));
        return std::none_of(broken.begin(), broken.end(), [&of = reference](const xforms::Violation& each) {
            return each.reference == of;
        });
    });
}

bool Answers::give(const std::string& reference, const std::string& value, Moment now) {
    changed();
    refusals.erase(reference);
    const Result<void> given = instance.answer(reference, value, now);
    if (given) {
        forgive();
        return true;
    }
    refusals[reference] = given.error().kind == ErrorKind::refused ? Rule::too_much : Rule::type;
    return false;
}

void Answers::clear(const std::string& reference, Moment now) {
    half_dates.erase(reference);
    give(reference, "", now);
}

void Answers::step_date(const xforms::Question& question, screens::DateField field, int by, Moment now) {
    const auto half = half_dates.find(question.reference);
    std::vector<DateFieldValue> fields = half == half_dates.end() ? fields_of(question) : half->second;
    step(fields, field, by, local_day(now.wall));
    take_date(question, std::move(fields), now);
}

void Answers::type_date(const xforms::Question& question, std::string_view digits, Moment now) {
    std::vector<DateFieldValue> fields = fields_of(question);
    enter(fields, digits);
    take_date(question, std::move(fields), now);
}

void Answers::take_date(const xforms::Question& question, std::vector<DateFieldValue> fields, Moment now) {
    const std::string& reference = question.reference;
    const std::string value = written(question, fields);
    if (value.empty()) {
        // 31 January on its way to 31 March is no date in between, and must not count as the first.
        if (!question.value.empty()) give(reference, "", now);
        refusals.erase(reference);
        half_dates[reference] = std::move(fields);
        return;
    }
    half_dates.erase(reference);
    give(reference, value, now);
}

bool Answers::take_drafts(const std::vector<xforms::Question>& of_page, Moment now) {
    bool all = true;
    for (const xforms::Question& question : of_page) {
        const std::string& reference = question.reference;
        if (half_dates.contains(reference)) {  // half a date is no answer, and not thrown away either
            refusals[reference] = Rule::type;
            all = false;
        }
        const auto draft = drafts.find(reference);
        if (draft == drafts.end()) continue;
        if (!fields_of(question).empty()) {  // its digits were taken as they were typed
            drafts.erase(draft);
            continue;
        }
        const std::optional<std::string> answer = stored(question, draft->second.text);
        if (!answer) refusals[reference] = Rule::type;
        if (answer && give(reference, *answer, now))
            drafts.erase(draft);
        else
            all = false;
    }
    changed();
    return all;
}

bool Answers::page_stands(const std::string& page) {
    const auto violations = instance.violations(page);
    for (const xforms::Violation& violation : violations) {
        // What was begun and cannot be an answer yet is more to the point than that there is none.
        const auto [refused, is_new] = refusals.try_emplace(violation.reference, violation.rule);
        const bool stays = refused->second == Rule::type || refused->second == Rule::too_much;
        if (!is_new && !stays) refused->second = violation.rule;
    }
    return violations.empty();
}

void Answers::refuse_violations() {
    for (const xforms::Violation& violation : instance.violations())
        refusals[violation.reference] = violation.rule;
}

std::optional<std::string> Answers::add_instance(const std::string& repeat, Moment now) {
    const auto made = instance.add_repeat(repeat, now);
    if (!made) return std::nullopt;  // there are as many as one filling-in may hold
    changed();
    forgive();
    return *made;
}

// What was typed into the repeat and is no answer yet goes with it: the instances behind it move up, and a
// draft must not turn up under another person's name.
void Answers::remove_instance(const std::string& removed, Moment now) {
    if (!instance.remove_repeat(removed, now)) return;
    changed();
    const auto below = [&](const auto& entry) { return entry.first.starts_with(repeat_of(removed) + "["); };
    std::erase_if(drafts, below);
    std::erase_if(half_dates, below);
    std::erase_if(refusals, below);
    forgive();
}

// The sealed bytes are made once: sealing again would draw a new key, and a server refuses other bytes under
// the same instanceID.
Result<void> Answers::keep(const VisitContext& context, Moment now) {
    if (!sealed) {
        const Result<xforms::Submission> made = finished(instance, now);
        not_stored = !made;
        if (!made) return tl::unexpected(made.error());
        auto closed = store::seal({made->form_id, made->version, made->instance_id, made->xml}, context.key);
        not_stored = !closed;
        if (!closed) return tl::unexpected(closed.error());
        sealed = std::move(*closed);
    }
    auto kept = context.purpose == VisitContext::Purpose::newsletter
                    ? context.store.outbox().put_apart(*sealed, store::occasion(context.practice), now)
                    : context.store.outbox().put(*sealed, store::occasion(context.practice), now);
    const bool busy = !kept && kept.error().kind == ErrorKind::offline;
    if (busy && now.boot - storing_since.value_or(now).boot < longest_storing) {
        storing_since = storing_since.value_or(now);
        return kept;
    }
    storing_since.reset();
    not_stored = !kept;
    return kept;
}

}  // namespace kiosk
