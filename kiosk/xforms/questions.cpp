// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/questions.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "kiosk/xforms/choices.h"
#include "kiosk/xforms/instance_state.h"
#include "kiosk/xforms/wording.h"

namespace xforms {

namespace {

// Where each word of a value stands in it: asked once for each of what may be very many choices.
using Places = std::unordered_map<std::string_view, std::size_t>;

Places places_in(const std::vector<std::string>& chosen) {
    Places places;
    for (const std::string& word : chosen) places.emplace(word, places.size());
    return places;
}

// In the order of the words of the value; what the value does not name keeps the list's order behind them.
void order_by_value(std::vector<Choice>& choices, const Places& chosen) {
    const auto place = [&](const Choice& choice) {
        const auto found = chosen.find(choice.value);
        return found == chosen.end() ? chosen.size() : found->second;
    };
    std::stable_sort(choices.begin(), choices.end(),
                     [&](const Choice& left, const Choice& right) { return place(left) < place(right); });
}

}  // namespace

Question question_of(const InstanceState& state, const QuestionNode& asked) {
    const Control& control = state.model().controls[asked.control];
    const Binding& bind = state.model().fields[control.field].bind;
    const Allowance::For named(state.allowance(), state.model().fields[control.field].path, control.line);
    const Context at = state.context(control.field, asked.node);
    Question question;
    question.reference = state.reference(asked.node);
    question.type = bind.type;
    question.appearance = control.appearance;
    question.label = words_at(state, control.label, at);
    question.hint = words_at(state, control.hint, at);
    question.guidance = words_at(state, control.hint, at, Wording::guidance);
    if (question.guidance.empty()) question.guidance = words_at(state, control.label, at, Wording::guidance);
    question.range = control.range;
    question.value = state.tree().text(asked.node);
    question.required = truth(state, bind.required, control.field, asked.node);
    question.readonly = is_readonly(state, control.field, asked.node);
    question.most_characters = bind.most_characters;
    question.control =
        control.type == ControlKind::input && question.readonly ? ControlKind::note : control.type;

    const std::vector<std::string> chosen = chosen_in(control, question.value);
    const Places places = places_in(chosen);
    const bool is_select = !control.items.empty() || control.itemset;
    std::vector<Option> offered = is_select ? options(state, control, asked.node) : std::vector<Option>();
    question.choices.reserve(offered.size());
    Context item = at;
    for (Option& option : offered) {
        item.node = option.item;
        const bool selected = places.contains(option.value);
        Choice choice{std::move(option.value), words_at(state, *option.label, item), selected};
        if (choice.label.empty())
            choice.label.paragraphs.push_back({Paragraph::Kind::plain, 0, choice.value, {}});
        question.choices.push_back(std::move(choice));
    }
    if (control.type == ControlKind::rank) order_by_value(question.choices, places);
    return question;
}

// ODK XForms spec, "required" and "constraint": of relevant nodes only, and a constraint only of what has a
// value.
void find_violations(const InstanceState& state, const QuestionNode& asked, std::vector<Violation>& to) {
    const Control& control = state.model().controls[asked.control];
    const Binding& bind = state.model().fields[control.field].bind;
    const Allowance::For named(state.allowance(), state.model().fields[control.field].path, bind.line);
    const bool empty = state.tree().text(asked.node).empty();
    if (empty && bind.required && truth(state, bind.required, control.field, asked.node)) {
        // Nobody can answer a note, so a required one would end the visit for ever.
        if (!is_readonly(state, control.field, asked.node))
            to.push_back({state.reference(asked.node), Violation::Rule::required,
                          words_at(state, bind.required_message, state.context(control.field, asked.node))});
    } else if (!empty && bind.constraint && !truth(state, bind.constraint, control.field, asked.node)) {
        to.push_back({state.reference(asked.node), Violation::Rule::constraint,
                      words_at(state, bind.constraint_message, state.context(control.field, asked.node))});
    }
}

}  // namespace xforms
