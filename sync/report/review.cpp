// SPDX-License-Identifier: Apache-2.0
#include "sync/report/review.h"

#include <optional>

#include "kiosk/blanks.h"
#include "kiosk/byte_order_mark.h"
#include "sync/inbox/result.h"
#include "sync/report/personal.h"

namespace council {

namespace {

constexpr std::string_view open_mark = "[[", close_mark = "]]", further = "    ";

// The words alone, without blanks' lengths and without any bracket.
std::string bare(std::string_view text) {
    std::string kept(text), words;
    std::erase_if(kept, [](char letter) { return letter == '[' || letter == ']'; });
    for (const std::string& word : kiosk::words_of(kept)) words += word + " ";
    return words;
}

// nullopt where a mark has no fellow.
std::optional<std::vector<Piece>> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    while (!text.empty()) {
        const std::size_t open = text.find(open_mark), stray = text.find(close_mark);
        if (stray < open) return std::nullopt;
        if (open > 0) pieces.push_back({std::string(text.substr(0, open)), false});
        if (open == text.npos) break;
        const std::size_t close = text.find(close_mark, open);
        if (close == text.npos) return std::nullopt;
        const std::string_view inner = text.substr(open + open_mark.size(), close - open - open_mark.size());
        if (inner.find(open_mark) != inner.npos) return std::nullopt;
        pieces.push_back({std::string(inner), true});
        text.remove_prefix(close + close_mark.size());
    }
    return pieces;
}

// The file line by line. What is being read is kept until the next begins.
class Reading {
 public:
    Result<void> line(std::string_view line) {
        ++number_;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.starts_with(further)) return add_line(line.substr(further.size()));
        if (line.empty()) {
            ++blank_;
            return {};
        }
        if (auto kept = keep(); !kept) return kept;
        if (line.starts_with('#')) return {};
        if (line.starts_with('=')) return begin_part(kiosk::words_of(line.substr(1)));
        return begin_text(line);
    }

    Result<void> keep() {
        blank_ = 0;
        if (!id_.empty()) {
            auto pieces = pieces_of(text_);
            if (!pieces) return wrong(begun_, "its marks [[ and ]] do not pair");
            review.texts.insert_or_assign(id_, std::move(*pieces));
        } else if (!did_.empty() && !text_.empty()) {
            review.did[did_] = text_;
        }
        id_.clear();
        text_.clear();
        return {};
    }

    Review review;

 private:
    tl::unexpected<kiosk::Error> wrong(int line, const std::string& what) const {
        return fail(ErrorKind::invalid, "line " + std::to_string(line) + " of the review: " + what + ".");
    }

    Result<void> add_line(std::string_view line) {
        if (left_out_) return {};
        if (id_.empty() && did_.empty()) return wrong(number_, "it belongs to no text");
        if (!text_.empty()) text_.append(static_cast<std::size_t>(blank_) + 1, '\n');
        blank_ = 0;
        text_ += line;
        return {};
    }

    Result<void> begin_part(const std::vector<std::string>& words) {
        left_out_ = false;
        did_.clear();
        if (words.size() != 2 || (words[0] != "texts" && words[0] != "did"))
            return wrong(number_, "after = stands \"texts\" or \"did\", and the path of a question");
        if (words[0] == "did") did_ = words[1];
        return {};
    }

    Result<void> begin_text(std::string_view line) {
        left_out_ = line.starts_with('-');
        did_.clear();
        if (left_out_) return {};
        const std::size_t blank = line.find(' ');
        id_ = line.substr(0, blank);
        if (id_.find_first_not_of("0123456789abcdef") != id_.npos)
            return wrong(number_, "it does not begin with the number of a text");
        text_ = blank == line.npos ? "" : line.substr(blank + 1);
        begun_ = number_;
        return {};
    }

    int number_ = 0, begun_ = 0, blank_ = 0;
    bool left_out_ = false;
    std::string id_, did_, text_;
};

// A resident's own "[[" must not be a mark: of brackets side by side one is left.
std::string without_marks(std::string_view text) {
    std::string kept;
    for (const char letter : text)
        if (kept.empty() || letter != kept.back() || (letter != '[' && letter != ']')) kept += letter;
    return kept;
}

// `further` before each line but the first, so that no line of a resident's can be taken for the file's own.
std::string indented(std::string_view text) {
    std::string lines;
    for (const char letter : text) {
        if (letter != '\r') lines += letter;
        if (letter == '\n') lines += further;
    }
    return lines;
}

}  // namespace

Result<Review> read_review(std::string_view file) {
    Reading reading;
    file = kiosk::without_byte_order_mark(file);
    while (!file.empty()) {
        const std::size_t end = std::min(file.find('\n'), file.size());
        if (auto read = reading.line(file.substr(0, end)); !read) return tl::unexpected(read.error());
        file.remove_prefix(std::min(end + 1, file.size()));
    }
    if (auto kept = reading.keep(); !kept) return tl::unexpected(kept.error());
    return std::move(reading.review);
}

bool is_same_text(const std::vector<Piece>& pieces, std::string_view text) {
    std::string whole;
    for (const Piece& piece : pieces) whole += piece.words;
    return bare(whole) == bare(text);
}

void write_review_head(std::ostream& out, const std::string& title) {
    out << "# " << indented(title) << "\n"
        << "# What stands in [[ ]] is taken out when the report is published. Look at each text: the marks "
           "that\n"
        << "# stand here are guesses, and some are wrong or missing. A - before the number leaves a text "
           "out.\n"
        << "# Write what the council did below \"= did\", each line after four blanks.\n";
}

void write_review_texts(std::ostream& out, const Question& question, const std::vector<Text>& texts,
                        std::string_view public_words) {
    out << "\n# " << question.label << "\n= texts " << question.path << "\n";
    for (const Text& text : texts) {
        const std::string words = without_marks(std::string(text.words));
        std::string marked;
        std::size_t at = 0;
        for (const Stretch& each : personal(words, public_words)) {
            marked += words.substr(at, each.begin - at);
            marked += open_mark;
            marked += words.substr(each.begin, each.end - each.begin);
            marked += close_mark;
            at = each.end;
        }
        marked += words.substr(at);
        out << text.id << ' ' << indented(marked) << '\n';
    }
}

void write_review_did(std::ostream& out, const Question& question) {
    out << "\n# " << question.label << "\n= did " << question.path << "\n";
}

}  // namespace council
