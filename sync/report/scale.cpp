// SPDX-License-Identifier: Apache-2.0
#include "sync/report/scale.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace council {

namespace {

constexpr std::size_t fewest_steps = 3;

// "Strongly_Disagree" -> " strongly disagree "
std::string spelled(std::string_view value) {
    std::string words = " ";
    for (const char letter : value) {
        const bool upper = letter >= 'A' && letter <= 'Z';
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9');
        words += upper ? static_cast<char>(letter - 'A' + 'a') : plain ? letter : ' ';
    }
    return words + " ";
}

bool holds(const std::string& words, std::initializer_list<const char*> any) {
    return std::any_of(any.begin(), any.end(),
                       [&](const char* each) { return words.find(each) != std::string::npos; });
}

bool is_outside(const std::string& words) {
    return holds(words, {" dont know ", " don t know ", " do not know ", " dk ", " not sure ", " unsure ",
                         " prefer not ", " not applicable ", " na ", " n a ", " no opinion ", " other ",
                         " no answer ", " rather not "});
}

// -1, 0 or 1: at which pole a choice stands. Negative words come first, since many hold a positive one.
int pole_of(const std::string& words) {
    if (holds(words, {" neither ", " neutral ", " average ", " undecided ", " mixed ", " same "})) return 0;
    if (holds(words,
              {" disagree", " dissatisf", " unlikely", " unimportant", " unhappy", " unsafe", " oppose",
               " poor",     " bad",       " worse",    " difficult",   " never ",  " low",    " negative",
               " not ",     " less ",     " against ", " hard",        " rarely ", " worst "}))
        return -1;
    if (holds(words, {" agree", " satisf",    " likely", " important", " happy",   " safe", " support",
                      " good",  " excellent", " better", " easy",      " always ", " high", " positive",
                      " more ", " for ",      " often ", " very ",     " best ",   " great"}))
        return 1;
    return 0;
}

std::optional<double> number_of(const std::string& value) {
    double number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    if (read.ec != std::errc() || read.ptr != value.data() + value.size()) return std::nullopt;
    return number;
}

// 1 where the poles run from negative to positive, -1 the other way, 0 where they run neither way.
int direction_of(const std::vector<int>& poles) {
    if (std::count(poles.begin(), poles.end(), 1) == 0 || std::count(poles.begin(), poles.end(), -1) == 0)
        return 0;
    if (std::is_sorted(poles.begin(), poles.end())) return 1;
    return std::is_sorted(poles.rbegin(), poles.rend()) ? -1 : 0;
}

}  // namespace

std::optional<Scale> scale_of(const std::vector<Labelled>& choices, bool surely) {
    Scale scale;
    std::vector<int> poles;
    bool counts_up = true;
    std::optional<double> before;
    for (std::size_t place = 0; place < choices.size(); ++place) {
        const std::string words = spelled(choices[place].value);
        if (is_outside(words)) {
            scale.outside.push_back(place);
            continue;
        }
        scale.steps.push_back(place);
        poles.push_back(pole_of(words));
        const auto number = number_of(choices[place].value);
        counts_up = counts_up && number && (!before || *number > *before);
        before = number;
    }
    if (scale.steps.size() < fewest_steps) return std::nullopt;
    const int direction = direction_of(poles);
    if (!surely && direction == 0 && !counts_up) return std::nullopt;
    if (direction < 0) std::reverse(scale.steps.begin(), scale.steps.end());
    return scale;
}

}  // namespace council
