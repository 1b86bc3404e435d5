// SPDX-License-Identifier: Apache-2.0
// Selects of many choices: which they are, and of their choices the few that a screen can show.
//
// ODK XForms spec, "Appearances": autocomplete and search find what holds the words typed, however they are
// written (kiosk/visit/folding.h). Of 100,000 choices a key's search takes some milliseconds; a picture
// copies the few that it shows and none of the others.
#pragma once

#include <string>
#include <vector>

#include "kiosk/screens/screen.h"

namespace kiosk {

// One that its form wants closed, or with more choices than anybody reads through.
bool is_long_list(const xforms::Question&);

// Owns the choices of one such question, in one language.
class SearchableChoices {
 public:
    explicit SearchableChoices(xforms::Question&);  // takes its choices out of it but those chosen

    // Gives the question, whose list is open, those choices whose labels hold `search`, from number `first`
    // on as many as one screen may need.
    screens::ChoiceSearch show(xforms::Question&, const std::string& search, int first);

 private:
    void find(const std::string& search);
    void fold_labels();

    std::vector<xforms::Choice> choices_;
    std::vector<std::u16string> folded_;  // their labels, made when the list is opened
    std::vector<std::size_t> found_;
    std::string searched_;
};

}  // namespace kiosk
