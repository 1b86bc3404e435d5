// SPDX-License-Identifier: Apache-2.0
#include "kiosk/visit/choice_search.h"

#include <algorithm>
#include <cwchar>
#include <cwctype>
#include <utility>

namespace kiosk {
namespace {

constexpr std::size_t most_at_once = 60;    // beyond, a list is searched rather than read
constexpr std::size_t most_on_screen = 40;  // more than the smallest size shows on the largest glass
constexpr std::size_t few = 12;             // a closed list of fewer needs no search

// libc knows the case of every script in the locale that words::open() sets (C.UTF-8).
std::wstring folded(const std::string& words) {
    std::wstring wide;
    std::mbstate_t state{};
    const char* at = words.data();
    const char* end = at + words.size();
    while (at < end) {
        wchar_t letter = 0;
        const std::size_t bytes = std::mbrtowc(&letter, at, static_cast<std::size_t>(end - at), &state);
        if (bytes == 0 || bytes > static_cast<std::size_t>(end - at)) break;
        wide += static_cast<wchar_t>(std::towlower(static_cast<std::wint_t>(letter)));
        at += bytes;
    }
    return wide;
}

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
    const std::wstring wanted = folded(search);
    if (folded_.empty() && !wanted.empty())
        for (const xforms::Choice& choice : choices_) folded_.push_back(folded(choice.label.plain()));
    found_.clear();
    for (std::size_t at = 0; at < choices_.size(); ++at)
        if (wanted.empty() || folded_[at].find(wanted) != std::wstring::npos) found_.push_back(at);
    searched_ = search;
}

screens::ChoiceSearch SearchableChoices::show(xforms::Question& question, const std::string& search,
                                              int first) {
    if (search != searched_) find(search);
    screens::ChoiceSearch list;
    list.open = true;
    list.searchable = choices_.size() > few || question.has_any_appearance({"autocomplete", "search"});
    list.found = static_cast<int>(found_.size());
    list.first = std::clamp(first, 0, std::max(0, list.found - 1));
    question.choices.clear();
    for (auto at = static_cast<std::size_t>(list.first);
         at < found_.size() && question.choices.size() < most_on_screen; ++at)
        question.choices.push_back(choices_[found_[at]]);
    return list;
}

}  // namespace kiosk
