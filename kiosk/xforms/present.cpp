// SPDX-License-Identifier: Apache-2.0
// What a screen is told: words in the language on screen, questions with every condition decided, pages.
#include <algorithm>

#include "kiosk/blanks.h"
#include "kiosk/xforms/instance_state.h"
#include "kiosk/xforms/loading.h"

namespace xforms {

// ---- words

const Translation* InstanceState::translation(const std::string& id) const {
    const auto found = model_.itext.find(id);
    if (found == model_.itext.end()) return nullptr;
    const std::vector<Translation>& all = found->second;
    for (const std::size_t language : {language_, model_.default_language})
        if (language < all.size() && all[language].present) return &all[language];
    const auto any =
        std::find_if(all.begin(), all.end(), [](const Translation& each) { return each.present; });
    return any == all.end() ? nullptr : &*any;
}

std::vector<Paragraph> InstanceState::filled(const Passage& passage, const std::vector<Expression>& outputs,
                                             const Context& at) const {
    if (passage.holes.empty()) return passage.paragraphs;
    std::vector<std::string> values;
    std::size_t together = 0;
    for (const Expression& output : outputs) {
        values.push_back(output.text(at));
        together += values.back().size();
        if (together <= limits::value_bytes) continue;
        allowance_.note(Allowance::value_too_long, output.source());
        values.back().clear();
    }
    return fill(passage, values);
}

std::string InstanceState::written(const Passage& passage, const std::vector<Expression>& outputs,
                                   const Context& at) const {
    std::vector<std::string> values;
    if (!passage.source.empty())
        for (const Expression& output : outputs) values.push_back(output.text(at));
    return as_written(passage, values);
}

Words InstanceState::words_of(const Translation& translation, Wording wording, const Context& at) const {
    Words words;
    words.paragraphs = filled(wording == Wording::guidance ? translation.guidance : translation.words,
                              translation.outputs, at);
    if (wording == Wording::guidance) return words;
    words.image = translation.image;
    words.big_image = translation.big_image;
    words.audio = translation.audio;
    words.video = translation.video;
    return words;
}

Words InstanceState::words_at(const Text& text, const Context& at, Wording wording) const {
    std::string id = text.itext;
    if (text.reference) {
        id = text.reference->text(at);
        if (!text.reference_is_itext) {
            Words words;
            if (wording == Wording::usual) words.paragraphs = parse_markdown(strip_holes(id)).paragraphs;
            return words;
        }
    }
    if (!id.empty())
        if (const Translation* found = translation(id)) return words_of(*found, wording, at);
    Words words;
    if (wording == Wording::guidance) return words;
    words.paragraphs = filled(text.inline_words, text.outputs, at);
    // A text id that nobody translated is shown as it is, as JavaRosa does: better than a question without
    // words.
    if (words.paragraphs.empty() && !id.empty())
        words.paragraphs.push_back({Paragraph::Kind::plain, 0, id, {}});
    return words;
}

Words InstanceState::words(const Text& text, FieldId field, NodeId node) const {
    return words_at(text, context(field, node), Wording::usual);
}

std::string InstanceState::itext(std::string_view id) const {
    const Translation* found = translation(std::string(id));
    if (!found) return std::string(id);
    return written(found->words, found->outputs, context(0, tree_.root()));
}

std::string InstanceState::written_at(const Text& text, const Context& at) const {
    std::string id = text.itext;
    if (text.reference) {
        id = text.reference->text(at);
        if (!text.reference_is_itext) return id;
    }
    if (!id.empty())
        if (const Translation* found = translation(id)) return written(found->words, found->outputs, at);
    const std::string inline_words = written(text.inline_words, text.outputs, at);
    return inline_words.empty() ? id : inline_words;
}

std::string InstanceState::language() const {
    return language_ < model_.languages.size() ? model_.languages[language_].code : std::string("en");
}

// ---- pages

struct InstanceState::Walk {
    const InstanceState& state;
    Outline outline;

    void visit(ControlId id, NodeId context, ControlId page, NodeId page_node) {
        const Control& control = state.model_.controls[id];
        if (control.kind == Control::Kind::repeat) return visit_repeat(id, context, page, page_node);
        const bool wraps_repeat = control.field != none && state.model_.fields[control.field].is_repeat;
        NodeId node = context;
        if (control.field != none && (control.kind == Control::Kind::question || !wraps_repeat))
            node = state.in_context(control.field, context);
        if (node == no_node || state.tree_.hidden(node)) return;
        if (control.kind == Control::Kind::question) {
            if (page == none)
                outline.questions.push_back({id, node, id, node});
            else
                outline.questions.push_back({id, node, page, page_node});
            return;
        }
        visit_children(id, node, page, page_node);
    }

