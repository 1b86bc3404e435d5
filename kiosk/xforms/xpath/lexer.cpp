// SPDX-License-Identifier: Apache-2.0
#include "kiosk/xforms/xpath/lexer.h"

#include <algorithm>
#include <array>
#include <utility>

namespace xforms {

namespace {

using kiosk::Result;

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}
bool is_space(char letter) {
    return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
}
// Every byte of a letter beyond ASCII counts: element names in any script are names (XML 1.0
// "NameStartChar").
bool starts_name(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || letter == '_' ||
           static_cast<unsigned char>(letter) >= 0x80;
}
bool continues_name(char letter) {
    return starts_name(letter) || is_digit(letter) || letter == '-' || letter == '.';
}

class Lexer {
 public:
    explicit Lexer(std::string_view source) : source_(source) {}

    Result<std::vector<Token>> read() {
        for (;;) {
            while (place_ < source_.size() && is_space(source_[place_])) ++place_;
            if (place_ == source_.size()) break;
            const Result<Token> token = next();
            if (!token) return tl::unexpected(token.error());
            tokens_.push_back(*token);
        }
        tokens_.push_back({TokenKind::end, {}, place_});
        return std::move(tokens_);
    }

 private:
    Result<Token> next() {
        const char letter = source_[place_];
        if (letter == '"' || letter == '\'') return literal(letter);
        if (is_digit(letter) || (letter == '.' && is_digit(peek(1)))) return number();
        if (starts_name(letter)) return name();
        for (const std::string_view symbol : {"//", "::", "..", "<=", ">=", "!="})
            if (source_.substr(place_, 2) == symbol) return take(TokenKind::symbol, 2);
        if (letter == '*' && !operand_expected()) return take(TokenKind::word_operator, 1);
        if (std::string_view("()[]/|+-=<>*.@,").find(letter) != std::string_view::npos)
            return take(TokenKind::symbol, 1);
        if (letter == '$')
            return fail_at(source_, place_, "variables do not exist in forms; write the path instead");
        return fail_at(source_, place_, "this character has no meaning in an expression");
    }

    Result<Token> literal(char quote) {
        const std::size_t end = source_.find(quote, place_ + 1);
        if (end == std::string_view::npos)
            return fail_at(source_, place_, "the text that starts here is not closed");
        const Token token{TokenKind::literal, source_.substr(place_ + 1, end - place_ - 1), place_};
        place_ = end + 1;
        return token;
    }

    Result<Token> number() {
        std::size_t length = 0;
        while (is_digit(peek(length))) ++length;
        if (peek(length) == '.') {
            ++length;
            while (is_digit(peek(length))) ++length;
        }
        return take(TokenKind::number, length);
    }

    Result<Token> name() {
        std::size_t length = ncname(0);
        // "jr:choice-name", "orx:*"; but "child::a" is an axis, and its colons are two.
        if (peek(length) == ':' && (starts_name(peek(length + 1)) || peek(length + 1) == '*'))
            length = peek(length + 1) == '*' ? length + 2 : ncname(length + 1);
        const std::string_view text = source_.substr(place_, length);
        static constexpr std::array<std::string_view, 4> words{"and", "or", "mod", "div"};
        if (!operand_expected() && std::find(words.begin(), words.end(), text) != words.end())
            return take(TokenKind::word_operator, length);
        return take(TokenKind::name, length);
    }

    std::size_t ncname(std::size_t length) const {
        while (continues_name(peek(length))) ++length;
        return length;
    }

    // XPath 1.0 section 3.7: "If there is a preceding token and the preceding token is not one of @, ::, (,
    // [, , or an Operator, then a * must be recognized as a MultiplyOperator and an NCName must be recognized
    // as an OperatorName."
    bool operand_expected() const {
        if (tokens_.empty()) return true;
        const Token& last = tokens_.back();
        if (last.kind == TokenKind::word_operator) return true;
        if (last.kind != TokenKind::symbol) return false;
        return last.text != ")" && last.text != "]" && last.text != "." && last.text != ".." &&
               last.text != "*";
    }

    char peek(std::size_t ahead) const {
        return place_ + ahead < source_.size() ? source_[place_ + ahead] : '\0';
    }
    Token take(TokenKind kind, std::size_t length) {
        const Token token{kind, source_.substr(place_, length), place_};
        place_ += length;
        return token;
    }

    std::string_view source_;
    std::size_t place_ = 0;
    std::vector<Token> tokens_;
};

}  // namespace

Result<std::vector<Token>> read_tokens(std::string_view source) {
    return Lexer(source).read();
}

tl::unexpected<kiosk::Error> fail_at(std::string_view source, std::size_t place, const std::string& what) {
    constexpr std::size_t most_shown = 120;  // bytes: a hostile expression must not fill the staff's screen
    const std::size_t from = place > most_shown / 2 ? place - most_shown / 2 : 0;
    std::string shown(source.substr(from, most_shown));
    if (from + most_shown < source.size()) shown += "...";
    return kiosk::fail(kiosk::ErrorKind::invalid, "at character " + std::to_string(place + 1) + " of \"" +
                                                      (from > 0 ? "..." : "") + shown + "\": " + what);
}

}  // namespace xforms
