// SPDX-License-Identifier: Apache-2.0
// An XPath expression's tokens (XPath 1.0 section 3.7, with its rule for telling `*` and `and` the operators
// from names).
//
// Owns nothing: tokens are views of the source. Errors: ErrorKind::invalid with the character's place.
// Threads: any.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/result.h"

namespace xforms {

enum class TokenKind { number, literal, name, symbol, word_operator, end };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string_view text;  // a literal's without its quotes
    std::size_t place = 0;  // bytes from the start of the source
};

kiosk::Result<std::vector<Token>> read_tokens(std::string_view source);

// "at character 7 of "1 + + 2": an operand is missing", as ErrorKind::invalid.
tl::unexpected<kiosk::Error> fail_at(std::string_view source, std::size_t place, const std::string& what);

}  // namespace xforms
