// SPDX-License-Identifier: Apache-2.0
// The review of a report, which a person edits before it is published: a text file.
//
//     # a remark
//     = texts missing                     the path of the question
//     0a1b2c3d4e5f I live beside [[John Smith]]
//         and have no complaints          a further line of the same text
//     -66778899aabb This one is left out whole
//     = did priority                      "we did" about that question
//         We have changed the order.
//
// What stands in [[ ]] is taken out where the report is published. A text that does not stand in the review,
// or begins with "-", is not published. The file adds no words to a text: what is not a resident's is
// refused, with its line. Errors: ErrorKind::invalid.
#pragma once

#include <map>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"
#include "sync/report/figures.h"

namespace council {

struct Piece {
    std::string words;
    bool taken_out = false;
};

struct Review {
    std::map<std::string, std::vector<Piece>> texts;  // by Text::id; left out: not there
    std::map<std::string, std::string> did;           // by path
};

kiosk::Result<Review> read_review(std::string_view file);
// Whether the pieces are the text itself, but for blanks and marks.
bool is_same_text(const std::vector<Piece>&, std::string_view text);

void write_review_head(std::ostream&, const std::string& title);
void write_review_texts(std::ostream&, const Question&, const std::vector<Text>&,
                        std::string_view public_words);
void write_review_did(std::ostream&, const Question&);

}  // namespace council
