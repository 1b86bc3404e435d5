// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/choice_search.h"

#include <algorithm>
#include <utility>

#include "kiosk/visit/folding.h"

namespace kiosk {
namespace {

constexpr std::size_t most_at_once = 60;    // beyond, a list is searched rather than read
constexpr std::size_t most_on_screen = 40;  // more than the smallest size shows on the largest glass
constexpr std::size_t few = 12;             // a closed list of fewer needs no search

}  // namespace

bool is_long_list(const xforms::Question& question) {
    const bool select = question.control == xforms::ControlKind::select_one ||
                        question.control == xforms::ControlKind::select_many;
    if (!select || question.readonly) return false;
    return question.choices.size() > most_at_once ||
           question.has_any_appearance({"minimal", "autocomplete", "search", "compact"});
}

SearchableChoices::SearchableChoices(xforms::Question& question) : choices_(std::move(question.choices)) {
    question.choices.clear();
    for (const xforms::Choice& choice : choices_)
        if (choice.selected) question.choices.push_back(choice);
    find("");
}

void SearchableChoices::find(const std::string& search) {
    const std::u16string wanted = folded(search);
    if (!wanted.empty()) fold_labels();
    found_.clear();
    for (std::size_t at = 0; at < choices_.size(); ++at)
        if (wanted.empty() || folded_[at].find(wanted) != std::u16string::npos) found_.push_back(at);
    searched_ = search;
}

void SearchableChoices::fold_labels() {
    if (!folded_.empty()) return;
    folded_.reserve(choices_.size());
    for (const xforms::Choice& choice : choices_) folded_.push_back(folded(choice.label.plain()));
}

screens::ChoiceSearch SearchableChoices::show(xforms::Question& question, const std::string& search,
                                              int first) {
    if (search != searched_) find(search);
    screens::ChoiceSearch list;
    list.open = true;
    list.searchable = choices_.size() > few || question.has_any_appearance({"autocomplete", "search"});
    if (list.searchable) fold_labels();  // as the list opens, so that no key waits for it
    list.found = static_cast<int>(found_.size());
    list.first = std::clamp(first, 0, std::max(0, list.found - 1));
    question.choices.clear();
    for (auto at = static_cast<std::size_t>(list.first);
         at < found_.size() && question.choices.size() < most_on_screen; ++at)
        question.choices.push_back(choices_[found_[at]]);
    return list;
}

}  // namespace kiosk
