// SPDX-License-Identifier: Apache-2.0
#include "sync/report/questions.h"

#include <algorithm>

#include "kiosk/xforms/singling_out.h"
#include "sync/inbox/result.h"
#include "sync/office/codebook.h"
#include "sync/report/scale.h"

namespace council {

using xforms::ControlKind;
using xforms::DataType;

namespace {

bool is_about_people(std::string_view path) {
    static const std::set<std::string_view> groups = {"equality",  "equalities",   "equality_questions",
                                                      "diversity", "demographics", "equality_monitoring",
                                                      "about_you", "monitoring"};
    for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
        if (groups.contains(path.substr(0, slash))) return true;
        path.remove_prefix(slash + 1);
    }
    return xforms::asks_for_a_trait(path);
}

std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string in(const xforms::OutlineWords& words, std::size_t language) {
    return language < words.size() ? words[language] : "";
}

std::vector<Labelled> choices_of(const Dictionary& dictionary, const Dictionary::Node& node,
                                 const std::string& language) {
    std::vector<Labelled> choices;
    std::set<std::string> known;
    for (const auto& meaning : node.meanings) {
        const std::size_t which = language_of(dictionary.versions()[meaning.version], language);
        for (const auto& choice : meaning.node->choices) {
            if (!known.insert(choice.value).second) continue;
            const std::string label = one_line(in(choice.label, which));
            choices.push_back({choice.value, label.empty() ? choice.value : label});
        }
    }
    return choices;
}

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::optional<Question::Shown> shown_as(const xforms::OutlineNode& node) {
    if (!node.control || *node.control == ControlKind::trigger) return std::nullopt;
    if (*node.control == ControlKind::select_one) return Question::Shown::one_choice;
    if (*node.control == ControlKind::select_many) return Question::Shown::several_choices;
    if (*node.control == ControlKind::rank) return Question::Shown::ranking;
    if (node.type == DataType::integer || node.type == DataType::decimal ||
        *node.control == ControlKind::range)
        return Question::Shown::number;
    if (node.type != DataType::string || has(node.appearance, "short")) return Question::Shown::short_text;
    return Question::Shown::long_text;
}

// What nobody may be told by: texts, numbers and follow-up questions about who somebody is.
bool gives_groups_away(const Question& question, const xforms::OutlineNode& node) {
    if (!is_about_people(node.path)) return false;
    return node.conditional || question.table > 0 || question.shown != Question::Shown::one_choice;
}

std::optional<Question> question_of(const Dictionary& dictionary, std::uint32_t number,
                                    const std::string& language, const NamedNodes& named) {
    const Dictionary::Node& known = dictionary.nodes()[number];
    const xforms::OutlineNode& node = known.newest();
    const auto shown = shown_as(node);
    if (!shown || node.role != xforms::OutlineNode::Role::answer || named.leave_out.contains(node.path))
        return std::nullopt;
    Question question{number, known.table, *shown, named.groups.contains(node.path), node.path, "", {}, {}};
    if (!question.is_group && gives_groups_away(question, node)) return std::nullopt;
    const std::size_t which = language_of(dictionary.versions()[known.meanings.front().version], language);
    question.label = one_line(in(node.label, which));
    if (question.label.empty()) question.label = node.path;
    question.choices = choices_of(dictionary, known, language);
    if (question.shown != Question::Shown::one_choice) return question;
    question.is_group = question.is_group || is_about_people(node.path);
    const auto scale =
        scale_of(question.choices, has(node.appearance, "likert") || named.scales.contains(node.path));
    if (scale && !question.is_group) {
        question.shown = Question::Shown::scale;
        question.scale = *scale;
    }
    return question;
}

}  // namespace

Result<std::vector<Question>> questions_of(const Dictionary& dictionary, const std::string& language,
                                           const NamedNodes& named) {
    std::vector<Question> questions;
    std::set<std::string> unknown = named.scales;
    unknown.insert(named.groups.begin(), named.groups.end());
    for (const auto& table : dictionary.tables())
        for (const std::uint32_t node : table.columns) {
            auto question = question_of(dictionary, node, language, named);
            if (!question) continue;
            if (named.groups.contains(question->path) && question->table > 0)
                return fail(ErrorKind::invalid,
                            question->path +
                                ": stands in a repeat, where one person may give several answers. People can "
                                "be told apart only by what each of them is asked once.");
            if (question->shown == Question::Shown::scale || question->shown == Question::Shown::one_choice)
                unknown.erase(question->path);
            questions.push_back(std::move(*question));
        }
    if (unknown.empty()) return questions;
    return fail(ErrorKind::invalid, *unknown.begin() +
                                        ": the form has no question with one choice there. Give its path "
                                        "below the root, as equality/age_group.");
}

}  // namespace council
