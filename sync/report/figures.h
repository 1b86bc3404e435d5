// SPDX-License-Identifier: Apache-2.0
// What was answered to each question, counted: the numbers of a report before anything is hidden. Texts are
// views into the answers, which must outlive them. Pure.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sync/office/answers.h"
#include "sync/report/questions.h"
#include "sync/report/suppression.h"

namespace council {

struct Text {
    std::string id;  // tells it from others in a review, and nobody whose it is
    std::string_view words;
};

struct Figures {
    long base = 0;                       // answers, of submissions or of instances of a repeat
    Counts counts;                       // of Question::choices
    std::map<std::string, long> others;  // values that are no choice of any version; short texts
    // A ranking: the sum of the places of each choice, from 1, and how often it stood first.
    Counts places, firsts;
    std::vector<double> numbers;  // sorted
    std::vector<Text> texts;      // by id
};

Figures figures_of(const Answers&, const Question&);

// cells[group][answer] of two questions with one choice; the last of each is "no answer", or no choice.
std::vector<Counts> crossed(const Answers&, const Question& group, const Question& answer);

}  // namespace council
