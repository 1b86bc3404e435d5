// SPDX-License-Identifier: Apache-2.0
// What the council reads in a record, held against what the person read at the check: each answer that was
// sent has its row and each row's answer was sent, in the words that the form's own XML has for it in that
// language. Of forms without repeats. Knows nothing of the kiosk's engine: only its reader of XML.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kiosk/screens/screen.h"
#include "kiosk/xforms/xml.h"

namespace campaign {

class FormWords {
 public:
    explicit FormWords(const std::string& form_xml);
    // "" where both say the same; else what is sent and not seen, or seen and not sent.
    std::string difference(const std::string& record, const std::vector<screens::Check::Row>&,
                           const std::string& language) const;

 private:
    struct Choice {
        std::string value, text;  // of itext, by its id
    };
    using Choices = std::vector<Choice>;  // none where the answer is typed
    void learn(const xforms::XmlElement&);
    void learn_language(const xforms::XmlElement& translation);
    bool says(const std::string& answer, const std::string& value, const Choices&,
              const std::string& language) const;

    std::map<std::string, Choices> questions_;                          // by reference
    std::map<std::pair<std::string, std::string>, std::string> texts_;  // by language and id
};

}  // namespace campaign
