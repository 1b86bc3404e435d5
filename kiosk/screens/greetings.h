// SPDX-License-Identifier: Apache-2.0
// "Hello" in every language that is offered, each in its own script, in rows. Threads: one.
#pragma once

#include "kiosk/screens/layout.h"

namespace screens {

class Greetings {
 public:
    // `look` is that of each; `lit`, the index of a language, stands out.
    Greetings(Stage&, touch::TextLook look, std::optional<std::size_t> lit = {});

    float height(float width) const;
    void draw(touch::Rect) const;

 private:
    struct Word {
        std::size_t language = 0;
        text::Size size;
    };
    const LanguageName& language(const Word& word) const {
        return stage_->view.chrome.languages[word.language];
    }
    touch::TextLook look_of(const Word&) const;
    float gap_in(float width) const;
    template <class Put>
    float lay_out(float width, Put put) const;  // the height of all rows

    Stage* stage_;
    touch::TextLook look_;
    std::optional<std::size_t> lit_;
    std::vector<Word> words_;
};

}  // namespace screens
