// SPDX-License-Identifier: Apache-2.0
#include "kiosk/voice/pieces.h"

#include <algorithm>

#include "kiosk/utf8.h"

namespace voice {
namespace {

// What has been read of the present word.
class Word {
 public:
    void add(char32_t code) {
        if (g_unichar_isspace(code) != FALSE) {
            if (together_ > 1) *this = {};
            run_ = together_ = 0;
        } else if (g_unichar_isalnum(code) == FALSE) {
            ++marks_;
            run_ = 0;
        } else {
            // An ideograph is a word of its own; but what stands between two of them may still add up.
            if (g_unichar_iswide(code) == FALSE) ++letters_;
            together_ = std::max(together_, ++run_);
        }
    }
    bool too_long() const { return letters_ > most_letters_of_a_word || marks_ > most_marks_of_a_word; }

 private:
    std::size_t letters_ = 0, marks_ = 0;
    std::size_t run_ = 0, together_ = 0;  // letters in a row: now, and the most since the last blank
};

}  // namespace

std::vector<std::string_view> pieces(std::string_view words) {
    std::vector<std::string_view> all;
    Word word;
    std::size_t from = 0, at = 0;
    utf8::each_letter(words, [&](char32_t code, std::string_view letter) {
        word.add(code);
        if (word.too_long()) {
            all.push_back(words.substr(from, at - from));
            from = at;
            word = {};
            word.add(code);
        }
        at += letter.size();
    });
    all.push_back(words.substr(from));
    return all;
}

}  // namespace voice