    void visit_repeat(ControlId id, NodeId context, ControlId page, NodeId page_node) {
        const FieldId field = state.model_.controls[id].field;
        const NodeId parent = state.in_context(state.model_.fields[field].parent, context);
        if (parent == no_node) return;
        for (const NodeId instance : state.instances(field, parent))
            if (!state.tree_.hidden(instance)) visit_children(id, instance, page, page_node);
        if (state.is_offered(field, parent))
            outline.summaries.push_back({id, parent, outline.questions.size()});
    }

    // A field-list is one page with all in it, a field-list in it included.
    void visit_children(ControlId id, NodeId node, ControlId page, NodeId page_node) {
        const Control& control = state.model_.controls[id];
        if (page == none && control.is_field_list()) {
            page = id;
            page_node = node;
        }
        for (const ControlId child : control.children) visit(child, node, page, page_node);
    }
};

InstanceState::Outline InstanceState::outline() const {
    Walk walk{*this, {}};
    for (const ControlId id : model_.body) walk.visit(id, tree_.root(), none, no_node);
    return std::move(walk.outline);
}

std::vector<QuestionNode> InstanceState::asked() const {
    return outline().questions;
}

// One that has instances is relevant where any of them is; one that has none, where its own condition says
// so.
bool InstanceState::is_offered(FieldId repeat, NodeId parent) const {
    if (tree_.hidden(parent)) return false;
    const Field& field = model_.fields[repeat];
    const std::vector<NodeId> present = instances(repeat, parent);
    if (!present.empty())
        return std::any_of(present.begin(), present.end(),
                           [&](NodeId instance) { return tree_.own_relevance(instance); });
    if (model_.controls[field.control].fixed) return false;
    return !field.bind.relevant || truth(field.bind.relevant, field.parent, parent);
}

std::string InstanceState::reference(const Summary& summary) const {
    return reference(summary.parent) + "/" + model_.fields[model_.controls[summary.control].field].name;
}

Repeat InstanceState::repeat(const Summary& summary, const std::vector<QuestionNode>& questions) const {
    const Control& control = model_.controls[summary.control];
    const FieldId around = model_.fields[control.field].parent;
    Repeat repeat;
    repeat.reference = reference(summary);
    repeat.fixed = control.fixed;
    repeat.label = words(own_label(control) ? control.label : model_.controls[control.parent].label, around,
                         summary.parent);
    for (const NodeId instance : instances(control.field, summary.parent))
        if (tree_.own_relevance(instance)) repeat.instances.push_back(instance_of(questions, instance));
    return repeat;
}

// Every relevant repeat, and for each instance the page of the first question below it.
std::vector<Repeat> InstanceState::repeats() const {
    const std::vector<QuestionNode> questions = asked();
    std::vector<Repeat> all;
    for (ControlId id = 0; id < model_.controls.size(); ++id) {
        if (model_.controls[id].kind != Control::Kind::repeat) continue;
        const FieldId around = model_.fields[model_.controls[id].field].parent;
        each_node(around, tree_.root(), [&](NodeId parent) {
            if (!tree_.hidden(parent)) all.push_back(repeat({id, parent, 0}, questions));
        });
    }
    return all;
}

Repeat::Instance InstanceState::instance_of(const std::vector<QuestionNode>& questions,
                                            NodeId instance) const {
    constexpr std::size_t most_answers = 3;
    Repeat::Instance found{reference(instance), {}, {}};
    for (const QuestionNode& asked : questions) {
        NodeId around = asked.node;
        while (around != no_node && around != instance) around = tree_.parent(around);
        if (around == no_node) continue;
        if (found.first_page.empty()) found.first_page = page_reference(asked);
        if (found.answers.size() == most_answers) break;
        Question answered = question(asked);
        if (answered.control == ControlKind::note || answered.value.empty()) continue;
        std::erase_if(answered.choices, [](const Choice& choice) { return !choice.selected; });
        found.answers.push_back(std::move(answered));
    }
    return found;
}

// A group without a node of its own is named by its place in the body.
std::string InstanceState::page_reference(const QuestionNode& asked) const {
    const Control& page = model_.controls[asked.page];
    std::string text = reference(asked.page_node);
    if (page.field == none || page.field != field_of_node_[asked.page_node])
        text += "#" + std::to_string(asked.page);
    return text;
}

std::vector<Words> InstanceState::titles(const QuestionNode& asked) const {
    const bool alone = model_.controls[asked.page].kind == Control::Kind::question;
    return titles_from(alone ? model_.controls[asked.page].parent : asked.page, asked.node);
}

// The label that the summary itself bears is not said twice.
std::vector<Words> InstanceState::titles(const Summary& summary) const {
    const Control& control = model_.controls[summary.control];
    if (control.parent == none) return {};
    const bool own = own_label(control);
    return titles_from(own ? control.parent : model_.controls[control.parent].parent, summary.parent);
}

std::vector<Words> InstanceState::titles_from(ControlId at, NodeId from) const {
    std::vector<Words> titles;
    for (; at != none; at = model_.controls[at].parent) {
        const Control& group = model_.controls[at];
        if (group.label.empty()) continue;
        NodeId node = group.field == none ? tree_.root() : in_context(group.field, from);
        if (node == no_node) node = tree_.root();
        Words title = words(group.label, field_of_node_[node], node);
        if (!title.empty()) titles.insert(titles.begin(), std::move(title));
    }
    return titles;
}

// ---- questions

namespace {

// In the order of the words of the value; what the value does not name keeps the list's order behind them.
void order_by_value(std::vector<Choice>& choices, const std::vector<std::string>& order) {
    const auto place = [&](const Choice& choice) {
        return std::find(order.begin(), order.end(), choice.value) - order.begin();
    };
    std::stable_sort(choices.begin(), choices.end(),
                     [&](const Choice& left, const Choice& right) { return place(left) < place(right); });
}

}  // namespace

Question InstanceState::question(const QuestionNode& asked) const {
    const Control& control = model_.controls[asked.control];
    const Binding& bind = model_.fields[control.field].bind;
    const Context at = context(control.field, asked.node);
    Question question;
    question.reference = reference(asked.node);
    question.type = bind.type;
    question.appearance = control.appearance;
    question.label = words_at(control.label, at, Wording::usual);
    question.hint = words_at(control.hint, at, Wording::usual);
    question.guidance = words_at(control.hint, at, Wording::guidance);
    if (question.guidance.empty()) question.guidance = words_at(control.label, at, Wording::guidance);
    question.range = control.range;
    question.value = tree_.text(asked.node);
    question.required = truth(bind.required, control.field, asked.node);
    question.readonly = readonly(control.field, asked.node);
    question.most_characters = bind.most_characters;
    question.control =
        control.type == ControlKind::input && question.readonly ? ControlKind::note : control.type;

    const std::vector<std::string> chosen = chosen_in(control, question.value);
    const bool is_select = !control.items.empty() || control.itemset;
    for (const Option& option : is_select ? options(control, asked.node) : std::vector<Option>()) {
        Context item = at;
        item.node = option.item;
        Choice choice{option.value, words_at(*option.label, item, Wording::usual), false};
        if (choice.label.empty())
            choice.label.paragraphs.push_back({Paragraph::Kind::plain, 0, option.value, {}});
        choice.selected = std::find(chosen.begin(), chosen.end(), option.value) != chosen.end();
        question.choices.push_back(std::move(choice));
    }
    if (control.type == ControlKind::rank) order_by_value(question.choices, chosen);
    return question;
}

// ODK XForms spec, "required" and "constraint": of relevant nodes only, and a constraint only of what has a
// value.
void InstanceState::find_violations(const QuestionNode& asked, std::vector<Violation>& to) const {
    const Control& control = model_.controls[asked.control];
    const Binding& bind = model_.fields[control.field].bind;
    const bool empty = tree_.text(asked.node).empty();
    if (empty && bind.required && truth(bind.required, control.field, asked.node)) {
        // Nobody can answer a note, so a required one would end the visit for ever.
        if (!readonly(control.field, asked.node))
            to.push_back({reference(asked.node), Violation::Rule::required,
                          words(bind.required_message, control.field, asked.node)});
    } else if (!empty && bind.constraint && !truth(bind.constraint, control.field, asked.node)) {
        to.push_back({reference(asked.node), Violation::Rule::constraint,
                      words(bind.constraint_message, control.field, asked.node)});
    }
}

}  // namespace xforms
