// SPDX-License-Identifier: Apache-2.0
// A look at the bytes before libxml2 sees them.
//
// libxml2 2.9.14 compares every attribute of an element with every other before it tells its caller of the
// element: 200,000 attributes on one element burn a minute of processor inside the library, where no callback
// can stop it. So tags are measured here first, in one pass over the bytes. The pass knows just enough XML to
// tell tags from comments, CDATA sections and processing instructions; whatever is malformed is left for
// libxml2 to refuse.
#include <algorithm>

#include "kiosk/ascii.h"
#include "kiosk/utf8.h"
#include "kiosk/xforms/xml.h"

namespace xforms {

namespace {

class Scan {
 public:
    Scan(std::string_view bytes, const XmlLimits& limits) : bytes_(bytes), limits_(limits) {}

    XmlProblem run() {
        while (at_ < bytes_.size() && problem_.sentence.empty()) {
            const std::size_t open = bytes_.find('<', at_);
            if (open == std::string_view::npos) break;
            at_ = open;
            if (skip_comment() || skip("<![CDATA[", "]]>") || skip("<?", "?>")) continue;
            if (bytes_.substr(at_, 2) == "<!")
                refuse("a document type declaration (DOCTYPE) is not allowed in a form; take it out");
            measure_tag();
        }
        return problem_;
    }

 private:
    bool skip_comment() {
        if (bytes_.substr(at_, 4) != "<!--") return false;
        const std::size_t hyphens = bytes_.find("--", at_ + 4);
        if (hyphens == std::string_view::npos || bytes_.substr(hyphens, 3) != "-->")
            refuse(
                "the file is not well-formed XML: a comment has two hyphens in it, or no end; "
                "mend the comment");
        at_ = hyphens == std::string_view::npos ? bytes_.size() : hyphens + 3;
        return true;
    }

    bool skip(std::string_view begin, std::string_view end) {
        if (bytes_.substr(at_, begin.size()) != begin) return false;
        const std::size_t close = bytes_.find(end, at_ + begin.size());
        at_ = close == std::string_view::npos ? bytes_.size() : close + end.size();
        return true;
    }

    void measure_tag() {
        std::size_t attributes = 0;
        char quote = 0;
        std::size_t here = at_ + 1;
        for (; here < bytes_.size(); ++here) {
            const char byte = bytes_[here];
            if (quote) {
                if (byte == quote) quote = 0;
            } else if (byte == '"' || byte == '\'') {
                quote = byte;
            } else if (byte == '>') {
                break;
            } else if (byte == '=' && ++attributes > limits_.attributes) {
                refuse("an element has more than " + std::to_string(limits_.attributes) +
                       " attributes; leave some out");
                return;
            }
        }
        at_ = here;
    }

    void refuse(std::string sentence) {
        if (!problem_.sentence.empty()) return;
        const auto end = bytes_.begin() + static_cast<std::ptrdiff_t>(at_);
        problem_ = {1 + static_cast<int>(std::count(bytes_.begin(), end, '\n')), std::move(sentence)};
    }

    std::string_view bytes_;
    const XmlLimits& limits_;
    std::size_t at_ = 0;
    XmlProblem problem_;
};

// Only UTF-8 is read, so that this file's view of the bytes is libxml2's too: in UTF-16 or EBCDIC it would
// see no tag.
std::string_view declared_encoding(std::string_view bytes) {
    if (bytes.substr(0, 5) != "<?xml") return {};
    const std::string_view declaration = bytes.substr(0, bytes.find("?>"));
    const std::size_t word = declaration.find("encoding");
    if (word == std::string_view::npos) return {};
    const std::size_t open = declaration.find_first_of("\"'", word);
    if (open == std::string_view::npos) return {};
    const std::size_t close = declaration.find(declaration[open], open + 1);
    return declaration.substr(open + 1, close == std::string_view::npos ? close : close - open - 1);
}

bool same_ignoring_case(std::string_view left, std::string_view right) {
    return kiosk::lower_ascii(left) == kiosk::lower_ascii(right);
}

int line_of_damage(std::string_view bytes) {
    int line = 1;
    while (!bytes.empty()) {
        const utf8::Letter letter = utf8::first(bytes);
        if (letter.code == utf8::replacement && letter.bytes == 1) break;  // one that was written has three
        if (letter.code == '\n') ++line;
        bytes.remove_prefix(letter.bytes);
    }
    return line;
}

}  // namespace

XmlProblem find_flood(std::string_view bytes, const XmlLimits& limits) {
    if (bytes.size() > limits.bytes)
        return {0, "the file is larger than " + std::to_string(limits.bytes / 1'000'000) +
                       " MB; leave some of it out"};
    if (bytes.find('\0') != std::string_view::npos)
        return {0, "the file is no UTF-8 text (it holds a zero byte); save it as UTF-8"};
    if (!utf8::valid(bytes))
        return {line_of_damage(bytes), "the file is no valid UTF-8 text; save it as UTF-8"};
    const std::string_view encoding = declared_encoding(bytes);
    if (!encoding.empty() && !same_ignoring_case(encoding, "utf-8") &&
        !same_ignoring_case(encoding, "us-ascii"))
        return {1, "the encoding is " + std::string(encoding.substr(0, 40)) + "; save the file as UTF-8"};
    return Scan(bytes, limits).run();
}

}  // namespace xforms
