// SPDX-License-Identifier: Apache-2.0
// How each question of a form is reported: as a scale, as choices, as numbers, as texts, or as a group of
// people that other answers are told by.
//
// A scale is a question with one choice whose choices run from one pole to the other: numbers that count up,
// the appearance "likert", or values in English as XLSForms have them ("strongly_agree" to
// "strongly_disagree", "very_satisfied", "poor"). Choices such as "dont_know" stand outside it. A group is a
// question with one choice about who somebody is (kiosk/xforms/singling_out.h, or it stands in a form's group
// "equality", "diversity", "demographics" or "about_you") that everybody is asked. Of what is asked of some
// only, of the same kind, nothing is reported: its base alone could tell how few a hidden group has. What
// this misses a council names itself. Pure.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "sync/office/dictionary.h"

namespace council {

struct Labelled {
    std::string value, label;
};

struct Scale {
    std::vector<std::size_t> steps;    // into Question::choices, from the negative pole to the positive
    std::vector<std::size_t> outside;  // "Don't know"
};

struct Question {
    enum class Shown { scale, one_choice, several_choices, ranking, number, short_text, long_text };
    std::uint32_t node = 0;
    std::size_t table = 0;  // 0, or of a repeat
    Shown shown = Shown::one_choice;
    bool is_group = false;
    std::string path, label;  // label: of one line; the path where the form has none
    std::vector<Labelled> choices;
    Scale scale;
};

// Nodes by their paths, as a council names them against what the program would guess.
struct NamedNodes {
    std::set<std::string> scales, groups, leave_out;
};

// In the form's order, in this language. Invalid where a named node is no question with one choice, or
// a named group stands in a repeat.
kiosk::Result<std::vector<Question>> questions_of(const Dictionary&, const std::string& language,
                                                  const NamedNodes&);

}  // namespace council
